"""Relays: through whom a voice was heard (قال لوكالة, نقلت عنه, عبر تلغرام)."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.stages.claims.attribution.scopes import Cue
from tawatur.stages.claims.attribution.sentence_words import SentenceWords
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import COMMAS

_FRONT_REACH = 18
_BACK_REACH = 9
_LEAD_REACH = 16


def relays_after(words: SentenceWords, cue: Cue, voice: Voice, latest: str | None) -> tuple[tuple[str, ...], int]:
    """The relays named behind a cue, and the token after them; ``latest`` is the agency that spoke last."""
    end = _reach(words, cue)
    found: list[str] = []
    last = cue.last
    told = cue.verb_at is not None and words.verbs[cue.verb_at].needs == "object"  # أبلغ سكان وكالة رويترز
    informed = cue.verb_at is not None and words.fold(cue.verb_at).removeprefix("و") in load_voice_words().informing
    for relay in words.voices:
        if (
            not cue.first <= relay.first < end
            or relay is voice
            or not (told or (informed and relay.first == voice.last) or _is_relayed_to(words, relay))
        ):
            continue
        theirs = relay.role == "correspondent" and relay.origin != "correspondent"  # لمراسل الأناضول
        again = latest if relay.again in load_voice_words().relay_noun else None
        slug = words.slug_of(relay) if relay.relays or theirs else again
        if slug:
            found.append(slug)
            last = max(last, relay.last)
    return tuple(found), last


def relays_before(words: SentenceWords, cue: Cue) -> tuple[str, ...]:
    """وفي حديث لوكالة فرانس برس، أكد ...: the relay told before the verb."""
    if cue.position != "front" or cue.first - words.first > _LEAD_REACH:
        return ()
    leading = (v for v in words.voices if words.first <= v.first and v.last <= cue.first)
    slugs = (words.slug_of(v) for v in leading if v.relays and _is_relayed_to(words, v))
    return tuple(slug for slug in slugs if slug)


def publisher_of(words: SentenceWords, cue: Cue, voice: Voice) -> Voice:
    """A recording is its publisher's (مقطع مصور بثه التجمع); an agency's or outlet's it stays, and is relayed."""
    if voice.evidence not in ("video", "document"):
        return voice
    for phrase in words.kind("relayed").values():
        if cue.first <= phrase.first < cue.last + 4:
            publisher = next((v for v in words.voices if v.first == phrase.last), None)
            if publisher is not None and publisher.origin and not publisher.relays:
                return replace(voice, origin=publisher.origin, kind="")
    return voice


def _reach(words: SentenceWords, cue: Cue) -> int:
    """How far a cue's own words go: up to what is said, or to the next comma where it stands behind."""
    stop = min(words.last, cue.last + (_FRONT_REACH if cue.position == "front" else _BACK_REACH))
    for at in range(cue.last, stop):
        if words.is_complement(at) and words.fold(at) != "عن":
            return at
        if cue.position == "back" and words.fold(at) in COMMAS:
            return at
        if at in words.verbs and at not in words.kind("relayed"):
            return at
    return stop


def _is_relayed_to(words: SentenceWords, relay: Voice) -> bool:
    told = load_voice_words()
    preposition = words.preposition(relay.first)
    relayed = any(p.last == relay.first for p in words.kind("relayed").values())
    if relay.origin == "body":  # قال لصحيفة الأفق; but not في موقع عسكري
        return (relayed or preposition in told.telling) and words.names_outlet(relay)
    if preposition in told.relaying:
        return True
    if words.fold(relay.first).startswith(("لل", "لال")):  # للجزيرة, ل«الشرق
        return True
    return relayed or words.fold(relay.first - 1) in told.account
