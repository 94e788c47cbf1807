"""Reading again tells what a better program or better knowledge changes, and keeps ids."""

from dataclasses import replace

import pytest

from tawatur import pipeline, queries, reading
from tawatur.config import Config
from tawatur.engines import InProcess
from tawatur.records import ClaimDate
from tawatur.rereading import reread
from tawatur.storage import open_workspace


@pytest.fixture
def workspace(tmp_path, fake_stages):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.txt").write_text("خبر\nسيطر مقاتلون على البلدة", encoding="utf-8")
    with open_workspace(tmp_path / "w", make=True) as opened:
        pipeline.run(opened, [tmp_path / "pages"], Config(), engine=InProcess())
        yield opened


def test_nothing_is_read_again_by_the_same_program(workspace):
    assert reread(workspace, Config(), InProcess()).pages == 0
    assert [c for c in queries.list_changes(workspace) if c.change.kind.startswith("claim")] == []


def test_the_same_program_reads_the_same(workspace):
    before = workspace.claims(), workspace.articles(), workspace.events()
    assert reread(workspace, Config(), InProcess(), everything=True).pages == 1
    assert (workspace.claims(), workspace.articles(), workspace.events()) == before
    assert [c for c in queries.list_changes(workspace) if c.change.kind.startswith("claim")] == []


def test_better_knowledge_changes_a_claim_and_not_its_name(workspace, monkeypatch):
    (claim,) = workspace.claims()
    read = reading.claims.read_claims
    dated = ClaimDate("2024-12-04", "2024-12-04", "day")
    monkeypatch.setattr(reading.claims, "read_claims", lambda a, k: tuple(replace(c, date=dated) for c in read(a, k)))
    reread(workspace, Config(), InProcess(), everything=True)
    (again,) = workspace.claims()
    assert again.claim_id == claim.claim_id
    changes = [c.change for c in queries.list_changes(workspace) if c.change.kind == "claim_changed"]
    assert [(c.subject, c.field) for c in changes] == [(claim.claim_id, "date")]


def test_a_claim_that_is_no_longer_read_is_told(workspace, monkeypatch):
    (claim,) = workspace.claims()
    monkeypatch.setattr(reading.claims, "read_claims", lambda *_: ())
    reread(workspace, Config(), InProcess(), everything=True)
    assert workspace.claims() == ()
    kinds = {(c.change.kind, c.change.subject) for c in queries.list_changes(workspace)}
    assert ("claim_gone", claim.claim_id) in kinds
