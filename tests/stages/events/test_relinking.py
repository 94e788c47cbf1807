"""New claims are linked into what is there: only what they touch is looked at, and the result is as reading anew."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.knowledge.linking import EventKnowledge, linking_rules
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Quantity, Span
from tawatur.stages.events import (
    LinkState,
    Reuse,
    gathered_facts,
    link_events,
    near_claims,
    relink_events,
    touched_claims,
)

RULES, CUES = linking_rules()
KNOWLEDGE = EventKnowledge(rules=RULES, cues=CUES, parties=frozenset({"army", "front"}))
TOWNS = ("القمر", "الزهراء", "النخيل")
ORIGINS = ("outlet", "observatory", "army", "front", "unnamed:sources")
QUOTES = ("", "قصف بالقمر", "دخلت القوات البلدة فجر الجمعة بعد انسحاب الحامية منها دون قتال")
TYPES = ("territory_gained", "air_strike", "withdrawal", "casualties", "advance", "attack")


def an_article(name: str, hour: int) -> Article:
    published = f"2024-12-06T{hour:02d}:00"
    return Article(
        name, f"a{name[1:2]}", name, name, None, name, name, f"عنوان {name}", published, "stated", None, None, None,
        None, "ar", "",
    )  # fmt: skip


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Claim], dict[str, Article]]:
    """Some articles, a few of them versions of one, each with some claims about few towns, by few origins."""
    claims, articles = [], {}
    for number in range(draw(st.integers(2, 8))):
        name = f"n{number % 6}{number}"
        articles[name] = an_article(name, draw(st.integers(0, 23)))
        for at in range(draw(st.integers(1, 3))):
            towns = draw(st.lists(st.sampled_from(TOWNS), max_size=2, unique=True))
            day = draw(st.sampled_from([None, "2024-12-05", "2024-12-06"]))
            killed = draw(st.sampled_from([None, 3, 30]))
            places = tuple(ClaimPlace(t, "site", 34.0 + TOWNS.index(t), 37.0, "settlement", f"p:{t}") for t in towns)
            claims.append(
                Claim(
                    f"{name}-{at}", name, articles[name].article_id, name, draw(st.sampled_from(["text", "title"])),
                    draw(st.sampled_from(TYPES)), draw(st.sampled_from([(), ("army",), ("front",)])), (), places,
                    ClaimDate(day, day, "day" if day else "unknown", None, day, day or articles[name].published),
                    (Quantity("killed", killed, "exact", ""),) if killed else (),
                    draw(st.sampled_from(ORIGINS)), (), None, None,
                    draw(st.sampled_from(["happened", "happened", "denied"])),
                    draw(st.sampled_from(QUOTES)),
                    {}, "", "", sentence=Span("text", at * 10, at * 10 + 5),
                )
            )  # fmt: skip
    return claims, articles


class Kept:
    """A linking that takes claims in as they come, as the workspace does."""

    def __init__(self, claims: list[Claim], articles: dict[str, Article]) -> None:
        self.claims, self.articles = {c.claim_id: c for c in claims}, articles
        self.state, self.events = LinkState(), {}
        self.looked_at = 0

    def facts(self, ids):
        versions = {self.claims[i].version_id for i in ids}
        whole = [c for c in self.claims.values() if c.version_id in versions]
        return [f for f in gathered_facts(whole, self.articles, KNOWLEDGE) if f.claim.claim_id in ids]

    def take(self, ids):
        new, reuse = self.facts(ids), Reuse(self.articles)
        near = self.facts(near_claims(self.state, new, KNOWLEDGE, reuse))
        touched = touched_claims(self.state, new, near, KNOWLEDGE, reuse)
        previous = [e for e in self.events.values() if touched & {c.claim_id for c in e.claims}]
        self.looked_at = len(touched)
        found = relink_events(self.state, self.facts(ids | touched), self.articles, previous, (), KNOWLEDGE)
        self.state = found.state
        self.events = {i: e for i, e in self.events.items() if i not in found.gone}
        self.events |= {e.event_id: e for e in found.events}
        return found


def told(events, links):
    names = {e.event_id: tuple(sorted(c.claim_id for c in e.claims)) for e in events}
    return sorted(
        repr((names[e.event_id], e.event_type, e.places, e.date, e.origins, e.grade, e.disagreements, e.sides,
              e.lineages, e.history, sorted((k.relation, names[k.event_id]) for k in links(e))))
        for e in events
    )  # fmt: skip


@given(corpora(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_taken_in_one_by_one_is_as_linked_at_once(corpus, chance: random.Random):
    claims, articles = corpus
    names = list(articles)
    chance.shuffle(names)
    kept = Kept(claims, articles)
    for name in names:
        kept.take({c.claim_id for c in claims if c.version_id == name})
    whole = link_events(claims, articles, (), (), KNOWLEDGE).events
    assert told(kept.events.values(), lambda e: kept.state.links.get(e.event_id, ())) == told(whole, lambda e: e.links)


def test_what_is_far_away_is_not_looked_at(corpus, make):
    corpus.claim("a", "air_strike", [make.place("القمر")], date=make.on("2024-12-05"))
    corpus.claim("b", "air_strike", [make.place("الساحل")], date=make.on("2024-12-05"))
    kept = Kept(corpus.claims, corpus.articles)
    kept.take({"a-0", "b-0"})
    corpus.claim("c", "air_strike", [make.place("القمر")], date=make.on("2024-12-05"))
    kept.claims = {c.claim_id: c for c in corpus.claims}
    assert len(kept.take({"c-0"}).events) == 1
    assert kept.looked_at == 1


def test_a_headline_that_comes_before_what_joins_it_to_its_event_is_looked_at_again():
    def claim(name: str, part: str, towns: tuple[str, ...], quote: str) -> Claim:
        places = tuple(ClaimPlace(t, "site", 34.0 + TOWNS.index(t), 37.0, "settlement", f"p:{t}") for t in towns)
        day = ClaimDate(None, None, "unknown", None, None, "2024-12-06T00:00")
        return Claim(
            f"{name}-0", name, f"a{name[1:2]}", name, part, "attack", (), (), places, day, (), "outlet", (), None, None,
            "happened", quote, {}, "", "", sentence=Span("text", 0, 5),
        )  # fmt: skip

    claims = [
        claim("n22", "title", ("القمر", "النخيل"), ""),
        claim("n06", "text", (), "قصف بالقمر"),
        claim("n11", "text", ("القمر", "الزهراء"), ""),
    ]
    articles = {c.version_id: an_article(c.version_id, 0) for c in claims}
    kept = Kept(claims, articles)
    for one in claims:
        kept.take({one.claim_id})
    whole = link_events(claims, articles, (), (), KNOWLEDGE).events
    assert len(whole) == 1
    assert told(kept.events.values(), lambda _: ()) == told(whole, lambda _: ())
