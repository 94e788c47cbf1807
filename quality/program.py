"""The program as its users run it: a workspace filled from pages, and what its commands print."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

PROGRAM = (sys.executable, "-m", "tawatur")
SOURCES = Path(__file__).parents[1] / "src"
#: All was read, or all but some input that was left out.
READ = (0, 3)


@dataclass(frozen=True, slots=True)
class Filled:
    """A workspace that was filled, and the seconds that it took."""

    workspace: Path
    seconds: float


def run_program(arguments: Sequence[str], accepted: Sequence[int] = (0,)) -> str:
    """What ``tawatur ARGUMENTS`` prints; raises ``RuntimeError`` with its errors where it fails."""
    environment = os.environ | {"PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
    command = [*PROGRAM, *arguments]
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode not in accepted:
        raise RuntimeError(f"tawatur {' '.join(arguments)}: exit status {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def fill_workspace(pages: Path, workspace: Path) -> Filled:
    """A new workspace with all that the program reads in a folder of pages."""
    shutil.rmtree(workspace, ignore_errors=True)
    started = time.perf_counter()
    run_program(["run", str(pages), "-w", str(workspace)], READ)
    return Filled(workspace, time.perf_counter() - started)


def write_records(workspace: Path, command: str, to: Path) -> Path:
    """The file ``to`` with what ``tawatur COMMAND --format jsonl`` prints."""
    to.write_text(run_program([command, "-w", str(workspace), "--format", "jsonl"]), encoding="utf-8")
    return to


def control_answers(workspace: Path, rows: Sequence[dict[str, Any]]) -> list[str]:
    """The line that ``tawatur control`` prints for each row, "" where it prints none.

    All rows are asked in this process, by the same command: one process a row would take minutes. That both print
    the same line is tested.
    """
    from tawatur.cli import main

    answers = []
    for row in rows:
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()):
            main(control_arguments(workspace, row))
        lines = out.getvalue().splitlines()
        answers.append(lines[0] if len(lines) == 1 and _is_object(lines[0]) else "")
    return answers


def control_arguments(workspace: Path, row: dict[str, Any]) -> list[str]:
    """The arguments that ask for one row of the gold on control."""
    known = ["--known-at", row["known_at"]] if row.get("known_at") else []
    return ["control", row["place"], "--at", row["at"], *known, "-w", str(workspace), "--format", "jsonl"]


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
