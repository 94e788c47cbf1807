"""Publication and update from all that states them: markup, URL and visible stamps, in their order of trust.

The order is JSON-LD, OpenGraph, other meta elements, microdata, ``<time>``, URL, visible text. A date that the text's
own "today, Friday" contradicts gives way to one that it does not; of two that name one day the more precise is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from tawatur.records import DateEvidence
from tawatur.stages.articles.body import Body
from tawatur.stages.articles.lines import PageLine
from tawatur.stages.articles.metadata import Metadata, StatedTime
from tawatur.stages.articles.stamps import Stamps, read_stamps, weekday_of_today
from tawatur.text.dates import DateReader

_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_]?(0[1-9]|1[0-2]|[1-9](?=[/\-_]))[/\-_]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/\-_.]))(?!\d)"
)
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0+)?)?$")
SAME_MOMENT = timedelta(minutes=2)


class DateFacts(Struct, frozen=True):
    """What bears on a page's dates beside its lines: markup, URL, fetch time, the outlet's IANA zone."""

    metadata: Metadata
    url: str | None = None
    fetched_at: str | None = None
    zone: str | None = None


class _Candidate(Struct, frozen=True):
    """A stated time in local time, its rule and words; ``utc`` where the zone of the place is not known."""

    iso: str
    rule: str
    words: str
    utc: bool = False

    @property
    def day(self) -> date:
        return date.fromisoformat(self.iso[:10])


def read_dates(lines: Sequence[PageLine], body: Body, title_line: int, facts: DateFacts, reader: DateReader) -> Stamps:
    """Publication and update of a page with their evidence."""
    visible = read_stamps(lines, body, title_line, facts.fetched_at)
    today = weekday_of_today(lines, body, title_line)
    published = _first_that_fits(list(_candidates(facts.metadata.published, facts, reader)), visible.published, today)
    if published is None:
        published = _from_url(facts.url, visible, today)
    stamps = visible if published is None else _merged(visible, published)
    return _with_update(stamps, list(_candidates(facts.metadata.updated, facts, reader)))


def _candidates(times: Sequence[StatedTime], facts: DateFacts, reader: DateReader) -> Iterator[_Candidate]:
    limit = facts.fetched_at[:10] if facts.fetched_at else None
    for time in times:
        candidate = _candidate(time, facts.zone, reader)
        late = limit and candidate and candidate.day > date.fromisoformat(limit) + timedelta(1)
        if candidate and not late:
            yield candidate


def _candidate(time: StatedTime, zone: str | None, reader: DateReader) -> _Candidate | None:
    """The time as local ISO 8601: its own offset is local time, UTC is turned into the outlet's zone."""
    try:
        moment = datetime.fromisoformat(time.value.strip())
    except ValueError:
        written = reader.find(time.value[:200])
        return _Candidate(written[0].iso, time.rule, time.value[:200]) if written else None
    if not 1900 <= moment.year <= 2100:
        return None
    if len(time.value.strip()) <= 10:
        return _Candidate(moment.date().isoformat(), time.rule, time.value)
    utc = moment.utcoffset() == timedelta(0)
    if utc and zone:
        moment, utc = moment.astimezone(ZoneInfo(zone)), False
    local = moment.replace(tzinfo=None, microsecond=0).isoformat(timespec="seconds" if moment.second else "minutes")
    return _Candidate(local[:10] if _MIDNIGHT.search(local) else local, time.rule, time.value, utc)


def _first_that_fits(candidates: list[_Candidate], visible: str | None, today: int | None) -> _Candidate | None:
    """The most trusted candidate, unless the text's weekday speaks against it and for another (or for the visible)."""
    if not candidates:
        return None
    if today is None:
        return candidates[0]
    fitting = [c for c in candidates if c.day.weekday() == today or _zone_apart(c, visible)]
    if fitting:
        return fitting[0]
    if visible and date.fromisoformat(visible[:10]).weekday() == today:
        return None
    return candidates[0]


def _from_url(url: str | None, visible: Stamps, today: int | None) -> _Candidate | None:
    """A date in the URL; a visible stamp that fits the text's weekday is kept where the URL's does not."""
    found = _URL_DATE.search(url or "")
    if not found:
        return None
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    if today is not None and day.weekday() != today and visible.published:
        return None
    return _Candidate(day.isoformat(), "url", found.group())


def _zone_apart(candidate: _Candidate, visible: str | None) -> bool:
    """A UTC time whose local time the page shows: less than a day apart."""
    if not (candidate.utc and visible and "T" in visible and "T" in candidate.iso):
        return False
    return abs(datetime.fromisoformat(visible) - datetime.fromisoformat(candidate.iso)) <= timedelta(hours=14)


def _merged(visible: Stamps, candidate: _Candidate) -> Stamps:
    stated = visible.published if visible.basis == "stated" else None
    if stated and (_zone_apart(candidate, stated) or _says_more(stated, candidate.iso)):
        return visible
    notices = [n for n in visible.notices if n == "text_names_another_weekday_today" and stated == candidate.iso]
    if stated and stated[:10] != candidate.iso[:10]:
        notices.append("dates_disagree")
    if candidate.utc and "T" in candidate.iso:
        notices.append("time_in_utc")
    evidence = DateEvidence(candidate.rule, candidate.words, "url" if candidate.rule == "url" else "markup")
    return replace(visible, published=candidate.iso, basis="stated", evidence=evidence, notices=tuple(notices))


def _says_more(stated: str, other: str) -> bool:
    """The visible stamp names the same day, and more of it."""
    return stated.startswith(other) and len(stated) > len(other)


def _with_update(stamps: Stamps, candidates: list[_Candidate]) -> Stamps:
    """The update with its evidence; none where the markup only repeats the publication."""
    if stamps.updated or not candidates:
        return stamps
    candidate = candidates[0]
    if stamps.published and not _is_later(candidate.iso, stamps.published):
        return stamps
    evidence = DateEvidence(candidate.rule, candidate.words, "markup")
    return replace(stamps, updated=candidate.iso, updated_evidence=evidence)


def _is_later(updated: str, published: str) -> bool:
    if len(updated) <= 10 or len(published) <= 10:
        return updated[:10] > published[:10]
    later = datetime.fromisoformat(updated).replace(tzinfo=UTC) - datetime.fromisoformat(published).replace(tzinfo=UTC)
    return later > SAME_MOMENT
