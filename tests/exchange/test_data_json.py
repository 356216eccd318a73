"""DATA.json on the disk: exact inverses, blobs beside it, targets never overwritten."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.fields import Kind, describe
from itadesk.core.records import RECORDS, IndicatorScore, Measure, Office, Record
from itadesk.exchange import data_json, json_text
from itadesk.exchange.json_reader import from_object
from itadesk.exchange.json_writer import to_object
from itadesk.exchange.shapes import children, keys
from itadesk.store.document import DocumentFile
from tests.exchange.every_key import BLOBS, PICTURE, every_key
from tests.strategies import datasets, every_field


def put_json(folder: Path, value: object, blobs: dict[str, bytes] | None = None) -> Path:
    """Write X.json, and its blobs into X.files."""
    path = folder / "X.json"
    path.write_bytes(json_text.dump(value))
    if blobs:
        (folder / "X.files").mkdir()
        for name, content in blobs.items():
            (folder / "X.files" / name).write_bytes(content)
    return path


def plain(data: Dataset) -> list[tuple[str, dict[str, Any]]]:
    """Return all that a dataset says, with places in the tree instead of ids."""
    found = [one for one in _walk(data, data.office) if _is_said(one)]
    places: dict[UUID, Any] = {one.id: at for at, one in enumerate(found)}

    def said(value: object, kind: Kind) -> object:
        if kind is Kind.PARTIES:
            names = {r.id: r.name for r in found if describe(type(r)).name == "division"}
            return [names.get(entry, entry) for entry in value]
        if isinstance(value, tuple):
            return [
                places.get(entry, entry) if isinstance(entry, UUID) else entry for entry in value
            ]
        return places[value] if isinstance(value, UUID) else value

    return [
        (type(one).__name__, {f.name: said(getattr(one, f.name), f.kind) for f in fields(one)})
        for one in found
    ]


def fields(record: Record) -> list[Any]:
    return [one for one in describe(type(record)).fields if one.kind is not Kind.ORDER]


def _walk(data: Dataset, record: Record) -> Iterator[Record]:
    yield record
    for cls in RECORDS:
        if any(one.target == describe(type(record)).name for one in describe(cls).parents):
            for child in data.children(cls, record):
                yield from _walk(data, child)


def _is_said(record: Record) -> bool:
    """Whether a record can be told at all: half a pair of indicator and score cannot."""
    return not isinstance(record, IndicatorScore) or None not in (record.indicator, record.score)


def all_keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in all_keys(part)}
    return {key for part in value for key in all_keys(part)} if isinstance(value, list) else set()


def test_the_example_of_every_key_has_every_key() -> None:
    known = {one.name for cls in RECORDS for one in describe(cls).content}
    assert known <= all_keys(every_key())


def test_every_key_stands_in_the_order_of_its_record() -> None:
    ordered = json_text.dump(every_key())
    assert json_text.dump(to_object(Dataset.of(from_object(every_key())))) == ordered


def test_every_record_has_its_list() -> None:
    listed = {cls for parent in RECORDS for cls in children(parent)}
    assert listed == set(RECORDS) - {Office}
    for cls in RECORDS:
        assert {describe(child).collection for child in children(cls)} <= set(keys(cls))


@given(datasets())
def test_a_dataset_says_the_same_after_its_object_is_read(drawn: tuple[Dataset, Any]) -> None:
    data, _ = drawn
    assert plain(Dataset.of(from_object(to_object(data)))) == plain(data)


@given(datasets())
def test_new_and_export_are_exact_inverses(drawn: tuple[Dataset, dict[str, bytes]]) -> None:
    data, blobs = drawn
    value = to_object(data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = put_json(folder, value, blobs)
        records, read_blobs = data_json.read(source)
        with DocumentFile.create(folder / "X.itadesk", records, read_blobs) as document:
            data_json.write(folder / "Y.json", document.dataset(), document.blob)
        again = (folder / "Y.json").read_bytes()
        assert again == source.read_bytes()
        assert json_text.parse(again) == value
        assert plain(Dataset.of(data_json.read(folder / "Y.json")[0])) == plain(data)
        for used in set(read_blobs):
            assert (folder / "Y.files" / used).read_bytes() == blobs[used]


def test_every_field_survives() -> None:
    data, _ = every_field()
    assert plain(Dataset.of(from_object(to_object(data)))) == plain(data)


def test_blobs_lie_beside_the_json(tmp_path: Path) -> None:
    records, blobs = data_json.read(put_json(tmp_path, every_key(), BLOBS))
    assert blobs == BLOBS
    data_json.write(tmp_path / "Y.json", Dataset.of(records), blobs.__getitem__)
    assert (tmp_path / "Y.json").read_bytes() == (tmp_path / "X.json").read_bytes()
    written = {file.name: file.read_bytes() for file in (tmp_path / "Y.files").iterdir()}
    assert written == BLOBS


@pytest.mark.parametrize("written", ["photo.JPG", "X.files/photo.JPG", "pictures/photo.JPG"])
def test_any_file_beside_the_json_is_named_by_its_bytes(tmp_path: Path, written: str) -> None:
    (tmp_path / "X.files").mkdir()
    (tmp_path / "pictures").mkdir()
    for folder in (tmp_path, tmp_path / "pictures", tmp_path / "X.files"):
        (folder / "photo.JPG").write_bytes(b"picture")
    path = put_json(tmp_path, {"office": {"emblem": {"file": written}}})
    records, blobs = data_json.read(path)
    assert blobs == {PICTURE: b"picture"}
    assert [one.emblem for one in records if isinstance(one, Office)] == [PICTURE]


def test_no_folder_is_made_without_blobs(tmp_path: Path) -> None:
    data_json.write(tmp_path / "Y.json", Dataset.of([Office()]), BLOBS.__getitem__)
    assert [file.name for file in tmp_path.iterdir()] == ["Y.json"]


@pytest.mark.parametrize("taken", ["Y.json", "Y.files"])
def test_nothing_is_overwritten(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_bytes(b"mine")
    data = Dataset.of(from_object(every_key()))
    with pytest.raises(UserError, match=taken):
        data_json.write(tmp_path / "Y.json", data, BLOBS.__getitem__)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(taken, b"mine")]


@pytest.mark.parametrize("place", range(len(BLOBS) + 3))  # each blob, the folder, JSON, parent
def test_nothing_is_left_when_the_disk_is_full(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []

    def fail_at_place(handle: int) -> None:
        synced.append(handle)
        if len(synced) > place:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_at_place)
    data = Dataset.of(from_object(every_key()))
    with pytest.raises(UserError, match="ดิสก์เต็ม"):
        data_json.write(tmp_path / "Y.json", data, BLOBS.__getitem__)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../../x.png", "/etc/passwd", "C:\\x.png", "x.png"])
def test_a_blob_name_that_is_none_is_not_written(tmp_path: Path, name: str) -> None:
    data = Dataset.of([Office(emblem=name)])
    with pytest.raises(UserError, match="ไม่มีแฟ้มแนบ"):
        data_json.write(tmp_path / "Y.json", data, lambda _: b"")
    assert list(tmp_path.iterdir()) == []


def test_a_blob_the_document_lacks_is_told(tmp_path: Path) -> None:
    data = Dataset.of([Office(emblem=PICTURE)])
    with pytest.raises(UserError, match=PICTURE[:20]):
        data_json.write(tmp_path / "Y.json", data, {}.__getitem__)


def test_a_name_equal_to_a_divisions_is_the_first_such_division() -> None:
    value = {
        "office": {"divisions": ["กองคลัง", "กองคลัง"]},
        "years": [{"measures": [{"responsible": ["กองคลัง", "กองช่าง"]}]}],
    }
    records = from_object(value)
    (measure,) = [one for one in records if isinstance(one, Measure)]
    first = next(one for one in records if describe(type(one)).name == "division")
    assert measure.responsible == (first.id, "กองช่าง")
    assert to_object(Dataset.of(records)) == value


def test_the_object_of_an_empty_document_is_empty() -> None:
    assert to_object(Dataset.of(from_object({}))) == {}
    assert to_object(Dataset.of(from_object({"office": {"name": "", "divisions": []}}))) == {}


def test_years_rounds_and_indicators_are_written_in_their_order() -> None:
    value = {
        "ita": [{"year": 2568, "indicators": {"10": 1, "2": 3}}, {"year": 2567}],
        "years": [{"year": 2568, "measures": [{"results": [{"round": 12}, {"round": 6}]}]}],
    }
    again = to_object(Dataset.of(from_object(value)))
    assert [year["year"] for year in again["ita"]] == [2567, 2568]
    assert list(again["ita"][1]["indicators"]) == ["2", "10"]
    assert again["years"][0]["measures"][0]["results"] == [{"round": 6}, {"round": 12}]


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    name = PICTURE.replace(".jpg", ".gif")
    path = put_json(tmp_path, {"office": {"emblem": {"file": name}}}, {name: b"something else"})
    with pytest.raises(UserError, match=r"^X\.json: office\.emblem\.file: เนื้อหา"):
        data_json.read(path)


def test_a_link_that_leads_elsewhere_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    received = tmp_path / "received"
    received.mkdir()
    (received / "x.png").symlink_to(tmp_path / "secret.png")
    path = put_json(received, {"office": {"emblem": {"file": "x.png"}}})
    with pytest.raises(UserError, match=r"^X\.json: office\.emblem\.file: ไม่พบแฟ้ม"):
        data_json.read(path)


def test_a_missing_blob_is_named(tmp_path: Path) -> None:
    path = put_json(tmp_path, {"office": {"emblem": {"file": PICTURE}}})
    with pytest.raises(UserError, match=f"^X.json: office.emblem.file: ไม่พบแฟ้ม “{PICTURE[:40]}"):
        data_json.read(path)


def test_blobs_are_limited_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_json, "MAX_BLOBS", sum(map(len, BLOBS.values())) - 1)
    path = put_json(tmp_path, every_key(), BLOBS)
    with pytest.raises(UserError, match="รวมกันใหญ่เกิน"):
        data_json.read(path)


def test_a_json_of_any_length_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "X.json"
    with path.open("wb") as file:
        file.truncate(data_json.MAX_JSON + 1)
    with pytest.raises(UserError, match="ใหญ่เกิน ๕๐ เมกะไบต์"):
        data_json.read(path)
