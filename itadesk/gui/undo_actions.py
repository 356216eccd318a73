"""The actions "undo" and "redo" of the window: they name the step they would take."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from itadesk.gui.literal import caption, tool_tip
from itadesk.gui.session import Session


class UndoActions(QObject):
    """Binds the two actions to the document that is open."""

    def __init__(self, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._undo, self._redo = undo, redo
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        undo.triggered.connect(self._on_undo)
        redo.triggered.connect(self._on_redo)

    def set_session(self, session: Session | None) -> None:
        """Follow the steps of a document, or of none."""
        self._session = session
        if session is not None:
            for signal in (session.undo_stack.indexChanged, session.undo_stack.undoTextChanged):
                signal.connect(self._refresh)
        self._refresh()

    def _on_undo(self) -> None:
        if self._session is not None:
            self._session.undo()

    def _on_redo(self) -> None:
        if self._session is not None:
            self._session.redo()

    def _refresh(self) -> None:
        stack = self._session.undo_stack if self._session else None
        _name(self._undo, "เลิกทำ", stack.undoText() if stack else "")
        _name(self._redo, "ทำซ้ำ", stack.redoText() if stack else "")


def _name(action: QAction, what: str, step: str) -> None:
    keys = action.shortcut().toString()
    action.setEnabled(bool(step))
    action.setText(caption(f"{what}: {step}") if step else what)
    action.setIconText(what)
    action.setToolTip(tool_tip(f"{what}: {step} ({keys})" if step else f"{what} ({keys})"))
