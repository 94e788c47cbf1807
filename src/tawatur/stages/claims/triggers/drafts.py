"""Drafts: the events of a sentence with the stretch of words that belongs to each."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.parentheses import resumed
from tawatur.stages.claims.triggers.reading import Trigger
from tawatur.text.passages import COMMAS

LETHAL = "casualties"
_NEAR = 30
_DOER_REACH = 4  # words from a relative clause's verb to who did it
_CAUSE_REACH = 7  # words between who was harmed and what by
_MOUNTING_REACH = 22
_WITH_THEM = frozenset({"معه", "معها", "معهم", "معهما"})


class Draft(Struct, frozen=True):
    """An event in the making: its trigger, the tokens ``[first, last)`` that speak of it, and what merged into it.

    ``tolls`` are the triggers of dead and wounded that it took in (decision 6), each with its own stretch;
    ``resumed`` are the tokens that go on with it behind a circumstance between commas.
    """

    trigger: Trigger
    first: int
    last: int
    event_type: str
    merged: tuple[Trigger, ...] = ()
    tolls: tuple[Draft, ...] = ()
    resumed: tuple[int, int] | None = None

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """The token ranges that speak of it, its own first."""
        if not (self.resumed or self.tolls):
            return ((self.first, self.last),)
        behind = (self.resumed,) if self.resumed else ()
        return ((self.first, self.last), *behind, *((t.first, t.last) for t in self.tolls))


def sentence_drafts(reading: SentenceReading, triggers: list[Trigger]) -> list[Draft]:
    """Give each trigger its stretch of the sentence; join triggers that tell one event."""
    starts = _starts(reading, triggers)
    drafts: list[Draft] = []
    for i, trigger in enumerate(triggers):
        last = starts[i + 1] if i + 1 < len(triggers) else len(reading.tokens)
        draft = Draft(trigger, starts[i], last, trigger.event_type)
        before = drafts[-1] if drafts else None
        if before is not None and (behind := _resumption(reading, before, draft)):
            drafts[-1] = before = replace(before, resumed=behind)
            draft = replace(draft, last=behind[0])
        parted = before is not None and _has_a_cause_each(reading, drafts, draft, triggers[i + 1 : i + 2])
        if before is not None and not parted and _one_event(reading, before, draft):
            drafts[-1] = _joined(before, draft)
        else:
            drafts.append(draft)
    return drafts


def _has_a_cause_each(reading: SentenceReading, drafts: list[Draft], toll: Draft, following: list[Trigger]) -> bool:
    """ "Shelling of A led to the death of two, and three were wounded by shelling in B": two tolls, of two strikes."""
    if len(drafts) < 2 or not following or {toll.event_type, drafts[-1].event_type} != {LETHAL}:
        return False
    cause = following[0]
    of_its_own = cause.hit.entry.type.violent and not cause.is_verb and cause.token - toll.trigger.token < _CAUSE_REACH
    return of_its_own and led_to(reading, drafts[-2], drafts[-1]) and not is_count(reading, toll)


def led_to(reading: SentenceReading, event: Draft, toll: Draft) -> bool:
    """ "The clashes led to the death of five": a word of result between an event and the toll of its own clause, or
    right before the event, whose verb it is."""
    number, low, high = reading.clauses.number, event.trigger.token, toll.trigger.token
    if low > high or not event.trigger.hit.entry.type.violent:
        return False
    if low and not event.trigger.is_verb and "#result" in reading.words[low - 1].keys:
        return True
    return number[low] == number[high] and any("#result" in word.keys for word in reading.words[low + 1 : high])


def _resumption(reading: SentenceReading, main: Draft, circumstance: Draft) -> tuple[int, int] | None:
    """What goes on with a predicate behind the event between commas that interrupts it ("took, after a fight, X")."""
    if not main.trigger.is_verb or circumstance.trigger.is_verb or _has_place_after(reading, main):
        return None
    behind = resumed(reading, main.trigger.token)
    inside = behind is not None and circumstance.trigger.token < behind[0] <= circumstance.last
    return (behind[0], circumstance.last) if behind is not None and inside else None


def _starts(reading: SentenceReading, triggers: list[Trigger]) -> list[int]:
    """Where each trigger's stretch begins: at its clause, or at the trigger where two share a clause."""
    starts: list[int] = []
    for i, trigger in enumerate(triggers):
        clause, _ = reading.clauses.bounds(trigger.token)
        if i == 0:
            starts.append(0)
        elif clause > triggers[i - 1].token:
            starts.append(clause)
        else:
            joined = _joined_subject(reading, triggers[i - 1], trigger)
            mark = _after_mark(reading, triggers[i - 1].token, trigger.token)
            starts.append(mark if joined is None else max(joined, mark if mark < trigger.token else 0))
    return starts


def _after_mark(reading: SentenceReading, low: int, high: int) -> int:
    """The token after the last comma between two triggers of one clause, else the second trigger.

    Commas that only set a time apart part nothing ("met, on Tuesday, officials in X").
    """
    commas = [i for i in range(low + 1, high) if reading.tokens[i].fold in COMMAS]
    if len(commas) > 1 and _is_time(reading, commas[-2] + 1, commas[-1]):
        commas = commas[:-2]
    return commas[-1] + 1 if commas else high


def _is_time(reading: SentenceReading, first: int, last: int) -> bool:
    start, end = reading.chars(first, last)
    return any(t.start <= start + 1 and end - 1 <= t.end for t in reading.times)


def _one_event(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether two neighbouring triggers of one type tell the same event."""
    if first.event_type != second.event_type:
        return False
    clause = reading.clauses.number[second.trigger.token]
    if reading.clauses.contrast[clause] and reading.clauses.first[clause] > first.trigger.token:
        return False
    if second.event_type == LETHAL:
        if is_count(reading, second) and not is_count(reading, first):
            return False  # "… was killed, which brings their dead to 426"
        is_near = second.trigger.token - first.trigger.token < _NEAR and not _told_by_another(reading, first, second)
        return is_near and (is_denied_toll(reading, first) or not is_denied_toll(reading, second))
    if closes(reading, first, second) or _is_to_come(first, second) or _has_its_own_doer(reading, first, second):
        return False
    if second.trigger.hit.entry.wording.goes_on and not second.trigger.is_verb:
        return True
    if _has_the_noun_for_subject(reading, first, second):
        return True
    if second.trigger.is_verb and _is_coordinated(reading, first, second):
        if second.trigger.hit.entry.wording.goes_on:
            return _has_its_party_before(reading, second) or not has_place(reading, second)
        return not (has_place(reading, second) or has_actor(reading, second) or _has_subject(reading, second))
    return not (_has_place_after(reading, first) and has_place(reading, second))


def _joined_subject(reading: SentenceReading, first: Trigger, second: Trigger) -> int | None:
    """أفرجت الحركة عن اثنين وإسرائيل تفرج عن عشرة: the party joined by "and" right before the second verb.

    Behind another party it is joined to that one (هدنة بين الجيش والحركة تسمح).
    """
    if not second.is_verb or second.hit.proclitic:
        return None
    parties = [m for m in reading.actors if first.end < m.start and m.end < second.start]
    beside = [reading.token_at(m.start) for m in parties if reading.token_at(m.end - 1) == second.token - 1]
    others = {reading.token_at(m.end - 1) for m in reading.actors if m.rule != "people"}
    return next((at for at in beside if reading.tokens[at].fold.startswith("و") and at - 1 not in others), None)


def _is_to_come(first: Draft, second: Draft) -> bool:
    """اختتموا جولة محادثات، وسيلتقون الأحد: what was done, and what will be."""
    was, will = first.trigger.hit, second.trigger.hit
    return was.form is not None and not was.proclitic.endswith("س") and will.proclitic.endswith("س")


def _has_its_own_doer(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether somebody else did the second, told right before it or in a relative clause."""
    joined = _joined_subject(reading, first.trigger, second.trigger) is not None
    return joined or _tells_of_the_place(reading, second) or _is_in_return(reading, second)


def _is_in_return(reading: SentenceReading, draft: Draft) -> bool:
    """سلّمت الحركة ثلاث أسيرات مقابل إفراج إسرائيل عن تسعين: what another party gives for it."""
    at, trigger = draft.trigger.token, draft.trigger
    if trigger.is_verb or not at or reading.words[at - 1].fold not in load_particles().in_return:
        return False
    return any(m.rule != "people" and reading.token_at(m.start) == at + 1 for m in reading.actors)


def _tells_of_the_place(reading: SentenceReading, draft: Draft) -> bool:
    """ "To retake X, which the group had seized": a relative clause of the place, with a doer of its own."""
    words, at = reading.words, draft.trigger.token
    if not draft.trigger.is_verb or at < 2 or "#relative" not in words[at - 1].keys:
        return False
    behind = {reading.token_at(a.start) for a in reading.actors if a.rule != "people"}
    told = any(reading.token_at(p.end - 1) == at - 2 for p in reading.places)
    return told and not behind.isdisjoint(range(at + 1, at + _DOER_REACH))


def _has_the_noun_for_subject(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """ "A bomb that they had laid and that hit a patrol in X": the noun's place is told by the verb joined to it."""
    hit = second.trigger.hit
    if first.trigger.is_verb or not second.trigger.is_verb or _has_place_after(reading, first):
        return False
    written = reading.words[second.trigger.token].fold
    return hit.proclitic == "و" and written.removeprefix("و") in load_particles().telling_more


def _told_by_another(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether another's verb of saying stands between: two tolls by two origins are two (decision 5)."""
    low, high = first.trigger.start, second.trigger.start
    told = [a.origin for a in reading.attributions if a.start < low]
    between = [a.origin for a in reading.attributions if a.verb_start is not None and low < a.verb_start < high]
    return bool(told and between) and between[-1] != told[-1]


def closes(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether a connector that opens another event's clause stands between ("after", "before")."""
    clauses = reading.clauses
    first_clause, last_clause = clauses.number[first.trigger.token], clauses.number[second.trigger.token]
    return any(clauses.opens_with(c, load_particles().closing) for c in range(first_clause + 1, last_clause + 1))


def is_main(reading: SentenceReading, draft: Draft) -> bool:
    """Whether the draft's clause is no circumstance of another ("after …", "before …")."""
    clauses = reading.clauses
    return not clauses.opens_with(clauses.number[draft.trigger.token], load_particles().closing)


def has_place(reading: SentenceReading, draft: Draft) -> bool:
    """Whether its stretch names a place that only contains no other."""
    start, end = reading.chars(draft.first, draft.last)
    return any(start <= p.start < end and p.relation != "container" for p in reading.places)


def _is_coordinated(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """ "And" on the verb, or on the complementizer before it ("and that …")."""
    if second.trigger.hit.proclitic[:1] in {"و", "ف"}:
        return True
    between = reading.words[first.trigger.token + 1 : second.trigger.token]
    if between and between[-1].fold in load_particles().may and between[-1].fold[0] in "وف":
        return True  # "… and has retaken"
    return any("#openers" in w.keys and w.fold.startswith("و") for w in between)


def has_actor(reading: SentenceReading, draft: Draft) -> bool:
    """Whether its stretch names a party."""
    start, end = reading.chars(draft.first, draft.last)
    return any(start <= a.start < end for a in reading.actors)


def _has_subject(reading: SentenceReading, draft: Draft) -> bool:
    """Whether a force follows the verb at once ("and our troops have retaken")."""
    at = draft.trigger.token
    return any("@force" in w.keys for w in reading.words[at + 1 : at + 2])


def _has_its_party_before(reading: SentenceReading, draft: Draft) -> bool:
    """ "And discussed with him": with whom was told."""
    at = draft.trigger.token
    return any(w.fold in _WITH_THEM for w in reading.words[at + 1 : at + 2])


def _has_place_after(reading: SentenceReading, draft: Draft) -> bool:
    _, end = reading.chars(draft.first, draft.last)
    return any(draft.trigger.start < p.start < end and p.relation != "container" for p in reading.places)


def _joined(first: Draft, second: Draft) -> Draft:
    return replace(first, last=second.last, merged=(*first.merged, second.trigger))


def is_denied_toll(reading: SentenceReading, toll: Draft) -> bool:
    """Whether a word of negation stands closely before a toll."""
    before = reading.words[max(0, toll.trigger.token - 4) : toll.trigger.token]
    return any("#negation" in w.keys for w in before)


def is_count(reading: SentenceReading, toll: Draft) -> bool:
    """A cumulative toll stays a claim of its own (decision 22)."""
    before = reading.words[max(toll.first, toll.trigger.token - 3) : toll.trigger.token + 1]
    return any(w.fold in load_particles().toll for w in before) or _mounts(reading, toll)


def _mounts(reading: SentenceReading, toll: Draft) -> bool:
    """ "The toll of the fighting in the town rose to six dead": the toll is the subject, however far its number."""
    at = toll.trigger.token
    before = reading.words[max(toll.first, at - _MOUNTING_REACH) : at]
    return any("@mounting" in a.keys and b.fold in load_particles().toll for a, b in pairwise(before))
