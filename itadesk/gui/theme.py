"""The look of the window: the bundled Thai typeface, a light palette, sizes that scale together."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from itadesk.assets import asset

FAMILY = "TH Sarabun New"
BASE_POINTS = 12.0  # our font files are drawn large: as large as 12 points of most others
SCALES = (80, 90, 100, 110, 125, 140, 160, 180)  # text size, per cent

COLOURS = {
    "window": "#f4f6f9",
    "surface": "#ffffff",
    "stripe": "#f9fafc",
    "sidebar": "#eaeff5",
    "hover": "#e6eef8",
    "pressed": "#d5e2f1",
    "selected": "#dbe8f7",
    "line": "#dde3ea",
    "border": "#b9c4d0",
    "scroll": "#c5ced8",
    "text": "#1e2a36",
    "muted": "#55636f",
    "faint": "#8c98a4",
    "accent": "#1c5d99",
    "accent_dark": "#154a7b",
    "error": "#b3261e",
    "error_soft": "#fdeceb",
    "warning_soft": "#fff4dc",
    "success_soft": "#e7f5ec",
    "info_soft": "#e8f1fb",
    "badge": "#c7661d",
}

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "surface",
    QPalette.ColorRole.Link: "accent",
}


def install(app: QApplication, scale: int) -> None:
    """Give the application its typeface, palette and style."""
    for file in sorted(asset("resources", "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setStyle("Fusion")
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setPalette(_palette())
    set_text_scale(app, scale)


def set_text_scale(app: QApplication, scale: int) -> None:
    """Show all text at `scale` per cent of its usual size."""
    base = BASE_POINTS * scale / 100
    font = QFont(FAMILY)
    font.setPointSizeF(base)
    app.setFont(font)
    sizes = {"small": base * 0.9, "base": base, "large": base * 1.2, "title": base * 1.5}
    sheet = Template(asset("ui", "style.qss").read_text(encoding="utf-8"))
    icons = asset("resources", "icons").as_posix()
    points = {name: f"{size:.1f}" for name, size in sizes.items()}
    app.setStyleSheet(sheet.substitute(COLOURS, **points, icons=icons))


def larger(scale: int) -> int:
    """Return the next larger text size."""
    return next((s for s in SCALES if s > scale), SCALES[-1])


def smaller(scale: int) -> int:
    """Return the next smaller text size."""
    return next((s for s in reversed(SCALES) if s < scale), SCALES[0])


def icon(name: str) -> QIcon:
    """Return an icon of ours, e.g. ``icon("undo")``."""
    return QIcon(str(asset("resources", "icons", f"{name}.svg")))


def colour(name: str) -> QColor:
    """Return a colour of the palette above."""
    return QColor(COLOURS[name])


def _palette() -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, colour(name))
        if name == "text":
            palette.setColor(QPalette.ColorGroup.Disabled, role, colour("faint"))
    return palette
