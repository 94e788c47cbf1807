"""Carried places: those of an event whose own words name none, told by the words around it or before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from msgspec import structs

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.wording import load_place_wording
from tawatur.knowledge.languages.particles import load_particles
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.placed import FROM, PLACELESS, TO, SiteMemory, Sites, with_roles
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_FOLLOWING = frozenset({"casualties", "destruction", "arrest", "release", "seizure"})
_OF_THE_FIGHTING = frozenset(
    {"air_strike", "attack", "armed_clash", "casualties", "destruction", "seizure", "explosion", "shelling"}
)
_FIRED = frozenset({"air_strike", "shelling", "attack"})
_LEAVING = frozenset({"withdrawal", "displacement"})
_IT = frozenset({"ها", "ه"})
_OF_PLACES = frozenset({"territory_gained", "advance", "withdrawal", "air_strike", "shelling", "attack", "destruction"})
_GOING_ON = frozenset({"", "ان", "انه", "انهم", "انهما"})
_FINE = frozenset({"settlement", "site", "district"})
_TOWN = frozenset({"settlement"})
_WITHIN = frozenset({"في", "ب"})
_THE_SPOT = "المكان"
_POINTING_BACK = frozenset({"#anaphoric_words", "#spot", "#anaphoric_places"})
_AREA = "منطقه"
_QUARTERS = "احياء"
_LONG_AFTER = timedelta(14)
_WITNESS_REACH = 3
_FRAME_REACH = 2
_SITE_REACH = 3


def pointed_back(reading: SentenceReading, draft: Draft, memory: SiteMemory) -> tuple[PlaceMention, ...]:
    """The latest places that an anaphoric word of the stretch fits ("the city", "the three villages", "there")."""
    if draft.trigger.is_verb and draft.trigger.hit.suffix in _IT and draft.event_type in _OF_PLACES:
        return _meant(reading, draft.trigger.token, memory)  # استعادها
    known = [s.mentions for s in reversed(memory.sentence) if s.mentions] + memory.article.places
    for i in range(draft.first, draft.last) if not _POINTING_BACK.isdisjoint(reading.keys) else ():
        word = reading.words[i]
        if "#anaphoric_words" in word.keys and _is_pronoun(reading, i) and (meant := _meant(reading, i, memory)):
            return tuple(_site_in(m) for m in meant) if _holds_a_site(reading, draft, i) else meant
        if "#spot" in word.keys and (spot := _at_its_spot(reading, i, known, memory.article)):
            return spot
        if "#anaphoric_places" in word.keys and _is_definite(word.fold) and not _is_of_a_kind(reading, i):
            fitting = next((places for places in known if _fits(word.keys, places)), ())
            if fitting:
                return fitting
    return _of_back_reference(draft, known, memory.article) or _of_circumstance(reading, draft, memory.article)


def _is_of_a_kind(reading: SentenceReading, token: int) -> bool:
    """ "The border villages": an adjective tells which, so that they are none of those named before.

    "The residential quarters" are those of the town that was named.
    """
    words, several = reading.words, load_place_words().several - {_QUARTERS}
    follows = words[token + 1].fold if token + 1 < len(words) else ""
    return bool(words[token].keys & several) and load_place_wording().adjectives.get(follows) in {"other", "class"}


def _is_pronoun(reading: SentenceReading, token: int) -> bool:
    """Not آلية (a vehicle), which folds to إليه."""
    written = reading.tokens[token]
    return not reading.passage.text[written.start : written.end].endswith("ة")


def _holds_a_site(reading: SentenceReading, draft: Draft, token: int) -> bool:
    """ "Retook the northern checkpoint in it": a site without a name is what it was about."""
    noun_of = load_place_wording().noun_of
    near = reading.words[max(draft.trigger.token + 1, token - _SITE_REACH) : token]
    return any((noun := noun_of(w.fold)) is not None and noun.keep and noun.number == "one" for w in near)


def _site_in(mention: PlaceMention) -> PlaceMention:
    """The town's name for a site in it (decision 13)."""
    if mention.place.precision != "settlement":
        return mention
    return structs.replace(mention, place=replace(mention.place, precision="site", partial=True, where_prec=2))


def _at_its_spot(
    reading: SentenceReading, token: int, known: list[tuple[PlaceMention, ...]], article: Memory
) -> tuple[PlaceMention, ...]:
    """ "The site of the raid" is where the last raid was, "the scene" where the last event was."""
    if reading.words[token].fold.endswith(_THE_SPOT):
        return known[0] if known else ()
    following = reading.words[token + 1 : token + 2]
    hits = [h for w in following for h in w.hits if h.form is None and h.proclitic.endswith("ال")]
    return article.sites.get(hits[0].entry.type.type) or (known[0] if known else ()) if hits else ()


def _meant(reading: SentenceReading, token: int, memory: SiteMemory) -> tuple[PlaceMention, ...]:
    """What a pronoun means: where the sentence's last event was, or a place named since, else before, else earlier."""
    before = next((s for s in reversed(memory.sentence) if s.mentions), None)
    named = [p for p in reading.places if p.end <= reading.tokens[token].start]
    apart = [p for p in named if p.place.direction is None and p.place.distance_km is None]
    named = [p for p in named if p.relation != "container"] or apart
    agreeing = [p for p in named if _is_feminine(p) == reading.words[token].fold.endswith("ها")]
    if before is not None:
        since = [p for p in agreeing if p.start > max(before.at, *(m.start for m in before.mentions))]
        return tuple(since[-1:]) or before.mentions
    return tuple((agreeing or named)[-1:]) or next(iter(memory.article.places), ())


def _is_feminine(place: PlaceMention) -> bool:
    """Towns are feminine; sites and quarters are of the gender of their class word."""
    if place.place.precision in ("site", "governorate") and place.head_noun:
        return fold_word(place.head_noun).endswith("ه")
    return place.place.precision != "country"


def left_behind(
    reading: SentenceReading, draft: Draft, own: tuple[PlaceMention, ...], memory: SiteMemory
) -> tuple[PlaceMention, ...]:
    """ "Took X from those who withdrew towards Y", "left the area for Y": the place that they left."""
    if draft.event_type not in _LEAVING or not all(p.preposition in TO for p in own):
        return ()
    before = next((s for s in reversed(memory.sentence) if s.mentions), None)
    if before is not None and before.event_type == draft.event_type == "displacement":
        return ()  # others fled elsewhere
    if before is not None:
        meant = before.mentions
    else:
        inhabited = (told for told in memory.article.places if _fits(load_place_words().town, told))
        meant = next(inhabited, memory.article.scene) if _leaves_what_was_told(reading, draft) else ()
    headed = {p.place.name for p in own}
    left = [p for p in meant if p.preposition not in TO and p.place.name not in headed]
    return tuple(structs.replace(p, preposition="من", group=0) for p in left if p.place.precision != "country")


def _leaves_what_was_told(reading: SentenceReading, draft: Draft) -> bool:
    """ "From the area", "from there"."""
    words = reading.words
    for i in range(max(1, draft.first), draft.last):
        noun = "#anaphoric_places" in words[i].keys and words[i].fold.startswith("ال") and words[i - 1].fold in FROM
        if noun or ("#anaphoric_words" in words[i].keys and words[i].fold.startswith("من")):
            return True
    return False


def _of_circumstance(reading: SentenceReading, draft: Draft, article: Memory) -> tuple[PlaceMention, ...]:
    """ "Seized two vehicles in that battle", "during the raid": where the last one was that the article told of."""
    words = reading.words
    for i in range(max(draft.first, 1), draft.last):
        nouns = [hit.entry.type for hit in words[i].hits if hit.form is None and hit.entry.type.violent]
        if not nouns or i == draft.trigger.token:
            continue
        pointed = "#pointing" in words[i - 1].keys
        before = words[max(0, i - 2)] if pointed else words[i - 1]
        of_a_toll = any(hit.entry.type.type == "casualties" for hit in before.hits)  # عدد قتلى الضربتين
        acts = i < draft.trigger.token and bool(before.keys & {"#openers", "#report"})  # إن العملية أسفرت عن
        told = of_a_toll or acts or "#circumstance" in before.keys
        if told and (pointed or words[i].fold.startswith("ال")):
            return article.sites.get(nouns[0].type) or article.scene
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
    is_war = fold_word(hit.entry.wording.noun or "") in load_particles().war
    if hit.proclitic.endswith(("ال", "لل")) and hit.entry.type.violent and not is_war:
        return article.sites.get(draft.event_type, ())
    return ()


def where_they_live(reading: SentenceReading, draft: Draft, masked: list[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    """ "Residents of X said that shells fell on their farms": people tell of where they are, unless they say else."""
    persons = load_place_wording().words.local
    for place in reversed(reading.places):
        zone = next((z for z in masked if z[0] <= place.start < z[1]), None)
        if zone is None or place.relation != "container" or place.start > draft.trigger.start:
            continue
        at = reading.token_at(place.outer_start)
        words = [w.fold for w in reading.words[max(0, at - _WITNESS_REACH) : at]]
        if place.place.precision != "country" and any(w in persons or w[1:] in persons for w in words):
            return (structs.replace(place, preposition="في", relation="at"),)
    return ()


def framed(reading: SentenceReading, *, finest: frozenset[str] = _FINE) -> tuple[PlaceMention, ...]:
    """ "In X, the brigades said that …": the place in front of the sentence, where no finer one is told."""
    for place in reading.places[:1]:
        at = reading.token_at(place.outer_start)
        told = place.place.precision in finest and place.preposition in _WITHIN
        comma = reading.token_at(place.end - 1) + 1
        if told and at <= _FRAME_REACH and comma < len(reading.words) and reading.words[comma].fold in COMMAS:
            return (structs.replace(place, relation="at"),)
    return ()


def where_it_is_said(reading: SentenceReading, draft: Draft) -> tuple[PlaceMention, ...]:
    """ "In Moscow, a spokesman warned": a town in front of the sentence is where its first clause speaks or meets."""
    clauses = reading.clauses
    contrasts = any(clauses.contrast[: clauses.number[draft.trigger.token] + 1])
    return () if contrasts else framed(reading, finest=_TOWN)


def _said_anew(reading: SentenceReading, before: Sites, draft: Draft) -> bool:
    """Whether somebody speaks between the placed event and the draft; who adds what followed there goes on."""
    low, high = max(before.at, min(p.start for p in before.mentions)), draft.trigger.start
    told = [a.origin for a in reading.attributions if a.start < low and draft.event_type in _FOLLOWING][-1:]
    between = [a.origin for a in reading.attributions if a.verb_start is not None and low < a.start < high]
    return any(origin not in told for origin in between)


def _contrasts(reading: SentenceReading, before: Sites, draft: Draft) -> bool:
    """Whether a contrasting clause opens between the placed event and the draft, or tells the draft."""
    last = reading.clauses.number[draft.trigger.token]
    first = min(reading.clauses.number[reading.token_at(before.at)] + 1, last)
    return any(reading.clauses.contrast[c] for c in range(first, last + 1))


def _is_definite(fold: str) -> bool:
    return "ال" in fold[:4] or fold.startswith(("لل", "ولل")) or fold.endswith(("تنا", "نا", "ها"))


def _fits(keys: frozenset[str], places: tuple[PlaceMention, ...]) -> bool:
    """Whether the noun can mean these places: several for a plural, of its kind for a singular."""
    if keys & load_place_words().several:
        return len(places) > 1 or (_QUARTERS in keys and any(p.place.precision == "settlement" for p in places))
    if _AREA in keys and any(fold_word(p.head_noun) == _AREA for p in places):
        return True
    if keys & load_place_words().capital:
        return any(load_gazetteer().is_capital(p.place.place_id) for p in places)
    if keys & load_place_words().town:
        return any(p.place.precision == "settlement" for p in places)
    return any(keys & set(fold_word(f"{p.head_noun} {p.place.name}").replace("ال", " ").split()) for p in places)


def of_the_fighting(reading: SentenceReading, draft: Draft, article: Memory) -> tuple[PlaceMention, ...]:
    """What a verb tells of fighting without any place was where the last fighting, strike or capture was.

    Only one place can be meant; a noun may speak of a plan or of a whole war, "since" of all that it cost.
    """
    tells = draft.event_type in _OF_THE_FIGHTING and (draft.trigger.is_verb or draft.event_type == "casualties")
    if not tells or len(article.scene) != 1 or not reading.keys.isdisjoint(load_place_words().capital):
        return ()
    since = load_particles().since
    return () if any(word.fold.removeprefix("و") in since for word in reading.words) else article.scene


def of_sentence(reading: SentenceReading, draft: Draft, memory: SiteMemory) -> Sites:
    """The places of the sentence's event before, for what is coordinated with it or told as its circumstance."""
    before = next((s for s in reversed(memory.sentence) if s.mentions), None)
    if draft.event_type in PLACELESS:
        return _of_the_deal(reading, draft, before)
    if before is None:
        return _of_the_scene(draft, memory)
    if _contrasts(reading, before, draft):
        return _in_contrast(reading, draft, before)
    if _at_another_time(reading, before, draft):
        return Sites((), (), "none")
    if draft.event_type == "casualties" or not _said_anew(reading, before, draft):
        return with_roles(draft, _where_it_was(before), "sentence")
    return _of_the_scene(draft, memory)


def _at_another_time(reading: SentenceReading, before: Sites, draft: Draft) -> bool:
    """ "After the fall of X in 2014 a coalition began a campaign in March 2015": what was long after was elsewhere."""
    start, end = reading.chars(draft.first, draft.last)
    own = [t.date for t in reading.times if start <= t.start < end and t.date.start and not t.ongoing]
    earlier = [t.date for t in reading.times if before.at <= t.start < start and t.date.start and not t.ongoing]
    if not own or not earlier:
        return False
    days = date.fromisoformat(own[0].start or "") - date.fromisoformat(earlier[-1].end or "")
    return abs(days) > _LONG_AFTER


def _where_it_was(event: Sites) -> tuple[PlaceMention, ...]:
    """Of an event told with both ends of a way the one that it was at: the place left, else the place reached."""
    leaving = event.event_type in _LEAVING
    if leaving:
        return tuple(p for p in event.mentions if p.preposition not in TO)
    return tuple(p for p in event.mentions if p.preposition not in FROM) or event.mentions


def _of_the_scene(draft: Draft, memory: SiteMemory) -> Sites:
    if _shows_what_is_there(draft) and memory.article.places:
        return with_roles(draft, memory.article.places[0], "scene")
    return Sites((), (), "none")


def _of_the_deal(reading: SentenceReading, draft: Draft, before: Sites | None) -> Sites:
    """ "Met in X and agreed on", "left X under a deal": a deal is where they met, or of the place that it is about."""
    if draft.event_type != "agreement" or before is None:
        return Sites((), (), "none")
    trigger, numbers = draft.trigger, reading.clauses.number
    parted = numbers[trigger.token] > numbers[reading.token_at(before.at)]
    reached = parted and reading.clauses.opens_with(numbers[trigger.token], _GOING_ON)
    if reached and before.event_type == "talks" and not _said_anew(reading, before, draft):
        return with_roles(draft, before.mentions, "meeting")
    if not trigger.is_verb and "#under" in reading.words[max(0, trigger.token - 1)].keys:
        return with_roles(draft, tuple(p for p in before.mentions if p.preposition not in TO), "deal")
    return Sites((), (), "none")


def _in_contrast(reading: SentenceReading, draft: Draft, before: Sites) -> Sites:
    """What a contrasting clause tells was elsewhere, unless it shoots down what was fired there, or denies the same."""
    first, _ = reading.clauses.bounds(draft.trigger.token)
    denied = any("#deny" in w.keys for w in reading.words[first : draft.trigger.token])
    wording = draft.trigger.hit.entry.wording
    downs = fold_word(wording.verb or wording.noun or "") in load_role_words().downing
    if (downs and before.event_type in _FIRED) or (denied and before.event_type == draft.event_type):
        return with_roles(draft, before.mentions, "sentence")
    return Sites((), (), "none")


def _shows_what_is_there(draft: Draft) -> bool:
    """ "We pulled out three bodies": witnesses and rescuers speak from the scene."""
    form = draft.trigger.hit.form
    return draft.event_type == "casualties" and form is not None and form.person in {"1p", "1s"}
