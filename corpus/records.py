"""Classes of fields that can be set. They are a part of what dataclasses are, whose import takes 5 ms."""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform()
def record(cls: type[T]) -> type[T]:
    """Return the class with slots for its annotated fields; it is made from them and compared by them."""
    names = tuple(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    made: dict[str, Any] = {}
    lines = [f"def __init__(self, {', '.join(names)}):", *(f"self.{name} = {name}" for name in names)]
    exec("\n ".join(lines), made)  # noqa: S102 - names of fields alone, as dataclasses do
    made["__init__"].__defaults__ = tuple(vars(cls)[name] for name in names if name in vars(cls))
    body |= {"__slots__": names, "__init__": made["__init__"], "__eq__": _equals, "__hash__": None}
    return type(cls.__name__, cls.__bases__, body)


def replaced(row: T, **changes: Any) -> T:
    """Return a copy of a record with other values in some fields."""
    return type(row)(**{name: getattr(row, name) for name in _slots(row)} | changes)


def _slots(row: Any) -> tuple[str, ...]:
    return tuple(row.__slots__)


def _equals(self: Any, other: object) -> bool:
    return type(other) is type(self) and all(getattr(self, name) == getattr(other, name) for name in _slots(self))
