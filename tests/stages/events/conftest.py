"""A small conflict made up for the tests: builders of claims and articles, and knowledge that knows its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from tawatur.knowledge.linking import EventKnowledge, linking_rules
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Event, Judgement, Quantity, Span
from tawatur.stages.events import LinkedEvents, link_events

POINTS = {"القمر": (34.0, 37.0), "الزهراء": (34.3, 37.0), "النخيل": (34.6, 37.2), "الساحل": (35.0, 36.0)}


def place(name: str, role: str = "site", precision: str = "settlement", **more: object) -> ClaimPlace:
    lat, lon = POINTS.get(name, (None, None))
    made = ClaimPlace(name, role, lat, lon, precision, place_id=f"p:{name}", country="SY")
    return replace(made, **more)


@dataclass
class Corpus:
    """Articles and claims in the making."""

    knowledge: EventKnowledge
    articles: dict[str, Article] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def article(self, name: str, published: str | None = "2024-12-06T10:00", **more: object) -> str:
        made = Article(
            article=name, article_id=f"a:{name}", version_id=f"v:{name}", page_id=name, url=None, outlet=name,
            outlet_slug=name, title=f"عنوان {name}", published=published, published_basis="stated",
            published_evidence=None, updated=None, updated_evidence=None, fetched_at=None, language="ar", text="",
        )  # fmt: skip
        self.articles[made.version_id] = replace(made, **more)
        return name

    def claim(
        self, article: str, kind: str = "territory_gained", where: Sequence[ClaimPlace] = (), **more: object
    ) -> Claim:
        if f"v:{article}" not in self.articles:
            self.article(article)
        published = self.articles[f"v:{article}"].published
        number = sum(c.article == article for c in self.claims)
        made = Claim(
            claim_id=f"{article}-{number}", article=article, article_id=self.articles[f"v:{article}"].article_id,
            version_id=f"v:{article}", part="text", event_type=kind, actors=(), targets=(), places=tuple(where),
            date=ClaimDate(None, None, "unknown", None, None, published), quantities=(), origin="outlet", via=(),
            speaker=None, evidence_kind=None, modality="happened", quote=f"جملة رقم {number} من {article}.",
            evidence={}, trigger="", rule="test", sentence=Span("text", number * 100, number * 100 + 50),
        )  # fmt: skip
        self.claims.append(replace(made, **more))
        return self.claims[-1]

    def link(self, previous: Sequence[Event] = (), judgements: Sequence[Judgement] = ()) -> LinkedEvents:
        return link_events(self.claims, self.articles, previous, judgements, self.knowledge)

    def together(self, *claims: Claim, linked: LinkedEvents | None = None) -> bool:
        """Whether the claims stand in one event."""
        events = (linked or self.link()).events
        holders = {e.event_id for e in events for c in e.claims if c.claim_id in {x.claim_id for x in claims}}
        return len(holders) == 1

    def event(self, claim: Claim, linked: LinkedEvents | None = None) -> Event:
        """The event that holds a claim."""
        return next(e for e in (linked or self.link()).events if claim.claim_id in {c.claim_id for c in e.claims})


def on(day: str, *, start: str = "", end: str = "") -> ClaimDate:
    precision = "part_of_day" if start else "day"
    return ClaimDate(day, day, precision, None, f"{day}T{start}" if start else day, f"{day}T{end}" if end else day)


def number(what: str, value: float, bound: str = "exact", text: str = "") -> Quantity:
    return Quantity(what, value, bound, text or str(value))


@dataclass(frozen=True)
class Makers:
    """The builders, for tests to call."""

    place = staticmethod(place)
    on = staticmethod(on)
    number = staticmethod(number)


@pytest.fixture
def make() -> Makers:
    return Makers()


@pytest.fixture
def corpus() -> Corpus:
    rules, cues = linking_rules()
    knowledge = EventKnowledge(
        rules=rules,
        cues=cues,
        parents={"army-radio": "army", "north-front": "front", "front-office": "front"},
        parties=frozenset({"army", "front", "guards"}),
        sides={"army": "gov", "guards": "gov"},
        owners={"mirror": "owner", "paper": "owner"},
    )
    return Corpus(knowledge)
