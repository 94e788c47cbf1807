"""What reads like an event and is none, and forces told through what they act with."""

import pytest

from tawatur.config import Config
from tawatur.records import Article, Claim
from tawatur.stages.claims import load_claim_knowledge, read_claims


def claims(text: str) -> tuple[Claim, ...]:
    article = Article(
        article="a", article_id="a", version_id="v", page_id="p", url=None, outlet=None, outlet_slug=None, title="",
        published="2024-12-06", published_basis="stated", published_evidence=None, updated=None, updated_evidence=None,
        fetched_at=None, language="ar", text=text,
    )  # fmt: skip
    return read_claims(article, load_claim_knowledge(Config()))


@pytest.mark.parametrize(
    "text",
    [
        "من شأن السيطرة على مدينة حمص أن تقطع الطريق إلى الساحل.",
        "وهذا سيؤدي إلى قطع خطوط الإمداد في حمص.",
        "استقبل المستشفى مراجعين من مدينة حمص من دون ورود معلومات عن إصابات.",
    ],
)
def test_a_reckoning_or_silence_is_no_event(text: str) -> None:
    assert claims(text) == ()


def test_without_casualties_is_a_denial() -> None:
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
def test_a_party_acts_through_its_forces(text: str, actor: str) -> None:
    assert claims(text)[0].actors == (actor,)


def test_a_patrol_is_no_league() -> None:
    assert [c.event_type for c in claims("هاجم مسلحون دورية في مدينة غاو.")] == ["attack"]


@pytest.mark.parametrize("text", ["أعلن الجيش العراقي تحرير مدينة تكريت.", "أعلن الجيش تحرير بلدة سنجة في السودان."])
def test_an_army_that_announces_a_liberation_is_no_name(text: str) -> None:
    assert [c.event_type for c in claims(text)] == ["territory_gained"]


def test_the_dead_of_an_ambush_did_not_lay_it() -> None:
    (claim,) = claims("قتل جنديان وأصيب ثالث في كمين استهدف دورية للجيش المالي قرب غاو.")
    assert (claim.event_type, claim.actors, claim.targets) == ("attack", (), ("ml-army",))


def test_a_word_of_a_name_governs_nothing() -> None:
    (claim,) = claims("قُتل خمسة من عناصر الدعم السريع في غارة على نيالا.")
    assert (claim.event_type, claim.targets) == ("air_strike", ("sd-rsf",))


def test_an_adjective_tells_whose_raid_it_was() -> None:
    (claim,) = claims("قتل ثلاثة مدنيين بغارة إسرائيلية على سيارة في النبطية.")
    assert (claim.event_type, claim.actors, claim.targets) == ("air_strike", ("israel",), ("civilians",))


def test_a_part_of_a_towns_name_is_nobody() -> None:
    (claim,) = claims("سيطر الجيش السوداني على مدينة ود مدني.")
    assert (claim.actors, claim.targets, [p.name for p in claim.places]) == (("sd-army",), (), ["ود مدني"])


@pytest.mark.parametrize(
    "text", ["لا صحة لما يُشاع عن سيطرة المسلحين على مدينة تدمر.", "لا أساس للأنباء عن سقوط مدينة تدمر."]
)
def test_no_truth_in_it_is_a_denial(text: str) -> None:
    assert [c.modality for c in claims(text)] == ["denied"]
