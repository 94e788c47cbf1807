"""What changed in a workspace: what a run, a reread or a judgement made different."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``kind`` is a stable code, ``subject`` the id of what changed, ``field`` what of it.

    Kinds: ``event_new``, ``event_changed``, ``event_merged``, ``event_split``, ``event_gone``, ``claim_new``,
    ``claim_changed``, ``claim_gone``, ``version_new``, ``control_changed`` (the subject is a place id). ``before``
    and ``after`` are values as text, None where there was or is none; ``because`` lists the ids of the claims,
    events or judgements that made it so.
    """

    kind: str
    subject: str
    field: str = ""
    before: str | None = None
    after: str | None = None
    because: tuple[str, ...] = ()
