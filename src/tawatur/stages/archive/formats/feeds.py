"""RSS and Atom feeds, read by feedparser: each entry with text of its own is a page.

An entry has no bytes of its own that any reader of pages would know, so its page is a small HTML document that states
what the feed states: headline, address, publication time, and the entry's content as it came.
"""

from __future__ import annotations

import io
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any

from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Input, Origin, pages_of, read_whole
from tawatur.stages.archive.problems import problem, warning


def read_feed(source: Input, limit: int) -> Iterator[Page | Problem]:
    """The pages of a feed's entries, named ``<file>#<entry number>``."""
    import feedparser  # slow to import, and few inputs are feeds

    content = read_whole(source, limit)
    if isinstance(content, Problem):
        yield content
        return
    if not content.strip():
        yield problem("empty_file", source.where)
        return
    # A stream, never the bytes themselves: feedparser takes a string for an address to fetch.
    feed = feedparser.parse(io.BytesIO(content))
    if not feed.version:
        yield problem("broken_feed", source.where)
        return
    if feed.bozo and not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        yield warning("cut_feed", source.where)
    entries = [(number, entry) for number, entry in enumerate(feed.entries, 1) if _body(entry)]
    if not entries:
        yield problem("no_pages_inside", source.where)
    for number, entry in entries:
        page = _document(entry, feed.feed.get("title")).encode()
        origin = Origin(url=entry.get("link"), charset="utf-8")
        yield from pages_of(page, f"{source.name}#{number}", f"{source.where}#{number}", "text/html", origin)


def _body(entry: Any) -> str:
    """The entry's full content where it has one, else its summary."""
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    return max(contents, key=len, default="").strip() or str(entry.get("summary") or "").strip()


def _document(entry: Any, feed_title: str | None) -> str:
    title = escape(str(entry.get("title") or ""))
    head = [f'<meta charset="utf-8"><title>{title}</title>']
    if feed_title:
        head.append(f'<meta property="og:site_name" content="{escape(feed_title)}">')
    if entry.get("link"):
        head.append(f'<link rel="canonical" href="{escape(str(entry.link))}">')
    for key, name in (("published_parsed", "published_time"), ("updated_parsed", "modified_time")):
        if key in entry and entry[key]:  # noqa: RUF019 - get() answers for a missing update time with the other
            moment = datetime.fromtimestamp(timegm(entry[key]), UTC).isoformat()
            head.append(f'<meta property="article:{name}" content="{moment}">')
    body = _body(entry)
    body = body if "<" in body else f"<p>{escape(body, quote=False)}</p>"
    return f"<!doctype html><html><head>{''.join(head)}</head><body><article><h1>{title}</h1>{body}</article></body>"
