"""What was worked out once and may be asked for again: listings repeat their fields, and letters their neighbours."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(dict[K, V]):
    """Answers by what was asked, so many at most: one more, and it begins anew."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self._most:
            self.clear()
        dict.__setitem__(self, key, value)


class kept(Generic[V]):  # noqa: N801 - it is used as functools.cached_property is
    """A property that is worked out once for each object.

    `functools.cached_property` takes a lock for that before Python 3.12, which costs more than most answers.
    """

    def __init__(self, tell: Callable[[Any], V]) -> None:
        self._tell = tell
        self._name = tell.__name__
        self.__doc__ = tell.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> kept[V]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> V: ...

    def __get__(self, owner: object | None, kind: type) -> V | kept[V]:
        """Return the answer, which the object has under the same name from then on."""
        if owner is None:
            return self
        found = owner.__dict__[self._name] = self._tell(owner)
        return found
