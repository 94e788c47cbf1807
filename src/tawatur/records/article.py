"""Clean, dated articles, and what was left out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateBasis = Literal["stated", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """Why a date is what it is: the rule's name, the words it was read from, and where they stand."""

    rule: str
    words: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line of the page that is not main text: its kind (caption, embed, related_link, share, …) and why.

    ``credit`` and ``date`` are those of a caption or an embedded post; ``number`` is the line's place in the
    page's visible text, from 0, and the ``index`` of spans that point into it.
    """

    line: str
    kind: str
    reason: str
    credit: str | None = None
    date: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """An entry of a live blog: its span in the article's text and its own time (local, ISO 8601)."""

    start: int
    end: int
    time: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A page's clean main text with its headline, outlet and dates, each with the rule that produced it.

    ``article`` is the name for people and scorers, ``article_id`` the identity (URL, else outlet and headline),
    ``version_id`` one version's identity (by text). ``published`` and ``updated`` are ISO 8601 as precise as the
    page states them: a date, or a local date-time without zone; ``time_zone`` is the outlet's IANA zone where it
    is known. ``text`` is verbatim, paragraphs parted by a newline: all offsets of claims count its code points.
    """

    article: str
    article_id: str
    version_id: str
    page_id: str
    url: str | None
    outlet: str | None
    outlet_slug: str | None
    title: str
    published: str | None
    published_basis: DateBasis
    published_evidence: DateEvidence | None
    updated: str | None
    updated_evidence: DateEvidence | None
    fetched_at: str | None
    language: str | None
    text: str
    removed: tuple[RemovedLine, ...] = ()
    entries: tuple[LiveEntry, ...] = ()
    author: str | None = None
    time_zone: str | None = None
    notices: tuple[str, ...] = ()
