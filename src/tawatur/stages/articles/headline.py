"""The headline of a page: a line before the story that is said twice, or shares the story's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from msgspec import Struct

from tawatur.knowledge.languages.function_words import load_function_words
from tawatur.stages.articles.body import Body
from tawatur.stages.articles.lines import PageLine
from tawatur.text.folding import fold, fold_word

MAX_WORDS = 40
#: As few words beside the outlet's name are where it writes from or whom it prints ("SITE - AGENCY"), not a headline.
SHORT_WORDS = 3
NAME_WORDS = 4
_WORD = re.compile(r"[^\W_]+")
_SOFT_KINDS = frozenset((
    "most_read", "outside", "headline", "video", "ticker", "section", "related", "slogan", "header", "repeated",
    "share",
))  # fmt: skip


class Headline(Struct, frozen=True):
    """The headline's text, the line it stands in (-1: only in metadata) and the rule that found it."""

    text: str
    line: int
    rule: str


_BULLETS = frozenset("-–—•*")

NO_HEADLINE = Headline("", -1, "none")


def read_headline(
    lines: Sequence[PageLine], body: Body, names: Collection[str], stated: Sequence[str] = ()
) -> Headline:
    """The headline; empty where the page has none.

    ``names`` are the outlet's, folded, to tell ``TITLE - SITE`` apart; ``stated`` are the titles of the metadata.
    """
    head = _head(lines, body)
    keys = [line.key for line in head]
    story = _content(" ".join(lines[n].folded.text for n in body.main[:12]))
    best, best_score = NO_HEADLINE, 1.5
    for title in stated:
        cut = _without_site(title, names)
        cut = _as_visible(cut, head) or cut
        if cut and _key(cut) not in names:
            return Headline(cut, _line_of(cut, head), "metadata")
    for line in head:
        text, rule = _candidate(line, keys, names)
        score = _score(line, text, rule, story, body) if text else 0.0
        score += 0.75 if score and _is_stamped(line, lines) and line.text[:1] not in _BULLETS else 0.0
        if score > best_score:
            best, best_score = Headline(text, line.number, rule), score
    return best


def _head(lines: Sequence[PageLine], body: Body) -> list[PageLine]:
    end = body.first if body.first >= 0 else min(len(lines), 25)
    return list(lines[:end])


def _candidate(line: PageLine, keys: list[str], names: Collection[str]) -> tuple[str, str]:
    """The line's text as a headline, and how it came to be one."""
    if line.words > MAX_WORDS or line.key in names:
        return "", ""
    cut = _without_site(line.text, names)
    if cut != line.text:
        return cut, "title_and_site"
    if line.dates and any(line.key.startswith(key + " ") and len(key.split()) >= 3 for key in keys):
        return "", ""
    if keys.count(line.key) > 1:
        return line.text, "said_twice"
    if line.words >= 3 and any(key.startswith(f"{line.key} ") for key in keys):
        return line.text, "said_twice"
    if line.words > NAME_WORDS and any(key.endswith(f" {line.key}") for key in keys):  # a trail that ends in it
        return line.text, "said_twice"
    return line.text, "before_the_story"


def _score(line: PageLine, text: str, rule: str, story: set[str], body: Body) -> float:
    kind = body.verdicts[line.number].kind
    if kind not in _SOFT_KINDS or line.is_row or line.dates or line.is_covered:
        return 0.0
    words = _content(line.folded.text)
    shared = len(words & story)
    score = float(min(shared, 4))
    score += 2.0 if line.role == "heading" else 0.0
    is_short = len(text.split()) <= SHORT_WORDS and line.role != "heading"
    score += 4.0 if rule == "said_twice" else 2.5 if rule == "title_and_site" and not is_short else 0.0
    score += 1.0 if 5 <= line.words <= 22 else 0.0
    score -= 2.0 if is_short and rule != "said_twice" else 0.0
    score -= 1.0 if line.text.rstrip().endswith(".") else 0.0
    score -= 2.0 if kind not in ("header", "repeated", "outside", "headline") else 0.0
    return score if len(text) > 1 else 0.0


def _is_stamped(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Its date stands right behind it: a site's slogan has none."""
    return line.number + 1 < len(lines) and bool(lines[line.number + 1].dates)


def _without_site(text: str, names: Collection[str]) -> str:
    """``TITLE - SITE`` and ``SITE | TITLE`` without the site."""
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » ", " • ", "|"):
        head, found, tail = text.rpartition(mark)
        if found and _key(tail) in names and head.strip():
            return _without_site(head.strip(), names)
        first, found, rest = text.partition(mark)
        if found and _key(first) in names and rest.strip():
            return _without_site(rest.strip(), names)
    return text.strip()


def _as_visible(title: str, head: Sequence[PageLine]) -> str:
    """What stands before a title's last separator, where the page shows that alone; empty where it does not."""
    for mark in (" | ", " - ", " – ", " — ", "|"):
        first, found, _ = title.rpartition(mark)
        if found and _line_of(first, head) >= 0:
            return first.strip()
    return ""


def _line_of(text: str, head: Sequence[PageLine]) -> int:
    key = _key(text)
    return next((line.number for line in head if line.key == key), -1)


_STEM = re.compile(r"\b(?:[وفب]?ال|لل|[وفبل](?=\w{3}))?(\w{3,5})\w*")


def _content(folded: str) -> set[str]:
    """The beginnings of words, their proclitics off, without those that every story has."""
    return set(_STEM.findall(folded)) - _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(map(fold_word, load_function_words()["ar"]))


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text).text))
