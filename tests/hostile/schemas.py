"""Files whose tables are not ours: what could run by itself, or mean something else."""

from itadesk.store.errors import Trouble
from tests.hostile.files import SCHEMA, Bad, Maker, numbers, resealed, said

_ENDLESS = numbers(-1) + " SELECT x FROM n"


def _words(name: str, old: str, new: str) -> Maker:
    """Return what replaces words in the statement that made a table or index."""
    old, new = old.replace("'", "''"), new.replace("'", "''")
    update = f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'"
    return said(SCHEMA, update)


def _column(name: str, new: str) -> Maker:
    """Return what declares a column of the office in another way."""
    return _words("office", f'"{name}" TEXT NOT NULL', new)


def _instead_of(name: str, statement: str) -> Maker:
    return said(f"DROP TABLE {name}", statement)


def _row(sql: str, kind: str = "table", root: int = 0) -> Maker:
    """Return what adds a row to the schema that SQLite itself would not write."""
    return said(SCHEMA, f"INSERT INTO sqlite_schema VALUES ('{kind}', 'x', 'x', {root}, {sql})")


def _root(name: str, page: str) -> Maker:
    """Return what lets a table or index begin at another page."""
    return said(SCHEMA, f"UPDATE sqlite_schema SET rootpage = {page} WHERE name = '{name}'")


def _swapped(one: str, other: str) -> Maker:
    """Return what lets two objects begin where the other did."""
    both = f"IN ('{one}', '{other}')"
    total = f"(SELECT sum(rootpage) FROM sqlite_schema WHERE name {both})"
    return said(SCHEMA, f"UPDATE sqlite_schema SET rootpage = {total} - rootpage WHERE name {both}")


_THIS_RUNS: dict[str, Maker] = {
    "trigger on insert": resealed(
        "CREATE TRIGGER t AFTER INSERT ON measure BEGIN DELETE FROM office; END"
    ),
    "trigger on the manifest": said(
        "CREATE TRIGGER t AFTER UPDATE ON manifest BEGIN DELETE FROM measure; END"
    ),
    "trigger of a view": resealed(
        "CREATE VIEW v AS SELECT * FROM office",
        "CREATE TRIGGER t INSTEAD OF UPDATE ON v BEGIN DELETE FROM measure; END",
    ),
    "trigger called as a table": said(
        "CREATE TRIGGER office AFTER DELETE ON report BEGIN SELECT 1; END"
    ),
    "view": resealed("CREATE VIEW v AS SELECT * FROM measure"),
    "view without end": resealed(f"CREATE VIEW v AS {_ENDLESS}"),
    "view without end called as a table": _instead_of(
        "finding", f"CREATE VIEW finding AS {_ENDLESS}"
    ),
    "view of the same rows": said(
        "CREATE TABLE kept AS SELECT * FROM measure",
        "DROP TABLE measure",
        "CREATE VIEW measure AS SELECT * FROM kept",
    ),
    "view of itself": said(
        "CREATE VIEW v AS SELECT 1",
        SCHEMA,
        "UPDATE sqlite_schema SET sql = 'CREATE VIEW v AS SELECT * FROM v' WHERE name = 'v'",
    ),
    "view that loads a library": resealed("CREATE VIEW v AS SELECT load_extension('/tmp/x.so')"),
    "generated column": resealed("ALTER TABLE office ADD COLUMN g TEXT AS (upper(name))"),
    "generated column of 2 GB": _column(
        "emblem", '"emblem" TEXT NOT NULL, g TEXT AS (hex(zeroblob(999999999)))'
    ),
    "index on an expression": resealed("CREATE INDEX i ON office (length(name))"),
    "index on a part": resealed("CREATE INDEX i ON office (name) WHERE name > ''"),
    "condition": _column("emblem", '"emblem" TEXT NOT NULL CHECK (1)'),
    "condition that takes hours": _column(
        "emblem",
        "\"emblem\" TEXT NOT NULL CHECK (hex(zeroblob(99999)) LIKE '%a%b%c%d%e%f%g%h%i%')",
    ),
    "default": _column("emblem", '"emblem" TEXT NOT NULL DEFAULT (random())'),
    "full text": resealed("CREATE VIRTUAL TABLE f USING fts5(x)"),
    "full text of old": resealed("CREATE VIRTUAL TABLE f USING fts4(x)"),
    "full text called as a table": _instead_of(
        "finding", "CREATE VIRTUAL TABLE finding USING fts5(id)"
    ),
    "tree of rectangles": resealed("CREATE VIRTUAL TABLE r USING rtree(id, a, b)"),
    "pages of the file as a table": resealed("CREATE VIRTUAL TABLE d USING dbstat"),
    "statistics": resealed("ANALYZE"),
    "statistics that mislead": resealed(
        "ANALYZE", "INSERT INTO sqlite_stat1 VALUES ('office', NULL, '0 0 0')"
    ),
}
_OTHER_TABLES: dict[str, Maker] = {
    "index more": resealed("CREATE INDEX i ON office (name)"),
    "unique index more": resealed("CREATE UNIQUE INDEX i ON division (name)"),
    "index less": resealed("DROP INDEX measure_year_id"),
    "index not unique": resealed(
        "DROP INDEX result_measure_id_round",
        'CREATE INDEX "result_measure_id_round" ON "result" ("measure_id", "round")',
    ),
    "index on another column": resealed(
        "DROP INDEX measure_year_id", 'CREATE INDEX "measure_year_id" ON "measure" ("title")'
    ),
    "index downwards": resealed(
        "DROP INDEX measure_year_id",
        'CREATE INDEX "measure_year_id" ON "measure" ("year_id" DESC)',
    ),
    "collation": _column("name", '"name" TEXT NOT NULL COLLATE NOCASE'),
    "any type": _column("name", '"name" ANY NOT NULL'),
    "text that may be missing": _column("name", '"name" TEXT'),
    "table not strict": _words("office", ") STRICT", ")"),
    "other deletion": _words("division", "ON DELETE CASCADE", "ON DELETE SET NULL"),
    "space more": _words("office", "CREATE TABLE", "CREATE  TABLE"),
    "comment": _words("office", ") STRICT", "/* x */) STRICT"),
    "small letters": _words("office", "CREATE TABLE", "create table"),
    "two columns swapped": said(
        SCHEMA,
        """UPDATE sqlite_schema SET sql = replace(replace(replace(
           sql, '"name"', '"x"'), '"short_name"', '"name"'), '"x"', '"short_name"')
           WHERE name = 'office'""",
    ),
    "table more": resealed("CREATE TABLE more (id)"),
    "thousand tables more": said(
        "BEGIN", *(f"CREATE TABLE more_{n} (id)" for n in range(1000)), "COMMIT"
    ),
    "table that counts": resealed("CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT)"),
    "table less": said("DROP TABLE finding"),
    "no manifest table": said("DROP TABLE manifest"),
    "column more": resealed("ALTER TABLE office ADD COLUMN x TEXT"),
    "column less": said("ALTER TABLE office DROP COLUMN website"),
    "column renamed": said("ALTER TABLE office RENAME COLUMN website TO site"),
    "table renamed": said("ALTER TABLE finding RENAME TO findings"),
    "table in capitals": said("ALTER TABLE finding RENAME TO x", "ALTER TABLE x RENAME TO FINDING"),
    "table without rowid": _instead_of(
        "blob",
        "CREATE TABLE blob (office_id TEXT, name TEXT, bytes BLOB, PRIMARY KEY (name)) "
        "WITHOUT ROWID",
    ),
    "NUL in the schema": said(
        SCHEMA, "UPDATE sqlite_schema SET sql = sql || char(0) || 'x' WHERE name = 'office'"
    ),
}
_NO_SCHEMA: dict[str, Maker] = {
    "index twice": said(
        SCHEMA,
        "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'measure_year_id'",
    ),
    "table twice": said(
        SCHEMA, "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'measure'"
    ),
    "table without words": said(
        SCHEMA, "UPDATE sqlite_schema SET sql = NULL WHERE name = 'measure'"
    ),
    "table in another's words": said(
        SCHEMA,
        """UPDATE sqlite_schema SET sql = (SELECT sql FROM sqlite_schema WHERE name = 'office')
           WHERE name = 'report'""",
    ),
    "statement that is none": _row("'CREATE TABLE x'"),
    "statement that deletes": _row("'DELETE FROM office'"),
    "statement of a megabyte": _row("'CREATE TABLE x (a)' || hex(zeroblob(500000))"),
    "unknown virtual table": _row("'CREATE VIRTUAL TABLE x USING nothing(a)'"),
    "thousand columns": _row(
        f"(SELECT 'CREATE TABLE x (c' || group_concat(x, ', c') || ')' FROM "
        f"({numbers(1000)} SELECT x FROM n))",
        root=2,
    ),
    "unknown kind of object": _row("'x'", kind="thing"),
    "broken UTF-8 in the schema": _row("CAST(x'ff' AS TEXT)"),
    "row of nothing": said(
        SCHEMA, "INSERT INTO sqlite_schema VALUES (NULL, NULL, NULL, NULL, NULL)"
    ),
    "no root page": _root("measure", "0"),
    "negative root page": _root("measure", "-1"),
    "root page beyond the end": _root("measure", "99999"),
    "schema as a root page": _root("measure", "1"),
    "two tables in one": _root(
        "measure", "(SELECT rootpage FROM sqlite_schema WHERE name = 'finding')"
    ),
    "table and index swapped": _swapped("measure", "measure_year_id"),
    "two indexes swapped": _swapped("evidence_year_id", "measure_year_id"),
    "two tables swapped": _swapped("measure", "finding"),
}

BAD: dict[str, Bad] = {
    **{name: Bad(make, Trouble.FOREIGN) for name, make in (_THIS_RUNS | _OTHER_TABLES).items()},
    **{name: Bad(make, Trouble.CORRUPT) for name, make in _NO_SCHEMA.items()},
    "bytes in the schema": Bad(
        said(SCHEMA, "INSERT INTO sqlite_schema VALUES (x'ff', x'ff', x'ff', 0, x'ff')"),
        Trouble.INVALID,  # SQLite's own message about it is no text
    ),
}
