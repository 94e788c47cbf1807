"""The examples in the tables of ambiguous names and head nouns are read as they say."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records import Article
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.stages.claims.places.reading import PlaceReader, article_countries
from tawatur.text.folding import fold_word
from tawatur.text.passages import Passage

TRAPS = [
    row
    for _, row in read_tsv(package_file("languages", "ar", "place_ambiguous.tsv"), ("name", "needs", "place", "word"))
]


NAMESAKES = [
    row for _, row in read_tsv(package_file("languages", "ar", "place_namesakes.tsv"), ("name", "place", "word"))
]


@cache
def reader() -> PlaceReader:
    return PlaceReader(load_gazetteer())


def names_in(text: str) -> list[str]:
    article = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", text)
    return [m.place.name for m in reader().mentions(Passage("text", text), ReadingContext(article, None))]


@pytest.mark.parametrize("row", [r for r in TRAPS if r["place"]], ids=lambda r: r["name"])
def test_an_ambiguous_name_is_read_as_a_place_where_the_example_says_so(row: dict[str, str]) -> None:
    found = names_in(f"وقعت اشتباكات {row['place']} أمس.")
    assert any(fold_word(row["name"]).removeprefix("ال") in fold_word(name) for name in found)


@pytest.mark.parametrize("row", [r for r in TRAPS if r["word"]], ids=lambda r: r["name"])
def test_an_ambiguous_name_is_no_place_where_the_counter_example_says_so(row: dict[str, str]) -> None:
    assert fold_word(row["name"]) not in {fold_word(name) for name in names_in(f"وقال إن {row['word']} كما هو.")}


@pytest.mark.parametrize("row", NAMESAKES, ids=lambda r: r["name"])
def test_a_name_spelled_like_a_preposition_is_told_by_its_spelling(row: dict[str, str]) -> None:
    assert any(name.startswith(row["name"]) for name in names_in(row["place"]))
    assert not any(fold_word(name).startswith(fold_word(row["name"])) for name in names_in(row["word"]))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قصف الدعم السريع مدينة الفاشر في شمال دارفور.", "sd"),
        ("أغار الطيران الإسرائيلي على بنت جبيل والخيام في لبنان.", "lb"),
        ("سيطر الحوثيون على حرض ومأرب اليمنية.", "ye"),
        ("قال المتحدث إن الاجتماع انتهى.", None),
    ],
)
def test_the_countries_of_an_article(text: str, country: str | None) -> None:
    found = article_countries([Passage("text", text)], load_gazetteer())
    assert found[:1] == ((country,) if country else ())


def test_a_village_named_after_a_town_is_not_the_town() -> None:
    assert names_in("وقعت اشتباكات في رأس حلب أمس.") == ["رأس حلب"]
    assert names_in("سيطر الجيش على رأس العين أمس.") == ["رأس العين"]


def test_the_two_villages_that_were_named_are_no_town_of_that_name() -> None:
    told = names_in("سيطر الجيش على قريتي الزعفرانة والدار الكبيرة، ونزح أهالي القريتين.")
    assert "القريتين" not in told
    assert names_in("سيطر الجيش على مدينة القريتين.") == ["القريتين"]
