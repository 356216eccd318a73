"""Messages that need no decision: one sentence in the status line, and what may be done."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from itadesk.core.characters import visible
from itadesk.core.errors import UserError
from itadesk.gui import theme
from itadesk.gui.wrap import wrappable

Action = tuple[str, Callable[[], object]]  # the button's text and what it does

_ICON = 0.7  # height, in lines
_MARGIN = 3  # pixels above and below
_SHOWN = 8_000  # ms; good news leaves by itself, a problem stays


class MessageKind(StrEnum):
    """How serious a message is."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


class MessageBar(QFrame):
    """Shows the newest message; hidden while there is none."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._mark = QLabel()
        self._text = QLabel()
        self._text.setObjectName("message_text")
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(1)  # a long path may not widen the window
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setObjectName("message_close")
        self._close.setText("×")
        self._close.setToolTip("ปิดข้อความนี้ (Esc)")
        self._close.setAccessibleName("ปิดข้อความ")
        self._close.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, _MARGIN, 8, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """The message now shown, "" when there is none."""
        return self.accessibleName()

    def line_height(self) -> int:
        """Return the height of a message of one line, with a button or without."""
        button = QPushButton("ก", self)
        height = max(button.sizeHint().height(), self._close.sizeHint().height())
        button.hide()  # else it comes into view with a message before it is gone
        button.deleteLater()
        return height + 2 * _MARGIN + 1

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is a message."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that there is none any more."""
        super().hideEvent(event)
        self.shown.emit(False)

    def show_message(
        self,
        text: str,
        kind: MessageKind = MessageKind.INFO,
        actions: Sequence[Action] = (),
    ) -> None:
        """Show a message in place of the one before; a chosen action also closes it."""
        self.clear()
        size = round(self.fontMetrics().height() * _ICON)
        self._mark.setPixmap(theme.icon(kind.value).pixmap(size, size))
        self._text.setText(wrappable(visible(text)))  # a path may hide characters
        self.setAccessibleName(text)
        self.setProperty("kind", kind.value)
        for label, do in actions:
            self._add_button(label, do)
        self.style().unpolish(self)  # the style depends on the kind
        self.style().polish(self)
        self.show()
        if kind in (MessageKind.INFO, MessageKind.SUCCESS) and not actions:
            self._timer.start(_SHOWN)

    def show_error(self, error: UserError, actions: Sequence[Action] = ()) -> None:
        """Show what happened and what to do about it."""
        self.show_message(str(error), MessageKind.ERROR, actions)

    def clear(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()
        self.setAccessibleName("")
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def _add_button(self, label: str, do: Callable[[], object]) -> None:
        button = QPushButton(label)

        def on_clicked() -> None:
            self.clear()
            do()

        button.clicked.connect(on_clicked)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(layout.count() - 1, button)
        self._buttons.append(button)
