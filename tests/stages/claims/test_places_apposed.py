"""Places told beside another one: what contains it, measures it or lists its parts, is no second site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


def places(claims: Reader, text: str, kind: str) -> list[str]:
    read = [c for c in claims(text) if c.event_type == kind]
    assert read, "no such claim"
    return [p.name for p in read[0].places]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("استهدفت غارة إسرائيلية منزلا في بلدة القرارة شرق مدينة خان يونس، جنوب قطاع غزة.", "air_strike", ["القرارة"]),
        ("قصفت طائرة إسرائيلية خيمة في مخيم المغازي وسط القطاع.", "air_strike", ["مخيم المغازي"]),
        ("قصفت المدفعية مدينة كادوقلي، عاصمة جنوب كردفان.", "shelling", ["كادوقلي"]),
        ("قصفت المدفعية كادوقلي، جنوب كردفان، مساء الأحد.", "shelling", ["كادوقلي"]),
        ("هاجم مسلحون مدينة سنجة التي تبعد نحو 300 كيلومتر جنوب الخرطوم.", "attack", ["سنجة"]),
        ("هاجم مسلحون حاجزا في كالوقيا الواقعة على بعد 60 كلم شرق كادوقلي.", "attack", ["كالوقيا"]),
        ("قصف الطيران مدينة جسر الشغور الخاضعة لسيطرة الفصائل، غرب إدلب.", "air_strike", ["جسر الشغور"]),
        ("قتل ثلاثة جنود في هجمات في غرب كردفان وجنوبها في السودان.", "attack", ["غرب كردفان"]),
        ("قصفت المدفعية مناطق متفرقة من مدينة جنين، بما في ذلك دوار الحصان.", "shelling", ["دوار الحصان"]),
        ("قصفت المدفعية مناطق بشمال القطاع بينها بيت حانون وبيت لاهيا.", "shelling", ["بيت حانون", "بيت لاهيا"]),
        ("انفجر لغم في بلدة كفرنبودة في الريف الشمالي الغربي من حماة.", "explosion", ["كفرنبودة"]),
        ("قصف الجيش الريف الجنوبي الغربي لمدينة عفرين.", "shelling", ["ريف عفرين الجنوبي الغربي"]),
    ],
)
def test_what_only_tells_where_a_place_lies_is_no_site(claims: Reader, text: str, kind: str, told: list[str]) -> None:
    assert places(claims, text, kind) == told


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("قصف الجيش المناطق الشرقية لمنطقة “خور الطين” مساء الأحد.", "shelling", ["خور الطين"]),
        ("سيطرت القوات على مناطق مثل أم سيالة وجبرة.", "territory_gained", ["أم سيالة", "جبرة"]),
        ("شن الطيران غارات على مواقع مفترضة للتنظيم في شبوة.", "air_strike", ["شبوة"]),
        ("قصف الجيش سوقا بود مدني.", "shelling", ["ود مدني"]),
        ("قصفت الطائرات منطقة جزيرة السعدون في الأنبار.", "air_strike", ["جزيرة السعدون"]),
        ("اقتحمت قوات الاحتلال مدينة ومخيم طولكرم.", "attack", ["طولكرم", "مخيم طولكرم"]),
    ],
)
def test_names_are_cut_where_they_end(claims: Reader, text: str, kind: str, told: list[str]) -> None:
    assert sorted(places(claims, text, kind)) == sorted(told)


def test_parts_of_a_place_are_no_place_left(claims: Reader) -> None:
    (claim,) = claims("قصفت المدفعية المناطق الغربية الجنوبية من مدينة تعز.")
    assert [(p.name, p.role) for p in claim.places] == [("تعز", "site")]


def test_each_of_a_list_is_a_site(claims: Reader) -> None:
    (claim,) = claims("قصف الطيران السوداني مواقع الدعم السريع في كل من نيالا والجنينة.")
    assert [(p.name, p.role) for p in claim.places] == [("نيالا", "site"), ("الجنينة", "site")]


def test_nothing_happened_in_the_hospital_where_they_were_taken(claims: Reader) -> None:
    text = "انفجر لغم في بلدة حيس وجرى نقل المصابين إلى أحد المستشفيات في المخا."
    assert places(claims, text, "explosion") == ["حيس"]


def test_the_camp_that_was_attacked_is_where_it_was(claims: Reader) -> None:
    text = "ويبعد معسكر غورما الذي تعرض لهجوم أمس 70 كيلومترا شرق تمبكتو."
    assert places(claims, text, "attack") == ["معسكر غورما"]


def test_the_people_of_a_town_do_not_tell_where_they_were_seized(claims: Reader) -> None:
    text = "أقدم مسلحون في بلدة المزرعة على اختطاف عشرة مدنيين من أبناء السويداء."
    assert places(claims, text, "arrest") == ["المزرعة"]


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اقتحمت قوات الاحتلال البلدة القديمة من مدينة نابلس.", ["البلدة القديمة"]),
        ("هاجم مسلحون قرية في منطقة تيلابيري في غرب النيجر قرب بوركينا فاسو.", ["تيلابيري"]),
        ("هاجم مستوطنون قريتي دير الحطب وعزموط شرق نابلس، شمال الضفة الغربية.", ["دير الحطب", "عزموط"]),
        ("هاجم مسلحون بلدة في منطقة سينو الواقعة أيضا في شمال البلاد.", ["سينو"]),
    ],
)
def test_what_a_place_lies_in_or_near_is_no_second_site(claims: Reader, text: str, told: list[str]) -> None:
    assert places(claims, text, "attack") == told


def test_those_who_fire_stand_where_they_fire_from(claims: Reader) -> None:
    (claim,) = claims("قصفت قوات النظام المتمركزة في معسكر جورين قرى مجاورة.")
    assert [(p.name, p.role) for p in claim.places] == [("معسكر جورين", "origin")]


def test_those_who_are_hit_stand_where_they_are_hit(claims: Reader) -> None:
    (claim,) = claims("استهدف الطيران الروسي المقاتلين المتمركزين في تلة الكبينة.")
    assert [(p.name, p.role) for p in claim.places] == [("تلة الكبينة", "site")]


def test_a_front_that_is_a_group_is_no_place(claims: Reader) -> None:
    (claim,) = claims("قتل قيادي في جبهة النصرة بتفجير في مدينة سرمدا.")
    assert [p.name for p in claim.places] == ["سرمدا"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شن الطيران غارات على مليط والضعين بدارفور، وحمرة النخيل بشمال كردفان.", ["مليط", "الضعين", "حمرة النخيل"]),
        ("قصف الطيران قرى سرف عمارة، والكومة، بدارفور والسوكي بسنار.", ["سرف عمارة", "الكومة", "السوكي"]),
        ("استهدفت طائرات مواقع في مديريتي رحبة، جنوب غرب مأرب، ورغوان.", ["رحبة", "رغوان"]),
    ],
)
def test_lists_go_on_over_what_tells_where_their_places_lie(claims: Reader, text: str, told: list[str]) -> None:
    assert places(claims, text, "air_strike") == told


def test_a_strike_on_a_town_hits_it_there(claims: Reader) -> None:
    (claim,) = claims("استمر قصف المدفعية لمدينة دمشق أمس.")
    assert [(p.name, p.role) for p in claim.places] == [("دمشق", "site")]


def test_a_campaign_of_months_later_is_not_where_the_town_fell(claims: Reader) -> None:
    text = "سقطت صنعاء بيد أنصار الله في 21 سبتمبر 2014، وشن التحالف حملة عسكرية في 26 مارس 2015."
    assert [c.places for c in claims(text) if c.event_type == "attack"] == [()]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("طردت قوات النظام مسلحين من أطراف نهر الفرات في مدينة الميادين.", "territory_gained", ["الميادين"]),
        ("هاجم مسلحون حاجزا في مفرق النجمة ببلدة العزبة بريف دير الزور الشمالي.", "attack", ["مفرق النجمة"]),
        ("قصفت المدفعية الساحل الأيسر من مدينة الموصل.", "shelling", ["الساحل الأيسر"]),
        ("قصفت المدفعية قرية القلعة في ريف حماة.", "shelling", ["القلعة"]),
    ],
)
def test_rivers_banks_and_villages_called_after_sites(claims: Reader, text: str, kind: str, told: list[str]) -> None:
    assert places(claims, text, kind) == told


def test_a_deal_that_something_is_done_under_is_neither_there_nor_then(claims: Reader) -> None:
    text = "دخلت شاحنات مساعدات الأحد من معبر كرم أبو سالم بموجب اتفاق وقف إطلاق النار."
    (deal,) = [c for c in claims(text) if c.event_type == "agreement"]
    assert (deal.places, deal.date.start) == ((), None)
