"""What governs a clause over a parenthesis, two that did something, and days to come."""

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("وطالب المبعوث الجماعة، في إحاطة له، بإخلاء سبيل الموظفين في صنعاء.", ["statement"]),
        ("وهدد القائد، في كلمة متلفزة، بقصف مدينة مأرب.", ["statement"]),
        ("دخلت القوات بلدة الخيام، بعد أن عقد اجتماع في مدينة صور.", ["advance", "talks"]),
    ],
)
def test_a_call_reaches_over_a_parenthesis_and_not_into_another_clause(
    claims: Reader, text: str, types: list[str]
) -> None:
    assert [c.event_type for c in claims(text)] == types


def test_a_plan_reaches_over_a_parenthesis(claims: Reader) -> None:
    (claim,) = claims("ومن المقرر، والكلام للوسيط، أن تنسحب القوات من مدينة تعز.")
    assert (claim.event_type, claim.modality) == ("withdrawal", "planned")


def test_what_is_dated_after_publication_is_planned(claims: Reader) -> None:
    (claim,) = claims("تلتئم اللجنة في نيويورك يوم 24 ديسمبر الجاري.")
    assert (claim.event_type, claim.modality) == ("talks", "planned")


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("قال مصدر إن شخصين قتلا في مدينة حمص.", ["casualties"]),
        ("اتفق الجانبان على الهدنة، والتقيا في مدينة جدة.", ["agreement", "talks"]),
        ("وصل المراسل فجرا إلى مدينة حمص.", []),
    ],
)
def test_a_verb_of_two_needs_two(claims: Reader, text: str, types: list[str]) -> None:
    assert [c.event_type for c in claims(text)] == types
