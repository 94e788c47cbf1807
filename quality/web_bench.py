"""Measures the pages on 5,000 events with 20,000 claims: ``python -m quality.web_bench``.

The records are made up here (names like بلدة 17), as many as a year of one conflict may give. Printed: the first
overview, cold; the median of every other page; fifty readers at once; and, where there is a browser, the slider.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import httpx2 as httpx
import uvicorn

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

EVENTS, CLAIMS_EACH, PLACES, ARTICLES = 5_000, 4, 400, 2_000
TYPES = ("territory_gained", "withdrawal", "air_strike", "shelling", "armed_clash", "statement", "casualties")
ACTORS = ("sy-government", "sy-opposition", "sdf", "sy-local-fighters")
ORIGINS = ("sohr", "sana", "sy-opposition", "outlet", "correspondent")
FIRST_DAY = date(2024, 1, 1)
READERS = 50


def main() -> int:
    """Fill a workspace, serve it, measure."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "w"
        _told("filling", _timed(lambda: fill(workspace)))
        with served(workspace) as (address, cold):
            _told(f"overview, cold ({EVENTS:,} events, {EVENTS * CLAIMS_EACH:,} claims)", cold)
            _measure(address)
            _slider(address)
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
def served(folder: Path) -> Iterator[tuple[str, float]]:
    """A server of the workspace on a free port, and how long its first overview took."""
    app = make_app(folder)
    _told("reading the workspace at the start", _timed(app.state.site.warm))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield address, _timed(lambda: _get(address, "/"))
    finally:
        server.should_exit = True
        thread.join(5)


def _get(address: str, path: str) -> None:
    httpx.get(address + path, timeout=60).raise_for_status()


def _measure(address: str) -> None:
    paths = (
        "/", "/events", "/events?type=air_strike&grade=strong", "/events/e17", "/claims", "/places", "/places/p3",
        "/sources", "/sources/sohr", "/articles", "/articles/v5", "/search?q=بلدة 17", "/map.json", "/api/events",
    )  # fmt: skip
    for path in paths:
        _told(path, median(_timed(partial(_get, address, path)) for _ in range(7)))
    mixed = [paths[number % len(paths)] for number in range(READERS * 4)]
    with ThreadPoolExecutor(READERS) as readers:
        begun = time.perf_counter()
        list(readers.map(lambda path: _get(address, path), mixed))
        _told(f"{len(mixed)} requests of {READERS} readers at once, no error", time.perf_counter() - begun)


def _slider(address: str) -> None:
    """The slider's step in Chromium, where there is one."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("slider: no chromium")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1360, "height": 850})
        _told("overview ready in the browser", _timed(lambda: _open(page, address)))
        steps = page.evaluate(
            "() => { const s = document.querySelector('[data-slider]'), took = [];"
            " for (let n = 0; n < 25; n += 1) { s.value = String(n * 7); const t = performance.now();"
            " s.dispatchEvent(new Event('input', {bubbles: true})); took.push(performance.now() - t); } return took; }"
        )
        _told("slider step", median(steps) / 1000)
        browser.close()


def _open(page: object, address: str) -> None:
    page.goto(address + "/")  # type: ignore[attr-defined]
    page.wait_for_selector("#map.is-live")  # type: ignore[attr-defined]


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _told(what: str, seconds: float) -> None:
    print(f"{seconds * 1000:9.1f} ms  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
