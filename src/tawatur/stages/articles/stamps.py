"""When a page was published and updated: its stamps told from clocks, captions and other items' dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache

from msgspec import Struct

from tawatur.knowledge.calendar import load_date_tables, load_relative_times
from tawatur.knowledge.page_lines import LineCue
from tawatur.records import DateBasis, DateEvidence
from tawatur.stages.articles.body import BOXES, Body
from tawatur.stages.articles.lines import PageLine
from tawatur.text.dates import DayOrder, WrittenDate
from tawatur.text.folding import fold

MAX_RESIDUE = 3
MAX_BARE_DAY = 6
_OTHERS = frozenset(("caption", "embed", "related", "most_read", "comments", "comment", "tags", "copyright", "ticker"))
_NEVER_DATED = frozenset(("main", "aside", "navigation", "widget"))
DATELINE_REACH = 70
_PARTING = ("|", "-", "–", "—", "·", "•")


@cache
def _named_today() -> re.Pattern[str]:
    """ "today, Friday", "yesterday, Thursday": the day counted from the day of writing, and its weekday."""
    days, weekdays = _one_of(load_relative_times().days_back), _one_of(load_date_tables().weekdays)
    return re.compile(rf"(?<!\w)[وفب]?({days})\s*[،(]?\s*(?:يوم\s+)?({weekdays})(?!\w)")


@cache
def _today_before() -> re.Pattern[str]:
    """ "today" at the end of what stands before a date."""
    today = _one_of(word for word, back in load_relative_times().days_back.items() if back == 0)
    return re.compile(rf"(?:{today})[\s،,(]*(?:يوم\s+)?$")


@cache
def _age() -> re.Pattern[str]:
    """ "5 hours ago": the number and the unit."""
    return re.compile(rf"(?:منذ|قبل)\s+(?:(\d+)\s+)?({_one_of(load_relative_times().minutes)})(?!\w)")


def _one_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


class Stamps(Struct, frozen=True):
    """Publication and update as ISO 8601, None where unknown, with basis and evidence, and what seemed odd."""

    published: str | None = None
    basis: DateBasis = "unknown"
    evidence: DateEvidence | None = None
    updated: str | None = None
    updated_evidence: DateEvidence | None = None
    notices: tuple[str, ...] = ()


class _Stamp(Struct, frozen=True):
    role: str
    line: PageLine
    written: WrittenDate


def read_stamps(lines: Sequence[PageLine], body: Body, title_line: int, fetched_at: str | None) -> Stamps:
    """The page's own dates from its visible lines."""
    stamps = _stamps(lines, body)
    today = weekday_of_today(lines, body, title_line)
    updated = _pick_updated(stamps)
    limit = updated.written.iso if updated else None
    chosen = _pick_published(stamps, body, title_line, today, limit)
    evidence = _evidence(*chosen) if chosen else None
    published, basis = (chosen[1].written.iso, "stated") if chosen else (None, "unknown")
    if not chosen:
        published, basis, evidence = _without_stamp(lines, body, today, (updated is not None, fetched_at))
    return Stamps(
        published,
        basis,  # type: ignore[arg-type]
        evidence,
        updated.written.iso if updated else None,
        _evidence("update_stamp", updated) if updated else None,
        _notices(chosen[1] if chosen else None, published, today),
    )


def _evidence(rule: str, stamp: _Stamp) -> DateEvidence:
    written = stamp.written
    return DateEvidence(rule, stamp.line.text[written.start : written.end], f"line:{stamp.line.number}")


def _notices(chosen: _Stamp | None, published: str | None, today: int | None) -> tuple[str, ...]:
    notices = []
    if chosen and not chosen.written.weekday_agrees:
        notices.append("weekday_contradicts_date")
    if chosen and chosen.written.ambiguous:
        notices.append("day_and_month_could_change_places")
    if published and today is not None and date.fromisoformat(published[:10]).weekday() != today:
        notices.append("text_names_another_weekday_today")
    return tuple(notices)


def _stamps(lines: Sequence[PageLine], body: Body) -> list[_Stamp]:
    """Every date of a line that is not the story's, with the part it plays."""
    order = _day_order(lines)
    found: list[_Stamp] = []
    for line in lines:
        if body.verdicts[line.number].kind in _NEVER_DATED or not line.dates:
            continue
        written = line.reader.find_folded(line.folded, "month_first") if order == "month_first" else line.dates
        found.extend(_Stamp(_role(line, w, body), line, w) for w in written)
    return found


def _day_order(lines: Sequence[PageLine]) -> DayOrder:
    """Month first where a date of the page can only be read so, or its weekday says so, and none speaks against it."""
    votes: Counter[str] = Counter()
    for line in lines:
        for written in line.dates if line.role not in BOXES and line.words <= 20 else ():
            if written.rule == "numbers":
                digits = [int(n) for n in re.findall(r"\d+", fold(line.text[written.start : written.end]).text)][:2]
                votes["month_first"] += len(digits) > 1 and digits[1] > 12
                votes["day_first"] += bool(digits) and digits[0] > 12
                votes["month_first"] += written.ambiguous and not written.weekday_agrees
    return "month_first" if votes["month_first"] > votes["day_first"] else "day_first"


def _role(line: PageLine, written: WrittenDate, body: Body) -> str:
    kind = body.verdicts[line.number].kind
    if kind in _OTHERS and not _is_own_piece(line, written, body):
        return "evidence" if kind in ("caption", "embed") else "other"
    cue = _nearest_cue(line, written)
    if cue:
        return {"date_published": "published", "date_updated": "updated", "page_clock": "clock"}[cue.kind]
    return "plain" if line.residue <= MAX_RESIDUE or _is_own_piece(line, written, body) else "other"


def _is_own_piece(line: PageLine, written: WrittenDate, body: Body) -> bool:
    """Above the story it opens a row of figures ("DATE | 120 views | 3 comments")."""
    if line.number >= body.first or len(line.pieces) < 2:
        return False
    return not line.text[: written.start].strip() and line.text[written.end :].lstrip().startswith(_PARTING)


def _nearest_cue(line: PageLine, written: WrittenDate) -> LineCue | None:
    """The cue of dates that stands before the date, the nearest."""
    matches = line.phrases
    roles = ("date_published", "date_updated", "page_clock")
    before = [m for m in matches if m.value.kind in roles and m.start <= written.start and line.words <= m.value.words]
    return max(before, key=lambda m: (m.start, m.end)).value if before else None


def weekday_of_today(lines: Sequence[PageLine], body: Body, title_line: int) -> int | None:
    """The weekday that the text calls today, by most of "today, Friday" and "yesterday, Thursday"."""
    votes: Counter[int] = Counter()
    numbers = [*body.main, title_line] if title_line >= 0 else body.main
    for number in numbers:
        for match in _named_today().finditer(lines[number].folded.text):
            days_back = load_relative_times().days_back[match.group(1)]
            votes[(load_date_tables().weekdays[match.group(2)] + days_back) % 7] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _pick_updated(stamps: Sequence[_Stamp]) -> _Stamp | None:
    return next((s for s in stamps if s.role == "updated"), None)


def _pick_published(
    stamps: Sequence[_Stamp], body: Body, title_line: int, today: int | None, limit: str | None
) -> tuple[str, _Stamp] | None:
    """The stamp of publication: a labelled one, else the plain one nearest to headline and story."""
    labelled = [s for s in stamps if s.role == "published"]
    if labelled:
        return "labelled_stamp", labelled[0]
    plain = [s for s in stamps if s.role == "plain" and not (limit and s.written.iso[:10] > limit[:10])]
    head = [s for s in plain if body.first < 0 or s.line.number < body.first]
    if len(head) > 1:
        head = [s for s in head if _fits(s, today)] or head
        below = [s for s in head if s.line.number > title_line >= 0]
        chosen = below[0] if below else _nearest(head, title_line, body)
        return "stamp_in_head", chosen
    if head and not _is_clock(head[0], title_line, today, body):
        return "stamp_in_head", head[0]
    foot = [s for s in plain if body.last >= 0 and 0 < s.line.number - body.last <= 2 and _fits(s, today)]
    return ("stamp_after_text", foot[0]) if foot else None


def _nearest(stamps: Sequence[_Stamp], title_line: int, body: Body) -> _Stamp:
    anchor = title_line if title_line >= 0 else body.first
    return min(stamps, key=lambda s: (abs(s.line.number - anchor), -s.line.number))


def _days_after_today(stamp: _Stamp, today: int | None) -> int:
    """How many days behind the text's "today, Friday" its weekday is; 0 where one of the two is not told."""
    written = stamp.written
    if today is None or written.month is None or written.day is None:
        return 0
    return (date(written.year, written.month, written.day).weekday() - today) % 7


def _fits(stamp: _Stamp, today: int | None) -> bool:
    """The text's "today, Friday" does not contradict it."""
    return _days_after_today(stamp, today) == 0


def _soon_after(stamp: _Stamp, today: int | None) -> bool:
    """One or two days after the text's "today, Friday": what another outlet copied word for word, or posted late."""
    return _days_after_today(stamp, today) in (1, 2)


def _is_clock(stamp: _Stamp, title_line: int, today: int | None, body: Body) -> bool:
    """A page's clock: at the very top, apart from headline and story, and nothing in the text bears it out."""
    if not _fits(stamp, today):
        return not (title_line > 0 and 0 < stamp.line.number < body.first and _soon_after(stamp, today))
    anchor = title_line if title_line >= 0 else body.first
    far = stamp.line.number == 0 and anchor - stamp.line.number >= 2
    return far and today is None


def _without_stamp(
    lines: Sequence[PageLine], body: Body, today: int | None, known: tuple[bool, str | None]
) -> tuple[str | None, DateBasis, DateEvidence | None]:
    """Publication where no stamp states it: the dateline, the text's own "today", a caption's date and the weekday."""
    has_update, fetched_at = known
    dateline = _dateline(lines, body)
    if dateline:
        return dateline[0], "stated" if dateline[1].rule == "dateline" else "inferred", dateline[1]
    stated = _today_in_text(lines, body) or (None if has_update else _day_without_year(lines, body))
    if stated:
        return stated[0], "inferred", stated[1]
    inferred = None if has_update else _by_weekday(lines, body, today)
    if inferred:
        return inferred[0], "inferred", inferred[1]
    return _by_age(lines, body, fetched_at)


def _dateline(lines: Sequence[PageLine], body: Body) -> tuple[str, DateEvidence] | None:
    """``PLACE DATE (AGENCY) -`` at the head of the first paragraph."""
    if body.first < 0:
        return None
    line = lines[body.first]
    without_year = _dateline_without_year(lines, line)
    if without_year:
        return without_year
    for written in line.dates:
        after = line.text[written.end : written.end + 40].lstrip()
        before = line.text[: written.start].split()
        if written.end <= DATELINE_REACH and len(before) <= 6 and after[:1] in "(-–—:[/":
            return written.iso, DateEvidence("dateline", line.text[: written.end], f"line:{line.number}")
    return None


_DAY_AND_MONTH = re.compile(r"(\d{1,2}\s+[^\d(–\-]{3,40}?)\s*(?:\(|[-–—]\s)")
_COPYRIGHT_YEAR = re.compile(r"\b(20\d\d)\b")


def _dateline_without_year(lines: Sequence[PageLine], line: PageLine) -> tuple[str, DateEvidence] | None:
    """``PLACE 6 December (AGENCY) -`` with the year of the page's copyright."""
    found = _DAY_AND_MONTH.search(line.folded.text[:DATELINE_REACH])
    if not found or len(line.folded.text[: found.start()].split()) > 6:
        return None
    years = [y for other in lines if "copyright" in other.kinds or "©" in other.text for y in _years(other)]
    written = line.reader.find(f"{found.group(1)} {years[0]}") if years else ()
    if not written:
        return None
    words = f"{found.group(1)}; {years[0]}"
    return written[0].iso, DateEvidence("dateline_and_copyright_year", words, f"line:{line.number}")


def _day_without_year(lines: Sequence[PageLine], body: Body) -> tuple[str, DateEvidence] | None:
    """ "Friday 6 December" in the page's head, in the year of its copyright if the weekday is right in it."""
    years = [y for line in lines if "copyright" in line.kinds or "©" in line.text for y in _years(line)]
    for line in lines[: max(body.first, 0)] if years else ():
        if line.words > MAX_BARE_DAY or line.dates:
            continue
        written = line.reader.find(f"{line.text} {years[0]}")
        if written and written[0].weekday is not None and written[0].weekday_agrees:
            words = f"{line.text}; {years[0]}"
            return written[0].iso[:10], DateEvidence("weekday_and_copyright_year", words, f"line:{line.number}")
    return None


def _years(line: PageLine) -> list[str]:
    return _COPYRIGHT_YEAR.findall(line.folded.text)


def _today_in_text(lines: Sequence[PageLine], body: Body) -> tuple[str, DateEvidence] | None:
    """ "today, Friday 6 December 2024" in the story."""
    for number in body.main:
        line = lines[number]
        for written in line.dates:
            before = fold(line.text[: written.start]).text
            if _today_before().search(before):
                words = line.text[max(0, written.start - 10) : written.end]
                return written.iso[:10], DateEvidence("today_in_text", words, f"line:{number}")
    return None


def _by_weekday(lines: Sequence[PageLine], body: Body, today: int | None) -> tuple[str, DateEvidence] | None:
    """The first day, from the latest picture or post on, that is the weekday which the text calls today."""
    if today is None:
        return None
    dated = []
    for line in lines:
        if body.verdicts[line.number].kind in ("caption", "embed"):
            dated += [(date(w.year, w.month, w.day), line, w) for w in line.dates if w.month and w.day]
    if not dated:
        return None
    day, line, written = max(dated, key=lambda d: d[0])
    published = day + timedelta((today - day.weekday()) % 7)
    evidence = DateEvidence("weekday_after_caption", line.text[written.start : written.end], f"line:{line.number}")
    return published.isoformat(), evidence


def _by_age(
    lines: Sequence[PageLine], body: Body, fetched_at: str | None
) -> tuple[str | None, DateBasis, DateEvidence | None]:
    """ "5 hours ago" in the page's head, only with a known fetch time: the day in UTC."""
    if not fetched_at:
        return None, "unknown", None
    for line in lines[: max(body.first, 0)]:
        match = _age().search(line.folded.text)
        if match and line.words <= 6:
            minutes = load_relative_times().minutes[match.group(2)] * int(match.group(1) or 1)
            moment = datetime.fromisoformat(fetched_at.replace("Z", "+00:00")) - timedelta(minutes=minutes)
            evidence = DateEvidence("age_at_fetch_time", line.text, f"line:{line.number}")
            return moment.date().isoformat(), "inferred", evidence
    return None, "unknown", None
