"""The example documents say what the real reports say, and so do their printed pages."""

import json
import re
from functools import cache
from typing import Any

import pytest

from itadesk.core.score_sentences import comparison, find, sentence
from itadesk.report.build import PrintedReport, print_report
from tests.compare_example import (
    DATA,
    EXAMPLES,
    NUMBERS,
    added_spaces,
    differences,
    load,
    pieces,
    report_text,
    reviewed,
    stream,
)
from tests.printed_pages import account, page_texts
from tests.report.paper import example

every_example = pytest.mark.parametrize("number", NUMBERS)

MEASURES = {"000": 6, "001": 19, "002": 9, "003": 4, "004": 7}
NOT_TEXT = {"kind", "role", "code", "status", "form", "date", "start", "end", "step", "part"}


@cache
def printed(number: str) -> PrintedReport:
    return print_report(example(number))


@every_example
def test_there_are_only_reviewed_differences(number: str) -> None:
    assert differences(number, load(number)) == list(reviewed(number))


@every_example
def test_every_reviewed_difference_has_a_reason(number: str) -> None:
    assert all(reviewed(number).values())


@every_example
def test_every_measure_is_there(number: str) -> None:
    assert len(load(number)["years"][0]["measures"]) == MEASURES[number]


@every_example
def test_no_space_stands_where_the_report_has_none(number: str) -> None:
    assert added_spaces(number, load(number)) == []


@every_example
def test_each_list_item_begins_a_line(number: str) -> None:
    inside = re.compile(r"[^\n](- [ก-ฮเ-ไ]| -[ก-ฮเ-ไ]| [๐-๙]{1,2}[.)] ?[ก-ฮเ-ไ])")
    typed = [one for one in pieces(number, load(number)) if not one.generated]
    assert not [one.place for one in typed if inside.search(one.text)]


@every_example
def test_the_pages_show_every_text_and_nothing_else(number: str) -> None:
    pages = page_texts(printed(number).pdf, printed(number).pages)
    assert account(pages, pieces(number, load(number))) == ([], [])


@every_example
def test_every_text_of_the_document_is_compared(number: str) -> None:
    compared = stream("".join(one.text for one in pieces(number, load(number))))
    texts = _texts({key: value for key, value in load(number).items() if key != "office"})
    assert not [text for text in texts if stream(text) not in compared]


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


def test_each_score_sentence_of_004_is_found_and_written_again_from_the_scores() -> None:
    lines = (DATA / "score_sentences.tsv").read_text("utf-8").splitlines()
    expected = [tuple(line.split("\t")) for line in lines]
    data, outcomes = example("004").data, []
    for measure in load("004")["years"][0]["measures"]:
        outcome = measure["results"][0]["outcome"]
        outcomes += [(outcome[one.start : one.end], one) for one in find(outcome)]
    written = [
        (typed, sentence(comparison(data, one.indicator, one.year, one.before_year)))
        for typed, one in outcomes
    ]
    assert written == expected


def test_no_other_example_has_a_score_sentence() -> None:
    others = [number for number in NUMBERS if number != "004"]
    assert not [
        number for number in others if find((DATA / "reports" / f"{number}.txt").read_text("utf-8"))
    ]


def test_a_changed_letter_is_found() -> None:
    document = load("000")
    measure = document["years"][0]["measures"][2]
    measure["title"] = measure["title"].replace("จ้างฯ", "จ่างฯ")
    assert differences("000", document)[0] == 'measure 3 title, character 26: report "้", example "่"'


def test_a_digit_in_another_script_is_found() -> None:
    document = load("000")
    document["years"][0]["reports"][0]["intro"] = document["years"][0]["reports"][0][
        "intro"
    ].replace("๒๕๖๘", "๒๕๖8")
    assert differences("000", document)[0].endswith('report "๘", example "8"')


def test_a_lost_measure_is_found() -> None:
    document = load("001")
    lost = stream("".join(str(text) for text in document["years"][0]["measures"].pop().values()))
    (difference,) = differences("001", document)
    assert len(difference) > len(lost) / 2


def test_a_row_cut_by_a_page_is_one_measure() -> None:
    text = report_text("000")
    assert "ซึ่งแสดงถึงความโปร่งใสในการ ดำเนินงานของหน่วยงาน" in text
    assert "(ต่อ)" not in text


def test_lost_words_and_added_ones_are_found_on_the_pages() -> None:
    said = pieces("000", load("000"))
    texts = page_texts(printed("000").pdf, printed("000").pages)
    lost, _ = account([texts[0], texts[1].replace("จากการ", "การ", 1), *texts[2:]], said)
    assert [one[:20] for one in lost] == ["intro: จากการวิเคราะ"]
    assert account([*texts[:-1], texts[-1] + "เกิน"], said) == ([], [f"page {len(texts)}: เกิน"])


def _texts(value: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    """Return the prose in a JSON value, one paragraph each; codes and choices are no prose."""
    if isinstance(value, str):
        return [line for line in value.split("\n") if line.strip()]
    if isinstance(value, dict):
        kept = [part for key, part in value.items() if key not in NOT_TEXT]
        return [text for part in kept for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


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
