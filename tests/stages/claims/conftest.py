"""What the claims of a text are, for tests of wording: read as an article of 6 December 2024."""

from collections.abc import Callable

import pytest

from tawatur.config import Config
from tawatur.records import Article, Claim
from tawatur.stages.claims import load_claim_knowledge, read_claims

Reader = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(name="claims")
def _claims() -> Reader:
    """The claims of a text."""
    knowledge = load_claim_knowledge(Config())

    def read(text: str) -> tuple[Claim, ...]:
        article = Article(
            article="a", article_id="a", version_id="v", page_id="p", url=None, outlet=None, outlet_slug=None, title="",
            published="2024-12-06", published_basis="stated", published_evidence=None, updated=None,
            updated_evidence=None, fetched_at=None, language="ar", text=text,
        )  # fmt: skip
        return read_claims(article, knowledge)

    return read
