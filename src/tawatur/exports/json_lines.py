"""Events as JSON, one a line: the contract of ``tawatur events --format jsonl``."""

from __future__ import annotations

from tawatur.queries.view_selection import Selection
from tawatur.records.json_lines import to_json


def write_json_lines(selection: Selection) -> bytes:
    """One event a line."""
    return "".join(f"{to_json(event)}\n" for event in selection.events).encode()


def write_claim_lines(selection: Selection) -> bytes:
    """One claim of the selection's events a line."""
    return "".join(f"{to_json(claim)}\n" for claim in selection.claims.values()).encode()
