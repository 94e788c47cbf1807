"""Denials that point back to what another had said, in the examples of the data file and in composed articles."""

from dataclasses import replace

import pytest

from tawatur.knowledge.languages.answers import load_answers
from tawatur.records import Article, Claim
from tawatur.stages.claims import load_claim_knowledge, read_claims

BLANK = Article(
    "demo", "demo", "v1", "p1", None, "منصة", "demo", "", "2025-05-03", "stated", None, None, None, None, "ar", ""
)
SAID = "أعلنت لجان المقاومة أن مسلحين مجهولين سيطروا على مدينة النهود يوم الجمعة"
POINTING = [a for a in load_answers() if a.kind in ("object", "relative", "verb", "false")]
NOT_POINTING = [a.counter_example for a in load_answers() if a.counter_example]


def claims(text: str) -> list[Claim]:
    return list(read_claims(replace(BLANK, text=text), load_claim_knowledge()))


def answers(text: str) -> list[Claim]:
    return [c for c in claims(text) if c.rule == "answer"]


@pytest.mark.parametrize("answer", POINTING, ids=lambda a: a.phrase)
def test_every_example_denies_what_was_said_before(answer):
    joint = "، " if answer.kind in ("relative", "verb") else ". "
    found = answers(f"{SAID}{joint}{answer.example}.")
    assert [c.event_type for c in found] == ["territory_gained"]
    assert [p.name for p in found[0].places] == ["النهود"]
    assert found[0].modality == "denied"


@pytest.mark.parametrize("sentence", NOT_POINTING)
def test_no_counter_example_points_back(sentence):
    assert not answers(f"{SAID}. {sentence}.")


def test_what_was_denied_is_still_asserted_by_its_own_origin():
    found = claims("قالت لجان المقاومة إن طائرة مسيرة قصفت سوق مدينة الفاشر، وهو ما نفته قوات الدعم السريع.")
    assert {(c.modality, c.origin) for c in found} == {("happened", "resistance-committees"), ("denied", "sd-rsf")}


def test_a_denial_has_its_own_words_and_the_day_of_what_it_denies_but_no_numbers():
    said = "قال الجيش السوداني إن قواته قتلت أربعين مسلحا في هجوم على مدينة بارا يوم الخميس."
    (denial,) = answers(f"{said} لكن قوات الدعم السريع نفت ذلك.")
    assert (denial.origin, denial.quote) == ("sd-rsf", "لكن قوات الدعم السريع نفت ذلك.")
    assert denial.date.start == "2025-05-01"
    assert not denial.quantities
    assert denial.claim_id not in {c.claim_id for c in claims(said)}


def test_who_denies_his_own_words_answers_nobody():
    assert not answers("قال الجيش السوداني إنه سيطر على مدينة بارا. ونفى الجيش السوداني ذلك.")


def test_nothing_said_before_is_nothing_denied():
    assert not answers("نفى الجيش السوداني ذلك.")


def test_charges_that_are_rejected_are_denied():
    said = "اتهم الجيش السوداني قوات الدعم السريع بقصف مستشفى مدينة الأبيض."
    (denial,) = answers(f"{said} رفضت قوات الدعم السريع هذه الاتهامات.")
    assert (denial.event_type, denial.origin) == ("shelling", "sd-rsf")
