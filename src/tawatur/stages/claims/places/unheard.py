"""Names that are no word of everyday Arabic, where the words before them ask for a place: conflicts far from ours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.languages.vocabulary import is_everyday
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.lists import LONGEST_LIST, ends_item, is_like_a_village
from tawatur.stages.claims.places.names import SHORT_NAME, TANWIN, NameSpan, PassageNames
from tawatur.text.passages import COMMAS

_PLACING = frozenset({"في", "نحو", "عند", "قرب", "داخل", "عبر", "حتي"})
_FROM_OR_TO = frozenset({"من", "الي"})
_ON = "علي"
_OVER = "فوق"
_REACH = 6
_MOST_WORDS = 4
_PLURAL = ("ين", "ات", "هم", "ها")
_VERBAL = (*_PLURAL, "ون", "وا", "نا", "ته", "وه")
_FEMININE = "ت"  # of a verb that goes on with its object, or of a name that ends here
_NISBA = ("ي", "يه")
_CONSTRUCT, _OBLIQUE = ("و", "ي"), "ين"
_BEGINNINGS = "وفيتلبا"  # conjunctions, prepositions, the article's first letter, prefixes of the present


def unheard_drafts(names: PassageNames) -> Iterator[Draft]:
    """Unheard words behind a preposition or verb of place, and those joined to them or to a known place so told."""
    for at in names.located:
        if not _asks_for_a_place(names, at):
            continue
        span = _unheard_at(names, at)
        if span:
            yield Draft(span, at, "head")
        if first := span or names.known_at(at):
            yield from (Draft(item, item.first, "head") for item in _joined(names, first.end))
    befalling = load_place_words().befalling
    for at, word in enumerate(names.words[:-1], 1):
        if word in befalling and (span := _unheard_at(names, at)):
            yield Draft(span, at, "head")


def _asks_for_a_place(names: PassageNames, at: int) -> bool:
    """What stands before a token is said of places alone: "in", "towards", "fled from", "seized control of"."""
    before = names.words[at - 1].removeprefix("و")
    preposition = names.wording.prepositions.get(before)
    if preposition is None:
        return before.endswith("وا") or (before in names.wording.locative_verbs and before not in names.wording.verbs)
    if preposition in _FROM_OR_TO:
        return _is_governed(names, at - 1, _going())
    if preposition == _ON:
        return _is_governed(names, at - 1, _taking())
    return preposition in _PLACING or before == _OVER


@cache
def _going() -> tuple[str, ...]:
    return tuple(load_place_words().going)


@cache
def _taking() -> tuple[str, ...]:
    return tuple(load_place_words().taking)


def _is_governed(names: PassageNames, at: int, stems: tuple[str, ...]) -> bool:
    """A word of these stems stands before the preposition, no mark between them."""
    for token in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = names.word(token)
        if not word.isalnum():
            return False
        if word.startswith(stems) or word.lstrip(_BEGINNINGS).startswith(stems):
            return True
    return False


def _unheard_at(names: PassageNames, at: int, *, joined: bool = False) -> NameSpan | None:
    """A name of one to four unheard words; the first has no more on it than "and"."""
    if not (_is_unheard(names, at, joined=joined) or (not joined and _is_listed(names, at))):
        return None
    end = at + 1
    while end < at + _MOST_WORDS and _goes_on(names, end):
        end += 1
    tokens = names.passage.tokens
    if TANWIN in names.passage.text[tokens[end - 1].start : tokens[end - 1].end + 1]:
        return None
    return NameSpan(at, end, tokens[at].fold_start + joined, tokens[end - 1].fold_end, "")


def _is_unheard(names: PassageNames, at: int, *, joined: bool = False) -> bool:
    """A bare word that is no form of an everyday one, nor with "and" on it ("and describing" is one word)."""
    word = names.word(at)[joined:]
    if not _is_bare(names, at, word, joined=joined):
        return False
    people = word.endswith(_CONSTRUCT) and is_everyday(word[:-1] + _OBLIQUE)  # متمردو الحركة
    return (
        not people
        and not is_everyday(word)
        and not (joined and is_everyday("و" + word))
        and names.looks_like_name(word)
    )


def _is_bare(names: PassageNames, at: int, word: str, *, joined: bool) -> bool:
    """No plural of people or things, no word that the tables know, no name; joined to others no verb either."""
    if len(word) <= SHORT_NAME or word.startswith("لل") or word.endswith(_VERBAL if joined else _PLURAL):
        return False
    if joined and word.endswith(_FEMININE) and not _is_ended(names, at + 1):
        return False
    if word.startswith("ال") and word.endswith(_NISBA):
        return False
    wording = names.wording
    known = word in wording.relations or word in wording.everyday or word in wording.verbs
    return not known and names.noun(at) is None and names.known_at(at, ("و",) if joined else ("",)) is None


def _is_ended(names: PassageNames, at: int) -> bool:
    """A mark, a preposition or a side of the compass stands here."""
    word = names.word(at)
    return not word.isalpha() or word in names.wording.prepositions or word in names.wording.relations


def _is_listed(names: PassageNames, at: int) -> bool:
    """A rare word before "and X" where X is unheard: "they entered Sake and Kitshanga"."""
    after = names.word(at + 1)
    joined = after.startswith("و") and _is_unheard(names, at + 1, joined=True)
    return joined and is_like_a_village(names, at) and names.looks_like_name(names.word(at))


def _goes_on(names: PassageNames, at: int) -> bool:
    """Another unheard word, joined by nothing ("Debre Tabor"), or a small one before such a word ("da Praia")."""
    word = names.word(at)
    if word in load_place_words().linking:
        return _goes_on(names, at + 1)
    if len(word) <= 2 or word.startswith(("ال", "و", "ف", "ب", "ل")):
        return False
    return _is_unheard(names, at)


def _joined(names: PassageNames, at: int) -> Iterator[NameSpan]:
    """The unheard items of a list behind a place: "and X", ", X,"."""
    for _ in range(LONGEST_LIST):
        comma = names.word(at) in COMMAS
        start = at + comma
        joined = names.word(start).startswith("و")
        known = names.known_at(start, ("و", "") if comma else ("و",))
        if known is not None:
            at = known.end
            continue
        item = _unheard_at(names, start, joined=joined) if comma or joined else None
        if item is None or (comma and not joined and not ends_item(names, item)):
            return
        yield item
        at = item.end
