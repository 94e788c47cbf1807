"""The commands that look: their forms, their exit statuses, their one-line failures."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tawatur.cli import main, output
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests


@pytest.fixture
def folder(tmp_path, made):
    reading = made.reading(made.page("خبر\nسيطر مقاتلون على الوادي", "one"))
    event = made.event(reading.claims[0])
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add([reading], workspace.begin_run("0", Digests("p", "k")))
        workspace.put_linked(Linked([event], (), [made.span(event)]), None)
    return str(tmp_path)


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("what", ["events", "claims", "articles", "stories", "problems"])
@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_each_listing_in_each_form(folder, capsys, what, lang, form):
    assert main(["--lang", lang, what, "-w", folder, "--format", form]) == 0
    assert capsys.readouterr().err == "" or what in ("problems", "stories")


def test_claim_lines_are_the_contract(folder, capsys):
    assert main(["claims", "-w", folder, "--format", "jsonl"]) == 0
    (claim,) = lines(capsys)
    expected = "claim_id article article_id version_id part event_type actors targets places date quantities origin via"
    assert {*expected.split(), "speaker", "evidence_kind", "modality", "quote", "evidence", "trigger", "rule"} <= set(
        claim
    )
    assert claim["article"] == "one"
    assert claim["evidence"] == {"event_type": [[0, 4]]}
    assert {"name", "role", "lat", "lon", "precision", "place_id", "name_en", "parent", "country", "where_prec"} <= set(
        claim["places"][0]
    )
    assert set(claim["date"]) == {"start", "end", "precision", "basis", "not_before", "not_after"}


def test_event_lines_are_the_contract(folder, capsys):
    assert main(["events", "-w", folder, "--format", "jsonl"]) == 0
    (event,) = lines(capsys)
    expected = "event_id event_type places date actors targets quantities claims lineages origins sides grade"
    assert {*expected.split(), "disagreements", "links", "known_at", "merged_from"} <= set(event)
    assert {"claim_id", "article", "quote"} <= set(event["claims"][0])
    assert event["origins"] == {"established": 1, "possible": 0}


def test_article_lines_are_the_contract(folder, capsys):
    assert main(["articles", "-w", folder, "--format", "jsonl"]) == 0
    (article,) = lines(capsys)
    expected = "article article_id version_id url outlet outlet_slug title published published_basis published_evidence"
    assert {*expected.split(), "updated", "fetched_at", "language", "text", "removed", "entries"} <= set(article)


def test_control_is_one_line(folder, capsys):
    assert main(["control", "بالوادي", "--at", "2024-12-06", "-w", folder, "--format", "jsonl"]) == 0
    (answer,) = lines(capsys)
    expected = "place_id place status holder since last_confirmed grade because at known_at"
    assert set(expected.split()) <= set(answer)
    assert (answer["status"], answer["holder"]) == ("controlled", "sy-opposition")


def test_control_of_a_place_that_nobody_knows(folder, capsys):
    assert main(["control", "لامكانهنا", "--at", "2024-12-06", "-w", folder, "--format", "jsonl"]) == 1
    (answer,) = lines(capsys)
    assert (answer["status"], answer["holder"], answer["place_id"]) == ("unknown", None, None)


def test_csv_reads_back(folder, capsys):
    assert main(["events", "-w", folder, "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["places"], row["established_origins"]) == ("الوادي", "1")


def test_a_spreadsheet_never_sees_a_formula(tmp_path, made, capsys):
    reading = made.reading(made.page("خبر\n=سيطر(1) مقاتلون", "one"))
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add([reading], workspace.begin_run("0", Digests("p", "k")))
    main(["claims", "-w", str(tmp_path), "--format", "csv"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["quote"].startswith("'=")


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (["events", "--since", "tomorrow"], 2, "no day"),
        (["events", "--grade", "certain"], 2, "no grade"),
        (["events", "--no-such-option"], 2, "No such option"),
        (["nothing"], 2, "No such command"),
        (["control", "الوادي", "--at", "noon"], 2, "no time"),
    ],
)
def test_wrong_usage(folder, capsys, arguments, status, word):
    where = ["-w", folder] if len(arguments) > 1 else []
    assert main([*arguments, *where]) == status
    assert word in capsys.readouterr().err


def test_no_workspace_is_one_line_that_says_what_to_do(tmp_path, capsys):
    assert main(["events", "-w", str(tmp_path / "none")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "tawatur run" in line


def test_an_ambiguous_place_lists_the_candidates(two_bearers, capsys):
    assert main(["control", "التل", "--at", "2024-12-06", "-w", str(two_bearers)]) == 4
    assert "pl_0" in capsys.readouterr().err


def test_a_fault_of_the_program_is_one_line(folder, capsys, monkeypatch):
    monkeypatch.setattr("tawatur.cli.events.list_events", lambda *_, **__: 1 / 0)
    assert main(["events", "-w", folder]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_table_cuts_no_word_that_fits_its_terminal(width, capsys, monkeypatch):
    monkeypatch.setattr(output, "_PIPE_WIDTH", width)
    words = ["deployment", "2024-12-06", "government", "c27a376c4", "السقيلبية"]
    output.print_table(["when", "what", "where", "who", "told by"], [[f"{w} {w} of {w}" for w in words]] * 2)
    told = capsys.readouterr().out
    assert all(told.count(word) == 6 for word in words)
    assert max(map(len, told.splitlines())) <= width


def test_a_place_that_nobody_is_said_to_hold_is_told_so(folder, capsys):
    assert main(["--lang", "en", "control", "القامشلي", "-w", folder]) == 0
    assert "nothing read says who holds it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "option"),
    [("events", "place"), ("claims", "actor"), ("articles", "outlet"), ("events", "origin"), ("brief", "place")],
)
def test_a_name_that_nothing_bears_is_told(folder, capsys, command, option):
    assert main(["--lang", "en", command, f"--{option}", "لامكانهنا", "-w", folder]) == 0
    assert "nothing here is called “لامكانهنا”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "name"), [("place", "حمص"), ("actor", "sy-government"), ("origin", "reuters"), ("origin", "رويترز")]
)
def test_a_known_name_of_which_nothing_is_told_is_not_called_unknown(folder, capsys, option, name):
    assert main(["--lang", "en", "events", f"--{option}", name, "-w", folder]) == 0
    assert "is called" not in capsys.readouterr().err


def test_who_relays_is_told_by_name_in_lists_and_cards(tmp_path, made, capsys):
    reading = made.reading(made.page("خبر\nسيطر مقاتلون على الوادي", "one"))
    reading = replace(reading, claims=(replace(reading.claims[0], via=("afp", "وكالة-الوادي")),))
    event = made.event(reading.claims[0])
    with open_workspace(tmp_path, make=True) as workspace:
        workspace.add([reading], workspace.begin_run("0", Digests("p", "k")))
        workspace.put_linked(Linked([event], (), [made.span(event)]), None)
    for command in (["show", event.event_id], ["explain", reading.claims[0].claim_id]):
        assert main(["--lang", "ar", *command, "-w", str(tmp_path)]) == 0
        assert "وكالة الوادي ← وكالة فرانس برس ← " in capsys.readouterr().out
