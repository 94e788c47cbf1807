"""Read this first: the five stages, in their order.

::

    archive ─▶ articles ─▶ claims          page by page, in any process (read_page)
                             └─▶ events ─▶ territory     over claims together (link, in linking.py)

Every stage is a pure function from records to records. What they yield goes into a workspace here, and only here.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tawatur.config import VERSION, Config
from tawatur.engines import Engine, LocalProcesses, Lost, batches
from tawatur.engines.deadline import TooSlow, within
from tawatur.knowledge.compiled import keep_in
from tawatur.knowledge.gazetteer.store import imported_files
from tawatur.linking import link
from tawatur.records import Page, Problem, Reading, RunReport
from tawatur.stages import archive, articles, claims
from tawatur.storage import Workspace, digests
from tawatur.tally import Tally, Watch

LOOKED_UP = 8
"""So many pages are looked up in the workspace at a time."""
#: code → (what is wrong, what to do), as message keys.
READING_PROBLEMS = {
    "page_too_slow": ("it took too long to read", "raise max_page_seconds, or split the page"),
    "reading_failed": ("the program failed on it", "report this line with the page"),
    "process_killed": ("the process that read it was killed", "check the memory; read it alone"),
}


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


def read_page(page: Page, config: Config) -> Reading:
    """What one page gives: its article and claims, or the problem that kept it from giving any. Never raises."""
    kept = replace(page, content=b"")
    try:
        with within(config.max_page_seconds):
            article = articles.read_article(page, articles.load_article_knowledge())
            if isinstance(article, Problem):
                return Reading(kept, problems=(replace(article, page_id=page.page_id),))
            return Reading(kept, article, tuple(claims.read_claims(article, claims.load_claim_knowledge(config))))
    except TooSlow as error:
        return Reading(kept, problems=(_problem("page_too_slow", page, str(error)),))
    except Exception as error:  # noqa: BLE001 - a fault of ours on one page must not cost the others
        return Reading(kept, problems=(_problem("reading_failed", page, _fault(error)),))


def load_knowledge(config: Config) -> None:
    """Load it once, before the processes inherit it; what is compiled is kept in the configuration's cache folder."""
    if config.cache_dir:
        keep_in(config.cache_dir)
    articles.load_article_knowledge()
    claims.load_claim_knowledge(config)


def _new_pages(workspace: Workspace, found: Iterable[Page | Problem], tally: Tally) -> Iterator[Page]:
    """The pages that the workspace does not have, their bytes kept."""
    for batch in batches(found, LOOKED_UP):
        known = workspace.known_pages([item.page_id for item in batch if isinstance(item, Page)])
        for item in batch:
            if isinstance(item, Problem):
                tally.of_inputs.append(item)
            elif tally.is_new(item, known.get(item.page_id), workspace):
                yield item


def lost(page: Page) -> Reading:
    """What is kept of a page whose reading killed its process."""
    return Reading(replace(page, content=b""), problems=(_problem("process_killed", page, ""),))


def _problem(code: str, page: Page, detail: str) -> Problem:
    what, hint = READING_PROBLEMS[code]
    where = f"{page.path} ({detail})" if detail else page.path
    return Problem(code, what, where, hint, page_id=page.page_id)


def _fault(error: Exception) -> str:
    """The error and the line of ours that raised it: enough for a report, on one line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return " ".join(f"{type(error).__name__}: {error}, {Path(frame.filename).name}:{frame.lineno}".split())
