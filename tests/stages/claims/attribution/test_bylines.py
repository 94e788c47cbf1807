"""An agency whose name is a line over the text is how what is said in it was heard; a photographer is not."""

import pytest

from tawatur.knowledge.sources import load_source_registry
from tawatur.records import Article, RemovedLine
from tawatur.stages.claims.attribution.datelines import byline
from tawatur.text.passages import Passage

TEXT = "أعلن الجيش أنه دخل البلدة."


def article(*lines, outlet=None, under=()):
    over = [RemovedLine(line, kind, "", number=number) for number, (line, kind) in enumerate(lines)]
    below = [RemovedLine(line, "caption", "", number=len(over) + 3) for line in under]
    told = (None, "stated", None, None, None, None, "ar", TEXT, (*over, *below))
    return Article("a", "a", "v", "p", None, outlet, outlet, "", *told)


def relays(page):
    return [a.via for a in byline(page, Passage("text", TEXT), load_source_registry())]


@pytest.mark.parametrize(
    ("line", "via"),
    [("الخرطوم (أ ف ب)", "afp"), ("بيروت - رويترز", "reuters"), ("عدن – د ب أ:", "dpa")],
)
def test_a_place_and_an_agency_over_the_text(line, via):
    assert relays(article(("صحيفة النهر", "header"), (line, "caption"))) == [(via,)]


@pytest.mark.parametrize("line", ["دخان فوق المدينة (أ ف ب)", "بيروت - رويترز، أ ف ب", "الخرطوم - خاص", "رويترز"])
def test_no_photograph_and_no_several_agencies(line):
    assert relays(article((line, "caption"))) == []


def test_an_agencys_own_page_is_not_relayed_by_itself():
    assert relays(article(("بيروت - رويترز", "header"), outlet="reuters")) == []


def test_a_line_under_the_text_is_no_byline():
    assert relays(article(("صحيفة النهر", "header"), under=["الخرطوم (أ ف ب)"])) == []
