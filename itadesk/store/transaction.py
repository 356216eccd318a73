"""Writing the rows of one action: all of them or, when one does not fit, none."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import peewee

from itadesk.core.changes import Change
from itadesk.core.fields import describe
from itadesk.core.records import RECORDS, Record
from itadesk.store import rows
from itadesk.store.errors import StaleChangeError
from itadesk.store.models import MODELS, Blob

_BATCH = 200  # rows in one statement; well below SQLite's limit of variables
_DEPTH = {cls: depth for depth, cls in enumerate(RECORDS)}  # parents before children


def insert(db: peewee.Database, records: Iterable[Record]) -> int:
    """Write new records, in whatever order they come; return how many."""
    written = 0
    by_type: dict[type[Record], list[dict[str, rows.Value]]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(rows.encode(record))
    for cls in sorted(by_type, key=_DEPTH.__getitem__):
        for start in range(0, len(by_type[cls]), _BATCH):
            batch = by_type[cls][start : start + _BATCH]
            db.execute(MODELS[cls].insert_many(batch))
            written += len(batch)
    return written


def insert_blobs(db: peewee.Database, office_id: UUID, blobs: Mapping[str, bytes]) -> None:
    """Write the blobs that are not there yet: the same name is the same bytes."""
    for name, content in blobs.items():
        row = {"office_id": str(office_id), "name": name, "bytes": content}
        db.execute(Blob.insert(row).on_conflict_ignore())


def write(db: peewee.Database, change: Change) -> None:
    """Write the row changes; raise StaleChangeError when the file does not hold what they begin from.

    Unique fields of rows that go or change are emptied first, and parents come before what hangs
    from them and go after it, so that any change between two valid states can be written.
    """
    connection = db.connection()
    before = connection.total_changes
    inserted = [row.after for row in change.rows if row.before is None and row.after is not None]
    changed = [(row.before, row.after) for row in change.rows if row.before and row.after]
    deleted = [row.before for row in change.rows if row.after is None and row.before is not None]
    deleted.sort(key=lambda record: -_DEPTH[type(record)])

    released = {record.id: _release(db, record, None) for record in deleted}
    released |= {old.id: _release(db, old, new) for old, new in changed}
    count = sum(bool(columns) for columns in released.values())
    count += insert(db, inserted)
    for old, new in changed:
        count += _update(db, old, new, released[old.id])
    for record in deleted:
        current = {**rows.encode(record), **released[record.id]}
        _exactly_one(db, MODELS[type(record)].delete(), type(record), current)
        count += 1
    if connection.total_changes - before != count:  # rows that hang from a deleted one went too
        raise StaleChangeError("the change deletes a record without those that hang from it")


def _release(db: peewee.Database, old: Record, new: Record | None) -> dict[str, None]:
    """Empty the unique numbers of a row about to go or change; return what they are now."""
    description = describe(type(old))
    numbers = [name for name in description.unique if not name.endswith("_id")]
    if new is not None:
        numbers = [name for name in numbers if getattr(old, name) != getattr(new, name)]
    if not numbers or all(getattr(old, name) is None for name in numbers):
        return {}
    model = MODELS[type(old)]
    encoded = rows.encode(old)
    current = {name: encoded[name] for name in ("id", *numbers)}
    empty = dict.fromkeys(numbers)
    _exactly_one(db, model.update(empty), type(old), current)
    return empty


def _update(db: peewee.Database, old: Record, new: Record, released: Mapping[str, None]) -> int:
    """Write what differs; return the number of rows written."""
    differences = rows.differences(old, new)
    if not differences:
        return 0
    current = {name: value for name, (value, _) in differences.items()}
    current |= {"id": str(old.id), **released}
    values = {name: value for name, (_, value) in differences.items()}
    _exactly_one(db, MODELS[type(old)].update(values), type(old), current)
    return 1


def _exactly_one(
    db: peewee.Database,
    query: Any,
    cls: type[Record],
    current: Mapping[str, rows.Value],  # noqa: ANN401 - Peewee is untyped
) -> None:
    """Run a query on the one row that holds `current`."""
    conditions = [
        column.is_null() if value is None else column == value
        for column, value in (
            (getattr(MODELS[cls], name), value) for name, value in current.items()
        )
    ]
    found = db.execute(query.where(*conditions)).rowcount
    if found != 1:
        raise StaleChangeError(f"{found} rows of {cls.__name__} are as the change expects, not one")
