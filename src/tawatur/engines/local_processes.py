"""The engine for one machine: a pool of processes that survives the death of any of them."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from tawatur.engines.in_process import InProcess
from tawatur.engines.protocol import Lost, batches, grouped, run_batch

if TYPE_CHECKING:  # a pool is imported where one is made: small inputs need none
    from concurrent.futures import Future, ProcessPoolExecutor

A = TypeVar("A")
B = TypeVar("B")
Pending = deque[tuple[list[A], "Future[list[B]]"]]


class LocalProcesses:
    """Runs work in ``processes`` processes (None: one a core). An input of one batch stays in this process.

    Where the system can fork, workers inherit what this process has loaded: load knowledge before mapping.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or os.cpu_count() or 1

    def map_batches(self, work: Callable[[A], B], items: Iterable[A], size: int = 8) -> Iterator[list[B | Lost[A]]]:
        """See :class:`~tawatur.engines.protocol.Engine`."""
        source = batches(items, size)
        first = list(islice(source, 2))
        if self.processes == 1 or len(first) < 2:
            yield from InProcess().map_batches(
                work, chain(chain.from_iterable(first), chain.from_iterable(source)), size
            )
        else:
            yield from self._map(work, chain(first, source))

    def group_by_key(
        self, work: Callable[[str, list[A]], B], keyed: Iterable[tuple[str, A]]
    ) -> Iterator[tuple[str, B]]:
        """See :class:`~tawatur.engines.protocol.Engine`.

        Raises ``BrokenProcessPool`` where a group kills its process.
        """
        from concurrent.futures.process import BrokenProcessPool

        groups = grouped(keyed)
        for batch in self.map_batches(_Keyed(work), groups):
            for done in batch:
                if isinstance(done, Lost):
                    raise BrokenProcessPool(f"the group {done.item[0]!r} killed its process")
                yield done

    def _map(self, work: Callable[[A], B], source: Iterator[list[A]]) -> Iterator[list[B | Lost[A]]]:
        pool = self._pool()
        try:
            pending: Pending[A, B] = deque()
            for batch in source:
                pending.append((batch, pool.submit(run_batch, work, batch)))
                if len(pending) <= 2 * self.processes:
                    continue
                pool, done = self._first(pool, work, pending)
                yield done
            while pending:
                pool, done = self._first(pool, work, pending)
                yield done
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _first(
        self, pool: ProcessPoolExecutor, work: Callable[[A], B], pending: Pending[A, B]
    ) -> tuple[ProcessPoolExecutor, list[B | Lost[A]]]:
        """The results of the oldest batch; where a process died, its items one by one, and a new pool for the rest."""
        from concurrent.futures.process import BrokenProcessPool

        batch, future = pending.popleft()
        try:
            return pool, [*future.result()]
        except BrokenProcessPool:
            pool.shutdown(wait=False, cancel_futures=True)
        done = [self._alone(work, item) for item in batch]
        pool = self._pool()
        for at, (waiting, old) in enumerate(pending):
            if not old.done() or old.cancelled() or old.exception() is not None:
                pending[at] = (waiting, pool.submit(run_batch, work, waiting))
        return pool, done

    def _alone(self, work: Callable[[A], B], item: A) -> B | Lost[A]:
        """The work on one item in a process of its own."""
        from concurrent.futures.process import BrokenProcessPool

        with self._pool(1) as pool:
            try:
                return pool.submit(work, item).result()
            except BrokenProcessPool:
                return Lost(item)

    def _pool(self, processes: int | None = None) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(processes or self.processes, context, initializer=_begin_worker)


class _Keyed:
    """Work on one group, as work on one item."""

    def __init__(self, work: Callable[[str, list[Any]], Any]) -> None:
        self.work = work

    def __call__(self, group: tuple[str, list[Any]]) -> tuple[str, Any]:
        key, items = group
        return key, self.work(key, items)


def _begin_worker() -> None:
    """Ctrl-C is for the parent alone; a worker whose parent was killed ends too.

    What was inherited is no garbage: frozen, the collector neither walks over it nor copies its pages.
    """
    from multiprocessing import parent_process

    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
