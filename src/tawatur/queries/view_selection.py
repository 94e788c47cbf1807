"""What an export is made of: chosen events with the claims and articles they cite, and control at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tawatur.queries.view_names import Names
from tawatur.records import Article, Claim, ControlAnswer, Event


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """Who is said to hold a place, and where that place is (WGS 84 degrees; None: unlocated)."""

    answer: ControlAnswer
    lat: float | None
    lon: float | None
    name_en: str | None = None
    parent: str | None = None
    country: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Events with what they cite.

    ``claims`` by claim id, ``articles`` by version id; ``made_at`` is a UTC instant and ``title`` what the
    selection is called. ``removed`` lists ids of events that were there before and are gone.
    """

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    made_at: str
    control: tuple[ControlPoint, ...] = ()
    title: str = "Tawatur"
    removed: tuple[str, ...] = ()
    names: Names = field(default_factory=Names)
