"""Typeset text reports as PDFs in many printers' manners, to compare both readings."""
