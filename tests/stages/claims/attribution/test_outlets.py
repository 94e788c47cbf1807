"""Outlets that no table knows or that stand behind marks, and the page's own."""

import pytest

from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims

KNOWLEDGE = load_claim_knowledge()


def claim(text, outlet=("منبر الساحل", "minbar-alsahil")):
    whole = f"{text}\n\nفي السودان وفي السودان وفي السودان."
    article = Article(
        "a", "a", "v", "p", None, *outlet, "", "2025-03-10", "stated", None, None, None, None, "ar", whole
    )
    return read_claims(article, KNOWLEDGE)[-1]


@pytest.mark.parametrize("told", ['لـ"أوراق البحر"', "لـ (أوراق البحر)", "لـ «أوراق البحر»", "لـ”أوراق البحر”"])
def test_a_name_in_marks_behind_li_was_told(told):
    assert claim(f"وقال مصدر أمني {told} إن مسلحين قصفوا مدينة بارا.").via == ("أوراق-البحر",)


def test_the_pages_own_name_relays_nothing():
    assert claim('وقال مصدر أمني لـ"منبر الساحل" إن مسلحين قصفوا مدينة بارا.').via == ()
    assert claim('وقال مصدر أمني لـ"فولجا" إن مسلحين قصفوا مدينة بارا.', ("Volga", "volga")).via == ()


def test_the_pages_own_paper_relays_nothing():
    assert claim("وقال مصدر أمني لصحيفة المرفأ إن مسلحين قصفوا مدينة بارا.", ("صحيفة المرفأ", "almarfa")).via == ()


def test_a_page_without_an_outlet_may_be_who_was_told():
    assert claim('وقال مصدر أمني لـ"أوراق البحر" إن مسلحين قصفوا مدينة بارا.', (None, None)).via == ()


def test_what_belongs_to_a_group_in_marks_told_it_nothing():
    assert claim('وقال قيادي تابع لـ"لواء النصر" إن مسلحين قصفوا مدينة بارا.').via == ()


def test_a_paper_with_its_class_noun_relays_and_a_military_site_does_not():
    assert claim("وقال مصدر أمني لصحيفة المرفأ إن مسلحين قصفوا مدينة بارا.").via == ("صحيفة-المرفأ",)
    assert claim("أعلن الجيش السوداني في موقع التل أن مسلحين قصفوا مدينة بارا.").via == ()


@pytest.mark.parametrize(
    "text",
    [
        "الخرطوم | رويترز\nقال مصدر أمني إن مسلحين قصفوا مدينة بارا.",
        "قال مصدر أمني إن مسلحين قصفوا مدينة بارا. (رويترز)",
    ],
)
def test_an_agencys_text_relays_what_others_say_in_it(text):
    whole = Article(
        "a", "a", "v", "p", None, None, None, "", "2025-03-10", "stated", None, None, None, None, "ar", text
    )
    read = read_claims(whole, KNOWLEDGE)[0]
    assert (read.origin, read.via) == ("unnamed:security source", ("reuters",))


def test_the_agency_at_the_head_is_no_subject():
    read = claim("فرانس برس- تبنى تنظيم داعش هجوما على مدينة بارا.")
    assert (read.origin, read.via) == ("isis", ("afp",))


@pytest.mark.parametrize(
    ("text", "origin", "via"),
    [
        ('قال فارون لمراسل "نهر الشرق" إن مسلحين قصفوا مدينة بارا.', "unnamed:displaced person", ("نهر-الشرق",)),
        ('قال مراسل "نهر الشرق" إن مسلحين قصفوا مدينة بارا.', "نهر-الشرق", ()),
        ('قال مراسل "منبر الساحل" إن مسلحين قصفوا مدينة بارا.', "correspondent", ()),
    ],
)
def test_the_correspondent_of_another_outlet_in_quotation_marks(text, origin, via):
    assert (claim(text).origin, claim(text).via) == (origin, via)
