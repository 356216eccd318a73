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


def test_what_is_asked_for_again_is_kept_and_what_is_not_is_forgotten() -> None:
    made: list[str] = []
    remembered = Remembered(made.append, most=2, longest=2)
    for text in "กขคกงกจก":
        assert remembered[text] is None
    assert made == [*"กขคงจ"]
    assert [*map(remembered.__getitem__, "กข")] == [None, None]
    assert made == [*"กขคงจข"]
