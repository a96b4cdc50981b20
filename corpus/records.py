"""Classes of named fields that are made fast: a short run spends more on making classes than on their use.

`NamedTuple` is that of `typing` to who checks types. At run time it is made in a fifth of the time: annotations are not
checked, and what makes a row of so many fields is compiled once. `record` makes classes whose fields can be set; they
are a part of what dataclasses are, whose import takes 5 ms.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    # What reads a field knows its place alone, so that all classes can share it.
    _PLACES = namedtuple("_PLACES", [f"at{place}" for place in range(64)])
    _GETTERS = tuple(vars(_PLACES)[name] for name in _PLACES._fields)

    class _Row(tuple):
        """What named tuples have in common."""

        __slots__ = ()
        _make = classmethod(tuple.__new__)

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **changes: Any) -> Any:
            return type(self)(**self._asdict() | changes)

    @cache
    def _maker(size: int) -> CodeType:
        fields = ", ".join(f"at{place}" for place in range(size))
        return eval(f"lambda cls, {fields}: new(cls, ({fields},))").__code__  # noqa: S307 - numbers alone

    class _Fields(type):
        """Makes a named tuple of a class's annotated fields, and gives it what else the class has."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = tuple(body[field] for field in fields if field in body)
            code = _maker(len(fields)).replace(co_varnames=("cls", *fields), co_qualname=name)
            made = FunctionType(code, {"new": tuple.__new__}, "__new__", defaults)
            getters = zip(fields, _GETTERS[: len(fields)], strict=True)
            return type(name, (_Row,), {**body, **dict(getters), "__slots__": (), "_fields": fields, "__new__": made})

    class NamedTuple(metaclass=_Fields):
        """What classes of named fields derive from; they are tuples, and do not derive from it in the end.

        Their modules import `annotations` from `__future__`: without it a class has none while it is made, from Python
        3.14 on.
        """


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
