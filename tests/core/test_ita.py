"""Finding the data of a year."""

import pytest

from itadesk.core import ita
from itadesk.core.errors import UserError


def test_years() -> None:
    assert ita.years() == (2563, 2564, 2565, 2566, 2567, 2568, 2569)


def test_an_unknown_year_is_refused_naming_the_known_ones() -> None:
    with pytest.raises(UserError, match=r"๒๕๗๐.*๒๕๖๓–๒๕๖๙"):
        ita.load(2570)


@pytest.mark.parametrize(
    ("asked", "year"), [(2500, 2563), (2566, 2566), (2570, 2569), (2600, 2569)]
)
def test_the_nearest_year(asked: int, year: int) -> None:
    assert ita.nearest(asked).year == year


def test_standard_measures() -> None:
    titles = [one.value for one in ita.standard_measures()]
    assert len(titles) == 7
    assert "มาตรการตรวจสอบการใช้ดุลพินิจ" in titles
