"""The programs that set a page: each takes a source and gives the bytes of a PDF."""

import importlib.util
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
_PATIENCE = 240
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_OFFICE = ("soffice", "libreoffice")


class EngineError(Exception):
    """An engine that failed, with what it said."""


def missing(engine: str) -> str:
    """Why an engine cannot be used here; empty if it can."""
    if engine in {"typst", "weasyprint"}:
        if importlib.util.find_spec(engine) is None:
            return f"the Python package {engine} is not installed"
        return "" if engine == "typst" else _import_trouble(engine)
    names = _CHROMIUM if engine == "chromium" else _OFFICE
    return "" if _program(names) else f"{names[0]} is not installed"


def typst_pdf(layout: str, report: str) -> bytes:
    """Return what typst makes of a report, which comes as JSON."""
    import typst  # noqa: PLC0415 - an optional engine

    folder = HERE / "typst"
    pdf: bytes = typst.compile(
        folder / f"{layout}.typ",
        root=folder,
        format="pdf",
        timestamp=0,
        sys_inputs={"report": report},
    )
    return pdf


def weasyprint_pdf(page: str) -> bytes:
    """Return what weasyprint makes of a page of HTML."""
    weasyprint = importlib.import_module("weasyprint")  # an optional engine without types
    pdf: bytes = weasyprint.HTML(string=page).write_pdf()
    return pdf


def chromium_pdf(page: str) -> bytes:
    """Return what a browser without a window prints of a page of HTML."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_text(page, encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        _run(
            _CHROMIUM,
            *options,
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            source.as_uri(),
        )
        return _result(target)


def office_pdf(page: str) -> bytes:
    """Return what a word processor makes of a page of HTML."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "report.html"
        source.write_text(page, encoding="utf-8")
        _run(
            _OFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            str(source),
        )
        return _result(folder / "report.pdf")


def _import_trouble(package: str) -> str:
    """Weasyprint is there but its libraries may not be."""
    try:
        importlib.import_module(package)
    except (ImportError, OSError) as error:
        return f"{package} cannot be loaded: {str(error).splitlines()[0]}"
    return ""


def _program(names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := shutil.which(name))), "")


def _run(names: tuple[str, ...], *arguments: str) -> None:
    command = [_program(names), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - programs named above, files of our own
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"{names[0]} took more than {_PATIENCE} seconds") from error
    if done.returncode:
        raise EngineError(f"{names[0]}: {done.stderr.strip()[-400:]}")


def _result(target: Path) -> bytes:
    if not target.exists():
        raise EngineError(f"no {target.name} was written")
    return target.read_bytes()
