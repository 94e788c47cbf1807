"""Drafts of place mentions: names with the head noun, list and count that they stand behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from tawatur.knowledge.gazetteer import level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.wording import PlaceNoun
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.lists import LONGEST_LIST, NO_VILLAGE, is_plain_word, list_behind, list_start
from tawatur.stages.claims.places.names import SHORT_NAME, NameSpan, PassageNames
from tawatur.stages.claims.places.unheaded import bare_drafts, unheaded_drafts
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_COUNTS = {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "ثمان": 8, "تسع": 9, "عشر": 10}
# Sites that news names by who holds them: what stands in quotation marks behind them is no name of a place.
_WITH_GUARDS = {"checkpoint", "base", "building", "front", "plant"}
# Quarters, streets and bridges are called after sites; definite nouns of these kinds point back instead.
_NAMED_FOR_SITES = {"quarter", "road", "square", "bridge", "market"}
_OWNERS = re.compile("ل(?!ا)")
_NAMED_FOR_SEVERAL = {"quarter", "square", "market"}  # حي الطرق, ساحة الجسور
_POINTING_BACK = {"settlement", "area", "governorate", "district", "country", "quarter", "camp", "region", "settler"}
# Bases, camps and fields are called by their name alone ("the Ayn al-Asad base"), airports with their class.
_NAMED_ALONE = {"base", "camp", "crossing", "checkpoint"}
_FIELDS = {"حقل"}
_GARRISONS = {"base", "camp"}
_DIVISIONS = {"governorate", "district"}
_ARTICLED = {"settlement", "district"}
_LYING_IN = {"في", "قرب", "عند"}
_DASHES = {"-", "–", "—", "_"}


def drafts(names: PassageNames) -> list[Draft]:
    """All drafts of a passage, sorted, none inside another."""
    headed = list(_headed(names))
    for draft in unheaded_drafts(names):
        if not any(h.outer <= draft.outer < h.end for h in headed):
            headed.append(draft)
    taken = {token for draft in headed for token in range(draft.outer, draft.end)}
    bare = [d for d in bare_drafts(names) if not taken.intersection(range(d.outer, d.end))]
    return sorted(headed + bare, key=lambda d: d.span.fold_start)


def _headed(names: PassageNames) -> Iterator[Draft]:
    until, group = 0, 0
    for at, noun in names.nouns.items():
        found = _behind_nouns(names, at, noun, group + 1) if at >= until and not names.is_blocked(at) else []
        if found:
            group += 1
            yield from found
            until = max(draft.end for draft in found)


def _behind_nouns(names: PassageNames, at: int, noun: PlaceNoun, group: int) -> list[Draft]:
    """The names behind a head noun; of "the area of the village of X" behind the second one."""
    second = names.noun(at + 1) if noun.kind == "area" and noun.number == "one" and not noun.definite else None
    if second is None or second.kind != "settlement" or second.proclitic or second.number != "one":
        return _behind_noun(names, at, noun, group)
    return [replace(draft, outer=at) for draft in _behind_noun(names, at + 1, second, group)]


def _behind_noun(names: PassageNames, at: int, noun: PlaceNoun, group: int) -> list[Draft]:
    """The names behind a head noun: one, a list, a list told later ("15 villages …, among them A and B")."""
    if (both := _town_and_camp(names, at, noun, group)) is not None:
        return both
    whole = _whole(names, at, noun)
    if whole and not _is_of_its_kind(names, whole, noun):
        return [Draft(whole, at, "bare")]  # a town or region whose name begins with a class word (Deir ez-Zor)
    if whole:
        return [Draft(whole, at, "whole", noun, kept=True, tail=_after_adjectives(names, whole.end, noun))]
    if noun.definite or noun.possessed:
        return _behind_definite(names, at, noun, group)
    if noun.kind in _GARRISONS and noun.number == "one" and (force := _named_for_a_force(names, at)):
        return [Draft(force, at, "head", noun, kept=True)]
    if noun.keep and noun.number == "one" and (inside := _behind_inner_words(names, at)):
        return [Draft(inside, at, "head", noun, kept=True)]
    count = 0 if noun.proclitic else count_before(names, at)
    start = _skip_second_noun(names, at)
    first = None if _is_direction(names, noun, start) else _first_name(names, noun, start, counted=bool(count))
    if first is None:
        return [] if noun.number == "two" else _told_later(names, at, noun, group, count)
    return [Draft(first, at, "head")] if first.proclitic else _named(names, at, noun, first, group, count)


def _named(names: PassageNames, at: int, noun: PlaceNoun, first: NameSpan, group: int, count: int) -> list[Draft]:
    """A noun with its name, or with the names of a list."""
    alone = noun.keep and not first.key and not _is_listed(names, noun, first)
    if (noun.number == "one" and not count) or (noun.number == "many" and alone):
        return [_single(names, at, noun, first)]
    if noun.number == "many" and not noun.keep and noun.kind not in _DIVISIONS and _is_area(names, first):
        return _told_later(names, at, noun, group, count)
    items = [first, *list_behind(names, first.end, 2 if noun.number == "two" else LONGEST_LIST)]
    return [Draft(item, at, "head", noun, group=group) for item in items]


def _town_and_camp(names: PassageNames, at: int, noun: PlaceNoun, group: int) -> list[Draft] | None:
    """ "The town and camp of X": two class words with one name."""
    second = names.noun(at + 1)
    if (
        second is None
        or second.proclitic != "و"
        or second.kind == noun.kind
        or not (noun.number == second.number == "one")
    ):
        return None
    name = None if noun.keep or noun.definite or noun.possessed else names.known_at(at + 2)
    if name is None or not second.keep:
        return None
    return [Draft(name, at, "head", noun, group=group), _single(names, at + 1, second, name)]


def _named_for_a_force(names: PassageNames, at: int) -> NameSpan | None:
    """ "The air defence camp": a definite noun with a class adjective, where no town is told behind them."""
    word, follows = names.word(at + 1), names.word(at + 3)
    named = word.startswith("ال") and names.wording.adjectives.get(names.word(at + 2)) == "class"
    if (
        not named
        or names.known_at(at + 1)
        or follows in _LYING_IN
        or (follows[:1] == "ب" and names.known_at(at + 3, ("ب",)))
    ):
        return None
    tokens = names.passage.tokens
    return NameSpan(at + 1, at + 3, tokens[at + 1].fold_start, tokens[at + 2].fold_end, "")


def _is_listed(names: PassageNames, noun: PlaceNoun, first: NameSpan) -> bool:
    """More names follow an unknown one: behind a comma, or joined to a quarter that is known with its class word."""
    follows = names.word(first.end)
    if follows in COMMAS:
        return True
    if noun.kind == "quarter" and follows.startswith("وال") and names.looks_like_name(follows[1:]):
        return names.noun(first.end) is None
    text = names.passage.folded.text[first.fold_start : first.fold_end]
    return names.word(first.end).startswith("و") and bool(names.gazetteer.named(f"{noun.lemma} {text}"))


def _is_of_its_kind(names: PassageNames, span: NameSpan, noun: PlaceNoun) -> bool:
    """The class word tells the kind: a bridge that is one, no town that is called after one."""
    return any(level_of(b.kind) == "site" or b.kind == noun.kind for b in names.gazetteer.named(span.key))


def _whole(names: PassageNames, at: int, noun: PlaceNoun) -> NameSpan | None:
    """A name that the gazetteer knows with its class word: it begins at the noun and is longer than it."""
    clitic = noun.proclitic.removesuffix("ال") if noun.definite else noun.proclitic
    found = names.known_at(at, ("", noun.proclitic, clitic))
    if found is None or found.end == at + 1 or noun.number != "one":
        return None
    return None if noun.kind == "area" and _is_also_called(names, found, names.known_at(at + 1)) else found


def _is_also_called(names: PassageNames, whole: NameSpan, bare: NameSpan | None) -> bool:
    """ "The area of Ain Zara": the place bears the name without its class word too."""
    if bare is None or bare.end != whole.end:
        return False
    called = {b.place_id for b in names.gazetteer.named(bare.key)}
    return all(b.place_id in called for b in names.gazetteer.named(whole.key))


def _behind_definite(names: PassageNames, at: int, noun: PlaceNoun, group: int) -> list[Draft]:
    """A definite noun: a list told later, or a class word with an adjective that names it."""
    if noun.number == "many" and noun.definite and not noun.keep:
        return _told_later(names, at, noun, group, count_after(names, at))
    return _definite_site(names, at, noun) if noun.keep and noun.definite and noun.number != "two" else []


def _first_name(names: PassageNames, noun: PlaceNoun, start: int, *, counted: bool) -> NameSpan | None:
    """The name behind a noun: a known one; an unknown one where nothing speaks against it."""
    if noun.keep and (dated := names.dated_at(start)):
        return dated
    known, inner = _known_name(names, noun, start), names.noun(start)
    short = known is None or (noun.keep and known.end == start + 1)
    if inner and inner.definite and short and (noun.keep or _is_called_after(noun, inner)):
        return _named_for(names, noun, inner, start)
    if known and known.key in names.wording.words.stop and known.key not in names.wording.traps:
        return None
    loose = noun.kind == "area" or noun.number == "many"
    if loose and known is None and (_is_people(names, start) or names.word(start + 1) in load_place_words().back):
        return None
    if known and names.is_everyday(known.key):
        if loose:
            return None
        longer = names.unknown_at(start)
        known = None if longer and longer.end > known.end else known
    if known and not (noun.keep and inner and known.end > start + 1 and _is_site(names, known)):
        return known
    speaks_against = counted or (inner and noun.keep) or (noun.kind in _WITH_GUARDS and names.is_quoted(start))
    if (within := _known_around(names, start, noun)) is not None:
        return within if noun.keep and noun.number != "two" else None
    if speaks_against or _is_no_name(names, noun, start) or _goes_on(names, noun, start):
        return None
    return (None if noun.keep else names.quoted_at(start)) or names.unknown_at(start)


def _goes_on(names: PassageNames, noun: PlaceNoun, start: int) -> bool:
    """ "A building and shops": behind a site's noun "and" goes on with another thing; villages begin so (ولغا)."""
    return noun.kind not in _POINTING_BACK and not noun.definite and names.word(start).startswith("و")


def _is_called_after(noun: PlaceNoun, inner: PlaceNoun) -> bool:
    """ "The village of the Tower", "the town of the Hamlet": a village's name may be a definite class word."""
    one = noun.number == inner.number == "one" and noun.kind == "settlement" and not noun.definite
    hamlet = fold_word(inner.lemma) in load_place_words().hamlet
    return one and inner.definite and (inner.kind not in _POINTING_BACK or hamlet)


def _known_name(names: PassageNames, noun: PlaceNoun, at: int) -> NameSpan | None:
    """A known name, with an article too few or too many, unless it is only the first word of a longer one."""
    known = names.known_at(at) or names.known_without_article(at)
    if known is None and noun.kind in _ARTICLED:
        return names.known_with_article(at)
    return None if known and known.end == at + 1 and _is_half_a_name(names, at) else known


def _is_direction(names: PassageNames, noun: PlaceNoun, at: int) -> bool:
    """ "the axis west of Bara", "two villages north of Afrin": a direction is no name, but of a division."""
    meaning = names.wording.relations.get(names.word(at), "whole")
    divided = noun.kind in _DIVISIONS and names.noun(at + 1) is None
    return len(meaning) <= len("NE") and not divided and names.known_at(at) is None


def _known_around(names: PassageNames, at: int, noun: PlaceNoun) -> NameSpan | None:
    """ "A market in Aleppo": the known name behind the clitic."""
    within = names.known_at(at, ("ب",))
    return within if within and (noun.keep or len(within.key) > SHORT_NAME) else None


def _is_half_a_name(names: PassageNames, at: int) -> bool:
    """ "Jazirat al-Baghdadi" where only "Jazira" is known: the first word of a compound, and what it belongs to."""
    follows = names.word(at + 1)
    return (
        names.word(at) in names.wording.words.start
        and follows.startswith("ال")
        and follows not in names.wording.adjectives
        and follows not in names.wording.words.stop
    )


def _is_no_name(names: PassageNames, noun: PlaceNoun, at: int) -> bool:
    """ "the seat of State Security" (whose it is), "positions and reinforcements", "a hotel and they led them away"."""
    if at >= len(names.passage.tokens):
        return True
    owner = noun.keep and _OWNERS.match(names.passage.text, names.passage.tokens[at].start)
    held = noun.kind in _WITH_GUARDS and names.word(at).startswith("ال") and _is_people(names, at)
    return bool(owner) or held or (_joins(names.word(at)) and not names.is_quoted(at))


def _joins(word: str) -> bool:
    """ "and" with a verb or a plural: no name begins so."""
    return len(word) > SHORT_NAME + 2 and word.startswith("و") and word.endswith(NO_VILLAGE)


def _named_for(names: PassageNames, noun: PlaceNoun, inner: PlaceNoun, at: int) -> NameSpan | None:
    """ "the Airport quarter", "University street"; but "the hospital of the city" names none."""
    one = inner.number == "one" or (inner.number == "many" and noun.kind in _NAMED_FOR_SEVERAL)
    named = _is_called_after(noun, inner)
    if not named and (noun.kind not in _NAMED_FOR_SITES or inner.kind in _POINTING_BACK or not one):
        return None
    token = names.passage.tokens[at]
    return NameSpan(at, at + 1, token.fold_start, token.fold_end, "")


def _behind_inner_words(names: PassageNames, at: int) -> NameSpan | None:
    """ "the building of the governorate of X", "the sugar factory of X": the known name behind such words."""
    end = at + 1
    while end <= at + 3 and (names.word(end) in names.wording.words.inner or (end > at + 1 and names.noun(end))):
        end += 1
    return names.known_at(end) if end > at + 1 else None


def _is_people(names: PassageNames, at: int) -> bool:
    """ "the areas of the militants": a plural of people, or an everyday word, is no name."""
    word = names.word(at)
    everyday = word in names.wording.words.common and word not in names.wording.words.start
    return everyday or (word.startswith("ال") and word.endswith(("ين", "ون")))


def _is_site(names: PassageNames, span: NameSpan) -> bool:
    """The name of a bridge, prison …, class word and all: no name for another class word before it."""
    return all(level_of(b.kind) == "site" for b in names.gazetteer.named(span.key))


def _is_area(names: PassageNames, span: NameSpan) -> bool:
    """ "the towns of the north": what follows is no town but the area that they lie in."""
    bearers = names.gazetteer.named(span.key) if span.key else ()
    return bool(bearers) and all(level_of(b.kind) in {"district", "governorate", "country"} for b in bearers)


def _skip_second_noun(names: PassageNames, at: int) -> int:
    """ "villages and towns X, Y": the list begins behind the second noun."""
    second = names.noun(at + 1)
    joined = second is not None and second.proclitic == "و" and not second.keep
    start = at + 2 if joined else at + 1
    return start + (names.word(start) == "(")


def _single(names: PassageNames, at: int, noun: PlaceNoun, span: NameSpan) -> Draft:
    """A name behind a noun in the singular; a class word that is kept takes its adjectives along."""
    if not noun.keep or noun.kind == "checkpoint":
        return Draft(span, at, "head", noun)
    end = _after_adjectives(names, span.end, noun)
    return Draft(span, at, "head", noun, kept=True, tail=_other_end_of_road(names, noun, end))


def _after_adjectives(names: PassageNames, end: int, noun: PlaceNoun) -> int:
    """The token after the adjectives that go with a site's name; a base's, camp's or field's class is not of it."""
    belonging = {"part"} if noun.kind in _NAMED_ALONE or noun.lemma in _FIELDS else {"class", "part"}
    while names.wording.adjectives.get(names.word(end)) in belonging:
        if noun.kind == "river" and names.word(end).endswith("يه"):
            break  # the western bank of the Euphrates
        end += 1
    return end


def _other_end_of_road(names: PassageNames, noun: PlaceNoun, end: int) -> int:
    """ "the road Homs – Hama": the name goes on to the second town."""
    if noun.kind not in {"road", "front"} or names.word(end) not in _DASHES or names.noun(end + 1):
        return end
    second = names.known_at(end + 1) or names.unknown_at(end + 1)
    return second.end if second else end


def _definite_site(names: PassageNames, at: int, noun: PlaceNoun) -> list[Draft]:
    """ "al-kulliyya al-harbiyya": a definite class word with an adjective that names it."""
    end = at + 1
    while names.wording.adjectives.get(names.word(end)) == "class":
        end += 1
    general = noun.number == "many" and names.word(at + 1) in load_place_words().many
    if end == at + 1 or noun.kind == "road" or general:
        return []
    token = names.passage.tokens[at]
    start = token.fold_start + len(noun.proclitic) - (0 if noun.proclitic.endswith("لل") else 2)
    span = NameSpan(at, end, start, names.passage.tokens[end - 1].fold_end, "")
    return [Draft(span, at, "definite", noun, kept=True)]


def count_before(names: PassageNames, at: int) -> int:
    """The number right before a noun, 0 where there is none."""
    word = names.word(at - 1)
    if word.isdigit():
        return int(word)
    bare = word[1:] if word[:1] in {"و", "ب", "ل"} and word[1:] in _COUNTS else word
    return _COUNTS.get(bare, 0)


def count_after(names: PassageNames, at: int) -> int:
    """The number behind a definite noun ("the seven villages"), 0 where there is none."""
    return _COUNTS.get(names.word(at + 1).removeprefix("ال"), 0)


def _told_later(names: PassageNames, at: int, noun: PlaceNoun, group: int, count: int) -> list[Draft]:
    """The list behind "among them", "they are" later in the sentence of a noun in the plural or after a number."""
    if noun.keep or (noun.number != "many" and not count):
        return []
    start = list_start(names, at + 1)
    known = names.known_at(start) if start else None
    first = known or (names.unknown_at(start) if start else None)
    if first is None or (known is None and is_plain_word(names, first)):
        return []
    items = [first, *list_behind(names, first.end, LONGEST_LIST)]
    return [Draft(item, item.first, "list", noun, group=group, count=count, anchor=at) for item in items]
