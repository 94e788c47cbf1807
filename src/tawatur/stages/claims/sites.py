"""Sites: which of the places told in a passage an event happened at, and in which role."""

from __future__ import annotations

from dataclasses import replace

from msgspec import Struct, structs

from tawatur.knowledge.gazetteer.wording import load_place_wording
from tawatur.records import ClaimPlace
from tawatur.records.claim import PlaceRole
from tawatur.stages.claims.described import sites_among
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.reading import SentenceReading
from tawatur.text.folding import fold_word

_COMMAS = frozenset({"،", ","})
_WITHIN = frozenset({"في", "ب"})
_FROM = frozenset({"من", "عن"})
_TO = frozenset({"الي", "نحو", "باتجاه", "صوب", "تجاه", "ل", "اتجاه"})
_FOLLOWING = frozenset({"casualties", "destruction", "arrest", "release", "seizure"})
_PLACELESS = frozenset({"statement", "talks", "agreement"})
_PLURALS = frozenset({"بلدات", "قري", "احياء", "مدن", "مناطق", "مواقع"})
_WITNESS_REACH = 3
_FRAME_REACH = 2
_TOWNS = frozenset({"مدينه", "بلده", "قريه", "عاصمه", "منطقه", "ناحيه"})


class Sites(Struct, frozen=True):
    """The places with roles, the mentions they were read from, and the rule."""

    places: tuple[ClaimPlace, ...]
    mentions: tuple[PlaceMention, ...]
    rule: str


class SiteMemory(Struct, frozen=True):
    """Where one may look for places told elsewhere: the sentences before, and this sentence's events so far.

    ``aim`` is the stretch of an event that was only meant by this one ("an attack to take X"), ``following`` the event
    behind, which may name the place of both.
    """

    article: Memory
    sentence: tuple[Sites, ...]
    aim: tuple[int, int] | None = None
    following: Draft | None = None


def draft_sites(reading: SentenceReading, draft: Draft, memory: SiteMemory, masked: list[tuple[int, int]]) -> Sites:
    """The places of a draft: those of its stretch, else those that it points back to, else its sentence's."""
    if draft.event_type == "statement" and not draft.trigger.is_verb:
        return Sites((), (), "none")
    own = _own(reading, draft, masked)
    if own:
        return _with_roles(draft, _named_in_full(own, memory.article), "stated")
    if draft.event_type == "statement":
        return Sites((), (), "none")
    if memory.aim is not None and (aimed := _inside(reading, draft, memory.aim, masked)):
        return _with_roles(draft, aimed, "aim")
    back = _pointed_back(reading, draft, memory)
    if back:
        return _with_roles(draft, back, "anaphora")
    shared = _shared(reading, draft, memory.following, masked)
    if shared:
        return _with_roles(draft, shared, "shared")
    told = _of_sentence(reading, draft, memory)
    if told.places or draft.event_type in _PLACELESS:
        return told
    lived = _where_they_live(reading, draft, masked)
    return _with_roles(draft, lived, "witness") if lived else _with_roles(draft, _framed(reading), "frame")


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
        if not _names_an_actor(reading, p) and p.start != draft.trigger.start
        if not _only_tells_where(draft, p) and not _in_remark(reading, draft, p)
    ]
    if draft.event_type == "agreement":
        inside = [p for p in inside if p.preposition not in _TO]
    if draft.event_type == "talks":
        inside = [p for p in inside if not _is_agenda(reading, p)]
    inside = [p for p in inside if not _only_leads_there(reading, p)] or inside
    after = [p for p in inside if p.start > draft.trigger.start]
    found = sites_among(reading, after or inside)
    if draft.event_type == "statement":
        found = [p for p in found if _is_addressed(reading, p)]
    return tuple(found)


def _shared(
    reading: SentenceReading, draft: Draft, following: Draft | None, masked: list[tuple[int, int]]
) -> tuple[PlaceMention, ...]:
    """ "Killed five and destroyed two vehicles in X": the place behind what one doer did tells where all of it was."""
    if following is None or draft.event_type in _PLACELESS or following.event_type in _PLACELESS:
        return ()
    trigger = following.trigger
    if trigger.hit.proclitic != "و" or trigger.is_verb != draft.trigger.is_verb:
        return ()
    if any(w.fold in _COMMAS for w in reading.words[draft.trigger.token : trigger.token]):
        return ()
    if trigger.is_verb and any(a.start == trigger.end + 1 for a in reading.actors):
        return ()
    places = _inside(reading, following, (following.first, following.last), masked)
    return tuple(p for p in places if p.preposition in _WITHIN or p.relation == "near")


def _only_tells_where(draft: Draft, place: PlaceMention) -> bool:
    """ "Five kilometres from X" is not taken; "crossings between X and Y", two countries, are in neither."""
    if place.relation == "distance" and draft.event_type == "territory_gained":
        return True
    return place.preposition == "بين" and place.place.precision == "country"


def _in_remark(reading: SentenceReading, draft: Draft, place: PlaceMention) -> bool:
    """ "In a step that brings the army nearer to X": said of what happened, which was not there."""
    words, at = reading.words, reading.token_at(place.outer_start)
    behind = range(draft.trigger.token + 2, at)
    return any("#remark" in words[i].keys and words[i - 1].fold == "في" for i in behind)


def _only_leads_there(reading: SentenceReading, place: PlaceMention) -> bool:
    """ "The road that leads to X" is not at X."""
    at = reading.token_at(place.outer_start)
    return any(w.fold.endswith(("مودي", "موديه", "واصل", "واصله")) for w in reading.words[max(0, at - 2) : at])


def _is_agenda(reading: SentenceReading, place: PlaceMention) -> bool:
    """ "The situation in X" is what was talked about, not where."""
    at = reading.token_at(place.outer_start)
    return any("@body_of_talks" in w.keys for w in reading.words[max(0, at - 3) : at])


def _named_in_full(mentions: tuple[PlaceMention, ...], memory: Memory) -> tuple[PlaceMention, ...]:
    """ "The palace" by the name that it bore before (decision 19)."""
    earlier = [m for places in memory.places for m in places]
    return tuple(_in_full(m, earlier) for m in mentions)


def _in_full(mention: PlaceMention, earlier: list[PlaceMention]) -> PlaceMention:
    """The mention of the longer name that a definite word shortens, else itself: a town called by its class is one."""
    short = fold_word(mention.place.name)
    if mention.place.place_id or mention.head_noun in _TOWNS:
        return mention
    if not short.startswith("ال") or " " in short:
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
            longer = (actor.start, actor.end) != (place.start, place.end)
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


def _pointed_back(reading: SentenceReading, draft: Draft, memory: SiteMemory) -> tuple[PlaceMention, ...]:
    """The latest places that an anaphoric word of the stretch fits ("the city", "the three villages", "there")."""
    known = [s.mentions for s in reversed(memory.sentence) if s.mentions] + memory.article.places
    for word in reading.words[draft.first : draft.last]:
        if "#anaphoric_words" in word.keys and known:
            return known[0]
        if "#anaphoric_places" in word.keys and _is_definite(word.fold):
            fitting = next((places for places in known if _fits(word.keys, places)), ())
            if fitting:
                return fitting
    return _of_back_reference(draft, known, memory.article) or _of_circumstance(reading, draft, memory.article)


def _of_circumstance(reading: SentenceReading, draft: Draft, article: Memory) -> tuple[PlaceMention, ...]:
    """ "Seized two vehicles in that battle", "during the raid": where the last one was that the article told of."""
    words = reading.words
    for i in range(max(draft.first, 1), draft.last):
        definite = words[i].fold.startswith("ال") or words[i - 1].keys & {"#pointing"}
        before = words[i - 1] if not words[i - 1].keys & {"#pointing"} else words[max(0, i - 2)]
        of_a_toll = any(hit.entry.type.type == "casualties" for hit in before.hits)  # عدد قتلى الضربتين
        if i == draft.trigger.token or not definite or not (of_a_toll or "#circumstance" in before.keys):
            continue
        nouns = [hit.entry.type for hit in words[i].hits if hit.form is None and hit.entry.type.violent]
        if nouns and nouns[0].type in article.sites:
            return article.sites[nouns[0].type]
    return ()


def _of_back_reference(
    draft: Draft, known: list[tuple[PlaceMention, ...]], article: Memory
) -> tuple[PlaceMention, ...]:
    """ "The raid" is where the last raid was; "before its exit" is where the last event was (decision 21)."""
    hit = draft.trigger.hit
    if draft.trigger.is_verb or not known:
        return ()
    if hit.suffix:
        return known[0]
    if hit.proclitic.endswith(("ال", "لل")) and hit.entry.type.violent:
        return article.sites.get(draft.event_type, ())
    return ()


def _where_they_live(reading: SentenceReading, draft: Draft, masked: list[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    """ "Residents of X said that shells fell on their farms": people tell of where they are, unless they say else."""
    persons = load_place_wording().locals
    for place in reversed(reading.places):
        zone = next((z for z in masked if z[0] <= place.start < z[1]), None)
        if zone is None or place.relation != "container" or place.start > draft.trigger.start:
            continue
        at = reading.token_at(place.outer_start)
        words = [w.fold for w in reading.words[max(0, at - _WITNESS_REACH) : at]]
        if place.place.precision != "country" and any(w in persons or w[1:] in persons for w in words):
            return (structs.replace(place, preposition="في", relation="at"),)
    return ()


def _framed(reading: SentenceReading) -> tuple[PlaceMention, ...]:
    """ "In X, the brigades said that …": the place in front of the sentence, where no finer one is told."""
    for place in reading.places[:1]:
        at = reading.token_at(place.outer_start)
        told = place.place.precision in ("settlement", "site", "district") and place.preposition == "في"
        comma = reading.token_at(place.end - 1) + 1
        if told and at <= _FRAME_REACH and comma < len(reading.words) and reading.words[comma].fold in _COMMAS:
            return (structs.replace(place, relation="at"),)
    return ()


def _said_anew(reading: SentenceReading, before: tuple[PlaceMention, ...], draft: Draft) -> bool:
    """Whether somebody speaks between the places and the draft; who adds what followed there goes on."""
    low, high = min(p.start for p in before), draft.trigger.start
    told = [a.origin for a in reading.attributions if a.start < low and draft.event_type in _FOLLOWING][-1:]
    between = [a.origin for a in reading.attributions if a.verb_start is not None and low < a.start < high]
    return any(origin not in told for origin in between)


def _is_definite(fold: str) -> bool:
    return "ال" in fold[:4] or fold.startswith(("لل", "ولل")) or fold.endswith(("تنا", "نا", "ها"))


def _fits(keys: frozenset[str], places: tuple[PlaceMention, ...]) -> bool:
    """Whether the noun can mean these places: several for a plural, of its kind for a singular."""
    if keys & _PLURALS:
        return len(places) > 1
    if keys & _TOWNS:
        return any(p.place.precision == "settlement" for p in places)
    return any(keys & set(fold_word(f"{p.head_noun} {p.place.name}").replace("ال", " ").split()) for p in places)


def _of_sentence(reading: SentenceReading, draft: Draft, memory: SiteMemory) -> Sites:
    """The places of the sentence's event before, for what is coordinated with it or told as its circumstance."""
    clause = reading.clauses.number[draft.trigger.token]
    if reading.clauses.contrast[clause] or draft.event_type in _PLACELESS:
        return Sites((), (), "none")
    before = next((s.mentions for s in reversed(memory.sentence) if s.mentions), ())
    if before and (draft.event_type == "casualties" or not _said_anew(reading, before, draft)):
        return _with_roles(draft, before, "sentence")
    if _shows_what_is_there(draft) and memory.article.places:
        return _with_roles(draft, memory.article.places[0], "scene")
    return Sites((), (), "none")


def _shows_what_is_there(draft: Draft) -> bool:
    """ "We pulled out three bodies": witnesses and rescuers speak from the scene."""
    form = draft.trigger.hit.form
    return draft.event_type == "casualties" and form is not None and form.person in {"1p", "1s"}


def _with_roles(draft: Draft, mentions: tuple[PlaceMention, ...], rule: str) -> Sites:
    kind = draft.trigger.hit.entry.type
    places: dict[tuple[str, str], ClaimPlace] = {}
    group_role: dict[int, PlaceRole] = {}
    for mention in mentions:
        role = kind.site_role
        if mention.preposition in _FROM:
            role = kind.from_role
        elif mention.preposition in _TO:
            role = kind.to_role
        elif mention.group and mention.group in group_role:
            role = group_role[mention.group]
        if mention.group:
            group_role.setdefault(mention.group, role)
        place = mention.place if mention.place.role == role else replace(mention.place, role=role)
        places.setdefault((place.name, place.precision), place)
    return Sites(tuple(places.values()), mentions, rule)
