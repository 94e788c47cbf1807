"""Back-references: the day of an event told before, to which a definite noun points (decision 21)."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.records import ClaimDate, ClaimPlace
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.sentence.lexicon import Hit
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.sites.placed import Sites
from tawatur.stages.claims.triggers.drafts import Draft

# Events that a definite noun can point back to though they harm nobody ("the release took in no officer").
_NAMED_AGAIN = frozenset({"release", "agreement", "withdrawal"})
_AT_ONCE = frozenset({"سياق", "خلال", "اثناء", "غمره"})
_CONCURRENT_REACH = 7
# Places no further apart than this, in degrees, may be one event's ("the raid on the market" of the town).
_NEAR = 0.25


def day_told(article: Memory, event_type: str, sites: Sites | None) -> ClaimDate | None:
    """The last day told of a type of event; of one at a place of its own, the last one there or close by."""
    told = article.dated.get(event_type, [])
    places = sites.places if sites is not None else ()
    if not told or not places:
        return told[0].date if told else None
    names = {p.name for p in places}
    there = next((event for event in told if any(p.name in names for p in event.places)), None)
    close = there or next((event for event in told if _may_be_one(event.places, places)), None)
    return close.date if close is not None else None


def _may_be_one(told: tuple[ClaimPlace, ...], places: tuple[ClaimPlace, ...]) -> bool:
    """Whether nothing says that the places lie apart: one without a point says nothing."""
    return not told or any(_are_close(p, q) for p in told for q in places)


def _are_close(one: ClaimPlace, other: ClaimPlace) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) <= _NEAR and abs(one.lon - other.lon) <= _NEAR


def day_of_named_event(reading: SentenceReading, draft: Draft, sites: Sites, article: Memory) -> ClaimDate | None:
    """The day of "the shelling", "the attack" that a toll names; not of what it is counted since."""
    if not article.dated:
        return None
    words = reading.words[draft.first : draft.last]
    if draft.event_type == "casualties":
        day = _day_of_first(article, sites, (hit for word in words for hit in word.hits))
    else:
        day = _day_of_circumstance(reading, draft, article)
    return None if day is None or any(word.fold.endswith("منذ") for word in words) else day


def _day_of_first(article: Memory, sites: Sites | None, hits: Iterable[Hit]) -> ClaimDate | None:
    """The day told before of the first of some readings that is a definite noun of violence."""
    for hit in hits:
        if hit.form is not None or not hit.entry.type.violent or not hit.proclitic.endswith(("ال", "لل")):
            continue
        if (day := day_told(article, hit.entry.type.type, sites)) is not None:
            return day
    return None


def _day_of_circumstance(reading: SentenceReading, draft: Draft, article: Memory) -> ClaimDate | None:
    """ "At the same time as the clashes, the air force struck": the day of the clashes told before."""
    words = reading.words
    first = 0 if draft.first <= _CONCURRENT_REACH else draft.first  # بالتزامن مع الاشتباكات، شن الطيران
    for i in range(first + 1, min(draft.trigger.token, first + _CONCURRENT_REACH)):
        if not words[i].hits or not any(
            w.fold in _AT_ONCE or "#concurrent" in w.keys for w in words[max(0, i - 2) : i]
        ):
            continue
        if (day := _day_of_first(article, None, words[i].hits)) is not None:
            return day
    return None


def is_back_reference(draft: Draft, sites: Sites, article: Memory) -> bool:
    """A definite event noun: "the raid", "the attack"; "the release" where it is told at no place of its own."""
    nouns = (t for t in (draft.trigger, *draft.merged) if t.token <= draft.trigger.token)
    hit = next((t.hit for t in nouns if not t.is_verb and t.hit.proclitic.endswith(("ال", "لل"))), None)
    if hit is None:
        return False
    if hit.entry.type.violent:
        return True
    known = {m.place.name for m in article.sites.get(draft.event_type, ())}
    return draft.event_type in _NAMED_AGAIN and all(m.place.name in known for m in sites.mentions)
