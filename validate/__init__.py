"""Reads statistical reports, recognises their figures, checks that they agree."""
