"""Files whose rows hold what this program does not write.

Whoever makes such a file may also compute its seal anew: a right seal makes no row right.
"""

from itadesk.core.fields import MAX_TEXT
from itadesk.store.errors import Trouble
from tests.hostile.files import NOBODY, Bad, assign, repeated, resealed, said

_TEXTS = {
    "NUL": "'a' || char(0) || 'b'",
    "bell": "char(7)",
    "carriage return": "char(13)",
    "tab": "char(9)",
    "delete": "char(127)",
    "next line": "char(133)",
    "turned around": "'ก' || char(0x202e) || 'cod.exe'",
    "isolated": "char(0x2066)",
    "noncharacter": "char(0xfdd0)",
    "last noncharacter": "CAST(x'f48fbfbf' AS TEXT)",
    "one character too long": repeated(MAX_TEXT + 1, "x"),
    "a megabyte": repeated(1 << 20, "x"),
    "16 MB": repeated(16 << 20, "x"),
}
_NO_TEXTS = {  # no text at all, so that no seal can be over it
    "half a pair": "x'eda080'",
    "beyond Unicode": "x'f4908080'",
    "broken UTF-8": "x'ff41'",
    "overlong UTF-8": "x'c080'",
    "cut in a character": "x'e0b8'",
    "TIS-620": "x'a1a2a3'",
}
_PLAIN = {
    "id that is none": assign("id", "'x'", "item_score"),
    "id in capitals": assign("id", "upper(id)", "item_score"),
    "id without hyphens": assign("id", "replace(id, '-', '')", "item_score"),
    "id in braces": assign("id", "'{' || id || '}'", "item_score"),
    "id as a URN": assign("id", "'urn:uuid:' || id", "item_score"),
    "choice that is none": assign("kind", "'x'", "office"),
    "choice with a space": assign("kind", "kind || ' '", "office"),
    "choice of a number": assign("issue", "8"),
    "indicator 0": assign("indicator", "0", "indicator_score"),
    "round 5": assign("round", "5", "result"),
    "year 0": assign("year", "0", "fiscal_year"),
    "year of the common era": assign("year", "2025", "fiscal_year"),
    "year of 19 digits": assign("year", "9223372036854775807", "fiscal_year"),
    "order at the end of numbers": assign("order_key", "9223372036854775807"),
    "order before all numbers": assign("order_key", "-9223372036854775808"),
    "score below 0": assign("score", "-1", "item_score"),
    "score above 100": assign("score", "10001", "item_score"),
    "score of 19 digits": assign("total", "9223372036854775807", "ita_year"),
    "flag that is 2": assign("no_defects", "2", "fiscal_year"),
    "flag that is negative": assign("reviewed", "-1", "result"),
    "switch that is 7": assign("numbered", "7", "report"),
    "font of 1000 points": assign("table_font_size", "1000", "report"),
    "date that is none": assign("start", "'yesterday'"),
    "30 February": assign("start", "'2568-02-30'"),
    "month 13": assign("start", "'2568-13'"),
    "date of the common era": assign("start", "'2025-02-01'"),
    "date with a line end": assign("start", "'2568-02-01' || char(10)"),
    "date in Thai digits": assign("start", "'๒๕๖๘-๐๒-๐๑'"),
    "empty date": assign("start", "''"),
}
_LISTS = {
    "ends early": assign("rounds", "'[6'"),
    "empty": assign("rounds", "''"),
    "an object": assign("rounds", "'{}'"),
    "null": assign("rounds", "'null'"),
    "a number": assign("rounds", "'6'"),
    "with spaces": assign("rounds", "'[6, 12]'"),
    "with a mark before it": assign("rounds", "char(0xfeff) || '[6]'"),
    "with escapes": assign("items", r"""'["\u0e01"]'""", "finding"),
    "with half a pair": assign("items", r"""'["\ud800"]'""", "finding"),
    "with NUL": assign("items", r"""'["\u0000"]'""", "finding"),
    "number as a text": assign("rounds", """'["6"]'"""),
    "number with a fraction": assign("rounds", "'[6.0]'"),
    "flag": assign("rounds", "'[true]'"),
    "NaN": assign("rounds", "'[NaN]'"),
    "Infinity": assign("rounds", "'[Infinity]'"),
    "exponent": assign("rounds", "'[1e400]'"),
    "no choice": assign("rounds", "'[5]'"),
    "same twice": assign("rounds", "'[6,6]'"),
    "4,000 digits": assign("rounds", f"'[' || {repeated(4000, '9')} || ']'"),
    "million digits": assign("rounds", f"'[' || {repeated(1_000_000, '9')} || ']'"),
    "list in a list": assign("rounds", "'[[6]]'"),
    "900 deep": assign("rounds", f"{repeated(900, '[')} || {repeated(900, ']')}"),
    "100,000 deep": assign("rounds", repeated(100_000, "[")),
    "objects 100,000 deep": assign("rounds", """replace(hex(zeroblob(50000)), '0', '{"a":')"""),
    "million entries": assign("rounds", "'[' || replace(hex(zeroblob(500000)), '0', '6,') || '6]'"),
    "party without an id": assign("responsible", "'[{}]'"),
    "party with more than an id": assign("responsible", f"""'[{{"id":"{NOBODY}","x":1}}]'"""),
    "party with two ids": assign("responsible", f"""'[{{"id":"x","id":"{NOBODY}"}}]'"""),
    "party that is a number": assign("responsible", "'[7]'"),
    "party that is a list": assign("responsible", """'[["id"]]'"""),
    "link that is no id": assign("measures", """'["x"]'""", "finding"),
    "link in capitals": assign("measures", "upper(measures)", "finding"),
    "link that is a number": assign("signers", "'[7]'", "report"),
    "link that is nothing": assign("page_breaks", "'[null]'", "report"),
    "heading of no column": assign("headings", """'[["x","y"]]'""", "report"),
    "heading that is a number": assign("headings", """'[["output",7]]'""", "report"),
    "heading twice": assign("headings", """'[["output","a"],["output","b"]]'""", "report"),
    "heading of three": assign("headings", """'[["output","a","b"]]'""", "report"),
    "heading as an object": assign("headings", """'{"output":"a"}'""", "report"),
    "width beyond the page": assign("widths", """'[["title",1001]]'""", "report"),
    "width of 30 digits": assign(
        "widths", f"""'[["title",' || {repeated(30, "9")} || ']]'""", "report"
    ),
    "block that is no flag": assign("blocks", """'[["cover",0]]'""", "report"),
    "step that is none": assign("status", """'[["burnt",null]]'""", "report"),
    "step without a date": assign("status", """'[["draft"]]'""", "report"),
    "step on no day": assign("status", """'[["draft","2568-02-30"]]'""", "report"),
}
_UNSEALED = {
    "letter": assign("title", "'ข' || substr(title, 2)"),
    "score": assign("score", "9999", "item_score"),
    "date": assign("start", "'2567-10-01'"),
    "flag": assign("reviewed", "0", "result"),
    "id": assign("id", f"'{NOBODY}'", "item_score"),
    "order": assign("order_key", "order_key + 1"),
    "row less": "DELETE FROM evidence WHERE result_id NOT NULL",
    "row more": f"INSERT INTO division SELECT '{NOBODY}', id, 1, 'ก' FROM office",
    "ending of an emblem": assign("emblem", "replace(emblem, '.png', '.exe')", "office"),
}

BAD: dict[str, Bad] = {
    **{
        f"text: {name}": Bad(resealed(assign("title", value)), Trouble.INVALID)
        for name, value in _TEXTS.items()
    },
    **{
        f"text: {name}": Bad(said(assign("title", f"CAST({value} AS TEXT)")), Trouble.INVALID)
        for name, value in _NO_TEXTS.items()
    },
    **{
        f"value: {name}": Bad(resealed(statement), Trouble.INVALID)
        for name, statement in _PLAIN.items()
    },
    **{
        f"list: {name}": Bad(resealed(statement), Trouble.INVALID)
        for name, statement in _LISTS.items()
    },
    **{
        f"other than sealed: {name}": Bad(said(statement), Trouble.CHANGED)
        for name, statement in _UNSEALED.items()
    },
}
