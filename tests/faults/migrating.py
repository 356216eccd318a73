"""The operation of migrating a document to the next version of the program."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

from itadesk.store import backups, clean_copy, header, schema, strict
from itadesk.store.document import DocumentFile
from itadesk.store.upgrades import STEPS
from tests.faults import history
from tests.faults.history import NotWholeError
from tests.faults.operation import Act, Operation, document, prepare_document, sealed_revision

_OLD, _NEW = header.FORMAT, header.FORMAT + 1


@contextmanager
def _next_version() -> Iterator[None]:
    """Be the next version of the program, whose tables are the same."""
    text = schema.text
    with ExitStack() as stack:
        for patched in (
            mock.patch.object(header, "FORMAT", _NEW),
            mock.patch.object(schema, "text", lambda version: text(min(version, _OLD))),
            mock.patch.dict(STEPS, {_OLD: lambda stored: stored}),
        ):
            stack.enter_context(patched)
        schema._expected.cache_clear()
        yield
    schema._expected.cache_clear()


@contextmanager
def _migrating(folder: Path) -> Iterator[Act]:
    """Open a document of the old version, which is made one again before each time."""

    def act() -> int:
        if header.check_header(document(folder)) == _NEW:
            DocumentFile.open(document(folder)).close()  # rolls back what waits
            _make_old(document(folder))
        with DocumentFile.open(document(folder)) as file:
            return file.revision

    with _next_version():
        yield act


def _make_old(path: Path) -> None:
    with strict.reading(path) as found, mock.patch.object(header, "FORMAT", _OLD):
        clean_copy.write(found, path, replace=True)


def _migrated(folder: Path) -> int:
    path = document(folder)
    with _next_version():
        revision = sealed_revision(path, content_of=history.FIRST)
        if header.check_header(path) == _OLD:
            return revision
        (document_id,) = backups.documents()
        kept = {one.revision: one.path for one in backups.of(document_id)}
        if header.check_header(kept[revision - 1]) != _OLD:
            raise NotWholeError("what was kept is not the old file")
        if sealed_revision(kept[revision - 1], content_of=history.FIRST) != revision - 1:
            raise NotWholeError("the old file is not kept as it was")
        return revision


MIGRATE = Operation(prepare_document, _migrating, _migrated)
