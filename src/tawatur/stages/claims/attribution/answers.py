"""Answers: a denial that points back denies what another had said before, in its own sentence or shortly before it.

"The army denied that", "which it denied", "it called the report untrue": no event is named, and yet the claim of the
other side is denied. The answer takes over that claim's event, places and sides; nothing else is assumed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from tawatur.knowledge.languages.answers import AnswerKind, answer_phrases
from tawatur.records import Claim
from tawatur.stages.claims.attribution.sourcing import attribution_of
from tawatur.stages.claims.mentions import Attribution
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.text.matching import Match, longest
from tawatur.text.passages import Passage

_OBJECT_REACH = 7
_SUBJECT_REACH = 5
_RELATIVE_REACH = 2
_SENTENCES_BACK = 3
_GROUND = frozenset({"territory_gained", "withdrawal", "advance"})
_SECOND = frozenset({"casualties", "statement", "talks", "displacement", "seizure"})
_DEMONSTRATIVES = frozenset({"ذلك", "هذا"})
_ASSERTED = frozenset({"happened", "ongoing", "background"})

Pointer = Match[AnswerKind]


class Answer(Struct, frozen=True):
    """A denial that points back: the word that denies (verbatim span), who denies, and with what attribution.

    ``within`` says that what it denies stands before it in its own sentence ("which it denied").
    """

    start: int
    end: int
    origin: str
    attribution: Attribution | None
    within: bool


class Answers:
    """The answers of a passage, read sentence by sentence, with what was told before each."""

    def __init__(self, passage: Passage) -> None:
        self._pointers = longest(answer_phrases().find(passage.folded)) if passage.part == "text" else []
        self._told: list[list[Claim]] = []

    def of(self, reading: SentenceReading) -> tuple[Answer, ...]:
        """The denials of a sentence that point back, one for each who denies."""
        start, end = reading.sentence.start, reading.sentence.end
        here = [p for p in self._pointers if start <= p.start < end]
        found = (
            {
                a.origin: a
                for a in reversed([*_denials(reading, here), *_relatives(reading, here), *_untruths(reading, here)])
            }
            if here
            else {}
        )
        return tuple(sorted(found.values(), key=lambda a: a.start))

    def claims(self, reading: SentenceReading, answers: Iterable[Answer], here: Sequence[Claim]) -> Iterator[Claim]:
        """The claims that the answers make; ``here`` are those of the sentence itself, remembered for later ones."""
        for answer in answers:
            if any(c.modality == "denied" and c.origin == answer.origin for c in here):
                continue
            denied = _answered(answer, here, self._told)
            if denied is not None:
                yield _denial(denied, answer, reading)
        if here:
            self._told.append(list(here))


def without_answers(reading: SentenceReading, answers: Sequence[Answer]) -> SentenceReading:
    """The sentence without the attributions of "which it denied": these govern nothing that stands before them."""
    dropped = [a.attribution for a in answers if a.within]
    if not dropped:
        return reading
    kept = tuple(a for a in reading.attributions if a not in dropped)
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__}
    return SentenceReading(**(fields | {"attributions": kept}))


def _denials(reading: SentenceReading, pointers: Sequence[Pointer]) -> Iterator[Answer]:
    """Verbs of denial with an object that points back."""
    for one in reading.attributions:
        if one.strength != "deny" or one.verb_start is None or one.verb_end is None:
            continue
        if not reading.sentence.start <= one.verb_start < reading.sentence.end:
            continue
        at = reading.token_at(one.verb_start)
        pointer = _object(reading, one, pointers)
        if pointer is not None:
            yield Answer(one.verb_start, one.verb_end, _denier(reading, one, at, pointer), one, within=False)


def _relatives(reading: SentenceReading, pointers: Sequence[Pointer]) -> Iterator[Answer]:
    """Verbs of denial whose pronoun points back over a relative right before them."""
    for verb in pointers:
        at = reading.token_at(verb.start)
        if verb.value != "verb" or not any(
            p.value == "relative" and 1 <= at - reading.token_at(p.start) <= _RELATIVE_REACH for p in pointers
        ):
            continue
        told = [a for a in reading.attributions if a.verb_start == verb.start]
        after = [a for a in reading.actors if 0 < reading.token_at(a.start) - at <= _SUBJECT_REACH]
        if told or after:
            origin = told[0].origin if told else after[0].slug
            yield Answer(verb.start, verb.end, origin, told[0] if told else None, within=True)


def _untruths(reading: SentenceReading, pointers: Sequence[Pointer]) -> Iterator[Answer]:
    """What somebody calls untrue, and charges that somebody rejects."""
    for pointer in pointers:
        at = reading.token_at(pointer.start)
        if pointer.value == "false":
            one = attribution_of(reading, pointer.start)
            if one is not None and one.origin != "outlet":
                yield Answer(pointer.start, pointer.end, one.origin, one, within=False)
        elif pointer.value == "reject" and any(
            p.value in ("charge", "object") and 0 < reading.token_at(p.start) - at <= _SUBJECT_REACH for p in pointers
        ):
            near = [a for a in reading.actors if abs(reading.token_at(a.start) - at) <= _SUBJECT_REACH]
            if near:
                yield Answer(pointer.start, pointer.end, near[0].slug, None, within=False)


def _object(reading: SentenceReading, one: Attribution, pointers: Sequence[Pointer]) -> Pointer | None:
    """The object of the verb that points back, if nothing that tells an event stands between it and the subject."""
    at = reading.token_at(one.verb_start or 0)
    for pointer in pointers:
        place = reading.token_at(pointer.start)
        if pointer.value != "object" or not 0 < place - at <= _OBJECT_REACH:
            continue
        subject = min(place, reading.token_at(one.end))
        if any("#openers" in word.keys or word.hits for word in reading.words[subject:place]):
            continue
        after = reading.token_at(pointer.end)
        if pointer.phrase in _DEMONSTRATIVES and _is_noun(reading, after):
            continue
        return pointer
    return None


def _is_noun(reading: SentenceReading, at: int) -> bool:
    """Whether the demonstrative only points to the definite noun behind it ("that attack")."""
    return at < len(reading.tokens) and reading.tokens[at].fold.startswith("ال")


def _denier(reading: SentenceReading, one: Attribution, at: int, pointer: Pointer | None) -> str:
    """Who denies. Where the object itself was taken for the source, whoever stands before the verb."""
    if pointer is None or not one.start <= pointer.start < one.end or not one.origin.startswith("unnamed:"):
        return one.origin
    before = [a for a in reading.actors if 0 < at - reading.token_at(a.start) <= _SUBJECT_REACH]
    return before[-1].slug if before else "unnamed:sources"


def _answered(answer: Answer, here: Sequence[Claim], told: Sequence[Sequence[Claim]]) -> Claim | None:
    """The claim that is denied: of the sentence before the denial, else of the sentences told last."""
    before = [c for c in here if c.evidence.get("event_type") and c.evidence["event_type"][0].start < answer.start]
    groups = [before] if answer.within else [before, *reversed(told[-_SENTENCES_BACK:])]
    for group in groups:
        possible = [c for c in group if c.origin != answer.origin and c.modality in _ASSERTED]
        if possible:
            return min(possible, key=_rank)  # the first of equals
    return None


def _rank(claim: Claim) -> int:
    """What a denial means first: who holds a place, then what was done, then its toll and what was said."""
    return 0 if claim.event_type in _GROUND else 2 if claim.event_type in _SECOND else 1


def _denial(claim: Claim, answer: Answer, reading: SentenceReading) -> Claim:
    """The claim as it is denied: of its day, without its numbers, with the denial's words and origin."""
    passage, sentence, told = reading.passage, reading.sentence, answer.attribution
    where = f"{passage.part}:{passage.index}:{answer.start}:{answer.end}"
    digest = hashlib.sha256(f"{claim.version_id}|{claim.event_type}|{where}".encode()).hexdigest()
    verb = (passage.span(answer.start, answer.end),)
    evidence = {"event_type": verb, "modality": verb, "date": claim.evidence.get("date", ())}
    if told is not None:
        evidence["origin"] = (passage.span(told.start, told.end),)
    return replace(
        claim,
        claim_id="c" + digest[:15],
        quantities=(),
        origin=answer.origin,
        via=told.via if told else (),
        speaker=told.speaker if told else None,
        evidence_kind=told.evidence_kind if told else None,
        modality="denied",
        quote=passage.quote(sentence),
        evidence={field: spans for field, spans in evidence.items() if spans},
        trigger=passage.text[answer.start : answer.end],
        rule="answer",
        rules={"modality": "answer", "origin": told.rule if told else "subject"},
        sentence=passage.span(sentence.start, sentence.end),
    )
