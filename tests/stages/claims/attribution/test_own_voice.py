"""Whose voice a communiqué is, in composed articles."""

from dataclasses import replace

from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims

BLANK = Article(
    "demo", "demo", "v1", "p1", None, "منصة", "demo", "", "2025-05-03", "stated", None, None, None, None, "ar", ""
)


def origins(text: str) -> list[str]:
    return [c.origin for c in read_claims(replace(BLANK, text=text), load_claim_knowledge())]


def test_a_communique_speaks_for_the_party_whose_forces_it_calls_its_own():
    text = "استعادت قواتكم المسلحة مدينة بارا في السودان.\nكما دمر سلاح الجو رتلا قرب مدينة النهود."
    assert origins(text) == ["sd-army", "sd-army"]


def test_it_speaks_no_more_once_somebody_is_quoted():
    text = (
        "استعادت قواتكم المسلحة مدينة بارا في السودان.\nوقال شهود إن مسيرة قصفت مدينة النهود."
        "\nونزحت مئات الأسر من مدينة النهود."
    )
    assert origins(text) == ["sd-army", "unnamed:eyewitnesses", "outlet"]


def test_forces_in_a_quotation_or_in_the_third_person_are_nobodys_own():
    quoted = 'استعاد الجيش السوداني مدينة بارا تحت شعار "قواتنا المسلحة درع الوطن".'
    assert origins(quoted) == ["outlet"]
    assert origins("استعادت القوات المسلحة السودانية مدينة بارا.") == ["outlet"]
