"""What every format needs: an input's name and place, the page of some bytes, and the checks that come first."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tawatur.records import Page, Problem
from tawatur.stages.archive.problems import problem, warning

_SNIFFED = 8192
_MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
    b"SQLite",
)
_GZIP_MAGIC = b"\x1f\x8b"
_CONTROLS = bytes(range(9)) + b"\x0e\x0f" + bytes(range(0x10, 0x1B)) + bytes(range(0x1C, 0x20))


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: where it lies, and the name that its pages are called by."""

    path: Path
    name: str

    @property
    def where(self) -> str:
        """The path as text that any stream can carry."""
        return printable(str(self.path))


@dataclass(frozen=True, slots=True)
class Origin:
    """What came beside the bytes: the page's address, outlet, fetch time as given, and charset."""

    url: str | None = None
    outlet: str | None = None
    fetched_at: str | None = None
    charset: str | None = None


def printable(path: str) -> str:
    """A path as valid Unicode: bytes of a file name that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_binary(content: bytes) -> bool:
    """Whether bytes are no text in any encoding that a page comes in."""
    head = content[:_SNIFFED]
    if head.startswith(_UTF16):
        return False
    if head.startswith(_SIGNATURES) or b"\x00" in head:
        return True
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * 0.05


def media_type_of(content: bytes) -> str:
    """``text/html`` where the bytes begin like markup, else ``text/plain``."""
    head = content[:_SNIFFED].replace(b"\x00", b"")
    return "text/html" if _MARKUP.search(head) else "text/plain"


def fetch_time(text: str | None) -> str | None:
    """ISO 8601 in UTC of a time as written, None where it is no time.

    A day stays a day; a time without a zone counts as UTC; a WARC index's 14 digits are read too.
    """
    text = (text or "").strip()
    try:
        if len(text) == 10:
            return datetime.fromisoformat(text).date().isoformat()
        if re.fullmatch(r"\d{14}", text):
            text = f"{text[:8]}T{text[8:]}"
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat().replace("+00:00", "Z")


def pages_of(content: bytes, name: str, where: str, media_type: str, origin: Origin) -> Iterator[Page | Problem]:
    """The page of some bytes; or the problem that they are empty or no text."""
    if not content.strip():
        yield problem("empty_file", where)
        return
    if is_binary(content):
        yield problem("binary_file", where)
        return
    fetched_at = fetch_time(origin.fetched_at)
    if origin.fetched_at and fetched_at is None:
        yield warning("bad_fetch_time", where, origin.fetched_at[:40])
    yield Page(
        page_id=hashlib.sha256(content).hexdigest(),
        name=name,
        path=where,
        media_type=media_type,
        content=content,
        url=origin.url or None,
        outlet=origin.outlet or None,
        fetched_at=fetched_at,
        charset=origin.charset,
    )


def read_whole(source: Input, limit: int) -> bytes | Problem:
    """All bytes of a file, or the problem that it is larger than ``limit``; never reads beyond it."""
    with source.path.open("rb") as stream:
        content = stream.read(limit + 1)
    return problem("page_too_large", source.where, f"> {limit} bytes") if len(content) > limit else content


def open_maybe_compressed(path: Path) -> BinaryIO:
    """A stream of a file's bytes, decompressed where they are gzip's."""
    with path.open("rb") as stream:
        compressed = stream.read(2) == _GZIP_MAGIC
    return gzip.open(path) if compressed else path.open("rb")  # type: ignore[return-value]
