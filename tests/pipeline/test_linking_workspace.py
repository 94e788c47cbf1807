"""A workspace takes new pages in without linking all claims anew, and ends up as one that read them at once."""

import pytest

from tawatur import linking, pipeline
from tawatur.config import Config
from tawatur.sample import sample_pages_folder
from tawatur.storage import open_workspace

CONFIG = Config(processes=1)


def told(workspace):
    """Everything that was linked, without ids of events."""
    events = workspace.events()
    names = {e.event_id: tuple(sorted(c.claim_id for c in e.claims)) for e in events}
    spans = [
        (s.place_id, s.status, s.holder, s.begins, s.ends, s.known_since, s.known_until, s.grade, s.rivals,
         sorted(names[i] for i in s.because))
        for s in workspace.control_spans()
    ]  # fmt: skip
    return (
        sorted(repr((names[e.event_id], e.grade, e.origins, e.disagreements, e.sides, e.lineages, e.history,
                     sorted((k.relation, names[k.event_id]) for k in e.links))) for e in events),
        sorted(map(repr, spans)),
    )  # fmt: skip


@pytest.fixture
def pages():
    return sorted(p for p in sample_pages_folder().rglob("*") if p.is_file())


@pytest.fixture
def relinked(monkeypatch):
    """Counts how often new claims were linked into what was there, whatever their share."""
    calls = []
    whole = linking._Relinking.linked

    def counted(self):
        calls.append(self)
        return whole(self)

    monkeypatch.setattr(linking._Relinking, "linked", counted)
    monkeypatch.setattr(linking, "MOST_NEW", 100)
    return calls


def test_pages_in_parts_give_what_they_give_at_once(tmp_path, pages, relinked):
    with open_workspace(tmp_path / "parts", make=True) as parts, open_workspace(tmp_path / "once", make=True) as once:
        for some in (pages[:5], pages[5:6], pages[6:]):
            pipeline.run(parts, some, CONFIG)
        pipeline.run(once, pages, CONFIG)
        assert told(parts) == told(once)
    assert len(relinked) == 2


def test_a_lost_file_only_costs_time(tmp_path, pages, relinked):
    with open_workspace(tmp_path, make=True) as workspace:
        pipeline.run(workspace, pages[:4], CONFIG)
        (kept,) = tmp_path.glob("linking-*.kept")
        kept.write_bytes(b"broken")
        pipeline.run(workspace, pages[4:6], CONFIG)
        assert not relinked
        assert len(list(tmp_path.glob("linking-*.kept"))) == 1
        pipeline.run(workspace, pages[6:8], CONFIG)
        assert relinked


def test_another_program_links_anew(tmp_path, pages, relinked, monkeypatch):
    with open_workspace(tmp_path, make=True) as workspace:
        pipeline.run(workspace, pages[:4], CONFIG)
        monkeypatch.setattr(linking, "maker", lambda: "an upgraded program")
        pipeline.run(workspace, pages[4:6], CONFIG)
        assert not relinked
        pipeline.run(workspace, pages[6:8], CONFIG)
        assert len(relinked) == 1
