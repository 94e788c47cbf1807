"""The public library: its names, and that importing it is light."""

import subprocess
import sys

import pytest

import tawatur


def test_the_public_names():
    assert len(tawatur.__all__) == 10
    assert all(getattr(tawatur, name).__doc__ for name in tawatur.__all__)
    assert set(tawatur.__all__) <= set(dir(tawatur))
    with pytest.raises(AttributeError):
        _ = tawatur.nothing_of_that_name


def test_importing_it_loads_nothing_heavy():
    code = "import sys, tawatur; print([m for m in ('sqlalchemy', 'trafilatura', 'rich', 'babel') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_folder_is_read_and_its_events_listed(tmp_path, fake_stages):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("خبر\nسيطر مقاتلون على الوادي", encoding="utf-8")
    with tawatur.open_workspace(tmp_path / "w") as workspace:
        assert tawatur.read(tmp_path / "pages", workspace).articles == 1
        (event,) = tawatur.events(workspace)
        (claim,) = tawatur.claims(workspace, tawatur.Filter(places=("الوادي",)))
        (article,) = tawatur.articles(workspace)
        assert claim.quote in article.text
        assert tawatur.control(workspace, "الوادي", "2024-12-07").because == (event.event_id,)
        assert tawatur.show(workspace, event.event_id).event == event
