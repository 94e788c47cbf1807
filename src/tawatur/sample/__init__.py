"""Twelve synthetic pages of three conflicts, which ``tawatur demo`` reads. Nothing in them happened."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_pages_folder() -> Path:
    """The folder of the sample's pages."""
    return Path(str(files("tawatur.sample"))) / "pages"


def sample_manifest() -> Path:
    """The manifest that gives addresses and fetch times to the sample's text dumps."""
    return Path(str(files("tawatur.sample"))) / "manifest.csv"
