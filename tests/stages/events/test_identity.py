"""Ids that survive, merges and splits, what changed, and the same result in whatever order claims come."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.knowledge.linking import EventKnowledge, linking_rules
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Judgement, Quantity, Span
from tawatur.stages.events import link_events

RULES, CUES = linking_rules()
KNOWLEDGE = EventKnowledge(rules=RULES, cues=CUES, parties=frozenset({"army", "front"}))
TOWNS = ("القمر", "الزهراء", "النخيل")


def test_an_event_keeps_its_id_when_an_earlier_claim_arrives(corpus, make):
    corpus.claim("later", where=[make.place("القمر")])
    before = corpus.link()
    corpus.article("earlier", "2024-12-06T06:00")
    corpus.claim("earlier", where=[make.place("القمر")])
    after = corpus.link(before.events)
    assert [e.event_id for e in after.events] == [e.event_id for e in before.events]
    assert {c.field for c in after.changes} == {"origins.possible", "claims"}
    assert all(c.because == ("earlier-0",) for c in after.changes)


def test_a_bridge_between_two_events_merges_them_and_says_so(corpus, make):
    one = corpus.claim("a", where=[make.place("القمر")])
    other = corpus.claim("b", where=[make.place("الزهراء")])
    before = corpus.link()
    both = {corpus.event(c, before).event_id for c in (one, other)}
    judged = Judgement("j1", "merge", tuple(both), "me", "2024-12-07T00:00:00Z", "one operation")
    merged = corpus.link(before.events, [judged])
    (event,) = merged.events
    assert {event.event_id, *event.merged_from} == both
    assert [c.kind for c in merged.changes if c.kind != "event_changed"] == ["event_merged"]
    again = corpus.link(merged.events, [judged])
    assert again.events == merged.events
    assert again.changes == ()


def test_a_split_parts_claims_and_can_be_taken_back(corpus, make):
    one = corpus.claim("a", where=[make.place("القمر")])
    other = corpus.claim("b", where=[make.place("القمر")])
    before = corpus.link()
    split = Judgement("j1", "split", (other.claim_id,), "me", "2024-12-07T00:00:00Z", "another operation")
    parted = corpus.link(before.events, [split])
    assert not corpus.together(one, other, linked=parted)
    assert "event_split" in {c.kind for c in parted.changes}
    back = Judgement("j2", "withdraw", (), "me", "2024-12-08T00:00:00Z", "wrong", withdraws="j1")
    assert corpus.together(one, other, linked=corpus.link(parted.events, [split, back]))


def test_a_rejected_claim_is_not_linked_and_a_rejected_event_is_marked(corpus, make):
    good = corpus.claim("a", where=[make.place("القمر")])
    bad = corpus.claim("b", where=[make.place("القمر")])
    event_id = corpus.event(good).event_id
    judgements = [
        Judgement("j1", "reject", (bad.claim_id,), "me", "2024-12-07T00:00:00Z", "misread"),
        Judgement("j2", "reject", (event_id,), "me", "2024-12-07T00:00:01Z", "staged"),
    ]
    (event,) = corpus.link(judgements=judgements).events
    assert [c.claim_id for c in event.claims] == [good.claim_id]
    assert event.rejected


def test_a_corrected_claim_is_linked_as_corrected(corpus, make):
    claim = corpus.claim("a", where=[make.place("القمر")], actors=("army",))
    judged = Judgement("j1", "correct", (claim.claim_id,), "me", "2024-12-07T00:00:00Z", "", (("actors", '["front"]'),))
    assert corpus.link(judgements=[judged]).events[0].actors == ("front",)


def test_a_redacted_claim_counts_without_its_words(corpus, make):
    claim = corpus.claim("a", where=[make.place("القمر")], quote="قال فلان ابن فلان إن البلدة سقطت.")
    judged = Judgement("j1", "redact", (claim.claim_id,), "me", "2024-12-07T00:00:00Z", "asked to")
    (event,) = corpus.link(judgements=[judged]).events
    assert event.claims[0].quote == ""


def an_article(name: str, hour: int) -> Article:
    return Article(
        article=name, article_id=name, version_id=name, page_id=name, url=None, outlet=name, outlet_slug=name,
        title=name, published=f"2024-12-06T{hour:02}:00", published_basis="stated", published_evidence=None,
        updated=None, updated_evidence=None, fetched_at=None, language="ar", text="",
    )  # fmt: skip


@st.composite
def corpora(draw):
    """Some articles, each with some claims about few towns, by few origins."""
    claims, articles = [], {}
    for number in range(draw(st.integers(1, 5))):
        name = f"n{number}"
        articles[name] = an_article(name, draw(st.integers(0, 23)))
        for at in range(draw(st.integers(1, 4))):
            towns = draw(st.lists(st.sampled_from(TOWNS), max_size=2, unique=True))
            day = draw(st.sampled_from([None, "2024-12-05", "2024-12-06"]))
            killed = draw(st.sampled_from([None, 3, 30]))
            claims.append(
                Claim(
                    claim_id=f"{name}-{at}",
                    article=name,
                    article_id=name,
                    version_id=name,
                    part="text",
                    event_type=draw(st.sampled_from(["territory_gained", "air_strike", "withdrawal", "casualties"])),
                    actors=draw(st.sampled_from([(), ("army",), ("front",)])),
                    targets=(),
                    places=tuple(
                        ClaimPlace(t, "site", 34.0 + TOWNS.index(t), 37.0, "settlement", f"p:{t}") for t in towns
                    ),
                    date=ClaimDate(day, day, "day" if day else "unknown", None, day, day or articles[name].published),
                    quantities=(Quantity("killed", killed, "exact", ""),) if killed else (),
                    origin=draw(st.sampled_from(["outlet", "observatory", "army", "front", "unnamed:sources"])),
                    via=(),
                    speaker=None,
                    evidence_kind=None,
                    modality=draw(st.sampled_from(["happened", "happened", "denied"])),
                    quote=draw(st.sampled_from(["", "دخلت القوات البلدة فجر الجمعة بعد انسحاب الحامية منها دون قتال"])),
                    evidence={},
                    trigger="",
                    rule="",
                    sentence=Span("text", at * 10, at * 10 + 5),
                )
            )
    return claims, articles


def told(linked):
    """An event's content without any id of events."""
    return sorted(
        repr((sorted(c.claim_id for c in e.claims), e.event_type, e.places, e.date, e.origins, e.grade, e.disagreements,
              e.sides, e.quantities, sorted(k.relation for k in e.links)))
        for e in linked.events
    )  # fmt: skip


@given(corpora(), st.randoms(use_true_random=False), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_any_order_and_any_split_gives_the_same_events(corpus, chance: random.Random, cut: int):
    claims, articles = corpus
    whole = link_events(claims, articles, (), (), KNOWLEDGE)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    first = link_events(shuffled[:cut], articles, (), (), KNOWLEDGE)
    second = link_events(shuffled, articles, first.events, (), KNOWLEDGE)
    assert told(second) == told(whole)
    assert link_events(claims, articles, second.events, (), KNOWLEDGE).changes == ()


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_every_claim_stands_in_one_event(corpus):
    claims, articles = corpus
    events = link_events(claims, articles, (), (), KNOWLEDGE).events
    held = [c.claim_id for e in events for c in e.claims]
    assert sorted(held) == sorted(c.claim_id for c in claims)
    for event in events:
        assert event.origins.established + event.origins.possible <= len(event.claims)
        in_lineages = [i for lineage in event.lineages for i in lineage.claim_ids]
        assert sorted(in_lineages) == sorted(c.claim_id for c in event.claims)
    assert len({e.event_id for e in events}) == len(events)


def test_ids_do_not_depend_on_other_claims(corpus, make):
    first = corpus.claim("a", where=[make.place("القمر")])
    alone = corpus.event(first).event_id
    corpus.claim("b", "shelling", [make.place("الساحل")])
    assert corpus.event(first).event_id == alone
    assert replace(first).claim_id == first.claim_id
