"""What is made of a text is made once, and forgotten in time."""

from itadesk.core.remembered import Remembered


def test_a_value_is_made_once() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    remembered = Remembered(length, most=10, longest=5)
    assert [*map(remembered.__getitem__, ["ก", "ขข", "ก"])] == [1, 2, 1]
    assert asked == ["ก", "ขข"]


def test_a_long_text_is_not_remembered() -> None:
    remembered = Remembered(len, most=10, longest=2)
    assert (remembered["กขค"], remembered["กข"]) == (3, 2)
    assert [*remembered] == ["กข"]


def test_all_is_forgotten_when_there_is_too_much() -> None:
    remembered = Remembered(len, most=2, longest=2)
    for text in ("ก", "ข", "ค"):
        assert remembered[text] == 1
    assert [*remembered] == ["ค"]
