"""The homonym set: composed sentences with a name of several bearers, and the right one, "open" or "none" (no place).

A name counts as right where its point is within 5 km of the right place's (or is the right place itself), open where it
is kept without a point, none where it is not read as a place at all.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from tawatur.knowledge.gazetteer import Gazetteer, load_gazetteer
from tawatur.records import Article, ClaimPlace
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.stages.claims.places.reading import PlaceReader
from tawatur.stages.claims.places.resolution import kilometres
from tawatur.text.folding import fold_word
from tawatur.text.passages import Passage

SET = Path(__file__).parents[1] / "data" / "homonyms.tsv"
LEAST_ACCURACY = 0.90


@cache
def built_in() -> Gazetteer:
    return load_gazetteer()


@cache
def reader() -> PlaceReader:
    return PlaceReader(built_in())


def rows() -> list[dict[str, str]]:
    with SET.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read_place(sentence: str, name: str) -> ClaimPlace | None:
    article = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", sentence)
    found = reader().mentions(Passage("text", sentence), ReadingContext(article, None))
    key = fold_word(name)
    named = [m.place for m in found if key in fold_word(m.place.name) and not m.anaphor]
    return min(named, key=lambda p: len(p.name), default=None)


def outcome(row: dict[str, str]) -> str:
    """``right``, ``wrong``, ``open`` or ``none``: what the reader makes of the name."""
    place = read_place(row["sentence"], row["name"])
    if place is None:
        return "none"
    right = built_in().get(row["place"])
    if place.lat is None or place.lon is None:
        return "right" if right and right.place_id == place.place_id else "open"
    at_right = right and right.point and kilometres((place.lat, place.lon), right.point) <= 5
    return "right" if at_right else "wrong"


def test_the_set_is_large_enough_and_a_third_of_it_open() -> None:
    answers = Counter(row["place"] in {"open", "none"} for row in rows())
    assert len(rows()) >= 150
    assert answers[True] >= len(rows()) * 0.3
    assert all(row["place"] in {"open", "none"} or built_in().get(row["place"]) for row in rows())


def test_accuracy() -> None:
    wanted = [(row["place"] if row["place"] in {"open", "none"} else "right", outcome(row)) for row in rows()]
    accuracy = sum(want == got for want, got in wanted) / len(wanted)
    assert accuracy >= LEAST_ACCURACY


def test_what_cannot_be_known_seldom_gets_a_point() -> None:
    """A wrong point is worse than none."""
    outcomes = Counter(outcome(row) for row in rows() if row["place"] == "open")
    assert outcomes["wrong"] <= 0.06 * outcomes.total()
