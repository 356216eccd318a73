"""What an officer does to the results of a round: fill in, begin from the steps, carry over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from itadesk.core.actions import check_room
from itadesk.core.edits import Edit
from itadesk.core.records import Measure, Result
from itadesk.core.results import result_of, says_something

TEXTS = ("period", "detail", "output", "outcome", "remark")  # what a later round may start from
_WRITTEN = (*TEXTS, "not_done_reason")


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
