"""Classes of named fields: tuples with names, and records that can be set."""

from __future__ import annotations

import copy
import re

import pytest

from corpus.records import NamedTuple, record, replaced


class Pair(NamedTuple):
    """A name, and how often."""

    name: str
    count: int = 1

    @property
    def doubled(self) -> int:
        """Twice the count."""
        return 2 * self.count


class Empty(NamedTuple):
    """Nothing but defaults."""

    words: tuple[str, ...] = ()


@record
class Slot:
    """A value that can be set."""

    value: int
    unit: str = ""


def test_a_named_tuple_is_a_tuple_of_its_fields() -> None:
    pair = Pair("a", 2)
    name, count = pair
    assert (name, count) == ("a", 2) == pair
    assert (pair.name, pair.count, pair.doubled) == ("a", 2, 4)
    assert isinstance(pair, tuple)
    assert hash(pair) == hash(("a", 2))
    assert repr(pair) == "Pair(name='a', count=2)"


def test_fields_are_given_by_place_by_name_or_by_default() -> None:
    assert Pair("a") == Pair(name="a", count=1) == Pair(count=1, name="a")
    assert Empty() == ((),)
    assert Pair._make(["a", 2]) == Pair("a", 2)


@pytest.mark.parametrize("arguments", [{}, {"name": "a", "size": 2}])
def test_a_field_that_is_missing_or_unknown_is_refused_by_the_name_of_the_class(arguments: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=re.escape("Pair()")):
        Pair(**arguments)


def test_a_copy_has_the_fields_that_are_given() -> None:
    assert Pair("a", 2)._replace(name="b") == Pair("b", 2)
    assert Pair("a", 2)._asdict() == {"name": "a", "count": 2}
    with pytest.raises(TypeError, match="size"):
        Pair("a")._replace(size=3)  # type: ignore[arg-type]


def test_a_field_cannot_be_set_and_none_can_be_added() -> None:
    with pytest.raises(AttributeError):
        Pair("a").name = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Pair("a").size = 2  # type: ignore[attr-defined]


def test_a_named_tuple_is_copied_by_its_fields_as_when_it_is_sent_to_another_process() -> None:
    copied = copy.copy(Pair("a", 2))
    assert copied == Pair("a", 2)
    assert type(copied) is Pair


def test_a_record_can_be_set_and_compared() -> None:
    slot = Slot(2)
    slot.unit = "m"
    assert slot == Slot(2, "m") != Slot(2)
    assert replaced(slot, value=3) == Slot(3, "m")
