"""``make bench``: articles a second for each stage and overall, memory, and how the time per article grows.

``python -m quality.bench [--full] [--stages N] [--gold FOLDER]``. Where the gold is at hand, articles and claims are
also timed on its development pages, longer and denser than the corpus. Stages are timed in seconds of the processor.
Figures are ratios, too: seconds as multiples of a fixed piece of work timed in the same run, so that two days and two
machines can be compared.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from quality.corpus import write_corpus
from quality.first_claim import FirstClaim, first_claim
from quality.program import fill_workspace
from quality.reference import reference_seconds

SIZES = (100, 1_000)
FULL_SIZES = (*SIZES, 10_000)
RESULT = Path(__file__).with_name("bench.json")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage over a corpus, in one process; ``work`` is the time of an article in units of the reference."""

    stage: str
    articles: int
    seconds: float
    work: float


@dataclass(frozen=True, slots=True)
class RunTime:
    """One ``tawatur run`` over a corpus, with all processes; memory is the largest process's, in MiB."""

    pages: int
    seconds: float
    memory: float
    work: float


def stage_times(size: int, reference: float, gold: Path) -> list[StageTime]:
    """Each stage by itself over one corpus; then articles and claims over the gold's development pages."""
    from tawatur.config import Config
    from tawatur.records import Article, Page
    from tawatur.stages import archive, articles, claims, events, territory

    times: list[StageTime] = []

    def timed(stage: str, work: Callable[[], T], count: int = size) -> T:
        started = time.process_time()
        result = work()
        seconds = time.process_time() - started
        times.append(StageTime(stage, count, seconds, seconds / count / reference))
        return result

    config = Config()
    reading, knowing = articles.load_article_knowledge(), claims.load_claim_knowledge(config)
    linking, holding = events.load_event_knowledge(), territory.load_territory_knowledge()
    with tempfile.TemporaryDirectory() as folder:
        where = write_corpus(Path(folder), size)
        pages = timed("archive", lambda: [p for p in archive.read_pages([where], config) if isinstance(p, Page)])
    read = timed("articles", lambda: [articles.read_article(page, reading) for page in pages])
    made = [article for article in read if isinstance(article, Article)]
    said = timed("claims", lambda: [claim for article in made for claim in claims.read_claims(article, knowing)])
    versions = {article.version_id: article for article in made}
    linked = timed("events", lambda: events.link_events(said, versions, (), (), linking))
    timed("territory", lambda: territory.control_spans(linked.events, said, holding))
    dense = [p for p in archive.read_pages([gold], config) if isinstance(p, Page)] if gold.is_dir() else []
    if dense:
        read = timed("articles, dev", lambda: [articles.read_article(page, reading) for page in dense], len(dense))
        made = [article for article in read if isinstance(article, Article)]
        timed("claims, dev", lambda: [claims.read_claims(article, knowing) for article in made], len(made))
    return times


def run_time(size: int, reference: float) -> RunTime:
    """``tawatur run`` over one corpus, as a user runs it."""
    with tempfile.TemporaryDirectory() as folder:
        pages = write_corpus(Path(folder) / "pages", size)
        filled = fill_workspace(pages, Path(folder) / "workspace")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return RunTime(size, filled.seconds, memory, filled.seconds / size / reference)


def _alone(size: int) -> RunTime:
    """:func:`run_time` in a process of its own, so that the memory of one size is not another's."""
    command = [sys.executable, "-m", "quality.bench", "--one", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return RunTime(**json.loads(done.stdout.splitlines()[-1]))


def report(stages: list[StageTime], runs: list[RunTime], first: FirstClaim, reference: float) -> str:
    """The tables that people read."""
    lines = [f"the fixed work takes {reference * 1000:.0f} ms; 'work' is seconds an article in units of it", ""]
    lines += [f"{'stage':<12}{'articles/s':>12}{'work':>12}"]
    lines += [f"{time.stage:<14}{time.articles / time.seconds:>10.0f}{time.work:>12.5f}" for time in stages]
    total = sum(time.seconds for time in stages if "dev" not in time.stage)
    lines += [f"{'all':<14}{stages[0].articles / total:>10.0f}   in one process", ""]
    lines += [f"first claim of a process that reads: {first.cold:.2f} s cold, {first.warm:.2f} s warm"]
    lines += [f"a whole run over one page: {first.run_cold:.2f} s cold, {first.run_warm:.2f} s warm", ""]
    lines += [f"{'pages':<12}{'articles/s':>12}{'work':>12}{'MiB':>8}{'growth':>8}"]
    for run in runs:
        rate, growth = run.pages / run.seconds, run.work / runs[0].work
        lines.append(f"{run.pages:<12}{rate:>12.0f}{run.work:>12.5f}{run.memory:>8.0f}{growth:>8.2f}")
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and keep what was measured in ``quality/bench.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="10,000 pages too")
    parser.add_argument("--stages", type=int, default=300, help="pages for the times of the stages")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="where the development pages are")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    reference = reference_seconds()
    if options.one:
        print(json.dumps(asdict(run_time(options.one, reference))))
        return 0
    stages = stage_times(options.stages, reference, options.gold / "dev" / "text")
    first = first_claim()
    runs = [_alone(size) for size in (FULL_SIZES if options.full else SIZES)]
    print(report(stages, runs, first, reference))
    found = {
        "stages": [asdict(time) for time in stages],
        "runs": [asdict(run) for run in runs],
        "first_claim": asdict(first),
        "reference": reference,
    }
    RESULT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
