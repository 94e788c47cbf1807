"""Answers on control from gold claims: ``python -m quality.control_gold SLUGS.tsv CONTROL.json GOLD_FOLDER…``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from quality.gold_claims import gold_knowledge, read_gold
from tawatur.records import Article, Claim
from tawatur.records.json_lines import to_json
from tawatur.stages.events import link_events
from tawatur.stages.territory import control_at, control_spans
from tawatur.text.folding import fold_word


def main(arguments: list[str]) -> None:
    """Print one answer a line, in the rows' order."""
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for folder in arguments[2:]:
        more, told = read_gold(Path(folder))
        articles |= more
        claims += told
    knowledge = gold_knowledge(Path(arguments[0]))
    spans = control_spans(link_events(claims, articles, (), (), knowledge).events, claims, knowledge)
    named = {fold_word(s.place): s.place_id for s in spans if not s.place_id.startswith("gold:governorate")}
    for row in json.loads(Path(arguments[1]).read_text(encoding="utf-8")):
        name = fold_word(row["place"])
        print(to_json(control_at(spans, named.get(name, name), row["at"], row["known_at"])))


if __name__ == "__main__":
    main(sys.argv[1:])
