"""What the readers of the stage hand to one another: mentions in one passage, with verbatim spans.

Each reader is a pure function ``(passage, context, knowledge) -> tuple[Mention, ...]``, sorted by ``start``. Readers
know nothing of events; the stage's assembly attaches mentions to triggers.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tawatur.records import Article, ClaimDate, ClaimPlace, Quantity, Speaker
from tawatur.records.claim import EvidenceKind

Strength = Literal["report", "assert", "allege", "deny", "possible", "expect", "call"]


class ReadingContext(Struct, frozen=True):
    """What all readers may know of the article: itself, and the day that relative dates count from.

    ``clock`` is an ISO date or local date-time (publication, else update, else a live entry's), None where none
    is known; ``countries`` are the ISO codes that the article speaks of, the likeliest first.
    """

    article: Article
    clock: str | None
    countries: tuple[str, ...] = ()


class PlaceMention(Struct, frozen=True):
    """A place in the text. ``place.role`` is ``site`` until the assembly knows better.

    ``start``/``end`` cover the name, ``outer_start`` the head noun and preposition before it. ``preposition`` is
    folded ("الي", "من", "في", "ب", "علي", "ل", ""); ``group`` numbers the coordinated list that it stands in
    ("مدينتي أ وب"); ``unnamed`` is the count of places of the group that stay unnamed. ``relation`` says how
    the text tells it: at it, near it, in a direction or a distance from it, between two, or in the whole that
    contains a nearer place (``container``: not listed beside that place). ``anaphor`` marks a definite noun that
    points back ("the town", "its airport"): its place is the antecedent's.
    """

    start: int
    end: int
    outer_start: int
    place: ClaimPlace
    preposition: str = ""
    head_noun: str = ""
    group: int = 0
    unnamed: int = 0
    relation: Literal["at", "near", "direction", "distance", "between", "container"] = "at"
    anaphor: bool = False


class ActorMention(Struct, frozen=True):
    """An actor in the text: the registry's slug, the words, and whether it is definite anaphora ("الفصائل")."""

    start: int
    end: int
    slug: str
    surface: str
    rule: str
    generic: bool = False


class TimeMention(Struct, frozen=True):
    """A time expression resolved against the context's clock; ``rule`` names how.

    ``ongoing`` marks "since" expressions, ``background`` a time more than 30 days before publication.
    """

    start: int
    end: int
    date: ClaimDate
    rule: str
    ongoing: bool = False
    background: bool = False


class QuantityMention(Struct, frozen=True):
    """A number with its noun: the span covers both, ``noun`` is the folded noun that it counts.

    ``anchor`` is the verbatim offset of the word of harm that says what became of those it counts, None where the
    noun alone says it.
    """

    start: int
    end: int
    quantity: Quantity
    noun: str
    rule: str
    anchor: int | None = None


class Attribution(Struct, frozen=True):
    """Who is said to know what stands in ``[scope_start, scope_end)``.

    ``start``/``end`` cover the words of attribution, ``verb_start``/``verb_end`` the verb of saying where there is
    one (a time that modifies it dates no event). ``strength`` is the verb's: a denial denies what it governs.
    """

    start: int
    end: int
    scope_start: int
    scope_end: int
    origin: str
    via: tuple[str, ...]
    speaker: Speaker | None
    evidence_kind: EvidenceKind | None
    strength: Strength
    rule: str
    verb_start: int | None = None
    verb_end: int | None = None
