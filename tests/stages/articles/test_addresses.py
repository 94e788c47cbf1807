"""A dump's own address, its name, its headline, who made its site, and what tells its articles apart."""

from __future__ import annotations

import pytest

from tawatur.records import Page
from tawatur.stages.articles import load_article_knowledge, read_article

STORY = (
    "قال شهود إن مسلحين دخلوا بلدة الوادي مساء الأحد وإن سكانها غادروها قبل ذلك بساعات نحو القرى المجاورة "
    "التي لم تصلها المعارك بعد."
)


def article_of(*lines, name="page"):
    content = "\n".join(lines).encode()
    return read_article(Page("0" * 64, name, f"/{name}.txt", "text/plain", content), load_article_knowledge())


def test_a_line_that_is_an_address_names_the_page_and_its_outlet():
    article = article_of("منبر السهل", "https://minbar-sahl.example/news/2025/881", "مسلحون في الوادي", STORY)
    assert article.url == "https://minbar-sahl.example/news/2025/881"
    assert (article.outlet, article.outlet_slug) == ("منبر السهل", "minbar-sahl")
    assert "https" not in article.text


def test_an_address_may_lack_its_scheme():
    article = article_of("منبر السهل", "www.minbar-sahl.example/news/881.html", "مسلحون في الوادي", STORY)
    assert (article.url, article.outlet_slug) == ("https://www.minbar-sahl.example/news/881.html", "minbar-sahl")


def test_a_ticker_is_no_headline():
    headline = "مسلحون يدخلون بلدة الوادي وسكانها ينزحون"
    lines = ("منبر السهل", "آخر الأخبار: وزير يزور العاصمة ويلتقي نظيره", headline, STORY)
    assert article_of(*lines).title == headline


@pytest.mark.parametrize(
    "address", ["https://t.me/minbar/3", "https://www.facebook.com/minbar/posts/3", "https://minbar-sahl.example/"]
)
def test_a_channel_or_a_front_page_is_no_address_of_the_page(address):
    assert article_of("منبر السهل", address, "مسلحون في الوادي", STORY).url is None


def test_addresses_of_several_sites_tell_nothing():
    addresses = ("https://a.example/news/1", "https://b.example/news/2")
    assert article_of("منبر السهل", *addresses, "مسلحون في الوادي", STORY).url is None


def test_two_pages_that_state_one_address_stay_two_articles():
    address = "https://minbar-sahl.example/apps/1"
    one = article_of("منبر السهل", address, "مسلحون في الوادي", STORY)
    two = article_of("منبر السهل", address, "هدوء في السهل", STORY.replace("الوادي", "السهل"))
    assert one.article_id != two.article_id


def test_a_trail_of_sections_and_the_maker_of_the_site_are_no_outlet():
    lines = ("منبر السهل", "شؤون محلية › أخبار الوادي", "مسلحون في الوادي", STORY, "منبر السهل © تصميم بيت الحرف")
    assert article_of(*lines).outlet == "منبر السهل"


def test_a_slogan_under_the_name_is_no_headline_before_the_line_that_the_date_follows():
    headline = "مسلحون يدخلون بلدة الوادي وسكانها ينزحون"
    lines = ("منبر السهل", "صوت السكان في القرى المجاورة للوادي", headline, "نشر في: 12 مايو 2024", STORY)
    assert article_of(*lines).title == headline


def test_one_headline_on_two_days_heads_two_articles_and_on_one_day_two_versions_of_one():
    lines = ("منبر السهل", "مسلحون يدخلون بلدة الوادي وسكانها ينزحون")
    first, edited, later = (
        article_of(*lines, f"نشر في: {day} مايو 2024", STORY + more)
        for day, more in ((12, ""), (12, " ولم يصب أحد منهم بأذى."), (14, " وعاد بعضهم بعد يومين."))
    )
    assert first.article_id == edited.article_id != later.article_id
    assert len({first.version_id, edited.version_id, later.version_id}) == 3
