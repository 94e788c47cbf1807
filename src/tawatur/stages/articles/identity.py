"""Names of articles and their versions: by URL, else by outlet, headline and day; by text."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tawatur.text.folding import fold_word

_TRACKING = ("utm_", "fbclid", "gclid", "igshid", "mc_", "ref", "source", "amp")
_LENGTH = 20


def article_identity(url: str | None, outlet: str | None, headline: tuple[str, str | None], text: str) -> str:
    """``a-`` and 20 hex digits: of the plain URL, else of outlet and headline (or first words) with its day.

    The day parts what an outlet prints under one headline again and again ("the day's harvest"), so that no article
    is taken for a later version of another one.
    """
    if url:
        return "a-" + _digest(plain_url(url))
    title, published = headline
    return "a-" + _digest(f"{outlet or ''}\n{fold_word(title) or fold_word(text[:200])}\n{(published or '')[:10]}")


def version_identity(article_id: str, headline: str, text: str) -> str:
    """``v-`` and 20 hex digits of the article and what this version of it says.

    The article is part of it: two outlets that print the same words are two articles, each with its version.
    """
    return "v-" + _digest(f"{article_id}\n{headline}\n{text}")


def plain_url(url: str) -> str:
    """The URL without what does not name the page: scheme, www, m., fragment, tracking, the last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_TRACKING)])
    path = parts.path.rstrip("/").removesuffix("/amp")
    return urlunsplit(("", host, path, query, "")).removeprefix("//")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
