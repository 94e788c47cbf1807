"""The order in which pages come, and the engine that reads them, make no difference but in ids of events."""

import shutil
from dataclasses import replace

import pytest

from tawatur.config import Config
from tawatur.engines import InProcess, LocalProcesses
from tawatur.pipeline import run
from tawatur.sample import sample_pages_folder
from tawatur.storage import open_workspace


@pytest.fixture(scope="module")
def halves(tmp_path_factory):
    """The sample in two folders."""
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for at, path in enumerate(sorted(p for p in sample_pages_folder().rglob("*") if p.is_file())):
        shutil.copy(path, folders[at % 2] / path.name)
    return folders


def told(folder):
    """All that a workspace tells, events called by their claims."""
    with open_workspace(folder) as workspace:
        events, spans = workspace.events(), workspace.control_spans()
        names = {event.event_id: " ".join(sorted(c.claim_id for c in event.claims)) for event in events}
        plain = {
            names[event.event_id]: replace(
                event,
                event_id="",
                merged_from=(),
                links=tuple(sorted((names[link.event_id], link.relation) for link in event.links)),
            )
            for event in events
        }
        control = [replace(span, because=tuple(sorted(names[e] for e in span.because))) for span in spans]
        return workspace.claims(), plain, control


def test_two_orders_and_two_engines_tell_the_same(halves, tmp_path):
    first, second = halves
    with open_workspace(tmp_path / "forwards", make=True) as workspace:
        run(workspace, [first], Config(), engine=InProcess())
        run(workspace, [second], Config(), engine=InProcess())
    with open_workspace(tmp_path / "backwards", make=True) as workspace:
        run(workspace, [second], Config(), engine=LocalProcesses(2))
        run(workspace, [first], Config(), engine=LocalProcesses(2))
    claims, events, control = told(tmp_path / "forwards")
    assert len(claims) > 20
    assert len(events) > 10
    assert (claims, events, control) == told(tmp_path / "backwards")
