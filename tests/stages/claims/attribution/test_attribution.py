"""Attribution: who is said to know it, through whom, and what the words govern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.records import Article
from tawatur.stages.claims.attribution.reading import AttributionReader
from tawatur.stages.claims.mentions import ReadingContext
from tawatur.text.passages import Passage

READER = AttributionReader()


def context(country="SY", outlet="صوت الساحل"):
    article = Article(
        "a", "a", "v", "p", None, outlet, "sawt", "", "2024-12-01", "stated", None, None, None, None, "ar", ""
    )
    return ReadingContext(article, "2024-12-01", (country,))


def read(text, country="SY"):
    return READER.attributions(Passage("text", text), context(country))


def origin_at(text, words, country="SY"):
    """The origin and relays of the narrowest scope around ``words``."""
    at = text.index(words)
    around = [a for a in read(text, country) if a.scope_start <= at < a.scope_end]
    best = min(around, key=lambda a: a.scope_end - a.scope_start, default=None)
    return (best.origin, best.via) if best else ("outlet", ())


@pytest.mark.parametrize(
    ("text", "words", "country", "expected"),
    [
        ("أعلن المرصد السوري لحقوق الإنسان أن القوات انسحبت من البلدة.", "انسحبت", "SY", ("sohr", ())),
        (
            "ذكر مرصد السنديان للتوثيق أن القوات دخلت البلدة. وقال مدير المرصد إن رتلاً انسحب.",
            "انسحب",
            "SY",
            ("مرصد-السنديان", ()),
        ),
        (
            "نفت قوات الدعم السريع سيطرة الجيش على الفاشر، وقالت إن مقاتليها انتشروا في أطراف المدينة.",
            "انتشروا",
            "SD",
            ("sd-rsf", ()),
        ),
        (
            "ذكر المرصد السوري لحقوق الإنسان أن القوات دخلت البلدة. وقال المرصد إن رتلاً انسحب.",
            "انسحب",
            "SY",
            ("sohr", ()),
        ),
        ("انسحبت القوات من البلدة، بحسب المرصد.", "انسحبت", "SY", ("sohr", ())),
        ("قال مدير المرصد لوكالة فرانس برس إن القوات انسحبت.", "انسحبت", "SY", ("sohr", ("afp",))),
        (
            "نقلت وكالة رويترز عن مصدر عسكري قوله إن القوات انسحبت.",
            "انسحبت",
            "SY",
            ("unnamed:military source", ("reuters",)),
        ),
        (
            "أفادت وكالة الأناضول، نقلاً عن مصادر أمنية، بتدمير رتل.",
            "تدمير",
            "SY",
            ("unnamed:security sources", ("anadolu",)),
        ),
        (
            "نزح السكان ليلاً، على ما أفاد مصدر طبي نقلت عنه رويترز.",
            "نزح",
            "SD",
            ("unnamed:medical source", ("reuters",)),
        ),
        ("قالت قوات الدعم السريع عبر تلغرام إنها دخلت الحي.", "دخلت", "SD", ("sd-rsf", ("telegram",))),
        ("انسحب الجيش من الحي، وفق ما ذكر مراسلنا.", "انسحب", "SD", ("correspondent", ())),
        ("شاهد مراسل صوت الساحل أرتالاً تنسحب.", "تنسحب", "SY", ("correspondent", ())),
        ("قال متحدث باسم الجيش السوداني إن قواته دخلت السوق.", "دخلت", "SD", ("sd-army", ())),
        ("قال ضابط في الجيش إن القوات دخلت السوق.", "دخلت", "SD", ("unnamed:army officer", ())),
        ("غير أن جماعة الحوثي قالت إن المعارك مستمرة.", "مستمرة", "YE", ("ye-houthi", ())),
        ("أصيب ثلاثة أشخاص، يقول مسعفون.", "أصيب", "PS", ("unnamed:medic", ())),
        ("أظهر مقطع مصور انسحاب الرتل.", "انسحاب", "SY", ("unnamed:video footage", ())),
        ("المرصد: القوات انسحبت من البلدة", "انسحبت", "SY", ("sohr", ())),
    ],
)
def test_an_origin_and_its_relays_are_read(text, words, country, expected):
    assert origin_at(text, words, country) == expected


def test_an_attribution_at_the_end_does_not_cover_a_contrasting_clause():
    text = "اقتحم مسلحون المبنى، كما ذكر المرصد، في حين دارت اشتباكات قرب المطار."
    assert origin_at(text, "اقتحم") == ("sohr", ())
    assert origin_at(text, "دارت") == ("outlet", ())


def test_an_attribution_amid_covers_the_subordinate_clause_behind_it():
    text = "باتت الفصائل قرب المدينة، وفق ما أفاد المرصد، بعد تقدمها إلى بلدتين."
    assert origin_at(text, "تقدمها") == ("sohr", ())


def test_an_attribution_in_front_covers_the_whole_sentence():
    text = "وبحسب المرصد، غادرت العائلات الحي، بينما داهم مسلحون المستودع."
    assert origin_at(text, "داهم") == ("sohr", ())


def test_a_new_speaker_takes_over_in_the_same_sentence():
    text = "أعلن الحوثيون إطلاق صاروخ، فيما قال الجيش الإسرائيلي إنه اعترض الصاروخ."
    assert origin_at(text, "إطلاق", "YE")[0] == "ye-houthi"
    assert origin_at(text, "اعترض", "YE")[0] == "israel"


def test_he_added_carries_on_and_a_plain_sentence_does_not():
    text = "قال المرصد إن القوات انسحبت. وأضاف أن الفصائل دخلت. ونزح السكان."
    assert origin_at(text, "دخلت") == ("sohr", ())
    assert origin_at(text, "ونزح") == ("outlet", ())


def test_the_same_source_is_the_one_before():
    text = "انسحبت القوات، بحسب المرصد. وقصفت الطائرات الحي، وفق المصدر نفسه."
    assert origin_at(text, "وقصفت") == ("sohr", ())


def test_a_denial_is_told_by_its_strength_and_what_follows_it_asserts():
    text = "نفى متحدث باسم الجيش انسحاب القوات، مؤكداً أن المعارك مستمرة."
    found = {a.rule: a.strength for a in read(text, "SD")}
    assert found == {"verb": "deny", "participle": "assert"}


def test_the_outlet_itself_is_no_relay():
    assert origin_at("قال مصدر محلي لصوت الساحل إن القوات انسحبت.", "انسحبت") == ("unnamed:local source", ())


@pytest.mark.parametrize(
    "text",
    [
        "نقل الجيش جنوداً إلى المدينة.",
        "نشر الجيش قوات قرب النهر.",
        "تابع الجيش تقدمه نحو المدينة.",
        "لم تعلن القوات انسحابها.",
        "سيطرت الفصائل على البلدة.",
    ],
)
def test_deeds_and_silence_are_no_speech(text):
    assert read(text) == ()


def test_an_open_quotation_goes_on_into_the_next_sentence():
    text = 'قال المرصد: "انسحبت القوات. ودخلت الفصائل". ونزح السكان.'
    assert origin_at(text, "ودخلت") == ("sohr", ())
    assert origin_at(text, "ونزح") == ("outlet", ())


@given(st.text(alphabet='قالأندمصروبحسفيةن عن:،."«»', max_size=200))
def test_scopes_lie_in_the_text(text):
    for found in read(text):
        assert 0 <= found.start < found.end <= len(text)
        assert 0 <= found.scope_start <= found.scope_end <= len(text)
