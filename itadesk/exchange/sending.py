"""Sending a document to the district: what to think of first, how it is called, the clean copy."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from itadesk.core import national_ids
from itadesk.core.checks import all_blob_names
from itadesk.core.dataset import Dataset
from itadesk.core.fields import describe
from itadesk.core.file_names import file_stem
from itadesk.core.offices import short_name
from itadesk.core.records import FiscalYear, Record
from itadesk.core.sizes import size_text
from itadesk.exchange.send_log import Sent
from itadesk.store import clean_copy
from itadesk.store.building import Progress
from itadesk.store.errors import translated
from itadesk.store.snapshot import Snapshot

LARGE = 20_000_000  # bytes that mail and chat programs often refuse


class Concern(NamedTuple):
    """Something to look at before sending; may name the record and field."""

    code: str
    message: str
    record: Record | None = None
    field: str = ""


def concerns(data: Dataset, size: int) -> Iterator[Concern]:
    """Yield what the officer should think of before a document of so many bytes is sent."""
    for record, one in national_ids.places(data):
        label = describe(type(record)).label
        yield Concern(
            "national-id",
            f"{label} ช่อง “{one.label}” มีเลขประจำตัวประชาชน โปรดลบออกหากไม่จำเป็น",
            record,
            one.name,
        )
    if size > LARGE:
        text = f"แฟ้มใหญ่ราว {size_text(size)} อาจส่งทางอีเมลหรือ LINE ไม่ได้ ให้ใช้แฟลชไดรฟ์"
        yield Concern("large", text)


def likely_size(data: Dataset, in_use: int, blob_sizes: Mapping[str, int]) -> int:
    """Return about how many bytes the clean copy of a document has.

    `in_use` are those its file uses, also for blobs that no record refers to any more.
    """
    kept = all_blob_names(data)
    return in_use - sum(size for name, size in blob_sizes.items() if name not in kept)


def file_name(data: Dataset, revision: int) -> str:
    """Return how the file to be sent is called, e.g. ``ITA2568_อบต.นาม่วง_r41.itadesk``."""
    years = [year.year for year in data.all(FiscalYear) if year.year]
    office = data.office
    name = file_stem(office.short_name or short_name(office.kind, office.name), "หน่วยงาน", 40)
    return f"ITA{max(years, default='')}_{name}_r{revision}.itadesk"


def send(
    snapshot: Snapshot,
    path: Path,
    *,
    to: str = "",
    replace: bool = False,
    progress: Progress = lambda _: None,
) -> Sent:
    """Write the clean copy for the district and return what it is known by.

    It is ready: the strict reader of the district has taken it. Raises UserError, and what
    `progress` raises; nothing is left then.
    """
    clean_copy.write(snapshot, path, replace=replace, progress=progress)
    with translated(path):
        size = path.stat().st_size
    return Sent(
        datetime.now().replace(microsecond=0),
        snapshot.document_id,
        snapshot.revision,
        snapshot.content_hash,
        size,
        path,
        to,
    )
