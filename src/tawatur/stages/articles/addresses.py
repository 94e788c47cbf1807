"""The address that a text dump states of itself: a line of its head that is nothing but a URL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from tawatur.knowledge.outlets import load_web_words
from tawatur.stages.articles.lines import PageLine
from tawatur.stages.articles.publisher import STORY_WORDS

MOST_LINES = 25
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-zA-Z0-9\-]{1,63}\.)+[a-zA-Z]{2,18}(?::\d+)?(?:[/?][^\s<>\"]{0,500})?")


def written_address(lines: Sequence[PageLine]) -> str | None:
    """The URL that stands alone in a line before the story; None where there is none, or several of several sites.

    Only one that names a page counts: with a path that has a number or several steps.
    """
    head = takewhile(lambda line: line.words < STORY_WORDS or _ADDRESS.fullmatch(line.text), lines[:MOST_LINES])
    found = [_with_scheme(line.text) for line in head if _ADDRESS.fullmatch(line.text)]
    found = [url for url in found if not _is_carrier(url)]
    if len({_host(url) for url in found}) != 1:
        return None
    return next((url for url in found if _names_a_page(url)), None)


def _with_scheme(address: str) -> str:
    return address if address.startswith("http") else f"https://{address}"


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_carrier(url: str) -> bool:
    host = _host(url)
    return not host or any(host == carrier or host.endswith("." + carrier) for carrier in load_web_words()["carrier"])


def _names_a_page(url: str) -> bool:
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    return len(steps) > 1 or any(c.isdigit() for c in parts.path + parts.query)
