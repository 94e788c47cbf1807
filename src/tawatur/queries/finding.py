"""One of anything, by its id or its unique beginning."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.errors import AmbiguousRequest, NotFound
from tawatur.messages import _
from tawatur.queries.articles import get_article
from tawatur.queries.claims import get_claim
from tawatur.queries.events import get_event, get_story
from tawatur.queries.views import ArticleView, ClaimView, EventView
from tawatur.records import Judgement, Story
from tawatur.storage import Workspace

Found = EventView | ClaimView | ArticleView | Story | Judgement


def find(workspace: Workspace, asked: str) -> Found:
    """The event, claim, article, version, story or judgement of an id.

    Raises NotFound, AmbiguousRequest.
    """
    readers: tuple[Callable[[Workspace, str], Found], ...] = (get_event, get_claim, get_article, get_story, _judgement)
    found: list[Found] = []
    candidates: list[str] = []
    for read in readers:
        try:
            found.append(read(workspace, asked))
        except AmbiguousRequest as several:
            candidates.extend(several.candidates)
        except NotFound:
            continue
    if candidates or len(found) > 1:
        raise AmbiguousRequest(
            _("several ids begin with “{asked}”").format(asked=asked), (*candidates, *map(_name, found))
        )
    if not found:
        raise NotFound(_("nothing here has the id “{asked}”").format(asked=asked), hint=_("tawatur events lists ids"))
    return found[0]


def _judgement(workspace: Workspace, asked: str) -> Judgement:
    for judgement in workspace.judgements():
        if judgement.judgement_id == asked:
            return judgement
    raise NotFound(asked)


def _name(found: Found) -> str:
    match found:
        case EventView():
            return found.event.event_id
        case ClaimView():
            return found.claim.claim_id
        case ArticleView():
            return found.article.version_id
        case Story():
            return found.story_id
    return found.judgement_id
