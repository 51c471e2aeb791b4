"""Recognise: documents to figures, mentions and a ledger."""
