"""How long a process takes from its start to its first claim: with its knowledge compiled anew, and kept."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from quality.program import SOURCES

_ROUNDS = 5
_PAGE = SOURCES / "tawatur" / "sample" / "pages"


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """Processor seconds: of a process that reads one page and no more, cold (nothing kept) and warm (the best of
    some), and of a whole ``tawatur run`` over that page into a new workspace, which links and keeps it too.
    """

    cold: float
    warm: float
    run_cold: float
    run_warm: float


def first_claim() -> FirstClaim:
    """Measured on the first page of the sample, in processes of their own; modules are compiled before."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for measured in (_reading, _run):
            measured(work, "other")
        cold = [_reading(work, f"kept {number}") for number in range(2)]
        run_cold = [_run(work, f"run {number}") for number in range(2)]
        warm = [_reading(work, "kept 0") for _ in range(_ROUNDS)]
        run_warm = [_run(work, "run 0") for _ in range(_ROUNDS)]
        return FirstClaim(min(cold), min(warm), min(run_cold), min(run_warm))


def _reading(work: Path, cache: str) -> float:
    """What the process tells itself, as it has its claim: its end is no part of that."""
    return float(_printed(work, cache, "quality.one_page", str(work / cache)))


def _run(work: Path, cache: str) -> float:
    page = min(path for path in _PAGE.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory(dir=work) as workspace:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _printed(work, cache, "tawatur", "run", str(page), "-w", workspace)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _printed(work: Path, cache: str, module: str, *arguments: str) -> str:
    """What a Python process of its own prints."""
    own = {
        "PYTHONPYCACHEPREFIX": str(work / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": os.pathsep.join((str(SOURCES), str(SOURCES.parent))),
        "TAWATUR_CACHE": str(work / cache),
    }
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=os.environ | own, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    print(first_claim())
