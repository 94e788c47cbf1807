"""Places that describe a person, a force or another place, and are no site of what happened.

"Fighters from among the sons of A entered B": A tells who they are. "The road that leads to C": C tells which road.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.sentence.lexicon import Word
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.text.passages import COMMAS


def sites_among(
    reading: SentenceReading, places: Sequence[PlaceMention], *, strict: bool = False
) -> list[PlaceMention]:
    """The places without those that tell whose ally somebody is, and those that describe where others stay.

    Where only describing ones are told they are sites, unless ``strict``.
    """
    if "#allegiance" not in reading.keys and "#describing" not in reading.keys:
        return list(places)
    allies = _told_by(reading, places, "#allegiance")
    describing = _told_by(reading, places, "#describing")
    possible = [p for p in places if p.start not in allies]
    return [p for p in possible if p.start not in describing] or ([] if strict else possible)


def is_of_their_deed(reading: SentenceReading, trigger: int, place: PlaceMention) -> bool:
    """اعتقلت ثلاثة ضالعين في الهجوم على X: where those struck, by violence told behind the word, that were seized."""
    at = reading.token_at(place.outer_start)
    involved = load_particles().involved
    laid = next((i for i in range(trigger + 1, at) if reading.words[i].fold.removeprefix("ال") in involved), None)
    return laid is not None and any(h.entry.type.violent for word in reading.words[laid:at] for h in word.hits)


def homes_among(reading: SentenceReading, places: Sequence[PlaceMention]) -> set[int]:
    """The starts of the places whose people the text speaks of ("the residents of X fled")."""
    return _told_by(reading, places, "#describing")


def _told_by(reading: SentenceReading, places: Sequence[PlaceMention], cue: str) -> set[int]:
    """Starts of the places that follow a cue word closely, and of those that are coordinated with them."""
    found: set[int] = set()
    if cue not in reading.keys:
        return found
    last_end, joints = -1, load_particles().joint | COMMAS
    for place in places:
        at = reading.token_at(place.outer_start)
        before = _cue_words(reading, at)
        follows = last_end >= 0 and all(w.fold in joints for w in reading.words[last_end:at])
        if any(cue in word.keys for word in before) or follows:
            found.add(place.start)
            last_end = reading.token_at(place.end - 1) + 1
        else:
            last_end = -1
    return found


def _cue_words(reading: SentenceReading, at: int) -> Sequence[Word]:
    """The word before a place, and the one before that where the first is a preposition."""
    reach = 2 if at and reading.words[at - 1].fold in load_particles().preposition else 1
    return reading.words[max(0, at - reach) : at]
