"""JSONL of pages: ``id``, ``url``, ``fetched_at``, ``outlet``, and ``html`` or ``text``; one object a line."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Input, Origin, open_maybe_compressed, pages_of
from tawatur.stages.archive.problems import problem

#: JSON writes an Arabic letter of two bytes as six (``\\u0627``), so a line may be three times its page.
_ESCAPED = 3


def read_json_lines(source: Input, limit: int) -> Iterator[Page | Problem]:
    """The pages of a file's lines, one line in memory at a time; a line's ``id`` names its page."""
    found = False
    with open_maybe_compressed(source.path) as stream:
        try:
            for number, line in _lines(stream, limit * _ESCAPED):
                found = True
                yield from _page_of_line(line, number, source, limit)
        except (EOFError, zlib.error) as error:
            yield problem("broken_gzip", source.where, str(error))
            return
    if not found:
        yield problem("empty_file", source.where)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines from 1 without blank ones; None stands for a line that is too large, which is skipped."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(limit)
            yield number, None
        elif line.strip().removeprefix(b"\xef\xbb\xbf"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _page_of_line(line: bytes | None, number: int, source: Input, limit: int) -> Iterator[Page | Problem]:
    where = f"{source.where}:{number}"
    if line is None:
        yield problem("line_too_large", where)
        return
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        yield problem("broken_json_line", where, str(error)[:80])
        return
    kind, body = _body(fields)
    if kind is None:
        yield problem("broken_page_line", where)
        return
    content = body.encode("utf-8", "replace")
    if len(content) > limit:
        yield problem("page_too_large", where, f"> {limit} bytes")
        return
    name = _text(fields, "id") or f"{source.name}#{number}"
    origin = Origin(_text(fields, "url"), _text(fields, "outlet"), _text(fields, "fetched_at"), "utf-8")
    yield from pages_of(content, name, where, kind, origin)


def _body(fields: object) -> tuple[str | None, str]:
    """The media type and text of a line's page; no type where the line holds none."""
    if isinstance(fields, dict):
        for key, kind in (("html", "text/html"), ("text", "text/plain")):
            body = fields.get(key)
            if isinstance(body, str) and body.strip():
                return kind, body
    return None, ""


def _text(fields: dict[str, object], key: str) -> str | None:
    value = fields.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None
