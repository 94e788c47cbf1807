"""Places that describe somebody or something are no sites, unless nothing else is named."""

import pytest

from tawatur.config import Config
from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims


def places(text: str) -> list[str]:
    article = Article(
        article="a", article_id="a", version_id="v", page_id="p", url=None, outlet=None, outlet_slug=None, title="",
        published="2024-12-06", published_basis="stated", published_evidence=None, updated=None, updated_evidence=None,
        fetched_at=None, language="ar", text=text,
    )  # fmt: skip
    claims = read_claims(article, load_claim_knowledge(Config()))
    return [p.name for p in claims[0].places]


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
def test_a_description_is_no_site(text: str, sites: list[str]) -> None:
    assert places(text) == sites


def test_the_only_place_named_is_the_site() -> None:
    assert places("اعتقلت الشرطة عشرة من أبناء مدينة حمص.") == ["حمص"]
