"""Which fields the form of a piece of evidence asks for."""

from PySide6.QtWidgets import QLabel, QWidget

from itadesk.core.fields import describe
from itadesk.core.records import Evidence
from itadesk.gui.forms import RecordForm

_EVERY = ("heading", "caption", "indicator")
_FIELDS = {
    "picture": _EVERY,
    "file": (*_EVERY, "pages"),
    "link": (*_EVERY, "url"),
    "paper": (*_EVERY, "number", "date", "subject"),
    "text": ("heading", "text", "indicator"),
}
_NAMES = frozenset(name for names in _FIELDS.values() for name in names)
_PAPER_HEADING = "ชนิด เช่น คำสั่ง ประกาศ หนังสือ"


def show_fields(form: RecordForm, container: QWidget, one: Evidence) -> None:
    """Show the editors of what is asked of a piece, hide the others."""
    wanted = set(_FIELDS.get(one.kind, _EVERY))
    if one.year_id is None:
        wanted.discard("indicator")  # a measure says itself what it is about
    if not one.file.endswith(".pdf"):
        wanted.discard("pages")
    for name in _NAMES:
        box = form.editor(name).parentWidget()
        label = container.findChild(QLabel, f"evidence_{name}_label")
        assert box is not None
        assert label is not None
        box.setVisible(name in wanted)
        label.setVisible(name in wanted)
        if name == "heading":
            usual = describe(Evidence)["heading"].label
            label.setText(_PAPER_HEADING if one.kind == "paper" else usual)
