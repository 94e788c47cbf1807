"""A draft of a place mention: a name in the text, before it is known what it means."""

from __future__ import annotations

from msgspec import Struct

from tawatur.knowledge.gazetteer.wording import PlaceNoun
from tawatur.stages.claims.places.names import NameSpan


class Draft(Struct, frozen=True):
    """A name in the text before it is known what it means.

    ``outer`` is the first token of head noun and name. ``evidence`` is what makes it a place: ``head`` (a head noun),
    ``list`` (a list told later), ``whole`` (the gazetteer knows it with its class word), ``definite`` (a definite
    class word with a naming adjective), ``bare``. ``kept`` tells that the class word is part of the name, ``count``
    how many places the text says there are ("four towns, among them …"), ``anchor`` where it says so.
    """

    span: NameSpan
    outer: int
    evidence: str
    noun: PlaceNoun | None = None
    kept: bool = False
    group: int = 0
    count: int = 0
    tail: int = 0
    anchor: int = -1

    @property
    def end(self) -> int:
        """The token after the name and its adjectives."""
        end = self.span.end
        return end if end > self.tail else self.tail
