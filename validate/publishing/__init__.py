"""Publish: the files of the output folder."""
