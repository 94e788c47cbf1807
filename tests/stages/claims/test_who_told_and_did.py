"""Datelines, headlines with a colon, bulletins; who only stood beside, and whose deed an announcement tells."""

import pytest

from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims

KNOWLEDGE = load_claim_knowledge()


def claims(text, country="السودان"):
    whole = f"{text}\n\nفي {country} وفي {country} وفي {country}."
    article = Article(
        "a", "a", "v", "p", None, None, None, "", "2025-03-10", "stated", None, None, None, None, "ar", whole
    )
    return read_claims(article, KNOWLEDGE)


@pytest.mark.parametrize(
    "credit", ["الخرطوم ـ رويترز\n", "الخرطوم (رويترز) - ", "(رويترز) ", "الخرطوم/ رويترز\n", "الخرطوم-رويترز\n"]
)
def test_an_agency_at_the_head_relays_the_text(credit):
    assert claims(f"{credit}سيطر الجيش على جسر سوبا.")[0].via == ("reuters",)


def test_a_colon_behind_a_voice_opens_what_it_says():
    (claim,) = claims("قوات الدعم السريع التابعة لحميدتي: سيطرنا على مدينة بارا.")
    assert (claim.origin, claim.actors) == ("sd-rsf", ("sd-rsf",))


def test_a_statement_is_of_who_spoke_last_not_of_who_was_spoken_of():
    text = "وقالت شبكة أطباء السودان إن القصف أصاب السوق. وأضاف البيان أن قوات الدعم السريع قصفت مدينة الأبيض."
    assert claims(text)[-1].origin == "sudan-doctors-network"


def test_who_backs_a_force_did_not_do_what_it_did():
    (claim,) = claims("شنت القوات المدعومة من تركيا هجوماً على مواقع قسد في منبج.", "سوريا")
    assert (claim.actors, claim.targets) == (("sna",), ("sdf",))


def test_those_whom_a_place_shelters_are_told_with_the_place():
    claim = claims("قصفت مدفعية الاحتلال مدرسة تؤوي نازحين في مخيم النصيرات.", "قطاع غزة")[0]
    assert (claim.actors, claim.targets) == (("israel",), ())


def test_an_arrest_in_the_passive_is_its_announcers():
    (claim,) = claims("أُوقف في حي المزة ضابط سابق، على ما أعلنت إدارة العمليات العسكرية.", "سوريا")
    assert claim.actors == ("sy-opposition",)


def test_people_robbed_of_what_is_theirs_are_targets():
    (claim,) = claims("هدمت جرافات الاحتلال بيتاً لعائلة في بلدة سعير.", "قطاع غزة")
    assert claim.targets == ("civilians",)


def test_our_forces_told_by_a_states_agency_are_of_who_holds_the_state():
    read = claims("وقال مصدر عسكري لوكالة سانا إن مسلحين هاجموا بلدة صوران، وقد استعادت قواتنا الحاجز فيها.", "سوريا")
    assert [c.actors for c in read if c.event_type == "territory_gained"] == [("sy-opposition",)]
