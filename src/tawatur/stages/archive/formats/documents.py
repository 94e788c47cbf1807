"""One file, one page: saved HTML and text dumps."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Input, Origin, media_type_of, pages_of, read_whole


def read_document(source: Input, limit: int) -> Iterator[Page | Problem]:
    """The page of an HTML file."""
    content = read_whole(source, limit)
    if isinstance(content, Problem):
        yield content
        return
    yield from pages_of(content, source.name, source.where, "text/html", Origin())


def read_text(source: Input, limit: int) -> Iterator[Page | Problem]:
    """The page of a text dump; markup in it makes it HTML."""
    content = read_whole(source, limit)
    if isinstance(content, Problem):
        yield content
        return
    yield from pages_of(content, source.name, source.where, media_type_of(content), Origin())
