"""What goes into a workspace comes out of it, and nothing else changes."""

import subprocess

import pytest

from tawatur.errors import WorkspaceError
from tawatur.records import Problem, Reading, Story
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests, digests


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path, make=True) as opened:
        yield opened


@pytest.fixture
def run_id(workspace):
    return workspace.begin_run("0", Digests("p", "k"))


def test_records_come_back_as_they_went_in(workspace, run_id, made):
    reading = made.reading(made.page(url="https://example.org/a", fetched_at="2024-12-06T10:00:00Z"))
    event = made.event(reading.claims[0])
    span = made.span(event)
    workspace.keep(reading.page)
    workspace.add([reading], run_id)
    workspace.put_linked(Linked([event], [Story("s1", "خبر", ("a",), (event.event_id,))], [span]), run_id)
    assert workspace.claims() == reading.claims
    assert workspace.articles() == {reading.article.version_id: reading.article}
    assert workspace.events() == (event,)
    assert workspace.control_spans() == (span,)
    (page,) = workspace.pages()
    assert (page.content, page.url, page.fetched_at) == (
        reading.page.content,
        reading.page.url,
        reading.page.fetched_at,
    )


def test_the_archive_is_checked_by_sha256sum(workspace, made):
    page = made.page()
    workspace.keep(page)
    path = workspace.archive.path(page.page_id)
    told = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout
    assert told.split()[0] == path.name == page.page_id


def test_reading_a_page_again_replaces_what_it_gave(workspace, run_id, made):
    reading = made.reading()
    workspace.add([reading], run_id)
    workspace.add(
        [Reading(reading.page, problems=(Problem("no_story", "no story", "a", page_id=reading.page.page_id),))], 1
    )
    assert (workspace.claims(), workspace.articles()) == ((), {})
    assert [p.code for p in workspace.problems_of(reading.page.page_id)] == ["no_story"]
    workspace.add([reading], run_id)
    assert workspace.claims() == reading.claims
    assert workspace.problems_of(reading.page.page_id) == ()


def test_two_pages_of_one_text_are_one_version(workspace, run_id, made):
    first, second = made.page("خبر\nسيطر مقاتلون", "a"), made.page("خبر\nسيطر مقاتلون ", "b")
    article = made.article(first)
    workspace.add([Reading(first, article, (made.claim(article),)), Reading(second, article, ())], run_id)
    counts = workspace.counts()
    assert (counts.pages, counts.articles) == (2, 1)
    workspace.add([Reading(first)], run_id)
    assert workspace.articles() == {article.version_id: article}, "the other page still holds it"
    workspace.add([Reading(second)], run_id)
    assert workspace.articles() == {}


def test_the_latest_version_is_the_last_fetched(workspace, run_id, made):
    from tawatur import queries

    url = "https://example.org/a"
    new = made.reading(made.page("خبر\nالثاني", "b", url=url, fetched_at="2024-12-07T10:00:00Z"))
    old = made.reading(made.page("خبر\nالأول", "a", url=url, fetched_at="2024-12-06T10:00:00Z"))
    workspace.add([new], run_id)
    workspace.add([old], run_id)
    (brief,) = queries.list_articles(workspace).items
    assert brief.version_id == new.article.version_id
    assert len(queries.get_article(workspace, brief.article_id).versions) == 2


def test_a_problem_that_comes_again_is_one(workspace, run_id):
    problem = Problem("empty_file", "it is empty", "a.txt")
    workspace.add_problems([problem], run_id)
    workspace.add_problems([problem], run_id)
    from tawatur import queries

    assert [view.problem for view in queries.list_problems(workspace)] == [problem]


def test_events_that_stay_the_same_keep_their_rows(workspace, run_id, made):
    readings = [made.reading(made.page(f"خبر {n}\nسيطر مقاتلون {n}", f"p{n}")) for n in range(3)]
    workspace.add(readings, run_id)
    events = [made.event(reading.claims[0]) for reading in readings]
    workspace.put_linked(Linked(events), run_id)

    def rows():
        with workspace.reading() as connection:
            return dict(connection.exec_driver_sql("SELECT event_id, rowid FROM events").all())

    before = rows()
    workspace.put_linked(Linked(events[:2]), run_id)
    after = rows()
    assert after == {event.event_id: before[event.event_id] for event in events[:2]}


def test_a_write_that_fails_changes_nothing(workspace, run_id, made, monkeypatch):
    reading = made.reading()

    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("tawatur.storage.writing.add_problems", fail)
    with pytest.raises(WorkspaceError):
        workspace.add([reading], run_id)
    assert workspace.counts().pages == 0
    assert workspace.is_linked()


def test_a_reader_sees_one_state_while_another_writes(workspace, run_id, made):
    with workspace.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM pages").scalar()
        workspace.add([made.reading()], run_id)
        assert connection.exec_driver_sql("SELECT count(*) FROM pages").scalar() == before == 0
    assert workspace.counts().pages == 1


def test_digests_tell_the_knowledge_that_a_user_adds(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("a", encoding="utf-8")
    assert digests((own,)).program == digests().program
    assert digests((own,)).knowledge != digests().knowledge
