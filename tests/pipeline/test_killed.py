"""A run that is killed at any moment loses nothing that it kept, and the next run completes it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.config import Config
from tawatur.engines import InProcess
from tawatur.pipeline import run
from tawatur.storage import open_workspace

CONFTEST = Path(__file__).parents[1] / "conftest.py"
PAGES = 6

KILLED = """
import importlib.util, os, signal, sys
from pathlib import Path

conftest, module, name, after, pages, folder = sys.argv[1:]
spec = importlib.util.spec_from_file_location("made", conftest)
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)

from tawatur import pipeline
from tawatur.config import Config
from tawatur.engines import InProcess
from tawatur.storage import open_workspace


class OneByOne(InProcess):
    def map_batches(self, work, items, size=1):
        return super().map_batches(work, items, 1)


made.stand_in(lambda stage, name, function: setattr(stage, name, function))
owner = importlib.import_module(module)
for part in name.split(".")[:-1]:
    owner = getattr(owner, part)
last, calls = name.split(".")[-1], []
real = getattr(owner, last)


def killing(*given, **named):
    calls.append(1)
    if len(calls) > int(after):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)


setattr(owner, last, killing)
with open_workspace(Path(folder), make=True) as workspace:
    pipeline.run(workspace, [Path(pages)], Config(), engine=OneByOne())
"""

#: Where a run is killed: before a page's bytes are in place, between its rows, at a commit, while events are written.
MOMENTS = {
    "bytes": ("tawatur.storage.page_archive", "PageArchive.put", 3),
    "begin of a page's rows": ("tawatur.storage.writing", "add_readings", 3),
    "between a page's rows": ("tawatur.storage.writing", "_add_claims", 3),
    "end of a page's rows": ("tawatur.storage.writing", "set_state", 3),
    "between events and stories": ("tawatur.storage.writing", "put_stories", 0),
    "end of linking": ("tawatur.storage.writing", "add_changes", 0),
}


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(PAGES):
        (folder / f"p{number}.txt").write_text(f"خبر {number}\nسيطر مقاتلون على بلدة {number}", encoding="utf-8")
    return folder


def held(folder):
    """What a workspace holds, whole."""
    with open_workspace(folder) as workspace:
        return workspace.counts(), workspace.claims(), workspace.articles(), workspace.events(), workspace.is_linked()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_run_is_completed_by_the_next(tmp_path, pages, fake_stages, moment):
    module, name, after = MOMENTS[moment]
    arguments = [str(CONFTEST), module, name, str(after), str(pages), str(tmp_path / "killed")]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr

    with open_workspace(tmp_path / "killed") as workspace:
        counts = workspace.counts()
        assert counts.pages == counts.articles == counts.claims, "a page is there wholly or not at all"
        assert counts.pages == (PAGES if after == 0 else after)
        assert counts.events == 0
        assert all(page.content for page in workspace.pages())
        run(workspace, [pages], Config(), engine=InProcess())
    with open_workspace(tmp_path / "whole", make=True) as workspace:
        run(workspace, [pages], Config(), engine=InProcess())
    assert held(tmp_path / "killed") == held(tmp_path / "whole")
