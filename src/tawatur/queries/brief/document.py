"""The brief as a document: sections of sentences, each with the claims that it rests on, and references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SectionKind = Literal["control", "events", "disputes", "unknown"]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence, the claims that say so, the articles they stand in (numbers of references), and the grade's words."""

    text: str
    claim_ids: tuple[str, ...]
    references: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A heading with its sentences; ``remark`` says what stands in their place or was left out."""

    kind: SectionKind
    heading: str
    sentences: tuple[BriefSentence, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that the brief cites; ``published`` is its time as it stands, ``dated`` in words."""

    number: int
    article_id: str
    title: str
    outlet: str
    published: str
    url: str | None
    claim_ids: tuple[str, ...]
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in one language; ``basis`` says on how much it rests."""

    language: str
    title: str
    period: str
    basis: str
    sections: tuple[BriefSection, ...]
    references_heading: str
    references: tuple[Reference, ...]
