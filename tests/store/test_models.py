"""The models made from the descriptions and the frozen text of the tables say the same."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import closing

import peewee
import pytest

from itadesk.core.fields import describe
from itadesk.core.records import RECORDS
from itadesk.store import header, models, schema


@pytest.fixture
def made_by_models() -> Iterator[list[str]]:
    database = peewee.SqliteDatabase(":memory:")
    with closing(database), database.bind_ctx(models.ALL):
        database.create_tables(models.ALL, safe=False)
        rows = database.execute_sql(
            "SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name"
        )
        yield [sql for (sql,) in rows.fetchall()]


def one_line(statement: str) -> str:
    return re.sub(r"\s*([()])\s*", r"\1", re.sub(r"\s+", " ", statement)).strip()


@pytest.mark.parametrize(
    ("version", "sha256"),
    [(1, "858b1eed28c676cec8e372c20c7f58b7e58f070424244c38ff2d4d5da56f19b2")],
)
def test_nobody_changed_the_schema_of_a_released_version(version: int, sha256: str) -> None:
    """What changes the tables is a new version: a schema of its own and a step to it."""
    assert hashlib.sha256(schema.text(version).encode()).hexdigest() == sha256


def test_frozen_text_is_what_the_models_make(made_by_models: list[str]) -> None:
    frozen = sorted(one_line(statement) for statement in schema.statements(header.FORMAT))
    assert frozen == sorted(one_line(statement) for statement in made_by_models)


def test_every_field_has_its_column_in_the_order_of_the_description() -> None:
    for cls in RECORDS:
        columns = [column.column_name for column in models.MODELS[cls]._meta.sorted_fields]
        assert columns == ["id", *(one.name for one in describe(cls).fields)]


def test_all_tables_are_strict() -> None:
    tables = [one for one in schema.statements(header.FORMAT) if "CREATE TABLE" in one]
    assert len(tables) == len(RECORDS) + 2
    assert all(one.endswith(") STRICT") for one in tables)


def test_nothing_in_the_file_runs_by_itself() -> None:
    assert not re.search(r"TRIGGER|VIEW|VIRTUAL|GENERATED|DEFAULT", schema.text(header.FORMAT))


def test_every_table_hangs_from_an_office() -> None:
    reached = {"office"}
    for model in (*models.MODELS.values(), models.Blob):
        parents = {key.rel_model._meta.table_name for key in model._meta.refs}
        assert parents <= reached
        assert parents or model._meta.table_name == "office"
        reached.add(model._meta.table_name)


def test_peewee_uses_the_sqlite_of_python() -> None:
    assert peewee.sqlite3.__name__ == "sqlite3"
