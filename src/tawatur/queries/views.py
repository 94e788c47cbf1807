"""What the queries yield: frozen records made for showing. Each holds the record itself, and what is told beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from tawatur.records import Article, Change, Claim, ControlAnswer, Event, Judgement, Problem, Story

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some of what was asked for: ``total`` counts all of it, ``next`` is the cursor of the rest (None: no more)."""

    items: tuple[T, ...]
    total: int
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleBrief:
    """What names an article version, without its text."""

    article_id: str
    version_id: str
    article: str
    title: str
    outlet: str | None
    outlet_slug: str | None
    url: str | None
    published: str | None
    published_basis: str
    updated: str | None
    recorded_at: str
    is_latest: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, the article that makes it, the event that it belongs to, and what people decided on it.

    The claim is as corrected. ``is_current`` is False where a later version of the article has replaced its version.
    """

    claim: Claim
    article: ArticleBrief
    event_id: str | None = None
    judgements: tuple[Judgement, ...] = ()
    is_rejected: bool = False

    @property
    def is_current(self) -> bool:
        """Whether the claim stands in its article's latest version."""
        return self.article.is_latest


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """Another event and how it is tied to this one; ``inward`` where the other names this one."""

    event: Event
    relation: str
    inward: bool = False


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its claims in full, the events that it is tied to, its stories, and what was decided on it."""

    event: Event
    claims: tuple[ClaimView, ...]
    linked: tuple[LinkedEvent, ...] = ()
    stories: tuple[Story, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    changes: tuple[ChangeView, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article version with its claims (``event_ids`` by claim), all its versions, and where its page was found."""

    article: Article
    brief: ArticleBrief
    claims: tuple[Claim, ...]
    event_ids: dict[str, str]
    versions: tuple[ArticleBrief, ...]
    paths: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place that claims speak of: its name as most often written, its point, and how much is said of it."""

    place_id: str
    name: str
    name_en: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    parent: str | None
    country: str | None
    claims: int
    events: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """An origin of claims: how many, of how many events, through which relays and outlets."""

    origin: str
    claims: int
    events: int
    established: int
    outlets: tuple[str, ...]
    relays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet, its articles and claims."""

    slug: str | None
    name: str | None
    articles: int
    claims: int


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """Who is said to hold a place, with the place's point for a map."""

    answer: ControlAnswer
    name_en: str | None
    latitude: float | None
    longitude: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change with when the workspace recorded it, and in which run."""

    change: Change
    recorded_at: str
    run_id: int | None


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem with when it was last met."""

    problem: Problem
    recorded_at: str
    run_id: int | None
