"""What reads like an event and is none, and forces told through what they act with."""

from collections.abc import Callable

import pytest

from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "من شأن السيطرة على مدينة حمص أن تقطع الطريق إلى الساحل.",
        "وهذا سيؤدي إلى قطع خطوط الإمداد في حمص.",
        "استقبل المستشفى مراجعين من مدينة حمص من دون ورود معلومات عن إصابات.",
    ],
)
def test_a_reckoning_or_silence_is_no_event(claims: Reader, text: str) -> None:
    assert claims(text) == ()


def test_without_casualties_is_a_denial(claims: Reader) -> None:
    assert [
        c.modality for c in claims("سقط صاروخ على مدينة مأرب من دون وقوع ضحايا.") if c.event_type == "casualties"
    ] == ["denied"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قصفت طائرات التحالف الدولي مخازن أسلحة في تلعفر.", "us-coalition"),
        ("استهدفت مسيّرات الدعم السريع محطة كهرباء في مروي.", "sd-rsf"),
        ("تقدمت كتائب الجيش الوطني الليبي نحو سرت.", "ly-lna"),
        ("اعتقلت الأجهزة الأمنية التابعة للحوثيين خمسة صحفيين في صنعاء.", "ye-houthi"),
    ],
)
def test_a_party_acts_through_its_forces(claims: Reader, text: str, actor: str) -> None:
    assert claims(text)[0].actors == (actor,)


def test_a_patrol_is_no_league(claims: Reader) -> None:
    assert [c.event_type for c in claims("هاجم مسلحون دورية في مدينة غاو.")] == ["attack"]


@pytest.mark.parametrize("text", ["أعلن الجيش العراقي تحرير مدينة تكريت.", "أعلن الجيش تحرير بلدة سنجة في السودان."])
def test_an_army_that_announces_a_liberation_is_no_name(claims: Reader, text: str) -> None:
    assert [c.event_type for c in claims(text)] == ["territory_gained"]


def test_the_dead_of_an_ambush_did_not_lay_it(claims: Reader) -> None:
    (claim,) = claims("قتل جنديان وأصيب ثالث في كمين استهدف دورية للجيش المالي قرب غاو.")
    assert (claim.event_type, claim.actors, claim.targets) == ("attack", (), ("ml-army",))


def test_a_word_of_a_name_governs_nothing(claims: Reader) -> None:
    (claim,) = claims("قُتل خمسة من عناصر الدعم السريع في غارة على نيالا.")
    assert (claim.event_type, claim.targets) == ("air_strike", ("sd-rsf",))


def test_an_adjective_tells_whose_raid_it_was(claims: Reader) -> None:
    (claim,) = claims("قتل ثلاثة مدنيين بغارة إسرائيلية على سيارة في النبطية.")
    assert (claim.event_type, claim.actors, claim.targets) == ("air_strike", ("israel",), ("civilians",))


def test_a_part_of_a_towns_name_is_nobody(claims: Reader) -> None:
    (claim,) = claims("سيطر الجيش السوداني على مدينة ود مدني.")
    assert (claim.actors, claim.targets, [p.name for p in claim.places]) == (("sd-army",), (), ["ود مدني"])


@pytest.mark.parametrize(
    "text", ["لا صحة لما يُشاع عن سيطرة المسلحين على مدينة تدمر.", "لا أساس للأنباء عن سقوط مدينة تدمر."]
)
def test_no_truth_in_it_is_a_denial(claims: Reader, text: str) -> None:
    assert [c.modality for c in claims(text)] == ["denied"]
