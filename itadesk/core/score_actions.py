"""What an officer does to the scores of the ITA years, as plans on an `Edit`."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from itadesk.core.actions import check_room
from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.ita_corrections import stored_year, year_data
from itadesk.core.item_codes import normalise_item_code
from itadesk.core.records import IndicatorScore, ItaYear, ItemScore


def add_year(edit: Edit, year: int) -> ItaYear:
    """Add an ITA year; UserError when it is there already."""
    if stored_year(edit.data, year) is not None:
        raise UserError(f"มีผลคะแนน ITA ปี {thai_number(year)} อยู่แล้ว")
    check_room(edit.data, ItaYear, 1)
    return edit.insert(ItaYear(office_id=edit.data.office.id, year=year))


def set_scores(edit: Edit, year: ItaYear, scores: Mapping[int, Decimal | None]) -> None:
    """Set scores of a year by number of the indicator; None takes one away."""
    stored = {one.indicator: one for one in edit.data.children(IndicatorScore, year)}
    new = []
    for number, score in scores.items():
        before = stored.get(number)
        if score is None:
            if before is not None:
                edit.delete(before)
        elif before is not None:
            edit.update(before, score=score)
        else:
            new.append(IndicatorScore(ita_year_id=year.id, indicator=number, score=score))
    check_room(edit.data, IndicatorScore, len(new))
    edit.insert_all(new)


def with_known_text(
    data: Dataset, year_id: UUID, values: Mapping[str, Any], before: ItemScore | None = None
) -> dict[str, Any]:
    """Return values of an item with its code in our spelling and the text the year's data has.

    A text of the officer's own stays. UserError when the code cannot be read.
    """
    told = dict(values)
    if not told.get("code"):
        return told
    told["code"] = normalise_item_code(told["code"])
    year = data.get(ItaYear, year_id).year
    if year is None:
        return told
    known = year_data(data, year)
    text = told.get("text", before.text if before else "")
    old = known.item_text(before.code) if before and before.code else ""
    if not text.strip() or text == old:
        told["text"] = known.item_text(told["code"]) or text
    return told


def set_item(edit: Edit, item: ItemScore, values: Mapping[str, Any]) -> None:
    """Set fields of an item's score; a new code brings its text along."""
    before = edit.data.get(ItemScore, item.id)
    told = with_known_text(edit.data, before.ita_year_id, values, before)
    edit.replace_all([replace(before, **told)])
