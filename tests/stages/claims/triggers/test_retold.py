"""What a definite noun tells of an event told before: its kind, and a toll by another origin."""

from collections.abc import Callable

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]
RAID = "شن الطيران غارات على بلدة العين أمس الثلاثاء.\n\n"


def test_the_shelling_told_after_an_air_raid_is_the_raid(claims: Reader) -> None:
    told = claims(RAID + "وأوضح متطوع أن القصف استهدف حي النهر بست قذائف.")
    assert {c.event_type for c in told} == {"air_strike"}


def test_artillery_is_another_matter(claims: Reader) -> None:
    told = claims(RAID + "وأوضح متطوع أن القصف المدفعي استهدف حي النهر.")
    assert [c.event_type for c in told] == ["air_strike", "shelling"]


def test_a_toll_by_another_origin_is_casualties(claims: Reader) -> None:
    told = claims(RAID + "وقالت وزارة الصحة إن الغارات أسفرت عن مقتل ثمانية مدنيين.")
    assert [c.event_type for c in told] == ["air_strike", "casualties"]


def test_a_toll_by_the_same_origin_stays_with_the_raid(claims: Reader) -> None:
    told = claims(RAID + "وأسفرت الغارات عن مقتل ثمانية مدنيين.")
    assert {c.event_type for c in told} == {"air_strike"}


STRUCK = "قصفت طائرة مسيّرة سوق المحاصيل في مدينة الأبيض. "


def test_shelling_of_the_site_that_a_drone_hit_is_the_air_strike(claims: Reader) -> None:
    denied = claims(STRUCK + "ونفت قوات الدعم السريع أن تكون قد قصفت السوق.")
    assert [(c.event_type, c.modality) for c in denied] == [("air_strike", "happened"), ("air_strike", "denied")]


def test_artillery_on_that_site_and_shelling_of_another_are_not(claims: Reader) -> None:
    shelled = claims(STRUCK + "ثم قصفت المدفعية سوق المحاصيل. وقصفت قوات الدعم السريع مستشفى الضمان.")
    assert [c.event_type for c in shelled] == ["air_strike", "shelling", "shelling"]
