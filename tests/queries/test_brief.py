"""The brief and the reasons: sentences from records alone, with right agreement, each with its claims."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tawatur import queries
from tawatur.errors import ExportError, RequestError
from tawatur.exports.brief import rendered_brief
from tawatur.knowledge.brief import load_wordings, spoken_name
from tawatur.knowledge.linking import load_event_knowledge
from tawatur.queries import Filter
from tawatur.queries.brief import Wording, event_reasons, write_brief
from tawatur.records import ClaimDate, Quantity, QuantityRange
from tawatur.stages.events import link_events
from tawatur.stages.territory import control_spans
from tawatur.storage import Linked, open_workspace
from tawatur.storage.digests import Digests

DAY = ClaimDate("2024-12-05", "2024-12-05", "day", None, "2024-12-05", "2024-12-05")


@pytest.fixture
def workspace(tmp_path, made):
    """A town taken (an observatory, a copy of it, a party), a strike with two tolls, a denial."""
    town = made.place("الوادي", name_en="al-Wadi", country="sy")
    bridge = made.place("جسر الوادي", name_en="al-Wadi bridge", precision="site", country="sy", lat=34.52)
    told = [
        ("سيطر مقاتلون على الوادي", {"places": (town,)}),
        ("سيطر مقاتلون على الوادي", {"places": (town,), "origin": "sy-opposition"}),
        ("سيطر القصف على الجسر", _strike(bridge, "sohr", 7)),
        ("سيطر القصف على الجسر", _strike(bridge, "sy-government", 12)),
    ]
    readings = []
    for number, (line, fields) in enumerate(told):
        reading = made.reading(made.page(f"خبر {number}\n{line} {number}", f"n{number}"), **({"date": DAY} | fields))
        slug = f"paper-{number}"
        readings.append(replace(reading, article=replace(reading.article, outlet=f"جريدة {number}", outlet_slug=slug)))
    denial = made.reading(made.page("خبر النفي\nسيطر نفي", "deny"), places=(town,), origin="sy-government", date=DAY)
    readings.append(replace(denial, claims=(replace(denial.claims[0], modality="denied"),)))
    claims = [claim for reading in readings for claim in reading.claims]
    articles = {reading.article.version_id: reading.article for reading in readings}
    knowledge = load_event_knowledge()
    linked = link_events(claims, articles, (), (), knowledge)
    with open_workspace(tmp_path, make=True) as opened:
        run_id = opened.begin_run("0", Digests("p", "k"))
        opened.add(readings, run_id)
        spans = control_spans(linked.events, claims, knowledge)
        opened.put_linked(Linked(linked.events, linked.stories, spans), run_id)
        yield opened


def _strike(bridge, origin, killed):
    quantities = (Quantity("killed", killed, "exact", str(killed)),)
    return {"event_type": "air_strike", "places": (bridge,), "origin": origin, "quantities": quantities, "actors": ()}


def sentences(brief):
    return [sentence for section in brief.sections for sentence in section.sentences]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sentence_carries_claims_of_the_workspace(workspace, language):
    brief = write_brief(workspace, Filter(), language)
    known = {claim.claim_id for claim in workspace.claims()}
    assert len(sentences(brief)) >= 4
    for sentence in sentences(brief):
        assert sentence.claim_ids
        assert set(sentence.claim_ids) <= known
        assert sentence.references
        assert "{" not in sentence.text
    cited = {i for reference in brief.references for i in reference.claim_ids}
    assert {i for sentence in sentences(brief) for i in sentence.claim_ids} <= cited


def test_the_arabic_brief_reads_as_arabic(workspace):
    text = rendered_brief(write_brief(workspace, Filter(), "ar"), "txt")
    assert "سيطرت فصائل المعارضة السورية على الوادي يوم الخميس 5 كانون الأول 2024" in text
    assert "السيطرة على الوادي موضع نزاع" in text
    assert "والحصيلة: بين 7 و12 قتيلاً" in text
    assert "اختلفت الأرقام بشأن الغارات على جسر الوادي (القتلى): " in text
    assert "7 قتلى (بحسب المرصد السوري لحقوق الإنسان)" in text
    assert "12 قتيلاً (بحسب القوات الحكومية السورية)" in text
    assert "اختُلف في صحة خبر سيطرة فصائل المعارضة السورية على الوادي: المثبتون " in text
    assert "والنافون القوات الحكومية السورية" in text


def test_the_english_brief(workspace):
    text = rendered_brief(write_brief(workspace, Filter(), "en"), "md")
    assert "Syrian opposition factions took control of al-Wadi on Thursday 5 December 2024" in text
    assert "toll: 7 to 12 killed" in text


def test_nothing_is_said_of_another_period(workspace):
    brief = write_brief(workspace, Filter(since="2025-01-01", until="2025-02-01"), "ar")
    assert sentences(brief) == []
    assert all(section.remark for section in brief.sections)


def test_a_budget_is_kept(workspace):
    full = write_brief(workspace, Filter(), "ar")
    short = write_brief(workspace, Filter(), "ar", 60)
    words = sum(len(sentence.text.split()) for sentence in sentences(short))
    assert words < sum(len(sentence.text.split()) for sentence in sentences(full))
    with pytest.raises(RequestError):
        write_brief(workspace, Filter(), "ar", 10)


class _Shape(HTMLParser):
    """Collects the sentences' claims, and fails where tags do not close."""

    def __init__(self):
        super().__init__()
        self.claims, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.claims += [v for k, v in attrs if k == "data-claims"]
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_html_is_well_formed_and_says_its_direction(workspace):
    html = rendered_brief(write_brief(workspace, Filter(), "ar"), "html")
    shape = _Shape()
    shape.feed(html)
    assert shape.open == []
    assert len(shape.claims) >= 4
    assert 'lang="ar" dir="rtl"' in html


def test_text_of_pages_is_escaped(workspace, made):
    brief = write_brief(workspace, Filter(), "en")
    hostile = replace(brief, references=(replace(brief.references[0], title="<script>x</script>", url="javascript:x"),))
    html = rendered_brief(hostile, "html")
    assert "<script>x" not in html
    assert 'href="javascript' not in html
    assert "\\<script\\>" in rendered_brief(hostile, "md")


def test_a_form_that_is_none(workspace):
    with pytest.raises(ExportError):
        rendered_brief(write_brief(workspace, Filter(), "en"), "docx")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_reasons_name_origins_and_tell_why(workspace, language):
    taken = next(e for e in workspace.events() if e.event_type == "territory_gained")
    told = "\n".join(event_reasons(queries.get_event(workspace, taken.event_id), language))
    expected = {
        "ar": ("الدرجة «متعارض»", "أصل ثابت، طرف في النزاع", "ومن ينفي الخبر لا يُعدّ أصلاً له"),
        "en": ('Grade "contested"', "established origin, a party to the conflict", "who denies it is no origin of it"),
    }[language]
    assert all(part in told for part in expected)
    assert not re.search(r"[{}]", told)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "قتيل واحد"),
        (2, "قتيلان"),
        (3, "3 قتلى"),
        (10, "10 قتلى"),
        (11, "11 قتيلاً"),
        (100, "100 قتيل"),
        (3500, "3,500 قتيل"),
    ],
)
def test_counted_nouns(number, told):
    assert Wording("ar", {}).counted("killed", number) == told


def test_a_number_bounded_from_below_and_a_word_of_size():
    wording = Wording("ar", {})
    assert wording.range(QuantityRange("killed", 320, 320, None)) == "ما لا يقل عن 320 قتيلاً"
    assert wording.range(QuantityRange("killed", 10, 10, None), vague=True) == "عشرات القتلى"


@pytest.mark.parametrize(
    ("name", "genitive", "feminine"),
    [("الحوثيون", "الحوثيين", False), ("قوات الشمال", "قوات الشمال", True), ("هيئة الجنوب", "هيئة الجنوب", True)],
)
def test_names_have_case_and_gender(name, genitive, feminine):
    spoken = spoken_name(name)
    assert (spoken.genitive, spoken.feminine) == (genitive, feminine)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_event_type_has_its_phrases(language):
    assert set(queries.filters.event_types()) <= set(load_wordings(language).phrases.events)


def test_what_the_sentence_on_control_told_is_not_told_again(tmp_path, made):
    town = made.place("التل", name_en="al-Tall", country="sy", lat=33.6)
    reading = made.reading(made.page("خبر\nسيطر مقاتلون على التل", "n"), places=(town,), date=DAY, origin="sohr")
    knowledge = load_event_knowledge()
    linked = link_events(reading.claims, {reading.article.version_id: reading.article}, (), (), knowledge)
    with open_workspace(tmp_path, make=True) as opened:
        opened.add([reading], opened.begin_run("0", Digests("p", "k")))
        spans = control_spans(linked.events, reading.claims, knowledge)
        opened.put_linked(Linked(linked.events, linked.stories, spans), None)
        control, events, *_ = write_brief(opened, Filter(), "ar").sections
    assert [s.text for s in control.sentences] == [
        "آلت السيطرة على التل إلى فصائل المعارضة السورية يوم الخميس 5 كانون الأول 2024، "
        "بحسب المرصد السوري لحقوق الإنسان."
    ]
    assert not events.sentences


def told_event(made, event_type, **fields):
    """One event of one claim, in Arabic and English."""
    reading = made.reading(made.page("خبر\nسيطر مقاتلون على التل", "n"), event_type=event_type, **fields)
    articles = {reading.article.version_id: reading.article}
    (event,) = link_events(reading.claims, articles, (), (), load_event_knowledge()).events
    return Wording("ar", {}).event(event), Wording("en", {}).event(event)


def test_who_comes_near_has_not_arrived(made):
    town = made.place("التل", name_en="al-Tall", role="destination")
    away = (Quantity("distance_km", 5, "exact", "5"),)
    arabic, english = told_event(made, "advance", places=(town,), actors=("sd-army",), quantities=away)
    assert arabic == "اقترب الجيش السوداني من التل حتى مسافة 5 كيلومترات"
    assert english == "the Sudanese army came within 5 km of al-Tall"


def test_of_many_settlements_some_are_named(made):
    towns = (made.place("التل", name_en="al-Tall"), made.place("الوادي", name_en="al-Wadi", lat=33.1))
    many = (Quantity("settlements", 15, "exact", "15"),)
    arabic, english = told_event(made, "territory_gained", places=towns, actors=("sd-rsf",), quantities=many)
    assert arabic == "سيطرت قوات الدعم السريع على 15 بلدة، بينها التل والوادي"
    assert english == "the Rapid Support Forces took control of 15 settlements, among them al-Tall and al-Wadi"


def test_a_withdrawal_is_told_of_what_was_left(made):
    left, reached = made.place("التل", role="origin"), made.place("الوادي", role="destination", lat=33.1)
    arabic, _ = told_event(made, "withdrawal", places=(left, reached), actors=("sd-army",))
    assert arabic == "انسحب الجيش السوداني من التل"
