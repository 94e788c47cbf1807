"""A server that others can reach: nothing without the secret, few tries, sessions that end."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tawatur.errors import RequestError
from tawatur.web import Settings, make_app
from tawatur.web.security import Buckets
from tawatur.web.settings import is_secret, secret_of

SECRET = "a long enough secret"


@pytest.fixture
def guarded(folder, tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n")
    settings = Settings(secret=secret_of(file), hosts=frozenset({"news.example"}))
    return TestClient(make_app(folder, settings), base_url="https://news.example", follow_redirects=False)


@pytest.mark.parametrize(
    "path", ["/", "/en", "/events.json", "/api/events", "/export/acled", "/map.json", "/originals/0"]
)
def test_nothing_is_shown_to_strangers(guarded, path):
    answer = guarded.get(path)
    assert answer.status_code in (303, 401)
    assert "event" not in answer.text


def test_the_password_opens_a_session_that_logging_out_ends(guarded):
    answer = guarded.post("/login", data={"password": SECRET})
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=strict", "secure"))
    session = guarded.cookies.get("tawatur_session")
    assert guarded.get("/").status_code == 200
    guarded.post("/logout")
    assert guarded.get("/", headers={"cookie": f"tawatur_session={session}"}).status_code == 303


def test_the_token_opens_the_api(guarded):
    assert guarded.get("/api/events", headers={"authorization": f"Bearer {SECRET}"}).status_code == 200
    assert guarded.get("/api/events", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_few_tries_a_minute(guarded):
    statuses = [guarded.post("/login", data={"password": f"wrong {n}"}).status_code for n in range(7)]
    assert statuses[:5] == [401] * 5
    assert statuses[5:] == [429] * 2


def test_a_clients_minute_begins_with_its_first_try():
    now = [59.9]
    tries = Buckets(2, clock=lambda: now[0])
    assert [tries.is_full("a") for _ in range(2)] == [False, False]
    now[0] = 60.1
    assert tries.is_full("a")
    assert not tries.is_full("b")
    now[0] = 119.9
    assert not tries.is_full("a")


def test_a_large_form_is_refused(guarded):
    assert guarded.post("/login", data={"password": "x" * 100_000}).status_code == 413


def test_the_secret_is_kept_as_a_hash_and_may_be_given_as_one(tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET)
    hashed = secret_of(file)
    assert SECRET not in hashed
    assert is_secret(hashed, SECRET)
    file.write_text(hashed)
    assert secret_of(file) == hashed


def test_a_short_secret_is_refused(tmp_path):
    file = tmp_path / "secret"
    file.write_text("short")
    with pytest.raises(RequestError):
        secret_of(file)


def test_listening_to_others_demands_a_secret(folder):
    from tawatur.cli import main

    assert main(["serve", "-w", str(folder), "--listen", "0.0.0.0"]) == 2
