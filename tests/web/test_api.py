"""The API against its own OpenAPI document, and its promises: ids, cursors, ETags, problem documents."""

from __future__ import annotations

import pytest

COLLECTIONS = ("events", "claims", "articles", "places", "control", "stories", "sources", "problems")


def test_the_document_names_every_collection(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert all(f"/api/{name}" in paths for name in (*COLLECTIONS, "search", "overview"))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_is_a_slice_with_an_etag(client, name):
    answer = client.get(f"/api/{name}", params={"limit": 3})
    found = answer.json()
    assert set(found) >= {"items", "total", "next"}
    assert len(found["items"]) <= 3
    again = client.get(f"/api/{name}", params={"limit": 3}, headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_the_api_the_pages_and_the_library_filter_alike(client, folder):
    from tawatur.queries import Filter, list_claims, list_events
    from tawatur.storage import open_workspace

    with open_workspace(folder) as workspace:
        for query, wanted in (
            ({"type": "withdrawal"}, Filter(types=("withdrawal",))),
            ({"place": "خان شيخون"}, Filter(places=("خان شيخون",))),
            ({"grade": "contested"}, Filter(grades=("contested",))),
            ({"origin": "sohr", "since": "2025-11-01"}, Filter(origins=("sohr",), since="2025-11-01")),
        ):
            events = [event.event_id for event in list_events(workspace, wanted).items]
            claims = {view.claim.claim_id for view in list_claims(workspace, wanted).items}
            assert [one["event_id"] for one in client.get("/api/events", params=query).json()["items"]] == events[:50]
            assert {one["claim_id"] for one in client.get("/api/claims", params=query).json()["items"]} == claims


def test_control_of_one_place_at_a_time(client):
    found = client.get("/api/control", params={"place": "خان شيخون", "at": "2025-11-12"}).json()
    assert found["total"] == 1
    assert found["items"][0]["answer"]["status"]


def test_an_unknown_id_is_a_problem_document(client):
    answer = client.get("/api/events/none")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["status"] == 404


def test_the_api_keeps_to_its_document(client):
    schemathesis = pytest.importorskip("schemathesis")
    jsonschema = pytest.importorskip("jsonschema_rs")

    document = client.get("/api/openapi.json").json()
    operations = [found.ok() for found in schemathesis.openapi.from_dict(document).get_all_operations()]
    assert len(operations) > 12

    for operation in operations:
        stated = document["paths"][operation.path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = jsonschema.Draft202012Validator(stated | {"components": document["components"]})
        _holds(client, operation, whole)
        whole.validate(client.get(operation.path.replace("{id}", _an_id(client, operation.path))).json())


def _holds(client, operation, whole):
    """Whatever the document allows gets an answer of the stated form, or a problem document."""
    from hypothesis import HealthCheck, given, settings

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def holds(case):
        answer = client.get(case.formatted_path, params=case.query)
        assert answer.status_code in (200, 400, 404), (case.formatted_path, case.query, answer.text[:300])
        if answer.status_code == 200:
            whole.validate(answer.json())

    holds()


def _an_id(client, path):
    keys = {
        "events": "event_id",
        "claims": "claim_id",
        "articles": "version_id",
        "stories": "story_id",
        "sources": "slug",
    }
    name = path.split("/")[2] if path.count("/") > 1 else "events"
    if name not in (*keys, "places"):
        return ""
    item = client.get(f"/api/{name}").json()["items"][0]
    return item["place"]["key"] if name == "places" else item[keys[name]]
