"""Read: files to documents."""
