"""Read this first: the five stages, in their order.

::

    archive ─▶ articles ─▶ claims          page by page, in any process (read_page, in reading.py)
                             └─▶ events ─▶ territory     over claims together (link, in linking.py)

Every stage is a pure function from records to records. What they yield goes into a workspace here, and only here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tawatur.config import VERSION, Config
from tawatur.engines import Engine, LocalProcesses, Lost, batches
from tawatur.knowledge.gazetteer.store import imported_files
from tawatur.linking import link
from tawatur.reading import load_knowledge, lost, read_page
from tawatur.records import Page, Problem, RunReport
from tawatur.stages import archive
from tawatur.storage import Workspace, digests
from tawatur.tally import Tally, Watch

LOOKED_UP = 8
"""So many pages are looked up in the workspace at a time."""


def run(
    workspace: Workspace,
    paths: Sequence[Path],
    config: Config,
    manifest: archive.Manifest | None = None,
    engine: Engine | None = None,
    watch: Watch | None = None,
) -> RunReport:
    """Read what is new under ``paths`` into the workspace, then link all claims that are there.

    Each batch is kept as it is read: a run that is stopped or killed loses nothing, and the next one completes it.
    """
    tally = Tally(watch)
    engine = engine or LocalProcesses(config.processes)
    with workspace.lock():
        run_id = workspace.begin_run(VERSION, digests(imported_files(config)))
        try:
            load_knowledge(config)
            pages = _new_pages(workspace, archive.read_pages(paths, config, manifest), tally)
            for batch in engine.map_batches(partial(read_page, config=config), pages):
                readings = [lost(found.item) if isinstance(found, Lost) else found for found in batch]
                workspace.add(readings, run_id)
                tally.add(readings)
            workspace.add_problems(tally.of_inputs, run_id)
            if not workspace.is_linked():
                tally.tell("events")
                link(workspace, run_id)
            workspace.end_run(run_id)
        except KeyboardInterrupt:
            return tally.report(workspace, interrupted=True)
    return tally.report(workspace)


def _new_pages(workspace: Workspace, found: Iterable[Page | Problem], tally: Tally) -> Iterator[Page]:
    """The pages that the workspace does not have, their bytes kept."""
    for batch in batches(found, LOOKED_UP):
        known = workspace.known_pages([item.page_id for item in batch if isinstance(item, Page)])
        for item in batch:
            if isinstance(item, Problem):
                tally.of_inputs.append(item)
            elif tally.is_new(item, known.get(item.page_id), workspace):
                yield item
