"""Objects behind a verb that has a subject of no name: هاجم مسلحون الجيش, دمرت الغارات مدرعات الجيش.

A noun in the construct state goes on with the party instead (استهدفت طائرات الجيش): only a definite noun, one in the
nominative or one with an adjective is a subject that ends before the party's name.
"""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.languages.particles import load_particles
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.participants import Participant
from tawatur.stages.claims.sentence.lexicon import Word
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.text.passages import COMMAS

_ADJECTIVES, _HEADS = 2, 3
_ADJECTIVE_ENDS = ("ه", "ي")
_NOMINATIVE = "ون"
_PRONOUNS = ("ها", "هم")
_PARTICIPLE = "م"  # مسلحون, محتجون, مجهولون
_STRIKING = frozenset({"@aerial", "@drone", "@shell", "@explosive", "@bomb"})


def with_objects_behind(reading: SentenceReading, draft: Draft, among: list[Participant]) -> list[Participant]:
    """The participants; the one that stands behind the verb and its subject of no name marked as its object."""
    hit = draft.trigger.hit
    if hit.form is None or hit.form.voice == "passive" or hit.form.person != "3s" or hit.suffix:
        return among
    behind = _past_subject(reading, draft.trigger.token + 1, among)
    if behind is None:
        return among
    begins = _past_times(reading, behind)
    return [replace(p, accusative=True) if _begins_at(reading, p, begins) else p for p in among]


def _past_subject(reading: SentenceReading, at: int, among: list[Participant]) -> int | None:
    """The token behind a subject of no name that opens at one, None where there is none or the party's name goes on."""
    if at >= len(reading.words) or _is_party(at, among) or not _is_doer(reading, at):
        return None
    definite = reading.words[at].fold.startswith("ال")
    last = at + 1
    while last <= at + _ADJECTIVES and _is_adjective(reading, last, among, definite=definite):
        last += 1
    if last < len(reading.words) and reading.words[last].fold in load_role_words().belongs:
        return None  # مسلحون تابعون للجماعة
    ended = definite or reading.words[at].fold.endswith(_NOMINATIVE) or last > at + 1
    return last if ended else None


def _is_doer(reading: SentenceReading, at: int) -> bool:
    """Whether a word is a weapon, gunmen or people of no name, or a blow that does harm."""
    words, fold = load_role_words(), reading.words[at].fold
    plain = fold.removeprefix("ال")
    if plain in words.weapon or plain in words.stranger or fold in words.lone | words.unknown | words.calamity:
        return True
    if reading.words[at].keys & _STRIKING or (plain.startswith(_PARTICIPLE) and fold.endswith(_NOMINATIVE)):
        return True
    return fold.startswith("ال") and any(h.form is None for h in reading.words[at].hits)


def _is_adjective(reading: SentenceReading, at: int, among: list[Participant], *, definite: bool) -> bool:
    """Whether a word may describe the subject: it agrees in the article and heads no party's name."""
    if at >= len(reading.words) or _is_party(at, among):
        return False
    words, fold = load_role_words(), reading.words[at].fold
    heads = _is_own(fold) and fold not in words.weapon  # طائرات مسيرة
    agrees = fold.startswith("ال") == definite and fold.endswith((*_ADJECTIVE_ENDS, _NOMINATIVE))
    return agrees and not heads and fold not in words.preposition | words.belongs


def _past_times(reading: SentenceReading, at: int) -> int:
    """The token behind what only tells when, between marks or not."""
    behind, timed = at, False
    while behind < len(reading.tokens):
        start = reading.tokens[behind].start
        told = any(t.start <= start < t.end for t in reading.times)
        if not told and reading.words[behind].fold not in COMMAS:
            break
        behind, timed = behind + 1, timed or told
    return behind if timed else at


def _begins_at(reading: SentenceReading, participant: Participant, at: int) -> bool:
    """Whether a party's name, with the bare nouns before it that are its own, begins at a token."""
    if not participant.free or not at <= participant.token <= at + _HEADS:
        return False
    heads = reading.words[at : participant.token]
    return all(_is_own(w.fold) or _is_bare_noun(w) for w in heads)


def _is_own(fold: str) -> bool:
    """Whether a noun stands for the party whose name follows: آليات, مواقع, عناصر."""
    words = load_role_words()
    return fold in words.fielded or fold in words.holding or fold in words.member or fold in words.army


def _is_bare_noun(word: Word) -> bool:
    fold = word.fold
    plain = fold.isalpha() and not fold.startswith(("ال", "و")) and not fold.endswith(_PRONOUNS) and not word.verbal
    return plain and fold not in load_particles().preposition


def _is_party(at: int, among: list[Participant]) -> bool:
    return any(p.token == at and not p.people for p in among)
