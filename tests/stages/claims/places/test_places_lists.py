"""Places in lists, among known ones, behind directions, and by how their names end: composed sentences."""

from __future__ import annotations

import pytest

from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.records import Article
from tawatur.stages.claims.mentions import PlaceMention, ReadingContext
from tawatur.stages.claims.places.reading import PlaceReader, article_countries
from tawatur.text.passages import Passage


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    return PlaceReader(load_gazetteer())


def read(reader: PlaceReader, text: str) -> list[PlaceMention]:
    article = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", text)
    return [m for m in reader.mentions(Passage("text", text), ReadingContext(article, None)) if not m.anaphor]


def named(reader: PlaceReader, text: str) -> list[str]:
    return [mention.place.name for mention in read(reader, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سيطر الجيش على خمس بلدات صغيرة (الدلنج، الفيضية، كادقلي).", ["الدلنج", "الفيضية", "كادقلي"]),
        ("شملت الغارات مناطق متعددة، أبرزها زمزم وطويلة.", ["زمزم", "طويلة"]),
        (
            "استهدف القصف أحياء الرديف، الدرجة الثانية، وتمباسي في الفاشر.",
            ["الرديف", "الدرجة الثانية", "تمباسي", "الفاشر"],
        ),
        ("أعلن الجيش سيطرته على مورك ولطمينة وقرية تل الغربان.", ["مورك", "لطمينة", "تل الغربان"]),
        ("انتشر المسلحون في كرمبا وتمبكتو.", ["كرمبا", "تمبكتو"]),
        ("نزح الأهالي إلى ولايات شمال وغرب كردفان.", ["شمال كردفان", "غرب كردفان"]),
    ],
)
def test_lists_of_known_and_unknown_names(reader: PlaceReader, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("دارت معارك في محور غرب بارا.", ["بارا"]),
        ("سقطت قذائف على قريتين شمال مدينة عفرين.", ["عفرين"]),
        ("هاجم مسلحون مركزا في قضاء الحويجة، ثم قضاء الداقوق.", ["قضاء الحويجة", "قضاء الداقوق"]),
        ("وقع الانفجار في بلدة جديدة النبع.", ["جديدة النبع"]),
        ("وصل الوفد إلى بلدة جديدة قرب حماة.", ["حماة"]),
        ("قُتل جنود في منداكو الحدودية مع النيجر.", ["منداكو"]),
        ("قُتل جنود في كامندو بمحافظة نامبوري شمالي بوركينا فاسو.", ["كامندو", "نامبوري", "بوركينا فاسو"]),
        ("سيطر مسلحون على بلدة سولانيه.", ["سولانيه"]),
        ("قال ذلك في فيديو بثه في مايو الماضي.", []),
        ("أعلنت مديرية التربية في طولكرم تعليق الدوام.", ["طولكرم"]),
    ],
)
def test_names_behind_nouns_directions_and_prepositions(reader: PlaceReader, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


def test_a_name_told_in_one_of_several_regions_lies_in_any_of_them(reader: PlaceReader) -> None:
    found = read(reader, "قصف الجيش السوداني مناطق في ولايات شمال وغرب وجنوب كردفان، بما في ذلك الفولة.")
    assert found[-1].place.name_en == "Al Fulah"


def test_a_town_told_in_its_district_is_found_far_from_its_seat(reader: PlaceReader) -> None:
    found = read(reader, "قصفت مسيّرة إسرائيلية بلدة الناقورة التابعة لقضاء صور جنوبي لبنان.")
    assert (found[0].place.country, found[0].place.lat is not None) == ("lb", True)


def test_a_province_without_a_row_is_shown_at_its_seat(reader: PlaceReader) -> None:
    (found,) = [m for m in read(reader, "قُتل ضابط مصري في محافظة المنيا.") if m.place.name == "المنيا"]
    assert (found.place.precision, found.place.place_id, found.place.lat is not None) == ("governorate", None, True)


def test_the_west_bank_has_governorates(reader: PlaceReader) -> None:
    found = read(reader, "اقتحم جنود الاحتلال الإسرائيلي بلدة عنبتا في محافظة طولكرم بالضفة الغربية.")
    assert [(m.place.name, m.place.precision) for m in found][:2] == [
        ("عنبتا", "settlement"),
        ("طولكرم", "governorate"),
    ]


def test_one_town_that_news_hardly_names_speaks_for_no_country_beside_another() -> None:
    text = "سيطر الجيش اليمني على مأرب وصرواح، ووصل إلى المسيلة."
    assert article_countries([Passage("text", text)], load_gazetteer()) == ("ye",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سيطرت الفصائل على ثلاث قرى، وهي: الثعلة، عرمونة، وولغا، مشيرا إلى خسائر.", ["الثعلة", "عرمونة", "ولغا"]),
        ("سقطت صواريخ على بلدتي سرعين التحتا والنبي شيت.", ["سرعين التحتا", "النبي شيت"]),
        ("قصفت المدفعية محيط قرية تل غزيل.", ["تل غزيل"]),
        ("توغلت قوة في منطقة قرية جباتا الخشب.", ["جباتا الخشب"]),
        ("دارت اشتباكات بين فصائل محلية غرب مدينة السويداء.", ["السويداء"]),
        ("قصف الطيران مقرا لجبهة النصرة.", []),
        ("انسحبت القوات من ضفة نهر الفرات الغربية.", ["نهر الفرات"]),
        ("أحبط الجيش تسللا في جرود قارة.", ["جرود قارة"]),
        ("أغارت الطائرات على موقع المتمردين.", []),
        ('هدمت الجرافات منازل بمنطقة "القويسات" بـ"مسافر يطا".', ["القويسات", "مسافر يطا"]),
    ],
)
def test_names_of_hamlets_hills_and_rivers(reader: PlaceReader, text: str, names: list[str]) -> None:
    assert named(reader, text) == names
