"""What a document holds, told in one number: by it paper, sender and district compare."""

import hashlib
from pathlib import Path
from uuid import UUID

from itadesk.core.characters import forbidden
from itadesk.core.dataset import Dataset
from itadesk.store import header, tables
from itadesk.store.errors import Trouble
from itadesk.store.rows import Value, as_json
from itadesk.store.tables import Manifest, Row, Tables

_LONGEST_VERSION = 40  # characters


def content_hash(document_id: UUID, revision: int, dataset: Dataset) -> str:
    """Return the hash of a document as this version of the program stores it."""
    return hash_of_tables(header.FORMAT, document_id, revision, tables.of_records(dataset))


def hash_of_tables(version: int, document_id: UUID, revision: int, stored: Tables) -> str:
    """Return the SHA-256 over a document's identity and all its rows, as 64 hex digits.

    It does not depend on how the file is laid out: a JSON array a line, the tables as given, their
    rows by id. Blobs stand in the rows by name, which is the SHA-256 of their bytes.
    """
    digest = hashlib.sha256(_line("itadesk", version, str(document_id), revision))
    for name, table in stored.items():
        for row in sorted(table, key=_id):
            digest.update(_line(name, *row))
    return digest.hexdigest()


def check_seal(manifest: Manifest, version: int, stored: Tables, path: Path) -> None:
    """Raise UserError when a sealed file does not hold what was sealed.

    ValueError for what no file of ours holds.
    """
    if len(manifest.app_version) > _LONGEST_VERSION or forbidden(manifest.app_version):
        raise ValueError("the name of the program's version is none")
    if manifest.content_hash is None:
        return
    found = hash_of_tables(version, manifest.document_id, manifest.revision, stored)
    if (manifest.content_hash, manifest.counts) != (found, tables.counted(stored)):
        raise Trouble.CHANGED.at(path)


def _id(row: Row) -> str:
    return str(row[0])


def _line(*values: Value) -> bytes:
    return as_json(values).encode() + b"\n"
