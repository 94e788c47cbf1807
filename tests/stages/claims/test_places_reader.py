"""Places in composed sentences: which names, at which level, told how."""

from __future__ import annotations

import pytest

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.records import Article
from tawatur.stages.claims.mentions import PlaceMention, ReadingContext
from tawatur.stages.claims.places import PlaceReader
from tawatur.text.passages import Passage


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    return PlaceReader(load_gazetteer())


def read(reader: PlaceReader, text: str) -> list[PlaceMention]:
    article = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", text)
    return list(reader.mentions(Passage("text", text), ReadingContext(article, None)))


def told(mentions: list[PlaceMention]) -> list[tuple[str, str]]:
    return [(m.place.name, m.place.precision) for m in mentions if m.relation != "container"]


def test_a_dual_head_noun_gives_both_places(reader: PlaceReader) -> None:
    found = read(reader, "سيطرت الفصائل على مدينتي الرستن وتلبيسة في ريف حمص الشمالي.")
    assert told(found) == [("الرستن", "settlement"), ("تلبيسة", "settlement")]
    assert [m.place.name for m in found if m.relation == "container"] == ["ريف حمص الشمالي"]


def test_a_name_is_given_without_clitics_and_spans_lead_back(reader: PlaceReader) -> None:
    text = "وصلت القوات للرستن وبتلبيسة اشتباكات."
    found = read(reader, text)
    assert [m.place.name for m in found] == ["الرستن", "تلبيسة"]
    assert text[found[1].start : found[1].end] == "تلبيسة"


def test_an_unknown_village_keeps_its_name_without_a_point(reader: PlaceReader) -> None:
    (found,) = read(reader, "قصفت الطائرات قرية الزعرورة.")
    assert (found.place.name, found.place.lat, found.place.precision) == ("الزعرورة", None, "settlement")


def test_places_among_a_counted_group(reader: PlaceReader) -> None:
    found = read(reader, "سيطر الجيش على 15 قرية، بينها الرستن وتلبيسة.")
    assert [(m.place.name, m.unnamed) for m in found] == [("الرستن", 13), ("تلبيسة", 13)]


def test_an_army_of_a_country_is_no_place(reader: PlaceReader) -> None:
    assert read(reader, "قال جيش سوريا إنه صد هجوما.") == []


def test_distance_tells_the_anchor(reader: PlaceReader) -> None:
    (found,) = read(reader, "باتت الفصائل على بعد خمسة كيلومترات من مدينة حمص.")
    assert (found.place.name, found.place.distance_km, found.place.where_prec) == ("حمص", 5.0, 2)
