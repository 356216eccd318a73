"""The data files themselves: what is verified, and that the years hang together."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest

from itadesk.assets import asset
from itadesk.core.characters import forbidden
from itadesk.core.ita import Instrument, ItaYearData, RatingRule, load, years

YEARS = years()

every_year = pytest.mark.parametrize("year", YEARS)


@every_year
def test_every_file_is_read_and_names_its_year(year: int) -> None:
    assert load(year).year == year


@every_year
def test_texts_are_clean(year: int) -> None:
    text = asset("resources", "ita", f"{year}.json").read_text(encoding="utf-8")
    assert forbidden(text) == ""
    assert all(part == part.strip() for part in _texts(json.loads(text)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from _texts(member)
    elif isinstance(value, list):
        for element in value:
            yield from _texts(element)


@every_year
def test_item_ranges_of_indicators_fill_their_instrument(year: int) -> None:
    data = load(year)
    for instrument, one in data.instruments.items():
        ranges = [i.items.value for i in data.indicators if i.instrument is instrument and i.items]
        if len(ranges) == len(one.indicators.value):
            assert one.items is not None
            assert ranges[0][0] == 1
            assert ranges[-1][1] == one.items.value
            assert all(last + 1 == first for (_, last), (first, _) in pairwise(ranges))


@every_year
def test_items_named_exist(year: int) -> None:
    data = load(year)
    counts = {key[0]: one.items.value for key, one in data.instruments.items() if one.items}
    codes = [data.measures_item.code.value, data.results_item.code.value]
    for texts in (data.titles, data.questions):
        codes += texts.value if texts else ()
    assert all(1 <= int(code[1:]) <= counts[code[0]] for code in codes)


@every_year
def test_the_two_papers_are_neighbouring_items_of_oit(year: int) -> None:
    data = load(year)
    measures, results = data.measures_item.code.value, data.results_item.code.value
    assert measures[0] == results[0] == "O"
    assert int(results[1:]) == int(measures[1:]) + 1


@every_year
def test_measures_belong_to_the_ita_year_and_results_to_it_or_the_year_before(year: int) -> None:
    data = load(year)
    assert data.measures_item.fiscal_year.value == year
    assert data.results_item.fiscal_year.value in (year - 1, year)


CODES = {
    2563: ("O42", "O43", False),
    2564: ("O42", "O43", True),
    2565: ("O42", "O43", True),
    2566: ("O42", "O43", True),
    2567: ("O34", "O35", False),
    2568: ("O27", "O28", False),
    2569: ("O25", "O26", True),
}


@pytest.mark.parametrize(("year", "expected"), CODES.items())
def test_codes_of_the_two_papers(year: int, expected: tuple[str, str, bool]) -> None:
    data = load(year)
    measures, results, verified = expected
    assert (data.measures_item.code.value, data.results_item.code.value) == (measures, results)
    assert data.measures_item.code.verified is data.results_item.code.verified is verified


@every_year
def test_the_rating_changed_with_2566(year: int) -> None:
    rule = RatingRule.LETTERS if year < 2566 else RatingRule.LEVELS
    assert load(year).rating.value is rule
    assert load(year).rating.verified is (year not in (2563, 2569))


@every_year
def test_weights(year: int) -> None:
    weights = {key: one.weight.value for key, one in load(year).instruments.items()}
    assert weights == {Instrument.IIT: 30, Instrument.EIT: 30, Instrument.OIT: 40}


@every_year
def test_the_name_of_indicator_8_lost_a_word_with_2566(year: int) -> None:
    name = "การปรับปรุงระบบการทำงาน" if year < 2566 else "การปรับปรุงการทำงาน"
    assert load(year).indicator(8).name.value == name


@every_year
def test_the_other_names_never_changed(year: int) -> None:
    assert _names(load(year)) == _names(load(2564))


def _names(data: ItaYearData) -> list[str]:
    return [one.name.value for one in data.indicators if one.number != 8]


@every_year
def test_seven_issues_are_asked_for_in_2567_and_2568_unverified(year: int) -> None:
    issues = load(year).issues
    assert (issues is not None) is (year in (2567, 2568))
    if issues is not None:
        assert len(issues.value) == 7
        assert not issues.verified


@pytest.mark.parametrize(("year", "count"), [(2564, 41), (2566, 41)])
def test_complete_lists_hold_every_item_but_the_two_papers(year: int, count: int) -> None:
    titles = load(year).titles
    assert titles is not None
    assert list(titles.value) == [f"O{number}" for number in range(1, count + 1)]


@every_year
def test_criteria_known_by_hearsay_only_are_marked(year: int) -> None:
    data = load(year)
    for paper in (data.measures_item, data.results_item):
        assert paper.criteria is None or not paper.criteria.verified


def test_results_are_announced_after_the_assessment_closes() -> None:
    calendar = load(2567).calendar
    assert calendar["opens"].value < calendar["closes"].value < calendar["announced"].value
