"""A property that is computed once."""

from msgspec import Struct

from tawatur.text.once import once


class _Counted:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def answer(self) -> int:
        """What is computed."""
        self.asked += 1
        return 42


class _Frozen(Struct, frozen=True, dict=True):
    words: tuple[str, ...]

    @once
    def letters(self) -> int:
        return sum(map(len, self.words))


def test_it_is_computed_once_for_each_owner():
    one, other = _Counted(), _Counted()
    assert [one.answer, one.answer, other.answer] == [42, 42, 42]
    assert (one.asked, other.asked) == (1, 1)


def test_it_works_on_frozen_records_with_a_dictionary():
    record = _Frozen(("ab", "c"))
    assert record.letters == record.letters == 3


def test_on_the_class_it_is_itself_with_its_text():
    assert isinstance(_Counted.answer, once)
    assert _Counted.answer.__doc__ == "What is computed."
