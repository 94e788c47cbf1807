"""What an engine is: map over batches, and group by key. Work is pure and can be pickled; order is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Lost(Generic[A]):
    """An item whose work killed the process that it ran in (out of memory, a crash in native code)."""

    item: A


class Engine(Protocol):
    """Runs pure work somewhere. Both methods yield in the order of their input, whatever ran first."""

    def map_batches(self, work: Callable[[A], B], items: Iterable[A], size: int = 8) -> Iterator[list[B | Lost[A]]]:
        """``work`` over ``items``, in batches of at most ``size``; the items are drawn no faster than needed.

        An exception of ``work`` is raised here.
        """
        ...

    def group_by_key(
        self, work: Callable[[str, list[A]], B], keyed: Iterable[tuple[str, A]]
    ) -> Iterator[tuple[str, B]]:
        """``work`` once a key, over all items of that key in their order; keys in sorted order."""
        ...


def batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    """``items`` in lists of at most ``size``."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def grouped(keyed: Iterable[tuple[str, A]]) -> list[tuple[str, list[A]]]:
    """The items of each key in their order, by sorted key."""
    groups: dict[str, list[A]] = {}
    for key, item in keyed:
        groups.setdefault(key, []).append(item)
    return sorted(groups.items())


def run_batch(work: Callable[[A], B], batch: Sequence[A]) -> list[B]:
    """``work`` over one batch; a function of the module, so that it can be pickled."""
    return [work(item) for item in batch]
