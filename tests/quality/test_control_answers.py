"""The control rows of the gold are asked in one process; the command itself prints the same line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from quality.program import control_answers, control_arguments, fill_workspace
from tawatur.sample import sample_pages_folder

ROWS = [
    {"place": "خان شيخون", "at": "2024-12-01T12:00", "known_at": None},
    {"place": "خان شيخون", "at": "2024-12-01T12:00", "known_at": "2024-11-30T23:00"},
    {"place": "no such place", "at": "2024-12-01T12:00", "known_at": None},
]


def test_both_ways_of_asking_give_the_same_line(tmp_path: Path) -> None:
    workspace = fill_workspace(sample_pages_folder() / "syria", tmp_path / "w").workspace
    for row, answer in zip(ROWS, control_answers(workspace, ROWS), strict=True):
        command = [sys.executable, "-m", "tawatur", *control_arguments(workspace, row)]
        done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        assert (lines[0] if len(lines) == 1 else "") == answer
    assert control_answers(workspace, ROWS[:1])[0].startswith('{"place_id"')
