"""Sentences labelled by people for PLOVER's ASSAULT: does a sentence tell of violence that happened?"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from tawatur.config import Config
from tawatur.records import Article
from tawatur.stages.claims import load_claim_knowledge, read_claims

FILE = "assault-sentences.csv"
TYPES = frozenset({"air_strike", "shelling", "explosion", "armed_clash", "attack", "abuse", "casualties"})
#: Abductions do not count: the guidelines' table makes them `arrest`, which it sets beside PLOVER's COERCE.
#: What is told of long before publication was read as having happened too: a sentence alone has no publication.
HAPPENED = frozenset({"happened", "ongoing", "background"})


def assault_report(path: Path) -> dict[str, Any]:
    """Precision, recall and F1 over the sentences whose label is not ``ambiguous``."""
    knowledge, counts = load_claim_knowledge(Config()), Counter[tuple[bool, bool]]()
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["label"] == "ambiguous":
                continue
            claims = read_claims(_article(row["id"], row["text"]), knowledge)
            said = any(claim.event_type in TYPES and claim.modality in HAPPENED for claim in claims)
            counts[row["label"] == "yes", said] += 1
    hits, missed, extra = counts[True, True], counts[True, False], counts[False, True]
    precision, recall = hits / max(1, hits + extra), hits / max(1, hits + missed)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"sentences": counts.total(), "precision": _share(precision), "recall": _share(recall), "f1": _share(f1)}


def _share(value: float) -> float:
    return round(value, 3)


def _article(name: str, sentence: str) -> Article:
    """A sentence as an article that has nothing else."""
    return Article(
        article=name,
        article_id=name,
        version_id=name,
        page_id=name,
        url=None,
        outlet=None,
        outlet_slug=None,
        title="",
        published=None,
        published_basis="unknown",
        published_evidence=None,
        updated=None,
        updated_evidence=None,
        fetched_at=None,
        language="ar",
        text=sentence,
    )
