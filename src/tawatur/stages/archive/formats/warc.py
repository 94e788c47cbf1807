"""WARC files, read by warcio one record at a time: each HTML or text response is a page.

warcio is imported when there is one to read: with its decompressors it costs a twentieth of a run's imports.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from email.message import Message
from typing import TYPE_CHECKING

from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Input, Origin, is_binary, media_type_of, pages_of
from tawatur.stages.archive.problems import problem

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGE_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}


def read_warc(source: Input, limit: int) -> Iterator[Page | Problem]:
    """The pages of a WARC file's responses, named ``<file>#<record number>``; other records are passed over."""
    from warcio.archiveiterator import WARCIterator
    from warcio.exceptions import ArchiveLoadFailed

    found, number = False, 0
    with source.path.open("rb") as stream:
        if not stream.peek(1):
            yield problem("empty_file", source.where)
            return
        try:
            for number, record in enumerate(WARCIterator(stream), 1):
                for item in _pages_of_record(record, number, source, limit):
                    found = True
                    yield item
        except (zlib.error, EOFError) as error:
            yield problem("broken_gzip", f"{source.where}#{number + 1}", str(error)[:80])
            return
        except (ArchiveLoadFailed, ValueError) as error:
            yield problem("broken_warc", f"{source.where}#{number + 1}", " ".join(str(error).split())[:80])
            return
    if not found:
        yield problem("no_pages_inside", source.where)


def _pages_of_record(record: ArcWarcRecord, number: int, source: Input, limit: int) -> Iterator[Page | Problem]:
    if record.rec_type not in ("response", "resource") or not _succeeded(record):
        return
    media_type, charset = _content_type(record)
    if media_type and media_type not in _PAGE_TYPES:
        return
    where = f"{source.where}#{number}"
    content = record.content_stream().read(limit + 1)
    if len(content) > limit:
        yield problem("page_too_large", where, f"> {limit} bytes")
        return
    if _is_cut(record):
        yield problem("cut_record", where)
        return
    if not media_type and is_binary(content):
        return
    origin = Origin(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        fetched_at=record.rec_headers.get_header("WARC-Date"),
        charset=charset,
    )
    kind = _PAGE_TYPES.get(media_type) or media_type_of(content)
    yield from pages_of(content, f"{source.name}#{number}", where, kind, origin)


def _is_cut(record: ArcWarcRecord) -> bool:
    """Whether the file ends before the record does (warcio ends such a record without a word)."""
    while record.raw_stream.read(65536):
        pass
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _succeeded(record: ArcWarcRecord) -> bool:
    return record.http_headers is None or str(record.http_headers.get_statuscode()).startswith("2")


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    """The page's media type ("" where it states none) and charset."""
    headers = record.http_headers or record.rec_headers
    message = Message()
    message["Content-Type"] = headers.get_header("Content-Type") or ""
    stated = headers.get_header("Content-Type")
    return (message.get_content_type() if stated else ""), message.get_content_charset()
