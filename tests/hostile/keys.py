"""Files whose tables are ours on paper, while types, keys and numbers of rows are not kept."""

from itadesk.core.checks import MAX_ROWS
from itadesk.store.errors import Trouble
from tests.hostile.files import NOBODY, Bad, Maker, assign, copied, loose, numbers, resealed

_NOBODY = f"'{NOBODY}'"


def _divisions(count: int) -> Maker:
    """Return what adds so many divisions."""
    identity = "printf('00000000-0000-4000-8000-%012d', x)"
    rows = f"SELECT {identity}, (SELECT id FROM office), x, 'ก' FROM n"
    return resealed(f"INSERT INTO division {numbers(count)} {rows}")


_BY_SQLITE: dict[str, Maker] = {  # its own check of the file sees these
    "number as a text": loose("measure", assign("issue", "'one'")),
    "number with a fraction": loose("measure", assign("issue", "1.5")),
    "number without end": loose("measure", assign("issue", "9e999")),
    "score with a fraction": loose("item_score", assign("score", "91.28", "item_score")),
    "number as bytes": loose("measure", assign("issue", "x'01'")),
    "text as a number": loose("measure", assign("title", "7")),
    "text as bytes": loose("measure", assign("title", "x'e0b881'")),
    "text that is missing": loose("measure", assign("title", "NULL")),
    "bytes as a text": loose("blob", assign("bytes", "'x'", "blob")),
    "bytes that are missing": loose("blob", assign("bytes", "NULL", "blob")),
    "id that is missing": loose("measure", assign("id", "NULL")),
    "id as a number": loose("measure", assign("id", "7")),
    "order that is missing": loose("measure", assign("order_key", "NULL")),
    "revision that is missing": loose("manifest", assign("revision", "NULL", "manifest")),
    "revision with a fraction": loose("manifest", assign("revision", "7.5", "manifest")),
    "hash as bytes": loose("manifest", assign("content_hash", "x'00'", "manifest")),
    "id twice": loose("division", copied("division")),
    "year twice": loose("fiscal_year", copied("fiscal_year", id=_NOBODY)),
    "round twice": loose("result", copied("result", id=_NOBODY)),
    "indicator twice": loose("indicator_score", copied("indicator_score", id=_NOBODY)),
    "row that no index has": loose("division", copied("division", id=_NOBODY)),
    "row that only an index has": loose("division", "DELETE FROM division"),
    "value that an index has otherwise": loose("measure", assign("year_id", _NOBODY)),
}
_BY_US: dict[str, Maker] = {
    "row: proof of two": resealed(assign("measure_id", "(SELECT id FROM measure)", "evidence")),
    "row: proof of none": resealed(
        assign("year_id", "NULL", "evidence"),
        assign("measure_id", "NULL", "evidence"),
        assign("result_id", "NULL", "evidence"),
    ),
    "row: measure of no year": resealed(assign("year_id", _NOBODY)),
    "row: measure of an office": resealed(assign("year_id", "(SELECT id FROM office)")),
    "row: division of no office": resealed(assign("office_id", _NOBODY, "division")),
    "row: result of no measure": resealed(assign("measure_id", _NOBODY, "result")),
    "row: proof of no result": resealed(
        assign("result_id", _NOBODY, "evidence") + " WHERE result_id NOT NULL"
    ),
    "row: no office": resealed("DELETE FROM office"),
    "row: no office and nothing else": resealed("PRAGMA foreign_keys = ON", "DELETE FROM office"),
    "row: two offices": resealed(copied("office", id=_NOBODY)),
    "row: id of another table": resealed(assign("id", "(SELECT id FROM office)", "item_score")),
}
BAD: dict[str, Bad] = {
    **{name: Bad(make, Trouble.CORRUPT) for name, make in _BY_SQLITE.items()},
    **{name: Bad(make, Trouble.INVALID) for name, make in _BY_US.items()},
    "rows: one too many": Bad(_divisions(MAX_ROWS), Trouble.TOO_MANY),
    "rows: 60,000": Bad(_divisions(60_000), Trouble.TOO_MANY),
}
