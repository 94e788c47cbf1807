"""What the versions of an article changed: its text line by line, and its claims."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from itertools import pairwise

from tawatur.cli.cards import claim_line
from tawatur.messages import _
from tawatur.queries import get_article
from tawatur.queries.views import ArticleView
from tawatur.records import Claim
from tawatur.storage import Workspace


def version_changes(workspace: Workspace, view: ArticleView) -> Iterator[str]:
    """The changes from each version of an article to the next."""
    if len(view.versions) < 2:
        yield _("there is one version of it here")
    versions = [get_article(workspace, brief.version_id) for brief in view.versions]
    for before, after in pairwise(versions):
        yield f"{before.article.version_id} → {after.article.version_id}"
        old, new = ([v.article.title, *v.article.text.splitlines()] for v in (before, after))
        yield from (
            line for line in unified_diff(old, new, lineterm="", n=0) if not line.startswith(("---", "+++", "@@"))
        )
        yield from _claims(before, after)


def _claims(before: ArticleView, after: ArticleView) -> Iterator[str]:
    old, new = ({_sense(claim): claim for claim in view.claims} for view in (before, after))
    for key in old.keys() - new.keys():
        yield f"{_('no longer said')}: {claim_line(old[key])} · {old[key].claim_id}"
    for key in new.keys() - old.keys():
        yield f"{_('newly said')}: {claim_line(new[key])} · {new[key].claim_id}"


def _sense(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever its id."""
    places = tuple(place.name for place in claim.places)
    figures = tuple((q.what, q.value, q.bound) for q in claim.quantities)
    return claim.event_type, places, claim.date.start, figures, claim.origin, claim.modality, claim.trigger
