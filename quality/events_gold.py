"""Events from gold claims, as the scorer's JSON lines: ``python -m quality.events_gold GOLD_FOLDER SLUGS.tsv``."""

from __future__ import annotations

import sys
from pathlib import Path

from quality.gold_claims import gold_knowledge, read_gold
from tawatur.records.json_lines import to_json
from tawatur.stages.events import link_events


def main(arguments: list[str]) -> None:
    """Print one event a line."""
    articles, claims = read_gold(Path(arguments[0]))
    linked = link_events(claims, articles, (), (), gold_knowledge(Path(arguments[1])))
    for event in linked.events:
        print(to_json(event))


if __name__ == "__main__":
    main(sys.argv[1:])
