"""A command loads only what its job needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from itadesk.assets import asset

RUN = """
import os, sys
end = os._exit
def tell(status):
    print(*sys.modules, file=sys.stderr, flush=True)
    end(status)
os._exit = tell
from itadesk.__main__ import run
run()
"""
SOURCE = str(asset("resources", "examples", "report-004.json"))


def loaded(*words: str) -> set[str]:
    """Run a command in a process of its own; return the modules it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], stderr=subprocess.PIPE, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "module",
    [
        *("peewee", "sqlite3", "PIL.Image", "tempfile", "difflib", "PySide6", "shutil"),
        *("reportlab.lib.rl_safe_eval", "reportlab.pdfbase._fontdata", "inspect", "ast"),
        *("urllib.parse", "gettext", "platform", "threading", "itadesk.core.many_names"),
    ],
)
def test_a_data_json_without_pictures_is_printed_without(module: str, tmp_path: Path) -> None:
    pdf = str(tmp_path / "a.pdf")
    assert module not in loaded("print", SOURCE, "--form", "results-summary", "-o", pdf)


def test_an_export_loads_nothing_that_prints(tmp_path: Path) -> None:
    document = str(tmp_path / "a.itadesk")
    loaded("new", document, "--from", SOURCE)
    modules = loaded("export", document, "-o", str(tmp_path / "a.json"))
    assert modules & {"reportlab", "uharfbuzz", "pythainlp"} == set()
