"""The programs that are compared: what each is given, how it is run, and its version."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks import release
from benchmarks.peers import docx_file, html_page
from benchmarks.peers.paper import BOLD, FONTS, FORM, REGULAR, Paper
from itadesk.exchange.examples import create_document

_TEMPLATE = Path(__file__).with_name("report.typ")
_TYPST = f"""
import sys, typst
typst.compile(
    {str(_TEMPLATE)!r}, output=sys.argv[2], root="/", font_paths=[{str(FONTS)!r}],
    ignore_system_fonts=True, sys_inputs={{"paper": sys.argv[1]}}, pdf_standards="a-2b",
)
"""
_WEASYPRINT = """
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-2u", pdf_tags=True)
"""
_STOCK = "import sys; from benchmarks.peers.stock import main; main(*sys.argv[1:])"
_CHROMIUM = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)
_PDF_A = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document to print: the DATA.json, what it says, and a folder for what is made of it."""

    data: Path | None
    paper: Paper
    folder: Path

    @property
    def stem(self) -> Path:
        """The files of this document, without their ending."""
        return self.folder / "report"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: `write` makes the file it reads, which takes no measured time."""

    key: str
    name: str
    write: Callable[[Source], Path]
    command: Callable[[Path, Path], Sequence[str]]
    version: Callable[[], str]  # "" when it is not installed
    close: bool = False  # in the race: run three times as often as the others

    @property
    def reads_data(self) -> bool:
        """Whether it is itadesk."""
        return self.write in (_data, _document)


def _data(source: Source) -> Path:
    assert source.data is not None, "a document that itadesk prints has a DATA.json"
    return source.data


def _document(source: Source) -> Path:
    path = source.stem.with_suffix(".itadesk")
    if not path.exists():
        create_document(path, _data(source)).close()
    return path


def _paper(source: Source) -> Path:
    path = source.stem.with_suffix(".paper.json")
    path.write_text(source.paper.json(), "utf-8")
    return path


def _html(source: Source) -> Path:
    path = source.stem.with_suffix(".html")
    path.write_text(html_page.html(source.paper), "utf-8")
    return path


def _docx(source: Source) -> Path:
    path = source.stem.with_suffix(".docx")
    docx_file.write(source.paper, path)
    return path


def _python(code: str, *more: str) -> Callable[[Path, Path], Sequence[str]]:
    """Return the command of a Python program that is given what to read and what to write."""
    return lambda source, pdf: [sys.executable, "-c", code, str(source), str(pdf), *more]


def _itadesk(source: Path, pdf: Path) -> Sequence[str]:
    script = Path(sys.executable).with_name("itadesk")
    return [str(script), "print", str(source), "--form", FORM, "-o", str(pdf)]


def _soffice(source: Path, pdf: Path) -> Sequence[str]:
    """LibreOffice names the PDF after its source; the profile is made once and kept."""
    profile = f"-env:UserInstallation={(source.parents[1] / 'soffice').as_uri()}"
    target = ["--convert-to", _PDF_A, "--outdir", str(pdf.parent), str(source)]
    return ["soffice", profile, "--headless", *target]


def _chromium(source: Path, pdf: Path) -> Sequence[str]:
    """Return the command; the profile is a new one every time."""
    profile = pdf.with_suffix(".profile")
    shutil.rmtree(profile, ignore_errors=True)
    options = [f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", source.as_uri()]
    return ["chromium", *_CHROMIUM, *options]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def _program(name: str) -> str:
    """Return the version that a program on the PATH says it has."""
    if shutil.which(name) is None:
        return ""
    done = subprocess.run([name, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout)
    return found[0] if found else "?"


def _stock(shaping: str) -> Callable[[Path, Path], Sequence[str]]:
    return _python(_STOCK, str(REGULAR), str(BOLD), shaping)


_OWN = partial(_installed, "itadesk")
_RL = partial(_installed, "reportlab")
PEERS: Mapping[str, Peer] = {
    peer.key: peer
    for peer in (
        Peer("itadesk", "itadesk", _data, _itadesk, _OWN, close=True),
        Peer("document", "itadesk, document file", _document, _itadesk, _OWN, close=True),
        Peer("typst", "Typst", _paper, _python(_TYPST), partial(_installed, "typst"), close=True),
        Peer("reportlab", "ReportLab", _paper, _stock("plain"), _RL),
        Peer("shaping", "ReportLab shaping=1", _paper, _stock("shaping"), _RL),
        Peer(
            "weasyprint",
            "WeasyPrint",
            _html,
            _python(_WEASYPRINT),
            partial(_installed, "weasyprint"),
        ),
        Peer("libreoffice", "LibreOffice", _docx, _soffice, partial(_program, "soffice")),
        Peer("chromium", "Chromium", _html, _chromium, partial(_program, "chromium")),
    )
}
"""Every program, by key, in the order of the tables."""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of every program: our fonts for those that look for them."""
    fonts = folder / "share" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for file in FONTS.glob("THSarabun*.ttf"):
        if not (fonts / file.name).exists():
            shutil.copy(file, fonts)
    return release.environment(folder) | {
        "XDG_DATA_HOME": str(folder / "share"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LANG": "C.UTF-8",
    }
