"""Reading again, with a newer program or better knowledge, what the workspace holds; and what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import partial

import msgspec

from tawatur.config import VERSION, Config
from tawatur.engines import Engine, LocalProcesses, Lost
from tawatur.knowledge.gazetteer.store import imported_files
from tawatur.linking import link
from tawatur.reading import load_knowledge, lost, read_page
from tawatur.records import Change, Claim, Reading, RunReport
from tawatur.storage import Workspace, digests
from tawatur.tally import Tally, Watch

#: Fields that name or place a claim; the others are what it says.
_IDENTITY = frozenset({"claim_id", "article", "article_id", "version_id", "part"})


def reread(
    workspace: Workspace,
    config: Config,
    engine: Engine | None = None,
    watch: Watch | None = None,
    *,
    everything: bool = False,
) -> RunReport:
    """Read again the pages that were read by another program or with other knowledge (or ``everything``).

    A claim keeps its id where its sentence still triggers it; what changed is appended to the workspace's changes.
    """
    tally, current = Tally(watch), digests(imported_files(config))
    engine = engine or LocalProcesses(config.processes)
    with workspace.lock():
        load_knowledge(config)
        pages = workspace.pages(None if everything else current)
        run_id = workspace.begin_run(VERSION, current)
        for batch in engine.map_batches(partial(read_page, config=config), pages):
            readings = [lost(found.item) if isinstance(found, Lost) else found for found in batch]
            before = workspace.claims_of_pages([reading.page.page_id for reading in readings])
            workspace.add(readings, run_id)
            workspace.add_changes(list(claim_changes(before, _claims(readings))), run_id)
            tally.pages += len(readings)
            tally.add(readings)
        tally.tell("events")
        link(workspace, run_id, anew=True)
        workspace.end_run(run_id)
    return tally.report(workspace)


def claim_changes(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[Change]:
    """What is different between two readings of the same pages, claim by claim and field by field."""
    old, new = ({claim.claim_id: claim for claim in claims} for claims in (before, after))
    for claim_id in sorted(old.keys() | new.keys()):
        was, is_now = old.get(claim_id), new.get(claim_id)
        if was is None or is_now is None:
            kind = "claim_new" if was is None else "claim_gone"
            yield Change(kind, claim_id, "quote", was.quote if was else None, is_now.quote if is_now else None)
        elif was != is_now:
            yield from _field_changes(was, is_now)


def _field_changes(was: Claim, is_now: Claim) -> Iterator[Change]:
    for field in (found.name for found in fields(Claim)):
        one, other = getattr(was, field), getattr(is_now, field)
        if field not in _IDENTITY and one != other:
            yield Change("claim_changed", was.claim_id, field, _text(one), _text(other))


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _claims(readings: Iterable[Reading]) -> list[Claim]:
    return [claim for reading in readings for claim in reading.claims]
