"""Documents are worked on in processes of their own, which can be limited and killed."""
