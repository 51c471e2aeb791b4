"""Invented bar charts: as vector drawings with turned lettering, or as a picture."""

import base64
import struct
import zlib

_NAMES = (
    "Avon", "Bedford", "Cambria", "Cheshire", "Cleve", "Devon", "Dorset", "Durham", "Dyfed",
    "Essex", "Glouces", "Gwent", "Hants", "Herts", "Humber", "Kent", "Lancs", "Leics", "Lincoln",
    "Mersey", "Norfolk", "Northants", "Notts", "Suffolk", "Surrey", "Sussex", "Thames", "Wilts",
)  # fmt: skip
_WIDE, _TALL = 620, 190
_DARK = 20
_THICK = 0.7
_TURNS = {"turned": -90, "slanted": -50, "valued": -90, "sideways": 0}


def bars(caption: str, kind: str) -> str:
    """Return the markup of a chart; its shape follows from its caption."""
    shares = _shares(len(_NAMES), len(caption))
    if kind == "picture":
        return _picture(shares)
    return _lying(shares) if kind == "sideways" else _standing(shares, kind)


def _shares(count: int, seed: int) -> list[float]:
    power = 0.5 + seed % 5 / 4
    return [((i + 2) / (count + 2)) ** power for i in range(count)]


def _picture(shares: list[float]) -> str:
    step = _WIDE / len(shares)
    rows = [
        bytes(_grey(shares, x / step, 1 - y / _TALL) for x in range(_WIDE)) for y in range(_TALL)
    ]
    source = base64.b64encode(_png(rows)).decode()
    alt = "A bar chart of all forces"
    return f'<img alt="{alt}" style="width:100%" src="data:image/png;base64,{source}">'


def _grey(shares: list[float], across: float, height: float) -> int:
    """The grey of a point that lies ``across`` so many bars, at a share of the full height."""
    bar = min(int(across), len(shares) - 1)
    if across - bar > _THICK or height > shares[bar]:
        return 255
    return 40 if bar == _DARK else 150


def _png(rows: list[bytes]) -> bytes:
    """Return rows of grey points as a PNG."""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def _standing(shares: list[float], kind: str) -> str:
    step = (_WIDE - 40) / len(shares)
    parts: list[str] = []
    for tick in range(0, 101, 20):
        y = _TALL - tick * _TALL / 110
        parts.append(f'<line x1="34" x2="{_WIDE}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ccc"/>')
        parts.append(f'<text x="30" y="{y + 3:.1f}" text-anchor="end">{tick}</text>')
    for i, (name, share) in enumerate(zip(_NAMES, shares, strict=True)):
        x, tall = 40 + i * step, share * _TALL / 1.1
        fill = "#1f3a5f" if i == _DARK else "#b5b5b5"
        parts.append(
            f'<rect x="{x:.1f}" y="{_TALL - tall:.1f}" width="{step * _THICK:.1f}" '
            f'height="{tall:.1f}" fill="{fill}"/>'
        )
        if kind == "valued":
            middle = x + step * 0.35
            parts.append(
                f'<text x="{middle:.1f}" y="{_TALL - tall - 2:.1f}" text-anchor="middle" '
                f'font-size="6">{share * 100:.1f}</text>'
            )
        at = f"{x + step * 0.5:.1f},{_TALL + 5}"
        parts.append(
            f'<text text-anchor="end" transform="translate({at}) rotate({_TURNS[kind]})">'
            f"{name}</text>"
        )
    legend = _TALL + 58
    parts.append(f'<rect x="240" y="{legend - 7}" width="7" height="7" fill="#1f3a5f"/>')
    parts.append(f'<text x="250" y="{legend}">The force</text>')
    parts.append(f'<rect x="320" y="{legend - 7}" width="7" height="7" fill="#b5b5b5"/>')
    parts.append(f'<text x="330" y="{legend}">Other forces</text>')
    return _svg(parts, _TALL + 64)


def _lying(shares: list[float]) -> str:
    """Bars that lie, names beside them: lettering that stands upright in lines of its own."""
    parts: list[str] = []
    for i, (name, share) in enumerate(zip(_NAMES[:10], shares[::3], strict=True)):
        y = i * 18
        parts.append(f'<text x="90" y="{y + 11}" text-anchor="end">{name}</text>')
        parts.append(f'<rect x="96" y="{y}" width="{share * 460:.1f}" height="13" fill="#8aa"/>')
        parts.append(f'<text x="{share * 460 + 100:.1f}" y="{y + 11}">{share * 60:.0f}%</text>')
    return _svg(parts, 190)


def _svg(parts: list[str], tall: int) -> str:
    inside = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {tall}" width="100%" '
        f'font-family="Liberation Sans, sans-serif" font-size="8">{inside}</svg>'
    )
