"""Pages as HTML and as JSON, without a browser: what they hold, and what bad requests get."""

from __future__ import annotations

import re

import pytest

KINDS = (
    "overview", "events", "event", "claims", "places", "place", "sources", "source", "articles", "article", "stories",
    "story", "brief", "search", "problems",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("prefix", "direction"), [("", "rtl"), ("/en", "ltr")])
def test_each_page_comes_in_both_languages(client, examples, kind, prefix, direction):
    path = examples[kind]
    answer = client.get(prefix + path if path != "/" else prefix or "/")
    assert answer.status_code == 200
    assert f'dir="{direction}"' in answer.text
    verbatim = r"data-copy=\"[^\"]*\"|<q.*?</q>|<p class=\"snippet.*?</p>|<mark.*?</mark>"
    assert "مؤكد" not in re.sub(verbatim, "", answer.text, flags=re.S)


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_comes_as_json(client, examples, kind):
    path = examples[kind]
    answer = client.get(path, headers={"accept": "application/json"})
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_holds_inline_script_style_or_a_remote_resource(client, examples, kind):
    page = client.get(examples[kind]).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']", re.sub(r">[^<]*<", "><", page))
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=[\"'](?:https?:)?//", page)


def test_the_headers_forbid_what_we_do_not_use(client):
    headers = client.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events/nothing", 404), ("/places/nothing", 404), ("/articles/../../etc/passwd", 404),
        ("/sources/nobody", 404),
        ("/static/../app.py", 404), ("/static/%2e%2e/app.py", 404), ("/originals/00", 404), ("/export/xls", 404),
        ("/?at=2024-13-45", 400), ("/?at=yesterday", 400), ("/?type=nothing", 400), ("/?since=2024-02-31", 400),
        ("/?since=2025-01-02&until=2025-01-01", 400), ("/events?limit=0", 400), ("/events?limit=9999999999", 400),
        ("/events?cursor=gone", 404), ("/search?q=x&kind=nothing", 400), ("/?country=../..", 400), ("/nothing", 404),
        ("/?place=" + "ا" * 300, 400), ("/events?" + "&".join(f"place=p{n}" for n in range(60)), 400),
    ],
)  # fmt: skip
def test_a_bad_request_gets_a_clear_page_and_a_problem_document(client, path, status):
    page = client.get(path)
    assert page.status_code == status
    assert "Traceback" not in page.text
    document = client.get(path, headers={"accept": "application/json"})
    assert document.status_code == status
    assert document.headers["content-type"] == "application/problem+json"
    assert document.json()["status"] == status


@pytest.mark.parametrize(
    "path", ["/?place=nowhere", "/events?actor=nobody", "/brief?since=1990-01-01&until=1990-01-02"]
)
def test_a_filter_that_matches_nothing_gets_an_empty_view(client, path):
    assert client.get(path).status_code == 200


def test_only_reading_is_answered(client):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/events").status_code == 405


def test_a_strange_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:8750"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:8750"}).status_code == 200


def test_an_unchanged_page_is_not_sent_twice(client):
    tag = client.get("/events").headers["etag"]
    assert client.get("/events", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/en/events", headers={"if-none-match": tag}).status_code == 200


def test_pages_of_a_list_hold_every_event_once(client):
    seen, cursor = [], None
    while True:
        query = {"limit": "10"} | ({"cursor": cursor} if cursor else {})
        found = client.get("/events.json", params=query).json()
        seen += [event["event_id"] for event in found["items"]]
        cursor = found["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == found["total"]


def test_every_quote_of_an_event_leads_to_its_words_in_the_article(client, examples):
    view = client.get(examples["event"] + ".json").json()
    assert view["claims"]
    for claim in view["claims"]:
        article = client.get(f"/articles/{claim['version_id']}", params={"claim": claim["claim_id"]}).text
        assert f'id="claim-{claim["claim_id"]}"' in article
        assert "is-chosen" in article


def test_the_stored_original_is_handed_out_as_a_file_with_its_hash(client, examples):
    page_id = client.get(examples["article"] + ".json").json()["stored"][0]["page_id"]
    answer = client.get(f"/originals/{page_id}")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    from hashlib import sha256

    assert sha256(answer.content).hexdigest() == page_id


def test_a_filter_and_the_counts_agree(client):
    for facet in client.get("/?lang=en", headers={"accept": "application/json"}).json()["facets"]["types"]:
        assert client.get("/events.json", params={"type": facet["value"]}).json()["total"] == facet["count"]


def test_as_known_at_and_the_country_hold_for_lists_the_map_and_exports_alike(client):
    every = client.get("/events.json", params={"limit": 200}).json()["items"]
    query = {"known_at": sorted(event["known_at"] for event in every if event["known_at"])[len(every) // 2][:10]}
    known = client.get("/events.json", params={**query, "limit": 200}).json()
    assert 0 < known["total"] < len(every)
    assert all(event["known_at"] <= query["known_at"] + "T23:59:59Z" for event in known["items"])
    assert len(client.get("/export/jsonl", params=query).text.splitlines()) == known["total"]
    assert client.get("/events.json", params={"country": "sd"}).json()["total"] < len(every)


def test_the_map_answers_as_the_library_does(client, folder):
    from tawatur.queries import control_map
    from tawatur.storage import open_workspace

    data = client.get("/map.json").json()
    with open_workspace(folder) as workspace:
        for moment in ("2025-11-08T12:00", "2025-11-09T12:00", "2025-12-31T12:00"):
            expected = {
                point.answer.place_id: (point.answer.status, point.answer.holder)
                for point in control_map(workspace, moment)
                if point.latitude is not None
            }
            assert {key: answer for key, answer in _answers(data, moment) if answer} == expected


def _answers(data, moment):
    for place in data["places"]:
        steps = [step for step in place["steps"] if step["begins"][:16] <= moment]
        known = steps and steps[-1]["status"] != "unknown"
        yield place["key"], (steps[-1]["status"], steps[-1]["holder"]) if known else None


@pytest.mark.parametrize(
    "name", ["acled", "ucdp", "geojson", "control-geojson", "kml", "jsonl", "claims-jsonl", "atom", "brief"]
)
def test_every_list_can_be_exported(client, name):
    answer = client.get(f"/export/{name}", params={"type": "territory_gained"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content


def test_a_workspace_that_vanishes_is_told_as_such(tmp_path):
    from starlette.testclient import TestClient

    from tawatur.storage import open_workspace
    from tawatur.web import make_app

    with open_workspace(tmp_path / "w", make=True):
        pass
    client = TestClient(make_app(tmp_path / "w"), base_url="http://localhost")
    assert client.get("/").status_code == 200
    (tmp_path / "w" / "workspace.sqlite").unlink()
    assert client.get("/").status_code == 503


def test_a_change_of_control_is_told_no_more_precisely_than_it_is_known(client):
    """Its hours are those that the reports leave open, never their middle."""
    places = [f"/places/{place['place']['key']}" for place in client.get("/places.json").json()["items"]]
    steps = [
        (path, one["step"])
        for path in places
        for one in client.get(f"{path}.json").json()["steps"]
        if one["step"]["within"]
    ]
    assert steps
    for path, step in steps:
        first, last = step["within"]
        assert first < step["begins"] < last
        history = client.get(f"/en{path}").text.partition('class="history"')[2]
        assert "Some time between" in history
        assert f'datetime="{step["begins"]}"' not in history
