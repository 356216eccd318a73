"""Bringing a field into view, wherever on a page it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget


def go_to(editor: QWidget) -> None:
    """Bring the tab of a field to the front, scroll to it, and let it be typed in."""
    around = _around(editor)
    for tabs in around:
        if isinstance(tabs, QTabWidget):
            for number in range(tabs.count()):
                part = tabs.widget(number)
                if part is not None and part.isAncestorOf(editor):
                    tabs.setCurrentIndex(number)
    editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
    for area in around:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(editor)


def _around(editor: QWidget) -> list[QWidget]:
    """Return what a field lies in, the outermost first."""
    found: list[QWidget] = []
    part = editor.parentWidget()
    while part is not None:
        found.insert(0, part)
        part = part.parentWidget()
    return found
