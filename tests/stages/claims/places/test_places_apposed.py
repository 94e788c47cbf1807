"""Places told beside another one: what contains it, measures it or lists its parts, is no second site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


def test_parts_of_a_place_are_no_place_left(claims: Reader) -> None:
    (claim,) = claims("قصفت المدفعية المناطق الغربية الجنوبية من مدينة تعز.")
    assert [(p.name, p.role) for p in claim.places] == [("تعز", "site")]


def test_each_of_a_list_is_a_site(claims: Reader) -> None:
    (claim,) = claims("قصف الطيران السوداني مواقع الدعم السريع في كل من نيالا والجنينة.")
    assert [(p.name, p.role) for p in claim.places] == [("نيالا", "site"), ("الجنينة", "site")]


def test_a_quarter_known_in_another_town_gets_no_point(claims: Reader) -> None:
    read = claims("قتل مدني في مدينة الأبيض السودانية.\nوسقطت قذائف على حي الصحافة مساء الأحد.")
    (quarter,) = [p for c in read for p in c.places if p.name == "حي الصحافة"]
    assert quarter.lat is None


def test_a_town_that_is_so_far_from_another_is_not_that_one(claims: Reader) -> None:
    text = "هاجم مسلحون كركوك أمس.\nواستهدف الهجوم مقر الشرطة في المدينة التي تبعد نحو 240 كيلومترا شمال بغداد."
    assert {p.name for c in claims(text) for p in c.places} == {"كركوك"}


def test_a_village_without_a_name_is_told_by_what_it_is_near(claims: Reader) -> None:
    (claim,) = claims("انفجر لغم قرب قرية تبعد نحو 30 كيلومترا جنوب كركوك.")
    assert [(p.name, p.distance_km) for p in claim.places] == [("كركوك", 30.0)]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم انتحاريون عددا من المباني الحكومية في كركوك.",
        "قصفت المدفعية تجمعا لإحياء ذكرى الثورة في كركوك.",
        "انفجرت عبوة في كركوك شمال بغداد.",
    ],
)
def test_general_words_are_no_names(claims: Reader, text: str) -> None:
    assert {p.name for c in claims(text) for p in c.places} == {"كركوك"}


def test_those_who_fled_to_listed_towns_headed_there(claims: Reader) -> None:
    (claim,) = claims("نزح آلاف السكان إلى مناطق أكثر أمنا مثل الدندر والدمازين.")
    assert [(p.name, p.role) for p in claim.places] == [("الدندر", "destination"), ("الدمازين", "destination")]


def test_those_who_fire_stand_where_they_fire_from(claims: Reader) -> None:
    (claim,) = claims("قصفت قوات النظام المتمركزة في معسكر جورين قرى مجاورة.")
    assert [(p.name, p.role) for p in claim.places] == [("معسكر جورين", "origin")]


def test_those_who_are_hit_stand_where_they_are_hit(claims: Reader) -> None:
    (claim,) = claims("استهدف الطيران الروسي المقاتلين المتمركزين في تلة الكبينة.")
    assert [(p.name, p.role) for p in claim.places] == [("تلة الكبينة", "site")]


def test_a_front_that_is_a_group_is_no_place(claims: Reader) -> None:
    (claim,) = claims("قتل قيادي في جبهة النصرة بتفجير في مدينة سرمدا.")
    assert [p.name for p in claim.places] == ["سرمدا"]


def test_a_strike_on_a_town_hits_it_there(claims: Reader) -> None:
    (claim,) = claims("استمر قصف المدفعية لمدينة دمشق أمس.")
    assert [(p.name, p.role) for p in claim.places] == [("دمشق", "site")]


def test_a_campaign_of_months_later_is_not_where_the_town_fell(claims: Reader) -> None:
    text = "سقطت صنعاء بيد أنصار الله في 21 سبتمبر 2014، وشن التحالف حملة عسكرية في 26 مارس 2015."
    assert [c.places for c in claims(text) if c.event_type == "attack"] == [()]


def test_a_deal_that_something_is_done_under_is_neither_there_nor_then(claims: Reader) -> None:
    text = "دخلت شاحنات مساعدات الأحد من معبر كرم أبو سالم بموجب اتفاق وقف إطلاق النار."
    (deal,) = [c for c in claims(text) if c.event_type == "agreement"]
    assert (deal.places, deal.date.start) == ((), None)
