"""Time expressions of a passage, each resolved to days against the article's clock.

Decisions of the annotation guidelines hold: a named weekday beats "today" and "yesterday"; "since" goes on to the
publication; "last week" is the seven days before; "mid-month" is the 15th. Without a clock, only what carries its own
year is resolved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime, timedelta

from msgspec import Struct, structs

from tawatur.knowledge.time_words import DayPart, TimeTables, load_time_tables
from tawatur.records import ClaimDate
from tawatur.records.claim import DatePrecision
from tawatur.stages.claims.mentions import ReadingContext, TimeMention
from tawatur.stages.claims.times.days import Clock, Stretch, month_end
from tawatur.stages.claims.times.found import Found
from tawatur.stages.claims.times.lexemes import LexedPassage, TimeSymbols
from tawatur.stages.claims.times.rules import RULES, SINCE_RULES, TimeRule, compiled_pattern, resolve_part_alone
from tawatur.text.passages import Passage

BACKGROUND_AFTER = timedelta(30)
FUTURE_REACH = 14
SUPERLATIVE_REACH = 5
SINCE_REACH = 5
SAME_DAY_REACH = 12
RECENT = timedelta(2)
TANWIN = "\u064b"
# "Two days before that", "a day after it": days told from the day named last.
_RECKONED = re.compile(r"(?:[ab]t|w)%?~?(?:D|v|NI|U)(?![LF])|[ab]~?(?:D|v|NI|U)ft(?!T)")
# "The 7th of it", "the sixth of the same month".
_OF_IT = re.compile(r"[NO](?:fdn|9)")
_NO_TIME = re.compile(r"T(?:[On]|~N|N(?!f?U?[MJ]|[/\-]))|[tp](?:T|[WK])|TD")
_WORTH = re.compile("[^ ,.()/&~faiuNOhtnpXZ-]")


class TimeReader:
    """Reads time expressions. The tables are compiled once; a passage costs time linear in its length."""

    def __init__(self, tables: TimeTables | None = None) -> None:
        self._tables = tables or load_time_tables()
        self._symbols = TimeSymbols(self._tables)

    def mentions(self, passage: Passage, context: ReadingContext) -> tuple[TimeMention, ...]:
        """The time expressions of a passage, by start, none overlapping but a "since" and what it counts from."""
        words = self._symbols.lexed(passage)
        if not _WORTH.search(words.symbols):
            return ()
        return tuple(_Reading(words, _clocks(passage, context), self._tables).mentions())


class _Reading:
    """One passage being read."""

    def __init__(self, words: LexedPassage, clocks: _Clocks, tables: TimeTables) -> None:
        self.words, self.clocks, self.tables = words, clocks, tables
        self.clock = clocks.at(0)

    def mentions(self) -> list[TimeMention]:
        found: list[TimeMention] = []
        symbols = self.words.symbols
        at = 0
        while start := _START.search(symbols, at):
            at = start.start()
            if self.clocks.starts:
                self.clock = self.clocks.at(self.words.span(at, at + 1)[0])
            if symbols[at] == "s":
                at = self._since(at, found)
            elif symbols[at] == "1":
                at = self._first_days(at, found)
            elif symbols[at] == "5" or symbols.startswith("tT", at):
                at = self._that_day(at, found)
            elif symbols[at] in "abw" and (counted := _RECKONED.match(symbols, at)):
                at = self._reckoned(at, counted.end(), found)
            else:
                at = self._plain(at, found)
        return found

    def _plain(self, at: int, found: list[TimeMention]) -> int:
        symbols = self.words.symbols
        if symbols.startswith("dn", at):
            return self._unit_beside(at, found)
        if (day_of_it := _OF_IT.match(symbols, at)) and self._day_of_it(at, day_of_it.end(), found):
            return day_of_it.end()
        if _NO_TIME.match(symbols, at):
            return self._day_beside(at, at + 1, found) if symbols.startswith("Tn", at) else at + 2
        best = _longest(RULES_BY_START.get(symbols[at], ()), symbols, at)
        if best is None:
            return self._evening(at, found)
        rule, end = best
        if self._is_no_day(at, end):
            return self._day_beside(at, end, found)
        stretch = rule.resolve(self._found(at, end))
        if stretch is None:
            return at + 1
        if rule.resolve is resolve_part_alone and (named := self._last_day(at, found, far=False)) is not None:
            told = structs.replace(self._found(at, end), clock=Clock(named))  # قال أمس إن مسلحين هاجموا فجرا
            stretch = rule.resolve(told) or stretch
        found.append(self._mention(at, end, stretch))
        return end

    def _day_beside(self, at: int, end: int, found: list[TimeMention]) -> int:
        """ "the same day", "on the evening of that day", "the following day": told from the day named before."""
        symbols = self.words.symbols
        beside = self.words.known[end].value if symbols.startswith("n", end) else ""
        if not beside or symbols[end - 1] != "T" or self._counts_to_an_event(end + 1):
            return end
        last = self._last_day(at, found, far=True) if beside != "0" else self._day_near(at, found)
        if last is None:
            return end
        day = last + timedelta(int(beside))
        part = next((x.value for x in self.words.lexemes(at, end) if x.symbol in "APQR"), None)
        precision: DatePrecision = "part_of_day" if part else "day"
        found.append(self._mention(at, end + 1, Stretch(day, day, precision, "day_beside", part)))
        return end + 1

    def _counts_to_an_event(self, at: int) -> bool:
        """ "The day before the attack" (اليوم السابق للهجوم): told from an event, not from a day."""
        following = self.words.passage.tokens[self.words.firsts[at] :][:1] if at < len(self.words.firsts) else ()
        return any(token.fold.startswith(("لل", "ل")) for token in following) and self.words.symbols[at - 1] == "n"

    def _reckoned(self, at: int, end: int, found: list[TimeMention]) -> int:
        """ "Two days before that", "a day after it": counted from the day named last."""
        lexemes = self.words.lexemes(at, end)
        unit = next(x for x in lexemes if x.symbol in "DvIU")
        last = self._last_day(at, found, far=True)
        if last is None or (unit.value or "day") not in ("day", "week"):
            return at + 1
        count = 2 if unit.symbol == "v" else int(next((x.value for x in lexemes if x.symbol == "N"), "1"))
        back = lexemes[0].symbol == "b" or lexemes[0].value == "-1"
        day = last + timedelta((-count if back else count) * (7 if unit.value == "week" else 1))
        found.append(self._mention(at, end, Stretch(day, day, "day", "day_reckoned")))
        return end

    def _day_of_it(self, at: int, end: int, found: list[TimeMention]) -> bool:
        """ "On the 7th of it" (وفي 7 منه), "of the same month": the month of the day named last."""
        last = self._last_day(at, found, far=True)
        number = int(self.words.known[at].value)
        if last is None or not 1 <= number <= month_end(last).day or self.words.known[end - 1].value != "0":
            return False
        day = last.replace(day=number)
        found.append(self._mention(at, end, Stretch(day, day, "day", "day_of_it")))
        return True

    def _unit_beside(self, at: int, found: list[TimeMention]) -> int:
        """ "In the same month", "in that very year": the one named last."""
        words = self.words.lexemes(at, at + 2)
        last = next((m.date for m in reversed(found) if m.date.start), None)
        if words[1].value == "0" and last is not None and last.precision == words[0].value and last.start and last.end:
            stretch = Stretch(
                date.fromisoformat(last.start), date.fromisoformat(last.end), last.precision, "unit_beside"
            )
            found.append(self._mention(at, at + 2, stretch))
        return at + 2

    def _that_day(self, at: int, found: list[TimeMention]) -> int:
        """ "that day": the day named last."""
        end = at + (1 if self.words.symbols[at] == "5" else 2)
        if self.words.symbols.startswith("O", end):
            return end + 1  # في يومها الرابع
        if (last := self._last_day(at, found, far=True)) is not None:
            found.append(self._mention(at, end, Stretch(last, last, "day", "that_day")))
        return end

    def _day_near(self, at: int, found: list[TimeMention]) -> date | None:
        """The day named last, in the same sentence; at its head also in the one before it."""
        symbols = self.words.symbols
        stop = symbols.rfind(".", 0, at) + 1
        if at - stop <= SAME_DAY_REACH and "," not in symbols[stop:at]:
            stop = symbols.rfind(".", 0, max(0, stop - 1)) + 1
        begins = self.words.span(stop, stop + 1)[0]
        return self._last_day(at, [m for m in found if m.start >= begins], far=True)

    def _last_day(self, at: int, found: list[TimeMention], *, far: bool) -> date | None:
        """The day named last in the same sentence, or (``far``) before it."""
        begins = 0 if far else self.words.span((stop := self.words.symbols.rfind(".", 0, at) + 1), stop + 1)[0]
        last = next((m.date for m in reversed(found) if m.start >= begins and m.date.start), None)
        single = last is not None and last.precision in ("day", "part_of_day")
        return date.fromisoformat(last.end) if last is not None and last.end and single else None

    def _evening(self, at: int, found: list[TimeMention]) -> int:
        """The adverb masa'an, which only its written ending tells from the noun."""
        passage = self.words.passage
        if self.words.symbols[at] == "Q":
            end = passage.tokens[self.words.firsts[at]].end
            stretch = resolve_part_alone(self._found(at, at + 1))
            if stretch and passage.text[end : end + 1] == TANWIN:
                found.append(self._mention(at, at + 1, stretch))
        return at + 1

    def _is_no_day(self, at: int, end: int) -> bool:
        """ "the same day", "the second day", a market named for a weekday."""
        symbols = self.words.symbols
        before = symbols[at - 1] if at else " "
        after = symbols[end] if end < len(symbols) else " "
        if (before == "p" and symbols[at] in "WKT") or (before == "t" and symbols[at] == "T"):
            return True
        if before in "pr" and symbols[at] in "NO" and "Y" not in symbols[at:end]:
            return True  # ثورة 17 فبراير، حي 7 أبريل
        return (symbols[end - 1] in "TDRA" and after in "nt") or (symbols[at:end] == "T" and after == "O")

    def _since(self, at: int, found: list[TimeMention]) -> int:
        """A "since" with the expression that it counts from, at once or after a few words."""
        symbols = self.words.symbols
        inner = at + 1
        best = _longest(SINCE_ALL.get(symbols[inner : inner + 1], ()), symbols, inner)
        superlative = "X" in symbols[max(0, at - SUPERLATIVE_REACH) : at]
        if symbols.startswith("tT", inner) and (last := self._last_day(at, found, far=True)) is not None:
            found.append(self._mention(at, inner + 2, self._going_on(Stretch(last, last, "day", "that_day"))))
            return inner + 2
        if best is None:
            return self._since_event(at, found, superlative)
        rule, end = best
        stretch = rule.resolve(self._found(inner, end))
        if self.words.known[at].value == "from" and stretch is not None and stretch.rule == "weekday":
            return end  # ابتداء من صباح الأحد: gone or to come
        superlative = superlative and not (stretch and self._is_recent(stretch))
        if stretch and stretch.start and not superlative and not self._is_no_day(inner, end):
            found.append(self._mention(at, end, self._going_on(stretch)))
        return end

    def _is_recent(self, stretch: Stretch) -> bool:
        """ "the first in years" counts back far; "since this morning" does not."""
        return bool(self.clock and stretch.start and stretch.start >= self.clock.day - RECENT)

    def _since_event(self, at: int, found: list[TimeMention], superlative: bool) -> int:
        """ "since the fighting broke out on Wednesday": the word since dates what stands before it."""
        symbols = self.words.symbols
        for inner in range(at + 2, min(at + 2 + SINCE_REACH, len(symbols))):
            if symbols[inner] in ".,":
                break
            best = _longest(RULES_BY_START.get(symbols[inner], ()), symbols, inner)
            if best and not superlative:
                stretch = best[0].resolve(self._found(inner, best[1]))
                if stretch and stretch.start:
                    found.append(self._mention(at, at + 1, self._going_on(stretch)))
                return at + 1
        return at + 1

    def _going_on(self, stretch: Stretch) -> Stretch:
        if stretch.rule == "moments_ago":
            return stretch
        end = self.clock.day if self.clock else stretch.end
        if end and stretch.start and end < stretch.start:
            end = stretch.end
        return Stretch(stretch.start, end, stretch.precision, f"since_{stretch.rule}", stretch.part, ongoing=True)

    def _first_days(self, at: int, found: list[TimeMention]) -> int:
        """ "in its first days": the week from the day named just before."""
        if found and found[-1].date.start and found[-1].date.precision in ("day", "part_of_day"):
            start = date.fromisoformat(found[-1].date.start)
            found.append(self._mention(at, at + 1, Stretch(start, start + timedelta(6), "week", "first_days")))
        return at + 1

    def _found(self, at: int, end: int) -> Found:
        return Found(self.words.lexemes(at, end), self.clock, self._is_ahead(at), self.tables)

    def _is_ahead(self, at: int) -> bool:
        """A word of plans or of the future stands before, in the same sentence."""
        symbols = self.words.symbols
        low = max(0, at - FUTURE_REACH)
        cues = [i for i in range(max(low, symbols.rfind(".", low, at) + 1), at) if symbols[i] == "Z"]
        return any(not self._asserts(cue) for cue in cues)

    def _asserts(self, cue: int) -> bool:
        """يصر على أن القصف قتل: behind "on that" a noun is told of, a verb is agreed on."""
        lexeme, folds = self.words.known.get(cue), self.words.passage.folds
        if lexeme is None or folds[lexeme.first] != "علي":
            return False
        return lexeme.last < len(folds) and folds[lexeme.last].startswith("ال")

    def _mention(self, at: int, end: int, stretch: Stretch) -> TimeMention:
        start_char, end_char = self.words.span(at, end)
        bounds = _bounds(stretch, self.tables.parts)
        dated = ClaimDate(
            stretch.start.isoformat() if stretch.start else None,
            stretch.end.isoformat() if stretch.end and stretch.start else None,
            stretch.precision if stretch.start else "unknown",
            stretch.rule,
            *self._vague_bounds(stretch, bounds),
        )
        return TimeMention(start_char, end_char, dated, stretch.rule, stretch.ongoing, self._is_background(stretch))

    def _vague_bounds(self, stretch: Stretch, bounds: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
        today = self.clock.day.isoformat() if self.clock else None
        if stretch.start is None and stretch.rule == "vague_future":
            return today, None
        if stretch.start is None and bounds[1] is None:
            return None, today
        return bounds

    def _is_background(self, stretch: Stretch) -> bool:
        if stretch.rule == "long_ago":
            return True
        last = stretch.start if stretch.ongoing else stretch.end
        return bool(self.clock and last and last < self.clock.day - BACKGROUND_AFTER)


def _bounds(stretch: Stretch, parts: dict[str, DayPart]) -> tuple[str | None, str | None]:
    """``not_before`` and ``not_after``: days, or local times where a part of the day is named."""
    start, end = stretch.start, stretch.end
    if start is None or end is None or stretch.part is None:
        return (start.isoformat() if start else None), (end.isoformat() if end else None)
    part = parts[stretch.part]
    first = datetime.combine(start, datetime.min.time()) + timedelta(minutes=part.start)
    if stretch.ongoing:
        return first.isoformat(timespec="minutes"), end.isoformat()
    last = datetime.combine(start, datetime.min.time()) + timedelta(minutes=part.end)
    return first.isoformat(timespec="minutes"), last.isoformat(timespec="minutes")


class _Clocks(Struct, frozen=True):
    """The clock of each stretch of a passage: one, or in a live blog each entry's own from its ``starts``."""

    whole: Clock | None
    starts: tuple[int, ...] = ()
    clocks: tuple[Clock | None, ...] = ()

    def at(self, offset: int) -> Clock | None:
        """The clock that holds at an offset."""
        entry = bisect_right(self.starts, offset) - 1
        return self.clocks[entry] if entry >= 0 else self.whole


def _clocks(passage: Passage, context: ReadingContext) -> _Clocks:
    """The article's clock; a live entry's, a caption's or a post's own where it has one."""
    whole = _clock(context.clock)
    if passage.part == "text" and context.article.entries:
        entries = context.article.entries
        return _Clocks(whole, tuple(e.start for e in entries), tuple(_clock(e.time) or whole for e in entries))
    if passage.part in ("caption", "embed"):
        own = next((r.date for r in context.article.removed if r.number == passage.index and r.date), None)
        return _Clocks(_clock(own) or whole)
    return _Clocks(whole)


def _clock(clock: str | None) -> Clock | None:
    if not clock:
        return None
    try:
        moment = datetime.fromisoformat(clock)
    except ValueError:
        return None
    return Clock(moment.date(), moment.hour if "T" in clock else None)


def _longest(rules: tuple[TimeRule, ...], symbols: str, at: int) -> tuple[TimeRule, int] | None:
    best: tuple[TimeRule, int] | None = None
    for rule in rules:
        match = compiled_pattern(rule.pattern).match(symbols, at)
        if match and match.end() > at and (best is None or match.end() > best[1]):
            best = rule, match.end()
    return best


def _by_start(rules: tuple[TimeRule, ...]) -> dict[str, tuple[TimeRule, ...]]:
    """Rules by the symbols that an expression of theirs can begin with."""
    symbols = {symbol for rule in rules for symbol in rule.begins}
    return {symbol: tuple(rule for rule in rules if symbol in rule.begins) for symbol in symbols}


RULES_BY_START = _by_start(RULES)
SINCE_ALL = _by_start(SINCE_RULES + RULES)
_START = re.compile("[" + "".join(re.escape(symbol) for symbol in sorted({*RULES_BY_START, *"s15taw"})) + "]")
