"""Live blogs: the entries of a page whose story is parted by times, each with its own clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from tawatur.records import LiveEntry
from tawatur.stages.articles.body import Body
from tawatur.stages.articles.lines import PageLine

MIN_ENTRIES = 3
_MAX_MARK_WORDS = 12


def read_entries(lines: Sequence[PageLine], body: Body, day: str | None) -> tuple[LiveEntry, ...]:
    """The entries of a live blog; none where fewer than three times part the story.

    ``day`` is the page's own (its update, else its publication), from which times without a date are counted.
    """
    if body.first < 0:
        return ()
    story = lines[max(0, body.first - 2) : body.last + 1]
    marks = [(line.number, *found) for line in story if (found := _mark(line, body)) is not None]
    if len(marks) < MIN_ENTRIES:
        return ()
    times = _dated([(stated, clock) for _, stated, clock in marks], day)
    offsets = _offsets(lines, body)
    ends = [number for number, *_ in marks[1:]] + [len(lines)]
    entries = []
    for (number, *_), end, time in zip(marks, ends, times, strict=True):
        inside = [offsets[n] for n in range(number, end) if n in offsets]
        if inside:
            entries.append(LiveEntry(inside[0][0], inside[-1][1], time))
    return tuple(entries) if len(entries) >= MIN_ENTRIES else ()


_LEADING = re.compile(r"\W*(?:الساعة\s+)?[\d٠-٩]{1,2}[:.][\d٠-٩]{2}(?:\s*(?:ص|م|صباحا|مساء|AM|PM)\b\.?)?\s*[-–—|:،]")


def _mark(line: PageLine, body: Body) -> tuple[str | None, str] | None:
    """``(date or None, clock)`` of a line that opens an entry: a time alone, or a time before the text."""
    if line.words > _MAX_MARK_WORDS and not _LEADING.match(line.text):
        return None
    if body.verdicts[line.number].kind in ("embed", "caption", "comments", "comment", "related", "most_read"):
        return None
    times = line.clock_times
    if len(times) != 1 or (line.residue > 1 and not _LEADING.match(line.text)):
        return None
    stated = line.dates[0].iso[:10] if line.dates else None
    return stated, times[0].time


def _dated(times: Sequence[tuple[str | None, str]], day: str | None) -> list[str | None]:
    """Local date-times: the day goes on with the clock, backwards where the newest entry stands first."""
    if day is None and not any(stated for stated, _ in times):
        return [None] * len(times)
    falling = sum(a[1] > b[1] for a, b in pairwise(times)) * 2 >= len(times) - 1
    current = date.fromisoformat((day or next(s for s, _ in times if s) or "")[:10])
    dated: list[str | None] = []
    last = times[0][1]
    for stated, clock in times:
        if stated:
            current = date.fromisoformat(stated)
        elif falling and clock > last:
            current -= timedelta(1)
        elif not falling and clock < last:
            current += timedelta(1)
        dated.append(f"{current.isoformat()}T{clock}")
        last = clock
    return dated


def _offsets(lines: Sequence[PageLine], body: Body) -> dict[int, tuple[int, int]]:
    """Where each main line stands in the article's text."""
    offsets, at = {}, 0
    for number in body.main:
        offsets[number] = (at, at + len(lines[number].text))
        at += len(lines[number].text) + 1
    return offsets
