"""Lines set into a story or behind it that are not of it: teasers, pull quotes, footnotes, addresses to write to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from tawatur.stages.articles.lines import PageLine

MAX_NOTE = 30
MAX_CONTACT = 14
MAX_SIGNED = 16
QUOTE_WORDS = range(5, 26)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_STAR = re.compile(r"[*†‡]+\s*\w")
_NUMBERED = re.compile(r"[(\[](\d{1,2})[)\]]\s*\w")
_IN_QUOTES = re.compile(r"[\"“«][^\"”»“«]+[\"”»]")
_TAIL_MARK = re.compile(r"\s[-–—|]\s|\(")


class Aside(Struct, frozen=True):
    """The line's number, what it is, and the reason (a stable code)."""

    number: int
    kind: str
    reason: str


def read_asides(lines: Sequence[PageLine], first: int, last: int, names: Collection[str]) -> Iterator[Aside]:
    """What is no story of ``lines``, those that stand for it; ``first`` and ``last`` are its outer strong lines.

    ``names`` are the outlet's own, folded: a picture or link within the story may be signed with them.
    """
    asides = [_aside(line, last, names) for line in lines if line.number > first]
    found = {aside.number: aside for aside in asides if aside}
    yield from found.values()
    yield from _footnotes([line for line in lines if line.number not in found], first)


def _aside(line: PageLine, last: int, names: Collection[str]) -> Aside | None:
    if _is_contact(line):
        return Aside(line.number, "contact", "mail_address")
    if line.ends_sentence:
        return None
    if "teaser" in line.kinds:
        return Aside(line.number, "related", f"teaser:{next(c.phrase for c in line.cues if c.kind == 'teaser')}")
    if line.words in QUOTE_WORDS and line.number < last and _IN_QUOTES.fullmatch(line.text):
        return Aside(line.number, "pull_quote", "whole_line_quoted")
    if line.words <= MAX_SIGNED and _TAIL_MARK.search(line.text) and line.key.endswith(tuple(f" {n}" for n in names)):
        return Aside(line.number, "caption", "signed_by_the_outlet")
    return None


def _is_contact(line: PageLine) -> bool:
    return line.words <= MAX_CONTACT and "@" in line.text and bool(_MAIL.search(line.text))


def _footnotes(lines: Sequence[PageLine], first: int) -> Iterator[Aside]:
    """The last lines, where each begins with a mark with which no line of the story before them begins."""
    tail = list(takewhile(lambda line: line.number > first and _is_note(line), reversed(lines)))
    above = lines[: len(lines) - len(tail)]
    if tail and not any(_is_note(line) for line in above):
        for line in tail:
            yield Aside(line.number, "footnote", "marked_line_at_the_end")


def _is_note(line: PageLine) -> bool:
    return line.words <= MAX_NOTE and bool(_STAR.match(line.text) or _NUMBERED.match(line.text))
