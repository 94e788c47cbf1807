"""The scorers' reports on what the program read, as flat figures by name (``dev.core.f1``)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.as_html import write_as_html
from quality.gold import OWN_SETS, GoldSet
from quality.program import control_answers, fill_workspace, write_records

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scorer:
    """The folder that holds the three scorers."""

    folder: Path

    def report(self, script: str, *arguments: object) -> dict[str, Any]:
        """What one scorer prints, as its JSON says."""
        command = [sys.executable, str(self.folder / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{script}: {done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(done.stdout)
        return found


def reports_of(gold_set: GoldSet, scorer: Scorer, work: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """``(name, report)`` of one set: claims and articles, events."""
    filled = fill_workspace(gold_set.pages, work / f"{gold_set.name}.workspace")
    print(f"{gold_set.name}: read in {filled.seconds:.1f} s", file=sys.stderr)
    yield gold_set.name, _claims_report(gold_set, filled.workspace, scorer)
    if gold_set.name not in OWN_SETS:
        yield f"{gold_set.name}.html", _html_report(gold_set, scorer, work)
    if gold_set.events:
        yield f"{gold_set.name}.events", _events_report(gold_set.events, filled.workspace, scorer)


def control_report(sets: Sequence[GoldSet], scorer: Scorer, work: Path) -> tuple[str, dict[str, Any]] | None:
    """``(name, report)`` of the answers on control: the gold's rows rest on the pages of all sets taken together."""
    asked = next((gold_set for gold_set in sets if gold_set.control), None)
    if asked is None or asked.control is None:
        return None
    together = work / "together"
    together.mkdir(exist_ok=True)
    for gold_set in sets:
        for page in gold_set.pages.iterdir():
            shutil.copy(page, together)
    workspace = fill_workspace(together, work / "together.workspace").workspace
    return f"{asked.name}.control", _control(workspace, asked.control, scorer)


def _control(workspace: Path, asked: Path, scorer: Scorer) -> dict[str, Any]:
    """How the workspace answers the rows of a gold file on control."""
    answers = workspace.parent / f"{workspace.name}-control.jsonl"
    rows = json.loads(asked.read_text(encoding="utf-8"))
    answers.write_text("\n".join(control_answers(workspace, rows)) + "\n", encoding="utf-8")
    return scorer.report("score_control.py", asked, "--answers", answers)


def story_reports(story: GoldSet, scorer: Scorer, work: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """``(name, report)`` of a story: its claims where all have gold, its events, who is said to hold its places."""
    filled = fill_workspace(story.pages, work / f"{story.name}.workspace")
    print(f"{story.name}: read in {filled.seconds:.1f} s", file=sys.stderr)
    if story.all_claims:
        yield story.name, _claims_report(story, filled.workspace, scorer)
    if story.events:
        yield f"{story.name}.events", _events_report(story.events, filled.workspace, scorer)
    if story.control:
        yield f"{story.name}.control", _control(filled.workspace, story.control, scorer)


def _html_report(gold_set: GoldSet, scorer: Scorer, work: Path) -> dict[str, Any]:
    """Claims and articles of the same pages as HTML."""
    pages = write_as_html(gold_set, work / f"{gold_set.name}-html")
    workspace = fill_workspace(pages, work / f"{gold_set.name}-html.workspace").workspace
    return _claims_report(gold_set, workspace, scorer)


def _claims_report(gold_set: GoldSet, workspace: Path, scorer: Scorer) -> dict[str, Any]:
    """How the claims and articles of a workspace agree with a set's gold."""
    claims, articles = (_records(workspace, name) for name in ("claims", "articles"))
    return scorer.report("score.py", gold_set.claims, claims, "--articles", articles)


def _events_report(gold: Path, workspace: Path, scorer: Scorer) -> dict[str, Any]:
    """How the events of a workspace agree with a gold file."""
    return scorer.report("score_events.py", gold, _records(workspace, "events"))


def _records(workspace: Path, name: str) -> Path:
    """What a command prints of a workspace, in a file beside it."""
    return write_records(workspace, name, workspace.with_name(f"{workspace.stem}-{name}.jsonl"))


def figures_of(name: str, report: Mapping[str, Any]) -> Figures:
    """The numbers in a report, each under the path that leads to it."""
    found: Figures = {}
    for key, value in report.items():
        path = f"{name}.{key.replace(' ', '_')}"
        if isinstance(value, Mapping):
            found |= figures_of(path, value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[path] = value
    return found
