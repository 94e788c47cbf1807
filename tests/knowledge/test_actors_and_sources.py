"""The registries are whole: parents exist, slugs keep the rule, names are read with what surrounds them."""

import pytest

from tawatur.errors import KnowledgeError
from tawatur.knowledge import actors, sources
from tawatur.knowledge.actors.registry import adjective_forms, load_actor_registry
from tawatur.knowledge.languages.inflection import dual_forms, owned_forms, verb_forms
from tawatur.knowledge.loading import read_tsv

REGISTRY = load_actor_registry()
SOURCES = sources.load_source_registry()
UNSCORED_PARENTS = {"un", "outlet"}


def test_every_parent_of_an_actor_is_an_actor_or_a_government():
    parents = {a.parent for a in REGISTRY.actors.values() if a.parent}
    assert all(p in REGISTRY.actors or actors.is_party(p) for p in parents)


def test_every_parent_of_a_source_is_known():
    parents = {s.parent for s in SOURCES.sources.values() if s.parent}
    assert all(p in SOURCES.sources or actors.is_party(p) for p in parents)


def test_actors_of_a_country_are_named_by_its_code_unless_they_are_known_worldwide():
    local = [a for a in REGISTRY.actors.values() if a.kind in {"identity_militia"} and a.country]
    assert local
    assert all(a.slug.startswith(f"{a.country.lower()}-") for a in local)


def test_inter_codes_are_acleds():
    assert {a.inter for a in REGISTRY.actors.values()} <= set(range(1, 9))


def test_sides_bring_allies_together():
    assert actors.side_of("sd-army") == actors.side_of("sd-joint-force") != actors.side_of("sd-rsf")
    assert actors.side_of("never-heard-of") == "never-heard-of"


def test_relays_are_told_from_those_who_speak_for_themselves():
    assert SOURCES.sources["afp"].relays
    assert SOURCES.sources["telegram"].relays
    assert not SOURCES.sources["sohr"].relays


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (verb_forms("أعلن", "يعلن"), {"اعلن", "اعلنت", "اعلنوا", "يعلن", "تعلن", "يعلنون"}),
        (verb_forms("نفى", "ينفي"), {"نفي", "نفت", "نفوا", "ينفي", "ينفون"}),
        (dual_forms("بلدة"), {"بلدتان", "بلدتين"}),
        (owned_forms("سكان"), {"سكانها", "سكانهم"}),
        (adjective_forms("تركي"), {"تركي", "تركيه", "تركيين"}),
    ],
)
def test_forms_are_made_from_the_few_that_a_table_names(forms, expected):
    assert expected <= set(forms)


def test_no_form_of_an_adjective_is_a_states_name():
    assert "كينيا" in adjective_forms("كيني")
    assert "كينيا" not in adjective_forms("كيني", frozenset({"كينيا"}))


def test_a_table_with_other_columns_is_refused(tmp_path):
    path = tmp_path / "actors.tsv"
    path.write_text("slug\tname\nx\ty\n", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        list(read_tsv(path, ("slug", "kind")))
