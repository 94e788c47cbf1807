"""Records as JSON, one object a line: the form of all contracts. Unknown is null or an empty list."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_json(record: Any) -> str:
    """One record as one line of JSON (UTF-8 text, no newline)."""
    return msgspec.json.encode(record).decode()


def from_json(line: str | bytes, kind: type[T]) -> T:
    """The record that :func:`to_json` wrote.

    Raises ``msgspec.ValidationError`` where the line is no ``kind``.
    """
    return msgspec.json.decode(line, type=kind)
