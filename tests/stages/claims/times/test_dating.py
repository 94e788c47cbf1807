"""Which event of a sentence a time belongs to, in composed sentences published on Friday, 6 December 2024."""

from dataclasses import replace

import pytest

from tawatur.records import Article, Claim
from tawatur.stages.claims import load_claim_knowledge, read_claims

FRIDAY = Article(
    "demo", "demo", "v1", "p1", None, "منصة", "demo", "", "2024-12-06", "stated", None, None, None, None, "ar", ""
)


def days(text: str) -> dict[str, str | None]:
    """The first day of each type of event that the text tells."""
    found: tuple[Claim, ...] = read_claims(replace(FRIDAY, text=text), load_claim_knowledge())
    return {claim.event_type: claim.date.start for claim in found}


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        ("قصفت الطائرات جسر الرستن ليل الأربعاء، ما أدى إلى تدمير جزء منه.", "destruction", "2024-12-04"),
        ("انفجرت سيارة مفخخة في بنغازي أمس، ولم يسفر الانفجار عن ضحايا.", "casualties", "2024-12-05"),
        ("دارت معارك في صرواح مساء الثلاثاء، وسط غارات للتحالف.", "air_strike", "2024-12-03"),
        ("اقتحم الجنود نابلس فجر الأربعاء ثم انسحبوا منها.", "withdrawal", "2024-12-04"),
        ('وقال متحدث الأربعاء: "قصفنا صباح اليوم مدينة بارا".', "shelling", "2024-12-04"),
        ('وقال متحدث: "قصفنا صباح اليوم مدينة بارا".', "shelling", "2024-12-06"),
        ("حررت القوات بلدة الجوبة بعد هجوم مباغت فجر اليوم.", "territory_gained", "2024-12-06"),
        ("سيطر المقاتلون على البلدة يوم الثلاثاء، وفي اليوم ذاته قصفت الطائرات أطرافها.", "air_strike", "2024-12-03"),
        ("سيطر المقاتلون على سنجة يوم الثلاثاء. وفي اليوم التالي انسحبوا إلى سنار.", "withdrawal", "2024-12-04"),
        ("قال متحدث يوم الخميس إن الفصائل باتت على بعد خمسة كيلومترات من مدينة حمص.", "advance", "2024-12-05"),
        ("قصفت الطائرات بلدة بنش أمس. وبلغ عدد قتلى القصف تسعة مدنيين.", "casualties", "2024-12-05"),
        ("دخل الأهالي بلدة يارون في 26 تشرين الثاني. ويومها قصفت المدفعية أطرافها.", "shelling", "2024-11-26"),
        ("قصفت الطائرات حي الدرجة الأولى منذ صباح اليوم.", "air_strike", "2024-12-06"),
        ("سيطر الجيش على بلدة بنش أمس الخميس، كما قصفت المدفعية مدينة سرمين.", "shelling", "2024-12-05"),
        ("قصفت الطائرات بلدة بنش أمس، من دون أن يسقط قتلى.", "casualties", "2024-12-05"),
        ("سيطرت الفصائل على نبل في نوفمبر 2024 بعد انسحاب قوات النظام منها.", "withdrawal", "2024-11-01"),
        ("هاجمت القوات سرمين فجر اليوم، وبسطت سيطرتها على بلدة بنش.", "territory_gained", "2024-12-06"),
        ("سيطر المقاتلون على بلدة بنش ظهر الثلاثاء إثر انسحاب الجيش منها.", "withdrawal", "2024-12-03"),
        ("تعود القصة إلى حادثة وقعت أمس، حيث أقدم مسلحون على سلب شاحنة واحتجاز سائقها.", "arrest", "2024-12-05"),
        ("استمرت المعارك في سرمين، حيث قتل ستة جنود في القتال الذي بدأ الثلاثاء.", "armed_clash", "2024-12-03"),
        ("أفادت مصادر محلية بمقتل ستة أشخاص أمس في قصف على مدينة سرمين.", "shelling", "2024-12-05"),
        ("أحرق المقاتلون سوق بلدة بنش في هجومهم يوم الثلاثاء.", "destruction", "2024-12-03"),
        ("وقال الجيش في بيان يوم الثلاثاء إن جنديا قتل صباح اليوم في كمين بمدينة سرمين.", "attack", "2024-12-03"),
        ("بث الإعلام العسكري أمس مشاهد لغارة استهدفت سرمين الثلاثاء.", "air_strike", "2024-12-03"),
        ("دخل الجيش بلدة بنش صباح أمس وأقام عند جسر 6 تشرين حاجزا.", "advance", "2024-12-05"),
    ],
)
def test_an_event_shares_the_day_of_what_it_is_told_with(text: str, event_type: str, day: str) -> None:
    assert days(text)[event_type] == day


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("سيطرت القوات على جبل موية يوم الأربعاء بعد معارك استمرت أياماً.", "armed_clash"),
        ("سيطرت الفصائل على حماة أمس الخميس بعد انسحاب قوات النظام منها.", "withdrawal"),
        ("قال مصدران يوم الأربعاء إن المقاتلين سيطروا على الرستن.", "territory_gained"),
        ("وفي اليوم التالي انسحبت القوات من بلدة صوران.", "withdrawal"),
        ("أصدر الناطق، مساء الأربعاء، بياناً جاء فيه أن القوات قصفت مدينة نوى.", "shelling"),
        ("غادرت الأرتال مدينة طرابلس وتُزال السواتر التي رفعتها الوزارة قبل أسبوعين.", "withdrawal"),
        ("قصف الطيران سرمين أيضا، حيث سقط سبعة قتلى الثلاثاء.", "air_strike"),
        ("قصفت طائرة مسيرة سرمين، حيث كان الجيش قد نشر قواته الأربعاء.", "air_strike"),
        ("هاجم مسلحون بلدة بنش، بعد قصف طال مدينة سرمين في 2 كانون الأول.", "attack"),
        ("دمرت القوات خلال الساعات الـ24 الماضية ستة مستودعات في نوى، كما سيطرت على بلدة بنش.", "territory_gained"),
        ("غادرت القوات بلدة بنش بموجب اتفاق 10 آذار.", "withdrawal"),
        ("بث الإعلام العسكري أمس مشاهد لغارة استهدفت سرمين.", "air_strike"),
        ("قتل مدني في غارة على بلدة بنش، وكان مسلحون هاجموا سرمين الثلاثاء.", "air_strike"),
        ("نزح السكان أمس، بينما داهم مسلحون مستودعاً قرب بلدة الحولة وصادروا محتوياته.", "seizure"),
    ],
)
def test_what_came_before_or_is_only_told_that_day_stays_undated(text: str, event_type: str) -> None:
    assert days(text)[event_type] is None


def test_a_siege_that_goes_on_is_no_background() -> None:
    text = "ولا تزال قوات الدعم السريع تحاصر مدينة الفاشر منذ أكثر من عشرة أشهر."
    (siege,) = read_claims(replace(FRIDAY, text=text), load_claim_knowledge())
    assert siege.modality == "ongoing"


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        ("أعلن الجيش العراقي الخميس مقتل خمسة من عناصر التنظيم في الرمادي.", "casualties", None),
        ("أعلن الجيش العراقي مقتل خمسة من عناصر التنظيم الخميس في الرمادي.", "casualties", "2024-12-05"),
        ("قصف الطيران سرمين، حيث كان المرصد نشر في الثالث من الشهر الجاري أنه رصد تعزيزات.", "air_strike", None),
        ("دخل الجيش ميناكا أمس، غداة هجوم على معسكر في تمبكتو.", "attack", "2024-12-04"),
        ("دخل الجيش اليوم الجمعة الرهد بعد يومين من سيطرته على أم روابة.", "territory_gained", "2024-12-04"),
        ("هاجم مسلحون حاجزا في ميناكا قبل فجر اليوم.", "attack", "2024-12-06"),
        ("قتل عشرة في هجوم على كادوقلي، بحسب ما أعلنت الأمم المتحدة، اليوم الجمعة.", "attack", None),
        ("والثلاثاء، أعلنت القوات العراقية أنها سيطرت على الحويجة.", "territory_gained", None),
        ("سيطر المقاتلون على سنجة يوم الثلاثاء، وانسحبوا لاحقا من الدندر.", "withdrawal", None),
    ],
)
def test_the_time_of_an_announcement_is_not_the_events(text: str, event_type: str, day: str | None) -> None:
    assert days(text)[event_type] == day


def test_what_goes_on_beside_the_fighting_shares_its_day() -> None:
    text = "اندلعت معارك في عين زارة الأربعاء.\nوبالتزامن مع المعارك، قصفت الطائرات غريان."
    assert days(text)["air_strike"] == "2024-12-04"


def test_the_fighting_that_something_happened_in_tells_when() -> None:
    text = "استولى المقاتلون على عربات خلال القتال الذي دار في مأرب يومي الثلاثاء والأربعاء."
    assert days(text)["seizure"] == "2024-12-03"


def test_what_is_told_of_a_place_long_ago_dates_nothing() -> None:
    text = "شن الجيش الإسرائيلي هجوما على بنت جبيل، التي أطلق عليها هذا اللقب بعد التحرير عام 2000."
    assert days(text)["attack"] is None
