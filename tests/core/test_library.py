from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.library import insert_entries, issue_entries, standard_entries
from itadesk.core.records import FiscalYear, Measure, Office

OFFICE = Office()
YEAR = FiscalYear(office_id=OFFICE.id, year=2568)


def test_there_are_seven_standard_measures_and_seven_issues() -> None:
    data = Dataset.of([OFFICE, YEAR])
    standard, issues = standard_entries(data, YEAR), issue_entries(data, YEAR)
    assert (len(standard), len(issues)) == (7, 7)
    assert all(one.verified and one.issue is None for one in standard)
    assert [one.issue for one in issues] == [1, 2, 3, 4, 5, 6, 7]
    assert not any(one.verified for one in issues)
    assert not any(one.present for one in (*standard, *issues))


def test_a_year_that_asks_for_no_issues_has_none() -> None:
    for number in (2566, 2569, 2600, None):
        year = FiscalYear(office_id=OFFICE.id, year=number)
        assert issue_entries(Dataset.of([OFFICE, year]), year) == ()


def test_what_the_year_has_is_there_under_a_longer_title_too() -> None:
    measures = [
        Measure(year_id=YEAR.id, title="มาตรการ จัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"),
        Measure(year_id=YEAR.id, title="อื่น", issue=3),
    ]
    data = Dataset.of([OFFICE, YEAR, *measures])
    present = [one.title for one in standard_entries(data, YEAR) if one.present]
    assert present == ["มาตรการจัดการเรื่องร้องเรียนการทุจริต"]
    assert [one.issue for one in issue_entries(data, YEAR) if one.present] == [3]


def test_what_is_inserted_is_there_afterwards() -> None:
    data = Dataset.of([OFFICE, YEAR])
    edit = Edit(data, "แทรก")
    entries = (*standard_entries(data, YEAR)[:2], *issue_entries(data, YEAR)[4:5])
    added = insert_entries(edit, entries, YEAR)
    assert list(edit.data.children(Measure, YEAR)) == added
    assert [one.issue for one in added] == [None, None, 5]
    assert [one.present for one in standard_entries(edit.data, YEAR)] == [True] * 2 + [False] * 5
    assert [n for n in range(7) if issue_entries(edit.data, YEAR)[n].present] == [4]
