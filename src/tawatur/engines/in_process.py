"""The engine for small inputs, tests and debuggers: everything in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tawatur.engines.protocol import Lost, batches, grouped, run_batch

A = TypeVar("A")
B = TypeVar("B")


class InProcess:
    """Runs all work here, one item after the other."""

    def map_batches(self, work: Callable[[A], B], items: Iterable[A], size: int = 8) -> Iterator[list[B | Lost[A]]]:
        """See :class:`~tawatur.engines.protocol.Engine`."""
        for batch in batches(items, size):
            yield [*run_batch(work, batch)]

    def group_by_key(
        self, work: Callable[[str, list[A]], B], keyed: Iterable[tuple[str, A]]
    ) -> Iterator[tuple[str, B]]:
        """See :class:`~tawatur.engines.protocol.Engine`."""
        for key, items in grouped(keyed):
            yield key, work(key, items)
