"""The tables, as Peewee models made from the descriptions of the records."""

from peewee import (
    BlobField,
    Check,
    CompositeKey,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from itadesk.core import fields
from itadesk.core.fields import Description, Kind, describe
from itadesk.core.records import RECORDS, Record

_NUMBERS = {Kind.NUMBER_CHOICE, Kind.YEAR, Kind.INTEGER, Kind.SCORE, Kind.SWITCH}
_FIRM_NUMBERS = {Kind.FLAG, Kind.ORDER}


def _column(one: fields.Field, description: Description) -> Field:
    """Return the column of a field; how a value is written there is told in `rows`."""
    if one.kind is Kind.PARENT:
        return ForeignKeyField(
            _BY_NAME[one.target],
            column_name=one.name,
            object_id_name=f"{one.name}_text",
            backref="+",
            lazy_load=False,
            on_delete="CASCADE",
            null=len(description.parents) > 1,
            index=description.unique[:1] != (one.name,),  # the unique index begins with it
        )
    if one.kind in _FIRM_NUMBERS:
        return IntegerField()
    if one.kind in _NUMBERS:
        return IntegerField(null=True)
    return TextField(null=one.kind is Kind.DATE)


def _model(description: Description) -> type[Model]:
    """Return the model of one kind of record."""
    parents = " + ".join(f'("{one.name}" IS NOT NULL)' for one in description.parents)

    class Meta:
        table_name = description.name
        strict_tables = True
        indexes = ((description.unique, True),) if description.unique else ()
        constraints = [Check(f"{parents} = 1")] if len(description.parents) > 1 else []

    columns = {one.name: _column(one, description) for one in description.fields}
    body = {"id": TextField(primary_key=True), **columns, "Meta": Meta}
    return type(description.name, (Model,), body)


_BY_NAME: dict[str, type[Model]] = {}
for _cls in RECORDS:  # parents come before children
    _BY_NAME[describe(_cls).name] = _model(describe(_cls))

MODELS: dict[type[Record], type[Model]] = {cls: _BY_NAME[describe(cls).name] for cls in RECORDS}


class Blob(Model):
    """Bytes that records refer to by name, ``<sha256>.<extension>``."""

    office_id = ForeignKeyField(
        _BY_NAME["office"],
        object_id_name="office_id_text",
        backref="+",
        lazy_load=False,
        on_delete="CASCADE",
        index=False,
    )
    name = TextField()
    bytes = BlobField()

    class Meta:
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

    class Meta:
        table_name = "manifest"
        strict_tables = True


ALL: tuple[type[Model], ...] = (*MODELS.values(), Blob, Manifest)
