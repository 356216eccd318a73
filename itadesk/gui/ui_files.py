"""Windows drawn in Designer, loaded when they are needed."""

import inspect

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QLabel, QWidget

from itadesk.assets import asset
from itadesk.gui.choice_edits import NumbersEdit, PartiesEdit
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.text_edit import TextEdit
from itadesk.gui.wrap import wrappable

_OUR_WIDGETS: tuple[type[QWidget], ...] = (MessageBar, NumbersEdit, PartiesEdit, TextEdit)


class _Loader(QUiLoader):
    """Builds a form into an existing widget, with our own widget classes."""

    def __init__(self, base: QWidget, classes: tuple[type[QWidget], ...]) -> None:
        super().__init__()
        self._base = base
        self._classes = {cls.__name__: cls for cls in classes}

    def createWidget(
        self, class_name: str, parent: QWidget | None = None, name: str = ""
    ) -> QWidget:
        """Return the base for the outermost widget, else a new one."""
        if parent is None:
            return self._base
        cls = self._classes.get(class_name)
        if cls is None:
            return super().createWidget(class_name, parent, name)
        widget = cls(parent)
        widget.setObjectName(name)
        return widget


def load(widget: QWidget, file: str, *classes: type[QWidget]) -> None:
    """Build `ui/<file>` into `widget` and set its annotated attributes to the parts of that name.

    `classes` are the promoted widgets of the form beside those every form may use. TypeError when
    an annotated part is missing or of another class.
    """
    loader = _Loader(widget, (*_OUR_WIDGETS, *classes))
    loader.load(str(asset("ui", file)))
    if error := loader.errorString():
        raise TypeError(f"{file}: {error}")
    for label in widget.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)  # whatever they come to show
        if label.wordWrap():
            label.setText(wrappable(label.text()))
    for name, cls in inspect.get_annotations(type(widget)).items():
        if isinstance(cls, type) and issubclass(cls, QWidget | QAction):
            part = widget.findChild(cls, name)
            if part is None:
                raise TypeError(f"{file}: no {cls.__name__} “{name}”")
            setattr(widget, name, part)
