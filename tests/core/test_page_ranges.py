import pytest

from itadesk.core.errors import UserError
from itadesk.core.page_ranges import chosen_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("๒ – ๔", (2, 3, 4)),
        ("5;1", (5, 1)),
        ("2,2-3", (2, 3)),
        ("4-99", (4, 5)),
        ("0-1", (1,)),
    ],
)
def test_pages_are_chosen(text: str, pages: tuple[int, ...]) -> None:
    assert chosen_pages(text, 5) == pages


@pytest.mark.parametrize("text", ["หน้า 1", "1-", "6", "3-2", "1--2", ","])
def test_what_names_no_page_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        chosen_pages(text, 5)
