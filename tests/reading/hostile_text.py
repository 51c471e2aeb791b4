"""Texts that are hostile."""

from .hostile_pdf import SENTENCES, TEXT, Hostile

_WORDS = " ".join(SENTENCES)
FILES = {
    "run-of-ones": Hostile(
        lambda: TEXT + b"The level was level " + b"1, " * 3000, "either", "text", ".txt"
    ),
    "run-of-ones-and": Hostile(
        lambda: TEXT + b"The levels were " + b"1 and " * 20_000, "either", "text", ".txt"
    ),
    "run-of-number-words": Hostile(
        lambda: TEXT + b"There were " + b"twenty hundred and " * 20_000, "either", "text", ".txt"
    ),
    "digits-1-mb": Hostile(lambda: TEXT + b"9" * 1_000_000, "either", "text", ".txt"),
    "no-space-1-mb": Hostile(lambda: TEXT + b"x" * 1_000_000, "either", "text", ".txt"),
    "no-space-1-mb-of-brackets": Hostile(lambda: TEXT + b"(" * 1_000_000, "either", "text", ".txt"),
    "dots-1-mb": Hostile(lambda: TEXT + b"A" + b"." * 1_000_000, "either", "text", ".txt"),
    "spaces-1-mb": Hostile(lambda: TEXT + b"A" + b" " * 1_000_000 + b"b", "either", "text", ".txt"),
    "nuls": Hostile(lambda: TEXT.replace(b" ", b"\0"), "unreadable", "", ".txt"),
    "few-nuls": Hostile(lambda: TEXT * 3 + b"\0\0", "either", "text", ".txt"),
    "utf-16": Hostile(lambda: TEXT.decode().encode("utf-16"), "unreadable", "", ".txt"),
    "latin-1": Hostile(lambda: TEXT + b"caf\xe9 \xa3 99", "unreadable", "", ".txt"),
    "spaces-only": Hostile(lambda: b" \n\t\n" * 999, "unreadable", "", ".txt"),
    "pdf-named-txt": Hostile(lambda: b"%PDF-1.4\n% nothing\n", "unreadable", "", ".txt"),
    "tabs-100000": Hostile(lambda: TEXT + b"a\t" * 100_000, "either", "text", ".txt"),
    "cells-of-ones": Hostile(lambda: TEXT + b"1\t" * 100_000, "either", "text", ".txt"),
    "table-of-20000-rows": Hostile(
        lambda: TEXT + b"Figure 1: A table\n\nArea\tRate\n" + b"A\t1.5\n" * 20_000,
        "either",
        "text",
        ".txt",
    ),
    "captions-20000": Hostile(
        lambda: TEXT + b"".join(b"Figure %d: Rate\n\n" % n for n in range(20_000)),
        "either",
        "text",
        ".txt",
    ),
    "captions-20000-in-a-row": Hostile(
        lambda: TEXT + b"".join(b"Figure %d: Rate\n" % n for n in range(20_000)),
        "either",
        "text",
        ".txt",
    ),
    "note-marks-20000": Hostile(
        lambda: TEXT + "The force fell¹²³⁴⁵ ".encode() * 20_000, "either", "text", ".txt"
    ),
    "empty-lines-1000000": Hostile(lambda: TEXT + b"\n" * 1_000_000, "readable", "text", ".txt"),
    "sentence-of-50000-words": Hostile(
        lambda: TEXT + b" and ".join([b"the force had officers"] * 10_000) + b".",
        "either",
        "text",
        ".txt",
    ),
    "sentences-20000": Hostile(
        lambda: TEXT + f"{_WORDS}\n\n".encode() * 4000, "either", "text", ".txt"
    ),
    "carriage-returns": Hostile(lambda: TEXT.replace(b"\n", b"\r"), "readable", "text", ".txt"),
    "byte-order-mark": Hostile(lambda: b"\xef\xbb\xbf" + TEXT, "readable", "text", ".txt"),
    "right-to-left": Hostile(
        lambda: TEXT.replace(b"force", "\u202eforce\u202c".encode()), "either", "", ".txt"
    ),
    "marks-on-a-letter": Hostile(
        lambda: TEXT + ("e" + "\u0301" * 500_000).encode(), "either", "text", ".txt"
    ),
}
