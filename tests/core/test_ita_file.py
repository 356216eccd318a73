"""Strict reading of a year's file."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from itadesk.assets import asset
from itadesk.core.errors import UserError
from itadesk.core.facts import Node
from itadesk.core.ita_file import read_year

Data = dict[str, Any]


@pytest.fixture
def data() -> Data:
    """Return the file of 2564, which has every part but issues and calendar."""
    content: Data = json.loads(asset("resources", "ita", "2564.json").read_text(encoding="utf-8"))
    return content


def _set(*path: str, to: object) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        *parents, last = path
        for key in parents:
            data = data[key]
        data[last] = to

    return change


def test_a_right_file_is_read(data: Data) -> None:
    assert read_year(Node(data, "x")).year == 2564


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set("year", to="2564"), "x/year"),
        (_set("year", to=2021), "x/year"),
        (_set("weights", to=30), "x/weights: ไม่รู้จัก"),
        (_set("instruments", "IIT", "weight", "value", to=31), "x/instruments: น้ำหนัก"),
        (_set("instruments", "IIT", "indicators", "value", to=[1, 2, 3, 4]), "x/instruments"),
        (_set("instruments", "OIT", "indicators", "value", to=[9, 10, 5]), "x/instruments"),
        (_set("instruments", "XIT", to={}), "x/instruments/XIT"),
        (_set("indicators", "11", to={}), "x/indicators/11"),
        (_set("indicators", "1", "name", to="การปฏิบัติหน้าที่"), "x/indicators/1/name"),
        (_set("indicators", "1", "items", "value", to=[6, 1]), "x/indicators/1/items"),
        (_set("indicators", "1", "items", "value", to=[1]), "x/indicators/1/items"),
        (_set("rating", "value", to="stars"), "x/rating/value: ต้องเป็น letters หรือ levels"),
        (_set("measures_item", "code", "value", to="o42"), "x/measures_item/code"),
        (_set("results_item", "code", "value", to="ก"), "x/results_item/code"),
        (_set("titles", "value", "O๑", to="โครงสร้าง"), "x/titles/value/O๑"),
        (_set("questions", "value", "I1", to=""), "x/questions/value/I1"),
        (_set("groups", "value", to=[]), "x/groups/value"),
        (_set("issues", to={"value": "ก", "verified": True, "source": "ข"}), "x/issues/value"),
        (_set("calendar", to={"closed": {}}), "x/calendar/closed"),
    ],
)
def test_a_mistake_is_refused_naming_its_place(
    data: Data, change: Callable[[Data], None], place: str
) -> None:
    change(data)
    with pytest.raises(UserError, match=place):
        read_year(Node(data, "x"))


@pytest.mark.parametrize("key", ["year", "instruments", "indicators", "rating", "measures_item"])
def test_a_missing_part_is_named(data: Data, key: str) -> None:
    del data[key]
    with pytest.raises(UserError, match=f"ขาด “{key}”"):
        read_year(Node(data, "x"))
