"""Pages cut, shuffled and strewn with odd characters: reading one never fails, and its claims stay inside the text."""

from __future__ import annotations

import hashlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.config import Config
from tawatur.reading import read_page
from tawatur.records import Page
from tawatur.sample import sample_pages_folder

CONFIG = Config(max_page_seconds=60)
SAMPLE = [path.read_text("utf-8") for path in sorted(sample_pages_folder().rglob("*.*"))]
ODD = "\u200f\u200e\u202b\u202c\u2066\u2069\u0640\u064b\u0670\ufeff\u00a0\u0000\ufffd\n\t«»\"'()،؛؟.0٥۷🙂ﷺﻻ\u0301"


@st.composite
def pages(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SAMPLE))
    start = draw(st.integers(0, len(text) - 1))
    text = text[start : start + draw(st.integers(0, 3000))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(st.sampled_from(ODD) | st.characters(), max_size=8)) + text[at:]
    lines = text.split("\n")
    return "\n".join(draw(st.permutations(lines))) if draw(st.booleans()) else text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages(), st.sampled_from(["text/plain", "text/html"]))
def test_no_page_makes_reading_fail(text: str, media_type: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    reading = read_page(Page(hashlib.sha256(content).hexdigest(), "odd", "odd.txt", media_type, content), CONFIG)
    assert [problem for problem in reading.problems if problem.code == "reading_failed"] == []
    for claim in reading.claims:
        assert reading.article is not None
        if claim.part == "text":
            assert claim.quote in reading.article.text
            spans = [span for found in claim.evidence.values() for span in found if span.part == "text"]
            assert all(0 <= span.start <= span.end <= len(reading.article.text) for span in spans)
