"""The contract lines: articles, claims, events and control as plain objects, one JSON object a line.

Unknown is null or an empty list. Fields beyond the contract may follow; those of the contract never change.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.records import Article, Claim, ControlAnswer, Event

Object = dict[str, Any]


def claim_object(claim: Claim) -> Object:
    """A claim; ``evidence`` gives for each field the spans ``[start, end)`` in code points of the claim's part.

    Spans in another part (an actor read from the title) stand in ``evidence_elsewhere`` with that part's name.
    """
    line: Object = msgspec.to_builtins(claim)
    here: Object = {}
    elsewhere: Object = {}
    for name, spans in claim.evidence.items():
        own = [[s.start, s.end] for s in spans if s.part == claim.part and s.index == _index(claim)]
        others = [msgspec.to_builtins(s) for s in spans if s.part != claim.part or s.index != _index(claim)]
        if own:
            here[name] = own
        if others:
            elsewhere[name] = others
    return line | {"evidence": here, "evidence_elsewhere": elsewhere}


def _index(claim: Claim) -> int:
    return claim.sentence.index if claim.sentence else 0


def event_object(event: Event) -> Object:
    """An event."""
    line: Object = msgspec.to_builtins(event)
    return line


def article_object(article: Article) -> Object:
    """An article with its text, the lines left out, and a live blog's entries."""
    line: Object = msgspec.to_builtins(article)
    return line


def control_object(answer: ControlAnswer) -> Object:
    """Who is said to hold a place; ``place_id`` is null where nothing is known of such a place."""
    line: Object = msgspec.to_builtins(answer)
    return line | {"place_id": answer.place_id or None}
