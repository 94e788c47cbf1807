"""Bytes of a page to text."""

from __future__ import annotations

from tawatur.records import Page


def decoded(page: Page) -> str:
    """The page's text."""
    return page.content.decode("utf-8-sig", "replace").replace("\x00", "")
