"""Posts: who takes or leaves "the northern checkpoint in X" takes or leaves a post of X, and not X (decision 13)."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.drafts import Draft
from tawatur.stages.claims.placed import Sites
from tawatur.stages.claims.reading import SentenceReading

_HELD = frozenset({"territory_gained", "withdrawal"})
_POST_REACH = 4  # words between the event and the post
_WITHIN_REACH = 3  # words between the post and the town that it is in


def as_posts(reading: SentenceReading, draft: Draft, sites: Sites) -> Sites:
    """The places of a draft, a town whose post alone was taken or left told as a site."""
    towns = [p for p in sites.places if p.precision == "settlement"]
    if draft.event_type not in _HELD or len(towns) != 1 or not _is_of_post(reading, draft):
        return sites
    places = tuple(replace(p, precision="site") if p is towns[0] else p for p in sites.places)
    return structs.replace(sites, places=places)


def _is_of_post(reading: SentenceReading, draft: Draft) -> bool:
    """استعادت القوات الحاجز الشمالي فيها: a post is named, and behind it that it is in the town."""
    words, at = load_role_words(), draft.trigger.token
    folds = [word.fold for word in reading.words[at + 1 : draft.last]]
    post = next((i for i, fold in enumerate(folds[:_POST_REACH]) if _bare(fold) in words.post), None)
    if post is None:
        return False
    behind = folds[post + 1 : post + 1 + _WITHIN_REACH]
    return any(fold in words.inside for fold in behind)


def _bare(fold: str) -> str:
    return fold.removeprefix("ب").removeprefix("ال")
