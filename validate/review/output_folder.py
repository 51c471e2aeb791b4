"""An output folder read again, with care: somebody may have edited, cut or mixed what is there."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.folder import CONTRACT, MANIFEST
from validate.errors import TieoutError

_WIDEST = 2**31 - 1  # a cell of a table may hold a whole paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFolder:
    """
    The folder at ``path``; ``remedy`` is what a person should do where it cannot be used.

    All methods raise :class:`TieoutError` for what no run writes.
    """

    path: Path
    remedy: str

    def is_written(self) -> bool:
        """Whether a run left a manifest there."""
        if self.path.exists() and not self.path.is_dir():
            raise TieoutError(str(self.path), "is a file, not a folder", self.remedy)
        return (self.path / MANIFEST).exists()

    def manifest(self) -> Mapping[str, Any]:
        """What ``run.json`` says, of the contract that this program knows."""
        found = self.mapping(self.json(MANIFEST), MANIFEST, "it")
        if found.get("contract") != CONTRACT:
            problem = f"was not written by a run of this version (contract {CONTRACT})"
            raise TieoutError(str(self.path / MANIFEST), problem, self.remedy)
        return found

    def json(self, name: str) -> Any:  # noqa: ANN401 - whatever the file holds; it is looked at next
        """What a JSON file holds."""
        path = self.path / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise TieoutError(str(path), "is missing", self.remedy) from error
        except OSError as error:
            raise self._unreadable(path, error) from error
        except (ValueError, RecursionError) as error:
            raise TieoutError(str(path), "is no JSON", self.remedy) from error

    def entries(self, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The objects of a JSON file that is a list of them, each with what to call it."""
        found = self.json(name)
        if not isinstance(found, list):
            raise self.broken(name, "it", "a list")
        for number, one in enumerate(found, start=1):
            yield f"entry {number}", self.mapping(one, name, f"entry {number}")

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
        """The rows of a CSV file, from 1; it must have ``columns``, and may have more."""
        path = self.path / name
        widest = csv.field_size_limit(_WIDEST)
        try:
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file, strict=True)
                absent = [one for one in columns if one not in (reader.fieldnames or ())]
                if absent:
                    raise TieoutError(str(path), f"has no column {absent[0]}", self.remedy)
                for number, row in enumerate(reader, start=1):
                    if None in row or None in row.values():
                        raise self.broken(name, f"row {number}", "complete")
                    yield number, row
        except FileNotFoundError as error:
            raise TieoutError(str(path), "is missing", self.remedy) from error
        except OSError as error:
            raise self._unreadable(path, error) from error
        except (ValueError, csv.Error) as error:
            raise TieoutError(str(path), "is no CSV file in UTF-8", self.remedy) from error
        finally:
            csv.field_size_limit(widest)

    def mapping(self, value: object, name: str, key: str) -> Mapping[str, Any]:
        """A value that must be an object."""
        if not isinstance(value, dict):
            raise self.broken(name, key, "an object")
        return value

    def numbers(self, value: object, name: str, key: str) -> Mapping[str, int]:
        """A value that must be an object of counts."""
        found = self.mapping(value, name, key)
        if not all(type(one) is int and one >= 0 for one in found.values()):
            raise self.broken(name, key, "made of counts")
        return found

    def texts(self, value: object, name: str, key: str) -> Mapping[str, str]:
        """A value that must be an object of texts."""
        found = self.mapping(value, name, key)
        if not all(isinstance(one, str) for one in found.values()):
            raise self.broken(name, key, "made of texts")
        return found

    def items(self, value: object, name: str, key: str) -> list[Any]:
        """A value that must be a list."""
        if not isinstance(value, list):
            raise self.broken(name, key, "a list")
        return value

    def broken(self, name: str, key: str, wanted: str) -> TieoutError:
        """The error for a file that is not as a run writes it."""
        problem = f"was not written by a run: {key} is not {wanted}"
        return TieoutError(str(self.path / name), problem, self.remedy)

    def unfit(self, name: str, other: str) -> TieoutError:
        """The error for files of different runs."""
        problem = f"does not belong to the {other} beside it"
        return TieoutError(str(self.path / name), problem, self.remedy)

    def _unreadable(self, path: Path, error: OSError) -> TieoutError:
        return TieoutError(str(path), f"cannot be read ({error.strerror})", self.remedy)
