"""Where an event happened: a short name for a longer one told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("استهدفت غارات جوية جسر الباب مساء الخميس.\nوشهدت مدينة الباب قصفاً مدفعياً عنيفاً.", {"الباب"}),
        ("سيطر الجيش السوداني على القصر الجمهوري في الخرطوم.\nثم قصفت المدفعية القصر.", {"القصر الجمهوري"}),
    ],
)
def test_a_town_is_not_the_site_that_bears_its_name(claims: Reader, text: str, places: set[str]) -> None:
    read = [c for c in claims(text) if c.event_type == "shelling"]
    assert {p.name for c in read for p in c.places} == places


def test_the_town_is_the_one_spoken_of_and_not_the_one_it_lies_east_of(claims: Reader) -> None:
    text = "وفي السلمية شرقي حماة، توصل وجهاء المدينة إلى اتفاق مع قوات الدفاع يقضي بدخولها من دون قتال."
    (claim,) = [c for c in claims(text) if c.event_type == "agreement"]
    assert [p.name for p in claim.places] == ["السلمية"]


@pytest.mark.parametrize("distance", ["5 كيلو مترات عن", "خمسة كيلومترات من", "12 كم من"])
def test_what_lies_some_way_off_is_neared_and_not_taken(claims: Reader, distance: str) -> None:
    text = f"بعد السيطرة على مدينتي حماة والسلمية، باتت فصائل المعارضة السورية على بعد {distance} مدينة حمص."
    read = {(c.event_type, tuple(p.name for p in c.places)) for c in claims(text)}
    assert read == {("territory_gained", ("حماة", "السلمية")), ("advance", ("حمص",))}


def test_between_two_countries_is_in_neither(claims: Reader) -> None:
    (claim,) = claims("اندلعت اشتباكات بين الجيش والمهربين على الحدود بين السودان وتشاد مساء الخميس.")
    assert claim.places == ()


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("سيطر الجيش على مدينة حمص في خطوة تقربه من تدمر.", "territory_gained", ["حمص"]),
        ("قال السكان في مدينة الدلنج إن القوات قصفت أطراف المدينة الشرقية بالمدفعية.", "shelling", ["الدلنج"]),
        ("قصفت القوات حي الطرق في الدلنج بالمدفعية.", "shelling", ["حي الطرق"]),
        ("استهدفت غارة سيارة في مناطق يسيطر عليها المسلحون.", "air_strike", []),
        ("يستعدون لشن هجوم على حمص خلال الأيام القليلة القادمة.", "attack", ["حمص"]),
        ("انفجرت عبوة أمام مقر لأمن الدولة في مدينة حمص.", "explosion", ["حمص"]),
    ],
)
def test_words_that_only_look_like_names_are_no_sites(claims: Reader, text: str, kind: str, places: list[str]) -> None:
    (claim,) = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for p in claim.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("انسحبت مجموعة من وزارة الدفاع السورية من حي الثورة في حمص.", "withdrawal", ["حي الثورة"]),
        ("وأضاف المصدر أن مسلحي داعش انسحبوا من حي الثورة.", "withdrawal", ["حي الثورة"]),
        ("تمكنت القوات من أسر 18 مقاتلاً وتدمير ثلاث آليات في تدمر.", "arrest", ["تدمر"]),
        ("وتشن القوات منذ أسبوع هجوماً للسيطرة على طرابلس.", "attack", ["طرابلس"]),
        ("أفاد سكان في مدينة تدمر بأن قذائف سقطت على مزارعهم.", "shelling", ["تدمر"]),
        ("قصفت الطائرات حي السينما في نيالا، وقال مصدر طبي إنها أوقعت 32 قتيلاً.", "casualties", ["حي السينما"]),
        ("دارت معارك في تدمر.\nواستولت القوات خلال المعارك على 14 عربة.", "seizure", ["تدمر"]),
        ("كشف دبلوماسي أن الوفد التقى، أمس الثلاثاء، مسؤولين في مسقط لبحث الإفراج عن الأسرى.", "talks", ["مسقط"]),
        ("وفي نابلس، أعلنت سرايا القدس أن مقاتليها اشتبكوا، فجر الأحد، مع قوة.", "armed_clash", ["نابلس"]),
        ("قُتل جندي في تدمر، وقال الجيش إن 19 مسلحا وقعوا في الأسر.", "arrest", []),
        ("وقال مسؤول في دمشق إن قذائف سقطت على المزارع.", "shelling", []),
    ],
)
def test_where_it_was_may_be_told_elsewhere_in_the_sentence(
    claims: Reader, text: str, kind: str, places: list[str]
) -> None:
    (claim,) = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for p in claim.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("سيطرت الفصائل، بعد معارك عنيفة مع قوات النظام، على مدينة تدمر.", "territory_gained", ["تدمر"]),
        ("انسحبت القوات، عقب اشتباكات مع المسلحين، من مدينة تدمر باتجاه حمص.", "withdrawal", ["تدمر", "حمص"]),
        ("دمرت غارة جسر شمبات الرابط بين أم درمان والخرطوم بحري.", "air_strike", ["جسر شمبات"]),
        ("سيطر التنظيم على قرية لهيبان الحدودية بين كركوك وأربيل.", "territory_gained", ["لهيبان"]),
        ("اقتحمت القوات الإسرائيلية مخيم نور شمس للاجئين شرق طولكرم.", "attack", ["مخيم نور شمس"]),
        ("أغلق الأردن معبر جابر الحدودي بسبب الأوضاع في درعا.", "deployment", ["معبر جابر"]),
        ("انتزعت القوات الجسر القديم في الجانب الأيمن من مدينة الموصل.", "territory_gained", ["الجسر القديم"]),
        ("دخلت الفصائل مدينة تدمر، حيث أصبح الطريق مفتوحا بين حماة وحمص.", "advance", ["تدمر"]),
    ],
)
def test_a_place_belongs_to_the_words_that_govern_it(claims: Reader, text: str, kind: str, places: list[str]) -> None:
    (claim,) = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for p in claim.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        (
            "سيطر الجيش السوداني على مدينة بارا من المسلحين، الذين انسحبوا باتجاه الأبيض.",
            "withdrawal",
            ["بارا", "الأبيض"],
        ),
        ("استهدفت مسيّرة مطار نيالا، فيما قال الجيش إن دفاعاته أسقطت المسيّرة.", "shelling", ["مطار نيالا"]),
        ("استعاد الجيش السوداني مدينة بارا بموجب اتفاق رعاه وسطاء.", "agreement", ["بارا"]),
        ("التقى الوفدان في مسقط، وتوصل الجانبان إلى اتفاق أولي.", "agreement", ["مسقط"]),
        ("قصفت القوات مدينة تدمر، بينما أفرج مسلحون عن أربعة جنود.", "release", []),
    ],
)
def test_what_names_no_place_is_where_what_it_goes_on_with_was(
    claims: Reader, text: str, kind: str, places: list[str]
) -> None:
    (claim,) = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for p in claim.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("وفي طرابلس، هدد رئيس الحكومة الليبية باستخدام القوة ضد المهربين.", "statement", ["طرابلس"]),
        ("وقالت متحدثة باسم الوزارة إن روسيا تهدد بالرد على أي ضربة.", "statement", []),
        ("التقى الوزير في بيروت وفداً أممياً للتباحث في تأمين معبر المصنع.", "talks", ["بيروت"]),
        ("أبرم الطرفان اتفاقاً برعاية وجهاء من الضالع ودمت.", "agreement", []),
        ("أفرجت الفصائل في حماة عن عشرة من أبناء درعا.", "release", ["حماة"]),
        ("الأنبار: قتل جنديان في انفجار عبوة في وادي حوران.", "explosion", ["وادي حوران"]),
        ("أخلت القوات مدينة بارا واتجهت صوب الأبيض، بعد أن نهبت مخازنها.", "seizure", ["بارا"]),
    ],
)
def test_who_speaks_meets_or_is_freed_does_so_where_it_is_told(
    claims: Reader, text: str, kind: str, places: list[str]
) -> None:
    found = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for c in found[:1] for p in c.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("قصفت الطائرات معسكراً للتنظيم في وادي حوران.\nواعتقلت القوات خمسة داخل المعسكر.", "arrest", ["وادي حوران"]),
        ("قصفت الطائرات بلدة تدمر.\nثم فتشت القوات موقع القصف وصادرت ثلاث بنادق.", "seizure", ["تدمر"]),
        ("استعاد الجيش بلدة بارا ثم انسحب إلى الأبيض.\nواستولت القوات خلال العملية على عربات.", "seizure", ["بارا"]),
        ("نزحت عائلات من بعلبك إلى عكار والهرمل بعد أن قصفت المدفعية أطراف المدينة.", "shelling", ["بعلبك"]),
        ("دارت معارك في الزاوية، غرب العاصمة طرابلس.\nثم انسحبت القوات من وسط المدينة.", "withdrawal", ["الزاوية"]),
        ("قصفت الطائرات بلدة تدمر.\nواعتبر الوزير أن الاتفاق الموقع عام 1974 قد انهار.", "agreement", []),
    ],
)
def test_a_definite_word_points_to_the_place_that_was_told(
    claims: Reader, text: str, kind: str, places: list[str]
) -> None:
    found = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for c in found[:1] for p in c.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("نزح أهالي قرية الشيحة إلى السلمية.", "displacement", ["الشيحة", "السلمية"]),
        ("دارت اشتباكات في محيط معسكر الدفاع الجوي، فجر الأحد.", "armed_clash", ["معسكر الدفاع الجوي"]),
        ("استولى مسلحون على ثكنة الدفاع الجوي في مدينة تدمر.", "territory_gained", ["تدمر"]),
        ("قصفت القوات معسكر أبو شوك للنازحين.", "shelling", ["معسكر أبو شوك"]),
        ("وصلت تعزيزات إلى بلدة شلكونة.\nثم قصفت المدفعية شلكونة أمس.", "shelling", ["شلكونة"]),
        ("نزحت مئة أسرة من شلكونة إلى الأبيض.\nوسيطر الجيش على بلدة شلكونة.", "displacement", ["شلكونة", "الأبيض"]),
    ],
)
def test_names_that_the_text_tells_are_places(claims: Reader, text: str, kind: str, places: list[str]) -> None:
    found = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for c in found[:1] for p in c.places] == places


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("هاجم مستوطنون من مستوطنة يتسهار أطراف قرية بورين.", "attack", ["بورين"]),
        ("قصفت الطائرات بلدة تدمر.\nثم قصفت محيط المستشفى الوطني في البلدة.", "shelling", ["المستشفى الوطني"]),
        ("قصفت الطائرات بلدة تدمر.\nوانسحبت القوات من المنطقة باتجاه حمص.", "withdrawal", ["تدمر", "حمص"]),
        ("انسحبت القوات باتجاه حمص بعد معارك عنيفة.", "armed_clash", []),
        ("دارت معارك في تدمر.\nوقال الجيش إن العملية أسفرت عن تدمير قاعدة.", "destruction", ["تدمر"]),
    ],
)
def test_who_comes_from_a_place_or_heads_for_one_does_not_act_there(
    claims: Reader, text: str, kind: str, places: list[str]
) -> None:
    found = [c for c in claims(text) if c.event_type == kind]
    assert [p.name for c in found for p in c.places] == places
