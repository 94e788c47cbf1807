"""A workspace that the real pipeline reads from the bundled sample and from one hostile page; a server over it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest

from tawatur import linking, pipeline
from tawatur.config import Config
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Page, Reading, RemovedLine, Span, Speaker
from tawatur.sample import sample_manifest, sample_pages_folder
from tawatur.stages.archive import read_manifest
from tawatur.storage import open_workspace

HOSTILE_TITLE = "<script>document.title='pwned'</script> سيطرة على خان شيخون"
HOSTILE_QUOTE = (
    'سيطرت الفصائل على خان شيخون <img src=x onerror="alert(1)"> "><svg onload=alert(1)> \u202e=cmd|A0\u202c\x07.'
)
HOSTILE_TEXT = "\n".join(
    (HOSTILE_QUOTE, '<a href="javascript:alert(1)">رابط</a> {{ 7*7 }} {% raw %} &lt;b&gt;', "ا" * 3000)
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def hostile_reading() -> Reading:
    """An article whose every field is made to break a page."""
    page = Page("f" * 64, "hostile", "<b>hostile</b>.html", "text/html", b"")
    evil = "\"><script>alert('pwned')</script>"
    article = Article(
        "hostile", "hostile", "v-hostile", page.page_id, "javascript:alert(1)", evil, "hostile", HOSTILE_TITLE,
        "2025-11-10", "stated", None, None, None, None, "ar", HOSTILE_TEXT, removed=(RemovedLine(evil, evil, evil),),
    )  # fmt: skip
    place = ClaimPlace(evil, "site", 35.44, 36.65, "settlement", evil, evil, evil, "sy")
    claim = Claim(
        "c-hostile", "hostile", "hostile", "v-hostile", "text", "territory_gained", (evil,), (), (place,),
        ClaimDate("2025-11-09", "2025-11-09", "day", None, "2025-11-09", "2025-11-09"), (), "sohr", (evil,),
        Speaker(evil), "statement", "happened", HOSTILE_QUOTE, {"places": (Span("text", 17, 26),)}, "سيطرت", "r",
        sentence=Span("text", 0, len(HOSTILE_QUOTE)),
    )  # fmt: skip
    return Reading(page, article, (claim,))


def crowded_readings() -> list[Reading]:
    """Fifteen outlets that tell one thing in their own words."""
    found = []
    for number in range(15):
        name, words = f"crowd-{number}", f"صوت {number}: سيطرت الفصائل على مورك في رواية الصحيفة {number}."
        page = Page(f"{number:064d}", name, f"{name}.html", "text/html", b"")
        article = Article(
            name, name, f"v-{name}", page.page_id, f"https://{name}.example/1", f"صحيفة {number}", name, words,
            "2024-11-30", "stated", None, None, None, None, "ar", words,
        )  # fmt: skip
        place = ClaimPlace("مورك", "site", 35.3767, 36.6889, "settlement", "crowd-morek", "Morek", None, "sy")
        claim = Claim(
            f"c-{name}", name, name, f"v-{name}", "text", "protest", ("sy-opposition",), (), (place,),
            ClaimDate("2024-11-30", "2024-11-30", "day", None, "2024-11-30", "2024-11-30"), (), "sohr", (), None,
            "statement", "happened", words, {"places": (Span("text", 0, 3),)}, "سيطرت", "r",
            sentence=Span("text", 0, len(words)),
        )  # fmt: skip
        found.append(Reading(page, article, (claim,)))
    return found


@pytest.fixture(scope="session")
def crowded(client) -> str:
    """The id of an event that has fifteen claims."""
    found = client.get("/events.json?type=protest").json()["items"]
    return str(next(one["event_id"] for one in found if one["claims"] == 15))


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """The workspace's folder."""
    folder = tmp_path_factory.mktemp("web") / "workspace"
    with open_workspace(folder, make=True) as workspace:
        pipeline.run(workspace, (sample_pages_folder(),), Config(processes=1), read_manifest(sample_manifest()))
        workspace.add([hostile_reading(), *crowded_readings()], 1)
        linking.link(workspace, 1)
    return folder


@pytest.fixture(scope="session")
def app(folder):
    """The application."""
    from tawatur.web import make_app

    return make_app(folder)


@pytest.fixture(scope="session")
def client(app):
    """A client of the application that needs no socket."""
    from starlette.testclient import TestClient

    return TestClient(app, base_url="http://localhost")


@pytest.fixture(scope="session")
def address(app):
    """The address of a running server."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(100):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; without it the test is skipped, and says so."""
    playwright = pytest.importorskip("playwright.sync_api", reason="BROWSER TESTS SKIPPED: no playwright")
    if CHROMIUM is None:
        pytest.skip("BROWSER TESTS SKIPPED: no chromium (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def opened(browser, address):
    """Opens a path in a fresh context: ``opened(path, dark=, phone=, script=)`` yields the page, with its errors."""
    contexts = []

    def open_page(path: str, *, dark: bool = False, phone: bool = False, script: bool = True):
        context = browser.new_context(
            viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.failures = []
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.on("console", lambda line: page.failures.append(line.text) if line.type == "error" else None)
        page.on("dialog", lambda dialog: (page.failures.append("dialog"), dialog.dismiss()))
        page.goto(address + path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where screenshots are kept."""
    target = Path(os.environ.get("TAWATUR_TEST_OUTPUT", "test-output")) / "pages"
    target.mkdir(parents=True, exist_ok=True)
    return target


@pytest.fixture(scope="session")
def examples(client) -> dict[str, str]:
    """One path of each kind of page, in Arabic."""

    def first(path: str, *keys: str) -> str:
        found = client.get(f"{path}.json").json()["items"][0]
        for key in keys:
            found = found[key]
        return f"{path}/{found}"

    return {
        "overview": "/",
        "events": "/events",
        "event": first("/events", "event_id"),
        "claims": "/claims",
        "places": "/places",
        "place": first("/places", "place", "key"),
        "sources": "/sources",
        "source": first("/sources", "slug"),
        "articles": "/articles",
        "article": first("/articles", "version_id"),
        "stories": "/stories",
        "story": first("/stories", "story_id"),
        "brief": "/brief",
        "search": "/search?q=سيطرة",
        "problems": "/problems",
    }
