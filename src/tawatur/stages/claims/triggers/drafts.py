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
_CAUSE_REACH = 7  # words between who was harmed and what by
_TERM_REACH, _REPELLED_REACH = 14, 9
_MOUNTING_REACH = 22
_WITH_THEM = frozenset({"معه", "معها", "معهم", "معهما"})
_HEADINGS = frozenset({("withdrawal", "deployment"), ("withdrawal", "displacement"), ("displacement", "deployment")})


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
    if _closes(reading, first, second) or _joined_subject(reading, first.trigger, second.trigger) is not None:
        return False
    if second.trigger.hit.entry.wording.goes_on and not second.trigger.is_verb:
        return True
    if _has_the_noun_for_subject(reading, first, second):
        return True
    if second.trigger.is_verb and _is_coordinated(reading, first, second):
        if second.trigger.hit.entry.wording.goes_on:
            return _has_its_party_before(reading, second) or not _has_place(reading, second)
        return not (_has_place(reading, second) or _has_actor(reading, second) or _has_subject(reading, second))
    return not (_has_place_after(reading, first) and _has_place(reading, second))


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


def _closes(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether a connector that opens another event's clause stands between ("after", "before")."""
    clauses = reading.clauses
    first_clause, last_clause = clauses.number[first.trigger.token], clauses.number[second.trigger.token]
    return any(clauses.opens_with(c, load_particles().closing) for c in range(first_clause + 1, last_clause + 1))


def fold_steps(reading: SentenceReading, drafts: list[Draft]) -> list[Draft]:
    """Drop what is only a step of the next event: entering a place that is then taken, raids that end in arrests."""
    kept: list[Draft] = []
    for i, draft in enumerate(drafts):
        following = drafts[i + 1] if i + 1 < len(drafts) else None
        if following is not None and _is_step(reading, draft, following):
            drafts[i + 1] = replace(following, first=draft.first, merged=(*following.merged, draft.trigger))
        elif kept and _is_part(reading, kept, draft):
            kept[-1] = replace(kept[-1], last=draft.last, merged=(*kept[-1].merged, draft.trigger))
        else:
            kept.append(draft)
    return kept


def _is_part(reading: SentenceReading, kept: list[Draft], draft: Draft) -> bool:
    """Whether a draft only tells more of the one before it."""
    return (
        _is_manner(reading, kept[-1], draft)
        or _is_term(reading, kept[-1], draft)
        or _is_instrument(reading, kept[-1], draft)
        or _is_heading(reading, kept[-1], draft)
        or _is_known_fight(reading, kept[-1], draft)
        or _is_occasion(reading, kept[-1], draft)
        or _says_more(reading, kept, draft)
        or _is_repelled(reading, kept[-1], draft)
    )


def _is_repelled(reading: SentenceReading, defence: Draft, attack: Draft) -> bool:
    """ "Repelled an attack that aimed at X": what the attack did is told of the fight already."""
    if defence.event_type != "armed_clash" or not defence.trigger.used or not attack.trigger.is_verb:
        return False
    if attack.trigger.hit.proclitic or not attack.trigger.hit.entry.type.violent:
        return False
    between = reading.words[max(defence.trigger.used) + 1 : attack.trigger.token]
    return len(between) < _REPELLED_REACH and not any("#openers" in w.keys for w in between)


def _is_instrument(reading: SentenceReading, strike: Draft, weapon: Draft) -> bool:
    """ "Targeted the ships with missiles": what it was done with is no second strike."""
    if weapon.trigger.is_verb or weapon.trigger.hit.proclitic != "ب" or not strike.trigger.hit.entry.type.violent:
        return False
    clauses = reading.clauses.number
    return clauses[strike.trigger.token] == clauses[weapon.trigger.token] and _is_weapon(reading, weapon)


def _is_weapon(reading: SentenceReading, draft: Draft) -> bool:
    return _is_weapon_at(reading, draft.trigger.token)


def _is_weapon_at(reading: SentenceReading, token: int) -> bool:
    return bool(reading.words[token].keys & {"@shell", "@drone", "@bomb"})


def _is_known_fight(reading: SentenceReading, toll: Draft, fight: Draft) -> bool:
    """ "Three were killed in the battles of Aleppo", "by the shells' fall": told before, news is who died."""
    if toll.event_type != LETHAL or fight.trigger.is_verb or not fight.trigger.hit.entry.type.violent:
        return False
    at = fight.trigger.token
    before = reading.words[max(toll.trigger.token, at - 1) : at]
    return _is_definite(reading, fight) and any(w.fold in load_particles().manner for w in before)


def _is_definite(reading: SentenceReading, draft: Draft) -> bool:
    """ "The battles", "the battles of Aleppo", "the shells' fall": an article, or a definite genitive or a place."""
    at = draft.trigger.token
    if draft.trigger.is_definite:
        return True
    following = reading.words[at + 1].fold if at + 1 < len(reading.words) else ""
    governs = following.startswith("ال") and at + 1 in draft.trigger.used and _is_weapon_at(reading, at + 1)
    start = reading.tokens[at + 1].start if following else -1
    return governs or any(p.start == start and not p.preposition for p in reading.places)


def _is_heading(reading: SentenceReading, leaving: Draft, move: Draft) -> bool:
    """ "The withdrawal of the checkpoints and their heading for X": where those who left went."""
    if (leaving.event_type, move.event_type) not in _HEADINGS or not move.trigger.hit.suffix:
        return False
    return not move.trigger.is_verb and move.trigger.hit.proclitic.startswith("و") and not _has_actor(reading, move)


def _is_occasion(reading: SentenceReading, deal: Draft, meeting: Draft) -> bool:
    """ "Agreed, in a meeting at X, on": the meeting tells where and when."""
    if (deal.event_type, meeting.event_type) != ("agreement", "talks") or meeting.trigger.is_verb:
        return False
    before = reading.words[max(deal.trigger.token, meeting.trigger.token - 2) : meeting.trigger.token]
    return any(w.fold in load_particles().manner for w in before) and not _closes(reading, deal, meeting)


def _says_more(reading: SentenceReading, kept: list[Draft], word: Draft) -> bool:
    """ "Warned, in a meeting, that it will not stand by": what is said goes on with the warning."""
    if word.event_type != "statement" or word.trigger.is_verb or not word.trigger.hit.entry.wording.goes_on:
        return False
    earlier = next((d for d in reversed(kept) if d.event_type == "statement"), None)
    return earlier is not None and not contrasts(reading, earlier, word)


def contrasts(reading: SentenceReading, first: Draft, second: Draft) -> bool:
    """Whether a contrasting clause begins between two drafts."""
    numbers = reading.clauses.number
    between = range(numbers[first.trigger.token] + 1, numbers[second.trigger.token] + 1)
    return any(reading.clauses.contrast[c] for c in between)


def _is_of_its_subject(verb: Draft, noun: Draft) -> bool:
    """ "A drone's fire targeted a car" (استهدف قصف بمسيّرة سيارة): the noun right behind the verb tells the type."""
    violent = verb.trigger.hit.entry.type.violent and noun.trigger.hit.entry.type.violent
    beside = noun.trigger.token == verb.trigger.token + 1 and not noun.trigger.hit.proclitic
    return violent and beside and verb.trigger.is_verb and not noun.trigger.is_verb


def _is_step(reading: SentenceReading, draft: Draft, following: Draft) -> bool:
    """ "Entered X and took it", "advanced to take X"."""
    if _is_of_its_subject(draft, following):
        return True
    if (draft.event_type, following.event_type) != ("advance", "territory_gained"):
        return False
    one_placed = not (_has_place(reading, draft) and _has_place(reading, following))
    return one_placed and not _closes(reading, draft, following)


def _is_manner(reading: SentenceReading, draft: Draft, following: Draft) -> bool:
    """Arrested in raids, captured in the battle of X."""
    if draft.event_type != "arrest" or following.event_type not in {"attack", "armed_clash"}:
        return False
    if following.trigger.is_verb:
        return False
    before = reading.words[max(0, following.trigger.token - 2) : following.trigger.token]
    return any(w.fold in load_particles().manner for w in before)


def _is_term(reading: SentenceReading, deal: Draft, following: Draft) -> bool:
    """What the two sides agreed on, told by a masdar: "agreed on the entry of the forces" (decision 7)."""
    if deal.event_type != "agreement" or following.trigger.is_verb or not deal.trigger.is_verb:
        return False
    if _closes(reading, deal, following) or following.trigger.token - deal.trigger.token > _TERM_REACH:
        return False
    before = reading.words[max(deal.trigger.token, following.trigger.token - 2) : following.trigger.token]
    return any(w.fold in load_particles().stipulating for w in before)


def is_main(reading: SentenceReading, draft: Draft) -> bool:
    """Whether the draft's clause is no circumstance of another ("after …", "before …")."""
    clauses = reading.clauses
    return not clauses.opens_with(clauses.number[draft.trigger.token], load_particles().closing)


def _has_place(reading: SentenceReading, draft: Draft) -> bool:
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


def _has_actor(reading: SentenceReading, draft: Draft) -> bool:
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
