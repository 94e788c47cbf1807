"""Which countries an article speaks of: from its places, nationalities and its outlet, the likeliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tawatur.knowledge.gazetteer import Gazetteer, GazetteerPlace
from tawatur.knowledge.gazetteer.wording import load_nationalities, load_place_wording
from tawatur.text.matching import PhraseTable
from tawatur.text.passages import Passage
from tawatur.text.spans import Cover

# How much a mention weighs: a place of the country itself says more than a word like "Turkish", which may be an actor.
_WEIGHTS = {"country": 1.0, "governorate": 2.0, "settlement": 1.5, "district": 1.5, "site": 1.0}
_NATIONALITY = 0.7
# Whoever writes of the first one's army writes of the second one's places.
_GROUNDS = (("il", "ps"),)
# A country with less than this share of the evidence is not one that the article speaks of.
LEAST_SHARE = 0.06


@cache
def _nationalities() -> PhraseTable[str]:
    return PhraseTable(load_nationalities())


@cache
def blocking_phrases() -> PhraseTable[str]:
    """The fixed phrases that hold a place's name and name none."""
    return PhraseTable((phrase, phrase) for phrase in load_place_wording().phrases)


def article_countries(passages: Sequence[Passage], gazetteer: Gazetteer) -> tuple[str, ...]:
    """ISO codes in lower case, the likeliest first; empty where nothing speaks for any."""
    votes: Counter[str] = Counter()
    known: dict[str, _Vote | None] = {}
    told: dict[str, set[str]] = {}  # by country what tells it, "" for what tells it for sure
    for passage in passages:
        for nationality in _nationalities().find(passage.folded):
            votes[nationality.value] += _NATIONALITY  # type: ignore[assignment]
            told.setdefault(nationality.value, set()).add("")
        masked = Cover((m.fold_start, m.fold_end) for m in blocking_phrases().find(passage.folded))
        for match in gazetteer.names_in(passage.folded):
            if match.proclitic.endswith("ال") or masked.holds(match.fold_start, match.fold_end):
                continue
            if match.value not in known:
                known[match.value] = _vote(match.value, gazetteer.named(match.value))
            if (vote := known[match.value]) is not None:
                votes[vote.country] += vote.weight  # type: ignore[assignment]
                told.setdefault(vote.country, set()).add("" if vote.curated else match.value)
    total = sum(votes.values())
    found = [country for country, weight in votes.most_common() if weight >= LEAST_SHARE * total]
    # One town that news hardly names speaks for no country beside another one: it may be a namesake.
    found = [country for country in found if len(told[country]) > 1 or "" in told[country]] or found
    found += [land for army, land in _GROUNDS if army in found and land not in found]
    return tuple(found)


class _Vote(Struct, frozen=True):
    """What a name says of the countries: one, how much, and whether for sure."""

    country: str
    weight: float
    curated: bool


def _vote(key: str, bearers: Sequence[GazetteerPlace]) -> _Vote | None:
    """The vote of a name, None where it speaks for no country."""
    if not _speaks(key, bearers):
        return None
    return _Vote(bearers[0].country, max(_WEIGHTS[b.level] for b in bearers), any(b.curated for b in bearers))


def _speaks(key: str, bearers: Sequence[GazetteerPlace]) -> bool:
    """A name of one country's places, no word of other meaning; a capital's says little of where things happen."""
    if len(key) <= 3 or key in load_place_wording().traps or key in load_place_wording().words.common:
        return False
    return len({b.country for b in bearers}) == 1 and not all(b.weak or b.kind == "capital" for b in bearers)
