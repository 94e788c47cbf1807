"""Actors: registry names, framings by country and day, adjectives, units, and what is no actor."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.records import Article
from tawatur.stages.claims.actors.reading import ActorReader
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.text.passages import Passage

READER = ActorReader()


def context(country="", day="2024-12-01", text=""):
    article = Article("a", "a", "v", "p", None, None, None, "", day, "stated", None, None, None, None, "ar", text)
    return ReadingContext(article, day, (country,) if country else ())


def slugs(text, country="SY", day="2024-12-01"):
    return [m.slug for m in READER.mentions(Passage("text", text), context(country, day))]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("انسحبت قوات النظام من البلدة", "SY", ["sy-government"]),
        ("سيطرت هيئة تحرير الشام والفصائل على القرية", "SY", ["hts", "sy-opposition"]),
        ('اشتبك "الجيش الوطني" مع "قسد"', "SY", ["sna", "sdf"]),
        ("تقدم الجيش في المدينة", "SD", ["sd-army"]),
        ("قصفت المليشيا السوق", "SD", ["sd-rsf"]),
        ("قصفت المليشيا السوق", "YE", ["ye-houthi"]),
        ("انتشر الجيش جنوب النهر", "LB", ["lb-army"]),
        ("اقتحم الجيش المخيم", "PS", ["israel"]),
        ("هاجم الجنجويد القرية", "SD", ["sd-rsf"]),
        ("تصدى الحشد للهجوم", "IQ", ["iq-pmf"]),
        ("اشتبك اللواء 444 مع جهاز الردع", "LY", ["ly-444-brigade", "ly-rada"]),
        ("هاجم المتمردون رتلاً للجيش", "ML", ["ml-csp", "ml-army"]),
        ("غارات جوية إسرائيلية على الحديدة", "YE", ["israel"]),
        ("استهدفت مسيّرات تركية القرية", "SY", ["turkey"]),
        ("يواصل الوسطاء القطريون والمصريون جهودهم", "PS", ["qa-government", "eg-government"]),
        ("قال وزير الخارجية الفرنسي", "LB", ["fr-government"]),
        ("مقر اللواء 12 قرب المدينة", "SY", ["sy-government"]),
        ("قالت الفرقة السادسة مشاة إنها صامدة", "SD", ["sd-army"]),
        ("مقتل سبعة مدنيين", "SY", ["civilians"]),
        ("الإفراج عن 20 أسيراً", "YE", ["prisoners"]),
        ("دعت روسيا إلى التهدئة", "SY", ["russia"]),
    ],
)
def test_an_actor_is_read_by_name_framing_or_adjective(text, country, expected):
    assert slugs(text, country) == expected


def test_the_country_named_in_the_sentence_beats_the_articles():
    assert slugs("وفي لبنان، عزّز الجيش انتشاره", "SY") == ["lb-army"]


def test_the_day_settles_who_holds_a_name():
    assert slugs("اعتقلت قوات الأمن العام رجلاً", "SY", "2025-03-01") == ["sy-opposition"]
    assert slugs("انتشر الجيش السوري", "SY", "2024-11-30") == ["sy-government"]
    assert slugs("انتشر الجيش السوري", "SY", "2025-06-01") == ["sy-opposition"]


def test_the_articles_own_text_gives_the_country_where_none_is_told():
    mentions = READER.mentions(Passage("text", "قصف الجيش السوق"), context(text="قوات الدعم السريع في السودان"))
    assert [m.slug for m in mentions] == ["sd-army"]


@pytest.mark.parametrize(
    "text",
    [
        "قال المرصد السوري لحقوق الإنسان",
        "عاد من تركيا",
        "عند الحدود السورية العراقية",
        "فتح الطريق",
        "هجوم نفذه مجهولون",
    ],
)
def test_sources_places_and_other_words_are_no_actors(text):
    assert slugs(text) == []


@given(st.text(alphabet="الجيشوقتحمنظفصرديب 61،.", max_size=150))
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    mentions = READER.mentions(Passage("text", text), context("SY"))
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
