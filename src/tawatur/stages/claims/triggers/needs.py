"""Needs: what a wording asks of the sentence around its trigger beyond single words (a place, a force, a number)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tawatur.knowledge.events import Need
from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.sentence.lexicon import Hit
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.parentheses import resumed

_VERBAL_REACH = 22
_SUBJECT_REACH = 9
_IT = frozenset({"ها", "ه", "هما"})


def is_met(need: Need, reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether the sentence has what an entry needs for the word at token ``i`` to tell its event."""
    return _NEEDS[need](reading, i, hit)


def _is_resumed(reading: SentenceReading, i: int, hit: Hit) -> bool:
    opening = reading.clauses.opening[reading.clauses.number[i]]
    return bool(hit.suffix) and (opening != "" or (i > 0 and "#sequel" in reading.words[i - 1].keys))


def _is_placed(reading: SentenceReading, i: int, hit: Hit) -> bool:
    if hit.form is not None and hit.suffix:
        return True
    if _has_place(reading, *reading.clauses.bounds(i)) or _has_its_object(reading, i, hit):
        return True
    behind = resumed(reading, i)
    return behind is not None and _has_place(reading, *behind)


def _has_its_object(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """ "Shelled the station before entering it": a masdar's pronoun behind a conjunction is the place told of."""
    told_beside = reading.clauses.opens_with(reading.clauses.number[i], load_particles().closing)
    return hit.suffix in _IT and told_beside and bool(reading.places)


def _moves_no_people(reading: SentenceReading, i: int, _hit: Hit) -> bool:
    return not any("@civilians" in w.keys and "@force" not in w.keys for w in reading.words[i + 1 : i + 5])


def _has_people(reading: SentenceReading, i: int, _hit: Hit) -> bool:
    low, high = reading.clauses.bounds(i)
    return any("@people" in w.keys or w.fold[0].isdigit() for w in reading.words[low:high])


def _is_first_person(reading: SentenceReading, i: int, _hit: Hit) -> bool:
    """ "We will not …"."""
    words = reading.words
    return i + 1 < len(words) and words[i + 1].fold.startswith("ن") and len(words[i + 1].fold) > 3


def _has_number(reading: SentenceReading, i: int, _hit: Hit) -> bool:
    return any(w.fold[0].isdigit() for w in reading.words[i + 1 : i + 5])


def _has_object(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether something is hit; a purpose is not (استهدفت العمل على إنهاء الحرب)."""
    if hit.suffix:
        return True
    return i + 1 < reading.clauses.bounds(i)[1] and "@purposes" not in reading.words[i + 1].keys


def _has_its_subject(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether a bare past form is a verb and not the preposition spelled like it: who did it follows at once."""
    form = hit.form
    if form is None or form.aspect != "past" or form.person != "3s" or hit.proclitic or form.fold.endswith("ت"):
        return True
    if _has_its_verb(reading, i):
        return False
    following = reading.words[i + 1 : i + 2]
    counted = any(w.fold in load_particles().roughly or w.fold[0].isdigit() for w in following)
    return counted or any(w.keys & {"@force", "@people", "@civilians"} for w in following)


def _has_its_verb(reading: SentenceReading, i: int) -> bool:
    """Whether another verb stands before it in its clause, so that it is the preposition ("sent a column through")."""
    before = reading.words[reading.clauses.bounds(i)[0] : i]
    return any(h.form is not None and h.form.aspect == "present" for w in before for h in w.hits)


def _names_its_subject(reading: SentenceReading, i: int, _hit: Hit) -> bool:
    """Whether what follows the verb is no preposition: who did it, not where they went."""
    following = reading.words[i + 1].fold if i + 1 < len(reading.words) else ""
    return following not in load_particles().before_noun


def _follows_civilians(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether civilians are the subject before the verb of their clause ("5,000 people fled")."""
    if hit.proclitic[:1] in {"و", "ف"}:
        return False
    before = reading.words[max(reading.clauses.bounds(i)[0], i - _SUBJECT_REACH) : i]
    people = [w for w in before if w.keys & {"@civilians", "@force"}]
    return bool(people) and not any("@force" in w.keys for w in people)


def _is_verbal(reading: SentenceReading, i: int) -> bool:
    """Whether an attack is one of words: no place follows it closely, and somebody accuses or describes with it."""
    words = reading.words
    if any("@verbal" in w.keys for w in words[i + 1 : i + 5]) or _is_rebuke(reading, i):
        return True
    end = next((j for j in range(i + 1, len(words)) if words[j].fold in {"،", ",", "."}), len(words))
    span = reading.chars(i, end)
    if any(span[0] <= p.start < span[1] and p.place.precision != "country" for p in reading.places):
        return False
    if any("@verbal" in w.keys for w in words[i + 1 : i + 1 + _VERBAL_REACH]):
        return True
    return any(w.keys & {"@speech_words", "@occasions"} for w in words[max(0, i - _VERBAL_REACH) : i + 4])


def _is_rebuke(reading: SentenceReading, i: int) -> bool:
    """ "A fierce attack on the patriarch", with no force in its clause: on somebody who is attacked with words."""
    low, high = reading.clauses.bounds(i)
    behind = [w.keys for w in reading.words[i + 1 : i + 5]]
    harsh = next((k for k, keys in enumerate(behind) if "@harsh" in keys), None)
    if harsh is None or any("@force" in w.keys for w in reading.words[low:high]):
        return False
    return any("@dignitaries" in keys for keys in behind[harsh + 1 :])


def _has_place(reading: SentenceReading, low: int, high: int) -> bool:
    start, end = reading.chars(low, high)
    if any(start <= place.start < end for place in reading.places):
        return True
    return any(w.keys & {"@position", "#anaphoric_words"} for w in reading.words[low:high])


def _falls(reading: SentenceReading, i: int, _hit: Hit) -> bool:
    """Whether a place is what falls: it stands right after the verb or masdar, or right before the verb."""
    low, high = reading.tokens[max(0, i - 1)].start, reading.tokens[min(len(reading.tokens) - 1, i + 2)].end
    at = reading.tokens[i].start
    named = any(p.outer_start < high and p.start > at and not p.preposition for p in reading.places)
    before = any(low <= p.end and p.start < at and not p.preposition for p in reading.places)
    nouns = reading.words[i + 1 : i + 2]
    return named or before or any("#anaphoric_places" in w.keys for w in nouns)


def _has_force(reading: SentenceReading, i: int, hit: Hit) -> bool:
    low, high = reading.clauses.bounds(i)
    start, end = reading.chars(low, high)
    if any(start <= actor.start < end and actor.slug != "civilians" for actor in reading.actors):
        return True
    around = reading.words[low:high]
    if any("@force" in w.keys for w in around):
        return True
    if any("@civilians" in w.keys for w in around):
        return False
    if hit.form is None or _continues_civilians(reading, low, hit):
        return hit.form is None and bool(hit.suffix)
    return bool(hit.suffix) or hit.form.person in {"3p", "1p"} or _drops_its_subject(reading, i)


def _continues_civilians(reading: SentenceReading, low: int, hit: Hit) -> bool:
    """Whether a coordinated verb goes on about civilians or captives named just before its clause."""
    before = reading.words[max(0, low - _SUBJECT_REACH) : low]
    if hit.proclitic[:1] not in {"و", "ف"} or any("@force" in w.keys for w in before):
        return False
    return any(w.keys & {"@civilians", "@captives"} for w in before)


def _drops_its_subject(reading: SentenceReading, i: int) -> bool:
    """Whether a preposition or a place follows the verb at once: its subject was named before."""
    if i + 1 >= len(reading.words):
        return False
    following = reading.tokens[i + 1]
    return following.fold in load_particles().before_noun or any(
        p.outer_start <= following.start < p.end for p in reading.places
    )


_NEEDS: Mapping[Need, Callable[[SentenceReading, int, Hit], bool]] = {
    "suffix": _is_resumed,
    "place": _is_placed,
    "place_subject": _falls,
    "force": _has_force,
    "no_people": _moves_no_people,
    "people": _has_people,
    "first_person": _is_first_person,
    "future": lambda _reading, _i, hit: hit.proclitic.endswith("س"),
    "subject": _has_its_subject,
    "deed": lambda reading, i, _hit: not _is_verbal(reading, i),
    "governed": lambda reading, i, hit: i > reading.clauses.bounds(i)[0] or hit.proclitic not in ("", "و", "ف"),
    "words": lambda reading, i, _hit: _is_verbal(reading, i),
    "number": _has_number,
    "object": _has_object,
    "civilians_first": _follows_civilians,
    "subject_next": _names_its_subject,
}
