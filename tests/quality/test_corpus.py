"""Recombined corpora: the same seed gives the same pages, and part of them are copies."""

from __future__ import annotations

from pathlib import Path

from quality.corpus import corpus, write_corpus
from tawatur.config import Config
from tawatur.records import Page
from tawatur.stages.archive import read_pages


def test_the_same_seed_gives_the_same_pages() -> None:
    assert list(corpus(20, seed=3)) == list(corpus(20, seed=3))
    assert list(corpus(20, seed=3)) != list(corpus(20, seed=4))


def test_part_of_the_pages_are_copies_under_another_outlet() -> None:
    bodies = [tuple(text.splitlines()[3:-2]) for _, text in corpus(200)]
    assert 20 < len(bodies) - len(set(bodies)) < 90


def test_a_corpus_is_written_as_pages_with_addresses(tmp_path: Path) -> None:
    items = list(read_pages([write_corpus(tmp_path / "pages", 5)], Config()))
    assert len({item.url for item in items if isinstance(item, Page)}) == 5
