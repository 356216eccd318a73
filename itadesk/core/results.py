"""What the result of a round says: whether it is due, filled in, looked at."""

from itadesk.core.dataset import Dataset
from itadesk.core.records import Measure, Result
from itadesk.core.records.measures import RESULT_FIELDS


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
