"""Whose page it is: by URL and metadata, else by what the page says of itself; and the slug of that name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import cache

from msgspec import Struct

from tawatur.knowledge.outlets import Outlet, OutletRegistry, WebWordUse, load_web_words, name_key
from tawatur.knowledge.page_lines import credit_key
from tawatur.stages.articles.lines import PageLine
from tawatur.stages.articles.slugs import Spellings, domain_label, slug_of
from tawatur.text.folding import Folded, fold, fold_word

HEAD_LINES = 6
HEAD_RANKS = 4
STORY_WORDS = 22
MAX_KNOWN = 6
MAX_HEAD = 60
_MENUS = frozenset(("navigation", "aside", "form", "link"))
_BOXES = frozenset(("navigation", "aside", "form", "footer", "link", "comments", "embed", "caption"))
MAX_NAME_WORDS = 5
MIN_TITLE_WORDS = 3
#: Marks between the steps of a trail ("Home > News > Syria"): sections, no name.
_TRAIL = re.compile(r"\S\s*[>›»]\s*\w")
THRESHOLD = 2.0


class Publisher(Struct, frozen=True):
    """An outlet: name and slug (None where unknown), its registry entry where it has one, and the evidence."""

    name: str | None
    slug: str | None
    known: Outlet | None
    evidence: str

    @property
    def keys(self) -> frozenset[str]:
        """All folded names by which its pages may call it."""
        names = [self.name] if self.name else []
        names += list(self.known.names) if self.known else []
        return frozenset(name_key(n) for n in names if n)

    @property
    def profile(self) -> tuple[str, ...]:
        """The beginnings of the lines that recur on its pages, as keys of lines."""
        return tuple(_key(line) for line in self.known.recurring) if self.known else ()


class PageFacts(Struct, frozen=True):
    """What came beside the visible lines: the page's name in the input, its URL, the outlet names stated with it.

    ``markup``, ``titles`` and ``accounts`` are what its markup states.
    """

    name: str = ""
    url: str | None = None
    stated: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


class _Votes:
    """Names with their weights and the places that speak for them."""

    def __init__(self) -> None:
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.surface: dict[str, str] = {}
        self.reasons: defaultdict[str, list[str]] = defaultdict(list)

    def full(self, key: str) -> str:
        """The longer name in the page's head that a short one abbreviates, where there is one."""
        if _heads(self.reasons[key]):
            return key
        longer = [k for k in self.weights if k != key and f" {key} " in f" {k} " and _heads(self.reasons[k])]
        return max(longer, key=lambda k: self.weights[k], default=key)

    def add(self, name: str, weight: float, reason: str) -> None:
        name = re.sub(r"\s+", " ", name).strip(" .،,-–—|:()[]\"'“”«»©")
        key = name_key(name)
        if not key or len(key) < 2 or len(key.split()) > MAX_NAME_WORDS or key.isdigit():
            return
        if reason in self.reasons[key]:
            return
        self.weights[key] += weight
        self.surface.setdefault(key, name)
        self.reasons[key].append(reason)


def _heads(reasons: Sequence[str]) -> bool:
    return any(reason in ("head", "source_line") for reason in reasons)


def read_publisher(lines: Sequence[PageLine], registry: OutletRegistry, facts: PageFacts) -> Publisher:
    """The outlet of a page; all fields None where nothing tells it."""
    for stated in facts.stated:
        known = registry.of_name(stated)
        if known:
            return Publisher(known.names[0], known.slug, known, "stated")
    known = registry.of_url(facts.url)
    if known:
        return Publisher(known.names[0], known.slug, known, "url")
    votes = _votes(lines, registry, facts)
    if not votes.weights:
        return _by_domain(facts)
    key = max(votes.weights, key=lambda k: (votes.weights[k], -len(k)))
    if votes.weights[key] < THRESHOLD:
        return _by_domain(facts)
    key = votes.full(key)
    name, reasons = votes.surface[key], ",".join(votes.reasons[key])
    known = registry.of_name(name)
    if known:
        return Publisher(known.names[0], known.slug, known, reasons)
    spellings = Spellings(facts.url, facts.name, (*(a.lstrip("@") for a in facts.accounts), *_accounts(lines)))
    return Publisher(name, slug_of(name, spellings), None, reasons)


def _by_domain(facts: PageFacts) -> Publisher:
    label = domain_label(facts.url)
    return Publisher(label, label, None, "domain") if label else Publisher(None, None, None, "")


def _votes(page: Sequence[PageLine], registry: OutletRegistry, facts: PageFacts) -> _Votes:
    votes = _Votes()
    lines = [line for line in page if line.role not in _MENUS]
    for stated in facts.stated:
        votes.add(stated, 6.0, "stated")
    for rank, name in enumerate(facts.markup):
        votes.add(name, 3.5 - 0.5 * min(rank, 3), f"markup:{rank}")
    _vote_head(lines, registry, votes)
    keys = {line.key for line in lines[: 8 * HEAD_LINES]}
    for title in facts.titles:
        _vote_title_tail(title, keys - {_key(title)}, votes)
    story = next((line.number for line in lines if line.words >= STORY_WORDS), len(lines))
    for line in lines:
        _vote_copyright(line, votes)
        if line.number < story:
            _vote_source(line, votes)
        if line.number <= 2 * HEAD_LINES and line.words >= 4:
            _vote_title_tail(line.text, keys - {line.key}, votes)
    _vote_mentions(lines, votes)
    _vote_known(lines, registry, votes)
    _support(lines, registry, votes)
    return votes


def _vote_head(lines: Sequence[PageLine], registry: OutletRegistry, votes: _Votes) -> None:
    """A short line at the page's top is its name, alone or before a slogan; menus and boxes do not count."""
    head = [line for line in lines[:MAX_HEAD] if line.role not in _BOXES]
    rank = 0
    for line in head:
        piece = line.pieces[0] if line.pieces else line.text
        known = registry.of_name(piece)
        if line.is_covered and not (known and rank == 0 and line.number == 0):
            continue
        if line.kinds and line.kinds != {"slogan"} and not known:
            continue
        if rank == 0 and line.dates:  # a clock above the masthead
            continue
        rank += 1
        if rank > HEAD_RANKS:
            break
        if line.dates or line.is_row or line.ends_sentence or len(piece.split()) > 4 or _TRAIL.search(line.text):
            continue
        if not any(c.isalpha() for c in piece) or line.credit:
            continue
        signed = _signed_by(line, registry)
        if signed:
            votes.add(signed, 2.2, "byline")
            continue
        weight = (2.2 if rank == 1 else 1.2) + (0.8 if known else 0.0) + (0.4 if len(line.pieces) > 1 else 0.0)
        weight += 0.4 if rank == 1 and _menu_under(line, lines) else 0.0
        votes.add(piece, weight, "head")


def _menu_under(line: PageLine, lines: Sequence[PageLine]) -> bool:
    """Right below stands a row of links: a masthead, which outweighs another's correspondent in a copied text."""
    below = next((other for other in lines if other.number > line.number), None)
    return below is not None and below.is_row


def _signed_by(line: PageLine, registry: OutletRegistry) -> str | None:
    """ "PLACE / OUTLET" above the story, where the outlet is a known one."""
    place, found, name = line.text.partition("/")
    if not found or line.words > 5 or registry.of_name(place):
        return None
    known = registry.of_name(name)
    return known.names[0] if known else None


@cache
def _rights() -> re.Pattern[str]:
    """The words of a copyright line, and years, that are no part of whose it is."""
    words = "|".join(sorted(fold_word(word) for word in load_web_words()["rights"] if word.isalpha()))
    marks = "".join(word for word in load_web_words()["rights"] if not word.isalpha())
    return re.compile(rf"(?<!\w)(?:{words}|\d{{4}})(?!\w)|[{marks}]")


@cache
def _maker() -> re.Pattern[str]:
    """From here a copyright line names who made the site, not whose it is."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(load_web_words()['maker']))})(?!\w)")


def _vote_copyright(line: PageLine, votes: _Votes) -> None:
    if "copyright" not in line.kinds and "©" not in line.text:
        return
    for part in re.split(r"\s[-–—|]\s|[|،,]|\.\s", _maker().split(line.text)[0]):
        folded = fold(part)
        if not _rights().search(folded.text) and "©" not in part:
            if len(line.pieces) <= 2 and part.strip():
                votes.add(part, 1.2, "copyright_beside")
            continue
        spans = [(m.start(), m.end()) for m in _rights().finditer(folded.text)]
        name = _longest_gap(part, folded, spans)
        votes.add(_without_li(name), 2.4, "copyright")


def _longest_gap(part: str, folded: Folded, spans: list[tuple[int, int]]) -> str:
    gaps, at = [], 0
    for start, end in [*spans, (len(folded.text), len(folded.text))]:
        if start > at:
            gaps.append(folded.verbatim(at, start))
        at = max(at, end)
    return max((part[s:e].strip() for s, e in gaps), key=len, default="")


def _without_li(name: str) -> str:
    """The name without the preposition li- ("reserved to X")."""
    if name.startswith("لل"):
        return "ال" + name[2:]
    first = name.split(" ", maxsplit=1)[0]
    return name[1:] if name.startswith("ل") and len(first) > 3 and not name.startswith("لي") else name


def _vote_source(line: PageLine, votes: _Votes) -> None:
    """ "Source: X" in the page's head, where X is no agency."""
    name = line.text.partition(":")[2].strip()
    stands = "source" in line.kinds and 0 < len(name.split()) <= 4
    if stands and credit_key(name) not in line.knowledge.credits:
        votes.add(name, 2.6, "source_line")


def _vote_title_tail(title: str, keys: Set[str], votes: _Votes) -> None:
    """``TITLE - SITE`` where TITLE stands alone in another line; ``SITE - DESK`` has no title's length."""
    for mark in (" | ", " - ", " – ", " — ", "|"):
        head, found, tail = title.rpartition(mark)
        if found and len(head.split()) >= MIN_TITLE_WORDS and _key(head) in keys:
            votes.add(tail, 3.0, "title_tail")


def _one_of(*uses: WebWordUse) -> str:
    """A pattern of the words of these uses, as written."""
    return "|".join(sorted(word for use in uses for word in load_web_words()[use]))


@cache
def _quoted() -> re.Pattern[str]:
    """A quoted name behind "the correspondent of", and behind "to"."""
    own = _one_of("correspondent", "camera")
    return re.compile(rf'(?:(?P<own>{own})\s+|(?:^|\s)لـ?\s?)["“«](?P<name>[^"”»“«]{{2,30}})["”»]')


def _vote_mentions(lines: Sequence[PageLine], votes: _Votes) -> None:
    """The correspondent of "X"; said to "X": unless X is an agency."""
    for line in lines:
        if '"' not in line.text and "“" not in line.text and "«" not in line.text:
            continue
        for match in _quoted().finditer(line.text):
            name, own = match["name"], match["own"]
            if credit_key(name) in line.knowledge.credits:
                continue
            votes.add(name, 2.2 if own else 0.6, "own_correspondent" if own else f"told_to:{line.number}")


@cache
def _own() -> re.Pattern[str]:
    """In a folded line: the words behind "the correspondent (of the channel)"."""
    people, nouns = fold(_one_of("correspondent")).text, fold(_one_of("outlet_noun")).text
    return re.compile(rf"(?<!\w)(?:{people})\s+(?:(?:{nouns})\s+)?(\w+(?:\s\w+){{0,2}})")


def _vote_known(lines: Sequence[PageLine], registry: OutletRegistry, votes: _Votes) -> None:
    """A known outlet's telling name in short lines, or behind the word correspondent."""
    for line in lines:
        if line.words <= MAX_KNOWN and not line.ends_sentence:
            for gram in _grams(line.key.split()):
                if gram in registry.by_name and _is_telling(gram):
                    votes.add(registry.by_name[gram].names[0], 0.9, f"known_in:{line.number}")
            continue
        found = _own().search(line.folded.text)
        names = _grams(found.group(1).split())[:3] if found else []
        known = next((n for n in names if n in registry.by_name and credit_key(n) not in line.knowledge.credits), None)
        if known:
            votes.add(registry.by_name[known].names[0], 2.2, "own_correspondent")


def _grams(words: Sequence[str]) -> list[str]:
    """Runs of up to four words, the longest first of those that begin together."""
    return [" ".join(words[i:j]) for i in range(len(words)) for j in range(min(len(words), i + 4), i, -1)]


def _is_telling(name: str) -> bool:
    """A name that is no common word: several words, Latin letters or a number."""
    return " " in name or name.isascii() or any(c.isdigit() for c in name)


def _support(lines: Sequence[PageLine], registry: OutletRegistry, votes: _Votes) -> None:
    """Names gain by lines that cannot be the story's: bylines, newsletters, accounts, calls to follow."""
    for line in lines:
        clutter = line.cues or line.handle or (line.words <= 8 and not line.ends_sentence)
        if not clutter or line.words > 40:
            continue
        for key in list(votes.weights):
            if (" " + line.key + " ").find(key + " ") >= 0 and line.key != key:
                votes.add(votes.surface[key], 0.7, f"named_in:{line.number}")
    for key in list(votes.weights):
        if registry.of_name(votes.surface[key]):
            votes.weights[key] += 0.5
        longer = [k for k in votes.weights if k != key and f" {key} " in f" {k} "]
        votes.weights[key] += 0.4 * sum(min(votes.weights[k], 1.0) for k in longer)


_ACCOUNT = re.compile(r"@([A-Za-z0-9_]{3,30})")


def _accounts(lines: Iterable[PageLine]) -> list[str]:
    return [account for line in lines if "@" in line.text for account in _ACCOUNT.findall(line.text)]


def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text).text))
