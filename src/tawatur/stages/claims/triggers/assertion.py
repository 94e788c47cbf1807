"""Assertion: whether a noun reports an event, or only speaks about one ("the inquiry into the bombing").

A masdar or event noun reports where a verb carries it ("launched an attack", "announced the capture"), where it is
the circumstance of another event ("killed in a raid"), where a verb tells more of it ("a raid hit"), or where it opens
a headline. A definite one that points back reports nothing by itself (decision 21).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.lexicon import Hit
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.descriptions import only_describes
from tawatur.stages.claims.triggers.reading import Trigger

_BEFORE, _AFTER, _TOPIC_REACH, _PLACE_REACH, _CHARGE_REACH = 9, 6, 3, 6, 12
_BLAME_REACH, _WITH_REACH, _DAY_REACH, _CHARGED_REACH = 10, 3, 12, 22
_HEADING, _HABIT_REACH = 4, 5
_SINCE_REACH, _CIRCUMSTANCE_REACH, _SIDES_REACH, _POINTING_REACH = 3, 1, 2, 2
_ANSWERED_REACH, _AT = 10, "علي"
_FAR = frozenset({"#asserting", "#light"})
_CARRYING = ("#asserting", "#light", "#report", "#planned")
_ENDS_TOPIC = frozenset({"#asserting", "#openers"})
_BARE = frozenset({"في", "وفي"})
_FOR = frozenset({"عن"})
_IF = frozenset({"ان", "لو", "اذا"})
_BUT_FOR, _HAD_NOT = "لولا", ("لو", "لم")
_SUPPOSED = frozenset({_BUT_FOR, _HAD_NOT[0]})
_ON_IT = frozenset({"عليه", "عليها", "عليهما"})
_RELATIVE_AND_NOUN = 2  # words before the verb of a relative clause
_LIKEWISE = frozenset({"كذلك", "وكذلك"})
_STATES = frozenset({"deployment", "territory_gained"})
_PLACE_NOUNS = frozenset({"@position", "@property", "#anaphoric_places"})
_CAREFUL = frozenset({"agreement", "talks", "casualties"})


def is_asserted(reading: SentenceReading, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether the trigger reports an event."""
    if trigger.is_verb:
        is_aside = only_describes(reading, trigger) or _is_told_of_the_known(reading, trigger)
        is_aside = is_aside or _is_wont(reading, trigger) or _tells_which(reading, trigger)
        is_aside = is_aside or (may_be_masdar(trigger.hit) and _is_charge(reading, trigger))
        is_aside = is_aside or _describes_whom_it_hit(reading, trigger, triggers)
        is_aside = is_aside or _is_of_what_took_them(reading, trigger, triggers)
        return not (_is_hypothetical(reading, trigger) or is_aside)
    is_claimed = _is_owned_up_to(reading, trigger)
    if is_claimed or _is_only_spoken_of(reading, trigger) or _is_tolls_event(reading, trigger, triggers):
        return is_claimed
    if _points_back(reading, trigger):
        return not _is_circumstance_of(reading, trigger, _POINTING_REACH) and _is_told_more(reading, trigger)
    if trigger.hit.entry.wording.holds:
        return True
    definite = trigger.hit.proclitic.endswith(("ال", "لل")) and not trigger.hit.suffix
    if definite and trigger.event_type == "agreement" and _is_referred_to(reading, trigger):
        return False
    if definite and trigger.hit.entry.type.violent:
        return not _is_since(reading, trigger) and (
            _is_told_more(reading, trigger)
            or (_is_carried(reading, trigger, "#asserting") and not _comes_after(reading, trigger))
            or _is_charged(reading, trigger)
            or _is_presupposed(reading, trigger)
        )
    if reading.passage.part != "text" or trigger.token <= _opening_words(reading):
        return True
    if _is_told_more(reading, trigger) or _is_carried(reading, trigger, *_CARRYING):
        return True
    if not trigger.hit.entry.type.violent and not (trigger.event_type in _CAREFUL and definite):
        return True
    is_joined = _goes_with_another(reading, trigger) or _is_circumstance(reading, trigger, triggers)
    return is_joined or _is_specific(reading, trigger)


def _is_only_spoken_of(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether a noun is a topic, a charge, somebody's death in passing, or supposed."""
    return (
        only_describes(reading, trigger)
        or _is_answered(reading, trigger)
        or _is_topic(reading, trigger)
        or _is_charge(reading, trigger)
        or _is_someones_death(reading, trigger)
        or _is_supposed(reading, trigger)
        or _is_of_a_fire(reading, trigger)
    )


def _is_of_a_fire(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "A fire broke out, and it was brought under control": what a pronoun behind "on" means is the fire."""
    behind = reading.words[trigger.token + 1 : trigger.token + 2]
    fire = load_particles().fire
    if trigger.event_type != "territory_gained" or not behind or behind[0].fold not in _ON_IT:
        return False
    return any(word.fold.removeprefix("ال") in fire for word in reading.words[: trigger.token])


def _is_tolls_event(reading: SentenceReading, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "The toll of clashes in X rose to 16 dead", "the victims of a raid": the toll is what is claimed."""
    at = trigger.token
    if not trigger.hit.entry.type.violent or all(t.event_type != "casualties" or t.is_verb for t in triggers):
        return False
    before = reading.words[max(0, at - 2) : at]
    direct = bool(before) and before[-1].fold in load_particles().toll
    victims = len(before) > 1 and before[0].fold in load_particles().toll and "@people" in before[1].keys
    return direct or victims


def _is_answered(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Answered the attack by shelling X": what somebody answers was told before."""
    before = reading.words[trigger.token - 1].fold if trigger.token else ""
    if not trigger.is_definite or trigger.hit.proclitic != "ال" or before != _AT or "#answering" not in reading.keys:
        return False
    low = max(reading.clauses.bounds(trigger.token)[0], trigger.token - _ANSWERED_REACH)
    return any("#answering" in word.keys for word in reading.words[low : trigger.token])


def _is_referred_to(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Under the deal", "according to the understanding": told before."""
    before = reading.words[max(0, trigger.token - 2) : trigger.token]
    return any("#under" in w.keys for w in before)


def _points_back(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "In that bombing", "in the same raid": told before."""
    if not trigger.hit.proclitic.endswith(("ال", "لل")):
        return False  # "before that came the entry of": that is no determiner here
    around = (
        *reading.words[max(0, trigger.token - 1) : trigger.token],
        *reading.words[trigger.token + 1 : trigger.token + 2],
    )
    return any("#pointing" in w.keys and w.fold not in _LIKEWISE for w in around)


def _opening_words(reading: SentenceReading) -> int:
    """A noun among the first two words opens the sentence as a headline does; behind a colon too (ديالى: كمين …)."""
    heading = next((a.end for a in reading.attributions if a.rule == "headline"), None)  # 08:47 سرايا القدس: قصفنا
    first = 0 if heading is None else bisect_left(reading.tokens, heading, key=lambda t: t.start)
    folds = [word.fold for word in reading.words[first : first + _HEADING]]
    colon = first + folds.index(":") if ":" in folds else -1
    return colon + 2 if len(reading.words) > 3 + colon else 0


def _is_topic(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether a noun or preposition of speaking about it governs it closely."""
    at = trigger.token
    if trigger.hit.entry.type.type in {"statement", "talks", "agreement", "deployment", "displacement"}:
        return False
    if "#topic" not in reading.keys:
        return False
    for i in range(at - 1, max(-1, at - 1 - _TOPIC_REACH), -1):
        word = reading.words[i]
        if word.fold in {"،", ",", ":", ".", "("} or word.keys & _ENDS_TOPIC:
            return False
        if {"#topic", "#circumstance"} <= word.keys:
            return False  # بسبب is no سبب
        if "#topic" in word.keys and not _is_denied_blame(reading, i) and not _is_in_a_name(reading, i):
            return True
    return False


def _is_charge(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether the deed is what somebody stands accused or convicted of ("on charges of rape and of killing")."""
    kind = trigger.hit.entry.type
    if not (kind.violent or kind.type in {"abuse", "casualties", "arrest", "destruction"}):
        return False
    if "#charge" not in reading.keys:
        return False
    for i in range(trigger.token - 1, max(-1, trigger.token - 1 - _CHARGE_REACH), -1):
        word = reading.words[i]
        if "#charge" in word.keys:
            return True
        if word.fold in {".", "؛", ":"} or any(h.form is not None and h.form.aspect == "past" for h in word.hits):
            return False
    return False


def may_be_masdar(hit: Hit) -> bool:
    """Whether a past verb behind "and" is spelled like its masdar ("and he killed", "and the killing of")."""
    form, pattern = hit.form, hit.entry.wording.form or ""
    if form is None or form.aspect != "past" or form.person != "3s" or form.fold.endswith("ت"):
        return False
    return pattern.startswith("I/") and (hit.proclitic == "و" or bool(hit.suffix))


def _is_in_a_name(reading: SentenceReading, i: int) -> bool:
    start = reading.tokens[i].start
    return any(p.start <= start < p.end for p in reading.places)


def _is_denied_blame(reading: SentenceReading, i: int) -> bool:
    """ "Denied its responsibility for the raid" denies the raid."""
    return any(w.keys & {"#deny"} for w in reading.words[max(0, i - _BLAME_REACH) : i])


def _is_told_more(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether a verb right after it tells more of it: "a raid hit the bridge", not "the raid that hit"."""
    definite = trigger.is_definite
    for word in reading.words[trigger.token + 1 : trigger.token + 1 + _AFTER]:
        if definite and word.fold in load_particles().relative:  # التفجير الذي وقع في السوق أدى إلى إصابة تسعة
            return any("#result" in w.keys for w in reading.words[trigger.token + 2 :])
        if "#asserting" in word.keys:
            return True
        if word.fold in {".", ":", "؛"}:
            return False
    return False


def _is_carried(reading: SentenceReading, trigger: Trigger, *kinds: str) -> bool:
    """Whether a verb before it in its clause, or in the sentence up to a comma, carries it."""
    at, words = trigger.token, reading.words
    if any(not w.keys.isdisjoint(kinds) for w in words[max(0, at - _BEFORE) : at]):
        return True
    far = _FAR.intersection(kinds)
    low = bisect_left(reading.steps, reading.steps[at] - _BEFORE - _words_in_names(reading, trigger))
    return bool(far) and any(not w.keys.isdisjoint(far) for w in words[low:at])


def _words_in_names(reading: SentenceReading, trigger: Trigger) -> int:
    """How many words more than one the names of places hold before it: "the camp of X in the north of Y saw, …"."""
    low = reading.clauses.bounds(trigger.token)[0]
    start = reading.tokens[low].start
    named = (p for p in reading.places if start <= p.start < trigger.start)
    return sum(reading.token_at(p.end - 1) - reading.token_at(p.start) for p in named)


def _is_owned_up_to(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Claimed its responsibility for the attack on X": the attack is claimed with it."""
    before = [word.fold for word in reading.words[max(0, trigger.token - 2) : trigger.token]]
    return len(before) > 1 and before[0] in load_particles().responsibility and before[1] in _FOR


def _is_since(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Since the war began": what tells from when something is counted, unless it names a day of the news."""
    at, since = trigger.token, load_particles().since
    if not any(w.fold.lstrip("و") in since for w in reading.words[max(0, at - _SINCE_REACH) : at]):
        return False
    return not any("#recent" in w.keys for w in reading.words[at + 1 : at + 1 + _SINCE_REACH])


def _is_presupposed(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Because of the fighting that broke out between X and Y": the circumstance of other news, told of in full."""
    words, at = reading.words, trigger.token
    if not _is_circumstance_of(reading, trigger):
        return False
    particles = load_particles()
    ahead = range(at + 1, min(len(words) - 1, at + 1 + _AFTER))
    told = next((i + 1 for i in ahead if words[i].fold in particles.relative), None)
    if told is None or "#asserting" not in words[told].keys:
        return False
    return any(w.fold in particles.between for w in words[told + 1 : told + 1 + _SIDES_REACH])


def _is_circumstance_of(reading: SentenceReading, trigger: Trigger, reach: int = _CIRCUMSTANCE_REACH) -> bool:
    """Whether a preposition governs it: "in that battle three were killed", "because of the fighting"."""
    before = reading.words[max(0, trigger.token - reach) : trigger.token]
    return any("#circumstance" in w.keys or w.fold in load_particles().manner for w in before)


def _comes_after(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Raided the houses an hour after the attack": told of by when it was, what is carried is the raid.

    "Took part in the attack": what stands behind a bare preposition is carried.
    """
    before = reading.words[trigger.token - 1] if trigger.token else None
    return before is not None and "#circumstance" in before.keys and before.fold not in _BARE


def _goes_with_another(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Clashes that went with shelling": what accompanies an event is one."""
    before = reading.words[max(0, trigger.token - _WITH_REACH) : trigger.token]
    return any("#concurrent" in w.keys for w in before)


def _is_charged(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether someone denies it or accuses another of it."""
    low = max(0, trigger.token - _CHARGED_REACH)
    return any(w.keys & {"#deny"} or w.fold in load_particles().accusing for w in reading.words[low : trigger.token])


def _is_circumstance(reading: SentenceReading, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether it is the circumstance of another event of the sentence."""
    before = reading.words[max(0, trigger.token - 3) : trigger.token]
    has_preposition = any("#circumstance" in w.keys for w in before) or trigger.hit.proclitic.endswith("ب")
    return has_preposition and any(t is not trigger and t.is_verb for t in triggers)


def _is_specific(reading: SentenceReading, trigger: Trigger) -> bool:
    """An indefinite event with a place of its own close behind it."""
    reach = reading.tokens[min(len(reading.tokens) - 1, trigger.token + _PLACE_REACH)].end
    return any(
        trigger.end < p.start <= reach and p.relation != "container" and p.place.precision != "country"
        for p in reading.places
    )


def _is_hypothetical(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Whoever …", "if …": the clause supposes."""
    if reading.keys.isdisjoint(load_particles().supposing):
        return False
    before = reading.words[max(0, trigger.token - 3) : trigger.token]
    return any(w.fold in load_particles().supposing for w in before)


def _is_supposed(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "The fall of X, if it comes about, …"; what would have come about, had nobody prevented it (لولا, لو لم)."""
    if reading.keys.isdisjoint(_SUPPOSED) and reading.keys.isdisjoint(load_particles().coming_about):
        return False
    behind = [word.fold for word in reading.words[trigger.token + 1 : trigger.token + 1 + _DAY_REACH]]
    if _BUT_FOR in behind or any(pair == _HAD_NOT for pair in pairwise(behind)):
        return True
    if reading.keys.isdisjoint(load_particles().coming_about):
        return False
    return any(a in _IF and b in load_particles().coming_about for a, b in pairwise(behind))


def _is_told_of_the_known(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "The massacre in which were killed", "the minister who was murdered": the clause only says which one."""
    kind = trigger.hit.entry.type
    if not (kind.violent or kind.type == "casualties") or trigger.token < 2:
        return False
    before = reading.words[trigger.token - 2 : trigger.token]
    if not any(w.fold in load_particles().relative for w in before):
        return False
    if any(w.fold in load_particles().toll for w in reading.words[max(0, trigger.token - 4) : trigger.token]):
        return False  # "the number of those who were killed"
    behind = reading.words[trigger.token + 1 : trigger.token + 1 + _DAY_REACH]
    goes_on = trigger.token > 2 and any("#going_on" in w.keys for w in reading.words[trigger.token - 3 : trigger.token])
    return not goes_on and not any("#recent" in w.keys for w in behind)


def _is_wont(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Three who were planting mines", "whom they were holding": what somebody used to do tells who is meant."""
    form, at = trigger.hit.form, trigger.token
    if form is None or form.aspect != "present" or at < 2 or reading.words[at - 1].fold not in load_particles().used_to:
        return False
    before = reading.words[at - 2].keys
    return not before & {"#connectors", "#openers"} or "#relative" in before


def _tells_which(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "Caves in which they hold out", "areas that they control": the present tells which place is meant."""
    form, words = trigger.hit.form, reading.words
    if form is None or form.aspect != "present" or trigger.hit.proclitic or trigger.event_type not in _STATES:
        return False
    behind = words[trigger.token + 1].fold if trigger.token + 1 < len(words) else ""
    before = words[trigger.token - 1] if trigger.token else None
    of_noun = before is not None and (before.fold in load_particles().relative or bool(before.keys & _PLACE_NOUNS))
    of_noun = of_noun or any(
        w.fold in load_particles().used_to for w in words[max(0, trigger.token - 5) : trigger.token]
    )
    return behind in load_particles().therein and of_noun


def _is_of_what_took_them(reading: SentenceReading, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "The dead of the blast that hit X rose to a hundred": the blow whose toll is told."""
    at, words = trigger.token, reading.words
    if at < _RELATIVE_AND_NOUN or trigger.hit.proclitic or "#relative" not in words[at - 1].keys:
        return False
    blow = any(h.form is None and h.entry.type.violent and h.proclitic.endswith("ال") for h in words[at - 2].hits)
    tolls = (t for t in triggers if t.event_type == "casualties" and not t.is_verb)
    return blow and any(at - 2 - t.token in (1, 2) for t in tolls)


def _describes_whom_it_hit(reading: SentenceReading, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "Targeted soldiers who had dug in in a house": where those were whom another event of the clause hit."""
    form, number = trigger.hit.form, reading.clauses.number
    if trigger.event_type != "deployment" or form is None or form.aspect != "past" or trigger.hit.proclitic:
        return False
    before = (t for t in triggers if t.token < trigger.token and t.hit.entry.type.violent)
    return any(number[t.token] == number[trigger.token] for t in before)


def _is_someones_death(reading: SentenceReading, trigger: Trigger) -> bool:
    """ "His murder", "the assassination of X": spoken about, unless a verb carries it."""
    if trigger.event_type not in {"abuse", "casualties"}:
        return False
    if trigger.hit.entry.frame == "agent" and trigger.event_type == "casualties":
        return False  # وتكبيدها عشرين قتيلاً: the pronoun is a party's
    spoken_about = trigger.hit.suffix or trigger.event_type == "abuse"
    return bool(spoken_about) and not _is_carried_closely(reading, trigger)


def _is_carried_closely(reading: SentenceReading, trigger: Trigger) -> bool:
    low = max(0, trigger.token - 4)
    before = reading.words[low : trigger.token]
    return trigger.token == 0 or any(w.keys & {"#asserting", "#light", "#impersonal"} for w in before)
