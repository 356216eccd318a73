import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.assets import asset
from itadesk.gui.ui_files import load

FORM = "start_page.ui"
LATIN = re.compile(r"<string>([^<]*[A-Za-z]{2,}[^<]*)</string>")
# not shown: roles of the style, key sequences; and names that are the same in Thai
ALLOWED = re.compile(
    r"title|hint|heading|primary|links?|list|card|empty|field|problem|code|warning"
    r"|(Ctrl|Alt|Shift|Meta)\+\S+"
)


class Complete(QWidget):
    button_new: QPushButton
    recent: QWidget


class Missing(QWidget):
    no_such_part: QLabel


class Wrong(QWidget):
    button_new: QLineEdit


def test_annotated_parts_are_set(qtbot: QtBot) -> None:
    widget = Complete()
    qtbot.addWidget(widget)
    load(widget, FORM)
    assert widget.button_new.objectName() == "button_new"
    assert widget.objectName() == "start_page"


@pytest.mark.parametrize(("cls", "part"), [(Missing, "no_such_part"), (Wrong, "button_new")])
def test_part_that_is_not_there_is_named(qtbot: QtBot, cls: type[QWidget], part: str) -> None:
    widget = cls()
    qtbot.addWidget(widget)
    with pytest.raises(TypeError, match=part):
        load(widget, FORM)


@pytest.mark.parametrize("file", sorted(asset("ui").glob("*.ui")), ids=lambda file: file.name)
def test_forms_are_thai(file: Path) -> None:
    shown = LATIN.findall(file.read_text(encoding="utf-8"))
    names = re.compile(r"\b(PDF|JPEG|PNG|Word|Excel|ITA|Enter|Delete|Esc|F2|itadesk)\b|&amp;[A-Z]")
    english = [text for text in shown if not ALLOWED.fullmatch(text)]
    left = [text for text in english if re.search("[A-Za-z]{2,}", names.sub("", re.sub(
        r"\b(Ctrl|Alt|Shift)\+(Shift\+)?\S+", "", text)))]  # fmt: skip
    assert left == []


@pytest.mark.parametrize("file", sorted(asset("ui").glob("*.ui")), ids=lambda file: file.name)
def test_form_and_class_are_named_alike(file: Path) -> None:
    content = file.read_text(encoding="utf-8")
    cls = "".join(part.capitalize() for part in file.stem.split("_"))
    assert f"<class>{cls}</class>" in content
