"""The formats that pages come in. To add one: a module with a reader here, and a line in ``FORMATS``.

A reader takes an input and the largest size of a page and yields its pages and problems. It may raise ``OSError``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tawatur.records import Page, Problem
from tawatur.stages.archive.documents import Input
from tawatur.stages.archive.formats.documents import read_document, read_text
from tawatur.stages.archive.formats.feeds import read_feed
from tawatur.stages.archive.formats.json_lines import read_json_lines
from tawatur.stages.archive.formats.mhtml import read_mhtml
from tawatur.stages.archive.formats.warc import read_warc

PageReader = Callable[[Input, int], Iterator[Page | Problem]]

#: suffix → reader; the longest suffix that fits a file's name counts.
FORMATS: Mapping[str, PageReader] = {
    ".html": read_document,
    ".htm": read_document,
    ".xhtml": read_document,
    ".txt": read_text,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".jsonl.gz": read_json_lines,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}


def suffix_of(name: str) -> str:
    """The known suffix of a file's name, longest first; "" where none is known."""
    lower = name.lower()
    return max((suffix for suffix in FORMATS if lower.endswith(suffix)), key=len, default="")


def reader_of(name: str) -> PageReader | None:
    """The reader for a file's name, None where its suffix is not known."""
    return FORMATS.get(suffix_of(name))
