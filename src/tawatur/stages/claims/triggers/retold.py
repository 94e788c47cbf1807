"""Retold: the type of what a definite noun points back to, and whether it only carries another origin's toll."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.records import ClaimPlace
from tawatur.stages.claims.memory import Memory
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.folding import fold_word

_FIRE = frozenset({"shelling", "air_strike"})
_BLOWS = _FIRE | {"explosion", "attack"}
_CLAIM_REACH = 9
_TOLL = "casualties"


def as_told(reading: SentenceReading, draft: Draft, memory: Memory) -> Draft:
    """The draft with the type of what was told before and it points back to.

    "The shelling" after an air raid; "the attack" that somebody claims, after a bombing.
    """
    trigger = draft.trigger
    if not trigger.is_definite:
        return draft
    if draft.event_type == "attack" and memory.blow is not None and _is_owned_up(reading, draft):
        return _as(draft, memory.blow)
    if draft.event_type != "shelling" or memory.strike != "air_strike":
        return draft
    return draft if _tells_guns(reading, draft) else _as(draft, "air_strike")


def as_struck(reading: SentenceReading, draft: Draft, places: tuple[ClaimPlace, ...], memory: Memory) -> Draft:
    """The draft as an air strike where a text that told of one on this very site speaks of "shelling" it.

    "Drones hit the market …; accused the militia of shelling the market": a second kind of fire would be told by its
    weapons.
    """
    if draft.event_type != "shelling" or memory.struck.isdisjoint(_site_keys(places)):
        return draft
    wording = draft.trigger.hit.entry.wording
    downed = fold_word(wording.verb or wording.noun or "") in load_role_words().downing
    return draft if downed or _tells_guns(reading, draft) else _as(draft, "air_strike")


def _tells_guns(reading: SentenceReading, draft: Draft) -> bool:
    """Whether the draft's clause names weapons of the ground."""
    low, high = reading.clauses.bounds(draft.trigger.token)
    return any("@artillery" in w.keys for w in reading.words[low:high])


def _site_keys(places: tuple[ClaimPlace, ...]) -> set[str]:
    """What names the sites among places: a market, a hospital, a station."""
    return {place.place_id or fold_word(place.name) for place in places if place.precision == "site"}


def _as(draft: Draft, event_type: str) -> Draft:
    return replace(draft, trigger=replace(draft.trigger, event_type=event_type), event_type=event_type)


def _is_owned_up(reading: SentenceReading, draft: Draft) -> bool:
    """ "The group claimed the attack", "claimed responsibility for the attack"."""
    low = max(draft.first, draft.trigger.token - _CLAIM_REACH)
    claiming = load_role_words().claiming | load_role_words().responsible
    return any(w.fold.removeprefix("و") in claiming for w in reading.words[low : draft.trigger.token])


def claimed_type(reading: SentenceReading, draft: Draft, origin: str, memory: Memory) -> str:
    """The type of a draft's claim: what one origin told and another gives the toll of is `casualties` (decision 22)."""
    voice = memory.voices.get(draft.event_type)
    if voice in (None, origin) or origin == "outlet" or not draft.tolls or not draft.trigger.is_definite:
        return draft.event_type
    return _TOLL if _is_only_counted(reading, draft) else draft.event_type


def remember_type(memory: Memory, event_type: str, origin: str, places: tuple[ClaimPlace, ...]) -> None:
    """Keep who told of an event of this type, which kind of strike was the last, and what aircraft hit."""
    memory.voices.setdefault(event_type, origin)
    if event_type in _FIRE:
        memory.strike = event_type
    if event_type in _BLOWS:
        memory.blow = event_type
    if event_type == "air_strike":
        memory.struck |= _site_keys(places)


def _is_only_counted(reading: SentenceReading, draft: Draft) -> bool:
    """Whether a word of result joins it to its toll ("the raids left", "thirty were killed by the raids")."""
    at = draft.trigger.token
    low = max(draft.first, min(at, *(t.trigger.token for t in draft.tolls)) - 3)
    high = max(at, *(t.trigger.token for t in draft.tolls))
    return any("#result" in w.keys for w in reading.words[low:high])
