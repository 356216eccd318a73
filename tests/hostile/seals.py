"""Files whose manifest or blobs are not what they say."""

from itadesk.store.errors import Trouble
from tests.hostile.files import NOBODY, UNCHECKED, Bad, Maker, assign, numbers, resealed, said

_NAMED = (  # columns that name the only blob
    ("emblem", "office"),
    ("file", "evidence"),
    ("issued_pdf", "report"),
    ("issued_data", "report"),
    ("signed_scan", "report"),
)
_BLOB = "INSERT INTO blob SELECT office_id, {name}, bytes FROM {tables}"


def _manifest(column: str, value: str, *, seal: bool = False) -> Maker:
    """Return what sets a column of the manifest; with `seal` the hash is of what it then says."""
    statement = assign(column, value, "manifest")
    return resealed(statement) if seal else said(UNCHECKED, statement)


def _renamed(value: str) -> Maker:
    """Return what gives the blob another name wherever it is named."""
    new = "(SELECT name FROM blob)"
    return resealed(
        assign("name", value, "blob"), *(assign(column, new, table) for column, table in _NAMED)
    )


_MANIFESTS: dict[str, Maker] = {
    "no manifest": said("DELETE FROM manifest"),
    "two manifests": said(
        UNCHECKED, "INSERT INTO manifest SELECT 2, document_id, 1, 7, '', NULL, NULL FROM manifest"
    ),
    "manifest of another number": _manifest("id", "2"),
    "format of another version": _manifest("format", "2"),
    "format 0": _manifest("format", "0"),
    "document id: empty": _manifest("document_id", "''", seal=True),
    "document id: none": _manifest("document_id", "'x'", seal=True),
    "document id: in capitals": _manifest("document_id", "upper(document_id)", seal=True),
    "document id: in braces": _manifest("document_id", "'{' || document_id || '}'", seal=True),
    "document id: a path": _manifest("document_id", "'../../../etc/passwd'", seal=True),
    "revision 0": _manifest("revision", "0", seal=True),
    "revision -1": _manifest("revision", "-1", seal=True),
    "revision of 16 digits": _manifest("revision", "1000000000000000", seal=True),
    "revision at the end of numbers": _manifest("revision", "9223372036854775807", seal=True),
    "program version: long": _manifest("app_version", "hex(zeroblob(999))"),
    "program version: turned around": _manifest("app_version", "char(0x202e)"),
    "program version: NUL": _manifest("app_version", "char(0)"),
    "program version: no text": _manifest("app_version", "CAST(x'ff' AS TEXT)"),
}
_SEALS: dict[str, Maker] = {
    "document id of another": _manifest("document_id", f"'{NOBODY}'"),
    "revision of another": _manifest("revision", "8"),
    "counts that are wrong": _manifest("counts", "replace(counts, '1', '2')"),
    "counts that are missing": _manifest("counts", "NULL"),
    "counts that are no JSON": _manifest("counts", "'{'"),
    "counts 100,000 deep": _manifest("counts", "printf('%.*c', 100000, '[')"),
    "hash of something else": _manifest("content_hash", "hex(zeroblob(32))"),
    "hash in capitals": _manifest("content_hash", "upper(content_hash)"),
    "hash that is empty": _manifest("content_hash", "''"),
    "blob of other bytes": said(assign("bytes", "x'00'", "blob")),
    "blob of no bytes": said(assign("bytes", "x''", "blob")),
    "blob a byte longer": said(assign("bytes", "CAST(bytes || x'00' AS BLOB)", "blob")),
    "blob named after others": _renamed("hex(zeroblob(32)) || '.png'"),
}
_NAMES = {
    "climbs": "'../../../../tmp/x.png'",
    "climbs on Windows": r"'..\..\x.png'",
    "begins at the root": "'/etc/passwd'",
    "on a drive": r"'C:\x.png'",
    "stream of a file": "name || ':x'",
    "device": "'CON'",
    "empty": "''",
    "two endings": "name || '.exe'",
    "no ending": "substr(name, 1, 64)",
    "Thai ending": "substr(name, 1, 65) || 'ภาพ'",
    "long ending": "substr(name, 1, 65) || 'abcdefghijk'",
    "in capitals": "upper(name)",
    "space": "name || ' '",
    "line end": "name || char(10)",
    "NUL": "name || char(0)",
}
_BLOBS: dict[str, Maker] = {
    **{f"blob name: {name}": _renamed(value) for name, value in _NAMES.items()},
    "blob less": said("DELETE FROM blob"),
    "blob more": said(_BLOB.format(name="replace(name, 'png', 'jpg')", tables="blob")),
    "blob that nobody names": resealed(*(assign(column, "''", table) for column, table in _NAMED)),
    "blob of no office": said(assign("office_id", f"'{NOBODY}'", "blob")),
    "blob of a measure": said(assign("office_id", "(SELECT id FROM measure)", "blob")),
    "blob with a name of a megabyte": said(assign("name", "hex(zeroblob(500000))", "blob")),
}

BAD: dict[str, Bad] = {
    **{name: Bad(make, Trouble.INVALID) for name, make in (_MANIFESTS | _BLOBS).items()},
    **{name: Bad(make, Trouble.CHANGED) for name, make in _SEALS.items()},
    "hash that is missing": Bad(_manifest("content_hash", "NULL"), Trouble.UNSEALED),
    "no seal": Bad(
        said("UPDATE manifest SET counts = NULL, content_hash = NULL"), Trouble.UNSEALED
    ),
    "10,001 blobs": Bad(
        said(f"{numbers(10_000)} {_BLOB.format(name='x', tables='n, blob')}"), Trouble.TOO_MANY
    ),
}
