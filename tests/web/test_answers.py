"""What a server keeps of its answers, what it says of failures, and the names on its map."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tawatur.queries.view_overview import DayCount, without_strays
from tawatur.storage import open_workspace
from tawatur.web import make_app
from tawatur.web.site import Answers
from tawatur.web.svg_map import Dot, Mark, draw, frame_of


def test_answers_that_were_not_asked_for_longest_go():
    kept = Answers(most_bytes=10)
    kept.put("a", b"12345")
    kept.put("b", b"12345")
    assert kept.get("a") == b"12345"
    kept.put("c", b"123")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (b"12345", None, b"123")


def test_an_answer_larger_than_all_room_is_not_kept():
    kept = Answers(most_bytes=4)
    kept.put("a", b"12345")
    assert kept.get("a") is None
    kept.put("b", b"1234")
    assert kept.get("b") == b"1234"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/places/nowhere", "لا ادعاء هنا عن مكان «nowhere»"),
        ("/events/nothing", "لا شيء هنا"),
        ("/?at=yesterday", "ليس وقتاً"),
        ("/?country=zzz", "ليس بلداً"),
        ("/events?cursor=gone", "لم يعد هذا الموضع"),
    ],
)
def test_a_failure_is_told_in_the_language_of_the_page(client, path, said):
    arabic, english = client.get(path).text, client.get(f"/en{path}").text
    assert said in arabic
    assert said not in english


def test_what_is_not_allowed_says_what_is(client):
    answer = client.post("/events")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_an_empty_workspace_says_that_nothing_was_read(tmp_path):
    open_workspace(tmp_path / "w", make=True).close()
    page = TestClient(make_app(tmp_path / "w"), base_url="http://127.0.0.1").get("/en").text
    assert "No page has been read" in page
    assert "9999" not in re.sub(r'data-at="[^"]*"', "", page)


def test_events_away_from_held_places_are_named_and_no_name_stands_twice():
    mark = Mark(36.7, 34.9, 0, 0, "controlled", "Rastan", "", "")
    dots = [Dot(36.7, 34.9, "Rastan"), Dot(36.75, 35.1, "Hama")]
    names = re.findall(r'class="place"[^>]*>([^<]+)<', draw((mark,), "en", "Map", frame_of([(36.7, 34.9)]), dots))
    assert names == ["Rastan", "Hama"]


def test_names_stand_on_no_mark():
    near = [Mark(36.70 + step, 34.9, 0, 0, "controlled", f"Place {n}", "", "") for n, step in enumerate((0.0, 0.035))]
    drawn = draw(near, "en", "Map", frame_of([(36.7, 34.9)]))
    spots = re.findall(r'class="place" x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)"', drawn)
    assert [anchor for _, _, anchor in spots] == ["end", "start"]


def test_the_few_far_days_do_not_stretch_the_slider():
    usual = [DayCount(f"2024-12-{day:02d}", 10) for day in range(1, 20)]
    far = [DayCount("2019-01-01", 1), DayCount("2026-05-01", 1)]
    assert without_strays((far[0], *usual, far[1])) == tuple(usual)
    assert without_strays(()) == ()
    assert without_strays((far[0],)) == (far[0],)


def test_the_latest_news_are_no_strays_however_few():
    usual = [DayCount(f"2024-12-{day:02d}", 10) for day in range(1, 20)]
    latest, planned = DayCount("2025-05-14", 1), DayCount("2026-05-01", 1)
    assert without_strays((*usual, latest, planned), published="2025-05-14") == (*usual, latest)
