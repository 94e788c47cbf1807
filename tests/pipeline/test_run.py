"""A run reads what is new, keeps what it read at once, and never stops for one page."""

import errno

import pytest

from tawatur.config import Config
from tawatur.engines import InProcess
from tawatur.errors import WorkspaceError
from tawatur.pipeline import run
from tawatur.storage import open_workspace

pytestmark = pytest.mark.usefixtures("fake_stages")
CONFIG = Config(max_page_seconds=5)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(5):
        (folder / f"p{number}.txt").write_text(
            f"خبر {number}\nسيطر مقاتلون على بلدة {number}\nوقال ناطق", encoding="utf-8"
        )
    return folder


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "w", make=True) as opened:
        yield opened


def read(workspace, *paths, engine=None):
    return run(workspace, paths, CONFIG, engine=engine or InProcess())


def test_all_five_stages_run(workspace, pages):
    report = read(workspace, pages)
    assert (report.pages, report.articles, report.claims, report.events) == (5, 5, 5, 5)
    assert report.problems == ()
    assert workspace.counts().pages == 5


def test_a_second_run_adds_only_what_is_new_and_changes_no_id(workspace, pages):
    read(workspace, pages)
    claims, events = workspace.claims(), workspace.events()
    (pages / "new.txt").write_text("جديد\nسيطر مقاتلون على قرية", encoding="utf-8")
    report = read(workspace, pages)
    assert (report.pages, report.known, report.articles) == (6, 5, 1)
    assert all(claim in workspace.claims() for claim in claims)
    assert {e.event_id for e in events} <= {e.event_id for e in workspace.events()}


def test_the_same_bytes_twice_are_one_page(workspace, pages):
    (pages / "copy.txt").write_bytes((pages / "p0.txt").read_bytes())
    assert read(workspace, pages).pages == 5


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(workspace, pages):
    (pages / "broken.txt").write_text("هنا يفشل\nكل شيء", encoding="utf-8")
    (pages / "none.txt").write_text("لا شيء", encoding="utf-8")
    (pages / "empty.txt").write_bytes(b"")
    report = read(workspace, pages)
    assert report.articles == 5
    assert {p.code for p in report.problems} == {"reading_failed", "no_article", "empty_file"}
    failed = next(p for p in report.problems if p.code == "reading_failed")
    assert "KeyError" in failed.where
    assert "\n" not in failed.where
    again = read(workspace, pages)
    assert {p.code for p in again.problems} == {p.code for p in report.problems}, "what stays unread is told again"


def test_a_full_disk_is_told_and_what_was_read_is_kept(workspace, pages, monkeypatch):
    kept = []

    def put(self, page_id, content):
        if len(kept) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        kept.append(page_id)

    monkeypatch.setattr("tawatur.storage.page_archive.PageArchive.put", put)
    with pytest.raises(WorkspaceError, match="disk is full"):
        run(workspace, [pages], CONFIG, engine=OneByOne())
    assert workspace.counts().articles == 3
    monkeypatch.undo()


def test_an_interrupted_run_is_completed_by_the_next(workspace, pages, monkeypatch):
    from tawatur import linking

    link = linking.events.link_events

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(linking.events, "link_events", stop)
    report = read(workspace, pages)
    assert report.interrupted
    assert (report.claims, report.events) == (5, 0)
    monkeypatch.setattr(linking.events, "link_events", link)
    assert read(workspace, pages).events == 5


def test_two_runs_at_once_are_refused(workspace, pages):
    with workspace.lock(), pytest.raises(WorkspaceError, match="another run"):
        read(workspace, pages)


def test_bytes_that_were_lost_are_kept_anew(workspace, pages):
    read(workspace, pages)
    page = next(workspace.pages())
    workspace.archive.path(page.page_id).write_bytes(b"")
    read(workspace, pages)
    assert workspace.archive.get(page.page_id) == page.content


class OneByOne(InProcess):
    """One page a batch."""

    def map_batches(self, work, items, size=1):
        return super().map_batches(work, items, min(size, 1))
