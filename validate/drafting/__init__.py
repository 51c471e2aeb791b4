"""Draft: the outlines of reports in, the files of a family for them out, to be read and mended."""
