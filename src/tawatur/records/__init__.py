"""The nouns: frozen records that travel between the stages. No behaviour lives here."""

from tawatur.records.article import Article, DateBasis, DateEvidence, LiveEntry, RemovedLine
from tawatur.records.change import Change
from tawatur.records.claim import (
    Claim,
    ClaimDate,
    ClaimPlace,
    PlaceCandidate,
    Quantity,
    Span,
    Speaker,
)
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
from tawatur.records.page import Page, Problem
from tawatur.records.reading import Reading
from tawatur.records.run_report import Progress, RunReport
from tawatur.records.story import Story

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
