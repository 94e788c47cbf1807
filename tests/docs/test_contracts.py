"""docs/contracts.md says which fields the JSON lines have: all of them are there, nested ones too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quality.examples import ROOT
from quality.program import fill_workspace, run_program
from tawatur.sample import sample_pages_folder

PAGE = (ROOT / "docs/contracts.md").read_text("utf-8")
#: Words in a table's second column that are nested fields, by the field in the first.
NESTED = {
    "Article": {"published_evidence", "removed"},
    "Claim": {"places", "date", "quantities"},
    "Event": {"quantities", "claims", "lineages", "origins", "sides", "disagreements", "links"},
    "Control": {"since"},
}
_VALUES = re.compile(r"\([^)]*\)")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_workspace(sample_pages_folder(), tmp_path_factory.mktemp("contracts") / "w").workspace


def rows_of(kind: str) -> Iterator[tuple[list[str], list[str]]]:
    """The field names of each row, and the words in backquotes beside them."""
    section = re.split(rf"^## {kind}$", PAGE, flags=re.MULTILINE)[1].split("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("| `"):
            names, meaning = line.strip("| ").split(" | ", 1)
            yield re.findall(r"`(\w+)`", names), re.findall(r"`(\w+)`", _VALUES.sub("", meaning))


def lines(workspace: Path, *command: str) -> list[dict[str, Any]]:
    printed = run_program([*command, "-w", str(workspace), "--format", "jsonl"])
    return [json.loads(line) for line in printed.splitlines()]


@pytest.mark.parametrize("kind", ["Article", "Claim", "Event", "Control"])
def test_every_documented_field_is_in_every_line(workspace: Path, kind: str) -> None:
    ask = {"Control": ("control", "خان شيخون", "--at", "2024-12-01")}.get(kind, (kind.lower() + "s",))
    found = lines(workspace, *ask)
    assert found
    for names, inner in rows_of(kind):
        for line in found:
            assert set(names) <= set(line), names
            for name in set(names) & NESTED[kind]:
                parts = line[name] if isinstance(line[name], list) else [line[name]]
                assert all(part is None or set(inner) <= set(part) for part in parts), (name, inner)
