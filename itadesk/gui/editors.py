"""One way to talk to every kind of widget that edits a field of a record."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from itadesk.core.characters import clean
from itadesk.core.checks import field_problem
from itadesk.core.errors import UserError
from itadesk.core.fields import Choice, Field, Kind
from itadesk.gui.choice_edits import NumbersEdit, PartiesEdit
from itadesk.gui.values import is_typed_value, parse, shown, trimmed
from itadesk.gui.wrap import wrappable

_SWITCH = (Choice("", "ตามแบบรายงาน"), Choice("yes", "ใช่"), Choice("no", "ไม่"))
_SWITCH_VALUES = {"": None, "yes": True, "no": False}


class Editor(QObject):
    """A widget that edits one field."""

    typed = Signal()  # more may follow: store when the typing pauses
    chosen = Signal()  # store at once
    cleaned = Signal()  # characters that may not be stored were taken out

    keeps_text = False  # whether it can go on showing a text that is not stored

    def __init__(self, widget: QWidget, field: Field) -> None:
        super().__init__(widget)
        self.widget = widget
        self.field = field

    def read(self) -> Any:  # noqa: ANN401 - the type depends on the field
        """Return the value entered; UserError when it may not be stored as it stands."""
        raise NotImplementedError

    def write(self, value: Any) -> None:  # noqa: ANN401 - the type depends on the field
        """Show a value, keeping the cursor where it is."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take over what is typed but not entered yet."""

    def text(self) -> str:
        """Return what is typed, so that it can be kept while it may not be stored."""
        return ""

    def set_text(self, text: str) -> None:
        """Show again what was typed."""


class LineEditor(Editor):
    """One line of text, or a year, date, number or score typed in one."""

    keeps_text = True

    def __init__(self, widget: QLineEdit, field: Field) -> None:
        super().__init__(widget, field)
        self._line = widget
        widget.setPlaceholderText(field.help)
        widget.textEdited.connect(self.typed)

    def read(self) -> Any:  # noqa: ANN401 - as declared
        """Return the text, or the value it stands for."""
        text = clean(self._line.text())
        if text != self._line.text():
            self._write_text(text)
            self.cleaned.emit()
        if is_typed_value(self.field.kind):
            return parse(self.field, text)
        return _checked(self.field, text)

    def write(self, value: Any) -> None:  # noqa: ANN401 - as declared
        """Show the text or value."""
        self._write_text(shown(self.field, value))

    def text(self) -> str:
        """Return the text."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Show the text."""
        self._line.setText(text)

    def _write_text(self, text: str) -> None:
        if text != self._line.text():
            position = self._line.cursorPosition()
            self._line.setText(text)
            self._line.setCursorPosition(position if self._line.hasFocus() else 0)


class TextEditor(Editor):
    """Text of several lines."""

    keeps_text = True

    def __init__(self, widget: QPlainTextEdit, field: Field) -> None:
        super().__init__(widget, field)
        self._edit = widget
        self._writing = False
        widget.setTabChangesFocus(True)
        widget.setPlaceholderText(wrappable(field.help))
        widget.textChanged.connect(self._on_text_changed)

    def read(self) -> str:
        """Return the text."""
        text = clean(self.text())
        if text != self.text():
            self.write(text)
            self.cleaned.emit()
        return str(_checked(self.field, trimmed(self.field, text)))

    def write(self, value: Any) -> None:  # noqa: ANN401 - as declared
        """Show the text."""
        if value == self.text():
            return
        cursor = self._edit.textCursor()
        position = cursor.position()
        self.set_text(value)
        cursor.setPosition(min(position, len(self._edit.document().toRawText())))
        self._edit.setTextCursor(cursor)

    def text(self) -> str:
        """Return the text; unlike toPlainText this leaves no-break spaces alone."""
        return self._edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show the text."""
        self._writing = True
        self._edit.setPlainText(text)
        self._writing = False

    def _on_text_changed(self) -> None:
        if not self._writing:
            self.typed.emit()


class ComboEditor(Editor):
    """One of the choices; an entry without text stands for none."""

    def __init__(self, widget: QComboBox, field: Field) -> None:
        super().__init__(widget, field)
        self._combo = widget
        switch = field.kind is Kind.SWITCH
        choices = _SWITCH if switch else (Choice("", ""), *field.choices)
        widget.clear()
        for choice in choices:
            widget.addItem(choice.label, choice.value)
        widget.activated.connect(self.chosen)

    def read(self) -> Any:  # noqa: ANN401 - as declared
        """Return the chosen value."""
        value = self._combo.currentData()
        if self.field.kind is Kind.SWITCH:
            return _SWITCH_VALUES[value]
        return None if self.field.kind is Kind.NUMBER_CHOICE and value == "" else value

    def write(self, value: Any) -> None:  # noqa: ANN401 - as declared
        """Choose the value."""
        if self.field.kind is Kind.SWITCH:
            value = next(key for key, meaning in _SWITCH_VALUES.items() if meaning is value)
        self._combo.setCurrentIndex(self._combo.findData("" if value is None else value))


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, widget: QCheckBox, field: Field) -> None:
        super().__init__(widget, field)
        self._box = widget
        if not widget.text():
            widget.setText(field.label)
        widget.clicked.connect(self.chosen)

    def read(self) -> bool:
        """Return whether it is checked."""
        return self._box.isChecked()

    def write(self, value: Any) -> None:  # noqa: ANN401 - as declared
        """Check or clear it."""
        self._box.setChecked(value)


@runtime_checkable
class ValueWidget(Protocol):
    """A widget of ours that edits a whole value."""

    edited: SignalInstance

    def value(self) -> Any:  # noqa: ANN401 - the type depends on the field
        """Return the value."""

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - as above
        """Show a value."""


class WidgetEditor(Editor):
    """Whatever a `ValueWidget` edits."""

    def __init__(self, widget: QWidget, field: Field, values: ValueWidget) -> None:
        super().__init__(widget, field)
        self._values = values
        if isinstance(widget, NumbersEdit):
            widget.set_choices(field.choices)
        values.edited.connect(self.chosen)

    def settle(self) -> None:
        """Enter a name that is typed in the line of `PartiesEdit`."""
        if isinstance(self._values, PartiesEdit):
            self._values.enter_typed()

    def read(self) -> Any:  # noqa: ANN401 - as declared
        """Return the value."""
        return _checked(self.field, self._values.value())

    def write(self, value: Any) -> None:  # noqa: ANN401 - as declared
        """Show the value."""
        self._values.set_value(value)


def editor_for(widget: QWidget, field: Field) -> Editor:
    """Return what edits `field` through `widget`; TypeError when that is no such widget."""
    if isinstance(widget, QLineEdit):
        return LineEditor(widget, field)
    if isinstance(widget, QPlainTextEdit):
        return TextEditor(widget, field)
    if isinstance(widget, QComboBox):
        return ComboEditor(widget, field)
    if isinstance(widget, QCheckBox):
        return CheckEditor(widget, field)
    if isinstance(widget, ValueWidget):
        return WidgetEditor(widget, field, widget)
    raise TypeError(f"{widget.objectName()}: {type(widget).__name__} edits no field")


def _checked(field: Field, value: Any) -> Any:  # noqa: ANN401 - the type depends on the field
    if problem := field_problem(field, value):
        raise UserError(problem)
    return value
