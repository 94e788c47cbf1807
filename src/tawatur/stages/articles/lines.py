"""The lines of a page: each with its cues, dates and measures. Nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tawatur.knowledge.page_lines import LineCue, LineKnowledge, credit_key
from tawatur.text.dates import ClockTime, DateReader, WrittenDate
from tawatur.text.folding import Folded, fold
from tawatur.text.matching import Match
from tawatur.text.once import once

MAX_LINES = 8_000
MAX_LINE = 400_000
MAX_CUE_WORDS = 45
LABEL_KINDS = frozenset(("related", "most_read", "comments", "tags", "source", "share", "follow"))
_END_OF_SENTENCE = re.compile(r"[.!?؟…][\s\"'“”«»‘’)\]]*$")
_WORD = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"\d[:.٫]\d")
_HANDLE = re.compile(r"[(\s]@\w{2,}")
_EMBED = re.compile(r"pic\.[a-z]+[./]\w|https?://t\.co/|t\.me/|#\w|[\U0001f300-\U0001faff]")
_SEPARATOR = re.compile(r"[|»>›•·]|::|\s[-–—/]\s|\s{3}")
_SEPARATORS = re.compile(r"\s*(?:[|»>›•·]|::|\s[-–—/]\s|\s{3,})\s*")
_AFTER_LABEL = re.compile(r"\s*(?:[:|]|\.\.|…)")
_CREDIT_TAIL = re.compile(
    r"(?:\s[-–—|]\s*|[-–—|]\s+|\(|\[|المصدر\s?:|تصوير\s?:|صورة\s?:)\s*([^-–—|()\[\]:]{1,30})[)\]]?$"
)


class Block(Struct, frozen=True):
    """A visible block of a page: its text and what the markup says it is ("" where nothing does)."""

    text: str
    role: str = ""


class PageLine(Struct, frozen=True, dict=True):
    """A line of the page's visible text, stripped; ``number`` counts from 0, ``role`` comes from markup."""

    number: int
    text: str
    role: str
    knowledge: LineKnowledge
    reader: DateReader

    @once
    def folded(self) -> Folded:
        """The folded line with offsets."""
        return fold(self.text)

    @once
    def key(self) -> str:
        """The line's words and numbers, folded: equal for lines that say the same."""
        return " ".join(self.tokens)

    @once
    def words(self) -> int:
        """How many words and numbers."""
        return len(self.tokens)

    @once
    def tokens(self) -> list[str]:
        """Its words and numbers, folded."""
        return _WORD.findall(self.folded.text)

    @once
    def ends_sentence(self) -> bool:
        """It ends as a sentence does."""
        return bool(_END_OF_SENTENCE.search(self.text[-60:]))

    @once
    def dates(self) -> tuple[WrittenDate, ...]:
        """Full dates in it."""
        return self.reader.find_folded(self.folded) if len(self.text) < 2000 else ()

    @once
    def phrases(self) -> list[Match[LineCue]]:
        """Where cue phrases stand in it, whether they hold for it or not."""
        return self.knowledge.cues.find(self.folded) if self.words <= MAX_CUE_WORDS else []

    @once
    def cues(self) -> tuple[LineCue, ...]:
        """The cues that hold for it."""
        return tuple(m.value for m in self.phrases if _holds(m, self))

    @once
    def kinds(self) -> frozenset[str]:
        """The kinds of its cues."""
        return frozenset(cue.kind for cue in self.cues)

    @once
    def is_covered(self) -> bool:
        """Cue phrases cover all of its words: a row of buttons, a menu, a label that stands alone."""
        return _is_covered(self)

    @once
    def is_label(self) -> bool:
        """A label that speaks for the lines under it ("Related", "Comments (3)")."""
        labels = [c for c in self.cues if c.kind in LABEL_KINDS]
        if not labels:
            return False
        if self.is_covered or self.text.rstrip().endswith(":"):
            return True
        return any(c.kind == "comments" and self.words <= 3 for c in labels)

    @once
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

    @once
    def tail(self) -> str | None:
        """What stands after its last dash, three words at most; None where it has none."""
        tail = _CREDIT_TAIL.search(self.text[-160:])
        return tail.group(1).strip() if tail and len(tail.group(1).split()) <= 3 else None

    @once
    def handle(self) -> bool:
        """It names a social-media account."""
        return bool(_HANDLE.search(self.text))

    @once
    def looks_embedded(self) -> bool:
        """It carries what posts carry: short links, hashtags, pictographs."""
        return bool(_EMBED.search(self.text))

    @once
    def pieces(self) -> tuple[str, ...]:
        """Its parts between separators (pipes, arrows, dashes with spaces, wide gaps)."""
        if not _SEPARATOR.search(self.text):
            return (self.text,) if self.text.strip() else ()
        return tuple(p for p in _SEPARATORS.split(self.text) if p.strip())

    @once
    def is_row(self) -> bool:
        """A breadcrumb or menu: several short parts and nothing that ends a sentence."""
        return len(self.pieces) >= 3 and not self.ends_sentence and all(len(p.split()) <= 3 for p in self.pieces)

    @once
    def residue(self) -> int:
        """How many words stay when dates, times and cue phrases are taken out."""
        taken = [(self.folded.position(d.start), self.folded.position(d.end)) for d in self.dates]
        taken += [(self.folded.position(t.start), self.folded.position(t.end)) for t in self.clock_times]
        taken += [(m.fold_start, m.fold_end) for m in self.phrases]
        left = 0
        for word in _WORD.finditer(self.folded.text):
            text = word.group()
            if len(text) < 2 or text.isdigit() or self.reader.is_date_word(text):
                continue
            left += not any(start <= word.start() < end for start, end in taken)
        return left

    @once
    def clock_times(self) -> tuple[ClockTime, ...]:
        """Times of day in it."""
        return self.reader.clock_times(self.text) if len(self.text) < 2000 and _CLOCK.search(self.text) else ()


def page_lines(blocks: Sequence[Block], knowledge: LineKnowledge, reader: DateReader) -> tuple[PageLine, ...]:
    """The lines of blocks that have a word, at most ``MAX_LINES``."""
    lines: list[PageLine] = []
    for text, role in _split(blocks):
        if _WORD.search(text):
            lines.append(PageLine(len(lines), text, role, knowledge, reader))
            if len(lines) == MAX_LINES:
                break
    return tuple(lines)


def cuts(blocks: Sequence[Block], lines: Sequence[PageLine]) -> tuple[str, ...]:
    """Notices of what was too much: lines cut at their end, lines beyond the most that are read."""
    notices = ["long_line_cut"] if any(len(line.text) == MAX_LINE for line in lines) else []
    last = lines[-1].text if lines else ""
    more = len(lines) == MAX_LINES and any(not block.text.rstrip().endswith(last) for block in blocks[-1:])
    return (*notices, "lines_left_out") if more else tuple(notices)


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
        return line.is_covered or (cue.kind in LABEL_KINDS and _leads(match, line))
    if cue.where == "ends":
        return not _WORD.search(text, match.fold_end) and line.words > 1
    if _WORD.search(text, 0, match.fold_start):
        return False
    if cue.where == "label":
        return bool(_AFTER_LABEL.match(text, match.fold_end))
    is_sentence = line.ends_sentence and line.words >= 9
    return not is_sentence or _leads(match, line) or cue.phrase.endswith((":", ".."))


def _leads(match: Match[LineCue], line: PageLine) -> bool:
    """The phrase begins the line and a colon follows it ("Read also: …")."""
    text = line.folded.text
    return text[match.fold_end : match.fold_end + 2].lstrip()[:1] == ":" and not _WORD.search(text, 0, match.fold_start)


def _is_covered(line: PageLine) -> bool:
    if line.words > 16:
        return False
    if not line.phrases:
        return False
    text = line.folded.text
    free = [True] * len(text)
    for match in line.phrases:
        free[match.fold_start : match.fold_end] = [False] * (match.fold_end - match.fold_start)
    words = [m for m in _WORD.finditer(text) if not m.group().isdigit() and len(m.group()) > 1]
    return bool(words) and not any(free[m.start()] for m in words)
