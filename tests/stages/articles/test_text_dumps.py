"""Text dumps of pages: the story, its headline, outlet and dates, and what was left out."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.records import Article, Page, Problem
from tawatur.stages.articles import load_article_knowledge, read_article, recurring_lines

KNOWLEDGE = load_article_knowledge()
STORY = (
    "أعلنت إدارة المحافظة، اليوم الجمعة، أن الطريق الساحلي أعيد فتحه بعد إغلاق دام يومين بسبب الاشتباكات.",
    "وقال شاهد من أهالي البلدة إن الجرافات أزالت السواتر الترابية من مدخلي المدينة الشمالي والجنوبي.",
    "ولم ترد أنباء عن إصابات.",
)


def read(*lines: str, name: str = "page", **facts: str) -> Article:
    content = "\n".join(lines).encode()
    page = Page(hashlib.sha256(content).hexdigest(), name, name, "text/plain", content, **facts)
    article = read_article(page, KNOWLEDGE)
    assert isinstance(article, Article)
    return article


def kinds(article: Article) -> dict[str, str]:
    return {r.line: r.kind for r in article.removed}


def test_story_alone_is_kept_whole():
    article = read(*STORY)
    assert article.text == "\n".join(STORY)
    assert article.title == ""
    assert article.published is None
    assert article.published_basis == "unknown"


def test_head_and_foot_are_left_out_with_reasons():
    article = read(
        "منارة الوادي",
        "الرئيسية > محليات",
        "إعادة فتح الطريق الساحلي أمام الأهالي",
        "الجمعة 6 ديسمبر 2024 - 14:30",
        *STORY,
        "شارك عبر: فيسبوك | واتساب",
        "جميع الحقوق محفوظة © 2024 منارة الوادي",
    )
    assert article.text == "\n".join(STORY)
    assert article.title == "إعادة فتح الطريق الساحلي أمام الأهالي"
    assert article.outlet == "منارة الوادي"
    assert article.published == "2024-12-06T14:30"
    assert article.published_basis == "stated"
    assert article.published_evidence is not None
    assert article.published_evidence.words == "الجمعة 6 ديسمبر 2024 - 14:30"
    assert all(r.kind and r.reason for r in article.removed)
    assert kinds(article)["جميع الحقوق محفوظة © 2024 منارة الوادي"] == "copyright"


def test_links_captions_and_posts_between_paragraphs_go_and_subheadings_stay():
    article = read(
        STORY[0],
        "طريق ساحلي بعد إعادة فتحه – فرانس برس",
        "اقرأ أيضاً",
        "قصف يطال أطراف بلدة مجاورة",
        STORY[1],
        "عودة الأهالي",
        "لحظة وصول الجرافات #الطريق pic.example/a1",
        "— منارة الوادي (@manara_news) December 6, 2024",
        STORY[2],
    )
    assert article.text == "\n".join((STORY[0], STORY[1], "عودة الأهالي", STORY[2]))
    caption = next(r for r in article.removed if r.kind == "caption")
    assert caption.credit == "فرانس برس"
    post = next(r for r in article.removed if r.line.startswith("—"))
    assert (post.kind, post.date) == ("embed", "2024-12-06")


def test_a_page_clock_is_no_publication():
    article = read(
        "السبت 22 مارس 2025", "Close", "منارة الوادي", "الطريق الساحلي يفتح", "محدث 06 كانون الأول 2024", *STORY
    )
    assert article.published is None
    assert article.published_basis == "unknown"
    assert article.updated == "2024-12-06"


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("الجمعة 6 ديسمبر 2024 - 22h15", "2024-12-06T22:15"),
        ("6ديسمبر2024", "2024-12-06"),
        ("6 ديسمبر 2024 | 1245 مشاهدة | 3 تعليقات", "2024-12-06"),
        ("السبت، 7 ديسمبر، 2024 10:15 م", "2024-12-07T22:15"),  # copied a day after its "today, Friday"
        ("الثلاثاء، 10 ديسمبر، 2024", None),  # four days after it: a clock
    ],
)
def test_stamps_under_the_headline(stamp, published):
    article = read("منارة الوادي", "إعادة فتح الطريق الساحلي أمام الأهالي", stamp, *STORY)
    assert article.published == published


def test_most_read_dates_are_not_the_articles():
    article = read(
        "05-12-2024 | 19:20",
        "فتح الطريق الساحلي بعد يومين من الإغلاق",
        "أعلنت السلطات في المحافظة فتح الطريق الساحلي أمام حركة السير بعد إغلاق دام يومين.",
        "الأكثر قراءة",
        "رياضة",
        "2025-11-01 | 22:47",
        "قرعة كأس العرب اليوم",
    )
    assert article.published == "2024-12-05T19:20"
    assert article.updated is None


def test_weekday_of_the_text_and_a_caption_fix_the_day():
    article = read(STORY[0], "جسر البلدة في 5 ديسمبر/كانون الأول 2024 – رويترز", STORY[1])
    assert (article.published, article.published_basis) == ("2024-12-06", "inferred")
    assert article.published_evidence is not None
    assert article.published_evidence.rule == "weekday_after_caption"


def test_dateline_states_the_day():
    article = read("الميناء 6 ديسمبر 2024 (منارة) - " + STORY[0], STORY[1])
    assert (article.published, article.published_basis) == ("2024-12-06", "stated")


def test_relative_age_needs_a_fetch_time():
    lines = ("فتح الطريق الساحلي أمام أهالي البلدة", "منذ 5 ساعات", STORY[1])
    assert read(*lines).published is None
    fetched = read(*lines, fetched_at="2024-12-06T20:00:00Z")
    assert (fetched.published, fetched.published_basis) == ("2024-12-06", "inferred")


def test_date_at_the_foot_with_a_label():
    article = read(
        "منارة الوادي",
        "فتح الطريق الساحلي أمام أهالي البلدة",
        "منذ 3 ساعات",
        *STORY,
        "التعليقات (2)",
        "سعيد - قبل ساعة",
        "سمعنا أن القوات انسحبت من الميناء وأن الطريق قد قطع من جديد ليلاً.",
        "نُشرت هذه المادة بتاريخ 06/12/2024 الساعة 18:20",
    )
    assert article.published == "2024-12-06T18:20"
    assert article.text == "\n".join(STORY)


def test_title_and_site_line():
    article = read("فتح الطريق الساحلي أمام الأهالي - منارة الوادي", "فتح الطريق الساحلي أمام الأهالي", *STORY)
    assert article.title == "فتح الطريق الساحلي أمام الأهالي"
    assert article.outlet == "منارة الوادي"


@pytest.mark.parametrize(("name", "slug"), [("set-07-manaret-elwadi", "manaret-elwadi"), ("0a1b2c", "manarat-alwadi")])
def test_slug_is_spelled_as_the_input_spells_it_else_transliterated(name, slug):
    article = read("منارات الوادي", "فتح الطريق الساحلي أمام الأهالي", *STORY, "© منارات الوادي 2024", name=name)
    assert (article.outlet, article.outlet_slug) == ("منارات الوادي", slug)


def test_an_agency_bears_its_full_name_and_foreign_words_their_spelling():
    article = read("وكالة سهول للأنباء", "فتح الطريق الساحلي أمام الأهالي", *STORY, "Copyright © سهول 2024")
    assert article.outlet == "وكالة سهول للأنباء"
    article = read("سهول نيوز", "فتح الطريق الساحلي أمام الأهالي", *STORY, "© سهول نيوز 2024")
    assert article.outlet_slug is not None
    assert article.outlet_slug.endswith("-news")


def test_known_outlet_by_url():
    article = read(*STORY, url="https://www.enabbaladi.net/12345/")
    assert (article.outlet_slug, article.time_zone is None) == ("enab-baladi", True)


def test_clutter_alone_is_a_problem():
    content = "الرئيسية\nتابعونا على\nفيسبوك\nجميع الحقوق محفوظة".encode()
    problem = read_article(Page("0" * 64, "p", "p.txt", "text/plain", content), KNOWLEDGE)
    assert isinstance(problem, Problem)
    assert problem.code == "no_story"


def test_identity_by_url_else_by_outlet_and_headline():
    first = read(*STORY, url="https://example.org/a?utm_source=x")
    second = read(*STORY[:2], url="http://www.example.org/a/")
    assert first.article_id == second.article_id
    assert first.version_id != second.version_id


def test_one_endless_line_is_cut_and_told():
    article = read("كلمة " * 1_000_000 + ".")
    assert "long_line_cut" in article.notices
    assert len(article.text) < 1_000_000


def test_tens_of_thousands_of_lines_are_bounded():
    article = read(*(f"{n} {STORY[n % 2]}" for n in range(12_000)))
    assert "lines_left_out" in article.notices
    assert article.text.count("\n") < 10_000


@given(
    st.lists(
        st.one_of(st.text(max_size=80), st.sampled_from([*STORY, "التعليقات (3)", "الأكثر قراءة", "©"])), max_size=12
    )
)
def test_any_heap_of_lines_is_read_or_refused(lines):
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    found = read_article(Page("0" * 64, "p", "p.txt", "text/plain", content), KNOWLEDGE)
    assert isinstance(found, Article | Problem)
    if isinstance(found, Article) and found.text:
        assert all(paragraph.strip() for paragraph in found.text.split("\n"))


def test_a_profile_is_proposed_from_several_pages_and_applied_only_when_written_down():
    promise = "نعدكم بمتابعة كل ما يجري في الوادي ساعة بساعة كما عودناكم دائماً على صفحات هذا الموقع المستقل."
    articles = [read(f"{n} {STORY[0]}", promise, STORY[1] + str(n), "© منارة الوادي") for n in range(4)]
    assert set(recurring_lines(articles)) == {promise, "© منارة الوادي"}
    assert promise in articles[0].text
    assert recurring_lines(articles[:2]) == ()


def test_from_where_and_whom_is_no_headline():
    """ "SITE - AGENCY" and "SITE - CITY" stand where a headline with its site might."""
    for byline in ("منارة الوادي - وكالة السهل للأنباء", "منارة الوادي – الكرمة"):
        article = read("منارة الوادي", "إعادة فتح الطريق الساحلي", byline, "الجمعة 6 ديسمبر 2024 - 14:30", *STORY)
        assert article.title == "إعادة فتح الطريق الساحلي"


def test_a_trail_before_the_headline_is_no_part_of_it():
    title = "إعادة فتح الطريق الساحلي أمام الأهالي"
    article = read("منارة الوادي", f"منارة الوادي » محليات » {title}", title, "الجمعة 6 ديسمبر 2024", *STORY)
    assert article.title == title


def test_a_masthead_over_its_menu_outweighs_the_correspondent_of_a_copied_text():
    said = 'وقال شاهد لمراسل "برق الساحل" إن الجرافات أزالت السواتر الترابية من مدخلي المدينة الشمالي والجنوبي.'
    head = ("دفاتر الوادي", "أرشيف | ملفات | شهادات | اتصل بنا", "إعادة فتح الطريق الساحلي أمام الأهالي")
    assert read(*head, "6 ديسمبر 2024", STORY[0], said).outlet == "دفاتر الوادي"


def test_a_desk_behind_the_outlets_name_is_no_outlet():
    head = ("بوابة الوادي", "إعادة فتح الطريق الساحلي أمام الأهالي", "بوابة الوادي - قسم الأخبار")
    assert read(*head, "6 ديسمبر 2024", *STORY).outlet == "بوابة الوادي"


def test_a_clock_above_the_masthead_hides_no_name():
    head = ("السبت 22 مارس 2025 | 08:00", "صوت الوادي", "الرئيسية | أخبار | رأي")
    article = read(*head, "إعادة فتح الطريق الساحلي أمام الأهالي", "نشر: 6 ديسمبر 2024", *STORY)
    assert (article.outlet, article.published) == ("صوت الوادي", "2024-12-06")


def test_the_outlets_name_may_stand_below_buttons():
    article = read("إرسال هذا المقال بالبريد", "طباعة هذا المقال", "راديو الرمال", "إعادة فتح الطريق", *STORY)
    assert article.outlet == "راديو الرمال"


ASIDES = {
    "خريطة توضح موقع البلدة على الساحل": "caption",
    "إذا كنت تعتقد/تعتقدين أن المقال ينتهك المعايير المهنية قدم/قدمي شكوى": "promotion",
    "خبر متصل: البلدية تستأجر جرافات جديدة لفتح الطرق": "related",
    "مقال رأي: لماذا يُغلق الطريق الساحلي كل شتاء": "related",
    "إنفوغراف.. الطرق المغلقة منذ مطلع العام": "caption",
    "أعداد سابقة: العدد 12 – عودة الأهالي | العدد 11 – فتح المعبر": "related",
    '"كنا نمشي ساعتين لنشتري الخبز"': "pull_quote",
    "جرافة عند مدخل المدينة – 5 كانون الأول 2024 (منارة الوادي)": "caption",
    "مدخل المدينة الشمالي - صورة من الأرشيف": "caption",
    "عاجل المنارة (@ManaraW) - المحافظ: الطريق مفتوح للجميع": "embed",
    "لتصويب خطأ: desk@manara.example": "contact",
}


@pytest.mark.parametrize("line", ASIDES)
def test_asides_between_paragraphs_go(line):
    article = read("منارة الوادي", "إعادة فتح الطريق الساحلي", STORY[0], line, *STORY[1:])
    assert line not in article.text.splitlines()
    assert kinds(article)[line] == ASIDES[line]


def test_what_only_looks_like_an_aside_stays():
    """A sentence after a label, a quoted sentence, a list in the story, a line after a button, a city called صور."""
    lines = (
        "صور: شنت طائرة غارة على أطراف بلدة في القضاء ولم تقع إصابات.",
        '"لن نغادر البلدة مهما طال الإغلاق."',
        "* فُتح الطريق من جهة الشمال أمام الشاحنات.",
        "تابعنا على واتساب",
        "الشمال والوسط",
        STORY[1],
        "* فُتح المعبر البحري أيضاً.",
    )
    article = read("منارة الوادي", "إعادة فتح الطريق الساحلي", STORY[0], *lines)
    assert article.text.splitlines() == [STORY[0], *(line for line in lines if line != "تابعنا على واتساب")]


def test_footnotes_go_and_the_story_ends_before_them():
    article = read(*STORY, "* الأرقام من شركاء ميدانيين ولم يتسنّ التحقق منها كلها.", "للاستفسار: desk@manara.example")
    assert article.text == "\n".join(STORY)
    assert "footnote" in kinds(article).values()


def test_a_flash_without_a_full_stop_is_read():
    assert read("قتل خمسة مدنيين في قصف مدفعي على أطراف المدينة").text
    flash = read("عاجل", "قصف على المدينة", "قتل خمسة مدنيين في قصف مدفعي على أطراف المدينة")
    assert flash.text == "قتل خمسة مدنيين في قصف مدفعي على أطراف المدينة"
