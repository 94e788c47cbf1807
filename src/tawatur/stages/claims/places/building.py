"""From a reading to a mention: name, level, the bearer that is meant, point and precision code."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.gazetteer import GazetteerPlace, level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.places import name_key
from tawatur.records import ClaimPlace, PlaceCandidate
from tawatur.records.claim import PlacePrecision
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.places.beside import anchors_of, sentence_points, sibling_levels
from tawatur.stages.claims.places.evidence import Reading, Readings
from tawatur.stages.claims.places.names import PassageNames
from tawatur.stages.claims.places.resolution import (
    Anchor,
    Query,
    Surroundings,
    candidates_of,
    chosen,
)
from tawatur.stages.claims.places.shown import is_region_by_direction, name_span, shown_name
from tawatur.stages.claims.places.towns import site_of_town, town_of_article

_WHERE = {"site": 1, "settlement": 1, "district": 3, "governorate": 4, "country": 6}
_LINEAR = {"road", "river"}
# Reasons that tell that a candidate lies near what the text names.
_NEIGHBOURHOOD = ("sentence:", "article:", "region named:", "beside:+")
_WIDE = _LINEAR | {"region", "sea"}
# Behind these nouns a name may be known as something else: a region "town", a province by its seat.
_LOOSE = {"settlement", "district", "governorate"}
MOST_CANDIDATES = 5
# A checkpoint stands at most this many tokens before "in the town of X".
GUARD_REACH = 5
# Sites that lie inside the town they are told to be in; barracks, prisons and academies often lie outside.
INNER_KINDS = frozenset({"quarter", "market", "square", "hospital", "building", "palace"})
# A bearer that scores less is no reading of the name: a namesake in a country that the article does not speak of.
LEAST_LIKELY = 0.1
# In a larger town a site may lie too far from the town's point to be shown there.
MOST_PEOPLE_OF_A_POINT = 500_000


def mention_of(names: PassageNames, reading: Reading, readings: Readings, around: Surroundings) -> PlaceMention:
    """The mention of a reading; ``readings`` are all of its passage."""
    draft, setting = reading.draft, reading.setting
    start, end = name_span(names, reading)
    candidates = _candidates(names, reading, readings, around)
    place = chosen(candidates, names.gazetteer, around)
    if place is None and not _is_candidate(candidates):
        place = _place_in_town(names, reading, readings, around)
    level = _level(names, reading, place)
    stands_in = place is not None and place.level != level and level in {"site", "governorate"}
    tokens = names.passage.tokens
    return PlaceMention(
        start=start,
        end=end,
        outer_start=tokens[setting.outer].start,
        place=_claim_place(names, reading, place, candidates, stands_in=stands_in),
        preposition=setting.preposition,
        head_noun=draft.noun.lemma if draft.noun else "",
        group=draft.group,
        unnamed=_unnamed(reading, readings),
        relation="container" if reading.is_container else setting.relation,
    )


def _is_candidate(candidates: tuple[PlaceCandidate, ...]) -> bool:
    """Whether some bearer of the name is likely at all: namesakes in other countries are none."""
    return bool(candidates) and candidates[0].score >= LEAST_LIKELY


def _place_in_town(
    names: PassageNames, reading: Reading, readings: Readings, around: Surroundings
) -> GazetteerPlace | None:
    """Of a site unknown by its name alone: its town's site of that class, else the town, where it is shown near."""
    noun = reading.draft.noun
    if noun is None or not noun.keep or _level(names, reading, None) != "site":
        return None
    if reading.is_container or reading.setting.relation not in {"at", "near"}:
        return None
    if reading.containers:
        town = _told_town(names, reading, readings, around)
    else:
        town = town_of_article(names, reading, readings, around.town)
    if town is None:
        return None
    known = site_of_town(names, reading, shown_name(names, reading), town)
    if known or _kind(reading) not in INNER_KINDS or town.population >= MOST_PEOPLE_OF_A_POINT:
        return known
    return town


def _told_town(
    names: PassageNames, reading: Reading, readings: Readings, around: Surroundings
) -> GazetteerPlace | None:
    """The town that the text tells the site to lie in."""
    for number in reading.containers:
        other = readings.all[number]
        if _tells_inside(names, reading, other):
            town = chosen(_candidates(names, other, readings, around), names.gazetteer, around)
            if town is not None and town.level == "settlement":
                return town
    return None


def _tells_inside(names: PassageNames, site: Reading, other: Reading) -> bool:
    """ "In X", "in the middle of X"; a quarter "in the east of X"; a street only bears the name of X."""
    setting = other.setting
    if setting.countryside is not None or setting.side is not None or setting.distance_km is not None:
        return False
    if other.draft.kept and _kind(other) in _LINEAR:
        return False
    if setting.relation == "direction":
        return _kind(site) == "quarter"
    return setting.relation == "at" or names.word(setting.outer).removeprefix("ب") in load_place_words().middle


def _kind(reading: Reading) -> str:
    return reading.draft.noun.kind if reading.draft.noun else ""


def _candidates(
    names: PassageNames, reading: Reading, readings: Readings, around: Surroundings
) -> tuple[PlaceCandidate, ...]:
    """The bearers of the full name of a kept site, else of the bare name."""
    gazetteer = names.gazetteer
    anchors = anchors_of(names, readings, reading)
    points = sentence_points(names, reading, readings)
    if reading.draft.kept or reading.draft.evidence == "whole":
        return _candidates_of_site(names, reading, anchors, points, around)
    if not _key(names, reading):
        return ()
    levels = sibling_levels(names, reading, readings)
    kept = reading.draft.noun is not None and reading.draft.noun.keep
    for key, kind in _wanted(names, reading):
        found = candidates_of(Query(key, kind, anchors, points, levels), gazetteer, around)
        if kept or kind != _kind(reading):
            found = tuple(c for c in found if _of(names, c).level == "site" or _is_at_home(c, _of(names, c), around))
        if found:
            return found[:MOST_CANDIDATES]
    return ()


def _candidates_of_site(
    names: PassageNames,
    reading: Reading,
    anchors: tuple[Anchor, ...],
    points: tuple[tuple[float, float], ...],
    around: Surroundings,
) -> tuple[PlaceCandidate, ...]:
    """Sites that bear the full name or, of the same kind, the bare one; else the town of the article's countries."""
    gazetteer, key, kind = names.gazetteer, reading.draft.span.key, _kind(reading)
    whole = reading.draft.evidence == "whole"
    full = Query(key if whole else shown_name(names, reading), kind, anchors, points)
    found = candidates_of(full, gazetteer, around)
    if whole and not found:
        found = candidates_of(replace(full, kind=""), gazetteer, around)
    if not key:
        return found
    bare = candidates_of(replace(full, key=_without_noun(reading)), gazetteer, around)
    known = {candidate.place_id for candidate in found}
    same = [c for c in bare if c.place_id not in known and _of(names, c).kind == kind]
    if found or same:
        return tuple(sorted((*found, *same), key=lambda c: (-c.score, c.place_id)))
    towns = bare or candidates_of(replace(full, key=key, kind="settlement"), gazetteer, around)
    return tuple(c for c in towns if _is_at_home(c, _of(names, c), around))


def _is_at_home(candidate: PlaceCandidate, town: GazetteerPlace, around: Surroundings) -> bool:
    """A town of the article's first country, or near what else it names: it is no other site's namesake abroad."""
    near = any(reason.startswith(_NEIGHBOURHOOD) for reason in candidate.reasons)
    return near or not around.countries or town.country == around.countries[0]


def _without_noun(reading: Reading) -> str:
    """The key of a name without its class word: other bearers may be listed without it."""
    key, noun = reading.draft.span.key, reading.draft.noun
    return key.removeprefix(f"{name_key(noun.lemma)} ") if noun else key


def _of(names: PassageNames, candidate: PlaceCandidate) -> GazetteerPlace:
    place = names.gazetteer.get(candidate.place_id)
    assert place is not None
    return place


def _wanted(names: PassageNames, reading: Reading) -> list[tuple[str, str]]:
    """Names and kinds to look for, the likeliest first: a list behind "crossings" leaves the class out."""
    key, noun = _key(names, reading), reading.draft.noun
    if noun is None or not noun.keep:
        return [(key, _kind(reading)), *([(key, "")] if _kind(reading) in _LOOSE else [])]
    return [(f"{noun.lemma} {key}", noun.kind), (key, noun.kind), (key, "settlement")]


def _key(names: PassageNames, reading: Reading) -> str:
    """The name's key; of one in a list of sites that the gazetteer does not know by itself, as the text has it."""
    noun = reading.draft.noun
    if reading.draft.span.key or noun is None or not noun.keep:
        return reading.draft.span.key
    return name_key(shown_name(names, reading))


def _claim_place(
    names: PassageNames,
    reading: Reading,
    place: GazetteerPlace | None,
    candidates: tuple[PlaceCandidate, ...],
    *,
    stands_in: bool,
) -> ClaimPlace:
    setting = reading.setting
    level = _level(names, reading, place)
    located = place is not None and _keeps_point(names, reading, place)
    parents = names.gazetteer.ancestors(place) if place else ()
    return ClaimPlace(
        name=shown_name(names, reading),
        role="site",
        lat=place.lat if place and located else None,
        lon=place.lon if place and located else None,
        precision=level,
        place_id=place.place_id if place and located and not stands_in else None,
        name_en=place.name_en if place and located and not stands_in else None,
        parent=place.name_en if place and stands_in and level == "site" else parents[0].name_en if parents else None,
        country=place.country if place else None,
        where_prec=_where_prec(reading, place, level, near=stands_in or bool(place and place.near)),
        anchor=setting.distance_km is not None or setting.relation == "direction",
        partial=setting.partial,
        direction=setting.direction,
        distance_km=setting.distance_km,
        score=candidates[0].score if candidates else None,
        candidates=candidates,
    )


def _keeps_point(names: PassageNames, reading: Reading, place: GazetteerPlace) -> bool:
    """A part of a region has no point of its own; nor has a road that is named after a town."""
    if reading.setting.countryside is not None and place.kind != "governorate":
        return False
    if reading.setting.side is not None or is_region_by_direction(names, reading):
        return False
    if reading.draft.kept and reading.draft.evidence != "whole" and place.kind != _kind(reading):
        return _kind(reading) not in _WIDE and place.population < MOST_PEOPLE_OF_A_POINT
    return True


def _level(names: PassageNames, reading: Reading, place: GazetteerPlace | None) -> PlacePrecision:
    noun, setting = reading.draft.noun, reading.setting
    if setting.countryside is not None:
        bearers = names.gazetteer.named(reading.draft.span.key or "-")
        whole = any(b.kind == "governorate" for b in bearers) and setting.side is None
        return "governorate" if whole else "district"
    if setting.side is not None or is_region_by_direction(names, reading):
        return "district"
    if _is_guarded(names, reading):
        return "site"
    if noun is None or noun.kind == "area" or reading.draft.evidence == "whole":
        return level_of(place.kind) if place else _level_of_name(names, reading)
    if noun.kind == "region" and place and place.kind in {"region", "governorate"}:
        return level_of(place.kind)
    if noun.kind == "district" and names.word(reading.draft.outer - 1).endswith("مركز"):
        return "settlement"
    return level_of(noun.kind)


def _is_guarded(names: PassageNames, reading: Reading) -> bool:
    """ "a checkpoint of the army in the town of X", "the police station of X": told by the town, and a site."""
    noun, setting = reading.draft.noun, reading.setting
    if noun is None or noun.kind != "settlement" or setting.relation != "at":
        return False
    if setting.preposition not in {"في", "ب", "بين", ""}:
        return False
    at = setting.outer - (2 if setting.preposition in {"في", "بين"} else 1)
    for back in range(at, max(at - GUARD_REACH, -1), -1):
        word = names.word(back)
        if word in names.wording.words.guard or word[1:] in names.wording.words.guard:
            return True
        if word in names.wording.locative_verbs or word in names.wording.prepositions or word in {".", "؛"}:
            return False
    return False


def _level_of_name(names: PassageNames, reading: Reading) -> PlacePrecision:
    """The level that all bearers of an open name share, else that of a settlement."""
    levels = {level_of(b.kind) for b in names.gazetteer.named(reading.draft.span.key or "-")}
    return levels.pop() if len(levels) == 1 else "settlement"


def _where_prec(reading: Reading, place: GazetteerPlace | None, level: PlacePrecision, *, near: bool) -> int:
    """UCDP GED's code."""
    kind = place.kind if place else _kind(reading)
    if kind == "sea":
        return 7
    if level == "site" and (kind in _LINEAR or _kind(reading) in _LINEAR):
        return 5
    code = _WHERE[level]
    return 2 if code == 1 and (near or reading.setting.relation in {"near", "direction", "distance"}) else code


def _unnamed(reading: Reading, readings: Readings) -> int:
    """How many places of its group the text counts and does not name."""
    if not reading.draft.count:
        return 0
    named = sum(r.draft.group == reading.draft.group for r in readings.all)
    return max(0, reading.draft.count - named)
