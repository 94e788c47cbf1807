"""Datelines: the agency whose text the outlet carries, and what others say in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from tawatur.knowledge.gazetteer.places import name_key
from tawatur.knowledge.sources import SourceRegistry
from tawatur.knowledge.sources.local_bodies import load_local_bodies
from tawatur.records import Article
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.stages.claims.mentions import Attribution
from tawatur.text.folding import fold
from tawatur.text.passages import Passage

_DATELINE_REACH = 8
_TATWEEL = frozenset("ـ")
_DASHES = frozenset(["-", "–", "—", "(", "/", "|"])
_DATELINE_ENDS = frozenset([":", "-", "–", "—", ")", "/", "|"])
_WORDS = r"[^\W\d_]+(?: [^\W\d_]+){0,3}"
_BYLINE = re.compile(
    rf"(?P<place>{_WORDS}) ?(?:\((?P<bracketed>[^()]{{2,40}})\)|[-–—|ـ]+ ?(?P<dashed>[^-–—|/+،]{{2,40}}))[ :–—-]*"
)


def dateline(passage: Passage, voices: Sequence[Voice], outlet: str | None = None) -> list[Attribution]:
    """دمشق - سانا:, (رويترز) -: the agency whose text the outlet carries, at its head or in brackets at its end."""
    if passage.part != "text" or not voices:
        return []
    heads = [v for v in voices if v.first <= _DATELINE_REACH and v.last < len(passage.tokens)]
    credit = next((v for v in heads if v.relays and _is_credit(passage, v)), None)
    credit = credit or (voices[-1] if _closes_text(passage, voices[-1]) else None)
    if credit is None or not credit.relays or credit.origin in (None, "body", outlet):
        return []
    start, end = passage.tokens[credit.first].start, passage.tokens[credit.last - 1].end
    scope = start if credit in heads else 0, len(passage.text)
    return [Attribution(start, end, *scope, "outlet", (credit.origin,), None, None, "report", "dateline")]


def byline(article: Article, passage: Passage, registry: SourceRegistry) -> list[Attribution]:
    """الخرطوم (أ ف ب): the agency whose name, with no more than a place before it, is a line over the text."""
    if passage.part != "text" or not passage.text:
        return []
    numbers = {line.number for line in article.removed}
    begins = next(number for number in count() if number not in numbers)
    for line in article.removed:
        match = _BYLINE.fullmatch(line.line.strip()) if line.number < begins else None
        if match is None or not _is_place(match["place"]):
            continue
        told = fold(match["bracketed"] or match["dashed"])
        slugs = {m.value.value for m in registry.phrases.find(told) if m.value.kind == "source"}
        agencies = [s for s in slugs if registry.sources[s].kind == "agency" and s != article.outlet_slug]
        if len(agencies) == 1:
            return [Attribution(0, 0, 0, len(passage.text), "outlet", (agencies[0],), None, None, "report", "dateline")]
    return []


def _is_place(name: str) -> bool:
    """Whether a few words are a town's name."""
    return name_key(name) in load_local_bodies().towns


def _closes_text(passage: Passage, voice: Voice) -> bool:
    """Whether a voice in brackets is the last word of a text."""
    around = [t.fold for t in passage.tokens[voice.first - 1 : voice.first] + passage.tokens[voice.last :]]
    return around == ["(", ")"]


def credited(said: Attribution, credit: Sequence[Attribution]) -> Attribution:
    """What somebody says in an agency's text was heard through the agency."""
    relays = [r for c in credit for r in c.via if r != said.origin and r not in said.via]
    return replace(said, via=(*said.via, *relays)) if relays else said


def _is_credit(passage: Passage, voice: Voice) -> bool:
    """Whether a voice stands alone at the head, in brackets or behind a dash, with a mark or a new line after it."""
    tokens = passage.tokens
    around = {tokens[voice.first - 1].fold if voice.first else "", tokens[voice.last].fold}
    before = passage.text[tokens[voice.first - 1].end : tokens[voice.first].start] if voice.first else ""
    after = passage.text[tokens[voice.last - 1].end : tokens[voice.last].start]
    parted = bool(around & _DASHES) or not _TATWEEL.isdisjoint(before)
    return (parted or not voice.first) and (tokens[voice.last].fold in _DATELINE_ENDS or "\n" in after or "ـ" in after)
