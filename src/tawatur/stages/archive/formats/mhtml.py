"""Pages saved by a browser as one MIME file: the HTML part is the page."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Input, Origin, pages_of, read_whole
from tawatur.stages.archive.problems import problem


def read_mhtml(source: Input, limit: int) -> Iterator[Page | Problem]:
    """The first HTML part, with the address and the time that it was saved under."""
    content = read_whole(source, limit)
    if isinstance(content, Problem):
        yield content
        return
    if not content.strip():
        yield problem("empty_file", source.where)
        return
    message = message_from_bytes(content, policy=policy.compat32.clone(linesep="\n"))
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        yield problem("broken_mhtml", source.where)
        return
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    origin = Origin(url=_web_address(address), fetched_at=_saved_at(message), charset=part.get_content_charset())
    yield from pages_of(payload, source.name, source.where, "text/html", origin)


def _web_address(address: object) -> str | None:
    text = str(address or "").strip()
    return text if text.startswith(("http://", "https://")) else None


def _saved_at(message: EmailMessage | object) -> str | None:
    date = message.get("Date") if hasattr(message, "get") else None
    try:
        return parsedate_to_datetime(str(date)).isoformat() if date else None
    except (ValueError, TypeError, OverflowError):
        return None
