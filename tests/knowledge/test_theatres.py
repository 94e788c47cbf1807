"""Where actors may hold ground: at home, where the table says so, and anywhere for those without a country."""

from tawatur.knowledge.actors import load_actor_registry
from tawatur.knowledge.linking import load_event_knowledge
from tawatur.knowledge.loading import package_file, read_tsv


def test_every_actor_of_the_table_is_registered():
    rows = read_tsv(package_file("linking", "theatres.tsv"), ("slug", "countries", "named", "note"))
    assert {row["slug"] for _, row in rows} <= load_actor_registry().actors.keys()


def test_at_home_abroad_and_nowhere_else():
    knowledge = load_event_knowledge()
    assert knowledge.may_hold("sd-army", "sd")
    assert knowledge.may_hold("israel", "lb")
    assert knowledge.may_hold("isis", "iq")
    assert not knowledge.may_hold("sd-rsf", "ye")
    assert knowledge.may_hold("sd-rsf", None)


def test_a_distant_state_must_be_named():
    assert load_event_knowledge().must_be_named("usa")
    assert not load_event_knowledge().must_be_named("sy-opposition")
