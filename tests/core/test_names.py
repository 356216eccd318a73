"""The document's own names, and how the responsible parties are called."""

from uuid import uuid4

from itadesk.core.dataset import Dataset
from itadesk.core.names import party_names, proper_names
from itadesk.core.records import Division, Office, Official

OFFICE = Office(name="นาม่วง", district="ประจักษ์ศิลปาคม", province=" ")
CLERKS = Division(office_id=OFFICE.id, name="สำนักปลัด")
PERSON = Official(office_id=OFFICE.id, position="นิติกร", name="สมชาย ใจดี")
DATA = Dataset.of([OFFICE, CLERKS, PERSON])


def test_names_come_longest_first_and_blank_ones_not_at_all() -> None:
    assert proper_names(DATA) == ("ประจักษ์ศิลปาคม", "สมชาย ใจดี", "สำนักปลัด", "นาม่วง")


def test_parties_are_divisions_by_name_and_free_entries_in_their_order() -> None:
    assert party_names(DATA, ("ทุกส่วนราชการ", CLERKS.id)) == ("ทุกส่วนราชการ", "สำนักปลัด")


def test_a_link_that_leads_nowhere_has_no_name() -> None:
    assert party_names(DATA, (uuid4(), CLERKS.id)) == ("สำนักปลัด",)
