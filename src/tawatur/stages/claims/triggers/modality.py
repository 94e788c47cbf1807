"""Modality: whether a trigger is said to have happened, to go on, to be planned, possible or denied; or nothing at all.

None means that the words tell no event: the terms of a call, the aim of a move.
"""

from __future__ import annotations

from itertools import chain, pairwise

from msgspec import Struct

from tawatur.knowledge.languages.particles import load_particles
from tawatur.records.claim import Modality
from tawatur.stages.claims.mentions import Attribution
from tawatur.stages.claims.sentence.lexicon import Hit
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.aims import is_aim
from tawatur.stages.claims.triggers.denials import denial
from tawatur.stages.claims.triggers.drafts import Draft
from tawatur.stages.claims.triggers.parentheses import cue_before, governing, governing_cue
from tawatur.stages.claims.triggers.possibility import adjective_behind, governs_freely, possibility

_MONITORS = "مراقب"
_MATTER, _OF = "شان", frozenset({"من", "ومن"})  # "which would …", not "played down" nor "has nothing to do with"
_ON, _THAT = frozenset({"علي"}), frozenset({"ان"})  # "on condition that"
_AGAINST, _TARGET = "مقابل", ("هدف", "هداف")
_OPINION_REACH = 4
_FORESIGHT_REACH, _ORDER_REACH, _TERM_REACH = 9, 13, 8
_MOVES = frozenset({"withdrawal", "deployment", "advance", "territory_gained"})
_RECKONING_REACH = 9
_CARRIED_REACH, _STOPPED_REACH = 5, 9
_BEFORE = frozenset({"قبل", "قبيل"})
_MISSILES = frozenset({"@drone", "@shell", "@bomb", "@explosive"})
_STOPPING = frozenset({"shelling", "destruction", "air_strike"})
_VERIFIED_REACH = 4
_CARRIED_ON = frozenset({"#under_way", "#begun"})
_CARRIED = frozenset({"armed_clash", "talks", "shelling", "air_strike", "displacement", "withdrawal", "advance"})
_BEGUN = frozenset({"displacement", "shelling", "withdrawal", "advance"})
_MOTIONS = frozenset({"advance", "withdrawal", "displacement"})


class ReadModality(Struct, frozen=True):
    """The modality, the rule that found it, and the token that told it (None where nothing did)."""

    modality: Modality
    rule: str
    token: int | None = None


def draft_modality(reading: SentenceReading, draft: Draft, attribution: Attribution | None) -> ReadModality | None:
    """The modality of a draft; None where its words tell no event."""
    if draft.event_type == "statement":
        unasked = _is_analysts(attribution) or _is_forecast(reading, draft)
        return None if unasked else _statement(reading, draft)
    if _is_called_for(reading, draft) or _only_qualifies(reading, draft) or _is_refused(reading, draft):
        return None
    if _is_term(reading, draft) or _is_awaited(reading, draft) or _is_forecast(reading, draft):
        return None
    if (
        _has_ceased(reading, draft)
        or _is_forestalled(reading, draft)
        or _is_unreported(reading, draft)
        or _only_follows(reading, draft)
    ):
        return None
    for find in (_denied, _planned, _possible, _ongoing):
        found = find(reading, draft)
        if found is not None:
            unsure = found.modality in {"planned", "possible"}
            return None if unsure and _is_reckoned(reading, draft) else found
    if is_aim(reading, draft):
        return None
    return _attributed(attribution) or ReadModality("happened", "default")


def _is_awaited(reading: SentenceReading, draft: Draft) -> bool:
    """ "We will not stop before retaking X"."""
    at = draft.trigger.token
    never = load_particles().never
    if draft.trigger.is_verb or reading.keys.isdisjoint(never):
        return False
    before = reading.words[max(0, at - 2) : at]
    return any("#until" in w.keys for w in before) and any(w.fold in never for w in reading.words[:at])


def _is_forecast(reading: SentenceReading, draft: Draft) -> bool:
    """ "Observers think that": what analysts reckon is no claim of a party."""
    if "#analyst" not in reading.keys or "#opinion" not in reading.keys:
        return False
    words, at = reading.words, draft.trigger.token
    return any("#opinion" in a.keys and "#analyst" in b.keys for a, b in pairwise(words[:at]))


def _is_reckoned(reading: SentenceReading, draft: Draft) -> bool:
    """Whether an analyst reckons it; behind it "observers" are monitors ("the sending of observers")."""
    if "#analyst" not in reading.keys:
        return False
    at = draft.trigger.token
    return any("#analyst" in w.keys and (i < at or _MONITORS not in w.fold) for i, w in enumerate(reading.words))


def _is_unreported(reading: SentenceReading, draft: Draft) -> bool:
    """ "There were no reports of casualties", "could not verify the toll" are no claims (decision 25)."""
    at = draft.trigger.token
    particles = load_particles()
    verified = not reading.keys.isdisjoint(particles.verifying)
    if verified and any(w.fold in particles.verifying for w in reading.words[max(0, at - _VERIFIED_REACH) : at]):
        return True
    if "#without" not in reading.keys and reading.keys.isdisjoint(particles.bare_negation):
        return False
    words = [w for w in reading.words[max(0, at - 5) : at] if w.fold != "ان"]  # دون أن يبلغ عن إصابات
    return any(
        (a.fold in particles.bare_negation and b.fold in particles.reported)
        or ("#without" in a.keys and "#unreported" in b.keys)
        for a, b in pairwise(words)
    )


def _only_follows(reading: SentenceReading, draft: Draft) -> bool:
    """ "Taking it would cut the road": what may follow by somebody's reckoning is no event."""
    at = cue_before(reading, draft.trigger.token, "#consequence", _RECKONING_REACH, in_clause=False)
    if at is None or not reading.words[at].fold.startswith(_MATTER):
        return at is not None
    return at > 0 and reading.words[at - 1].fold in _OF and "قلل" not in reading.words[max(0, at - 7)].keys


def _has_ceased(reading: SentenceReading, draft: Draft) -> bool:
    """ "The clashes stopped": their end, not the event."""
    if draft.trigger.is_verb or "#ceased" not in reading.keys:
        return False
    before = reading.words[max(0, draft.trigger.token - 2) : draft.trigger.token]
    return any("#ceased" in w.keys for w in before)


def _is_forestalled(reading: SentenceReading, draft: Draft) -> bool:
    """ "Shot two drones down before their arrival at X": what was cut short did not come about."""
    at = draft.trigger.token
    if draft.trigger.is_verb or draft.event_type not in _MOVES or not draft.trigger.hit.suffix:
        return False
    if not at or reading.words[at - 1].fold not in _BEFORE:
        return False
    stopped = reading.words[max(0, at - _STOPPED_REACH) : at]
    aimed = any(word.fold.removeprefix("ا").startswith(_TARGET) for word in reading.words[at + 1 : at + 4])
    if all(word.keys.isdisjoint(_MISSILES) for word in stopped) and not aimed:
        return False
    return any(hit.entry.type.type in _STOPPING for word in stopped for hit in word.hits)


def _only_qualifies(reading: SentenceReading, draft: Draft) -> bool:
    """ "Without clashes", "without a shot": how another event went, no event (decision 8)."""
    if draft.event_type == "casualties" or "#without" not in reading.keys:
        return False
    at = draft.trigger.token
    return any("#without" in w.keys for w in reading.words[max(0, at - 4) : at])


def _is_refused(reading: SentenceReading, draft: Draft) -> bool:
    """ "We will not withdraw": a stand, not an event that did not happen."""
    at = draft.trigger.token
    return draft.trigger.is_verb and at > 0 and reading.words[at - 1].fold in load_particles().never


def _is_analysts(attribution: Attribution | None) -> bool:
    """Whether an analyst speaks: what he warns of or rules out is an opinion."""
    return attribution is not None and attribution.origin.startswith("unnamed:") and "analyst" in attribution.origin


def _possible(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    found = possibility(reading, draft)
    return ReadModality("possible", *found) if found is not None else None


def _statement(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    negated = cue_before(reading, draft.trigger.token, "#negation", 1)
    if negated is not None or _is_opinion(reading, draft):
        return None
    return ReadModality("happened", "default")


def _is_opinion(reading: SentenceReading, draft: Draft) -> bool:
    """Whether an analyst speaks: one is named close by, and no party."""
    low, high = reading.clauses.bounds(draft.trigger.token)
    near = range(max(low, draft.trigger.token - _OPINION_REACH), min(high, draft.trigger.token + _OPINION_REACH))
    return "#analyst" in reading.keys and any("#analyst" in reading.words[i].keys for i in near)


def _denied(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    found = denial(reading, draft)
    return ReadModality("denied", *found) if found is not None else None


def _is_term(reading: SentenceReading, draft: Draft) -> bool:
    """ "A deal on the handing over of X": a term, no event (decision 7)."""
    trigger, at = draft.trigger, draft.trigger.token
    if trigger.is_verb or draft.event_type == "agreement" or "#terms" not in reading.keys:
        return False
    if not (trigger.hit.proclitic.endswith("ب") or (at > 0 and reading.words[at - 1].fold in _ON)):
        return False
    return governing_cue(reading, at, _TERM_REACH, "#terms") is not None


def _planned(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    hit = draft.trigger.hit
    if hit.form is not None and hit.proclitic.endswith("س"):
        return ReadModality("planned", "future", draft.trigger.token)
    if draft.trigger.is_verb and "#planned" in reading.words[draft.trigger.token].keys:
        return ReadModality("planned", "plan", draft.trigger.token)  # يستعد لاقتحام المدينة
    token = adjective_behind(reading, draft, "#expected")
    if token is not None:
        return ReadModality("planned", "expected", token)
    token = governing_cue(reading, draft.trigger.token, 9, "#planned")
    if token is None or not governs_freely(reading, draft, token):
        token = _foreseen(reading, draft)
    if token is not None:
        return ReadModality("planned", "plan", token)
    return _of_the_present(reading, draft) or _to_be(reading, draft)


def _of_the_present(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    """What a present verb tells of a deal's terms or of tomorrow."""
    form = draft.trigger.hit.form
    if form is None or form.aspect != "present":
        return None
    if _is_stipulated(reading, draft):
        return ReadModality("planned", "stipulated")
    token = _in_clause(reading, draft, "#tomorrow") if "#tomorrow" in reading.keys else None
    return ReadModality("planned", "tomorrow", token) if token is not None else None


def _to_be(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    to_be = load_particles().to_be
    if reading.keys.isdisjoint(to_be):
        return None
    for i in range(draft.trigger.token - 1, max(-1, draft.trigger.token - 4), -1):
        if reading.words[i].fold in to_be:
            return ReadModality("planned", "future", i)
    return None


def _is_stipulated(reading: SentenceReading, draft: Draft) -> bool:
    """ "Under the deal the forces withdraw", "on condition that they leave": a present of what is agreed."""
    at = draft.trigger.token
    if draft.trigger.hit.proclitic:
        return False
    if at > 1 and reading.words[at - 1].fold in _THAT and reading.words[at - 2].fold in _ON:
        return True
    return any("#under" in a.keys and b.fold.startswith("ال") for a, b in pairwise(reading.words[:at][-6:]))


def _foreseen(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Expected that …", and what forces are ordered to do."""
    token = governing_cue(reading, draft.trigger.token, _FORESIGHT_REACH, "#foreseen")
    if token is not None and any("#openers" in w.keys for w in reading.words[token + 1 : draft.trigger.token]):
        return token
    return _ordered(reading, draft)


def _ordered(reading: SentenceReading, draft: Draft) -> int | None:
    """The order to forces that governs the trigger; an order to civilians is a statement."""
    if draft.event_type not in _MOVES or "#order" not in reading.keys:
        return None
    for i in governing(reading, draft.trigger.token, _ORDER_REACH):
        word = reading.words[i]
        if "#order" in word.keys:
            return i
        if "@civilians" in word.keys:
            return None
    return None


def _in_clause(reading: SentenceReading, draft: Draft, key: str) -> int | None:
    low, high = reading.clauses.bounds(draft.trigger.token)
    return next((i for i in range(low, high) if key in reading.words[i].keys), None)


def _ongoing(reading: SentenceReading, draft: Draft) -> ReadModality | None:
    if draft.event_type == "casualties":
        return None  # the fighting goes on, not the deaths
    low, high = reading.clauses.bounds(draft.trigger.token)
    at, form = draft.trigger.token, draft.trigger.hit.form
    near = chain(range(at - 1, max(low, at - 5) - 1, -1), range(at + 1, min(high, at + 5)))
    for i in near if "#ongoing" in reading.keys else ():
        if "#ongoing" in reading.words[i].keys and not _ends(reading, i):
            return ReadModality("ongoing", "continues", i)
    if form is not None and form.aspect == "present" and _is_told_as_present(reading, draft):
        return ReadModality("ongoing", "present_state", at)
    token = _since(reading, draft) if form is not None and form.aspect == "present" else None
    if token is not None:
        return ReadModality("ongoing", "since", token)
    token = _under_way(reading, draft)
    return ReadModality("ongoing", "under_way", token) if token is not None else None


def _is_told_as_present(reading: SentenceReading, draft: Draft) -> bool:
    """Forces that "stand" somewhere, or a present verb that opens its clause in the text ("the vehicles advance")."""
    if _is_timed_by(reading, draft):
        return False
    if draft.event_type == "deployment":
        return True
    opens = draft.trigger.token == reading.clauses.bounds(draft.trigger.token)[0]
    return draft.event_type in _MOTIONS and opens and reading.passage.part == "text"


def _since(reading: SentenceReading, draft: Draft) -> int | None:
    """ "For months they have besieged X and shelled it": the word of since of the clause, or of the sentence's head."""
    low, high = reading.clauses.bounds(draft.trigger.token)
    head = range(min(2, low)) if draft.trigger.hit.proclitic.startswith("و") else range(0)
    since = load_particles().since
    near = (i for i in chain(head, range(low, high)) if reading.words[i].fold.removeprefix("و") in since)
    return next(near, None)


def _is_timed_by(reading: SentenceReading, draft: Draft) -> bool:
    """ "Before they sent reinforcements" (قبل أن يدفعوا): the mood of the verb, not its time."""
    before = reading.words[max(0, draft.trigger.token - 2) : draft.trigger.token]
    return len(before) > 1 and before[1].fold in _THAT and before[0].fold.lstrip("وف") in load_particles().closing


def _under_way(reading: SentenceReading, draft: Draft) -> int | None:
    """ "Fighting is under way in X", "the talks that they are holding", "hundreds began to return"."""
    if draft.trigger.is_verb or reading.keys.isdisjoint(_CARRIED_ON):
        return None
    at = draft.trigger.token
    low, high = reading.clauses.bounds(at)
    begun = draft.event_type in _BEGUN
    back, ahead = range(at - 1, max(low, at - _CARRIED_REACH) - 1, -1), range(at + 1, min(high, at + _CARRIED_REACH))
    for i in chain(back, ahead):
        keys = reading.words[i].keys
        if ("#under_way" in keys and draft.event_type in _CARRIED) or ("#begun" in keys and begun and i < at):
            return i
    return None


def _ends(reading: SentenceReading, i: int) -> bool:
    return any(reading.words[j].fold in load_particles().ended_by for j in range(max(0, i - 1), i))


def _is_called_for(reading: SentenceReading, draft: Draft) -> bool:
    """Whether it is only asked for, threatened or weighed: a verb of calling governs it."""
    if "#call" not in reading.keys or _ordered(reading, draft) is not None:
        return False
    for i in governing(reading, draft.trigger.token, 13):
        word = reading.words[i]
        lack = word.fold.endswith("عدم") and draft.event_type == "casualties"  # عدم وقوع إصابات
        if "#call" in word.keys and not (lack or _only_tells(reading, i) or _was_in_return(reading, draft, i)):
            return not (draft.event_type == "agreement" and word.fold in load_particles().deals)
        if i > 0 and any(_is_surely_past(hit) for hit in word.hits):
            return False
    return False


def _was_in_return(reading: SentenceReading, draft: Draft, i: int) -> bool:
    """ "Freed three in return for the release of ninety": for what was done, no price that is asked."""
    if reading.words[i].fold not in load_particles().in_return:
        return False
    before = (hit for word in reading.words[:i] for hit in word.hits if hit.entry.type.type == draft.event_type)
    return any(hit.form is not None and hit.form.aspect == "past" for hit in before)


def _only_tells(reading: SentenceReading, i: int) -> bool:
    """ "What is rumoured about the shelling", "forty against six soldiers": words that ask for nothing."""
    word, rumoured, start = reading.words[i], load_particles().rumoured, reading.tokens[i].start
    if any(a.start <= start < a.end and start != a.verb_start for a in reading.attributions):
        return True  # قالت هيئة البحث عن المفقودين إن: who says it
    if any(before.fold in rumoured for before in reading.words[max(0, i - 2) : i]):
        return True
    return word.fold == _AGAINST and any(q.start == reading.tokens[i + 1].start for q in reading.quantities)


def _is_surely_past(hit: Hit) -> bool:
    """A past verb that cannot be a masdar: it carries "and", or an ending."""
    return (
        hit.form is not None
        and hit.form.aspect == "past"
        and (bool(hit.proclitic) or hit.form.fold.endswith(("ت", "وا")))
    )


def _attributed(attribution: Attribution | None) -> ReadModality | None:
    if attribution is None:
        return None
    if attribution.strength == "deny":
        return ReadModality("denied", "attribution")
    if attribution.strength == "possible":
        return ReadModality("possible", "attribution")
    if attribution.strength == "expect":
        return ReadModality("planned", "attribution")
    return None
