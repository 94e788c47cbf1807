"""Back-references to the day of an event told before, in composed articles published on Friday, 6 December 2024."""

from dataclasses import replace

import pytest

from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims

FRIDAY = Article(
    "demo", "demo", "v1", "p1", None, "منصة", "demo", "", "2024-12-06", "stated", None, None, None, None, "ar", ""
)
CLASHES = "اندلعت اشتباكات عنيفة الثلاثاء في جنوب طرابلس. "
RAIDS = "قصفت الطائرات مدينة مليط الثلاثاء. وقصف الطيران مدينة الضعين أمس. "


def last_day(text: str) -> str | None:
    """The first day of what the last sentence tells."""
    claims = read_claims(replace(FRIDAY, text=text), load_claim_knowledge())
    return max(claims, key=lambda claim: claim.sentence.start if claim.sentence else 0).date.start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (CLASHES + "وقتل ثلاثة مقاتلين في الاشتباكات ذاتها.", "2024-12-03"),
        (CLASHES + "وبالتزامن مع الاشتباكات، شن سلاح الجو غارات على قصر بن غشير.", "2024-12-03"),
        (CLASHES + "وشن سلاح الجو غارات على قصر بن غشير.", None),
        (CLASHES + "ويأتي ذلك بعد يوم واحد من قصف مدينة غريان.", "2024-12-02"),
        (CLASHES + "وأقيمت صلاة الغائب بعد يوم واحد من قصف مدينة غريان.", None),
        (RAIDS + "وقال متطوع إن خمسة أشخاص قتلوا جراء الغارة الجوية في مليط.", "2024-12-03"),
        (RAIDS + "وقال متطوع إن خمسة أشخاص قتلوا جراء الغارة الجوية في الضعين.", "2024-12-05"),
        (RAIDS + "وقال متطوع إن خمسة أشخاص قتلوا جراء الغارة الجوية في الخرطوم.", None),
    ],
)
def test_a_definite_noun_takes_the_day_of_the_event_at_its_place(text: str, day: str | None) -> None:
    assert last_day(text) == day
