"""The tables, as Peewee models made from the descriptions of the records."""

from typing import Any

from peewee import BlobField, Check, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

from itadesk.core.fields import Description, Field, Kind, describe
from itadesk.core.records import RECORDS, Record

_NUMBERS = {Kind.NUMBER_CHOICE, Kind.YEAR, Kind.INTEGER, Kind.SCORE, Kind.SWITCH}
_FIRM_NUMBERS = {Kind.FLAG, Kind.ORDER}


class Row(Model):
    """The row of a record."""

    id = TextField(primary_key=True)

    class Meta:  # noqa: D106 - Peewee's settings
        strict_tables = True


def _child_of(model: type[Row], name: str, *, null: bool = False, index: bool = True) -> Any:  # noqa: ANN401 - Peewee's columns differ
    """Return the column `name` that holds the id of a row's parent."""
    options: dict[str, Any] = {"null": null, "index": index, "on_delete": "CASCADE"}
    options |= {"object_id_name": f"{name}_text", "backref": "+", "lazy_load": False}
    return ForeignKeyField(model, column_name=name, **options)


def _column(one: Field, description: Description) -> Any:  # noqa: ANN401 - as above
    """Return the column of a field; how a value is written there is told in `rows`."""
    if one.kind is Kind.PARENT:
        indexed = description.unique[:1] == (one.name,)  # by the unique index it begins
        several = len(description.parents) > 1
        return _child_of(_BY_NAME[one.target], one.name, null=several, index=not indexed)
    if one.kind in _FIRM_NUMBERS:
        return IntegerField()
    if one.kind in _NUMBERS:
        return IntegerField(null=True)
    return TextField(null=True) if one.kind is Kind.DATE else TextField()


def _model(description: Description) -> type[Row]:
    """Return the model of one kind of record."""
    parents = " + ".join(f'("{one.name}" IS NOT NULL)' for one in description.parents)
    settings = {
        "table_name": description.name,
        "indexes": ((description.unique, True),) if description.unique else (),
        "constraints": [Check(f"{parents} = 1")] if len(description.parents) > 1 else [],
    }
    columns = {one.name: _column(one, description) for one in description.fields}
    return type(description.name, (Row,), {**columns, "Meta": type("Meta", (), settings)})


_BY_NAME: dict[str, type[Row]] = {}
for _cls in RECORDS:  # parents come before children
    _BY_NAME[describe(_cls).name] = _model(describe(_cls))

MODELS: dict[type[Record], type[Row]] = {cls: _BY_NAME[describe(cls).name] for cls in RECORDS}


class Blob(Model):
    """Bytes that records refer to by name, ``<sha256>.<extension>``."""

    office_id = _child_of(_BY_NAME["office"], "office_id", index=False)
    name = TextField()
    bytes = BlobField()

    class Meta:  # noqa: D106
        table_name = "blob"
        strict_tables = True
        primary_key = CompositeKey("office_id", "name")


class Manifest(Model):
    """The one row that says what file this is; counts and content hash seal a file that is sent."""

    id = IntegerField(primary_key=True, constraints=[Check('"id" = 1')])
    document_id = TextField()
    format = IntegerField()
    revision = IntegerField()
    app_version = TextField()
    counts = TextField(null=True)
    content_hash = TextField(null=True)

    class Meta:  # noqa: D106
        table_name = "manifest"
        strict_tables = True


ALL: tuple[type[Model], ...] = (*MODELS.values(), Blob, Manifest)
