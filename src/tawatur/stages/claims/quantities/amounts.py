"""Amounts: which numbers of a sentence belong to an event, by what they count."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from tawatur.knowledge.languages.counted import load_counting_words
from tawatur.stages.claims.mentions import QuantityMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft

_PEOPLE_OF = {"arrest": "detained", "release": "released", "displacement": "displaced", "deployment": "fighters"}
_HARM = frozenset({"killed", "wounded", "missing"})
_ONLY = {"detained": "arrest", "released": "release", "displaced": "displacement", "inhabitants": "displacement"}
_MOVING = {  # how far, and how many who went: of movements alone
    **dict.fromkeys(("distance_km", "metres", "miles"), frozenset({"advance", "deployment", "armed_clash"})),
    "fighters": frozenset(
        {"advance", "deployment", "withdrawal", "attack", "armed_clash", "displacement", "arrest", "release"}
    ),
    "prisoners": frozenset({"arrest", "release", "casualties", "abuse"}),
    **dict.fromkeys(
        ("battalions", "brigades", "divisions", "companies"), frozenset({"advance", "deployment", "withdrawal"})
    ),
}
_TOLD = frozenset({"killed", "wounded", "casualties", "detained", "released", "displaced", "missing"})
_CASES = "cases"  # of nothing that is told
_BODIES = frozenset({"person", "captive", "fighter", "role"})
_OF_PEOPLE = frozenset({"arrest", "release", "casualties", "talks", "agreement", "statement"})
_TAKING = frozenset({"destruction", "seizure"})
_TOLL_TYPES = frozenset({"air_strike", "shelling", "explosion", "armed_clash", "attack", "abuse", "casualties"})


def draft_amounts(reading: SentenceReading, draft: Draft, masked: list[tuple[int, int]]) -> list[QuantityMention]:
    """The quantities of a draft's stretches."""
    if not reading.quantities:
        return []
    found: dict[tuple[str, float], QuantityMention] = {}
    for first, last in draft.stretches:
        start, end = reading.chars(first, last)
        for mention in reading.quantities:
            at = mention.start if mention.anchor is None else mention.anchor
            if start <= at < end and not any(a <= at < b for a, b in masked):
                kept = _fitting(draft, mention)
                if kept is not None:
                    found.setdefault((kept.quantity.what, kept.quantity.value), kept)
    return list(found.values())


def _fitting(draft: Draft, mention: QuantityMention) -> QuantityMention | None:
    """The mention as the event type takes it, None where it does not."""
    kind, what = draft.event_type, mention.quantity.what
    if what in _HARM and kind not in _TOLL_TYPES:
        return None
    if _ONLY.get(what, kind) != kind:
        return None
    if kind not in _MOVING.get(what, {kind}) or what == _CASES:
        return None
    if (kind in _OF_PEOPLE and _is_thing(mention)) or (mention.rule == "taken" and kind not in _TAKING):
        return None
    if what == "times":
        return _renamed(mention, "strikes") if kind == "air_strike" else None
    if what == "metres":
        return structs.replace(
            mention, quantity=replace(mention.quantity, what="distance_km", value=mention.quantity.value / 1000)
        )
    if _is_of_people(mention) and what not in _TOLD:
        return _renamed(mention, _PEOPLE_OF[kind]) if kind in _PEOPLE_OF else (None if what == "people" else mention)
    return mention


def _is_thing(mention: QuantityMention) -> bool:
    """Whether no people and no places are counted: arrests, tolls and words have none."""
    noun = load_counting_words().nouns.get(mention.noun)
    return noun is not None and noun.noun_class == "thing" and mention.quantity.what not in ("families", *_TOLD)


def _renamed(mention: QuantityMention, what: str) -> QuantityMention:
    return structs.replace(mention, quantity=replace(mention.quantity, what=what))


def _is_of_people(mention: QuantityMention) -> bool:
    """Whether people or captives are counted with no word of what befell them: the event itself says it."""
    noun = load_counting_words().nouns.get(mention.noun)
    return noun is not None and noun.noun_class in _BODIES and mention.rule in ("number", "dual", "definite", "harm")
