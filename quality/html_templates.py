"""The gold's text dumps as HTML, in templates of our own that stand for how Arabic news sites are built.

The gold tells each line's part (headline, story, clutter); a template decides the markup, the metadata that states it
and the encoding. What a page then states is what the gold expects, so that the same scorer serves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

Gold = Mapping[str, Any]
_MENU = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "منوعات", "فيديو", "رأي")
_SIDEBAR = (
    ("طقس الأسبوع: كتلة باردة تصل مساء الأربعاء", "2025-11-02 | 10:12"),
    ("اجتماع أمني يبحث قصفاً استهدف بلدة حدودية ومقتل ثلاثة", "10/8/2025 3:44:00 AM"),
    ("أسعار الذهب تتراجع مع افتتاح الأسواق", "2025-11-01 | 22:47"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the dump and its part: ``head``, ``title``, ``main``, ``clutter`` (inside the story), ``foot``."""

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A rendered page: bytes, the charset of its HTTP header (None where it sends none) and its URL."""

    content: bytes
    charset: str | None = None
    url: str | None = None


def parted(gold: Gold, dump: str) -> list[Line]:
    """The dump's lines with the parts that the gold gives them."""
    lines = [line.strip() for line in dump.splitlines() if line.strip()]
    junk = {b.strip() for b in gold["boilerplate"]}
    inside = [i for i, t in enumerate(lines) if gold["first_sentence"] in t or gold["last_sentence"] in t]
    first, last = inside[0], inside[-1]
    parts = []
    for number, text in enumerate(lines):
        if first <= number <= last:
            parts.append(Line(text, "clutter" if text in junk else "main"))
        elif text == gold["title"]:
            parts.append(Line(text, "title"))
        else:
            parts.append(Line(text, "head" if number < first else "foot"))
    return parts


def _linked_data(gold: Gold, zone: str) -> str:
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": gold["title"]}
    if gold["published"] and gold["published_basis"] == "stated":
        data["datePublished"] = _zoned(gold["published"], zone)
    if gold["updated"]:
        data["dateModified"] = _zoned(gold["updated"], zone)
    data["publisher"] = {"@type": "Organization", "name": gold["outlet"]}
    graph = {"@graph": [{"@type": "WebSite", "name": gold["outlet"]}, {"@type": "BreadcrumbList"}, data]}
    return f'<script type="application/ld+json">{json.dumps(graph, ensure_ascii=False)}</script>'


def _zoned(time: str, zone: str) -> str:
    return time if len(time) <= 10 else f"{time if len(time) > 16 else time + ':00'}{zone}"


def _open_graph(gold: Gold) -> str:
    tags = [("og:site_name", gold["outlet"]), ("og:type", "article"), ("og:locale", "ar_AR")]
    if gold["title"]:
        tags.append(("og:title", f"{gold['title']} | {gold['outlet']}"))
    if gold["published"] and gold["published_basis"] == "stated":
        tags.append(("article:published_time", _zoned(gold["published"], "+03:00")))
    if gold["updated"]:
        tags.append(("article:modified_time", _zoned(gold["updated"], "+03:00")))
    return "".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in tags)


def _title(text: str) -> str:
    return f"<title>{escape(text)}</title>"


def _titled(gold: Gold, mark: str) -> str:
    return _title(f"{gold['title']} {mark} {gold['outlet']}")


def _menu() -> str:
    return "<ul>" + "".join(f'<li><a href="/{i}">{item}</a></li>' for i, item in enumerate(_MENU)) + "</ul>"


def _sidebar(tag: str, name: str) -> str:
    items = "".join(f'<li><a href="/n{i}">{t}</a> <span>{d}</span></li>' for i, (t, d) in enumerate(_SIDEBAR))
    return f'<{tag} class="{name}"><h3>الأكثر قراءة</h3><ul>{items}</ul></{tag}>'


def _page(head: str, body: str, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}">{head}'
        f"<style>p{{margin:0}}</style><script>var a=1;</script></head><body>{body}</body></html>"
    )


def _each(lines: list[Line], forms: Mapping[str, str]) -> str:
    return "\n".join(forms[line.part].format(escape(line.text)) for line in lines)


def semantic(gold: Gold, lines: list[Line]) -> HtmlPage:
    """HTML5 as it is meant: nav, article, h1, figure, aside, footer; JSON-LD and OpenGraph."""
    head = _titled(gold, "-") + _linked_data(gold, "+03:00") + _open_graph(gold)
    forms = {
        "head": '<div class="meta">{}</div>',
        "title": "<h1>{}</h1>",
        "main": "<p>{}</p>",
        "clutter": "<aside>{}</aside>",
        "foot": "<footer><p>{}</p></footer>",
    }
    before = [line for line in lines if line.part in ("head", "title")]
    story = [line for line in lines if line.part in ("main", "clutter")]
    after = [line for line in lines if line.part == "foot"]
    article = f"<article><header>{_each(before, forms)}</header>{_each(story, forms)}</article>"
    body = f"<nav>{_menu()}</nav><main>{article}</main>{_sidebar('aside', 'box')}{_each(after, forms)}"
    return HtmlPage(_page(head, body).encode(), "utf-8")


def bare_divs(gold: Gold, lines: list[Line]) -> HtmlPage:  # noqa: ARG001
    """Nothing but div elements without a telling class, and no metadata at all."""
    forms = dict.fromkeys(("head", "title", "main", "clutter", "foot"), "<div>{}</div>")
    return HtmlPage(
        _page("<title></title>", f'<div class="c1"><div class="c2">{_each(lines, forms)}</div></div>').encode()
    )


def blog_engine(gold: Gold, lines: list[Line]) -> HtmlPage:
    """A blog engine's theme: entry-title, entry-content, figures in the text, related posts, widgets, comments."""
    forms = {
        "head": '<div class="entry-meta"><span>{}</span></div>',
        "title": '<h1 class="entry-title">{}</h1>',
        "main": "<p>{}</p>",
        "clutter": '<figure class="wp-block-image"><img src="x.jpg" alt="صورة"><figcaption>{}</figcaption></figure>',
        "foot": '<div class="entry-footer"><span>{}</span></div>',
    }
    story = [line for line in lines if line.part in ("main", "clutter")]
    rest = {part: _each([line for line in lines if line.part == part], forms) for part in ("head", "title", "foot")}
    body = (
        f'<header class="site-header"><div class="main-menu">{_menu()}</div></header>'
        '<div class="content-area"><div class="post">'
        f'{rest["title"]}{rest["head"]}<div class="entry-content">{_each(story, forms)}</div>{rest["foot"]}</div></div>'
        f"{_sidebar('div', 'sidebar widget-area')}"
    )
    stated = "" if _has_hour(gold) else _linked_data(gold, "")
    head = _titled(gold, "-") + stated + _open_graph(gold)
    return HtmlPage(_page(head, body).encode(), "utf-8")


def _has_hour(gold: Gold) -> bool:
    return any(len(gold[k] or "") > 10 for k in ("published", "updated"))


def old_tables(gold: Gold, lines: list[Line]) -> HtmlPage:
    """Tables and font elements in Windows-1256, declared."""
    rows = "".join(f"<tr><td><font size=3>{escape(line.text)}</font></td></tr>" for line in lines)
    menu = "".join(f"<td><a href='{i}.asp'>{item}</a></td>" for i, item in enumerate(_MENU))
    text = _page(
        _title(gold["title"]),
        f"<table><tr>{menu}</tr></table><table>{rows}</table>",
        "windows-1256",
    )
    return HtmlPage(text.encode("windows-1256", "xmlcharrefreplace"))


def microdata(gold: Gold, lines: list[Line]) -> HtmlPage:
    """Microdata attributes; the story in one articleBody, its clutter in boxes of its own."""
    forms = {
        "head": "<span>{}</span><br>",
        "title": '<h2 itemprop="headline">{}</h2>',
        "main": "<p>{}</p>",
        "clutter": '<div class="related-box"><a href="/r">{}</a></div>',
        "foot": '<p class="small">{}</p>',
    }
    stated = gold["published"] if gold["published_basis"] == "stated" else None
    date = f'<meta itemprop="datePublished" content="{stated}">' if stated else ""
    date += f'<meta itemprop="dateModified" content="{gold["updated"]}">' if gold["updated"] else ""
    head = [line for line in lines if line.part in ("head", "title")]
    story = [line for line in lines if line.part in ("main", "clutter")]
    foot = [line for line in lines if line.part == "foot"]
    body = (
        f'<div role="navigation">{_menu()}</div><div itemscope itemtype="https://schema.org/NewsArticle">'
        f'{date}{_each(head, forms)}<div itemprop="articleBody">{_each(story, forms)}</div></div>'
        f"{_each(foot, forms)}{_sidebar('section', 'most-read')}"
    )
    return HtmlPage(_page(f'<meta name="application-name" content="{escape(gold["outlet"])}">', body).encode())


def hashed_classes(gold: Gold, lines: list[Line]) -> HtmlPage:
    """A script framework's page: hashed class names, sections, the state repeated in a script."""
    forms = {
        "head": '<div class="css-1k2j">{}</div>',
        "title": '<h1 class="css-x9f0">{}</h1>',
        "main": '<div class="css-p0aa"><p class="css-77ab">{}</p></div>',
        "clutter": '<div class="css-qq01"><div>{}</div></div>',
        "foot": '<div class="css-foo9">{}</div>',
    }
    state = json.dumps({"title": gold["title"], "body": [line.text for line in lines]}, ensure_ascii=False)
    body = (
        f'<div id="__next"><section class="css-nav1">{_menu()}</section>'
        f'<section class="css-main">{_each(lines, forms)}</section></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script>'
    )
    return HtmlPage(_page(_title(gold["title"]) + _open_graph(gold), body).encode(), "utf-8")


def broken_lines(gold: Gold, lines: list[Line]) -> HtmlPage:
    """One div parted by br elements, in UTF-8 that is declared as Latin-1, with a sidebar before the story."""
    text = "<br>\n".join(escape(line.text) for line in lines)
    body = f'<div class="top-nav">{_menu()}</div>{_sidebar("div", "latest-news")}<div class="txt">{text}</div>'
    return HtmlPage(_page(_title(gold["title"]), body, "iso-8859-1").encode())


def paragraphs_only(gold: Gold, lines: list[Line]) -> HtmlPage:
    """Menu, story, links and footer all paragraphs; nothing but the title in the head."""
    forms = dict.fromkeys(("head", "main", "foot"), "<p>{}</p>") | {
        "title": "<p><strong>{}</strong></p>",
        "clutter": '<p><a href="/link">{}</a></p>',
    }
    menu = "".join(f'<p><a href="/{i}">{item}</a></p>' for i, item in enumerate(_MENU))
    return HtmlPage(_page(_titled(gold, "|"), menu + _each(lines, forms)).encode())


def numeric_entities(gold: Gold, lines: list[Line]) -> HtmlPage:
    """ISO-8859-6 bytes with the rest as numeric entities, no declaration, list items for paragraphs."""
    items = "".join(f"<li>{escape(line.text)}</li>" for line in lines)
    text = f"<html><head><title>{escape(gold['title'])}</title></head><body><ul>{items}</ul></body></html>"
    return HtmlPage(text.encode("iso-8859-6", "xmlcharrefreplace"))


def heavy_portal(gold: Gold, lines: list[Line]) -> HtmlPage:
    """A portal: hundreds of menu and teaser links, scripts and styles of a real page's weight around the story."""
    light = semantic(gold, lines).content.decode()
    links = "".join(
        f'<li class="item"><a href="/s{i}" class="lnk"><span>{_MENU[i % len(_MENU)]} {i}</span></a></li>'
        for i in range(160)
    )
    teasers = "".join(
        f'<div class="card"><a href="/t{i}"><img src="{i}.jpg" alt=""><h3>{_SIDEBAR[i % 3][0]} {i}</h3></a>'
        f'<span class="date">{_SIDEBAR[i % 3][1]}</span></div>'
        for i in range(60)
    )
    script = f"<script>{'window.dataLayer.push({event:1});' * 1500}</script><style>{'.a{color:red}' * 1500}</style>"
    text = light.replace("<nav>", f"{script}<nav><ul>{links}</ul>").replace(
        "</main>", f'</main><div class="latest-news">{teasers}</div>'
    )
    return HtmlPage(text.encode(), "utf-8")


TEMPLATES: tuple[Callable[[Gold, list[Line]], HtmlPage], ...] = (
    semantic,
    bare_divs,
    blog_engine,
    old_tables,
    microdata,
    hashed_classes,
    broken_lines,
    paragraphs_only,
    numeric_entities,
    heavy_portal,
)
