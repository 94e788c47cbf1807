"""Own voice: a communiqué speaks in the first person of its party's forces (تواصل قواتكم الباسلة تقدمها)."""

from __future__ import annotations

from tawatur.knowledge.actors import is_party
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.attribution.sourcing import attribution_of
from tawatur.stages.claims.sentence.reading import SentenceReading

_FIRST_PERSON = ("نا", "كم")
_PAIRS = (("«", "»"), ("“", "”"))


def own_voice(reading: SentenceReading, before: str | None) -> str | None:
    """The party whose forces the sentence calls its own; else that of those ``before``, where nobody is quoted."""
    told = [m.slug for m in reading.actors if is_party(m.slug) and _is_own(reading, m.start)]
    if told:
        return told[0]
    start, end = reading.sentence.start, reading.sentence.end
    quoted = any(a.end > start and a.start < end for a in reading.attributions)
    return None if quoted else before


def _is_own(reading: SentenceReading, start: int) -> bool:
    """Whether forces with the pronoun of the first person, or of those addressed, stand there in nobody's mouth."""
    token = next((t for t in reading.tokens if t.start <= start < t.end), None)
    fold = token.fold if token is not None else ""
    owned = load_role_words().owned & load_role_words().army
    first = any(fold.endswith(p) and fold.removesuffix(p).removeprefix("و") in owned for p in _FIRST_PERSON)
    return first and attribution_of(reading, start) is None and not _is_quoted(reading, start)


def _is_quoted(reading: SentenceReading, start: int) -> bool:
    before = reading.passage.text[reading.sentence.start : start]
    return before.count('"') % 2 == 1 or any(before.count(a) > before.count(b) for a, b in _PAIRS)
