"""The dialog in which an officer puts the data of an ITA year right."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from itadesk.core.characters import clean
from itadesk.core.digits import thai_number, to_thai
from itadesk.core.ita_corrections import (
    RULE_LABELS,
    SOURCE,
    Correctable,
    correctables,
    problem,
    weights_problem,
)
from itadesk.core.ita_year import ItaYearData
from itadesk.gui import theme
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_CHECKED = "ตรวจสอบแล้ว"
_SHARES = {1: 5, 3: 4}  # of the width, for the columns of values and sources


class CorrectionsDialog(QDialog):
    """Shows each fact with its value, whether it is verified, and its source."""

    heading: QLabel
    facts: QWidget
    problem: QLabel
    buttons: QDialogButtonBox

    def __init__(
        self,
        data: ItaYearData,
        corrections: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Correct `data`, which is as published; `corrections` are those made before."""
        super().__init__(parent)
        load(self, "corrections_dialog.ui")
        self._data = data
        title = f"แก้ไขข้อมูล ITA ปี {thai_number(data.year)}"
        self.setWindowTitle(title)
        self.heading.setText(title)
        layout = self.facts.layout()
        assert isinstance(layout, QGridLayout)
        for column, share in _SHARES.items():
            layout.setColumnStretch(column, share)
        before = dict(corrections)
        self.rows = {
            one.key: FactRow(one, before.get(one.key), layout, at, self)
            for at, one in enumerate(correctables(data))
        }
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Return what the officer corrected or verified."""
        told = ((key, row.correction()) for key, row in self.rows.items())
        return tuple((key, text) for key, text in told if text is not None)

    def _on_accepted(self) -> None:
        """Close when everything can be read, else say what cannot."""
        corrections = self.corrections()
        for key, text in corrections:
            if said := problem(key, text):
                self.rows[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)
                self.problem.setText(wrappable(f"{self.rows[key].fact.label}: {said}"))
                return
        if said := weights_problem(self._data, corrections):
            self.rows["weight.IIT"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.problem.setText(wrappable(said))
            return
        self.accept()


class FactRow(QObject):
    """One fact: label, editor, tick, source, and a button back to the published value."""

    def __init__(
        self, fact: Correctable, before: str | None, grid: QGridLayout, at: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.fact = fact
        self.editor = _rule_editor() if fact.key == "rating" else _line_editor(fact.key)
        self.editor.setObjectName(f"correction_{fact.key.replace('.', '_')}")
        self.editor.setAccessibleName(fact.label)
        self.tick = QCheckBox(_CHECKED)
        self.tick.setAccessibleName(f"{fact.label} {_CHECKED}")
        self.source = QLabel()
        self.source.setProperty("role", "field")
        self.source.setWordWrap(True)
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = QToolButton()
        self.back.setIcon(theme.icon("undo"))
        self.back.setToolTip("คืนค่าเดิม")
        self.back.setAccessibleName(f"คืนค่าเดิมของ{fact.label}")
        label = QLabel(fact.label)
        label.setBuddy(self.editor)
        for column, widget in enumerate((label, self.editor, self.tick, self.source, self.back)):
            grid.addWidget(widget, at, column)
        self._write(fact.text if before is None else before)
        self.tick.setChecked(fact.verified or before is not None)
        if isinstance(self.editor, QLineEdit):
            self.editor.textChanged.connect(self._on_edited)
        else:
            self.editor.currentIndexChanged.connect(self._on_edited)
        self.tick.clicked.connect(self._refresh)
        self.back.clicked.connect(self._on_back)
        self._refresh()

    def text(self) -> str:
        """Return the value now in the editor."""
        if isinstance(self.editor, QLineEdit):
            return " ".join(clean(self.editor.text()).split())
        return str(self.editor.currentData())

    def correction(self) -> str | None:
        """Return the text to keep, None while the published value stands as it is."""
        text = self.text()
        if text != self.fact.text:
            return text
        return text if text and self.tick.isChecked() and not self.fact.verified else None

    def _write(self, text: str) -> None:
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
        else:
            self.editor.setCurrentIndex(max(self.editor.findData(text), 0))

    def _on_edited(self) -> None:
        if self.text() != self.fact.text:
            self.tick.setChecked(True)  # who corrects a value has seen a better source
        self._refresh()

    def _on_back(self) -> None:
        self._write(self.fact.text)
        self.tick.setChecked(self.fact.verified)
        self._refresh()

    def _refresh(self) -> None:
        own = self.correction() is not None
        self.tick.setEnabled(not self.fact.verified and self.text() == self.fact.text)
        self.source.setText(wrappable(SOURCE if own else self.fact.source))
        self.back.setEnabled(own)


def _line_editor(key: str) -> QLineEdit:
    editor = QLineEdit()
    if key.startswith(("weight.", "items.")):
        editor.setMaxLength(3)
        editor.setPlaceholderText(to_thai("เช่น 30" if key.startswith("weight.") else "เช่น 15"))
    return editor


def _rule_editor() -> QComboBox:
    editor = QComboBox()
    for rule, label in RULE_LABELS.items():
        editor.addItem(label, rule.value)
    return editor
