"""Texts of the document and names of files where Qt would read marks into them.

Labels need nothing of this: all are set to plain text where they are made.
"""

from html import escape

from itadesk.core.characters import visible
from itadesk.gui.wrap import wrappable


def tool_tip(text: str) -> str:
    """Return a tool tip that shows a text as it is, broken into lines; none for no text."""
    lines = escape(wrappable(text)).replace("\n", "<br>")
    return f"<p>{lines}</p>" if text else ""


def caption(text: str) -> str:
    """Return a text for a button or an entry of a menu, where & would underline a letter."""
    return text.replace("&", "&&")


def window_title(text: str) -> str:
    """Return a title for a window, where [*] would stand for a star; nothing in it is hidden."""
    return visible(text).replace("[*]", "[*][*]")
