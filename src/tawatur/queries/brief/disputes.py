"""A disagreement in a sentence: what is disputed, who says which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.queries.brief.wording import Wording, country_of
from tawatur.queries.views import ClaimView
from tawatur.records import Disagreement, Event


def dispute_told(wording: Wording, event: Event, one: Disagreement, claims: Mapping[str, ClaimView]) -> str:
    """The disagreement in words, each position with those who hold it."""
    templates = wording.words.phrases.dispute
    name, (field, _, what) = wording.event_name(event), one.field.partition(":")
    if field == "whether":
        sides = {p.value: _sayers(wording, p.claim_ids, claims, genitive=False) for p in one.positions}
        return templates["whether"].format(name=name, yes=sides.get("yes", ""), no=sides.get("no", ""))
    told = [
        templates["position"].format(
            value=_value(wording, one.field, p.value, event),
            said_by=_sayers(wording, p.claim_ids, claims, genitive=True),
        )
        for p in one.positions
    ]
    counted = wording.words.counted.get(what, {}).get("plural", what)
    return templates[field].format(name=name, what=counted, positions=wording.joined(told, kind="clause"))


def _value(wording: Wording, disputed: str, value: str, event: Event) -> str:
    """A position's value in words: a day, doers, a number with its bound."""
    field, _, what = disputed.partition(":")
    if field == "date":
        return wording.date(value, country_of([event]))
    if field == "actor":
        return wording.actors(value.split("+"))
    sign, number = (value[0], value[1:]) if value[:1] in "≥≤~" else ("", value)
    if field != "quantity" or not number.replace(".", "", 1).isdigit():
        return value
    counted = wording.counted(what, float(number))
    return wording.words.phrases.numbers["at_least"].format(counted=counted) if sign == "≥" else counted


def _sayers(wording: Wording, claim_ids: Sequence[str], claims: Mapping[str, ClaimView], *, genitive: bool) -> str:
    """Who says it: the origins of the claims, each once."""
    views = [claims[i] for i in claim_ids if i in claims]
    said = [
        wording.source(v.claim.origin, v.article.outlet_slug or v.article.article, genitive=genitive) for v in views
    ]
    return wording.joined(list(dict.fromkeys(said)), wording.words.phrases.attribution["more"])
