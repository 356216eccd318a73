import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.dataset import Dataset
from itadesk.core.paper_names import ascii_name
from itadesk.core.records import FiscalYear, Office, Report


def name(website: str = "www.namuang.go.th", **values: Any) -> str:  # noqa: ANN401
    office = Office(name="นาม่วง", website=website)
    year = FiscalYear(office_id=office.id, year=2568)
    usual: dict[str, Any] = {"kind": "results", "round": 12}
    report = Report(year_id=year.id, **usual | values)
    return ascii_name(Dataset.of([office, year, report]), report)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "o26-results-2568-12m-namuang.pdf"),
        ({"round": 6, "submission_ita_year": 2568}, "o28-results-2568-6m-namuang.pdf"),
        ({"kind": "plan", "round": None}, "o27-plan-2568-namuang.pdf"),
        ({"kind": "complete"}, "o27-o26-complete-2568-12m-namuang.pdf"),
        ({"form": "memo"}, "memo-2568-12m-namuang.pdf"),
    ],
)
def test_name_says_item_kind_year_round_and_office(values: dict[str, Any], expected: str) -> None:
    assert name(**values) == expected


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        ("https://www.namuang.go.th/ita", "-namuang.pdf"),
        ("NaMuang.go.th", "-namuang.pdf"),
        ("http://na-muang.go.th:8080", "-na-muang.pdf"),
        ("", "-12m.pdf"),
        ("เว็บไซต์ของเรา", "-12m.pdf"),
    ],
)
def test_office_is_called_as_on_the_web(website: str, expected: str) -> None:
    assert name(website).endswith(expected)


@given(st.text())
def test_name_is_fit_for_any_server(website: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+\.pdf", name(website))
