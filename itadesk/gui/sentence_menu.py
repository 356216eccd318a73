"""The menu of score sentences that can be put into an outcome."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.ita_year import INDICATOR_NUMBERS
from itadesk.core.score_sentences import Comparison, comparison, sentence
from itadesk.core.scores import change_text, year_pairs
from itadesk.gui.literal import caption

_NO_SCORES = "ต้องมีคะแนนตัวชี้วัดของสองปีก่อน ไปที่หน้าผลคะแนน ITA"


class SentenceMenu(QMenu):
    """Offers the indicators, those of the measure first; of other years in menus of their own."""

    def __init__(
        self, parent: QWidget, insert: Callable[[str], None], to_scores: Callable[[], None]
    ) -> None:
        """Call `insert` with the chosen sentence, `to_scores` when there is none to choose."""
        super().__init__(parent)
        self._insert = insert
        self._to_scores = to_scores

    def fill(self, data: Dataset, wanted: Iterable[int], year: int | None) -> None:
        """Offer the sentences of a document; those of ITA year `year` come at once."""
        self.clear()
        for old in self.findChildren(SentenceMenu):
            old.deleteLater()
        pairs = sorted(year_pairs(data), key=lambda pair: pair[0] != year)
        for place, (now, before) in enumerate(pairs):
            told = list(_comparisons(data, now, before))
            menu = self
            if place:
                menu = SentenceMenu(self, self._insert, self._to_scores)
                menu.setTitle(f"ปี {thai_number(now)} เทียบปี {thai_number(before)}")
                self.addMenu(menu)
            first = [one for one in told if one.indicator in set(wanted)]
            for one in first:
                menu.addAction(menu.entry(one))
            if first:
                menu.addSeparator()
            for one in told:
                if one not in first:
                    menu.addAction(menu.entry(one))
            if not place and len(pairs) > 1:
                self.addSeparator()
        if self.isEmpty():
            self.addAction(_NO_SCORES, self._to_scores)

    def entry(self, told: Comparison) -> QAction:
        """Return the entry of one sentence."""
        change = change_text(told.score, told.before_score, told.before_year)
        action = QAction(caption(f"{thai_number(told.indicator)} {told.name} · {change}"), self)
        action.triggered.connect(partial(self._on_chosen, sentence(told)))
        return action

    def _on_chosen(self, text: str, _checked: bool = False) -> None:
        self._insert(text)


def _comparisons(data: Dataset, year: int, before: int) -> Iterable[Comparison]:
    for number in INDICATOR_NUMBERS:
        try:
            yield comparison(data, number, year, before)
        except UserError:
            continue  # this one has no score in one of the years
