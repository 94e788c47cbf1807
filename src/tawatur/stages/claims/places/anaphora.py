"""Places that point back: "the town", "the three villages", "its airport", "the north of the country"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from msgspec import Struct, structs

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.wording import PlaceNoun
from tawatur.records import ClaimPlace
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.drafts import count_after
from tawatur.stages.claims.places.names import NameSpan, PassageNames
from tawatur.stages.claims.places.setting import Setting, setting_of
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_LEVELS = {"settlement": "settlement", "governorate": "governorate", "district": "district", "region": "governorate"}
# Kinds of which a definite dual ("the two towns") points back to two that were named.
_PAIRED = {"settlement", "area", "quarter", "camp"}
# Kinds of sites that a town has one of: "its airport" names it.
_OWNED = {"airport", "port", "prison", "bridge"}
# "The area" points to towns where something is said to leave or enter it, or to go on in it.
# A site without a name is told with its place within this many words, and pointed back to within so many.
_PLACED_WITHIN, _MEMORY = 9, 160
_LYING = {"في", "ب", "علي", "عند", "قرب"}
_JOINTS = {"و", "،", "، و", ""}
_WAYS = {"من", "الي", "في", "ب"}


class Anaphor(Struct, frozen=True):
    """A definite noun: its token, noun, setting, how many places it stands for, and its site ("the town's bridge")."""

    token: int
    noun: PlaceNoun
    setting: Setting
    count: int
    plural: bool
    site: PlaceNoun | None = None


def with_anaphors(names: PassageNames, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions with those of definite nouns that point back to one of them, by start."""
    told = _two_told(names, mentions)
    found = sorted((m for m in mentions if m.start not in told), key=lambda m: m.start)
    taken = [(m.outer_start, m.end) for m in found]
    for anaphor in _anaphors(names, taken):
        start = names.passage.tokens[anaphor.token].start
        before = [m for m in found if m.end <= start and not m.anaphor]
        if fold_word(anaphor.noun.lemma) in load_place_words().capital:
            before = [m for m in before if _is_capital(names, m)]
        before = [m for m in before if m.relation != "container"] or before
        for antecedent in _antecedents(names, anaphor, before):
            found.append(_pointing_back(names, anaphor, antecedent, found))
        found.sort(key=lambda m: (m.start, m.place.name))
    return found


def _two_told(names: PassageNames, mentions: Sequence[PlaceMention]) -> set[int]:
    """Where "the villages of A and B … the two villages" spells a town (القريتين): behind two of them it is none."""
    duals = {
        names.passage.tokens[at].start: noun.lemma
        for at, noun in names.nouns.items()
        if noun.number == "two" and noun.definite
    }
    return {
        start for start, lemma in duals.items() if sum(m.end <= start and m.head_noun == lemma for m in mentions) > 1
    }


def _anaphors(names: PassageNames, taken: Sequence[tuple[int, int]]) -> list[Anaphor]:
    found = []
    starts = [start for start, _ in taken]
    for at, noun in sorted(names.nouns.items()):
        if not (noun.definite or noun.possessed):
            continue
        dual = noun.number == "two" and noun.definite and noun.kind in _PAIRED
        token = names.passage.tokens[at]
        i = bisect_right(starts, token.start) - 1
        covered = i >= 0 and taken[i][0] <= token.start < taken[i][1]
        site = None if dual or noun.number == "many" else _site_of_the_town(names, at, noun)
        if covered or (not noun.possessed and _has_own_adjective(names, at, is_site=site is not None)):
            continue
        first = at - 1 if site else at
        span = NameSpan(first, at + 1, names.passage.tokens[first].fold_start, token.fold_end, "")
        setting = setting_of(names, Draft(span, first, "head", site or noun))
        count = 2 if dual else count_after(names, at) if noun.number == "many" else 1
        found.append(Anaphor(at, noun, setting, count, dual or noun.number == "many", site))
    return found


def _has_own_adjective(names: PassageNames, at: int, *, is_site: bool) -> bool:
    """ "The old city" is a part of its own; in "the eastern outskirts of the city" the adjective belongs before."""
    use = names.wording.adjectives.get(names.word(at + 1))
    outskirts = names.wording.relations.get(names.word(at - 1)) == "near"
    return (use == "class" and not is_site) or (use == "part" and not outskirts)


def _site_of_the_town(names: PassageNames, at: int, noun: PlaceNoun) -> PlaceNoun | None:
    """The noun of a site that a town has one of, where "the town" stands behind it: "the town's bridge"."""
    site = names.nouns.get(at - 1)
    if site is None or noun.kind != "settlement" or not noun.definite:
        return None
    bare = not (site.definite or site.possessed) and site.number == "one"
    return site if bare and site.kind in _OWNED else None


def _antecedents(names: PassageNames, anaphor: Anaphor, before: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions that it stands for: the last one that suits, or a whole group of the right size."""
    if anaphor.site is not None:
        owner = next(iter(_antecedents(names, structs.replace(anaphor, site=None), before)), None)
        return [_belonging(names, anaphor, anaphor.site, owner)] if owner else []
    if anaphor.noun.kind == "area" or not before:
        return _area(names, anaphor, before)
    if anaphor.plural:
        return _group(anaphor, before) if anaphor.count else []
    if anaphor.noun.possessed and anaphor.noun.keep:
        owner = _last(before, "settlement") if anaphor.noun.kind in _OWNED else None
        return [_belonging(names, anaphor, anaphor.noun, owner)] if owner else []
    if anaphor.noun.keep:
        named = [m for m in reversed(before) if m.head_noun == anaphor.noun.lemma and m.place.precision == "site"]
        return named[:1] or _where_one_is(names, anaphor, before)
    level = _LEVELS.get(anaphor.noun.kind, "settlement")
    if (beside := _in_its_sentence(names, anaphor, before, level)) is not None:
        return [beside]
    same = [m for m in reversed(before) if m.head_noun == anaphor.noun.lemma]
    last = next((m for m in same if m.place.precision == level), None) or _last(before, level)
    return [last] if last else []


def _is_capital(names: PassageNames, mention: PlaceMention) -> bool:
    """Whether it is a state's capital, or was told as one."""
    told = fold_word(mention.head_noun) in load_place_words().capital
    return told or names.gazetteer.is_capital(mention.place.place_id)


def _where_one_is(names: PassageNames, anaphor: Anaphor, before: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "A camp of the group in the valley of X … inside the camp": where the text put the one without a name."""
    back = range(anaphor.token - 1, max(-1, anaphor.token - _MEMORY), -1)
    one = next((at for at in back if _introduces(names, at, anaphor.noun)), None)
    if one is None:
        return []
    tokens = names.passage.tokens
    first, last = tokens[one].start, tokens[min(len(tokens) - 1, one + _PLACED_WITHIN)].end
    return [m for m in before if first < m.start < last and m.preposition in _LYING][:1]


def _introduces(names: PassageNames, at: int, definite: PlaceNoun) -> bool:
    """An indefinite noun of the class, in the accusative or not."""
    word = names.word(at)
    noun = names.noun(at) or (names.wording.noun_of(word[:-1]) if word.endswith("ا") else None)
    if noun is None or noun.lemma != definite.lemma:
        return False
    return noun.number == "one" and not (noun.definite or noun.possessed)


def _in_its_sentence(
    names: PassageNames, anaphor: Anaphor, before: Sequence[PlaceMention], level: str
) -> PlaceMention | None:
    """The last place of its level in the anaphor's own sentence that no other class word is told of."""
    at = names.passage.tokens[anaphor.token].start
    begins = next((s.start for s in reversed(names.passage.sentences) if s.start <= at), 0)
    here = [m for m in before if m.start >= begins and m.relation != "container"]
    listed = _listed(names, here)
    alone = [m for m in here if m.start not in listed] or here  # one town is none of a list
    told_so = [m for m in alone if m.head_noun == anaphor.noun.lemma]
    return _last(told_so, level) or _last([m for m in alone if not m.head_noun], level)


def _listed(names: PassageNames, mentions: Sequence[PlaceMention]) -> set[int]:
    """The starts of those that "and" or a comma joins to the one before or behind."""
    text = names.passage.text
    pairs = [(a, b) for a, b in pairwise(mentions) if text[a.end : b.outer_start].strip() in _JOINTS]
    return {m.start for pair in pairs for m in pair}


def _area(names: PassageNames, anaphor: Anaphor, before: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "The area" that is left or entered: the list of towns, or the one town, that its sentence names before it."""
    if anaphor.plural or not anaphor.noun.definite or anaphor.setting.preposition not in _WAYS:
        return []
    at = names.passage.tokens[anaphor.token].start
    begins = next((s.start for s in reversed(names.passage.sentences) if s.start <= at), 0)
    towns = [m for m in before if m.start >= begins and m.place.precision == "settlement" and m.relation == "at"]
    groups = {m.group for m in towns}
    return towns if len(groups) == 1 and (len(towns) == 1 or all(groups)) else []


def _last(before: Sequence[PlaceMention], level: str) -> PlaceMention | None:
    return next((m for m in reversed(before) if m.place.precision == level), None)


def _group(anaphor: Anaphor, before: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The last list of as many places as the noun counts."""
    for last in reversed(before):
        members = [m for m in before if m.group and m.group == last.group]
        if len(members) == anaphor.count:
            return members
    return []


def _belonging(names: PassageNames, anaphor: Anaphor, noun: PlaceNoun, owner: PlaceMention) -> PlaceMention:
    """ "Hama and its military airport": the site's name is put together."""
    end = anaphor.token + 1
    while names.wording.adjectives.get(names.word(end)) == "class":
        end += 1
    tokens = names.passage.tokens
    adjectives = [names.passage.text[t.start : t.end] for t in tokens[anaphor.token + 1 : end]]
    name = " ".join([noun.lemma, owner.place.name, *adjectives])
    known = names.gazetteer.named(name) or names.gazetteer.named(f"{noun.lemma} {owner.place.name}")
    site = next((k for k in known if k.country == owner.place.country), None)
    place = replace(
        owner.place,
        name=name,
        precision="site",
        place_id=site.place_id if site else None,
        name_en=site.name_en if site else None,
        parent=owner.place.name_en,
        lat=site.lat if site else None,
        lon=site.lon if site else None,
        where_prec=2 if site is None or site.near else 1,
        candidates=(),
    )
    return structs.replace(owner, place=place, head_noun=noun.lemma, end=tokens[end - 1].end)


def _pointing_back(
    names: PassageNames, anaphor: Anaphor, antecedent: PlaceMention, found: Sequence[PlaceMention]
) -> PlaceMention:
    """The antecedent's place at the anaphor, told as the text tells it there."""
    tokens, setting = names.passage.tokens, anaphor.setting
    start, end = tokens[anaphor.token - bool(anaphor.site)].start, tokens[anaphor.token].end
    outer = tokens[setting.outer].start
    last = max((m for m in found if m.end <= outer), key=lambda m: m.end, default=None)
    gap = names.passage.text[last.end : outer].strip() if last else "-"
    told_from = setting.relation == "direction" and setting.distance_km is None and not gap
    holds = gap == "في" and last is not None and last.place.precision == "site"  # المستشفى الريفي في البلدة
    inside = told_from or (holds and antecedent.place.precision == "settlement")
    if gap in COMMAS and not setting.preposition and last is not None:
        inside = inside or last.relation == "container"  # جنوب الزاوية، المدينة الساحلية
    return structs.replace(
        antecedent,
        start=start,
        end=max(end, antecedent.end) if antecedent.end > start else end,
        outer_start=outer,
        place=_told(antecedent.place, setting),
        preposition=setting.preposition,
        head_noun=(anaphor.site or anaphor.noun).lemma,
        group=-antecedent.group,
        unnamed=0,
        relation="container" if inside else setting.relation,
        anaphor=True,
    )


def _told(place: ClaimPlace, setting: Setting) -> ClaimPlace:
    near = setting.relation in {"near", "direction", "distance"} and place.where_prec == 1
    return replace(
        place,
        partial=setting.partial,
        direction=setting.direction,
        distance_km=setting.distance_km,
        anchor=setting.distance_km is not None or setting.relation == "direction",
        where_prec=2 if near else place.where_prec,
    )
