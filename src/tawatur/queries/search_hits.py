"""A found thing as a list shows it, with the words around the hit."""

from __future__ import annotations

import re

from tawatur.queries.search import Hit, SnippetPiece
from tawatur.queries.search_words import forms
from tawatur.queries.view_lines import event_title
from tawatur.queries.view_names import Language
from tawatur.queries.view_snapshot import Snapshot
from tawatur.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
AROUND = 90  # characters shown on each side of the first hit


def make_hit(snapshot: Snapshot, pair: tuple[str, str], asked: list[str], language: Language) -> Hit | None:
    """The hit for a kind and id; None where the snapshot has lost it."""
    kind, one = pair
    if kind == "event" and one in snapshot.events:
        event = snapshot.events[one]
        text = max((reference.quote for reference in event.claims), key=lambda q: _hits(q, asked), default="")
        day = event.date.start or event.date.not_after
        title = event_title(snapshot, event, language)
        named = bool(event.origins.established)
        return Hit(kind, one, title, "", snippet(text, asked), day and day[:10], event.grade, named=named)
    if kind == "claim" and one in snapshot.claims:
        claim = snapshot.claims[one]
        article = snapshot.article_of(claim)
        title = snapshot.names.word("event_type", claim.event_type, language)
        detail = (article.outlet or article.article) if article else ""
        day = claim.date.start or claim.date.not_after
        return Hit(kind, one, title, detail, snippet(claim.quote, asked), day and day[:10], None, claim.version_id)
    if kind == "article" and one in snapshot.articles:
        found = snapshot.articles[one]
        day = found.published or found.updated
        return Hit(
            kind, one, found.title or found.article, found.outlet or "", snippet(found.text, asked), day and day[:10]
        )
    if kind == "place" and one in snapshot.places:
        place = snapshot.places[one]
        name = place.name if language == "ar" else place.name_en or place.name
        return Hit(kind, one, name, _place_name(snapshot, place.parent, language) if place.parent else "", ())
    return None


def _place_name(snapshot: Snapshot, asked: str, language: Language) -> str:
    """The name of what a place lies in: claims call a town around a site by its English name."""
    found = next((p for key, p in snapshot.places.items() if asked in (key, p.name_en)), None)
    if found is None:
        return snapshot.names.place(asked, language)
    return found.name if language == "ar" else found.name_en or found.name


def snippet(text: str, asked: list[str]) -> tuple[SnippetPiece, ...]:
    """The text around the first hit, every hit in it marked; the beginning where the words stand elsewhere."""
    spans = _spans(text, asked)
    start = max(0, spans[0][0] - AROUND) if spans else 0
    end = min(len(text), (spans[0][1] if spans else 0) + 2 * AROUND)
    start, end = _word_edge(text, start, -1), _word_edge(text, end, 1)
    pieces: list[SnippetPiece] = [SnippetPiece("…")] if start else []
    at = start
    for first, last in spans:
        if last > end:
            break
        pieces += [SnippetPiece(text[at:first]), SnippetPiece(text[first:last], True)]
        at = last
    pieces.append(SnippetPiece(text[at:end] + ("…" if end < len(text) else "")))
    return tuple(piece for piece in pieces if piece.text)


def _spans(text: str, asked: list[str]) -> list[tuple[int, int]]:
    """The verbatim spans of the words that share a form with what is asked for."""
    wanted = {form for word in asked for form in forms(word)}
    folded = fold(text)
    return [
        folded.verbatim(match.start(), match.end())
        for match in _WORD.finditer(folded.text)
        if wanted.intersection(forms(match.group()))
    ]


def _hits(text: str, asked: list[str]) -> int:
    return len(_spans(text, asked))


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest space outwards, a few letters away at most."""
    for _ in range(20):
        if at <= 0 or at >= len(text) or text[at - 1 if step > 0 else at].isspace():
            break
        at += step
    return max(0, min(len(text), at))
