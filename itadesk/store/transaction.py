"""Writing the rows of one action, within a transaction that the caller begins and ends."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from uuid import UUID

from itadesk.core.changes import Change
from itadesk.core.fields import Kind, describe
from itadesk.core.records import RECORDS, Record
from itadesk.store import rows
from itadesk.store.connection import Connection
from itadesk.store.errors import StaleChangeError
from itadesk.store.models import MODELS, Blob

_BATCH = 200  # rows in one statement; well below SQLite's limit of variables


def insert(
    db: Connection, records: Iterable[Record], told: Callable[[int], None] = lambda _: None
) -> int:
    """Write new records, in whatever order they come; return how many.

    `told` gets to know now and then how many are written, and may raise to stop.
    """
    written = 0
    for cls, batch in _batches(records, RECORDS):
        told(written)
        db.run(MODELS[cls].insert_many([rows.encode(record) for record in batch]))
        written += len(batch)
    return written


def insert_blobs(db: Connection, office_id: UUID, blobs: Mapping[str, bytes]) -> None:
    """Write the blobs that are not there yet: the same name is the same bytes."""
    for name, content in blobs.items():
        row = {"office_id": str(office_id), "name": name, "bytes": content}
        db.run(Blob.insert(row).on_conflict_ignore())


def write(db: Connection, change: Change) -> None:
    """Write the row changes; raise StaleChangeError when the file does not take them as they are.

    Unique numbers of rows that go or change are emptied first, parents come before what hangs
    from them and go after it: so any change between two valid states can be written.
    """
    inserted = [row.after for row in change.rows if row.before is None and row.after is not None]
    changed = [(row.before, row.after) for row in change.rows if row.before and row.after]
    deleted = [row.before for row in change.rows if row.after is None and row.before is not None]

    before = db.total_changes
    written = _release(db, chain(deleted, (old for old, new in changed if _renumbers(old, new))))
    written += insert(db, inserted)
    written += sum(_update(db, old, new) for old, new in changed)
    written += _delete(db, deleted)
    if db.total_changes - before != written:  # rows that hang from a deleted one went with it
        raise StaleChangeError("the change deletes a record without those that hang from it")


def _batches(
    records: Iterable[Record], order: Sequence[type[Record]]
) -> Iterator[tuple[type[Record], list[Record]]]:
    """Yield the records of one type after the other, a statement's worth at a time."""
    by_type: dict[type[Record], list[Record]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    for cls in order:
        left = iter(by_type.get(cls, ()))
        while batch := list(islice(left, _BATCH)):
            yield cls, batch


def _unique_numbers(cls: type[Record]) -> list[str]:
    """Return the fields of a type that tell siblings apart and may be empty."""
    description = describe(cls)
    return [name for name in description.unique if description[name].kind is not Kind.PARENT]


def _renumbers(old: Record, new: Record) -> bool:
    return any(getattr(old, n) != getattr(new, n) for n in _unique_numbers(type(old)))


def _release(db: Connection, records: Iterable[Record]) -> int:
    """Empty the unique numbers of rows about to go or to change; return how many rows."""
    released = 0
    for cls, batch in _batches(records, RECORDS):
        if numbers := _unique_numbers(cls):
            model = MODELS[cls]
            query = model.update(dict.fromkeys(numbers)).where(model.id << _ids(batch))
            released += db.run(query).rowcount
    return released


def _update(db: Connection, old: Record, new: Record) -> int:
    """Write what differs; return the number of rows written."""
    before, after = rows.encode(old), rows.encode(new)
    values = {name: value for name, value in after.items() if value != before[name]}
    if not values:
        return 0
    model = MODELS[type(old)]
    return _expect(1, db.run(model.update(values).where(model.id == str(old.id))).rowcount)


def _delete(db: Connection, records: Iterable[Record]) -> int:
    """Delete rows, those that hang from others first; return how many."""
    deleted = 0
    for cls, batch in _batches(records, RECORDS[::-1]):
        query = MODELS[cls].delete().where(MODELS[cls].id << _ids(batch))
        deleted += _expect(len(batch), db.run(query).rowcount)
    return deleted


def _ids(records: Iterable[Record]) -> list[str]:
    return [str(record.id) for record in records]


def _expect(wanted: int, found: int) -> int:
    if found != wanted:
        raise StaleChangeError(f"{found} rows written instead of {wanted}")
    return found
