"""From paths to pages: the archive stage's one public function."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tawatur.config import Config
from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Origin, fetch_time, media_type_of, pages_of
from tawatur.stages.archive.formats import reader_of
from tawatur.stages.archive.formats.documents import read_document
from tawatur.stages.archive.manifest import Manifest, ManifestRow
from tawatur.stages.archive.problems import problem, warning
from tawatur.stages.archive.walking import FoundFile, files_under

#: The path that stands for one page on standard input.
STDIN = Path("-")


def read_pages(
    paths: Sequence[Path], config: Config, manifest: Manifest | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Problem]:
    """The pages of files and folders, in an order that does not change, and a problem for all that is none.

    Streams: no more than one page of at most ``config.max_page_bytes`` is held at a time. What is wrong with one input
    never stops the rest. ``Path("-")`` reads one page from ``stdin``. Nothing is raised for bad input.
    """
    used: set[str] = set()
    for given in paths:
        if given == STDIN:
            yield from _standard_input(stdin or sys.stdin.buffer, config.max_page_bytes)
            continue
        for found in files_under(given):
            if isinstance(found, Problem):
                yield found
                continue
            row = manifest.row_of(found.source.path, found.relative) if manifest else None
            if row:
                used.add(row.path)
            for item in _file_pages(found, config.max_page_bytes):
                yield from _with_row(item, row) if isinstance(item, Page) and row else (item,)
    for path in sorted(set(manifest.rows) - used) if manifest else ():
        yield warning("manifest_row_unused", path)


def _file_pages(found: FoundFile, limit: int) -> Iterator[Page | Problem]:
    read = reader_of(found.source.path.name) or read_document
    try:
        yield from read(found.source, limit)
    except OSError as error:  # also gzip's BadGzipFile
        code = "unreadable_file" if error.errno else "broken_gzip"
        yield problem(code, found.source.where, error.strerror or str(error))


def _standard_input(stream: BinaryIO, limit: int) -> Iterator[Page | Problem]:
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield problem("page_too_large", "-", f"> {limit} bytes")
        return
    yield from pages_of(content, "stdin", "-", media_type_of(content), Origin())


def _with_row(page: Page, row: ManifestRow) -> Iterator[Page | Problem]:
    """The page with what its manifest row says; what came with the page itself stays where the row is silent."""
    fetched_at = fetch_time(row.fetched_at)
    if row.fetched_at and fetched_at is None:
        yield warning("bad_fetch_time", page.path, row.fetched_at[:40])
    yield replace(
        page, url=row.url or page.url, outlet=row.outlet or page.outlet, fetched_at=fetched_at or page.fetched_at
    )
