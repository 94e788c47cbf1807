"""What a page's markup says of itself: JSON-LD, OpenGraph and other meta elements, microdata, ``<time>``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

MAX_SCRIPT = 2_000_000
MAX_NODES = 500
_ARTICLE_TYPES = frozenset(
    ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting",
     "Report", "BackgroundNewsArticle", "OpinionNewsArticle", "SocialMediaPosting", "VideoObject", "WebPage")
)  # fmt: skip
_PUBLISHED = (
    ("opengraph", ("article:published_time", "og:published_time", "og:article:published_time", "og:pubdate")),
    ("meta", ("datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "date", "dc.date",
              "dc.date.issued", "dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date",
              "cxenseparse:recs:publishtime", "article.published", "publication_date", "release_date")),
)  # fmt: skip
_UPDATED = (
    ("opengraph", ("article:modified_time", "og:updated_time", "og:modified_time")),
    ("meta", ("datemodified", "last-modified", "lastmod", "dcterms.modified", "revised", "article.updated")),
)
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title")
_ASIDES = "nav, aside, footer, [class*=related], [class*=comment], [class*=most], [class*=sidebar]"
_TIMES = "article time[datetime], main time[datetime], time[datetime]"
_SITES = ("og:site_name", "application-name", "copyright", "dc.publisher", "publisher")


class StatedTime(Struct, frozen=True):
    """A time as the markup writes it, and the rule (``json_ld``, ``opengraph``, ``meta``, ``microdata``, ``time``)."""

    rule: str
    value: str


class LiveUpdate(Struct, frozen=True):
    """An entry of a live blog as JSON-LD states it."""

    headline: str
    text: str
    time: str | None


class Metadata(Struct, frozen=True):
    """What the markup states, the most trusted first in each list."""

    titles: tuple[str, ...] = ()
    published: tuple[StatedTime, ...] = ()
    updated: tuple[StatedTime, ...] = ()
    outlets: tuple[str, ...] = ()
    url: str | None = None
    author: str | None = None
    language: str | None = None
    text: str | None = None
    entries: tuple[LiveUpdate, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    titles: list[str] = field(default_factory=list)
    published: list[StatedTime] = field(default_factory=list)
    updated: list[StatedTime] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    author: str | None = None
    language: str | None = None
    url: str | None = None
    text: str | None = None
    entries: list[LiveUpdate] = field(default_factory=list)


def read_metadata(tree: Any) -> Metadata:
    """The metadata of a parsed page."""
    found = _Gathered()
    for node in _linked_data(tree):
        _add_linked_data(found, node)
    meta = _meta(tree)
    _add_meta(found, meta)
    _add_microdata(found, tree)
    _add_times(found, tree)
    title = tree.title
    if title:
        found.titles.append(title)
    canonical = tree.document.query_selector("link[rel=canonical]")
    url = canonical.getattr("href") if canonical is not None else None
    lang = tree.document.query_selector("html")
    return Metadata(
        tuple(_clean(t) for t in found.titles if _clean(t)),
        tuple(found.published),
        tuple(found.updated),
        tuple(_clean(o) for o in found.outlets if _clean(o)),
        _absolute(url, meta.get("og:url"), found.url),
        _clean(found.author or meta.get("author") or "") or None,
        (lang.getattr("lang") if lang is not None else None) or found.language,
        found.text,
        tuple(found.entries),
        tuple(v for v in (meta.get("twitter:site"), meta.get("twitter:creator")) if v),
    )


def _clean(text: str) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _absolute(*urls: str | None) -> str | None:
    return next((u for u in urls if u and u.startswith(("http://", "https://"))), None)


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes of all JSON-LD scripts that are an article."""
    for script in tree.document.query_selector_all("script[type='application/ld+json']")[:50]:
        source = script.text or ""
        if len(source) > MAX_SCRIPT:
            continue
        try:
            data = json.loads(source.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data)


def _articles_in(data: Any) -> Iterator[Mapping[str, Any]]:
    waiting, seen = [data], 0
    while waiting and seen < MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = (
                {kinds}
                if isinstance(kinds, str)
                else set(filter(_is_text, kinds))
                if isinstance(kinds, list)
                else set()
            )
            if names & _ARTICLE_TYPES:
                yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _add_linked_data(found: _Gathered, node: Mapping[str, Any]) -> None:
    _append(found.titles, node.get("headline"))
    for name, times in (("datePublished", found.published), ("dateModified", found.updated)):
        if isinstance(node.get(name), str):
            times.append(StatedTime("json_ld", node[name]))
    for publisher in _things(node.get("publisher")):
        _append(found.outlets, publisher)
    found.author = found.author or next(iter(_things(node.get("author"))), None)
    for key, attribute in (("inLanguage", "language"), ("url", "url"), ("articleBody", "text")):
        if isinstance(node.get(key), str) and getattr(found, attribute) is None:
            setattr(found, attribute, node[key])
    for update in node.get("liveBlogUpdate") or () if isinstance(node.get("liveBlogUpdate"), list) else ():
        if isinstance(update, dict) and len(found.entries) < MAX_NODES:
            headline, body = (str(update.get(k) or "") for k in ("headline", "articleBody"))
            time = update.get("datePublished")
            found.entries.append(LiveUpdate(headline, body, time if isinstance(time, str) else None))


def _append(values: list[str], value: object) -> None:
    if isinstance(value, str) and value.strip():
        values.append(value)


def _things(value: object) -> Iterator[str]:
    """The names of a thing, or of several."""
    for thing in value if isinstance(value, list) else [value]:
        name = thing.get("name") if isinstance(thing, dict) else thing
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield name


def _meta(tree: Any) -> dict[str, str]:
    """Meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.document.query_selector_all("meta")[:MAX_NODES]:
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = node.getattr("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _add_meta(found: _Gathered, meta: Mapping[str, str]) -> None:
    found.titles.extend(meta[name] for name in _TITLES if name in meta)
    found.outlets.extend(meta[name] for name in _SITES if name in meta)
    found.published.extend(_times(meta, _PUBLISHED))
    found.updated.extend(_times(meta, _UPDATED))
    found.language = found.language or meta.get("og:locale") or meta.get("language")


def _times(meta: Mapping[str, str], names: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[StatedTime]:
    return (StatedTime(rule, meta[name]) for rule, keys in names for name in keys if name in meta)


def _add_microdata(found: _Gathered, tree: Any) -> None:
    for name, times in (("datePublished", found.published), ("dateModified", found.updated)):
        node = tree.document.query_selector(f"[itemprop={name}]")
        if node is not None:
            value = node.getattr("datetime") or node.getattr("content") or node.text
            if value and value.strip():
                times.append(StatedTime("microdata", value.strip()))


def _add_times(found: _Gathered, tree: Any) -> None:
    """The first ``<time>`` that stands in no aside; by its classes an update or a publication."""
    for node in tree.document.query_selector_all(_TIMES)[:20]:
        if node.closest(_ASIDES) is not None:
            continue
        words = f"{node.class_name or ''} {node.parent.class_name or '' if node.parent is not None else ''}"
        target = found.updated if any(w in words.lower() for w in ("update", "modif")) else found.published
        if not any(t.rule == "time" for t in target):
            target.append(StatedTime("time", (node.getattr("datetime") or "").strip()))
