"""What came in: stored pages, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One stored document as it came, byte for byte.

    ``page_id`` is the SHA-256 of ``content`` in hex. ``name`` is what the article is called in the contracts:
    the input's path under the given folder without its suffix, or the line's ``id``. ``path`` says where it was
    found (a file, or ``file.warc.gz#record``). ``url``, ``outlet`` and ``fetched_at`` (ISO 8601, UTC) are what
    came beside the bytes, None where nothing did. ``recorded_at`` is when this workspace took it in (UTC).
    """

    page_id: str
    name: str
    path: str
    media_type: str
    content: bytes
    url: str | None = None
    outlet: str | None = None
    fetched_at: str | None = None
    charset: str | None = None
    recorded_at: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that was left out or read only in part: ``code`` is stable, ``what`` a message key for people.

    ``where`` is the path or line, ``hint`` says what to do. ``left_out`` is False where the input was read all
    the same (a warning).
    """

    code: str
    what: str
    where: str
    hint: str = ""
    left_out: bool = True
    page_id: str | None = None
