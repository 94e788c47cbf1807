"""The lines of a page: each with its cues, dates and measures. Nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tawatur.knowledge.page_lines import LineCue, LineKnowledge, credit_key
from tawatur.text.dates import DateReader, WrittenDate
from tawatur.text.folding import Folded, fold
from tawatur.text.matching import Match

MAX_LINES = 20_000
MAX_LINE = 400_000
MAX_CUE_WORDS = 45
LABEL_KINDS = frozenset(("related", "most_read", "comments", "tags", "source", "share", "follow"))
_END_OF_SENTENCE = re.compile(r"[.!?؟…][\s\"'“”«»‘’)\]]*$")
_WORD = re.compile(r"[^\W_]+")
_HANDLE = re.compile(r"[(\s]@\w{2,}")
_EMBED = re.compile(r"pic\.[a-z]+[./]\w|https?://t\.co/|t\.me/|#\w|[\U0001f300-\U0001faff]")
_SEPARATORS = re.compile(r"\s*(?:[|»>›•·]|::|\s[-–—/]\s|\s{3,})\s*")
_CREDIT_TAIL = re.compile(
    r"(?:\s[-–—|]\s*|[-–—|]\s+|\(|\[|المصدر\s?:|تصوير\s?:|صورة\s?:)\s*([^-–—|()\[\]:]{1,30})[)\]]?$"
)
_QUOTES = re.compile("[\"'“”«»‘’]")


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block of a page: its text and what the markup says it is ("" where nothing does)."""

    text: str
    role: str = ""


@dataclass(frozen=True)
class PageLine:
    """A line of the page's visible text, stripped; ``number`` counts from 0, ``role`` comes from markup."""

    number: int
    text: str
    role: str
    knowledge: LineKnowledge
    reader: DateReader

    @cached_property
    def folded(self) -> Folded:
        """The folded line with offsets."""
        return fold(self.text)

    @cached_property
    def key(self) -> str:
        """The line's words and numbers, folded: equal for lines that say the same."""
        return " ".join(_WORD.findall(self.folded.text))

    @cached_property
    def words(self) -> int:
        """How many words and numbers."""
        return len(_WORD.findall(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        """It ends as a sentence does."""
        return bool(_END_OF_SENTENCE.search(self.text[-60:]))

    @cached_property
    def dates(self) -> tuple[WrittenDate, ...]:
        """Full dates in it."""
        return self.reader.find_folded(self.folded) if len(self.text) < 2000 else ()

    @cached_property
    def cues(self) -> tuple[LineCue, ...]:
        """The cues that hold for it."""
        if self.words > MAX_CUE_WORDS:
            return ()
        matches = self.knowledge.cues.find(self.folded)
        return tuple(m.value for m in matches if _holds(m, self)) if matches else ()

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its cues."""
        return frozenset(cue.kind for cue in self.cues)

    @cached_property
    def is_covered(self) -> bool:
        """Cue phrases cover all of its words: a row of buttons, a menu, a label that stands alone."""
        return _is_covered(self)

    @cached_property
    def is_label(self) -> bool:
        """A label that speaks for the lines under it ("Related", "Comments (3)")."""
        labels = [c for c in self.cues if c.kind in LABEL_KINDS]
        if not labels:
            return False
        if self.is_covered or self.text.rstrip().endswith(":"):
            return True
        return any(c.kind == "comments" and self.words <= 3 for c in labels)

    @cached_property
    def credit(self) -> str | None:
        """Whom its tail credits ("– Agency", "(Agency)", "Source: Agency"), None where it credits nobody known."""
        tail = _CREDIT_TAIL.search(self.text[-160:])
        if not tail:
            return None
        name = tail.group(1).strip(" .،,")
        parts = [credit_key(p) for p in re.split(r"[/،,+&]|\bو(?=\w)", name)]
        if credit_key(name) in self.knowledge.credits or all(p in self.knowledge.credits for p in parts if p):
            return name
        return None

    @cached_property
    def tail(self) -> str | None:
        """What stands after its last dash, three words at most; None where it has none."""
        tail = _CREDIT_TAIL.search(self.text[-160:])
        return tail.group(1).strip() if tail and len(tail.group(1).split()) <= 3 else None

    @cached_property
    def handle(self) -> bool:
        """It names a social-media account."""
        return bool(_HANDLE.search(self.text))

    @cached_property
    def looks_embedded(self) -> bool:
        """It carries what posts carry: short links, hashtags, pictographs."""
        return bool(_EMBED.search(self.text))

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Its parts between separators (pipes, arrows, dashes with spaces, wide gaps)."""
        return tuple(p for p in _SEPARATORS.split(self.text) if p.strip())

    @cached_property
    def is_row(self) -> bool:
        """A breadcrumb or menu: several short parts and nothing that ends a sentence."""
        return len(self.pieces) >= 3 and not self.ends_sentence and all(len(p.split()) <= 3 for p in self.pieces)

    @cached_property
    def residue(self) -> int:
        """How many words stay when dates, times and cue phrases are taken out."""
        text = list(self.text)
        spans = [(d.start, d.end) for d in self.dates]
        spans += [(t.start, t.end) for t in self.reader.clock_times(self.text)]
        spans += [(m.start, m.end) for m in self.knowledge.cues.find(self.folded)]
        for start, end in spans:
            text[start:end] = " " * (end - start)
        left = [w for w in _WORD.findall("".join(text)) if len(w) > 1 and not w.isdigit()]
        return len([w for w in left if fold(w).text not in _DATE_WORDS and not self._is_calendar_word(w)])

    def _is_calendar_word(self, word: str) -> bool:
        return self.reader.is_calendar_word(fold(word).text)


_DATE_WORDS = frozenset((
    "الموافق", "الساعه", "يوم", "بتاريخ", "في", "على", "هجري", "ميلادي", "هجريه", "توقيت", "بتوقيت", "محلي",
    "المحلي", "gmt", "utc",
))  # fmt: skip


def page_lines(blocks: Sequence[Block], knowledge: LineKnowledge, reader: DateReader) -> tuple[PageLine, ...]:
    """The lines of blocks that have a word, at most ``MAX_LINES``."""
    lines: list[PageLine] = []
    for text, role in _split(blocks):
        if _WORD.search(text):
            lines.append(PageLine(len(lines), text, role, knowledge, reader))
            if len(lines) == MAX_LINES:
                break
    return tuple(lines)


def _split(blocks: Iterable[Block]) -> Iterable[tuple[str, str]]:
    for block in blocks:
        for text in block.text.splitlines():
            stripped = text.strip()
            if stripped:
                yield stripped[:MAX_LINE], block.role


def _holds(match: Match[LineCue], line: PageLine) -> bool:
    cue = match.value
    if line.words > cue.words:
        return False
    text = line.folded.text
    if cue.where == "contains":
        return True
    if cue.where == "whole":
        return line.is_covered
    if cue.where == "ends":
        return not _WORD.search(text, match.fold_end) and line.words > 1
    if _WORD.search(text, 0, match.fold_start):
        return False
    follows = text[match.fold_end : match.fold_end + 2].lstrip()[:1]
    is_sentence = line.ends_sentence and line.words >= 9 and not line.text.rstrip().endswith(":")
    return not is_sentence or follows == ":" or cue.phrase.endswith((":", ".."))


def _is_covered(line: PageLine) -> bool:
    if line.words > 16:
        return False
    text = line.folded.text
    free = [True] * len(text)
    for match in line.knowledge.cues.find(line.folded):
        free[match.fold_start : match.fold_end] = [False] * (match.fold_end - match.fold_start)
    words = [m for m in _WORD.finditer(text) if not m.group().isdigit() and len(m.group()) > 1]
    return bool(words) and not any(free[m.start()] for m in words)


def unquoted(text: str) -> str:
    """The text without quotation marks, its white space made single."""
    return " ".join(_QUOTES.sub(" ", text).split())
