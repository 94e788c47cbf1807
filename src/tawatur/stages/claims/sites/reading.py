"""Sites: which of the places told in a passage an event happened at, and in which role."""

from __future__ import annotations

from msgspec import structs

from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.wording import load_place_wording
from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.carried import (
    framed,
    left_behind,
    of_sentence,
    of_the_fighting,
    pointed_back,
    where_it_is_said,
    where_they_live,
)
from tawatur.stages.claims.sites.described import homes_among, is_of_their_deed, sites_among
from tawatur.stages.claims.sites.placed import FROM, PLACELESS, TO, SiteMemory, Sites, with_roles
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_WITHIN = frozenset({"في", "ب"})
_AT = _WITHIN | {"علي", ""}
_BY_FORCES = frozenset({"armed_clash", "attack", "shelling", "air_strike"})
_FRONT = "جبهة"
_JOINING = frozenset({"و", "،", "، و"})
_PATRON_REACH = 4
_STATION_REACH = 3
_OBJECT_REACH = 4  # words from a masdar over its doer to what was hit
_HOSPITAL_REACH = 4
_LEADING_THERE = ("مودي", "موديه", "واصل", "واصله")
_PERSONS = frozenset({"@people", "@civilians", "@force", "@soldiers"})
_MOVING = frozenset({"withdrawal", "displacement", "deployment", "advance", "release"})
_HARM = frozenset({"destruction", "casualties"})
_MEETING = frozenset({"talks", "agreement"})
_REGIONS = frozenset({"governorate", "country"})


def draft_sites(reading: SentenceReading, draft: Draft, memory: SiteMemory, masked: list[tuple[int, int]]) -> Sites:
    """The places of a draft: those of its stretch, else those that it points back to, else its sentence's."""
    opens = draft.event_type == "talks" or (draft.event_type == "statement" and not memory.sentence)
    said = where_it_is_said(reading, draft) if opens else ()
    if draft.event_type == "statement" and not draft.trigger.is_verb:
        return with_roles(draft, said, "said")
    own = _own(reading, draft, masked)
    if own:
        left = left_behind(reading, draft, own, memory)
        return with_roles(draft, (*left, *_named_in_full(own, memory.article)), "stated")
    if draft.event_type == "statement":
        return with_roles(draft, said, "said")
    if memory.aim is not None and (aimed := _inside(reading, draft, memory.aim, masked)):
        return with_roles(draft, aimed, "aim")
    back = pointed_back(reading, draft, memory)
    if back:
        return with_roles(draft, back, "anaphora")
    shared = _shared(reading, draft, memory.following, masked)
    if shared:
        return with_roles(draft, shared, "shared")
    told = of_sentence(reading, draft, memory)
    if told.places or draft.event_type in PLACELESS:
        return told if told.places else with_roles(draft, said, "said")
    if lived := where_they_live(reading, draft, masked):
        return with_roles(draft, lived, "witness")
    if found := framed(reading):
        return with_roles(draft, found, "frame")
    return with_roles(draft, of_the_fighting(reading, draft, memory.article), "scene")


def _own(reading: SentenceReading, draft: Draft, masked: list[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    for stretch in draft.stretches:
        if found := _inside(reading, draft, stretch, masked):
            return found
    return ()


def _inside(
    reading: SentenceReading, draft: Draft, stretch: tuple[int, int], masked: list[tuple[int, int]]
) -> tuple[PlaceMention, ...]:
    """The sites of a draft among the places of a stretch of tokens."""
    start, end = reading.chars(*stretch)
    inside = [
        p
        for p in reading.places
        if start <= p.start < end and p.relation != "container" and not any(a <= p.start < b for a, b in masked)
        if not _names_an_actor(reading, p) and not _is_where_from(reading, draft, p) and p.start != draft.trigger.start
        if not _only_tells_where(draft, p) and not _in_remark(reading, draft, p)
        if draft.event_type != "arrest" or not is_of_their_deed(reading, draft.trigger.token, p)
    ]
    return _sites_of(reading, draft, inside, (start, end)) if inside else ()


def _sites_of(
    reading: SentenceReading, draft: Draft, inside: list[PlaceMention], span: tuple[int, int]
) -> tuple[PlaceMention, ...]:
    """Those of the places of a stretch, of which there are some, that are the draft's sites."""
    if draft.trigger.hit.entry.type.violent:
        harmed = [p for p in inside if not _is_where_they_were_taken(reading, draft, p)]
        inside = harmed or (inside if draft.event_type == "casualties" else [])
    if draft.event_type in _MEETING:
        inside = [p for p in inside if not _is_a_patrons(reading, p)]
    if draft.event_type == "agreement":
        under = "#under" in reading.words[max(0, draft.trigger.token - 1)].keys
        inside = [p for p in inside if p.preposition not in TO and not (under and p.start < draft.trigger.start)]
    if draft.event_type == "talks":
        inside = _of_the_meeting(reading, draft, inside, span)
    inside = [q for p in inside for q in _fired_from(reading, draft, p)]
    if (told := _told_of(reading, draft, inside)) is not None:
        return (told,)
    inside = [p for p in inside if not _only_leads_there(reading, p)] or inside
    placed = any(p.place.distance_km is None and p.start > draft.trigger.start for p in inside)
    if placed and draft.event_type != "advance":
        inside = [p for p in inside if p.place.distance_km is None]
    whose = _without_homes(reading, draft, inside)
    inside = whose or [p for p in inside if draft.event_type not in _BY_FORCES and p.place.precision != "country"]
    inside = _of_its_clauses(reading, draft, inside)
    after = [p for p in inside if p.start > draft.trigger.start]
    if draft.event_type == "displacement":
        return _fled(reading, draft, inside, after)
    found = sites_among(reading, after, strict=True) or sites_among(reading, inside, strict=True)
    if not found and draft.event_type != "release":  # ثلاثة من أبناء درعا: whose they are
        found = sites_among(reading, after) or sites_among(reading, inside)
    if draft.event_type == "statement":
        found = [p for p in found if _is_addressed(reading, p)]
    return tuple(_without_wider(found))


def _fled(
    reading: SentenceReading, draft: Draft, inside: list[PlaceMention], after: list[PlaceMention]
) -> tuple[PlaceMention, ...]:
    """ "The residents of X fled to Y": X is what they left."""
    at_home, clauses = homes_among(reading, inside), reading.clauses.number
    own = clauses[draft.trigger.token]
    homes = [p for p in inside if p.start in at_home and clauses[reading.token_at(p.start)] == own]
    others = [p for p in after or inside if p.start not in at_home]
    left = [structs.replace(p, preposition="من") for p in homes] if any(p.preposition in TO for p in others) else homes
    return (*left, *others) if left or others else tuple(sites_among(reading, after or inside))


def _of_its_clauses(reading: SentenceReading, draft: Draft, inside: list[PlaceMention]) -> list[PlaceMention]:
    """The places without those of later subordinate clauses that tell no event of the draft, unless only those are."""
    clauses = reading.clauses
    if not inside or len(clauses.first) == 1:
        return inside
    inside = [p for p in inside if not _contrasts(reading, draft, p)]
    own = {clauses.number[t.token] for t in (draft.trigger, *draft.merged)}
    first = min(own)
    number = {p.start: clauses.number[reading.token_at(p.outer_start)] for p in inside}
    near = [
        p for p in inside if number[p.start] <= first or number[p.start] in own or not clauses.opening[number[p.start]]
    ]
    if len(near) == len(inside):
        return inside
    listed = {p.group for p in near if p.group}  # one list is of one clause
    return [p for p in inside if p in near or p.group in listed] or inside


def _without_wider(found: list[PlaceMention]) -> list[PlaceMention]:
    """The places without a country or region that contains another one of them (decision 19), told in one way."""
    return [p for p in found if not any(_contains(p, q) for q in found)] if len(found) > 1 else found


def _contains(wider: PlaceMention, finer: PlaceMention) -> bool:
    one, other = wider.place, finer.place
    if wider.preposition in TO | FROM or finer.preposition in TO | FROM or other.country not in {None, one.country}:
        return False
    if one.precision == "country":
        return one.country is not None and one.country == other.country and other.precision != "country"
    region = one.precision in _REGIONS and other.precision not in _REGIONS
    if _is_side_of_a_region(wider) and other.precision not in {*_REGIONS, "district"}:
        return wider.start > finer.start and other.parent in {None, one.parent, one.name_en}
    return region and one.name_en is not None and one.name_en == other.parent and one.country == other.country


def _is_side_of_a_region(place: PlaceMention) -> bool:
    """ "West of the province of X": where what stands before it lies."""
    return place.place.direction is not None and place.place.precision == "district"


def _contrasts(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """A contrasting clause between the trigger and the place tells something else, there."""
    clauses = reading.clauses
    if True not in clauses.contrast:
        return False
    low, high = clauses.number[draft.trigger.token], clauses.number[reading.token_at(place.outer_start)]
    return any(clauses.contrast[low + 1 : high + 1])


def _shared(
    reading: SentenceReading, draft: Draft, following: Draft | None, masked: list[tuple[int, int]]
) -> tuple[PlaceMention, ...]:
    """ "Killed five and destroyed two vehicles in X": the place behind what one doer did tells where all of it was."""
    if following is None or draft.event_type in PLACELESS or following.event_type in PLACELESS:
        return ()
    trigger = following.trigger
    if draft.event_type in _HARM and trigger.hit.entry.type.violent and _is_its_cause(reading, following):
        return _inside(reading, following, (following.first, following.last), masked)
    if trigger.hit.proclitic != "و" or trigger.is_verb != draft.trigger.is_verb:
        return ()
    if any(w.fold in COMMAS for w in reading.words[draft.trigger.token : trigger.token]):
        return ()
    if trigger.is_verb and any(a.start == trigger.end + 1 for a in reading.actors):
        return ()
    places = _inside(reading, following, (following.first, following.last), masked)
    return tuple(p for p in places if p.preposition in _WITHIN or p.relation == "near")


def _is_its_cause(reading: SentenceReading, following: Draft) -> bool:
    """ "Lorries burnt after shelling that hit X": a noun of cause opens what tells of the blow."""
    return reading.words[max(0, following.trigger.token - 1)].fold in load_particles().cause


def _only_tells_where(draft: Draft, place: PlaceMention) -> bool:
    """ "Five kilometres from X" is not taken; "crossings between X and Y", two countries, are in neither."""
    if place.relation == "distance" and draft.event_type == "territory_gained":
        return True
    return place.preposition == "بين" and place.place.precision == "country"


def _in_remark(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """ "In a step that brings the army nearer to X": said of what happened, which was not there."""
    if "#remark" not in reading.keys:
        return False
    words, at = reading.words, reading.token_at(place.outer_start)
    behind = range(draft.trigger.token + 2, at)
    return any("#remark" in words[i].keys and words[i - 1].fold == "في" for i in behind)


def _fired_from(reading: SentenceReading, draft: Draft, place: PlaceMention) -> tuple[PlaceMention, ...]:
    """ "The forces that stand at X shelled Y": who did it stands at X, and nothing was hit there."""
    if "#stationed" not in reading.keys or not draft.trigger.is_verb or draft.event_type not in _BY_FORCES:
        return (place,)
    at = draft.trigger.token
    behind = range(at + 1, reading.token_at(place.outer_start))
    stands = next((i for i in behind[-_STATION_REACH:] if "#stationed" in reading.words[i].keys), None)
    if stands is None:
        return (place,)
    doers = [a for a in reading.actors if reading.token_at(a.start) == at + 1]
    if not any(reading.token_at(a.end - 1) + 1 == stands for a in doers):
        return (place,)
    return (structs.replace(place, preposition="من"),) if draft.event_type == "shelling" else ()


def _told_of(reading: SentenceReading, draft: Draft, inside: list[PlaceMention]) -> PlaceMention | None:
    """ "The camp of X, which was attacked": the place right before the relative pronoun, where none is told behind."""
    at, words = draft.trigger.token, reading.words
    if at < 1 or not draft.trigger.is_verb or "#relative" not in words[at - 1].keys or draft.event_type in _MOVING:
        return None
    clauses = reading.clauses.number
    behind = [p for p in inside if p.start > draft.trigger.start and p.place.distance_km is None]
    if any(clauses[reading.token_at(p.outer_start)] == clauses[at] and p.preposition in _AT for p in behind):
        return None
    return next((p for p in inside if reading.token_at(p.end - 1) == at - 2), None)


def _is_where_they_were_taken(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """ "The wounded were taken to a hospital in X": nothing happened there, but the shelling of a hospital did."""
    at, noun_of = reading.token_at(place.outer_start), load_place_wording().noun_of
    for i in range(at, max(0, at - _HOSPITAL_REACH), -1):
        noun = noun_of(reading.words[i].fold)
        if noun is not None and noun.kind == "hospital":
            if not draft.trigger.is_verb and 0 < i - draft.trigger.token <= _OBJECT_REACH:
                return False
            return noun.proclitic in {"ل", "لل", "ول"} or any(w.fold in TO for w in reading.words[max(0, i - 2) : i])
    return False


def _is_where_from(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """ "Lorries that came from X", "a convoy heading for Y" were hit: whence or whither they were travelling."""
    if draft.event_type in _MOVING:
        return False
    at = reading.token_at(place.outer_start)
    coming = load_place_words().coming
    return any(w.fold.removeprefix("ال") in coming for w in reading.words[max(0, at - 2) : at])


def _only_leads_there(reading: SentenceReading, place: PlaceMention) -> bool:
    """ "The road that leads to X" is not at X."""
    at = reading.token_at(place.outer_start)
    return any(w.fold.endswith(_LEADING_THERE) for w in reading.words[max(0, at - 2) : at])


def _says_whose(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """ "Settlers from X attacked Y": where those come from who act or suffer."""
    if place.preposition != "من" or draft.event_type in _MOVING:
        return False
    at = reading.token_at(place.outer_start) - 2
    return at >= 0 and not reading.words[at].keys.isdisjoint(_PERSONS)


def _without_homes(reading: SentenceReading, draft: Draft, inside: list[PlaceMention]) -> list[PlaceMention]:
    """ "Forces from Chad and Niger fight": the places without those that say whose the people are."""
    kept: list[PlaceMention] = []
    last = -1
    for place in inside:
        joined = last >= 0 and reading.passage.text[last : place.outer_start].strip() in _JOINING
        if _says_whose(reading, draft, place) or (joined and place.preposition in {"", "من"}):
            last = place.end
        else:
            kept.append(place)
    return kept


def _is_agenda(reading: SentenceReading, place: PlaceMention) -> bool:
    """ "The situation in X" is what was talked about, not where."""
    at = reading.token_at(place.outer_start)
    return any("@body_of_talks" in w.keys for w in reading.words[max(0, at - 3) : at])


def _is_a_patrons(reading: SentenceReading, place: PlaceMention) -> bool:
    """ "A deal sponsored by the elders of X and Y"."""
    at = reading.token_at(place.outer_start)
    return place.preposition not in _WITHIN and any(
        "#allegiance" in w.keys for w in reading.words[max(0, at - _PATRON_REACH) : at]
    )


def _of_the_meeting(
    reading: SentenceReading, draft: Draft, inside: list[PlaceMention], span: tuple[int, int]
) -> list[PlaceMention]:
    """The places without what they met about; where only that is told, the one that seemed to contain it."""
    met = [p for p in inside if not _is_agenda(reading, p) and not _is_aimed_at(reading, draft, p)]
    around = [p for p in reading.places if span[0] <= p.start < span[1] and p.relation == "container"]
    spare = [p for p in around if p.preposition in _WITHIN and p.start > draft.trigger.start]
    return met if met or not inside else spare[:1]


def _is_aimed_at(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """ "Met to discuss the crossing of X": what stands behind words of purpose is what they met about."""
    at = reading.token_at(place.outer_start)
    return place.preposition not in _WITHIN and any(
        "#agenda" in w.keys for w in reading.words[draft.trigger.token : at]
    )


def _named_in_full(mentions: tuple[PlaceMention, ...], memory: Memory) -> tuple[PlaceMention, ...]:
    """ "The palace" by the name that it bore before (decision 19)."""
    earlier = [m for places in memory.places for m in places]
    if not earlier:
        return mentions
    return tuple(_in_full(m, earlier) for m in mentions)


def _in_full(mention: PlaceMention, earlier: list[PlaceMention]) -> PlaceMention:
    """The mention of the longer name that a definite word shortens, else itself: a town called by its class is one."""
    short = fold_word(mention.place.name)
    if not short.startswith("ال") or " " in short:
        return mention
    for told in earlier:
        full = fold_word(told.place.name)
        if full.split()[0] == short[2:] and load_place_wording().noun_of(short) is not None:
            return told  # المفرق: the junction that was told, and no town of that name
    if mention.place.place_id or fold_word(mention.head_noun) in load_place_words().town:
        return mention
    for told in earlier:
        full = fold_word(told.place.name)
        if full != short and short[2:] in full.replace("ال", "").split():
            return told
    return mention


def _names_an_actor(reading: SentenceReading, place: PlaceMention) -> bool:
    """Whether the name stands for a party: inside a longer name of an actor, or a country that acts."""
    for actor in reading.actors:
        if actor.start <= place.start and place.end <= actor.end:
            entered = (
                place.place.precision == "site" and place.preposition in TO | _WITHIN
            )  # نقلوا إلى قاعدة حميميم الروسية
            if place.head_noun == _FRONT:
                return True  # القيادي في جبهة ثوار سوريا
            longer = (actor.start, actor.end) != (place.start, place.end) and not entered
            is_state = actor.slug != "civilians" and place.preposition not in {"في", "الي", "ب", "علي"}
            return longer or (is_state and place.preposition not in {"من"}) or _backs(reading, place)
    return False


def _backs(reading: SentenceReading, place: PlaceMention) -> bool:
    """ "With the support of Moscow"."""
    at = reading.token_at(place.outer_start)
    return any(w.fold.endswith(("دعم", "دعوم", "دعومه", "دعومين", "اسناد")) for w in reading.words[max(0, at - 3) : at])


def _is_addressed(reading: SentenceReading, place: PlaceMention) -> bool:
    """Decision 15: a statement is placed only by those whom it is addressed to ("the people of X")."""
    at = reading.token_at(place.outer_start)
    before = reading.words[max(0, at - 4) : at]
    return any(w.keys & {"@civilians", "@force"} for w in before)
