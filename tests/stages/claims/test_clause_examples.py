"""The examples and counter-examples of clause words and particles hold, and every list has one."""

from collections.abc import Callable

import pytest

from quality.knowledge import unshown_lists
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.records import Claim

Reader = Callable[[str], tuple[Claim, ...]]
EXAMPLES = [
    row for _, row in read_tsv(package_file("languages", "ar", "clause_examples.tsv"), ("lists", "text", "reads"))
]


@pytest.mark.parametrize(("text", "reads"), [(row["text"], row["reads"]) for row in EXAMPLES])
def test_examples(claims: Reader, text: str, reads: str) -> None:
    assert "|".join(f"{c.event_type}:{c.modality}" for c in claims(text)) == reads


def test_every_list_is_shown() -> None:
    assert unshown_lists() == []
