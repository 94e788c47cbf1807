"""An event as known at a time: its claims, grade and origins of then."""

from tawatur.queries.as_known import as_known
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Span
from tawatur.stages.events import link_events, load_event_knowledge

TOWN = ClaimPlace("الوادي", "site", 34.0, 37.0, "settlement", "p:wadi", country="SY")


def told(*tellings):
    """One event told by (origin, published, modality)."""
    articles, claims = {}, []
    for number, (origin, published, modality) in enumerate(tellings):
        name = f"n{number}"
        articles[name] = Article(
            name, name, name, name, None, name, name, "", published, "stated", None, None, None, None, "ar", ""
        )
        claims.append(
            Claim(
                name, name, name, name, "text", "territory_gained", ("sy-opposition",), (), (TOWN,),
                ClaimDate("2024-12-05", "2024-12-05", "day", None, "2024-12-05", "2024-12-05"), (), origin, (), None,
                None, modality, f"سيطروا على الوادي {number}", {}, "", "", sentence=Span("text", 0, 5),
            )
        )  # fmt: skip
    (event,) = link_events(claims, articles, (), (), load_event_knowledge()).events
    return event


TOLD = (
    ("outlet", "2024-12-05T08:00", "happened"),
    ("sohr", "2024-12-05T10:00", "happened"),
    ("sy-opposition", "2024-12-05T12:00", "happened"),
    ("sy-government", "2024-12-05T14:00", "denied"),
)


def grade_at(hour):
    found = as_known(told(*TOLD), f"2024-12-05T{hour}:30:00Z")
    return None if found is None else (found.grade, found.origins.established, len(found.claims))


def test_the_grade_follows_what_was_known():
    steps = [grade_at(hour) for hour in ("04", "05", "07", "09", "11")]
    assert steps == [None, ("weak", 0, 1), ("weak", 1, 2), ("fair", 2, 3), ("contested", 2, 4)]


def test_what_is_known_in_full_is_the_event_itself():
    event = told(*TOLD)
    assert as_known(event, "2025-01-01T00:00:00Z") is event


def test_an_event_of_one_instant_has_no_history():
    assert told(*TOLD[:1]).history == ()
    assert [state.known_at[11:13] for state in told(*TOLD).history] == ["05", "07", "09"]
