"""DATA.json on the disk: the object and, beside it, the blobs it names (DESIGN section 6)."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from itadesk.core.blobs import blob_name
from itadesk.core.characters import forbidden, shown
from itadesk.core.checks import all_blob_names, is_blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import Record
from itadesk.exchange import json_text
from itadesk.exchange.files import read_bytes, write_new, write_synced
from itadesk.exchange.json_reader import from_object
from itadesk.exchange.json_writer import to_object
from itadesk.exchange.places import Place
from itadesk.store.disk import part, sync_folder
from itadesk.store.errors import translated
from itadesk.store.naming import check_free

MAX_JSON = 50_000_000  # bytes
MAX_BLOBS = 200_000_000  # bytes of all together: more than a document may hold

_EXTENSION = r"\.[A-Za-z0-9]{1,10}"


def read(path: Path) -> tuple[list[Record], dict[str, bytes]]:
    """Return the records of one office and the blobs they name; UserError names what is wrong."""
    content = read_bytes(path, MAX_JSON)
    found = _BlobsBeside(path)
    try:
        records = from_object(json_text.parse(content), found.name_of)
    except UserError as error:
        message = f"{shown(path.name)}: {error.message}"
        raise UserError(message, error.remedy, code=error.code) from error
    return records, found.blobs


def write(path: Path, data: Dataset, read_blob: Callable[[str], bytes]) -> None:
    """Write a dataset and its blobs; UserError when either target exists, then nothing is left."""
    import shutil  # slow to load: what only prints waits for none of it

    check_free(path)
    content = to_bytes(data)
    blobs = {name: _content(name, read_blob) for name in all_blob_names(data)}
    if not blobs:
        write_new(path, content)
        return
    folder = blob_folder(path)
    check_free(folder)
    _write_folder(folder, blobs)
    try:
        write_new(path, content)
    except UserError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def to_bytes(data: Dataset) -> bytes:
    """Return the DATA.json of a dataset; the blobs it names are not in it."""
    return json_text.dump(to_object(data))


def from_bytes(content: bytes) -> Dataset:
    """Return what `to_bytes` was given, with ids of its own; UserError when it cannot be read."""
    return Dataset.of(from_object(json_text.parse(content)))


def blob_folder(path: Path) -> Path:
    """Return the folder in which the blobs of a DATA.json lie: X.json has X.files."""
    return path.with_suffix(".files")


def _content(name: str, read_blob: Callable[[str], bytes]) -> bytes:
    """Return the bytes of a blob; UserError when it is missing or its name would lead elsewhere."""
    try:
        if is_blob_name(name):
            return read_blob(name)
    except KeyError:
        pass
    raise UserError(f"ไม่มีแฟ้มแนบ “{shown(name)}” ในเอกสารนี้", "แนบแฟ้มนี้อีกครั้ง แล้วลองใหม่")


def _write_folder(folder: Path, blobs: Mapping[str, bytes]) -> None:
    """Make a folder of blobs, whole or not at all."""
    import shutil

    temporary = part(folder)
    with translated(folder):
        try:
            temporary.mkdir()
            for name, content in blobs.items():
                write_synced(temporary / name, content)
            sync_folder(temporary)
            temporary.rename(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


class _BlobsBeside:
    """Reads the files that a DATA.json names, from its blob folder or from beside it."""

    def __init__(self, path: Path) -> None:
        self.blobs: dict[str, bytes] = {}
        self._home = path.parent
        self._folder = blob_folder(path)
        self._names: dict[str, str] = {}  # as written -> as stored
        self._total = 0

    def name_of(self, place: Place) -> str:
        """Return the blob name of the file named at a place; "" stays ""."""
        written = place.text()
        if written and written not in self._names:
            self._names[written] = self._read(place, written)
        return self._names[written] if written else ""

    def _read(self, place: Place, written: str) -> str:
        self._refuse_outside(place, written)
        try:
            found = self._find(written)
            content = read_bytes(found, MAX_BLOBS)
        except UserError as error:
            place.refuse(error.message, error.remedy)
        self._total += len(content)
        if self._total > MAX_BLOBS:
            place.refuse("แฟ้มแนบรวมกันใหญ่เกิน ๒๐๐ เมกะไบต์", "ลดขนาดหรือจำนวนแฟ้มแนบ")
        extension = found.suffix if re.fullmatch(_EXTENSION, found.suffix) else ".bin"
        name = blob_name(content, extension[1:].lower())
        if is_blob_name(found.name):
            if not name.startswith(f"{found.stem}."):
                place.refuse(f"เนื้อหาของแฟ้ม “{shown(written)}” ไม่ตรงกับชื่อ", "ใช้แฟ้มจากต้นฉบับ")
            name = found.name
        self.blobs[name] = content
        return name

    def _refuse_outside(self, place: Place, written: str) -> None:
        """Refuse a path that does not stay where the JSON lies, on any system."""
        for kind in (PurePosixPath, PureWindowsPath):
            path = kind(written)
            if path.anchor or ".." in path.parts or forbidden(written):
                place.refuse(
                    f"ใช้ “{shown(written)}” ไม่ได้", "ระบุชื่อแฟ้มที่อยู่ข้างแฟ้ม JSON เท่านั้น ไม่มี .. หรือ /"
                )

    def _find(self, written: str) -> Path:
        """Return the ordinary file of this name; a link that leads elsewhere is none."""
        home = self._home.resolve()
        for candidate in (self._folder / written, self._home / written):
            with translated(candidate):
                if candidate.is_file() and candidate.resolve().is_relative_to(home):
                    return candidate
        where = f"{shown(self._folder.name)} หรือข้างแฟ้ม JSON"
        raise UserError(f"ไม่พบแฟ้ม “{shown(written)}”", f"วางแฟ้มไว้ใน {where}")
