"""Sentences of a text, with their places in it."""

import re

import sentencex

# A bullet at the start keeps the segmenter from dividing what follows.
_BULLET = re.compile(r"\s*[•◦▪‣·*–-]\s+")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, surrounding space and the bullet of an item left out."""
    spans = []
    bullet = _BULLET.match(text)
    position = bullet.end() if bullet else 0
    for piece in sentencex.segment("en", text[position:]):
        start = text.index(piece, position)
        position = start + len(piece)
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((start + lead, start + len(piece.rstrip())))
    return tuple(spans)
