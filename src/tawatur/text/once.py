"""A property computed once: what a text, a passage or a line is asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

V = TypeVar("V")


class once(Generic[V]):  # noqa: N801 - reads as the decorator that it is
    """A property computed at its first use, without the lock that functools' takes for every one."""

    def __init__(self, compute: Callable[[Any], V]) -> None:
        self._compute, self._name, self.__doc__ = compute, compute.__name__, compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> once[V]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> V: ...
    def __get__(self, owner: object | None, kind: type) -> once[V] | V:
        """The value, kept in the owner's own dictionary."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._compute(owner)
        return value
