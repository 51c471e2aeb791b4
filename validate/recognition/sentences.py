"""Sentences of a text, with their places in it."""

import sentencex


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, surrounding space left out."""
    spans = []
    position = 0
    for piece in sentencex.segment("en", text):
        start = text.index(piece, position)
        position = start + len(piece)
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((start + lead, start + len(piece.rstrip())))
    return tuple(spans)
