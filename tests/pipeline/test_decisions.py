"""Decisions are applied over what was read, can be taken back, and erase nothing but by redaction."""

import sqlite3

import pytest

from tawatur import decisions, queries
from tawatur.config import Config
from tawatur.engines import InProcess
from tawatur.errors import NotFound, RequestError, WorkspaceError
from tawatur.pipeline import run
from tawatur.storage import open_workspace
from tawatur.storage.workspace import DATABASE

SECRET = "سيطر مقاتلون على بلدة السر"


@pytest.fixture
def workspace(tmp_path, fake_stages, monkeypatch):
    """Two pages, two claims, two events; the linking is the stand-in's, over the claims that stand."""
    from tawatur import linking

    link = linking.events.link_events

    def link_standing(claims, articles, previous, judgements, knowledge):
        kept = linking.events.judged_claims(claims, linking.events.standing(judgements))
        return link(kept, articles, previous, judgements, knowledge)

    monkeypatch.setattr(linking.events, "link_events", link_standing)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.txt").write_text(f"خبر\n{SECRET}\nوقال ناطق", encoding="utf-8")
    (tmp_path / "pages" / "two.txt").write_text("خبر آخر\nسيطر الجيش على التل", encoding="utf-8")
    with open_workspace(tmp_path / "w", make=True) as opened:
        run(opened, [tmp_path / "pages"], Config(), engine=InProcess())
        yield opened


def decide(workspace, decision, *subjects, corrections=()):
    reason = {"why": "a second look", "made_by": "tester"}
    return decisions.decide(workspace, decision, subjects, corrections=corrections, **reason).judgement


def claim_of(workspace, article):
    return next(v.claim for v in queries.list_claims(workspace).items if v.claim.article == article)


def test_a_rejected_claim_no_longer_counts_and_can_come_back(workspace):
    claim = claim_of(workspace, "one")
    made = decide(workspace, "reject", claim.claim_id)
    assert [v.claim.article for v in queries.list_claims(workspace).items] == ["two"]
    assert len(queries.list_events(workspace).items) == 1
    view = queries.get_claim(workspace, claim.claim_id)
    assert view.is_rejected
    assert view.judgements == (made,)
    decide(workspace, "withdraw", made.judgement_id)
    assert len(queries.list_events(workspace).items) == 2
    assert not queries.get_claim(workspace, claim.claim_id).is_rejected


def test_a_corrected_claim_is_shown_and_found_as_corrected(workspace):
    claim = claim_of(workspace, "two")
    made = decide(
        workspace, "correct", claim.claim_id, corrections=[("event_type", '"shelling"'), ("actors", '["il-army"]')]
    )
    wanted = queries.Filter(types=("shelling",), actors=("il-army",))
    (view,) = queries.list_claims(workspace, wanted).items
    assert view.claim.event_type == "shelling"
    assert [e.event_type for e in queries.list_events(workspace, wanted).items] == ["shelling"]
    decide(workspace, "withdraw", made.judgement_id)
    assert queries.list_claims(workspace, wanted).items == ()
    assert claim_of(workspace, "two") == claim


def test_decisions_that_make_no_sense_are_refused(workspace):
    claim = claim_of(workspace, "one")
    event = queries.list_events(workspace).items[0]
    for decision, subjects, corrections in (
        ("merge", [event.event_id], ()),
        ("merge", [event.event_id, event.event_id], ()),
        ("split", [event.event_id], ()),
        ("correct", [claim.claim_id], ()),
        ("correct", [claim.claim_id], [("claim_id", '"x"')]),
        ("correct", [claim.claim_id], [("event_type", '"picnic"')]),
        ("withdraw", [claim.claim_id], ()),
    ):
        with pytest.raises(RequestError):
            decide(workspace, decision, *subjects, corrections=corrections)
    with pytest.raises(NotFound):
        decide(workspace, "reject", "nothing")
    with pytest.raises(RequestError, match="reason"):
        decisions.decide(workspace, "accept", [claim.claim_id], why=" ", made_by="tester")
    assert queries.list_judgements(workspace) == ()


def test_a_redacted_article_is_gone_but_for_its_tombstone(workspace, tmp_path):
    article = queries.get_article(workspace, "one").article
    decide(workspace, "redact", article.article_id)
    workspace.close()
    assert SECRET.encode() not in (tmp_path / "w" / DATABASE).read_bytes()
    with pytest.raises(WorkspaceError):
        workspace.archive.get(article.page_id)
    with pytest.raises(NotFound):
        queries.get_article(workspace, "one")
    (judgement,) = queries.list_judgements(workspace)
    assert judgement.subjects == (article.article_id,)
    report = run(workspace, [tmp_path / "pages"], Config(), engine=InProcess())
    assert (report.known, report.articles, report.problems) == (2, 0, ())


def test_a_redacted_claim_keeps_what_happened_and_no_words(workspace, tmp_path):
    claim = claim_of(workspace, "one")
    before = queries.get_article(workspace, "one").article.text
    decide(workspace, "redact", claim.claim_id)
    workspace.close()
    assert not [p for p in (tmp_path / "w").rglob("*") if p.is_file() and SECRET.encode() in p.read_bytes()]
    after = claim_of(workspace, "one")
    assert (after.quote, after.event_type, after.places) == ("", claim.event_type, claim.places)
    text = queries.get_article(workspace, "one").article.text
    assert len(text) == len(before)
    assert text.endswith("وقال ناطق")


def test_judgements_are_rows_that_are_only_added(workspace, tmp_path):
    claim = claim_of(workspace, "one")
    made = decide(workspace, "accept", claim.claim_id)
    decide(workspace, "withdraw", made.judgement_id)
    with sqlite3.connect(tmp_path / "w" / DATABASE) as database:
        assert database.execute("SELECT decision FROM judgements ORDER BY rowid").fetchall() == [
            ("accept",),
            ("withdraw",),
        ]
