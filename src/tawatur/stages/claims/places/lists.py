"""Lists of places: behind a head noun, behind "among them" or a bracket, and unknown names among known ones."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tawatur.knowledge.gazetteer import level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.languages.vocabulary import is_everyday
from tawatur.stages.claims.places.names import NameSpan, PassageNames
from tawatur.text.passages import COMMAS

# The longest list of names that is followed behind one head noun, and how far behind it "among them" may stand.
LONGEST_LIST = 30
LISTING_REACH = 16
_OPENING = {"(", ":"}
# No village's name ends so: plurals, pronouns, adjectives.
NO_VILLAGE = ("ها", "هم", "نا", "ات", "ين", "ون", "وا", "يه")
_LISTED_LEVELS = {"settlement", "district", "site"}
_ORDINALS = {"الاولي", "الثانيه", "الثالثه", "الرابعه"}


def list_behind(names: PassageNames, at: int, most: int) -> Iterator[NameSpan]:
    """The further items of a list: "، X", "وX"."""
    for _ in range(most - 1):
        at = _region_behind(names, at + (names.word(at) in COMMAS)) or at
        comma = names.word(at) in COMMAS
        if comma and (behind := _behind_side(names, at + 1)):
            at, comma = behind, names.word(behind) in COMMAS
        start = at + comma
        item = names.known_at(start, ("", "و") if comma else ("و",))
        if item is None and (comma or names.word(start).startswith("و")):
            item = _unknown_item(names, start, comma=comma, last=most == 2)
        if item is None:
            return
        yield item
        at = item.end


def _behind_side(names: PassageNames, at: int) -> int:
    """ "Rahaba, south-west of Marib, and Mahliya": the token behind what only tells where the item lies, else 0."""
    end = at
    while names.wording.relations.get(names.word(end), "whole") not in {"whole", "part", "near"}:
        end += 1
    if end == at:
        return 0
    end += names.noun(end) is not None
    known = names.known_at(end)
    return known.end if known else end if names.noun(end - 1) else 0


def _unknown_item(names: PassageNames, at: int, *, comma: bool, last: bool) -> NameSpan | None:
    """An unknown name in a list: what follows must end it, unless a dual head noun promised it."""
    item = names.unknown_at(at, strip_waw=True)
    side = names.word(at).removeprefix("و") in names.wording.relations
    if item is None or names.noun(at) is not None or side or names.known_at(at, ("ب", "ل", "وب", "ول")):
        return None
    if is_plain_word(names, item):
        return None
    if names.word(item.end) in _ORDINALS:  # "the quarters of A, al-Daraja the first and B"
        item = replace(item, end=item.end + 1, fold_end=names.passage.tokens[item.end].fold_end)
    ends_well = ends_item(names, item)
    return item if ends_well or last or (comma and names.word(at).startswith("ال")) else None


def is_plain_word(names: PassageNames, item: NameSpan) -> bool:
    """Whether an item is one word of everyday without the article: كبرى مدن الشمال، وجعل منها طوال أعوام معقلاً."""
    word = names.word(item.first)
    return item.end == item.first + 1 and not word.startswith(("ال", "وال")) and is_everyday(word)


def ends_item(names: PassageNames, item: NameSpan) -> bool:
    """What follows ends an item: a mark, a word that is part of no name, "and", "in"."""
    follows = names.word(item.end)
    told = follows in names.wording.words.stop or follows in names.wording.relations
    return not follows.isalpha() or told or follows.startswith(("و", "ب"))


def list_start(names: PassageNames, at: int) -> int:
    """The token after a listing word, bracket or colon in the same sentence, 0 where there is none within reach."""
    for token in range(at, at + LISTING_REACH):
        word = names.word(token)
        if word in {"", ".", "؛"} or (token > at + 1 and _is_plural(names, token)):
            return 0
        if word in _OPENING and _is_list(names, token + 1):
            return token + 1
        for length in (3, 2, 1):
            if " ".join(names.word(token + n) for n in range(length)) in names.wording.words.listing:
                return token + length + (names.word(token + length) == ":")
    return 0


def _is_list(names: PassageNames, at: int) -> bool:
    """Two names or more stand here, one of them known as a town, quarter or district."""
    first = names.known_at(at) or names.unknown_at(at)
    items = [first, *list_behind(names, first.end, LONGEST_LIST)] if first else []
    return len(items) > 1 and any(_is_local(names, item) for item in items)


def _is_plural(names: PassageNames, at: int) -> bool:
    noun = names.noun(at)
    return noun is not None and noun.number == "many" and not noun.keep and not noun.possessed


def among_known(names: PassageNames) -> Iterator[NameSpan]:
    """Unknown words told as places by the known towns that they are joined to."""
    yield from _before_known(names)
    yield from _between_known(names)


def _before_known(names: PassageNames) -> Iterator[NameSpan]:
    """ "from X to Nyala", "between X and Nyala", "in X and Nyala"."""
    for at in names.located:
        before = names.words[at - 1].removeprefix("و")
        if before == "من" and names.word(at + 1) in load_place_words().towards:
            other = names.known_at(at + 2)
        elif names.wording.prepositions.get(before) or before in names.wording.locative_verbs:
            other = names.known_at(at + 1, ("و",))
        else:
            continue
        if other and _is_town(names, other) and is_like_a_village(names, at) and (span := names.unknown_at(at)):
            yield span


def _between_known(names: PassageNames) -> Iterator[NameSpan]:
    """ "in Homs, X and Hama": what stands in a list that known places open and go on with."""
    for at in sorted(names.known):
        first = names.known[at][0]
        if _is_local(names, first) and _is_told(names, first):
            yield from _unknown_before_a_known(names, first.end)


def _unknown_before_a_known(names: PassageNames, at: int) -> list[NameSpan]:
    """The unknown items behind a known name, where a known one or a head noun follows them in the list."""
    found: list[NameSpan] = []
    for _ in range(LONGEST_LIST):
        at = _region_behind(names, at) or at
        comma = names.word(at) in COMMAS
        start = at + comma
        joined = names.word(start).startswith("و")
        known = names.known_at(start, ("", "و") if comma else ("و",))
        if known and (found or not _is_local(names, known)):
            return found if _is_local(names, known) else []
        if known:
            at = known.end
            continue
        noun = names.noun(start)
        if noun and not noun.definite and (comma or noun.proclitic == "و"):
            return found
        if not (comma or joined) or not is_like_a_village(names, start, strip_waw=joined):
            return []
        item = names.unknown_at(start, strip_waw=joined)
        if item is None or not ends_item(names, item):
            return []
        found.append(item)
        at = item.end
        if _region_behind(names, at):
            return found
    return []


def _region_behind(names: PassageNames, at: int) -> int:
    """ "… in North Kordofan" behind an item: the token after a known region, else 0."""
    region = names.known_at(at, ("ب",))
    levels = {level_of(b.kind) for b in names.gazetteer.named(region.key)} if region else set()
    return region.end if region and levels & {"governorate", "country"} else 0


def _is_told(names: PassageNames, span: NameSpan) -> bool:
    """A preposition, class word or verb of place stands before it, or a clitic on it."""
    before = names.word(span.first - 1)
    wording = names.wording
    placed = before in wording.prepositions or before in wording.locative_verbs or before in wording.relations
    noun = names.noun(span.first - 1)
    return placed or span.proclitic in {"ب", "ل"} or (noun is not None and not noun.definite)


def _is_town(names: PassageNames, span: NameSpan) -> bool:
    return any(b.kind == "settlement" and b.curated for b in names.gazetteer.named(span.key))


def _is_local(names: PassageNames, span: NameSpan) -> bool:
    """A place smaller than a governorate, by a name that is no word."""
    if not span.key or span.key in names.wording.traps or names.is_everyday(span.key):
        return False
    bearers = names.gazetteer.named(span.key)
    return any(level_of(b.kind) in _LISTED_LEVELS and b.kind != "capital" for b in bearers)


def is_like_a_village(names: PassageNames, at: int, *, strip_waw: bool = False) -> bool:
    """One bare word that is neither known nor a noun of everyday: no article, no plural, no pronoun behind it."""
    word = names.word(at)[1:] if strip_waw else names.word(at)
    if len(word) <= 3 or word.startswith(("ال", "لل")) or word.endswith(NO_VILLAGE):
        return False
    if word.removeprefix("و") in names.wording.relations or word in names.wording.everyday:
        return False
    return names.noun(at) is None and names.known_at(at) is None
