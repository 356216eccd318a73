"""The direction of dependencies of DESIGN section 2, read from the imports themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "itadesk"

MAY_IMPORT = {
    "core": {"core", "assets", "later"},
    "store": {"store", "core", "assets"},
    "report": {"report", "core", "assets", "later"},
    "exchange": {"exchange", "core", "store", "report", "assets"},
    "gui": {"gui", "core", "store", "report", "exchange", "assets"},
    "__main__": {"command_line", "later"},
    "command_line": {"commands", "core"},
    "commands": {"core", "store", "report", "exchange", "gui", "assets"},
    "assets": set[str](),
    "later": set[str](),
    "__init__": set[str](),
}
ONLY_IN = {
    "PySide6": "gui",
    "shiboken6": "gui",
    "peewee": "store",
    "playhouse": "store",
    "sqlite3": "store",
    "reportlab": "report",
    "uharfbuzz": "report",
    "pythainlp": "tests",  # no layer: the word list and what it is compared with
}


def imported(source: str, module: str) -> set[str]:
    """Return the full names that a module (`itadesk.core.words`) imports, at the top or inside."""
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            target = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{target}.{alias.name}" for alias in node.names}
    return names


def offences(source: str, module: str) -> list[str]:
    """Return what a module imports against the rules, as sentences that name both."""
    layer = module.split(".")[1]
    found = []
    for name in sorted(imported(source, module)):
        top, *rest = name.split(".")
        owner = ONLY_IN.get(top)
        if owner not in (None, layer):
            found.append(f"{module} imports {name}, which only {owner} may import")
        if top == "itadesk" and not {*rest[:1]} <= {*MAY_IMPORT[layer], "__version__"}:
            found.append(f"{module} imports {name}, but {layer} may not import {rest[0]}")
    return found


def modules() -> list[tuple[Path, str]]:
    """Return every source file of the package with its module name."""
    files = sorted(PACKAGE.rglob("*.py"))
    return [(file, ".".join(file.relative_to(ROOT).with_suffix("").parts)) for file in files]


@pytest.mark.parametrize(("file", "module"), modules(), ids=lambda value: str(value))
def test_module_imports_only_what_its_layer_may(file: Path, module: str) -> None:
    assert offences(file.read_text(encoding="utf-8"), module) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("itadesk.core.words", "from itadesk.store import document"),
        ("itadesk.core.words", "from itadesk import store"),
        ("itadesk.core.words", "from .. import report"),
        ("itadesk.core.words", "def late():\n    import PySide6.QtCore"),
        ("itadesk.core.words", "import sqlite3"),
        ("itadesk.store.models", "import itadesk.report.page"),
        ("itadesk.store.models", "from ..exchange.json_file import read"),
        ("itadesk.report.page", "from itadesk.store.document import Document"),
        ("itadesk.core.words", "import pythainlp"),
        ("itadesk.exchange.json_file", "from itadesk.gui import app"),
        ("itadesk.exchange.json_file", "from reportlab.pdfgen import canvas"),
        ("itadesk.gui.pages.print_page", "from peewee import Model"),
        ("itadesk.assets", "from itadesk.core import errors"),
        ("itadesk.commands", "import PySide6"),
    ],
)
def test_wrong_direction_is_found(module: str, source: str) -> None:
    assert len(offences(source, module)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("itadesk.core.words", "import re\nfrom itadesk.core.errors import UserError"),
        ("itadesk.core.ita", "from itadesk.assets import asset"),
        ("itadesk.store.models", "from peewee import Model\nfrom ..core import records"),
        ("itadesk.exchange.json_file", "from itadesk.store.document import Document"),
        ("itadesk.gui.pages.print_page", "from PySide6.QtPdf import QPdfDocument"),
        ("itadesk.commands", "def run():\n    from itadesk.gui.app import run"),
        ("itadesk.__main__", "from itadesk import __version__"),
    ],
)
def test_right_direction_is_accepted(module: str, source: str) -> None:
    assert offences(source, module) == []
