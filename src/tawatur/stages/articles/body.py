"""Which lines are the story: the stretch from its first sentence to its last, without the clutter between."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from tawatur.stages.articles.asides import read_asides
from tawatur.stages.articles.lines import PageLine

MIN_SENTENCE_WORDS = 4
STRONG_WORDS = 12
LONG_WORDS = 22
MAX_LINK_WORDS = 24
FEW_LINES = 3
MAX_LABELLED = 12
_LABEL_REACH = {"related": MAX_LABELLED, "most_read": 60, "source": 3, "tags": 30, "share": 6, "follow": 6}
#: Labels that mostly say all that they have to say.
_SELF_CONTAINED = frozenset(("share", "follow"))
_HARMLESS = frozenset(("date_published", "date_updated", "section", "teaser"))
_CAPTION_WORDS = 60
#: Roles of markup that judge a line without a look at it.
BOXES = frozenset(("navigation", "aside", "form", "footer", "link", "embed", "caption"))
MAX_BYLINE = 20
MAX_DATE_WORDS = 20
_ROLE_KINDS = {
    "caption": "caption", "navigation": "navigation", "aside": "aside", "embed": "embed", "comments": "comments",
    "form": "widget", "footer": "footer", "outside": "outside", "summary": "outside", "heading": "headline",
    "link": "related",
}  # fmt: skip
SHARE_BEFORE_END = 0.5
#: "NAME (@account) - text": a post that names its account first.
_SIGNED_FIRST = re.compile(r"[^@(]{2,40}\(@\w{2,}\)\s*[-–—:|]")
_ENDS = frozenset(("tags", "source", "copyright"))
_BETWEEN = frozenset(("caption", "embed", "related", "ad", "video", "promotion", "pull_quote"))


class Verdict(Struct, frozen=True):
    """What a line is: ``main``, or the kind of clutter with the reason (a stable code and its detail)."""

    kind: str
    reason: str


class Body(Struct, frozen=True):
    """The verdict on each line, and the numbers of the first and the last main line (-1 where there is none)."""

    verdicts: tuple[Verdict, ...]
    first: int
    last: int

    @property
    def main(self) -> list[int]:
        """Numbers of the main lines."""
        return [n for n, v in enumerate(self.verdicts) if v.kind == "main"]


def read_body(lines: Sequence[PageLine], profile: Sequence[str] = (), names: Collection[str] = ()) -> Body:
    """Judge every line of a page by cues, labels, shape, repetition and position.

    ``profile`` are the beginnings (keys of lines) of what recurs on the outlet's pages, ``names`` its own, folded.
    """
    kinds = [_own_kind(line, tuple(profile)) for line in lines]
    _mark_embeds(lines, kinds)
    _mark_labelled(lines, kinds)
    _mark_after_end(lines, kinds)
    _mark_repeated(lines, kinds)
    _mark_asides(lines, kinds, names)
    first, last = _stretch(lines, kinds)
    _restore_subheadings(lines, kinds, first, last)
    return Body(tuple(_verdict(line, kinds[line.number], first, last) for line in lines), first, last)


def _verdict(line: PageLine, known: Verdict | None, first: int, last: int) -> Verdict:
    if known is not None:
        return known
    if first < 0 or line.number < first:
        return Verdict("header", "before_the_story")
    if line.number > last:
        return Verdict("footer", "after_the_story")
    return Verdict("main", "")


def _own_kind(line: PageLine, profile: tuple[str, ...]) -> Verdict | None:
    if profile and line.key.startswith(profile):
        return Verdict("recurring", "outlet_profile")
    if line.role in ("aside", "link") and _is_caption(line):
        return Verdict("caption", f"credit:{line.credit}")
    if line.role in _ROLE_KINDS:
        return Verdict(_ROLE_KINDS[line.role], "markup")
    if line.role == "byline" and line.words <= MAX_BYLINE:
        return Verdict("byline", "markup")
    cue = next((c for c in line.cues if c.kind not in _HARMLESS or line.is_covered), None)
    if cue:
        return Verdict(_kind_name(cue.kind), f"cue:{cue.phrase}")
    if line.words <= MAX_DATE_WORDS and line.dates and line.residue <= 2:
        return Verdict("date", "date_alone")
    if _is_caption(line):
        return Verdict("caption", f"credit:{line.credit}")
    if line.is_row:
        return Verdict("section", "row_of_short_parts")
    if not any(c.isalpha() for c in line.text):
        return Verdict("widget", "no_letters")
    return None


def _is_caption(line: PageLine) -> bool:
    return bool(line.credit) and not line.ends_sentence and line.words <= _CAPTION_WORDS


def _kind_name(kind: str) -> str:
    return {"date_published": "date", "date_updated": "date", "page_clock": "clock"}.get(kind, kind)


def _mark_embeds(lines: Sequence[PageLine], kinds: list[Verdict | None]) -> None:
    """A signature (dash, name, account, date) makes itself and the post above it embedded."""
    for line in lines:
        signed = (
            "@" in line.text
            and line.handle
            and not line.ends_sentence
            and (line.text[:1] in "—–-&" or bool(line.dates) or bool(_SIGNED_FIRST.match(line.text)))
        )
        if not signed or line.words > 25:
            continue
        kinds[line.number] = Verdict("embed", "signature")
        above = line.number - 1
        steps = 0
        while above >= 0 and steps < 6 and (steps == 0 or lines[above].looks_embedded):
            if kinds[above] is not None and kinds[above].kind == "embed":  # type: ignore[union-attr]
                break
            if steps == 0 and _is_strong(lines[above]) and not lines[above].looks_embedded:
                break
            kinds[above] = Verdict("embed", "above_signature")
            above, steps = above - 1, steps + 1


def _mark_labelled(lines: Sequence[PageLine], kinds: list[Verdict | None]) -> None:
    """Lines under a label go with it: all after "Comments", short ones after "Related" until the story goes on."""
    label: str | None = None
    box = ""
    left = 0
    closed = False
    for line in lines:
        if line.role != box and box:
            label, box = None, ""
        if line.role in BOXES:
            continue
        if line.is_label:
            label = next(c.kind for c in line.cues if c.kind in _LABEL_REACH or c.kind == "comments")
            box = line.role
            closed = closed or (label == "comments" and not _story_follows(lines, line.number))
            left = _LABEL_REACH.get(label, MAX_LABELLED)
            kinds[line.number] = Verdict(label, "label")
        elif closed:
            kinds[line.number] = kinds[line.number] or Verdict("comment", "under_comments")
        elif label and left and not _goes_on(line) and not (label in _SELF_CONTAINED and _heads_paragraph(lines, line)):
            kinds[line.number] = kinds[line.number] or Verdict(label, f"under_label:{label}")
            left -= 1
        else:
            label = None


def _heads_paragraph(lines: Sequence[PageLine], line: PageLine) -> bool:
    """A line without a cue of its own over a paragraph: a sub-heading."""
    below = lines[line.number + 1] if line.number + 1 < len(lines) else None
    return not line.cues and below is not None and _is_strong(below)


def _story_follows(lines: Sequence[PageLine], number: int) -> bool:
    """Whether what stands before a comments label is no story yet (a link to the comments in the page's head)."""
    return not any(_is_strong(line) for line in lines[:number])


def _goes_on(line: PageLine) -> bool:
    """The story goes on here: a sentence, or too long for a link."""
    if line.ends_sentence and not line.text.rstrip().endswith(("؟", "?", "...", "…")):
        return line.words >= MIN_SENTENCE_WORDS + 2
    return line.words > MAX_LINK_WORDS


def _mark_after_end(lines: Sequence[PageLine], kinds: list[Verdict | None]) -> None:
    """After the story's tags or source nothing of it follows, if most of its sentences stand before them."""
    strong = [line.number for line in lines if kinds[line.number] is None and _is_strong(line)]
    for line in lines:
        kind = kinds[line.number]
        if kind is None or kind.kind not in _ENDS or not line.cues:
            continue
        before = sum(number < line.number for number in strong)
        if before and before > SHARE_BEFORE_END * len(strong):
            for after in lines[line.number + 1 :]:
                kinds[after.number] = kinds[after.number] or Verdict("footer", f"after:{kind.kind}")
            return


def _mark_repeated(lines: Sequence[PageLine], kinds: list[Verdict | None]) -> None:
    """A line that stands twice is furniture, save for a headline (told later) and for the story's own sentences."""
    seen: dict[str, int] = {}
    for line in lines:
        if line.role in BOXES:
            continue
        first = seen.setdefault(line.key, line.number)
        if first != line.number and kinds[line.number] is None:
            kinds[line.number] = Verdict("repeated", f"line:{first}")


def _mark_asides(lines: Sequence[PageLine], kinds: list[Verdict | None], names: Collection[str]) -> None:
    free = [line for line in lines if kinds[line.number] is None]
    strong = [line.number for line in free if _is_strong(line)]
    if strong:
        for aside in read_asides(free, strong[0], strong[-1], names):
            kinds[aside.number] = Verdict(aside.kind, aside.reason)


def _is_strong(line: PageLine) -> bool:
    return line.words >= LONG_WORDS or (line.words >= STRONG_WORDS and line.ends_sentence)


def _is_weak(line: PageLine) -> bool:
    return line.ends_sentence and line.words >= MIN_SENTENCE_WORDS


def _stretch(lines: Sequence[PageLine], kinds: list[Verdict | None]) -> tuple[int, int]:
    """First and last line of the story: the strong lines, stretched over the sentences beside them."""
    free = [line for line in lines if kinds[line.number] is None]
    anchors = [line.number for line in free if _is_strong(line)] or [n.number for n in free if _is_weak(n)]
    anchors = anchors or [line.number for line in free if line.words >= STRONG_WORDS] or _short_message(lines, free)
    if not anchors:
        return -1, -1
    first, last = anchors[0], anchors[-1]
    while first > 0 and kinds[first - 1] is None and _is_weak(lines[first - 1]) and not _opens_page(lines, first - 1):
        first -= 1
    return first, _last_sentence(lines, kinds, last)


def _short_message(lines: Sequence[PageLine], free: Sequence[PageLine]) -> list[int]:
    """The one sentence of a page of few lines, though no mark ends it: a post, a flash."""
    said = [line.number for line in free if line.words > MIN_SENTENCE_WORDS]
    return said[-1:] if len(lines) <= FEW_LINES else []


def _last_sentence(lines: Sequence[PageLine], kinds: list[Verdict | None], last: int) -> int:
    """The last sentence that follows the strong lines, over pictures, posts, links and two sub-headings at most."""
    short = 0
    for at in range(last + 1, len(lines)):
        kind = kinds[at]
        if kind is not None:
            if kind.kind not in _BETWEEN:
                break
        elif (_is_weak(lines[at]) and not _asks(lines[at])) or lines[at].words >= STRONG_WORDS:
            last, short = at, 0
        else:
            short += 1
            if short > 2:
                break
    return last


def _asks(line: PageLine) -> bool:
    """A short question: a poll's, or a sub-heading."""
    return line.words < STRONG_WORDS and line.text.rstrip(" \"'”»").endswith(("؟", "?"))


def _restore_subheadings(lines: Sequence[PageLine], kinds: list[Verdict | None], first: int, last: int) -> None:
    """A section's name between two paragraphs is a sub-heading ("Lebanon")."""
    for number in range(first + 1, last):
        kind = kinds[number]
        stands = kind is not None and kind.kind == "section" and not lines[number].is_row
        if stands and kinds[number - 1] is None and kinds[number + 1] is None and _is_weak(lines[number + 1]):
            kinds[number] = None


def _opens_page(lines: Sequence[PageLine], number: int) -> bool:
    """A headline that ends like a sentence: nothing of the story stands before it, and it is asked or trails off."""
    return lines[number].text.rstrip(" \"'”»").endswith(("؟", "?", "...", "…", "!", ":")) and number <= 12
