"""The line that tells of score sentences which are not as the scores are."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from itadesk.core.changes import Change
from itadesk.core.digits import thai_number
from itadesk.core.records import FiscalYear, IndicatorScore, ItaYear, Measure, Result
from itadesk.core.score_sentences import Disagreement, outdated, place_words, update
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.session import Session
from itadesk.gui.wrap import wrappable

_WATCHED = frozenset({FiscalYear, Measure, Result, ItaYear, IndicatorScore})


class ScoreBar(QFrame):
    """Hidden while every sentence agrees; offers to put all right as one step, or to look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self.text = QLabel()
        self.text.setObjectName("score_bar_text")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.button_update = QPushButton("ปรับให้ตรง")
        self.button_show = QPushButton("ดู")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 6, 3)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button_update)
        layout.addWidget(self.button_show)
        self._found: tuple[Disagreement, ...] = ()
        self._shown = -1
        self.hide()

    def set_up(
        self, session: Session, messages: MessageBar, show: Callable[[Disagreement], None]
    ) -> None:
        """Watch the results of the chosen year; `show` leads to a sentence."""
        self._session = session
        self._messages = messages
        self._show = show
        self.button_update.clicked.connect(self._on_update)
        self.button_show.clicked.connect(self._on_show)

    def follow(self, change: Change | None = None) -> None:
        """Look again, after a change only when it may matter."""
        if change is not None and not change.types & _WATCHED:
            return
        year = self._session.year
        found = outdated(self._session.data, year) if year else ()
        if found != self._found:
            self._found, self._shown = found, -1
            self._say(_summary(found))
        self.setVisible(bool(found))

    def _say(self, text: str) -> None:
        self.text.setText(wrappable(text))
        self.setAccessibleName(text)

    def _on_show(self) -> None:
        """Lead to the next sentence and say what is wrong with it."""
        self._session.flush()
        if not self._found:
            return
        self._shown = (self._shown + 1) % len(self._found)
        one = self._found[self._shown]
        place = f"{thai_number(self._shown + 1)} จาก {thai_number(len(self._found))}"
        self._say(f"{place} · {place_words(self._session.data, one)}")
        self._show(one)

    def _on_update(self) -> None:
        """Put every sentence right as one step; warn where the text around may be wrong now."""
        done: tuple[Disagreement, ...] = ()
        with self._session.edit("ปรับประโยคผลคะแนน") as edit:
            year = self._session.year
            done = outdated(edit.data, year) if year else ()
            update(edit, done)
        text = f"ปรับ {thai_number(len(done))} ประโยคแล้ว"
        turned = [one for one in done if one.turns]
        if not turned:
            self._messages.show_message(text, MessageKind.SUCCESS)
            return
        told = f"เปลี่ยนทิศทาง {thai_number(len(turned))} ประโยค โปรดอ่านข้อความที่ตามหลัง"
        self._messages.show_message(
            f"{text} {told}", MessageKind.WARNING, [("ดู", lambda: self._show(turned[0]))]
        )


def _summary(found: tuple[Disagreement, ...]) -> str:
    """Say how many sentences disagree with the scores, and how many with themselves."""
    stale = sum(one.is_stale for one in found)
    wrong = len(found) - stale
    parts = []
    if stale:
        parts.append(f"คะแนนเปลี่ยน มี {thai_number(stale)} ประโยคในผลลัพธ์ที่ไม่ตรง")
    if wrong:
        parts.append(f"มี {thai_number(wrong)} ประโยคคะแนนที่เขียนขัดกันเอง")
    return " และ".join(parts)
