"""What the documents say is so."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from schemas import figures, ledger, mentions, published, verdicts
from validate.cli import cli

ROOT = Path(__file__).parents[1]
TABLES = {
    "figures.csv": figures.COLUMNS,
    "mentions.csv": mentions.COLUMNS,
    "ledger.csv": ledger.COLUMNS,
    "verdicts.csv": verdicts.COLUMNS,
    "data/*.csv": published.COLUMNS,
}
_SKIPPED = {".venv", "build", "dist", "node_modules"}
_LISTS_OF_KEYS = {"_MEASURE_KEYS", "_HEAD_KEYS"}
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_TARGET = re.compile(r"^(?P<name>[a-z]+):", re.MULTILINE)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _documents() -> list[Path]:
    return sorted(
        path
        for path in ROOT.rglob("*.md")
        if not _SKIPPED & set(path.relative_to(ROOT).parts)
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


def _commands() -> Iterator[click.Command]:
    yield cli
    yield from cli.commands.values()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "seeds/README.md"])
def test_every_make_target_that_is_named_exists(document: str) -> None:
    named = set(
        re.findall(r"\bmake ([a-z]+)\b(?=[\s`,;.]*(?:#|`|$|,))", _text(document), re.MULTILINE)
    )
    assert named
    assert named <= set(_TARGET.findall(_text("Makefile")))


def test_every_make_target_has_help() -> None:
    makefile = _text("Makefile")
    helped = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    assert helped == set(_TARGET.findall(makefile))


def test_every_command_and_option_has_help() -> None:
    for command in _commands():
        assert command.help, command.name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{command.name} {parameter.name}"


def test_readme_names_every_option_and_no_other() -> None:
    options = {
        option
        for parameter in cli.commands["run"].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    named = set(re.findall(r"^\| `(--[a-z-]+)", _text("README.md"), re.MULTILINE))
    assert named == options


def test_readme_excerpt_is_what_a_run_prints(tmp_path: Path) -> None:
    excerpt = _text("README.md").split("$ make run\n")[1].split("```")[0].splitlines()
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    told = {"COLUMNS", "FORCE_COLOR"}
    done = subprocess.run(
        [sys.executable, "-m", "validate", "run", "seeds", "--out", "out"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name not in told},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1, done.stderr
    assert excerpt[:-2] == done.stdout.replace("\\", "/").splitlines()
    for line in excerpt[-2:]:
        assert f'echo "{line}"' in _text("Makefile")


@pytest.mark.parametrize("table", TABLES)
def test_output_page_explains_every_column_in_order(table: str) -> None:
    section = _text("docs/output.md").split(f"\n## {table}\n")[1].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == TABLES[table]


def test_families_page_names_every_key() -> None:
    """The keys that loading knows are the arguments of ``only`` and the keys of a measure."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "validate/family").glob("*.py")]
    known = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if call and node.func.attr == "only":
            known.update(one.value for one in node.args if isinstance(one, ast.Constant))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _LISTS_OF_KEYS:
            known.update(ast.literal_eval(node.value))
    page = _text("docs/families.md")
    assert known
    assert [key for key in sorted(known) if not re.search(rf"\b{key}\b", page)] == []


def test_changelog_has_this_version() -> None:
    version = tomllib.loads(_text("pyproject.toml"))["project"]["version"]
    assert f"\n## [{version}] - " in _text("CHANGELOG.md")


@pytest.mark.parametrize(
    "document", _documents(), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if ":" in path:
            continue
        place = (document.parent / path).resolve() if path else document
        assert place.exists(), target
        if anchor and place.suffix == ".md":
            assert anchor in _anchors(place), target


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.casefold()).replace(" ", "-") for one in headings}
