"""Measures the pages on 5,000 events with 20,000 claims: ``python -m quality.web_bench``.

The records are made up here (names like بلدة 17), as many as a year of one conflict may give. For every page: the first
request and the median of seven, each made anew (no answer is kept), as processor time and as time passed; on a busy
machine the former is the one to compare. Then fifty readers at once, and, where there is a browser, the slider. The
figures are written to ``quality/web_bench.json``.
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import httpx2 as httpx
import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tawatur.records import (
    Article,
    Claim,
    ClaimDate,
    ClaimPlace,
    ClaimReference,
    ControlSpan,
    Event,
    Interval,
    Lineage,
    OriginCount,
    Page,
    Reading,
    Sides,
    Span,
)
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests
from tawatur.web import make_app
from tawatur.web.site import Answers

EVENTS, CLAIMS_EACH, PLACES, ARTICLES = 5_000, 4, 400, 2_000
TYPES = ("territory_gained", "withdrawal", "air_strike", "shelling", "armed_clash", "statement", "casualties")
ACTORS = ("sy-government", "sy-opposition", "sdf", "sy-local-fighters")
ORIGINS = ("sohr", "sana", "sy-opposition", "outlet", "correspondent")
FIRST_DAY = date(2024, 1, 1)
READERS = 50


PATHS = (
    "/", "/en", "/events", "/events?type=air_strike&grade=strong", "/events/e17", "/claims", "/claims?type=air_strike",
    "/places", "/places/p3", "/sources", "/sources/sohr", "/articles", "/articles/v5", "/stories", "/brief",
    "/problems", "/search?q=بلدة 17", "/map.json", "/api/events", "/api/control",
)  # fmt: skip
FIGURES = Path(__file__).parent / "web_bench.json"


@dataclass(frozen=True)
class Took:
    """Milliseconds of the processor and of the clock."""

    processor: float
    passed: float


def main() -> int:
    """Fill a workspace, make its pages, serve it, measure."""
    figures: dict[str, Took] = {}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "w"
        figures["filling"] = _timed(lambda: fill(workspace))
        app = make_app(workspace)
        figures["reading the workspace at the start"] = _timed(app.state.site.warm)
        figures["overview, cold"] = _timed(lambda: _asked(app, "/"))
        figures["compiling the pages and making the search index"] = _timed(app.state.site.index)
        for path in PATHS:
            figures[f"{path}, first"] = _timed(partial(_asked, app, path))
            figures[f"{path}, median"] = _median([_timed(partial(_asked, app, path)) for _ in range(7)])
        for what, took in figures.items():
            _told(what, took)
        with served(app) as address:
            figures[f"{READERS * 4} requests of {READERS} readers at once"] = _crowd(address)
            figures |= _slider(address)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{memory:9.0f} MB at most")
    FIGURES.write_bytes(msgspec.json.format(msgspec.json.encode({"memory_mb": round(memory), "ms": figures}), indent=1))
    return 0


def fill(folder: Path) -> None:
    """A workspace of made-up records."""
    chance = random.Random(7)
    places = [_place(number, chance) for number in range(PLACES)]
    articles = [_article(number, chance) for number in range(ARTICLES)]
    events, claims = [], []
    for number in range(EVENTS):
        own = [_claim(number * CLAIMS_EACH + n, chance.choice(articles), chance) for n in range(CLAIMS_EACH)]
        place, event_type = chance.choice(places), chance.choice(TYPES)
        day = str(FIRST_DAY + timedelta(days=chance.randrange(365)))
        when = ClaimDate(day, day, "day", "stated", f"{day}T00:00", f"{day}T23:59")
        own = [_with(one, event_type, place, when) for one in own]
        claims += own
        events.append(_event(number, own, chance))
    spans = [span for place in places for span in _spans(place, events)]
    with open_workspace(folder, make=True) as workspace:
        run = workspace.begin_run("bench", Digests("p", "k"))
        by_version: dict[str, list[Claim]] = {}
        for claim in claims:
            by_version.setdefault(claim.version_id, []).append(claim)
        workspace.add([_reading(article, by_version.get(article.version_id, [])) for article in articles], run)
        workspace.put_linked(Linked(events, (), spans, ()), run)
        workspace.end_run(run)


def _place(number: int, chance: random.Random) -> ClaimPlace:
    lat, lon = 32.8 + 4.0 * chance.random(), 36.0 + 5.0 * chance.random()
    parent = f"محافظة {number % 14}"
    return ClaimPlace(f"بلدة {number}", "site", lat, lon, "settlement", f"p{number}", f"Town {number}", parent, "sy", 1)


def _article(number: int, chance: random.Random) -> Article:
    day = str(FIRST_DAY + timedelta(days=chance.randrange(365)))
    outlet = chance.randrange(40)
    text = "\n".join(f"أفاد مصدر بأن قوات دخلت بلدة {chance.randrange(PLACES)} بعد اشتباكات." for _ in range(20))
    return Article(
        f"a{number}", f"a{number}", f"v{number}", f"{number:064x}", f"https://o{outlet}.example/{number}",
        f"منبر {outlet}", f"o{outlet}", f"عنوان {number}", day, "stated", None, None, None, None, "ar", text,
    )  # fmt: skip


def _claim(number: int, article: Article, chance: random.Random) -> Claim:
    start = article.text.find("\n", chance.randrange(600)) + 1
    quote = article.text[start : article.text.find("\n", start)]
    return Claim(
        f"c{number}", article.article, article.article_id, article.version_id, "text", "statement",
        (chance.choice(ACTORS),), (), (), ClaimDate(None, None, "unknown"), (), chance.choice(ORIGINS), ("afp",), None,
        None, "happened", quote, {"event_type": (Span("text", start, start + 4),)}, "دخلت", "bench",
        sentence=Span("text", start, start + len(quote)),
    )  # fmt: skip


def _with(claim: Claim, event_type: str, place: ClaimPlace, when: ClaimDate) -> Claim:
    from dataclasses import replace

    return replace(claim, event_type=event_type, places=(place,), date=when)


def _event(number: int, claims: list[Claim], chance: random.Random) -> Event:
    first = claims[0]
    lineages = tuple(Lineage(one.origin, "established", False, (one.claim_id,), "only", one.claim_id) for one in claims)
    return Event(
        f"e{number}", first.event_type, first.places, first.date, first.actors, (), (),
        tuple(ClaimReference(one.claim_id, one.article, one.quote) for one in claims), lineages,
        OriginCount(len(lineages), 0), Sides(), chance.choice(("weak", "fair", "strong", "contested")), (), (),
        f"{first.date.start}T20:00:00Z",
    )  # fmt: skip


def _spans(place: ClaimPlace, events: list[Event]) -> Iterator[ControlSpan]:
    there = sorted(
        (one for one in events if one.places[0].place_id == place.place_id and one.event_type == "territory_gained"),
        key=lambda one: one.date.start or "",
    )
    for number, event in enumerate(there):
        begins = f"{event.date.start}T12:00"
        ends = f"{there[number + 1].date.start}T12:00" if number + 1 < len(there) else None
        yield ControlSpan(
            place.place_id or "", place.name, "controlled", event.actors[0], Interval(begins, begins),
            Interval(ends, ends), event.known_at, begins, event.grade, (event.event_id,), begins=begins, ends=ends,
        )  # fmt: skip


def _reading(article: Article, claims: list[Claim]) -> Reading:
    page = Page(article.page_id, article.article, f"{article.article}.html", "text/html", b"")
    return Reading(page, article, tuple(claims))


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """The address of a server of the pages on a free port."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)


def _asked(app: Starlette, path: str) -> None:
    """One answer, made anew, without a network."""
    app.state.site.answers = Answers()
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.get(path).raise_for_status()


def _crowd(address: str) -> Took:
    """Fifty readers, each of whom opens four pages; any error ends the measurement."""
    mixed = [PATHS[number % len(PATHS)] for number in range(READERS * 4)]

    with httpx.Client(base_url=address, timeout=120) as client, ThreadPoolExecutor(READERS) as readers:
        took = _timed(lambda: [answer.raise_for_status() for answer in readers.map(client.get, mixed)])
    _told(f"{len(mixed)} requests of {READERS} readers at once, no error", took)
    return took


def _slider(address: str) -> dict[str, Took]:
    """The overview and the slider's step in Chromium, where there is one."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("slider: no chromium")
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1360, "height": 850})
        live = _timed(lambda: _open(page, address))
        painted = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
        found = {
            "overview painted in the browser, its map drawn": Took(painted, painted),
            "overview's map live in the browser": live,
        }
        steps = page.evaluate(
            "() => { const s = document.querySelector('[data-slider]'), took = [];"
            " for (let n = 0; n < 25; n += 1) { s.value = String(n * 7); const t = performance.now();"
            " s.dispatchEvent(new Event('input', {bubbles: true})); took.push(performance.now() - t); } return took; }"
        )
        browser.close()
    found["slider step, median"] = Took(median(steps), median(steps))
    for what, took in found.items():
        _told(what, took)
    return found


def _open(page: object, address: str) -> None:
    page.goto(address + "/")  # type: ignore[attr-defined]
    page.wait_for_selector("#map.is-live")  # type: ignore[attr-defined]


def _timed(work: Callable[[], object]) -> Took:
    processor, passed = time.process_time(), time.perf_counter()
    work()
    return Took(round((time.process_time() - processor) * 1000, 1), round((time.perf_counter() - passed) * 1000, 1))


def _median(found: list[Took]) -> Took:
    return Took(median(one.processor for one in found), median(one.passed for one in found))


def _told(what: str, took: Took) -> None:
    print(f"{took.processor:9.1f} ms of the processor {took.passed:9.1f} ms passed  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
