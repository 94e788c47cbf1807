"""Names without a head noun: known ones, and unknown ones that the words around them tell to be places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.wording import PlaceNoun
from tawatur.knowledge.languages.vocabulary import is_everyday
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.lists import among_known, ends_item, is_like_a_village
from tawatur.stages.claims.places.names import SHORT_NAME, NameSpan, PassageNames
from tawatur.stages.claims.places.setting import relation_before
from tawatur.stages.claims.places.unheard import unheard_drafts
from tawatur.text.passages import COMMAS

_COUNTRY = "البلاد"
_AT = {"في", "قرب"}


def unheaded_drafts(names: PassageNames) -> Iterator[Draft]:
    """Places told by their surroundings: a part of the country, those in a list with known towns, one that lies so far
    from another, a village by its first word, a foreign one by its ending."""
    yield from _parts_of_the_country(names)
    yield from (Draft(span, span.first, "head") for span in among_known(names))
    yield from _located(names)
    yield from _behind_prepositions(names)
    yield from _proper_names(names)
    yield from _beside(names)
    yield from _compounds(names)
    yield from _beside_known(names)
    yield from unheard_drafts(names)


@cache
def _locating() -> frozenset[str]:
    """The words and the mark behind which a text tells where a place lies."""
    return load_place_words().lying | load_place_words().which | {"("}


def _located(names: PassageNames) -> Iterator[Draft]:
    """An unknown word behind a preposition of place that goes on "which lies", "which is 100 km from": a proper name.

    A noun of everyday in its place would be definite.
    """
    words, locating = load_place_words(), _locating()
    for at in [at for at, word in enumerate(names.words) if word in locating and at > 1]:
        word = names.words[at]
        lies = word in words.lying or (word in words.which and names.word(at + 1) in words.lies)
        lies = lies or _is_length(names, at)
        located = names.word(at - 2) in names.wording.prepositions
        if lies and located and is_like_a_village(names, at - 1) and not names.ends_in_ha(at - 1):
            span = names.unknown_at(at - 1)
            if span and span.end == at:
                yield Draft(span, at - 1, "head")


def _is_length(names: PassageNames, bracket: int) -> bool:
    """ "(40 km": a number and a unit of length behind a bracket."""
    told = names.word(bracket) == "(" and names.word(bracket + 1).isdigit()
    return told and names.word(bracket + 2) in names.wording.units


def _parts_of_the_country(names: PassageNames) -> Iterator[Draft]:
    """ "the country" behind a direction: "in the north-west of the country"."""
    for at in [at for at, word in enumerate(names.words) if word == _COUNTRY and at]:
        meaning = names.wording.relations.get(names.word(at - 1).lstrip("وب"), "whole")
        if len(meaning) <= 2:
            token = names.passage.tokens[at]
            span = NameSpan(at, at + 1, token.fold_start, token.fold_end, "")
            yield Draft(span, at, "head", PlaceNoun("دولة", "country", "one", keep=False, definite=True))


def _behind_prepositions(names: PassageNames) -> Iterator[Draft]:
    """Unknown names that begin like a village's ("wad X", "umm X", "tall X") right behind a preposition of place."""
    prepositions, verbs = names.wording.prepositions, names.wording.locative_verbs
    village = names.wording.words.village
    for at in [at for at, word in enumerate(names.words) if word in village and at]:
        before = names.word(at - 1)
        if before in prepositions or before in verbs:
            span = None if names.known_at(at) else names.unknown_at(at)
            if span and span.end > at + 1:
                yield Draft(span, at, "head")


def _beside_known(names: PassageNames) -> Iterator[Draft]:
    """ "in Ayn al-Dulb, east of Sidon": two words, the first of which begins villages' names, beside a known place."""
    landmark, relations = load_place_words().landmark, names.wording.relations
    for at in [at for at, word in enumerate(names.words) if word in landmark and at]:
        if names.word(at - 1) not in names.wording.prepositions or names.known_at(at):
            continue
        beside = at + 2 + (names.word(at + 2) in COMMAS)
        side = len(relations.get(names.word(beside), "whole")) <= len("NE")
        named = beside + 1 + (names.noun(beside + 1) is not None)
        if side and names.known_at(named) and _completes(names, at + 1):
            first, last = names.passage.tokens[at], names.passage.tokens[at + 1]
            yield Draft(NameSpan(at, at + 2, first.fold_start, last.fold_end, ""), at, "head")


def _completes(names: PassageNames, at: int) -> bool:
    """A word that may complete a village's name: no adjective of a house, no word that no name has."""
    word, wording = names.word(at), names.wording
    plain = word in wording.words.stop or word in wording.adjectives or (word.endswith("ي") and is_everyday(word))
    return word.isalpha() and not plain


def _compounds(names: PassageNames) -> Iterator[Draft]:
    """ "in Ras al-Maarra": behind a preposition or a verb of place, an unknown village named after a town."""
    for span in names.compounds:
        if span.proclitic == "ب" or names.word(span.first - 1) in names.wording.locatives:
            yield Draft(span, span.first, "head")


def _proper_names(names: PassageNames) -> Iterator[Draft]:
    """A word behind "in" or "near" that is told to be a name."""
    for at in names.located:
        placed = names.wording.prepositions.get(names.words[at - 1]) in _AT
        if placed and is_like_a_village(names, at) and _is_proper(names, at):
            span = names.unknown_at(at)
            parted = names.wording.adjectives.get(names.word(at + 1)) == "part"  # وزيرستان الجنوبية
            if span and span.end == at + 1 + parted:
                yield Draft(span, at, "head")


def _beside(names: PassageNames) -> Iterator[Draft]:
    """ "North of X.", "near X and": an unknown word that what tells a side or a nearness governs alone.

    A noun of everyday would be definite there, or go on with its owner or an adjective.
    """
    for at in [at for at, word in enumerate(names.words[:-1], 1) if word in names.wording.relation_ends]:
        if not is_like_a_village(names, at) or names.ends_in_ha(at):
            continue
        found = relation_before(names, at)
        if found is None or names.known_at(found[0]) or not _is_beside(names, at, found[1]):
            continue
        span = names.unknown_at(at)
        if span and (span.end == at + 1 or names.word(span.end) in COMMAS) and ends_item(names, span):
            yield Draft(span, at, "head")


def _is_beside(names: PassageNames, at: int, meaning: str) -> bool:
    """A side of the compass, or a word of nearness that a place alone has ("near", "on the outskirts of")."""
    near = load_place_words().nearness
    return len(meaning) <= len("NE") or names.word(at - 1) in near or " ".join(names.words[at - 2 : at]) in near


def _is_proper(names: PassageNames, at: int) -> bool:
    """A name by its ending, which no Arabic word has, or by the definite adjective behind it ("in X, which lies")."""
    word, follows = names.word(at), names.word(at + 1)
    if word in names.wording.months or names.ends_in_ha(at):
        return False  # بلاده: his country
    described = follows.startswith("ال") and names.wording.adjectives.get(follows) == "other"
    return described or (len(word) > SHORT_NAME and word.endswith(names.wording.foreign_endings))


def bare_drafts(names: PassageNames) -> Iterator[Draft]:
    """Known names without a head noun; a name inside a longer one is passed over."""
    until = 0
    for at in sorted(names.known):
        span = names.known[at][0]
        if span.first >= until:
            until = span.end
            yield Draft(span, span.first, "bare")
