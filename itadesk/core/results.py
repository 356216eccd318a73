"""What an officer does to the results of a round: fill in, begin from the steps, carry over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from itadesk.core.actions import check_room
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.records import Measure, Result
from itadesk.core.records.measures import RESULT_FIELDS

TEXTS = ("period", "detail", "output", "outcome", "remark")  # what a later round may start from
_WRITTEN = (*TEXTS, "not_done_reason")


def is_due(measure: Measure, months: int) -> bool:
    """Whether a measure is to be reported on in a round: in every one when it names none."""
    return not measure.rounds or months in measure.rounds


def result_of(data: Dataset, measure: Measure, months: int) -> Result | None:
    """Return the result of a measure in a round, None when there is none."""
    results = data.children(Result, measure)
    return next((result for result in results if result.round == months), None)


def says_something(result: Result | None) -> bool:
    """Whether a result tells what was done, or why nothing was; a period alone does not."""
    if result is None:
        return False
    return bool(not_done_reason(result)) or any(
        getattr(result, name).strip() for name in RESULT_FIELDS
    )


def not_done_reason(result: Result) -> str:
    """Return why nothing was done, "" for a result that does not say so."""
    return result.not_done_reason.strip() if result.status == "not_done" else ""


def is_filled(result: Result | None) -> bool:
    """Whether a result may be printed: both texts the forms ask for, or why nothing was done."""
    if result is None:
        return False
    if result.status == "not_done":
        return bool(not_done_reason(result))
    return bool(result.output.strip() and result.outcome.strip())


def needs_review(result: Result | None) -> bool:
    """Whether a result holds text nobody has looked at since it was taken over."""
    return result is not None and says_something(result) and not result.reviewed


def set_result(edit: Edit, result: Result, **values: Any) -> None:  # noqa: ANN401 - of each field
    """Set fields of one result; see `set_results`."""
    set_results(edit, [(result, values)])


def set_results(edit: Edit, values: Iterable[tuple[Result, Mapping[str, Any]]]) -> None:
    """Set fields of results, stored or not yet; text an officer typed counts as reviewed."""
    new: list[Result] = []
    changed: list[Result] = []
    for result, fields in values:
        stored = edit.data.find(Result, result.id)
        before = stored or result
        differing = {name: v for name, v in fields.items() if getattr(before, name) != v}
        if any(name in _WRITTEN for name in differing):
            differing.setdefault("reviewed", True)
        if differing:
            (changed if stored else new).append(replace(before, **differing))
    check_room(edit.data, Result, len(new))
    edit.replace_all(changed)
    edit.insert_all(new)


def clear_results(edit: Edit, measures: Sequence[Measure], months: int) -> list[Result]:
    """Delete the results of a round with the evidence that hangs from them."""
    found = (result_of(edit.data, measure, months) for measure in measures)
    results = [result for result in found if result is not None]
    edit.delete(*results)
    return results


def start_from_steps(edit: Edit, measures: Sequence[Measure], months: int) -> list[Result]:
    """Put the steps of each measure into its output where that is empty, to be reviewed."""
    return _begin(edit, measures, months, lambda measure: {"output": measure.steps})


def carry_over(edit: Edit, measures: Sequence[Measure], months: int) -> list[Result]:
    """Put the texts of the latest round before into the empty texts of this one, to be reviewed."""

    def earlier(measure: Measure) -> dict[str, str]:
        told = [
            result
            for result in edit.data.children(Result, measure)
            if result.round is not None and result.round < months and says_something(result)
        ]
        return {name: getattr(told[-1], name) for name in TEXTS} if told else {}

    return _begin(edit, measures, months, earlier)


def _begin(
    edit: Edit,
    measures: Sequence[Measure],
    months: int,
    texts_for: Callable[[Measure], dict[str, str]],
) -> list[Result]:
    """Fill the empty texts of a round; what an officer wrote there already is left alone."""
    new: list[Result] = []
    changed: list[Result] = []
    for measure in measures:
        before = result_of(edit.data, measure, months)
        result = before or Result(measure_id=measure.id, round=months)
        texts: dict[str, Any] = {
            name: text
            for name, text in texts_for(measure).items()
            if text.strip() and not getattr(result, name).strip()
        }
        if texts:
            (changed if before else new).append(replace(result, **texts, reviewed=False))
    check_room(edit.data, Result, len(new))
    edit.replace_all(changed)
    edit.insert_all(new)
    return [*changed, *new]
