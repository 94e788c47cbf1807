"""Reach: what lies out of it is like nothing there, whatever else the two claims say."""

from hypothesis import given
from hypothesis import strategies as st
from tests.stages.events.conftest import Corpus, on, place

from tawatur.knowledge.linking import EventKnowledge, linking_rules
from tawatur.stages.events.facts import gathered_facts
from tawatur.stages.events.matching import both_reaches, is_out_of_reach, likeness, reach_of
from tawatur.stages.events.reuse import Reuse

DAYS = st.integers(1, 28).map(lambda day: f"2024-12-{day:02d}")
SAYING = st.fixed_dictionaries(
    {
        "published": st.none() | DAYS.map(lambda day: f"{day}T10:00"),
        "day": st.none() | DAYS,
        "kind": st.sampled_from(("shelling", "territory_gained", "casualties")),
        "modality": st.sampled_from(("happened", "denied", "background", "planned")),
        "placed": st.booleans(),
    }
)


RULES, CUES = linking_rules()
KNOWLEDGE = EventKnowledge(rules=RULES, cues=CUES)


@given(one=SAYING, other=SAYING)
def test_what_is_out_of_reach_is_unlike(one, other):
    corpus = Corpus(KNOWLEDGE)
    for name, said in (("أ", one), ("ب", other)):
        corpus.article(name, published=said["published"])
        dated = {"date": on(said["day"])} if said["day"] else {}
        where = [place("القمر")] if said["placed"] else []
        corpus.claim(name, said["kind"], where, modality=said["modality"], quote="قصف الجيش الحي " * 5, **dated)
    first, second = gathered_facts(corpus.claims, corpus.articles, corpus.knowledge)
    if is_out_of_reach(reach_of(first), reach_of(second)):
        reuse = Reuse(corpus.articles)
        assert likeness(first, second, corpus.knowledge, reuse) is None
        assert likeness(second, first, corpus.knowledge, reuse) is None


def test_no_bounds_beside_bounds_are_none():
    assert both_reaches((0, 5), (3, 9)) == (0, 9)
    assert both_reaches((0, 5), None) is None
    assert not is_out_of_reach((0, 5), None)
    assert is_out_of_reach((0, 5), (6, 9))
