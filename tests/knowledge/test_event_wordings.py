"""Every wording reads its own examples and none of its counter-examples; the tables are sound."""

from importlib.resources import files

import msgspec
import pytest

from tawatur.knowledge.events import EventWording, load_cues, load_event_types, load_wordings
from tawatur.knowledge.events.verb_table import forms_of, written_table
from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims
from tawatur.text.folding import fold_word


def article(text: str) -> Article:
    return Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", text)


def triggers(text: str, kind: str) -> list[str]:
    return [c.trigger for c in read_claims(article(text), load_claim_knowledge()) if c.event_type == kind]


@pytest.mark.parametrize("wording", load_wordings(), ids=lambda w: w.type)
def test_examples_and_counterexamples(wording: EventWording) -> None:
    for example in (*wording.examples, *wording.counterexamples):
        assert triggers(example.text, wording.type) == list(example.reads), example.text


def test_every_type_has_meaning_codes_and_wording() -> None:
    types = load_event_types()
    assert {w.type for w in load_wordings()} == set(types)
    assert len({t.rank for t in types.values()}) == len(types)
    assert all(t.acled.event and t.name_ar and t.name_en for t in types.values())


def test_every_verb_is_among_its_own_forms() -> None:
    wrong = [
        (wording.type, word.verb)
        for wording in load_wordings()
        for word in wording.words
        if word.verb and word.root and word.form
        if fold_word(word.verb) not in {form.fold for form in forms_of(word.root, word.form)}
    ]
    assert wrong == []


def test_the_compiled_table_is_what_mazini_yields() -> None:
    compiled = files("tawatur.knowledge.events").joinpath("verb_forms.tsv").read_text(encoding="utf-8")
    assert compiled == written_table()


def test_no_cue_list_is_empty() -> None:
    assert all(load_cues().lists.values())


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"type": "x", "frame": "agent", "words": [], "colour": 1}, EventWording)
