"""A small made-up selection: a dated capture in two places, an undated toll nobody located, a hostile statement."""

from __future__ import annotations

import pytest

from tawatur.queries.view_names import Names
from tawatur.queries.view_selection import ControlPoint, Selection
from tawatur.records import (
    Article,
    Claim,
    ClaimDate,
    ClaimPlace,
    ClaimReference,
    ControlAnswer,
    Event,
    Interval,
    Lineage,
    OriginCount,
    QuantityRange,
    Sides,
    Span,
)

QUOTE = "أعلن المرصد أن الفصائل سيطرت على بلدتي السدرة والنخيل."
HOSTILE = '=HYPERLINK("http://evil.example";"x") \x07\u202e<script>alert(1)</script>'


def article(name: str, outlet: str, published: str) -> Article:
    return Article(
        article=name, article_id=f"a-{name}", version_id=f"v-{name}", page_id="0" * 64,
        url=f"https://{name}.example/1", outlet=outlet, outlet_slug=name, title=f"عنوان {name}",
        published=published, published_basis="stated", published_evidence=None, updated=None,
        updated_evidence=None, fetched_at=None, language="ar", text=QUOTE,
    )  # fmt: skip


def claim(number: int, source: Article, event_type: str, quote: str = QUOTE) -> Claim:
    return Claim(
        claim_id=f"c{number}", article=source.article, article_id=source.article_id, version_id=source.version_id,
        part="text", event_type=event_type, actors=("sy-opposition",), targets=(), places=(),
        date=ClaimDate(None, None, "unknown"), quantities=(), origin="sohr", via=("afp",), speaker=None,
        evidence_kind=None, modality="happened", quote=quote, evidence={"places": (Span("text", 3, 9),)},
        trigger="سيطرت", rule="test", rules={"places": "gazetteer"},
    )  # fmt: skip


def event(number: int, event_type: str, claims: tuple[Claim, ...], **changes: object) -> Event:
    facts: dict[str, object] = {
        "event_id": f"e{number}", "event_type": event_type, "places": (), "date": ClaimDate(None, None, "unknown"),
        "actors": ("sy-opposition",), "targets": (), "quantities": (),
        "claims": tuple(ClaimReference(one.claim_id, one.article, one.quote) for one in claims),
        "lineages": (Lineage("sohr", "established", False, tuple(c.claim_id for c in claims), "same_origin", "c1"),),
        "origins": OriginCount(1, 0), "sides": Sides(), "grade": "weak", "disagreements": (), "links": (),
        "known_at": "2024-12-06T21:59:59Z",
    }  # fmt: skip
    return Event(**(facts | changes))  # type: ignore[arg-type]


def place(name: str, lat: float | None, lon: float | None, precision: str = "settlement") -> ClaimPlace:
    return ClaimPlace(name, "site", lat, lon, precision, f"p-{name}", f"{name}-en", "حمص", "SY", 1)  # type: ignore[arg-type]


@pytest.fixture
def selection() -> Selection:
    first, second = article("nakhla", "النخلة", "2024-12-06T10:00"), article("sidra", "السدرة برس", "2024-12-05")
    claims = (
        claim(1, first, "territory_gained"), claim(2, second, "territory_gained"),
        claim(3, first, "casualties"), claim(4, second, "statement", HOSTILE),
    )  # fmt: skip
    events = (
        event(1, "territory_gained", claims[:2], places=(place("السدرة", 34.9, 36.7), place("النخيل", -1.5, 36.8)),
              date=ClaimDate("2024-12-06", "2024-12-06", "part_of_day"), grade="strong",
              quantities=(QuantityRange("killed", 10, 12.0, None),)),
        event(2, "casualties", claims[2:3], date=ClaimDate(None, None, "unknown", not_after="2024-12-06T10:00")),
        event(3, "statement", claims[3:], places=(place("حمص", None, None, "governorate"),), known_at=None),
    )  # fmt: skip
    answer = ControlAnswer(
        "p-السدرة", "السدرة", "controlled", "sy-opposition", Interval("2024-12-06", None), "2024-12-06", "strong",
        ("e1",), "2024-12-06T12:00", None,
    )  # fmt: skip
    nowhere = ControlAnswer("p-x", "س", "unknown", None, Interval(None, None), None, None, (), "2024-12-06", None)
    return Selection(
        events=events, claims={one.claim_id: one for one in claims},
        articles={one.version_id: one for one in (first, second)}, made_at="2024-12-09T08:00:00Z",
        control=(ControlPoint(answer, 34.9, 36.7, "Sidra"), ControlPoint(nowhere, None, None)),
        removed=("e9",), names=Names(actors={"sy-opposition": ("فصائل المعارضة", "Opposition factions")}),
    )  # fmt: skip
