"""The text path: plain Thai text to lines, and lines to the pages of a PDF."""

from itadesk.report.text_canvas import TextCanvas
from itadesk.report.text_setter import Align, Line, Setter, Style

__all__ = ["Align", "Line", "Setter", "Style", "TextCanvas"]
