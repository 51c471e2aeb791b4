"""The house rules that no linter holds."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest

import schemas
import validate

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for name in ("validate", "schemas") for path in (ROOT / name).rglob("*.py"))
_SHORT_MODULE = 400
_SHORT_FUNCTION = 60


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_and_functions_are_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < _SHORT_MODULE
    for function in _functions(ast.parse(source)):
        assert function.end_lineno is not None
        lines = function.end_lineno - function.lineno + 1
        assert lines < _SHORT_FUNCTION, f"{function.name} has {lines} lines"


@pytest.mark.parametrize("package", [validate, schemas], ids=["validate", "schemas"])
def test_the_package_is_ours(package: object) -> None:
    """Another distribution, configobj, also installs a module named validate."""
    found = Path(str(getattr(package, "__file__", None))).resolve()
    installed = Path(str(distribution("tieout").locate_file(""))).resolve()
    assert found.name == "__init__.py"
    assert any(found.is_relative_to(place / found.parent.name) for place in (ROOT, installed))


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_wait_for_nothing_heavy(option: str) -> None:
    script = (
        "import json, sys\n"
        "from validate.cli import main\n"
        f"sys.argv = ['tieout', {option!r}]\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )
    loaded = set(json.loads(done.stderr))
    assert done.stdout
    assert "validate.cli" in loaded
    assert not loaded & {"pandas", "pandera", "numpy", "pdfplumber", "pypdfium2", "great_tables"}
