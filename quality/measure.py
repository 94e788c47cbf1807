"""``make quality``: run the program over the gold, print the scorers' reports, hold the figures to their floors.

``python -m quality.measure --gold ../shared/gold [--raise-floors] [--keep FOLDER]``
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quality.article_pages import html_report
from quality.assault import FILE, assault_report
from quality.floors import read_floors, write_floors
from quality.gold import gold_sets, own_sets, story_sets
from quality.scoring import Figures, Scorer, control_report, figures_of, reports_of, story_reports

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
PAGES = HERE / "pages"
FIGURES = HERE / "figures.json"


def measured(gold: Path, work: Path) -> Figures:
    """All figures over a gold folder; prints each report as it comes."""
    figures: Figures = {}
    for gold_set in (*gold_sets(gold), *own_sets(PAGES)):
        for name, report in reports_of(gold_set, Scorer(gold), work):
            figures |= _told(name, report)
    for story in story_sets(PAGES):
        for name, report in story_reports(story, Scorer(gold), work):
            figures |= _told(name, report)
    control = control_report(gold_sets(gold), Scorer(gold), work)
    if control:
        figures |= _told(*control)
    if (gold / FILE).exists():
        figures |= _told("assault", assault_report(gold / FILE))
    return figures | _told("html", html_report(gold))


def _told(name: str, report: Mapping[str, Any]) -> Figures:
    """The figures of a report, which is printed whole."""
    print(f"== {name}\n{json.dumps(report, ensure_ascii=False, indent=1)}", flush=True)
    return figures_of(name, report)


def main() -> int:
    """Measure, print, compare; 1 where a figure is on the wrong side of its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="a folder for the workspaces and the records that were scored")
    parser.add_argument("--raise-floors", action="store_true", help="move the floors to what was reached")
    options = parser.parse_args()
    if not gold_sets(options.gold):
        print(f"no gold in {options.gold}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as passing:
        work = options.keep or Path(passing)
        work.mkdir(parents=True, exist_ok=True)
        figures = measured(options.gold, work)
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    floors = read_floors(FLOORS)
    if options.raise_floors:
        write_floors(floors.raised(figures), FLOORS)
    breaches = floors.breaches(figures)
    print("\n".join(breaches) or f"All {len(floors.at_least) + len(floors.at_most)} floors hold.")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
