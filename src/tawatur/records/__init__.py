"""The nouns: frozen records that travel between the stages. No behaviour lives here.

What reading pages needs is imported at once, the rest when it is first used: a class of a record takes a millisecond.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tawatur.records.article import Article, DateBasis, DateEvidence, LiveEntry, RemovedLine
from tawatur.records.claim import (
    Claim,
    ClaimDate,
    ClaimPlace,
    PlaceCandidate,
    Quantity,
    Span,
    Speaker,
)
from tawatur.records.page import Page, Problem
from tawatur.records.reading import Reading

if TYPE_CHECKING:
    from tawatur.records.change import Change
    from tawatur.records.control import ControlAnswer, ControlSpan, Interval
    from tawatur.records.event import (
        ClaimReference,
        Disagreement,
        Event,
        EventState,
        Lineage,
        Link,
        OriginCount,
        Position,
        QuantityRange,
        Sides,
    )
    from tawatur.records.judgement import Judgement
    from tawatur.records.run_report import Progress, RunReport
    from tawatur.records.story import Story

#: module → its records, imported when one of them is first used.
_LATER = {
    "change": ("Change",),
    "control": ("ControlAnswer", "ControlSpan", "Interval"),
    "event": (
        "ClaimReference",
        "Disagreement",
        "Event",
        "EventState",
        "Lineage",
        "Link",
        "OriginCount",
        "Position",
        "QuantityRange",
        "Sides",
    ),
    "judgement": ("Judgement",),
    "run_report": ("Progress", "RunReport"),
    "story": ("Story",),
}
_HOMES = {name: module for module, names in _LATER.items() for name in names}

__all__ = [
    "Article",
    "Change",
    "Claim",
    "ClaimDate",
    "ClaimPlace",
    "ClaimReference",
    "ControlAnswer",
    "ControlSpan",
    "DateBasis",
    "DateEvidence",
    "Disagreement",
    "Event",
    "EventState",
    "Interval",
    "Judgement",
    "Lineage",
    "Link",
    "LiveEntry",
    "OriginCount",
    "Page",
    "PlaceCandidate",
    "Position",
    "Problem",
    "Progress",
    "Quantity",
    "QuantityRange",
    "Reading",
    "RemovedLine",
    "RunReport",
    "Sides",
    "Span",
    "Speaker",
    "Story",
]


def __getattr__(name: str) -> Any:
    """A record of what is read from claims together, imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
