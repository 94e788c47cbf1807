"""The brief: what is said to have happened in a time, every sentence a quotation with its number in the references."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.queries.filters import Filter
from tawatur.queries.view_filtering import matching_events
from tawatur.queries.view_lines import Citation, ClaimLine, EventLine, claim_line, event_line
from tawatur.queries.view_names import Language
from tawatur.queries.view_overview import Moment, OverviewView, overview
from tawatur.queries.view_snapshot import Snapshot
from tawatur.records import Event
from tawatur.storage import Workspace

# The sections in their order, and the event types that each holds; what is denied or disputed stands first.
SECTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("control", frozenset({"territory_gained", "withdrawal", "advance"})),
    ("violence", frozenset({"air_strike", "shelling", "explosion", "armed_clash", "attack", "abuse", "casualties"})),
    ("people", frozenset({"displacement", "arrest", "release", "protest"})),
    ("politics", frozenset({"agreement", "talks", "statement", "deployment", "seizure", "destruction"})),
)
MOST_EVENTS = 40  # in a section
MOST_QUOTES = 3  # for an event: one of each lineage, the established ones first
_STRENGTH = {"contested": 0, "strong": 1, "fair": 2, "retracted": 3, "weak": 4}


@dataclass(frozen=True, slots=True)
class BriefQuote:
    """A claim and the number of its reference."""

    claim: ClaimLine
    number: int


@dataclass(frozen=True, slots=True)
class BriefEvent:
    """An event with one quotation of each lineage."""

    event: EventLine
    quotes: tuple[BriefQuote, ...]


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Events of one kind; ``left_out`` says how many more there are."""

    code: str
    events: tuple[BriefEvent, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class BriefView:
    """The brief of a filter and a time; ``references`` are numbered from 1."""

    overview: OverviewView
    sections: tuple[BriefSection, ...]
    references: tuple[Citation, ...]
    events: int
    articles: int


def brief_view(
    snapshot: Snapshot, workspace: Workspace, wanted: Filter, moment: Moment, language: Language
) -> BriefView:
    """The brief of what the filter lets through; background and rejected events are left out."""
    chosen = [
        event
        for event in matching_events(snapshot, workspace, wanted)
        if event.modality != "background" and not event.rejected
    ]
    numbers: dict[str, int] = {}
    references: list[Citation] = []
    sections = []
    for code, types in SECTIONS:
        events = sorted((event for event in chosen if event.event_type in types), key=_importance)
        told = tuple(_told(snapshot, event, language, (numbers, references)) for event in events[:MOST_EVENTS])
        if told:
            sections.append(BriefSection(code, told, max(0, len(events) - MOST_EVENTS)))
    articles = {
        claim.version_id for event in chosen for one in event.claims if (claim := snapshot.claims.get(one.claim_id))
    }
    view = overview(snapshot, workspace, wanted, moment, language)
    return BriefView(view, tuple(sections), tuple(references), len(chosen), len(articles))


def _importance(event: Event) -> tuple[int, int, str]:
    return (_STRENGTH[event.grade], -len(event.claims), event.event_id)


def _told(
    snapshot: Snapshot, event: Event, language: Language, numbered: tuple[dict[str, int], list[Citation]]
) -> BriefEvent:
    numbers, references = numbered
    lineages = sorted(event.lineages, key=lambda line: line.standing != "established")
    quotes = []
    for lineage in lineages[:MOST_QUOTES]:
        claim = snapshot.claims.get(lineage.first)
        if claim is None:
            continue
        line = claim_line(snapshot, claim, language)
        if claim.version_id not in numbers:
            references.append(line.citation)
            numbers[claim.version_id] = len(references)
        quotes.append(BriefQuote(line, numbers[claim.version_id]))
    return BriefEvent(event_line(snapshot, event, language), tuple(quotes))
