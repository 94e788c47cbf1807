"""Numbers in Arabic text: digits, number words and their unions, vague words, bounds and ranges.

The words come from a table (:class:`NumberWords`); this module knows how they combine: ثلاثة آلاف وخمسمئة is 3500,
12 ألفا و500 is 12,500, عشرات الآلاف is at least 10,000, ما لا يقل عن 44 is at least 44, بين 10 و15 is at least 10.
Offsets are token numbers; the cost is linear in the number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tawatur.records.claim import Bound
from tawatur.text.matching import PROCLITICS
from tawatur.text.passages import Token

NumberKind = Literal[
    "unit", "ten", "teen_head", "tens", "hundred", "hundreds", "scale", "scale_or_dual", "scale_plural", "scale_dual",
    "vague", "fraction",
]  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
_PLAIN = re.compile(r"\d+(?:[.,٫]\d+)?")
_PERCENT = frozenset(["%", "بالميه", "بالمايه"])
_RANGE_WORDS = frozenset(["الي", "-", "–", "—", "و", "او", "حتي"])
_LONGEST_BOUND = 4
_MOST_DIGITS = 15


class NumberWord(Struct, frozen=True):
    """What a written form adds or multiplies by, and the proclitic that it carries here."""

    kind: NumberKind
    value: float | int
    proclitic: str = ""


class NumberWords(Struct, frozen=True):
    """Folded forms of number words (with every proclitic), and of the phrases that bound a number."""

    words: Mapping[str, NumberWord]
    bounds_before: Mapping[str, Bound]
    bounds_after: Mapping[str, Bound]


class Number(Struct, frozen=True):
    """A number in ``[first, last)`` tokens; ``core`` is the first token of the number itself, after its bound.

    ``high`` is the upper end of a range, of which ``value`` is the lower. ``definite`` says that it carries the
    article (القرى السبع); ``proclitic`` is what is joined to its first word.
    """

    value: float | int
    bound: Bound
    first: int
    core: int
    last: int
    high: float | int | None = None
    definite: bool = False
    proclitic: str = ""


def with_proclitics(words: Mapping[str, NumberWord]) -> dict[str, NumberWord]:
    """The same words behind every chain of proclitics; a bare form wins over a composed one."""
    grown = dict(words)
    for form, word in words.items():
        for proclitic in PROCLITICS:
            if proclitic:
                grown.setdefault(proclitic + form, replace(word, proclitic=proclitic))
    return grown


class NumberReader:
    """Finds the numbers of a token sequence, left to right, none inside another."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words

    def read(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> list[Number]:
        """The numbers of ``tokens[start:end]`` with their bounds; percentages are none."""
        stop = len(tokens) if end is None else end
        numbers: list[Number] = []
        words = self._words.words
        behind = start
        for at in [i for i, t in enumerate(tokens[start:stop], start) if t.fold in words or t.fold[0].isdigit()]:
            number = self._number(tokens, at, stop) if at >= behind else None
            if number is None:
                continue
            percent = _percent_length(tokens, number.last, stop)
            if not percent:
                number = self._bounded(tokens, self._ranged(tokens, number, stop), start)
                numbers.append(number)
            behind = number.last + percent
        return numbers

    def bound_after(self, tokens: Sequence[Token], at: int, end: int) -> tuple[Bound, int] | None:
        """The bound that begins at ``at`` (على الأقل) and its number of tokens."""
        for length in range(min(3, end - at), 0, -1):
            phrase = " ".join([t.fold for t in tokens[at : at + length]])
            if phrase in self._words.bounds_after:
                return self._words.bounds_after[phrase], length
        return None

    @property
    def words(self) -> Mapping[str, NumberWord]:
        """The folded forms of number words."""
        return self._words.words

    def bound_before(self, tokens: Sequence[Token], at: int, start: int) -> tuple[Bound, int] | None:
        """The bound whose words end right before ``at`` (نحو كيلومترين), and where they begin."""
        for length in range(min(_LONGEST_BOUND, at - start), 0, -1):
            bound = self._bound_before([t.fold for t in tokens[at - length : at]])
            if bound:
                return bound, at - length
        return None

    def _number(self, tokens: Sequence[Token], at: int, end: int) -> Number | None:
        reading = _Reading(self._words.words, tokens, at, end)
        return reading.number()

    def _ranged(self, tokens: Sequence[Token], number: Number, end: int) -> Number:
        """A range (بين 10 و15, من 10 إلى 15, 10-15): its lower end as a lower bound, the upper one kept beside it."""
        at = number.last
        if at + 1 >= end or number.bound != "exact":
            return number
        between = number.core > 0 and tokens[number.core - 1].fold in ("بين", "وبين", "مابين")
        word = tokens[at].fold
        joined = between and word not in _RANGE_WORDS and word.startswith("و")
        if not joined and (word not in _RANGE_WORDS or (word == "و" and not between)):
            return number
        high = self._number(tokens, at if joined else at + 1, end)
        if high is None or high.value <= number.value or high.bound != "exact":
            return number
        first = number.first - 1 if between else number.first
        return replace(number, first=first, bound="at_least", high=high.value, last=high.last)

    def _bounded(self, tokens: Sequence[Token], number: Number, start: int) -> Number:
        """The number with the bound that stands before it (نحو, أكثر من) or right after it (ونيف)."""
        told = self.bound_before(tokens, number.first, start)
        return number if told is None else replace(number, first=told[1], bound=_joined_bound(number.bound, told[0]))

    def _bound_before(self, words: Sequence[str]) -> Bound | None:
        bounds = self._words.bounds_before
        phrase = " ".join(words)
        if phrase in bounds:
            return bounds[phrase]
        for cut in (1, 2):
            if words[0][:cut] in PROCLITICS and phrase[cut:] in bounds:
                return bounds[phrase[cut:]]
        return None


def _joined_bound(own: Bound, before: Bound) -> Bound:
    """A vague word or a range stays a lower bound whatever stands before it."""
    return own if own != "exact" else before


def _percent_length(tokens: Sequence[Token], at: int, end: int) -> int:
    """How many tokens of "per cent" stand at ``at``."""
    if at < end and tokens[at].fold in _PERCENT:
        return 1
    return 2 if at + 1 < end and tokens[at].fold == "في" and tokens[at + 1].fold in ("الميه", "المايه") else 0


class _Reading:
    """One number being read: ``group`` is what a scale would multiply, ``total`` what is settled."""

    def __init__(self, words: Mapping[str, NumberWord], tokens: Sequence[Token], at: int, end: int) -> None:
        self.words, self.tokens, self.at, self.end, self.start = words, tokens, at, end, at
        self.total: float | int = 0
        self.group: float | int = 0
        self.floor: float = float("inf")  # what comes next must be smaller than this
        self.vague = False
        self.read_any = False
        self.scale: float = float("inf")  # the last scale; the next is smaller
        self.settled: tuple[int, float | int] | None = None  # where the last scale ended, and the total there

    def number(self) -> Number | None:
        """The number that begins here, None where there is none (a lone أحد, a numeral's tail)."""
        while self.at < self.end and self._take():
            self.read_any = True
        self._give_back()
        if not self.read_any or not (self.total + self.group):
            return None
        first = self.words.get(self.tokens[self.start].fold)
        proclitic = first.proclitic if first else ""
        definite = proclitic.endswith(("ال", "لل"))
        value = self.total + self.group
        whole = int(value) if value == int(value) else value
        bound: Bound = "at_least" if self.vague else "exact"
        return Number(whole, bound, self.start, self.start, self.at, None, definite, proclitic)

    def _give_back(self) -> None:
        """عشرة آلاف و15 ألفاً are two numbers: what a second equal scale would multiply is given back."""
        if self.settled is None or self.at >= self.end:
            return
        following = self.words.get(self.tokens[self.at].fold)
        if following is not None and following.kind.startswith("scale") and not following.proclitic:
            self.at, self.total = self.settled
            self.group = 0

    def _take(self) -> bool:
        """Read one more word or figure if it goes on with the number."""
        step = 0
        if self.read_any and self.tokens[self.at].fold == "و" and self.at + 1 < self.end:
            step = 1
        form = self.tokens[self.at + step].fold
        if form[0].isdigit():
            return self._take_digits(form, step)
        word = self.words.get(form)
        if word is None:
            return False
        begins_with_and = word.proclitic.startswith("و") or (word.kind == "teen_head" and form.startswith("و"))
        joined = bool(step) or (begins_with_and and self.read_any)  # "and eleven" folds to the word for "one"
        if word.kind.startswith("scale") and not joined:
            taken = self._take_scale(word)
        elif not self.read_any or joined:
            taken = self._add(word, joined)
        else:
            taken = self._multiply(word)
        self.at += (1 + step) if taken else 0
        if taken and word.kind.startswith("scale"):
            self.settled = (self.at, self.total)
        return taken

    def _take_digits(self, form: str, step: int) -> bool:
        value = read_digits(form)
        joined = step == 1
        if value is None or (self.read_any and not (joined and value < self.floor)):
            return False
        if self.read_any and self.floor < 1000:
            return False  # "five and 6" are two numbers
        self.group += value
        self.floor = 0
        self.at += 1 + step
        return True

    def _take_scale(self, word: NumberWord) -> bool:
        if word.kind == "scale_dual" or (word.kind == "scale_or_dual" and not self.group):
            if self.group:
                return False
            value = word.value if word.kind == "scale_dual" else 2 * word.value
            return self._settle(value, word.value)
        if word.kind == "scale_plural" and not self.group:
            self.vague = True
        if self.total and not self.group and self.read_any:
            return False
        if word.proclitic and self.read_any and not (self.vague and word.proclitic == "ال"):
            return False
        return self._settle((self.group or 1) * word.value, word.value)

    def _settle(self, value: float | int, scale: float | int) -> bool:
        if self.total and scale >= min(self.scale, self.total):
            return False
        self.scale = scale
        self.total += value
        self.group = 0
        self.floor = scale if not self.vague else 0
        return True

    def _add(self, word: NumberWord, joined: bool) -> bool:
        if word.kind == "teen_head" and not self._begins_compound():
            return False
        if word.kind == "fraction":
            return self._add_fraction(word, joined)
        if joined and word.kind == "tens" and 0 < self.group % 100 < 10:
            self.group += word.value
            self.floor = 0
            return True
        if joined and (word.value >= self.floor or self.vague):
            return False
        if word.kind == "vague":
            if joined:
                return False
            self.vague = True
        if joined and word.kind.startswith("scale"):
            self.total += word.value
            self.floor = word.value if word.kind == "scale" else 0
            return True
        self.group += word.value
        self.floor = _floor_after(word)
        return True

    def _add_fraction(self, word: NumberWord, joined: bool) -> bool:
        """نصف مليون; مليون ونصف; نصف كيلومتر."""
        if not joined:
            self.group = word.value
            self.floor = 0
            return True
        if not self.total or word.proclitic not in ("", "و"):
            return False
        self.total += word.value * self.floor
        self.floor = 0
        return True

    def _multiply(self, word: NumberWord) -> bool:
        """A word that goes on without "and": عشر after a unit (13), مئة after a unit (300)."""
        unit = self.group % 100
        if word.proclitic and not (word.proclitic == "ال" and self.vague):
            return False
        if word.kind == "ten" and 0 < unit < 10:
            self.group += 10
            self.floor = 0
            return True
        if word.kind == "hundred" and 2 < unit < 10 and self.group < 10:
            self.group *= 100
            self.floor = 100
            return True
        return False

    def _begins_compound(self) -> bool:
        """Whether أحد, اثنا and the like begin a number here: a ten or "and twenty" follows."""
        if self.at + 1 >= self.end:
            return False
        word = self.words.get(self.tokens[self.at + 1].fold)
        if word is None:
            return False
        return (word.kind == "ten" and not word.proclitic) or (word.kind == "tens" and word.proclitic == "و")


def _floor_after(word: NumberWord) -> float:
    if word.kind in ("hundred", "hundreds"):
        return 100
    return 0


def read_digits(form: str) -> float | int | None:
    """A figure's value; a point or comma before exactly three figures parts thousands, else decimals."""
    if len(form) > _MOST_DIGITS:
        return None
    if _GROUPED.fullmatch(form):
        return int(re.sub(r"\D", "", form))
    if _PLAIN.fullmatch(form):
        plain = form.replace(",", ".").replace("٫", ".")
        return float(plain) if "." in plain else int(plain)
    return None
