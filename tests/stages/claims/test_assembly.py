"""Whole claims from composed articles: fields, evidence, modality, anaphora, bounds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.records import Article, Claim
from tawatur.stages.claims import load_claim_knowledge, read_claims

BLANK = Article(
    "demo", "demo", "v1", "p1", None, "منصة", "demo", "", "2024-12-06", "stated", None, None, None, None, "ar", ""
)


def claims(text: str, title: str = "") -> list[Claim]:
    return list(read_claims(replace(BLANK, text=text, title=title), load_claim_knowledge()))


def one(text: str, kind: str) -> Claim:
    found = [c for c in claims(text) if c.event_type == kind]
    assert len(found) == 1, [(c.event_type, c.trigger) for c in claims(text)]
    return found[0]


def test_a_capture_with_actor_place_and_origin() -> None:
    claim = one("أعلن المرصد السوري لحقوق الإنسان أن قوات النظام سيطرت على مدينة الرستن.", "territory_gained")
    assert claim.actors == ("sy-government",)
    assert [p.name for p in claim.places] == ["الرستن"]
    assert (claim.origin, claim.modality) == ("sohr", "happened")


def test_evidence_points_at_the_words_that_were_read() -> None:
    text = "سيطرت قوات النظام على مدينة الرستن يوم الخميس."
    claim = one(text, "territory_gained")
    for field in ("event_type", "actors", "places", "date"):
        span = claim.evidence[field][0]
        assert text[span.start : span.end].strip()
    assert text[claim.evidence["places"][0].start :].startswith("الرستن")
    assert set(claim.rules) >= {"actors", "places", "date", "modality", "origin"}


def test_a_time_on_the_verb_of_saying_dates_no_event() -> None:
    claim = one("قال مصدران يوم الجمعة إن المقاتلين سيطروا على مدينة تلبيسة.", "territory_gained")
    assert claim.date.start is None
    assert claim.date.not_after == "2024-12-06"


def test_the_dead_of_a_strike_belong_to_the_strike() -> None:
    found = claims("قُتل خمسة مدنيين في غارة جوية استهدفت بلدة سراقب.")
    assert [c.event_type for c in found] == ["air_strike"]
    assert [(q.what, q.value) for q in found[0].quantities] == [("killed", 5)]
    assert found[0].targets == ("civilians",)


def test_denial_plan_and_doubt() -> None:
    assert one("نفى الجيش السوداني أن تكون قواته قد انسحبت من مدينة بارا.", "withdrawal").modality == "denied"
    assert one("من المقرر أن تنسحب القوات الإسرائيلية من بلدة الخيام.", "withdrawal").modality == "planned"
    assert one("ربما انسحبت قوات الدعم السريع من مدينة بارا.", "withdrawal").modality == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "دعت الأمم المتحدة إلى وقف القتال في طرابلس.",
        "انتهت العملية دون اشتباكات.",
        "هل سيطر الجيش على المدينة؟",
        "يحاول الجيش السيطرة على المطار.",
        "يحاول الجيش إعادة فرض السيطرة على المطار.",
        "قال المتحدث إن الجيش يحاول إعادة فرض السيطرة على المطار.",
    ],
)
def test_what_tells_no_battle(text: str) -> None:
    assert not [c for c in claims(text) if c.event_type in {"armed_clash", "territory_gained", "agreement"}]


def test_the_town_is_the_one_named_before() -> None:
    found = claims("دخل الجيش السوداني مدينة بارا صباحاً.\nوانسحبت قوات الدعم السريع من المدينة لاحقاً.")
    assert [p.name for c in found for p in c.places] == ["بارا", "بارا"]


def test_title_and_text_say_it_once() -> None:
    found = claims("سيطر الجيش السوداني على مدينة بارا أمس.", title="الجيش السوداني يسيطر على بارا")
    assert [(c.event_type, c.part) for c in found] == [("territory_gained", "text")]


def test_a_claims_name_does_not_hang_on_its_fields() -> None:
    first = one("سيطر الجيش السوداني على مدينة بارا.", "territory_gained")
    second = one("سيطر الجيش السوداني على مدينة بارا.", "territory_gained")
    assert first.claim_id == second.claim_id
    assert len({c.claim_id for c in claims("قصف الجيش بارا. وقصف الجيش الأبيض. وقصف الجيش الرهد.")}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The army seized the town and withdrew from the base. " * 20,
        "ارتش شهر را گرفت و سپس از پایگاه عقب نشینی کرد",
        "",
        "\u202e\u0000 ـــــ ،،، ؟!",
    ],
)
def test_other_languages_and_noise_give_no_wild_claims(text: str) -> None:
    assert len(claims(text)) <= 1


def test_a_giant_sentence_is_bounded() -> None:
    text = "سيطر الجيش على " + " و".join(f"قرية{i}" for i in range(10_000))
    assert len(claims(text)) <= 1


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى، .و\n", max_size=300))
def test_any_letters_give_claims_whose_spans_lie_in_the_text(text: str) -> None:
    for claim in claims(text):
        for spans in claim.evidence.values():
            assert all(0 <= s.start <= s.end <= len(text) for s in spans)
        assert claim.quote in text


def test_the_day_of_the_outlets_telling_is_kept_with_the_source_that_tells_it_again_right_behind() -> None:
    text = "قصف الجيش الجمعة مدينة الرستن.\nوقال مصدر أمني إن الجيش قصف مدينة الرستن بالمدفعية."
    claim = one(text, "shelling")
    assert (claim.origin, claim.date.start) == ("unnamed:security source", "2024-12-06")
    claim = one(text.replace("\n", "\nولم تعرف تفاصيل أخرى عن ذلك حتى الآن.\n"), "shelling")
    assert claim.date.start is None
