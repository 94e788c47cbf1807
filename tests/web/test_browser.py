"""Pages in a real browser: both languages, light and dark, a phone, no script, the slider, hostile text, axe-core."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser
KINDS = (
    "overview", "events", "event", "claims", "places", "place", "sources", "source", "articles", "article", "stories",
    "story", "brief", "search", "problems",
)  # fmt: skip
# Every page in two looks (language, dark, phone), the main ones in all four.
TWO_LOOKS = [("ar", False, False), ("en", True, True)]
LOOKS = [*TWO_LOOKS, ("ar", True, True), ("en", False, False)]
SEEN = [(kind, look) for kind in KINDS for look in (LOOKS if kind in ("overview", "event", "article") else TWO_LOOKS)]


def in_language(path: str, language: str) -> str:
    return path if language == "ar" else "/en" + (path if path != "/" else "")


def is_live(page):
    page.wait_for_selector("#map.is-live")
    return page


@pytest.mark.parametrize(("kind", "look"), SEEN)
def test_each_page_in_each_look_has_no_error_no_overflow_and_no_axe_violation(opened, examples, pictures, kind, look):
    language, dark, phone = look
    page = opened(in_language(examples[kind], language), dark=dark, phone=phone)
    if kind == "overview":
        is_live(page)
    name = f"{kind}-{language}-{'dark' if dark else 'light'}-{'phone' if phone else 'wide'}"
    page.screenshot(path=pictures / f"{name}.png")
    assert page.failures == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1, "the page scrolls sideways"
    assert violations(page) == []


def violations(page) -> list[str]:
    """What axe-core finds against WCAG 2.1 A and AA."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    from pathlib import Path

    script = Path(axe.__file__).parent / "axe.min.js"
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
        ".then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)"
        ".map(n => n.html.slice(0, 160)).join(' | ')))"
    )
    return list(found)


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_can_be_read_without_javascript(opened, examples, kind, pictures):
    page = opened(examples[kind], script=False)
    page.screenshot(path=pictures / f"{kind}-no-script.png")
    assert page.locator("h1").count() == 1
    if kind == "overview":
        assert page.locator("#map svg .mark").first.is_visible()
        assert page.locator("#control-list li").count() > 0


def test_nothing_is_fetched_from_elsewhere(opened, address, examples):
    page = opened("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    is_live(page)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def until(page, expression: str) -> None:
    """Wait until the page says yes; Playwright's own waiting needs eval, which the content policy forbids."""
    deadline = time.monotonic() + 10
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(50)


def drawn(page) -> list[str]:
    return page.evaluate("document.getElementById('map').tawatur.marks.drawn")


def test_the_slider_changes_the_map_the_address_and_then_the_lists(opened):
    page = is_live(opened("/?country=sy"))
    before, listed = drawn(page), page.locator("#control").inner_text()
    assert before
    page.locator("[data-slider]").focus()
    page.keyboard.press("Home")
    until(page, "new URL(location.href).searchParams.get('at') !== null")
    assert drawn(page) != before
    deadline = time.monotonic() + 10
    while page.locator("#control").inner_text() == listed and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert page.locator("#control").inner_text() != listed
    spoken = page.locator("[data-slider]").get_attribute("aria-valuetext")
    assert spoken
    assert spoken == page.locator("[data-spoken]").inner_text()


def test_in_arabic_the_left_arrow_goes_forward_in_time(opened):
    page = is_live(opened("/?country=sy"))
    slider = page.locator("[data-slider]")
    slider.focus()
    page.keyboard.press("Home")
    start = float(slider.input_value())
    page.keyboard.press("ArrowLeft")
    assert float(slider.input_value()) > start


def test_play_goes_on_until_it_is_stopped(opened):
    page = is_live(opened("/?country=sy"))
    button = page.locator("[data-play]")
    button.click()
    until(page, "document.querySelector('[data-slider]').value > 2")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"


def test_a_filter_s_address_reopens_the_same_view(opened, address):
    page = is_live(opened("/"))
    page.locator(".filter-box > summary").click()
    page.locator(".choice summary").first.click()
    page.locator("input[type=checkbox][value=territory_gained]").check()
    page.locator("[data-filters] button[type=submit]").click()
    page.wait_for_url("**type=territory_gained**")
    is_live(page)
    assert parse_qs(urlsplit(page.url).query)["type"] == ["territory_gained"]
    again = opened(page.url.removeprefix(address))
    assert again.locator("#latest h3").all_inner_texts() == page.locator("#latest h3").all_inner_texts()
    assert again.locator("input[type=checkbox][value=territory_gained]").is_checked()


def test_a_place_on_the_map_opens_a_card_that_says_who_says_so(opened):
    page = is_live(opened("/?country=sy"))
    target = page.evaluate(
        "(() => { const t = document.getElementById('map').tawatur.marks.targets.find(one => one.place);"
        " const b = document.querySelector('.map-live').getBoundingClientRect(); return [b.x + t.x, b.y + t.y]; })()"
    )
    page.mouse.click(*target)
    card = page.locator(".leaflet-popup .card")
    card.wait_for()
    assert card.locator("h3 a").get_attribute("href").startswith("/places/")
    assert card.locator(".verdict").inner_text()


def test_a_list_can_be_narrowed_in_any_spelling(opened):
    page = is_live(opened("/"))
    name = page.locator("#control-list .place-name").first.inner_text()
    page.locator("[data-narrow]").fill(name.replace("ة", "ه").replace("أ", "ا"))
    assert page.locator("#control-list > li:visible .place-name").first.inner_text() == name
    page.locator("[data-narrow]").fill("لا مكان كهذا")
    assert page.locator("#control-list > li:visible").count() == 0


def test_a_claim_s_link_scrolls_to_its_words_and_marks_them(opened, examples):
    page = opened(examples["event"])
    page.locator(".claim-item .quote a").first.click()
    page.wait_for_url("**/articles/**#claim-*")
    chosen = page.locator("mark.is-chosen").first
    chosen.wait_for()
    page.wait_for_timeout(200)
    box = chosen.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800


def test_a_citation_is_copied_with_everything_it_needs(opened, examples):
    page = opened(examples["event"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").first.click()
    page.locator("[data-copy].is-done").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "sha256:" in copied
    assert "«" in copied


def test_the_theme_can_be_chosen_and_is_kept(opened, examples):
    page = opened(examples["events"])
    page.locator("[data-theme-switch]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_everything_can_be_reached_with_the_keyboard(opened, examples):
    page = opened(examples["events"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.tagName"))
    assert {"A", "INPUT"} <= seen


def test_hostile_text_is_shown_and_not_run(opened, client, pictures):
    event = client.get("/events.json", params={"outlet": "hostile"}).json()["items"][0]["event_id"]
    article = "/articles/v-hostile?claim=c-hostile#claim-c-hostile"
    for path in (article, "/?country=sy", "/brief", "/search?q=شيخون", "/sources/hostile", f"/en/events/{event}"):
        page = opened(path)
        assert page.title() != "pwned"
        assert page.failures == []
        assert page.locator("a[href^='javascript:']").count() == 0
        assert page.locator("img[onerror], svg[onload]").count() == 0
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 1
    page = opened(article)
    assert "<script>" in page.locator("main").inner_text()
    assert page.locator(".chip", has_text="U+202E").count() >= 1
    page.screenshot(path=pictures / "hostile.png")


def test_the_brief_prints_as_a_page_without_the_frame(opened, pictures):
    page = opened("/brief")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator(".brief h1").is_visible()
    page.pdf(path=pictures / "brief.pdf")
    assert (pictures / "brief.pdf").read_bytes().startswith(b"%PDF")


def test_on_a_phone_every_page_is_in_the_menu_and_no_number_is_missing(opened):
    page = opened("/sources", phone=True)
    links = page.locator(".top nav a")
    assert links.count() >= 7
    for number in range(links.count()):
        box = links.nth(number).bounding_box()
        assert box is not None
        assert box["x"] >= 0, "cut at the left"
        assert box["x"] + box["width"] <= 390, "cut at the right"
    assert all(cell.is_visible() for cell in page.locator(".table thead th").all())


def test_a_long_list_is_folded_and_a_link_into_it_unfolds_it(opened, crowded):
    page = opened(f"/events/{crowded}")
    shown = [one for one in page.locator("article.claim-item").all() if one.is_visible()]
    assert len(shown) == 12
    last = page.locator("article.claim-item").last
    page.evaluate(f"location.hash = '{last.get_attribute('id')}'")
    until(page, f"document.getElementById('{last.get_attribute('id')}').checkVisibility()")
    assert last.is_visible()


def test_a_printed_event_folds_nothing(opened, crowded):
    page = opened(f"/events/{crowded}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(one.is_visible() for one in page.locator("article.claim-item").all())
    assert page.locator("article.claim-item").count() == 15
