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


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """Processor seconds from a process's start to the first claim: cold (nothing kept), warm (the best of some)."""

    cold: float
    warm: float


def first_claim() -> FirstClaim:
    """Measured on the first page of the sample, in processes of their own; modules are compiled before."""
    with tempfile.TemporaryDirectory() as folder:
        _seconds(Path(folder) / "other")
        kept = Path(folder) / "kept"
        cold = _seconds(kept)
        return FirstClaim(cold, min(_seconds(kept) for _ in range(_ROUNDS)))


def _seconds(cache: Path) -> float:
    bytecode = {"PYTHONPYCACHEPREFIX": str(cache.parent / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    paths = os.pathsep.join((str(SOURCES), str(SOURCES.parent)))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "quality.first_claim", str(cache)],
        env=os.environ | bytecode | {"PYTHONPATH": paths},
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _read_one(cache: Path) -> None:
    """What the processes that are timed do."""
    from tawatur.config import Config
    from tawatur.reading import load_knowledge, read_page
    from tawatur.records import Page
    from tawatur.sample import sample_pages_folder
    from tawatur.stages import archive

    config = Config(cache_dir=cache)
    load_knowledge(config)
    pages = archive.read_pages([sample_pages_folder()], config)
    first = next(page for page in pages if isinstance(page, Page))
    if not read_page(first, config).claims:
        raise SystemExit("the first page of the sample yields no claim")


if __name__ == "__main__":
    _read_one(Path(sys.argv[1]))
