"""Names of places of conflicts that no table knows, told by where they stand and by being no everyday word."""

from __future__ import annotations

import pytest

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.records import Article
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.stages.claims.places.reading import PlaceReader
from tawatur.text.passages import Passage


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    return PlaceReader(load_gazetteer())


def named(reader: PlaceReader, text: str) -> list[str]:
    article = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", text)
    found = reader.mentions(Passage("text", text), ReadingContext(article, None))
    return [mention.place.name for mention in found if not mention.anaphor]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سيطر متمردون على كافومو ونياببوي أمس.", ["كافومو", "نياببوي"]),
        ("اشتبك الجنود مع مسلحين في ماراوي وبوتيغ.", ["ماراوي", "بوتيغ"]),
        ("قصفت المدفعية مواقع قرب مارتوني وأسكيران وخوجافند.", ["مارتوني", "أسكيران", "خوجافند"]),
        ("اندلع القتال في ديبري تابور ولاليبيلا.", ["ديبري تابور", "لاليبيلا"]),
        ("دخل المقاتلون ساكي وكيتشانغا بلا قتال.", []),  # who entered may be who is named behind the verb
        ("دخلوا ساكي وكيتشانغا بلا قتال.", ["ساكي", "كيتشانغا"]),
        ("فرّ نحو ألف شخص من نيرتيتي وجلدو.", ["نيرتيتي", "جلدو"]),
        ("تقدمت القوات نحو مينوفا.", ["مينوفا"]),
        ("ثم تعرضت بوروفا لقصف مدفعي.", ["بوروفا"]),
        ("شن الطيران غارات على إينتيليت وتاساليت قرب الحدود.", ["إينتيليت", "تاساليت"]),
        ("أجلي السكان من كفاردونتشا.", ["كفاردونتشا"]),
    ],
)
def test_an_unheard_word_where_a_place_must_stand_is_one(reader: PlaceReader, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "وقال زيلينسكي إن بلاده تعتمد على ستارلينك.",
        "نقلت الصحيفة عن كاسيدي قوله إن الأوضاع لا تطاق.",
        "فُرضت عقوبات على شيفاردنتسه وأعوانه.",
        "نشر البيان عبر تليغرام ثم في واتساب.",
        "تقدم الجنود في أرتال طويلة، واصفاً التقدم بالبطيء.",
        "انسحبت القوات إلى مواقعها وبسطت سيطرتها عليها.",
        "بحث الوفد قضية زايتسيف مع نظيره.",
    ],
)
def test_an_unheard_word_elsewhere_is_none(reader: PlaceReader, text: str) -> None:
    assert named(reader, text) == []


def test_the_bank_of_a_river_is_no_country(reader: PlaceReader) -> None:
    assert named(reader, "انسحبت القوات إلى الضفة الغربية لنهر أوسكيل.") == ["نهر أوسكيل"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استعاد الجيش بارا أمس.", ["بارا"]),
        ("قرى لجأ إليها مئات المدنيين.", []),
    ],
)
def test_captured_towns_and_villages_told_by_who_fled_there(reader: PlaceReader, text: str, names: list[str]) -> None:
    assert named(reader, text) == names
