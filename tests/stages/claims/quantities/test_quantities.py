"""Quantities: what a number counts, by its noun and the word of harm beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.stages.claims.quantities.reading import QuantityReader
from tawatur.text.passages import Passage

READER = QuantityReader()


def quantities(text):
    return [(m.quantity.what, m.quantity.value, m.quantity.bound) for m in READER.mentions(Passage("text", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتل تسعة نازحين وأُصيب 14 آخرون في القصف", [("killed", 9, "exact"), ("wounded", 14, "exact")]),
        ("أسفر الانفجار عن مقتل وإصابة 15 شخصاً", [("casualties", 15, "exact")]),
        ("لقي سبعة عمال مصرعهم", [("killed", 7, "exact")]),
        ("قال إن خمسة جنود قُتلوا في الكمين", [("killed", 5, "exact")]),
        ("اعتقلت القوة 30 عنصراً ثم أطلقت سراحهم", [("detained", 30, "exact"), ("released", 30, "exact")]),
        ("أفرجت السلطات عن 20 أسيراً", [("released", 20, "exact")]),
        ("نزحت نحو 400 أسرة من القرية", [("families", 400, "about")]),
        ("فرّ آلاف المدنيين شمالاً", [("displaced", 1000, "at_least")]),
        ("دمرت 11 عربة قتالية واستولت على خمس أخرى", [("vehicles", 11, "exact"), ("vehicles", 5, "exact")]),
        ("أسقطت الدفاعات طائرتين مسيرتين", [("drones", 2, "exact")]),
        ("سيطرت القوات على بلدتين", [("settlements", 2, "exact")]),
        ("سقط قتيلان وثلاثة جرحى", [("killed", 2, "exact"), ("wounded", 3, "exact")]),
        ("أدى الهجوم إلى سقوط قتيل وجريح", [("killed", 1, "exact"), ("wounded", 1, "exact")]),
        ("قُتلت امرأة في القصف", [("killed", 1, "exact")]),
        ("مقتل جندي وإصابة آخر", [("killed", 1, "exact"), ("wounded", 1, "exact")]),
        ("ارتفع عدد القتلى إلى 320 شخصاً", [("killed", 320, "exact")]),
        ("تقدمت القوة إلى مسافة خمسة كيلومترات", [("distance_km", 5, "exact")]),
        ("أُرسلت قوة من ألفي مقاتل", [("fighters", 2000, "exact")]),
        ("غنمت القوة عربتين ومدفعاً", [("vehicles", 2, "exact"), ("guns", 1, "exact")]),
        ("دخلوا القرى السبع وهي أ وب", [("settlements", 7, "exact")]),
        ("11 شخصاً على الأقل قتلوا", [("killed", 11, "at_least")]),
    ],
)
def test_the_noun_and_the_word_of_harm_say_what_is_counted(text, expected):
    assert quantities(text) == expected


def test_a_subset_is_named_by_its_noun_and_never_added():
    found = READER.mentions(Passage("text", "مقتل سبعة أشخاص بينهم ثلاثة أطفال وامرأتان"))
    assert [(m.quantity.what, m.quantity.value, m.rule) for m in found] == [
        ("killed", 7, "harm"),
        ("children", 3, "subset"),
        ("women", 2, "subset"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "انتشر اللواء 61 في المدينة",
        "في عام 2014 اعتقلت القوات",
        "وقعت سامراء (120 كلم شمال بغداد) في المحافظة",
        "قال قياديان محليان إن الوضع هادئ",
        "انسحبوا من القرى الثلاث",
        'شاهد مراسل "المحطة 9" أرتالاً على الطريق',
        "بعد يومين وثلاث ساعات",
    ],
)
def test_names_dates_and_descriptions_are_no_quantities(text):
    assert quantities(text) == []


@given(st.text(alphabet="قتلصيب 0123456789ومنعشرةأفاخي،.", max_size=200))
def test_any_text_gives_spans_inside_it(text):
    for mention in READER.mentions(Passage("text", text)):
        assert text[mention.start : mention.end] == mention.quantity.text
