"""
Hostile files: each is small in source, made anew, and the same byte for byte.

``HOSTILE`` has them by name; calling one gives its bytes. ``benchmarks/hostile.py`` measures what
a run makes of them.
"""

from collections.abc import Mapping

from . import (
    hostile_content,
    hostile_damage,
    hostile_letters,
    hostile_locked,
    hostile_structure,
    hostile_text,
)
from .hostile_pdf import SOUND, Hostile, Sound, Wanted

__all__ = ["HOSTILE", "SOUND", "Hostile", "Sound", "Wanted"]

HOSTILE: Mapping[str, Hostile] = {
    **hostile_structure.FILES,
    **hostile_content.FILES,
    **hostile_letters.FILES,
    **hostile_damage.FILES,
    **hostile_locked.FILES,
    **hostile_text.FILES,
}
