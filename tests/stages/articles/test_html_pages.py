"""HTML pages: markup's parts, metadata in its order of trust, encodings, and pages that are no article."""

from __future__ import annotations

import hashlib
import json

import pytest

from tawatur.records import Article, Page, Problem
from tawatur.stages.articles import load_article_knowledge, read_article

KNOWLEDGE = load_article_knowledge()
TITLE = "إعادة فتح الطريق الساحلي أمام الأهالي"
STORY = (
    "أعلنت إدارة المحافظة، اليوم الجمعة، أن الطريق الساحلي أعيد فتحه بعد إغلاق دام يومين بسبب الاشتباكات.",
    "وقال شاهد من أهالي البلدة إن الجرافات أزالت السواتر الترابية من مدخلي المدينة الشمالي والجنوبي.",
    "ولم ترد أنباء عن إصابات بين المدنيين في البلدة أو في محيطها القريب حتى ساعة إعداد الخبر.",
)
PARAGRAPHS = "".join(f"<p>{p}</p>" for p in STORY)


def page(content: str | bytes, charset: str | None = None, **facts: str) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page(hashlib.sha256(data).hexdigest(), "p", "p.html", "text/html", data, charset=charset, **facts)


def read(content: str | bytes, charset: str | None = None, **facts: str) -> Article:
    article = read_article(page(content, charset, **facts), KNOWLEDGE)
    assert isinstance(article, Article), article
    return article


def html(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='ar'><head>{head}</head><body>{body}</body></html>"


def linked(**fields: object) -> str:
    data = {"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", **fields}]}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def test_parts_of_the_markup_are_told_apart():
    article = read(
        html(
            f"<nav><a href='/'>الرئيسية</a></nav><article><h1>{TITLE}</h1>"
            f"<figure><img><figcaption>جرافة على الطريق – رويترز</figcaption></figure>{PARAGRAPHS}"
            "<div class='related-posts'><a href='/2'>قصف يطال بلدة قريبة ومقتل ثلاثة من أهلها ليلاً</a></div></article>"
            "<aside><p>تحليل طويل لا صلة له بالخبر المنشور في هذه الصفحة ولا بما يجري في تلك البلاد.</p></aside>"
            "<footer>جميع الحقوق محفوظة © منارة الوادي 2024</footer>"
        )
    )
    assert article.title == TITLE
    assert article.text == "\n".join(STORY)
    kinds = {r.line: (r.kind, r.credit) for r in article.removed}
    assert kinds["جرافة على الطريق – رويترز"] == ("caption", "رويترز")
    assert kinds["قصف يطال بلدة قريبة ومقتل ثلاثة من أهلها ليلاً"][0] == "aside"


def test_metadata_is_trusted_in_order():
    og = '<meta property="article:published_time" content="2024-12-05T09:00:00+03:00">'
    stated = linked(headline=TITLE, datePublished="2024-12-06T14:30:00+03:00", dateModified="2024-12-06T18:00:00+03:00")
    article = read(html(f"<h1>{TITLE}</h1><div>4 ديسمبر 2024</div>{PARAGRAPHS}", stated + og))
    assert (article.published, article.updated) == ("2024-12-06T14:30", "2024-12-06T18:00")
    assert article.published_evidence is not None
    assert article.published_evidence.rule == "json_ld"


def test_a_stated_date_that_the_text_contradicts_gives_way():
    og = '<meta property="article:published_time" content="2025-03-22T09:00:00+03:00">'
    article = read(html(f"<h1>{TITLE}</h1><div>6 ديسمبر 2024</div>{PARAGRAPHS}", og))
    assert article.published == "2024-12-06"


def test_a_repeated_modification_is_no_update():
    stated = linked(datePublished="2024-12-06T14:30:00+03:00", dateModified="2024-12-06T14:30:40+03:00")
    assert read(html(PARAGRAPHS, stated)).updated is None


def test_utc_becomes_the_outlets_local_time():
    stated = linked(datePublished="2024-12-06T22:30:00Z")
    article = read(html(PARAGRAPHS, stated), url="https://www.aljazeera.net/news/a")
    assert (article.published, article.time_zone) == ("2024-12-07T01:30", "Asia/Qatar")


def test_the_visible_local_time_beats_utc_of_an_unknown_zone():
    stated = linked(datePublished="2024-12-06T11:30:00Z")
    article = read(html(f"<h1>{TITLE}</h1><p>6 ديسمبر 2024 - 14:30</p>{PARAGRAPHS}", stated))
    assert article.published == "2024-12-06T14:30"


@pytest.mark.parametrize(
    ("url", "day"),
    [("https://example.org/2024/12/06/abc", "2024-12-06"), ("https://example.org/news/20241206/1", "2024-12-06"),
     ("https://example.org/news/1234567890", None)],
)  # fmt: skip
def test_url_dates(url, day):
    assert read(html(PARAGRAPHS), url=url).published == day


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1256", "iso-8859-1"])
def test_encodings_declared_rightly_wrongly_or_not(encoding, declared):
    meta = f'<meta charset="{declared}">' if declared else ""
    content = html(f"<h1>{TITLE}</h1>{PARAGRAPHS}", meta).encode(encoding, "xmlcharrefreplace")
    assert read(content).text == "\n".join(STORY)


def test_mojibake_is_repaired_where_it_is_certain():
    content = html(f"<h1>{TITLE}</h1>{PARAGRAPHS}")
    twice = content.encode("windows-1256").decode("latin-1")
    article = read(twice)
    assert article.text == "\n".join(STORY)
    assert "mojibake_repaired" in article.notices


def test_latin_text_is_not_taken_for_mojibake():
    text = (
        "<p>La première réunion à Genève a été ajournée après deux heures de débats très animés entre les délégués.</p>"
    )
    article = read(html(text * 2))
    assert "mojibake_repaired" not in article.notices
    assert article.language == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY[0], "ar"),
        ("وزارت دفاع اعلام کرد که نیروهای این کشور از منطقه خارج شدند و این عملیات برای همیشه پایان یافته است.", "fa"),
        ("وزارت دفاع نے کہا ہے کہ فوج کے دستے علاقے سے واپس آ گئے ہیں اور یہ کارروائی ختم ہو گئی ہے۔", "ur"),
        ("The ministry said that its forces had left the area and that the operation was over after three days.", "en"),
    ],
)
def test_languages_are_told(text, language):
    assert read(html(f"<article><p>{text}</p><p>{text} .</p></article>")).language == language


def test_a_live_blog_keeps_its_entries_apart():
    entries = [("15:40", STORY[0]), ("14:10", STORY[1]), ("23:50", STORY[2])]
    body = "".join(f"<div><span>{time}</span></div><p>{text}</p>" for time, text in entries)
    article = read(html(f"<h1>{TITLE}</h1>{body}", linked(datePublished="2024-12-06T15:45:00+03:00")))
    assert [e.time for e in article.entries] == ["2024-12-06T15:40", "2024-12-06T14:10", "2024-12-05T23:50"]
    assert [article.text[e.start : e.end] for e in article.entries] == list(STORY)


def test_an_index_of_articles_is_none():
    items = "".join(
        f"<article><h2><a href='/{i}'>خبر رقم {i} من البلاد</a></h2><p>{STORY[i % 3]}</p></article>" for i in range(8)
    )
    problem = read_article(page(html(items)), KNOWLEDGE)
    assert isinstance(problem, Problem)
    assert problem.code == "several_articles"


def test_text_that_only_linked_data_holds():
    stated = linked(headline=TITLE, articleBody="\n".join(STORY))
    assert read(html("<div id='root'></div>", stated)).text == "\n".join(STORY)


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 100_000 + STORY[0],
        "<p>" + "كلمة " * 400_000,
        f"<p>{STORY[0]}\x00\x01\x1b</p><p>&#1114112;&#xD800;&#x110000000;&bogus; {STORY[1]}</p>",
        f"<p>\u202e{STORY[0]}\u202d</p>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + PARAGRAPHS,
        "<a href='" + "x" * 1_000_000 + PARAGRAPHS,
        "<" * 200_000,
        '<div class="menu share">' * 100_000 + STORY[0],
        "<article class='related'>" * 50_000 + STORY[0],
        "<a>" * 300_000,
        "<a " * 300_000,
        "&" * 200_000,
        "\ue100\ue0ff" * 1000 + PARAGRAPHS,
    ],
    ids=[
        "nested",
        "long",
        "controls",
        "bidi",
        "json",
        "unclosed",
        "brackets",
        "nested menus",
        "nested articles",
        "open links",
        "broken links",
        "ampersands",
        "marks",
    ],
)
def test_bad_input_is_read_or_refused(content):
    found = read_article(page(content), KNOWLEDGE)
    assert isinstance(found, Article | Problem)
    if isinstance(found, Article):
        assert not set(found.text) & set("\x00\x01\x1b\u202e\u202d")


def test_a_wrapper_with_a_small_things_class_does_not_swallow_the_story():
    story = f"<div>{TITLE}</div>{'<br>'.join(STORY)}"
    body = f"<div class='article-share-wrapper'>{story}</div><div class='menu'><a>أخبار</a></div>"
    assert read(html(body)).text == "\n".join(STORY)
