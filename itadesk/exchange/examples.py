"""The example documents that come with the program, and documents made of any DATA.json."""

from pathlib import Path

from itadesk.assets import asset
from itadesk.exchange import data_json
from itadesk.store.document import DocumentFile


def examples() -> tuple[Path, ...]:
    """Return the DATA.json of every example."""
    return tuple(sorted(asset("resources", "examples").glob("report-*.json")))


def create_document(path: Path, source: Path) -> DocumentFile:
    """Make a new document of a DATA.json and open it; UserError leaves nothing behind."""
    records, blobs = data_json.read(source)
    return DocumentFile.create(path, records, blobs)
