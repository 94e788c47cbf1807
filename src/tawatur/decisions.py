"""A person's decisions: checked, appended, and applied over what the program read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from tawatur import queries
from tawatur.errors import RequestError
from tawatur.linking import link
from tawatur.messages import _
from tawatur.queries.views import ArticleView, ClaimView, EventView
from tawatur.records import Change, Claim, Judgement
from tawatur.records.judgement import Decision
from tawatur.stages import events
from tawatur.storage import Workspace
from tawatur.storage.workspace import now

DECISIONS: tuple[str, ...] = get_args(Decision)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was made, and what it changed."""

    judgement: Judgement
    changes: tuple[Change, ...]


def decide(
    workspace: Workspace,
    decision: Decision,
    subjects: Sequence[str],
    *,
    why: str,
    made_by: str,
    corrections: Sequence[tuple[str, str]] = (),
) -> Decided:
    """Make a decision: append it, and link all claims anew.

    ``subjects`` are ids or their unique beginnings: a claim or event (``accept``, ``reject``), a claim (``correct``;
    ``corrections`` maps a field to its new value as JSON text), two events or more (``merge``), claims of one event
    (``split``), a judgement (``withdraw``), an article or a claim (``redact``: its words are erased for good).
    Raises RequestError where that makes no sense, NotFound and AmbiguousRequest for ids.
    """
    if not why.strip():
        raise RequestError(_("a decision needs a reason"), hint="--why")
    with workspace.lock():
        meant = _checked(workspace, decision, subjects, corrections)
        judgement = _judgement(decision, meant, why.strip(), made_by, tuple(corrections))
        if decision == "redact":
            workspace.redact(judgement)
        else:
            workspace.add_judgement(judgement)
        decided = Decided(judgement, tuple(link(workspace, None).changes))
        if decision == "redact":
            workspace.compact()
    return decided


def _judgement(
    decision: Decision, subjects: tuple[str, ...], why: str, made_by: str, corrections: tuple[tuple[str, str], ...]
) -> Judgement:
    made_at = now()
    name = hashlib.sha256("\0".join((decision, *subjects, why, made_by, made_at, repr(corrections))).encode())
    return Judgement(
        judgement_id="j" + name.hexdigest()[:15],
        decision=decision,
        subjects=subjects,
        made_by=made_by,
        made_at=made_at,
        why=why,
        corrections=corrections,
        withdraws=subjects[0] if decision == "withdraw" else None,
    )


def _checked(
    workspace: Workspace, decision: Decision, subjects: Sequence[str], corrections: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """The whole ids of the subjects, if the decision can be made on them."""
    found = [queries.find(workspace, subject) for subject in subjects]
    match decision:
        case "accept" | "reject":
            wanted: tuple[type, ...] = (ClaimView, EventView)
        case "correct" | "split":
            wanted = (ClaimView,)
        case "merge":
            wanted = (EventView,)
        case "withdraw":
            wanted = (Judgement,)
        case "redact":
            wanted = (ArticleView, ClaimView)
    for subject, one in zip(subjects, found, strict=True):
        if not isinstance(one, wanted):
            raise RequestError(_("{decision} is not for that").format(decision=_(decision)), subject)
    ids = tuple(dict.fromkeys(map(_id, found)))
    if len(ids) < (2 if decision == "merge" else 1):
        raise RequestError(_("a merge needs two events or more") if ids else _("no id was given"))
    if decision == "correct":
        _check_corrections(found, corrections)
    return ids


def _check_corrections(found: Sequence[object], corrections: Sequence[tuple[str, str]]) -> None:
    if not corrections:
        raise RequestError(_("no field was given"), hint="FIELD=VALUE with one of " + ", ".join(events.CORRECTABLE))
    for one in found:
        if isinstance(one, ClaimView):
            _check_claim(one.claim, corrections)


def _check_claim(claim: Claim, corrections: Sequence[tuple[str, str]]) -> None:
    corrected = events.corrected_claim(claim, corrections)
    queries.checked(queries.Filter(types=(corrected.event_type,), modalities=(corrected.modality,)))


def _id(found: object) -> str:
    match found:
        case EventView():
            return found.event.event_id
        case ClaimView():
            return found.claim.claim_id
        case ArticleView():
            return found.article.article_id
        case Judgement():
            return found.judgement_id
    raise RequestError(_("no decision is made on that"))
