"""The one kind of undo command: it replays the row changes of one action."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack

from itadesk.core.changes import Change

_MERGEABLE = 1  # Qt asks only commands of equal id other than -1 whether they merge


class ChangeCommand(QUndoCommand):
    """A change that is already applied; undo applies its inverse, redo itself.

    Commands that follow each other and share a `visit` become one step.
    """

    def __init__(
        self,
        change: Change,
        replay: Callable[[Change], bool],
        stack: QUndoStack,
        visit: object = None,
    ) -> None:
        super().__init__(change.label)
        self.change = change
        self.visit = visit
        self._replay = replay
        self._stack = stack
        self._only_step = True  # pushing calls redo, but the change is applied already

    def redo(self) -> None:
        """Apply the change again."""
        self._step(self.change, self._stack.undo)

    def undo(self) -> None:
        """Take the change back."""
        self._step(self.change.inverse(), self._stack.redo)

    def id(self) -> int:
        """Say whether the command may become one step with its neighbour."""
        return _MERGEABLE if self.visit is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over a later change of the same visit."""
        if not isinstance(other, ChangeCommand) or other.visit != self.visit:
            return False
        self.change = self.change.then(other.change)
        self.setObsolete(not self.change)
        return True

    def _step(self, change: Change, step_back: Callable[[], None]) -> None:
        """Replay; when that is refused, move the stack back to where the document still is."""
        if self._only_step:
            self._only_step = False
        elif not self._replay(change):
            self._only_step = True
            QTimer.singleShot(0, step_back)
