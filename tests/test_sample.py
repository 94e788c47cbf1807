"""The bundled sample: every page can be read, and says in both languages that it is synthetic."""

from __future__ import annotations

from tawatur.config import Config
from tawatur.records import Page
from tawatur.sample import sample_manifest, sample_pages_folder
from tawatur.stages.archive import read_manifest, read_pages


def sample_pages() -> list[Page]:
    items = list(read_pages([sample_pages_folder()], Config(), read_manifest(sample_manifest())))
    assert all(isinstance(item, Page) for item in items), items
    return [item for item in items if isinstance(item, Page)]


def test_a_dozen_pages_of_three_conflicts_are_read() -> None:
    pages = sample_pages()
    assert len(pages) == 12
    assert {page.media_type for page in pages} == {"text/html", "text/plain"}
    assert len({page.page_id for page in pages}) == 12


def test_every_page_says_in_both_languages_that_it_is_synthetic() -> None:
    for page in sample_pages():
        text = page.content.decode()
        assert "صفحة مصطنعة للتجربة" in text, page.name
        assert "Synthetic sample page" in text, page.name


def test_the_manifest_gives_every_text_dump_its_address() -> None:
    assert all(page.url for page in sample_pages() if page.media_type == "text/plain")
