"""Places that describe somebody or something are no sites, unless nothing else is named."""

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("دخل مقاتلون من أبناء حمص وحماة إلى مدينة تدمر.", ["تدمر"]),
        ("سيطرت القوات الحكومية على مدينة حلب بدعم من موسكو وطهران.", ["حلب"]),
        ("سيطر مسلحون على بلدة الخيام القريبة من مرجعيون.", ["الخيام"]),
        ("قصفت القوات مواقع الدعم السريع في أم درمان.", ["أم درمان"]),
        ("شن الجيش هجوما على مواقع تنظيم داعش في مدينة الرقة.", ["الرقة"]),
        ("انسحبت المجموعات الموالية لإيران من مدينة البوكمال.", ["البوكمال"]),
    ],
)
def test_a_description_is_no_site(claims: Reader, text: str, sites: list[str]) -> None:
    assert [p.name for p in claims(text)[0].places] == sites


def test_the_only_place_named_is_the_site(claims: Reader) -> None:
    assert [p.name for p in claims("اعتقلت الشرطة عشرة من أبناء مدينة حمص.")[0].places] == ["حمص"]
