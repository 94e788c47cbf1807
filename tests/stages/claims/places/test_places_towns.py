"""The town of a site that its own name does not tell: the article's, where it is about one town only."""

from __future__ import annotations

import pytest

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.records import Article, ClaimPlace
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.stages.claims.places.reading import PlaceReader
from tawatur.text.passages import Passage


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    return PlaceReader(load_gazetteer())


def place(reader: PlaceReader, text: str, name: str) -> ClaimPlace:
    article = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", text)
    mentions = reader.mentions(Passage("text", text), ReadingContext(article, None))
    return next(m.place for m in mentions if m.place.name == name)


HAMA = "دخلت الفصائل مدينة حماة فجر الخميس. وقال سكان حماة إن المعارك توقفت. "


def test_an_unknown_quarter_is_shown_near_the_town_that_the_article_is_about(reader: PlaceReader) -> None:
    found = place(reader, HAMA + "وانفجرت سيارة مفخخة في حي الزعرورة.", "حي الزعرورة")
    assert (found.parent, found.lat is not None, found.where_prec) == ("Hama", True, 2)


def test_a_class_told_without_its_town_is_the_site_that_the_town_has_of_it(reader: PlaceReader) -> None:
    found = place(reader, HAMA + "وفتح المقاتلون أبواب السجن المركزي.", "السجن المركزي")
    assert (found.place_id, found.where_prec) == ("sy-hama-central-prison", 2)


@pytest.mark.parametrize(
    "text",
    [
        HAMA + "ثم وصلت الفصائل إلى الرستن. وانفجرت سيارة مفخخة في حي الزعرورة.",
        HAMA + "وانفجرت سيارة مفخخة في حي الزعرورة، بحسب سكان في سلمية.",
        "دارت اشتباكات في حماة وسلمية ومحردة. وانفجرت سيارة مفخخة في حي الزعرورة.",
        "خرجت تظاهرة في حلب. وقال سكان حلب إن قذائف سقطت على حي الزعرورة.",
    ],
    ids=["another town before it", "another town beside it", "about no one town", "a town too large for its point"],
)
def test_else_it_stays_open(reader: PlaceReader, text: str) -> None:
    assert place(reader, text, "حي الزعرورة").lat is None


def test_a_prison_or_base_that_may_lie_outside_the_town_stays_open(reader: PlaceReader) -> None:
    assert place(reader, HAMA + "وقصفت الطائرات ثكنة الزعرورة.", "ثكنة الزعرورة").lat is None
