"""Any sequence of edits, undone and redone, keeps the file and the records in memory the same."""

from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from itadesk.core.changes import Change
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.fields import Kind, describe
from itadesk.core.records import RECORDS, Office, Record
from itadesk.store import clean_copy, header, tables
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received
from tests.strategies import blob, datasets, targets, values

EXAMPLES = settings().max_examples * 2 // 5  # 20 in the suite, 800 in the thorough profile
PLACES = [(cls, one) for cls in RECORDS for one in describe(cls).parents]


class Editing(RuleBasedStateMachine):
    """What an officer does to one document, at random."""

    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Change] = []
        self.undone: list[Change] = []

    @initialize(document=datasets())
    def create(self, document: tuple[Dataset, dict[str, bytes]]) -> None:
        path = self.folder / f"{uuid4()}.itadesk"
        self.file = DocumentFile.create(path, *document)
        self.start = self.file.dataset()
        self.data = self.start
        self.revision = 1

    def apply(self, change: Change) -> None:
        if change:
            self.revision += 1
            assert self.file.apply(change) == self.revision
            self.data = self.data.after(change)

    def act(self, edit: Edit) -> None:
        change = edit.change()
        self.apply(change)
        if change:
            self.done.append(change)
            self.undone.clear()

    def fillings(self, record: Record, data: Dataset) -> st.SearchStrategy[dict[str, Any]]:
        """Values for fields that are not told apart by a number."""
        description = describe(type(record))
        parent = next((getattr(record, one.name) for one in description.parents), None)
        owner = next((one for one in data if one.id == parent), None)
        return st.fixed_dictionaries(
            {},
            optional={
                one.name: values(one, targets(one, owner, list(data)), self.file.blob_names())
                for one in description.content
                if one.name not in description.unique
            },
        )

    @rule(data=st.data(), place=st.sampled_from(PLACES))
    def insert(self, data: st.DataObject, place: tuple[type[Record], Any]) -> None:
        cls, parent_field = place
        parents = [r for r in self.data if describe(type(r)).name == parent_field.target]
        if parents:
            parent = data.draw(st.sampled_from(parents))
            edit = Edit(self.data, "เพิ่ม")
            at = data.draw(st.integers(0, len(self.data.children(cls, parent))))
            edit.insert(cls(**{parent_field.name: parent.id}), parent, at)
            self.act(edit)

    @rule(data=st.data())
    def fill_in(self, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(list(self.data)))
        edit = Edit(self.data, "แก้ไข")
        edit.update(record, **data.draw(self.fillings(record, self.data)))
        self.act(edit)

    @rule(data=st.data())
    def renumber(self, data: st.DataObject) -> None:
        """Give a record a number that no other of its kind has, or none."""
        numbered = [r for r in self.data if describe(type(r)).unique]
        if numbered:
            record = data.draw(st.sampled_from(numbered))
            description = describe(type(record))
            (name,) = (n for n in description.unique if description[n].kind is not Kind.PARENT)
            taken = {getattr(r, name) for r in self.data.all(type(record)) if r.id != record.id}
            free = [c.value for c in description[name].choices] or list(range(2560, 2580))
            edit = Edit(self.data, "แก้เลข")
            numbers = [None, *(number for number in free if number not in taken)]
            edit.update(record, **{name: data.draw(st.sampled_from(numbers))})
            self.act(edit)

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        ordered = [r for r in self.data if describe(type(r)).sort == ("order_key",)]
        if ordered:
            record = data.draw(st.sampled_from(ordered))
            parents = {getattr(record, one.name) for one in describe(type(record)).parents}
            (parent,) = (r for r in self.data if r.id in parents)
            siblings = self.data.children(type(record), parent)
            edit = Edit(self.data, "ย้าย")
            edit.move(record, parent, data.draw(st.integers(0, len(siblings) - 1)))
            self.act(edit)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        records = [r for r in self.data if not isinstance(r, Office)]
        if records:
            chosen = data.draw(st.lists(st.sampled_from(records), min_size=1, max_size=3))
            edit = Edit(self.data, "ลบ")
            edit.delete(*chosen)
            self.act(edit)

    @rule(content=st.binary(max_size=8))
    def add_emblem(self, content: bytes) -> None:
        name, content = blob(content, "png")
        edit = Edit(self.data, "ตรา")
        edit.update(self.data.office, emblem=name)
        edit.add_blob(name, content)
        self.act(edit)
        assert self.data.office.emblem == name

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.done.pop())
        self.apply(self.undone[-1].inverse())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.undone.pop())
        self.apply(self.done[-1])

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = DocumentFile.open(self.file.path)
        assert self.file.revision == self.revision
        self.start = self.data  # undo reaches back over the time the file is open
        self.done.clear()
        self.undone.clear()

    @rule()
    def send(self) -> None:
        path = self.folder / f"{uuid4()}.itadesk"
        clean_copy.write(self.file.snapshot(), path)
        with received(path) as found:
            assert_same(found.dataset, self.data)
            assert (found.document_id, found.revision) == (self.file.document_id, self.revision)
            assert dict(found.blobs) == dict(self.file.snapshot().blobs)

    @invariant()
    def file_and_memory_are_the_same(self) -> None:
        stored = tables.read_tables(self.file._db.plain, header.FORMAT)
        assert_same(Dataset.of(tables.to_records(stored)), self.data)
        assert_same(self.file.dataset(), self.data)

    def teardown(self) -> None:
        while self.done:
            self.undo()
        assert_same(self.data, self.start, ties=False)
        self.file.close()


def assert_same(one: Dataset, other: Dataset, *, ties: bool = True) -> None:
    """Compare the records and the order of siblings.

    Without `ties`, siblings of the same number may stand in any order.
    """
    assert {record.id: record for record in one} == {record.id: record for record in other}
    for cls, parent_field in PLACES:
        for parent in one:
            if ties and describe(type(parent)).name == parent_field.target:
                assert one.children(cls, parent) == other.children(cls, parent)


def test_edits_undone_and_redone(tmp_path: Path) -> None:
    Editing.folder = tmp_path
    run_state_machine_as_test(
        Editing, settings=settings(max_examples=EXAMPLES, stateful_step_count=20)
    )
