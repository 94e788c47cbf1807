"""Places in composed sentences: which names, at which level, told how."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.records import Article
from tawatur.stages.claims.mentions import PlaceMention, ReadingContext
from tawatur.stages.claims.places.reading import PlaceReader
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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("قالت دمشق إنها تنفي ذلك بدعم من موسكو وطهران.", []),
        ("التقى الوزير نظيره في موسكو.", ["موسكو"]),
        ("قال جاسم محمد إن الهجوم انتهى.", []),
        ("دخل المقاتلون مدينة جاسم.", ["جاسم"]),
        ("قال محافظ حمص إن الوضع هادئ.", []),
        ("أكد المرصد السوري وقوات سوريا الديمقراطية ذلك.", []),
        ("شارك مقاتلون من هيئة تحرير الشام.", []),
        ("قصفت الطائرات حيي صلاح الدين والسكري في حلب.", ["صلاح الدين", "السكري"]),
        ("سيطروا على مطار حلب الدولي وجسر الرستن.", ["مطار حلب الدولي", "جسر الرستن"]),
        ("اندلعت اشتباكات في الكلية الحربية.", ["الكلية الحربية"]),
        ("انسحب الجيش من عين العرب (كوباني).", ["عين العرب"]),
        ("وقع التفجير على طريق حمص – حماة.", ["طريق حمص – حماة"]),
        ("سيطروا على مبنى قيادة منطقة نوى.", ["مبنى قيادة منطقة نوى"]),
        ("نزح الأهالي من ود الحليو إلى القضارف.", ["ود الحليو", "القضارف"]),
        ("قصف الجيش مناطق الحوثيين.", []),
        ("سقطت قذيفة على حاجز شقرة.", ["شقرة"]),
    ],
)
def test_what_counts_as_a_place(reader: PlaceReader, sentence: str, names: list[str]) -> None:
    assert [name for name, _ in told(read(reader, sentence))] == names


@pytest.mark.parametrize(
    ("sentence", "container"),
    [
        ("قصف الطيران معسكر زمزم جنوب مدينة الفاشر.", "الفاشر"),
        ("وفي تعز، سقطت قذيفة على حي الروضة.", "تعز"),
        ("أغار الطيران على بلدة البيسارية قضاء صيدا.", "قضاء صيدا"),
        ("قال مصدر محلي في القنيطرة إن القوات دخلت بلدة الحميدية.", "القنيطرة"),
        ("أغلق الجيش الطريق المؤدي إلى دمشق عند سراقب.", "دمشق"),
        ("استعاد الجيش مدينة ود مدني عاصمة ولاية الجزيرة.", "الجزيرة"),
    ],
)
def test_what_contains_the_place_is_no_place_of_the_event(reader: PlaceReader, sentence: str, container: str) -> None:
    found = read(reader, sentence)
    assert [m.place.name for m in found if m.relation == "container"] == [container]
    assert len(told(found)) == 1


@pytest.mark.parametrize(
    ("sentence", "name", "precision", "where"),
    [
        ("دارت معارك في ريف حمص الشمالي.", "ريف حمص الشمالي", "district", 3),
        ("دارت معارك في ريف حمص.", "ريف حمص", "governorate", 4),
        ("دارت معارك في محافظة درعا.", "درعا", "governorate", 4),
        ("دارت معارك في شمال سوريا.", "شمال سوريا", "district", 3),
        ("دارت معارك في مديرية صرواح اليمنية.", "مديرية صرواح", "district", 3),
        ("دارت معارك في بلدة تلبيسة.", "تلبيسة", "settlement", 1),
        ("دارت معارك على أطراف بلدة تلبيسة.", "تلبيسة", "settlement", 2),
        ("دارت معارك في العراق.", "العراق", "country", 6),
        ("سقطت مسيّرة في البحر الأحمر.", "البحر الأحمر", "district", 7),
    ],
)
def test_levels_and_precision_codes(reader: PlaceReader, sentence: str, name: str, precision: str, where: int) -> None:
    (found,) = read(reader, sentence)
    assert (found.place.name, found.place.precision, found.place.where_prec) == (name, precision, where)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("دخل الجيش مدينة حماة. وقصف المدينة ليلاً.", ["حماة"]),
        ("دخل الجيش مدينة حماة ومطارها العسكري.", ["مطار حماة العسكري"]),
        ("سيطروا على بلدات تسيل ونوى وطفس. وانتشروا في البلدات الثلاث.", ["تسيل", "طفس", "نوى"]),
        ("دخل المقاتلون نيالا، ثم سيطروا على مطار المدينة الدولي.", ["مطار نيالا الدولي"]),
        ("دخلوا الرستن بعد غارة على جسر المدينة.", ["جسر الرستن"]),
        ("دخلوا بلدتي تسيل ونوى بعد انسحاب الجيش من المنطقة.", ["تسيل", "نوى"]),
        ("دخلوا بلدة تسيل، ثم قال الوزير إن المنطقة هادئة.", []),
        ("انسحب الجيش من تسيل وقصف نوى. وعاد السكان إلى المنطقة.", []),
    ],
)
def test_definite_nouns_point_back(reader: PlaceReader, text: str, back: list[str]) -> None:
    assert [m.place.name for m in read(reader, text) if m.anaphor] == back


def test_parts_and_unnamed_places(reader: PlaceReader) -> None:
    (part,) = read(reader, "سيطر الجيش على أجزاء من مدينة حلب.")
    assert part.place.partial
    named = read(reader, "عاد النازحون إلى تسع بلدات في ريف حلب الشمالي، من بينها مارع وعندان.")
    assert [(m.place.name, m.unnamed) for m in named if m.group] == [("مارع", 7), ("عندان", 7)]


def test_the_runners_up_and_their_reasons_are_kept(reader: PlaceReader) -> None:
    (found, _) = read(reader, "سيطرت المعارضة السورية على صوران وطيبة الإمام.")
    best, second = found.place.candidates[:2]
    assert best.score > second.score
    assert any(reason.startswith("country") for reason in best.reasons)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ابتحدرسعفقكلمنهويةىأ ،.", max_size=120))
def test_spans_lie_in_the_text_and_are_sorted(text: str) -> None:
    found = read(PlaceReader(load_gazetteer()), text)
    assert all(0 <= m.outer_start <= m.start < m.end <= len(text) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("قصفت الطائرة تجمعاً في جبال حمرين.", ["جبال حمرين"]),
        ("قُتل ضابط قرب قرية البو عجيل.", ["البو عجيل"]),
        ("انتشر الجنود عند تقاطعات شارع الستين.", ["شارع الستين"]),
        ("سقطت قذائف على حي المطار وحي الوادي.", ["حي المطار", "حي الوادي"]),
        ("سقطت قذائف على حي الدرجة الأولى بالفاشر.", ["حي الدرجة الأولى"]),
        ("زحفت القوات باتجاه تبة السلال.", ["تبة السلال"]),
        ("نُقل الجرحى إلى مستشفى الحي.", []),
        ("سقطت قذيفة على مدرسة تؤوي نازحين.", []),
        ("هدمت الجرافات بيتاً من طابقين في بلدة سعير.", ["سعير"]),
        ("انسحبت القوات من التلة المطلة على الطريق.", []),
        ("أوقفوا مسؤول نقل في ما يسمى ولاية كركوك.", []),
        ("عُقدت الجولة في العاصمة العُمانية مسقط.", ["مسقط"]),
        ("سُحبت قطعات الجيش من مركز قضاء الطوز.", ["الطوز"]),
        ("قصفت المدفعية قرى شيراوا وأم حوش وتل رفعت.", ["شيراوا", "أم حوش", "تل رفعت"]),
    ],
)
def test_classes_of_names_and_of_what_is_none(reader: PlaceReader, sentence: str, names: list[str]) -> None:
    assert [m.place.name for m in read(reader, sentence) if m.relation != "container"] == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("غادرت القوات الفاشر، آخر الحواضر التي كانت بيدها في إقليم دارفور.", "إقليم دارفور"),
        ("حررت القوات بلدة راوة، آخر معاقل التنظيم في الأنبار.", "الأنبار"),
        ("سيطر الجيش على خزان جبل أولياء، وهو آخر معبر على النيل الأبيض.", "النيل الأبيض"),
    ],
)
def test_what_tells_which_place_is_meant_is_no_second_place(reader: PlaceReader, sentence: str, name: str) -> None:
    found = read(reader, sentence)
    assert [m.place.name for m in found if m.relation == "container"] == [name]


def test_a_site_stands_at_the_point_of_a_place_beside_it(reader: PlaceReader) -> None:
    (found,) = read(reader, "دارت اشتباكات قرب جسر المنشية في الخرطوم.")[:1]
    assert (found.place.name, found.place.lat is not None, found.place.where_prec) == ("جسر المنشية", True, 2)


def test_a_coastal_town_is_not_looked_for_in_the_sea(reader: PlaceReader) -> None:
    (found,) = [
        m for m in read(reader, "هاجم الحوثيون سفينة قبالة سواحل الحديدة في البحر الأحمر.") if m.relation == "near"
    ]
    assert found.place.lat is not None


def test_a_town_is_read_where_the_text_names_its_country(reader: PlaceReader) -> None:
    found = read(reader, "نزح سكان الجنينة السودانية إلى أدري في تشاد.")
    assert "أدري" in [m.place.name for m in found]


@pytest.mark.parametrize(
    ("sentence", "contained"),
    [
        ("قال ناشط في درعا إن الجيش قصف بلدة نوى.", ["درعا"]),
        ("بحسب مدير مستشفى في إدلب، قصفت الطائرات بلدة بنش.", ["إدلب"]),
        ("اغتال مسلحون ناشطاً في درعا.", []),
        ("عاد أربعة آلاف لاجئ من تركيا.", []),
    ],
)
def test_a_person_only_speaks_beside_a_verb_of_saying(reader: PlaceReader, sentence: str, contained: list[str]) -> None:
    assert [m.place.name for m in read(reader, sentence) if m.relation == "container"] == contained


def test_a_definite_noun_does_not_point_to_what_only_told_where(reader: PlaceReader) -> None:
    found = read(reader, "في السلمية شرقي حماة، توصل وجهاء المدينة إلى اتفاق مع الفصائل.")
    assert [m.place.name for m in found if m.anaphor] == ["السلمية"]


@pytest.mark.parametrize("last", ["مقر", "مستشفى", "سجن", "مطار", "معبر", "قاعدة", "الطريق بين"])
def test_a_text_that_is_cut_behind_a_head_noun_has_no_place_there(reader: PlaceReader, last: str) -> None:
    assert told(read(reader, f"شن مسلحون هجوما على {last}")) == []
