"""The gold's text dumps as HTML pages: what a dump says, in the shapes that news sites give it.

A dump has lost its markup, so this is no real page; but it tells whether the program reads HTML as well as it reads
dumps. Four shapes take turns by the page's number: metadata and semantic elements; semantic elements alone; plain
``div`` blocks; lines parted by ``<br>`` in nested tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from quality.gold import GoldSet


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump's lines by what the gold says that they are."""

    outlet: str
    title: str
    published: str | None
    above: tuple[str, ...]  # before the headline
    between: tuple[str, ...]  # after it, before the main text: stamps, captions
    main: tuple[tuple[str, bool], ...]  # line, whether it is boilerplate
    below: tuple[str, ...]


def write_as_html(gold_set: GoldSet, folder: Path) -> Path:
    """A folder with one HTML page for each dump of the set, under the dump's name."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(gold_set.claims.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (gold_set.pages / f"{path.stem}.txt").read_text(encoding="utf-8")
        page = SHAPES[_number(path.stem) % len(SHAPES)](read_dump(text, gold))
        (folder / f"{path.stem}.html").write_text(page, encoding="utf-8")
    return folder


def read_dump(text: str, gold: dict[str, Any]) -> Dump:
    """The parts of a dump."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next(n for n, line in enumerate(lines) if gold["first_sentence"] in line)
    last = max(n for n, line in enumerate(lines) if gold["last_sentence"] in line)
    titled = [n for n, line in enumerate(lines[:first]) if gold["title"] and gold["title"] in line]
    at = titled[0] if titled else -1
    junk = {line.strip() for line in gold["boilerplate"]}
    return Dump(
        outlet=gold["outlet"],
        title=gold["title"],
        published=gold["published"],
        above=tuple(lines[: at if titled else 0]),
        between=tuple(line for line in lines[at + 1 : first] if line != gold["title"]),
        main=tuple((line, line in junk) for line in lines[first : last + 1]),
        below=tuple(lines[last + 1 :]),
    )


def _number(stem: str) -> int:
    found = re.search(r"\d+", stem)
    return int(found.group()) if found else 0


def _with_metadata(dump: Dump) -> str:
    """Open Graph and JSON-LD in the head, semantic elements in the body."""
    stated = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": dump.title}
    if dump.published:
        stated["datePublished"] = dump.published
    head = (
        f'<meta property="og:site_name" content="{escape(dump.outlet)}">'
        f'<meta property="og:title" content="{escape(dump.title)}">'
        f'<script type="application/ld+json">{json.dumps(stated, ensure_ascii=False)}</script>'
    )
    return _semantic(dump, head)


def _semantic(dump: Dump, head: str = "") -> str:
    """``header``, ``article``, ``aside`` and ``footer``."""
    main = "".join(
        f'<aside><a href="/r">{escape(line)}</a></aside>' if junk else f"<p>{_linked(line)}</p>"
        for line, junk in dump.main
    )
    above = _each("<div>{}</div>", dump.above)
    between = _each('<div class="meta">{}</div>', dump.between)
    below = _each('<li><a href="/m">{}</a></li>', dump.below)
    body = (
        f"<header>{above}</header><main><article>{_headline('h1', dump)}{between}{main}</article></main>"
        f"<footer><ul>{below}</ul></footer>"
    )
    return _page(dump, head, body)


def _divs(dump: Dump) -> str:
    """Blocks told apart by classes alone."""
    main = _each("<div>{}</div>", [line for line, junk in dump.main if not junk])
    related = _each('<div class="item"><a href="/r">{}</a></div>', [line for line, junk in dump.main if junk])
    body = (
        f'<div id="top">{_each("<div>{}</div>", dump.above)}</div><div class="content">{_headline("h2", dump)}'
        f'{_each("<span>{}</span><br>", dump.between)}<div class="body">{main}</div></div>'
        f'<div class="related-posts">{related}</div><div class="bottom">{_each("<div>{}</div>", dump.below)}</div>'
    )
    return _page(dump, "", body)


def _tables(dump: Dump) -> str:
    """An old page: nested tables, lines parted by ``<br>``, links between them."""
    lines = [f'<a href="/r">{escape(line)}</a>' if junk else escape(line) for line, junk in dump.main]
    body = (
        f"<table><tr><td>{'<br>'.join(map(escape, dump.above))}</td></tr><tr><td><table><tr><td>"
        f"<b>{escape(dump.title)}</b><br>{_each('{}<br>', dump.between)}<br>{'<br><br>'.join(lines)}</td></tr></table>"
        f"</td></tr><tr><td>{_each('<a href=/m>{}</a><br>', dump.below)}</td></tr></table>"
    )
    return _page(dump, "", body)


SHAPES: Sequence[Callable[[Dump], str]] = (_with_metadata, _semantic, _divs, _tables)


def _linked(line: str) -> str:
    """A paragraph with a link on two of its words, as editors put them."""
    words = [escape(word) for word in line.split(" ")]
    return (
        " ".join([*words[:3], '<a href="/tag">' + " ".join(words[3:5]) + "</a>", *words[5:]])
        if words[5:]
        else escape(line)
    )


def _headline(tag: str, dump: Dump) -> str:
    return f"<{tag}>{escape(dump.title)}</{tag}>" if dump.title else ""


def _each(form: str, lines: Sequence[str]) -> str:
    return "".join(form.format(escape(line)) for line in lines)


def _page(dump: Dump, head: str, body: str) -> str:
    name = " | ".join(part for part in (dump.title, dump.outlet) if part)
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{escape(name)}</title>{head}'
        f"</head><body>{body}</body></html>\n"
    )
