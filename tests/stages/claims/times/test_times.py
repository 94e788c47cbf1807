"""Time expressions against a clock: Sunday 8 December 2024, 15:00."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.knowledge.time_words import load_time_tables
from tawatur.records import Article, LiveEntry, RemovedLine
from tawatur.stages.claims.mentions import ReadingContext, TimeMention
from tawatur.stages.claims.times.reading import TimeReader
from tawatur.text.passages import Passage

READER = TimeReader()
ARTICLE = Article("a", "a", "v", "p", None, None, None, "", None, "unknown", None, None, None, None, "ar", "")


def read(text: str, clock: str | None = "2024-12-08T15:00") -> tuple[TimeMention, ...]:
    return READER.mentions(Passage("text", text), ReadingContext(ARTICLE, clock))


def one(text: str, clock: str | None = "2024-12-08T15:00") -> TimeMention:
    (mention,) = read(text, clock)
    return mention


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("هاجموا الموقع أمس السبت", "2024-12-07", "2024-12-07", "day"),
        ("هاجموا الموقع اليوم السبت", "2024-12-07", "2024-12-07", "day"),
        ("هاجموا الموقع أمس الجمعة", "2024-12-06", "2024-12-06", "day"),
        ("هاجموا الموقع الجمعة الماضي", "2024-12-06", "2024-12-06", "day"),
        ("هاجموا الموقع الأحد الماضي", "2024-12-01", "2024-12-01", "day"),
        ("سيجتمعون الأربعاء المقبل", "2024-12-11", "2024-12-11", "day"),
        ("ومن المقرر أن يجتمع الطرفان الأربعاء في العاصمة", "2024-12-11", "2024-12-11", "day"),
        ("اجتمع الطرفان الأربعاء في العاصمة", "2024-12-04", "2024-12-04", "day"),
        ("هاجموا الموقع أول من أمس الجمعة", "2024-12-06", "2024-12-06", "day"),
        ("سيصلون بعد غد", "2024-12-10", "2024-12-10", "day"),
        ("قصفوا الحي ظهر اليوم", "2024-12-08", "2024-12-08", "part_of_day"),
        ("قصفوا الحي بعد ظهر أمس السبت", "2024-12-07", "2024-12-07", "part_of_day"),
        ("قصفوا الحي في ساعة متأخرة من ليل الخميس", "2024-12-05", "2024-12-05", "part_of_day"),
        ("قصفوا الحي ليل الجمعة السبت", "2024-12-06", "2024-12-07", "part_of_day"),
        ("قصفوا الحي ليلة السبت/الأحد", "2024-12-07", "2024-12-08", "part_of_day"),
        ("قصفوا الحي ليلة الجمعة – السبت", "2024-12-06", "2024-12-07", "part_of_day"),
        ("قصفوا الحي في الليلة الفاصلة بين الجمعة والسبت", "2024-12-06", "2024-12-07", "part_of_day"),
        ("قصفوا الحي منذ قليل", "2024-12-08", "2024-12-08", "part_of_day"),
        ("يحاصرون البلدة منذ ما يقارب الشهر", "2024-11-08", "2024-12-08", "month"),
        ("قصفوا الحي في 3 الجاري", "2024-12-03", "2024-12-03", "day"),
        ("قصفوا الحي في الرابع والخامس من كانون الأول", "2024-12-04", "2024-12-05", "day"),
        ("قصفوا الحي ليلاً", "2024-12-07", "2024-12-08", "part_of_day"),
        ("قصفوا الحي خلال الليل", "2024-12-07", "2024-12-08", "part_of_day"),
        ("قصفوا الحي فجراً", "2024-12-08", "2024-12-08", "part_of_day"),
        ("قصفوا الحي بعد منتصف الليل", "2024-12-08", "2024-12-08", "part_of_day"),
        ("قصفوا الحي الجمعة مساءً", "2024-12-06", "2024-12-06", "part_of_day"),
        ("قصفوا الحي قبل يومين", "2024-12-06", "2024-12-06", "day"),
        ("قصفوا الحي قبل نحو ثلاثة أيام", "2024-12-05", "2024-12-05", "day"),
        ("نزحوا خلال الأيام الثلاثة الماضية", "2024-12-05", "2024-12-08", "day"),
        ("نزحوا خلال الساعات الـ24 الماضية", "2024-12-07", "2024-12-08", "day"),
        ("نزحوا خلال الـ48 ساعة الماضية", "2024-12-06", "2024-12-08", "day"),
        ("نزحوا الأسبوع الماضي", "2024-12-01", "2024-12-07", "week"),
        ("نزحوا الشهر الماضي", "2024-11-01", "2024-11-30", "month"),
        ("نزحوا منتصف الشهر الجاري", "2024-12-15", "2024-12-15", "week"),
        ("سيجتمعون منتصف الشهر المقبل", "2025-01-15", "2025-01-15", "week"),
        ("انتشلوا الجثث منذ الفجر", "2024-12-08", "2024-12-08", "part_of_day"),
        ("دخلوها نهاية 2017", "2017-12-01", "2017-12-31", "month"),
        ("دخلوها بنهاية عام 2017", "2017-12-01", "2017-12-31", "month"),
        ("دخلوها في حزيران 2014", "2014-06-01", "2014-06-30", "month"),
        ("دخلوها في آب/أغسطس 2013", "2013-08-01", "2013-08-31", "month"),
        ("دخلوها في أيلول الماضي", "2024-09-01", "2024-09-30", "month"),
        ("دخلوها عام ٢٠١٥", "2015-01-01", "2015-12-31", "year"),
        ("دخلوها في 27 نوفمبر الماضي", "2024-11-27", "2024-11-27", "day"),
        ("دخلوها في الأول من فبراير 2023", "2023-02-01", "2023-02-01", "day"),
        ("دخلوها في الحادي والعشرين من سبتمبر/أيلول 2014", "2014-09-21", "2014-09-21", "day"),
        ("دخلوها في 5 كانون الأول/ديسمبر 2024", "2024-12-05", "2024-12-05", "day"),
        ("دخلوها في 4 أفريل الماضي", "2024-04-04", "2024-04-04", "day"),
        ("دخلوها يوم 6/12/2024", "2024-12-06", "2024-12-06", "day"),
        ("دخلوها مساء الخميس 5 ديسمبر 2024", "2024-12-05", "2024-12-05", "part_of_day"),
        ("تقاتلوا بين الخميس والسبت", "2024-12-05", "2024-12-07", "day"),
        ("تقاتلوا يومي 5 و6 ديسمبر", "2024-12-05", "2024-12-06", "day"),
        ("تقاتلوا يومي الجمعة والسبت", "2024-12-06", "2024-12-07", "day"),
        ("تقاتلوا 3-4 ديسمبر 2024", "2024-12-03", "2024-12-04", "day"),
        ("تقاتلوا بين عامي 2014 و2016", "2014-01-01", "2016-12-31", "year"),
        ("دخلوها في صيف 2014", "2014-06-01", "2014-08-31", "month"),
        ("سيتبادلان الأسرى قبل نهاية يناير", "2024-12-08", "2025-01-31", "month"),
        ("ترسل كتيبة قبل نهاية فبراير المقبل", "2025-02-01", "2025-02-28", "month"),
        ("نزحت الأسر من المدينة خلال أسبوع", "2024-12-01", "2024-12-08", "week"),
        ("على أن تغادر القوات المدينة في غضون 21 يوماً", "2024-12-08", "2024-12-29", "day"),
        ("يتوصلون إلى اتفاق قبل 20 يناير المقبل", "2024-12-08", "2025-01-20", "month"),
        ("من المرتقب أن تنسحب خلال ستين يوماً", "2024-12-08", "2025-02-06", "day"),
        ("قتلوا خلال النصف الأول من تشرين الثاني", "2024-11-01", "2024-11-15", "week"),
        ("قتلوا في النصف الثاني من عام 2016", "2016-07-01", "2016-12-31", "month"),
        ("قتلوا في الأسبوع الأخير من أيلول الماضي", "2024-09-24", "2024-09-30", "week"),
        ("قتلوا في الربع الأول من العام الجاري", "2024-01-01", "2024-03-31", "month"),
        ("قتلوا الأسبوع قبل الماضي", "2024-11-24", "2024-11-30", "week"),
        ("قتلوا الخميس قبل الماضي", "2024-11-28", "2024-11-28", "day"),
        ("قتلوا الليلة قبل الماضية", "2024-12-06", "2024-12-06", "day"),
        ("قتلوا من 2 إلى 5 كانون الأول", "2024-12-02", "2024-12-05", "day"),
        ("قتلوا في 4\\12\\2024", "2024-12-04", "2024-12-04", "day"),
        ("قتلوا بتاريخ 04.12.2024", "2024-12-04", "2024-12-04", "day"),
        ("قتلوا قبل أكثر من عام", None, None, "unknown"),
        ("هاجموا الحاجز قبل فجر أمس", "2024-12-07", "2024-12-07", "part_of_day"),
    ],
)
def test_expression(text, start, end, precision):
    date = one(text).date
    assert (date.start, date.end, date.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("القتال مستمر منذ الخميس", "2024-12-05"),
        ("القتال مستمر منذ مساء أمس السبت", "2024-12-07"),
        ("القتال مستمر منذ مطلع الشهر الجاري", "2024-12-01"),
        ("القتال مستمر منذ 27 نوفمبر الماضي", "2024-11-27"),
        ("القتال مستمر منذ أبريل 2023", "2023-04-01"),
        ("القتال مستمر منذ ثلاثة أيام", "2024-12-05"),
        ("القتال مستمر منذ نحو أسبوعين", "2024-11-24"),
        ("القتال مستمر منذ عام 2011", "2011-01-01"),
    ],
)
def test_since_goes_on_to_the_clock(text, start):
    mention = one(text)
    assert (mention.date.start, mention.date.end, mention.ongoing) == (start, "2024-12-08", True)


def test_since_an_event_dates_what_stands_before_and_the_event_itself():
    before, event = read("بلغت الحصيلة مئة قتيل منذ اندلاع المعارك الأربعاء في الشمال")
    assert (before.date.start, before.date.end, before.ongoing) == ("2024-12-04", "2024-12-08", True)
    assert (event.date.start, event.date.end, event.ongoing) == ("2024-12-04", "2024-12-04", False)


@pytest.mark.parametrize(
    "text",
    [
        "وقعت اشتباكات في سوق الجمعة",
        "في اليوم التالي عادوا",
        "في ذلك اليوم عادوا",
        "في اليوم الثاني من الهجوم",
        "في اليوم الـ15 للحرب",
        "في اليوم 45 من الحرب",
        "سقط 3-4 قتلى",
        "هي الأعنف من نوعها منذ 2016",
        "للمرة الأولى منذ سنوات",
        "دخلوا من باب الهوى",
        "مارس الجيش ضغوطاً على السكان",
        "فجر مسلحون جسراً",
        "استمرت المعارك على مدى ثلاثة أيام",
        "قبل يومين من الهجوم",
        "",
    ],
)
def test_what_dates_nothing(text):
    assert read(text) == ()


def test_without_a_clock_only_stated_years_are_read():
    assert read("قصفوا الحي أمس وقبل يومين وفجراً والأحد", None) == ()
    assert one("قصفوا الحي في 30 يناير 2025", None).date.start == "2025-01-30"


def test_vague_days_are_only_bounded():
    ahead = one("يعتزمون التقدم في الأيام المقبلة").date
    assert (ahead.start, ahead.precision, ahead.not_before) == (None, "unknown", "2024-12-08")
    behind = one("تقدموا خلال الأيام الماضية").date
    assert (behind.start, behind.not_after) == (None, "2024-12-08")


def test_parts_of_the_day_are_local_intervals_of_the_table():
    date = one("قصفوا الحي فجر السبت").date
    dawn = load_time_tables().parts["dawn"]
    assert date.not_before == f"2024-12-07T{dawn.start // 60:02d}:{dawn.start % 60:02d}"
    assert date.not_after == f"2024-12-07T{dawn.end // 60:02d}:{dawn.end % 60:02d}"
    night = one("قصفوا الحي ليل الجمعة").date
    assert night.not_after is not None
    assert night.not_after.startswith("2024-12-07T")


def test_background_is_older_than_thirty_days():
    assert one("دخلوها عام 1982").background
    assert not one("دخلوها قبل يومين").background


def test_the_span_is_the_words():
    text = "قال شهود إن القصف بدأ صباح أمس السبت، وانتهى سريعاً"
    mention = one(text)
    assert text[mention.start : mention.end] == "صباح أمس السبت"


@given(st.text(max_size=300), st.sampled_from([None, "2024-12-08", "2024-12-08T23:10", "nonsense"]))
def test_any_text_is_survived(text, clock):
    for mention in read(text, clock):
        assert 0 <= mention.start < mention.end <= len(text)


WORDS = sorted({" ".join((first, *w.tail)) for first, ws in load_time_tables().words.items() for w in ws})


@given(st.lists(st.sampled_from([*WORDS, "5", "2024", "31", "،", "/", "-", "كتب"]), max_size=12))
def test_any_heap_of_time_words_is_survived(words):
    for mention in read(" ".join(words)):
        assert mention.date.start is None or mention.date.end is None or mention.date.start <= mention.date.end


def test_live_entries_and_posts_have_their_own_clocks():
    text = "قصفوا الحي فجر اليوم\nقصفوا الجسر أمس"
    cut = text.index("\n")
    entries = (LiveEntry(0, cut, "2024-12-06T09:00"), LiveEntry(cut + 1, len(text), "2024-12-05T23:00"))
    post = RemovedLine("قصفوا المرفأ اليوم", "embed", "signature", None, "2024-12-01", 7)
    article = replace(ARTICLE, entries=entries, removed=(post,))
    context = ReadingContext(article, "2024-12-07")
    assert [m.date.start for m in READER.mentions(Passage("text", text), context)] == ["2024-12-06", "2024-12-04"]
    assert [m.date.start for m in READER.mentions(Passage("embed", post.line, 7), context)] == ["2024-12-01"]


def test_a_part_of_the_day_is_of_the_day_that_its_sentence_names() -> None:
    _, dawn = read("قال متحدث أمس السبت إن مسلحين هاجموا الحاجز فجرا")
    assert dawn.date.start == "2024-12-07"


def test_the_same_day_of_another_year_is_not_today() -> None:
    assert one("في مثل هذا اليوم من عام 2013 قصفت القوات البلدة").date.start == "2013-01-01"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("دخلوا البلدة الأربعاء، وقبلها بيوم هاجموا القرية", "2024-12-03"),
        ("دخلوا البلدة الأربعاء، وقبل ذلك بيومين هاجموا القرية", "2024-12-02"),
        ("دخلوا البلدة الأربعاء، وبعدها بيوم هاجموا القرية", "2024-12-05"),
        ("دخلوا البلدة في 4 كانون الأول. وفي 6 منه هاجموا القرية", "2024-12-06"),
        ("دخلوا البلدة في 4 كانون الأول. وفي السادس من الشهر نفسه هاجموا القرية", "2024-12-06"),
        ("دخلوا البلدة الأربعاء. وفي اليوم السابق هاجموا القرية", "2024-12-03"),
        ("دخلوا البلدة الأربعاء. وقصفوا القرية في اليوم ذاته", "2024-12-04"),
    ],
)
def test_a_day_is_told_from_the_day_before_it(text: str, day: str) -> None:
    assert read(text)[-1].date.start == day


@pytest.mark.parametrize(
    "text",
    [
        "هاجموا القرية في اليوم السابق للانتخابات",
        "قبلها بيوم هاجموا القرية",
        "هاجموا حي 7 أبريل",
        "أحيوا ذكرى ثورة 17 فبراير",
        "أمرهم بالانتشار ابتداءً من صباح الأربعاء",
    ],
)
def test_no_day_is_read_where_none_is_told(text: str) -> None:
    assert not read(text)
