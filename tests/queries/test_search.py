"""The search: the measured set, literal questions, phrases, and what must never be taken for syntax."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.errors import RequestError
from tawatur.queries import Filter
from tawatur.queries.search import SearchRequest, open_search
from tawatur.queries.search_hits import snippet
from tawatur.queries.search_words import forms, words
from tawatur.queries.view_names import Names
from tawatur.queries.view_snapshot import load_snapshot
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Page, Reading, Span
from tawatur.storage import open_workspace

SET = Path(__file__).parent / "search_set.tsv"
LINES = [line.split("\t") for line in SET.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
SENTENCES = [(int(number), place, text) for kind, number, place, text in (x for x in LINES if x[0] == "s")]
QUESTIONS = [(text, {int(n) for n in answers.split(",")}) for kind, text, answers in (x for x in LINES if x[0] == "q")]


def reading(number: int, place: str, text: str) -> Reading:
    page = Page(f"{number:064x}", f"a{number}", f"a{number}.txt", "text/plain", b"")
    article = Article(
        f"a{number}", f"a{number}", f"v{number}", page.page_id, None, "منبر", "minbar", "", "2024-12-06", "stated",
        None, None, None, None, "ar", text,
    )  # fmt: skip
    where = ClaimPlace(text.rsplit(maxsplit=1)[-1], "site", None, None, "settlement", f"p{number}", place)
    claim = Claim(
        f"c{number}", f"a{number}", f"a{number}", f"v{number}", "text", "statement", (), (), (where,),
        ClaimDate(None, None, "unknown"), (), "outlet", (), None, None, "happened", text, {}, "", "r",
        sentence=Span("text", 0, len(text)),
    )  # fmt: skip
    return Reading(page, article, (claim,))


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "w"
    with open_workspace(folder, make=True) as workspace:
        run = workspace.begin_run("test", _digests())
        workspace.add([reading(*sentence) for sentence in SENTENCES], run)
        snapshot = load_snapshot(workspace, Names())
        index = open_search(workspace)

        def ask(text: str, **more):
            asked = SearchRequest(text, **{"kinds": ("claim",), "limit": 10} | more)
            return index.find(snapshot, workspace, asked, "ar")

        ask.index, ask.snapshot, ask.workspace = index, snapshot, workspace
        yield ask


def _digests():
    from tawatur.storage.digests import Digests

    return Digests("p", "k")


def found(results) -> list[int]:
    return [int(hit.id[1:]) for hit in results.hits]


def test_the_measured_set_is_large_enough():
    assert len(QUESTIONS) >= 60


def test_recall_at_ten_of_the_measured_set(searched):
    recalls = {text: len(answers & set(found(searched(text)))) / len(answers) for text, answers in QUESTIONS}
    missed = {text: recall for text, recall in recalls.items() if recall < 1}
    assert sum(recalls.values()) / len(recalls) >= 0.95, missed


@pytest.mark.parametrize("text", ["والرستن", "رستن", "الرستن", "للرستن"])
def test_one_name_however_it_is_written(searched, text):
    assert set(found(searched(text))) == {1, 2, 3}


def test_literal_asks_for_the_words_as_they_are_written(searched):
    assert set(found(searched("والرستن", literal=True))) == {3}
    assert set(found(searched("الرستن", literal=True))) == {1, 2}


def test_a_phrase_wants_its_words_together(searched):
    assert found(searched('"مدينة الرستن"')) == [1]
    assert found(searched('"الرستن مدينة"', literal=True)) == []


def test_where_no_text_holds_all_words_those_that_hold_some_are_shown_and_it_is_said(searched):
    results = searched("الرستن بطيخ")
    assert results.relaxed
    assert set(found(results)) == {1, 2, 3}


def test_hits_are_marked_in_the_verbatim_text(searched):
    hit = searched("رستن").hits[0]
    assert any(piece.hit and "رستن" in piece.text for piece in hit.snippet)
    whole = "".join(piece.text for piece in hit.snippet).strip("…")
    assert whole in SENTENCES[int(hit.id[1:]) - 1][2]


def test_filters_hold_for_the_search(searched):
    assert searched("الرستن", wanted=Filter(outlets=("minbar",))).total == 3
    assert searched("الرستن", wanted=Filter(types=("withdrawal",))).total == 0


def test_an_unknown_kind_is_refused(searched):
    with pytest.raises(RequestError):
        searched("الرستن", kinds=("nothing",))


@pytest.mark.parametrize(
    "text",
    ["", '"', "* OR *", "NEAR(a b)", "title:الرستن", "'; DROP TABLE documents; --", "^الرستن -حمص", "(" * 500, "\x00"],
)
def test_syntax_is_only_words(searched, text):
    searched(text)


def test_a_question_of_100_kilobytes_is_cut_and_it_is_said(searched):
    assert searched("الرستن " + "كلمة " * 20_000).cut


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_no_question_fails(searched, text):
    searched(text)
    searched(text, literal=True)


@given(st.text(alphabet="الوفبكرستنحمص ةىيأإ", max_size=40))
def test_every_word_is_a_form_of_itself(text):
    assert all(word in forms(word) for word in words(text))


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_a_snippet_is_made_of_the_text(text, asked):
    assert "".join(piece.text for piece in snippet(text, asked)).strip("…") in text + "…"


def test_what_is_gone_is_not_found(searched, tmp_path):
    with open_workspace(tmp_path / "w", make=True) as workspace:
        run = workspace.begin_run("test", _digests())
        workspace.add([reading(*SENTENCES[0])], run)
        index, full = open_search(workspace), load_snapshot(workspace, Names())
        assert index.find(full, workspace, SearchRequest("الرستن"), "ar").total == 2
        empty = replace(full, state="later", claims={}, articles={}, latest={}, places={})
        assert index.find(empty, workspace, SearchRequest("الرستن"), "ar").total == 0


def test_a_damaged_index_is_made_anew(tmp_path):
    with open_workspace(tmp_path / "w", make=True) as workspace:
        run = workspace.begin_run("test", _digests())
        workspace.add([reading(*SENTENCES[0])], run)
        (workspace.folder / "search.sqlite").write_bytes(b"this is no database" * 100)
        snapshot = load_snapshot(workspace, Names())
        assert open_search(workspace).find(snapshot, workspace, SearchRequest("الرستن"), "ar").total
