"""The example documents say what the real reports say."""

import json
import re
from typing import Any

import pytest

from tests.compare_example import (
    COLUMNS,
    DATA,
    EXAMPLES,
    NUMBERS,
    both,
    differences,
    load,
    report_cells,
    reviewed,
)

every_example = pytest.mark.parametrize("number", NUMBERS)


@every_example
def test_there_are_only_reviewed_differences(number: str) -> None:
    assert differences(number, load(number)) == list(reviewed(number))


@every_example
def test_every_reviewed_difference_has_a_reason(number: str) -> None:
    assert all(reviewed(number).values())


@pytest.mark.parametrize(("number", "measures"), [("000", 6), ("001", 19), ("004", 7)])
def test_every_measure_is_there(number: str, measures: int) -> None:
    assert len(load(number)["years"][0]["measures"]) == measures


@every_example
def test_no_space_stands_where_the_report_has_none(number: str) -> None:
    printed, written = both(number, load(number))
    added = {place: _spaces(text, " ") - _spaces(printed[place]) for place, text in written.items()}
    assert not any(added.values()), added


@every_example
def test_each_list_item_begins_a_line(number: str) -> None:
    _, written = both(number, load(number))
    inside = re.compile(r"[^\n](- [ก-ฮเ-ไ]| -[ก-ฮเ-ไ]| [๐-๙]+[.)] ?[ก-ฮเ-ไ])")
    assert not [place for place, text in written.items() if inside.search(text)]


@every_example
def test_the_file_is_written_as_an_export_writes_it(number: str) -> None:
    text = (EXAMPLES / f"report-{number}.json").read_text("utf-8")
    assert text == json.dumps(load(number), ensure_ascii=False, indent=2) + "\n"


@every_example
def test_empty_values_are_left_out(number: str) -> None:
    assert _empty_values(load(number), "") == []


@every_example
def test_no_official_is_named(number: str) -> None:
    officials = load(number)["office"].get("officials", [])
    assert not [one for one in officials if one.get("name") or one.get("prefix")]


def test_scores_are_those_the_outcomes_state() -> None:
    document = load("004")
    announced = {year["year"]: year["indicators"] for year in document["ita"]}
    stated: dict[int, dict[str, float]] = {year: {} for year in announced}
    for measure in document["years"][0]["measures"]:
        outcome = measure["results"][0]["outcome"]
        for indicator in measure.get("indicators", []):
            for year, score in re.findall(r"ปี (๒๕\d\d) \(([\d.]+) คะแนน\)", outcome):
                stated[int(year)][str(indicator)] = float(score)  # both read Thai digits
    assert stated == announced


def test_a_changed_letter_is_found() -> None:
    document = load("000")
    measure = document["years"][0]["measures"][2]
    measure["title"] = measure["title"].replace("จ้างฯ", "จ่างฯ")
    assert differences("000", document)[0] == 'measure 3 title, character 26: report "้", example "่"'


def test_a_lost_measure_is_found() -> None:
    document = load("001")
    del document["years"][0]["measures"][18]
    places = [line.split(",")[0] for line in differences("001", document)]
    assert places == [f"measure 19 {name}" for name in COLUMNS["plan"]]


def test_a_row_cut_by_a_page_is_one_measure() -> None:
    text = (DATA / "reports" / "000.txt").read_text("utf-8")
    cells = report_cells(text, COLUMNS["results"])
    assert cells["measure 6 outcome"].endswith("ซึ่งแสดงถึงความโปร่งใสในการ ดำเนินงานของหน่วยงาน")
    assert cells["measure 6 responsible"] == "สำนักปลัด"


def _spaces(text: str, kind: str = r"\s") -> set[int]:
    """Return where the white space of a text stands, counted in other characters."""
    return {len(re.sub(r"\s", "", text[: one.start()])) for one in re.finditer(kind, text)}


def _empty_values(value: Any, path: str) -> list[str]:  # noqa: ANN401 - any JSON value
    if value in ("", [], {}, None):
        return [path]
    if isinstance(value, dict):
        return [one for key, part in value.items() for one in _empty_values(part, f"{path}.{key}")]
    if isinstance(value, list):
        return [
            one
            for place, part in enumerate(value, 1)
            for one in _empty_values(part, f"{path}[{place}]")
        ]
    return []
