"""The tables of a workspace. Readable columns for people and Datasette; ``record`` holds the whole record as JSON.

Times are ISO 8601 text. ``*_from`` and ``*_to`` bound when something is said to have happened, for filters:
an undated claim stands at its publication. A claim's ``record`` is what the program read, ``corrected`` what a person
made of it (the other columns follow that). A change here needs a new file in ``migrations/versions``.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)


def _text(name: str, *, key: bool = False, null: bool = False, index: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=null, index=index or None)


def _number(name: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=null)


def _of(target: str, *, key: bool = False, null: bool = False) -> Column[str]:
    """A reference to another table's row, which goes when that row goes."""
    name = target.split(".")[1]
    return Column(
        name, Text, ForeignKey(target, ondelete="CASCADE"), primary_key=key, nullable=null, index=not key or None
    )


state = Table("state", metadata, _text("name", key=True), _text("value"))

runs = Table(
    "runs",
    metadata,
    _number("run_id", key=True),
    _text("started_at"),
    _text("finished_at", null=True),
    _text("version"),
    _text("program_digest"),
    _text("knowledge_digest"),
)

articles = Table(
    "articles",
    metadata,
    _text("article_id", key=True),
    _text("latest_version_id", null=True),
)

versions = Table(
    "article_versions",
    metadata,
    _text("version_id", key=True),
    _of("articles.article_id"),
    _text("article", index=True),
    _text("url", null=True),
    _text("outlet", null=True),
    _text("outlet_slug", null=True, index=True),
    _text("title"),
    _text("published", null=True, index=True),
    _text("published_basis"),
    _text("updated", null=True),
    _text("fetched_at", null=True),
    _text("language", null=True),
    _text("recorded_at"),
    _text("record"),
)

pages = Table(
    "pages",
    metadata,
    _text("page_id", key=True),
    _text("name", index=True),
    _text("path"),
    _text("media_type"),
    _text("charset", null=True),
    _text("url", null=True),
    _text("outlet", null=True),
    _text("fetched_at", null=True),
    _text("recorded_at"),
    Column("version_id", Text, ForeignKey("article_versions.version_id", ondelete="SET NULL"), index=True),
    Column("read_in_run", Integer, ForeignKey("runs.run_id")),
    Column("redacted", Boolean, nullable=False, default=False),
)

claims = Table(
    "claims",
    metadata,
    _text("claim_id", key=True),
    _of("article_versions.version_id"),
    _text("article_id", index=True),
    _text("part"),
    _text("event_type", index=True),
    _text("origin", index=True),
    _text("modality"),
    _text("happened_from", null=True),
    _text("happened_to", null=True, index=True),
    _text("quote"),
    Column("rejected", Boolean, nullable=False, default=False),
    _text("corrected", null=True),
    _text("record"),
)

claim_places = Table(
    "claim_places",
    metadata,
    _of("claims.claim_id", key=True),
    _number("position", key=True),
    _text("name", index=True),
    _text("name_en", null=True),
    _text("place_id", null=True, index=True),
    _text("parent", null=True, index=True),
    _text("country", null=True),
    _text("role"),
    _text("precision"),
    Column("latitude", Float),
    Column("longitude", Float),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    _of("claims.claim_id", key=True),
    _text("side", key=True),
    _text("actor", key=True),
    _text("surface", null=True),
    Index("ix_claim_actors_actor", "actor"),
)

events = Table(
    "events",
    metadata,
    _text("event_id", key=True),
    _text("event_type", index=True),
    _text("grade", index=True),
    _text("modality"),
    _text("happened_from", null=True),
    _text("happened_to", null=True),
    _text("sort_key", index=True),
    _text("known_at", null=True),
    _number("claim_count"),
    _number("established_origins"),
    _number("possible_origins"),
    Column("rejected", Boolean, nullable=False, default=False),
    _text("record"),
)

event_claims = Table(
    "event_claims",
    metadata,
    _of("events.event_id", key=True),
    _text("claim_id", key=True),
    Index("ix_event_claims_claim_id", "claim_id"),
)

event_places = Table(
    "event_places",
    metadata,
    _of("events.event_id", key=True),
    _number("position", key=True),
    _text("name", index=True),
    _text("name_en", null=True),
    _text("place_id", null=True, index=True),
    _text("parent", null=True, index=True),
    _text("country", null=True),
    _text("role"),
    _text("precision"),
    Column("latitude", Float),
    Column("longitude", Float),
)

event_actors = Table(
    "event_actors",
    metadata,
    _of("events.event_id", key=True),
    _text("side", key=True),
    _text("actor", key=True),
    Index("ix_event_actors_actor", "actor"),
)

lineages = Table(
    "lineages",
    metadata,
    _of("events.event_id", key=True),
    _number("position", key=True),
    _text("origin", index=True),
    _text("standing"),
    Column("interested", Boolean, nullable=False),
    _text("reason"),
    _text("first"),
    _number("claim_count"),
)

event_links = Table(
    "event_links",
    metadata,
    _of("events.event_id", key=True),
    _text("other_event_id", key=True),
    _text("relation", key=True),
    Index("ix_event_links_other_event_id", "other_event_id"),
)

event_aliases = Table(
    "event_aliases",
    metadata,
    _text("alias", key=True),
    _text("event_id", index=True),
)

stories = Table(
    "stories",
    metadata,
    _text("story_id", key=True),
    _text("title"),
    _number("article_count"),
    _number("event_count"),
    _text("record"),
)

control_spans = Table(
    "control_spans",
    metadata,
    _number("span_id", key=True),
    _text("place_id", index=True),
    _text("place"),
    _text("status"),
    _text("holder", null=True, index=True),
    _text("since_not_before", null=True),
    _text("since_not_after", null=True),
    _text("until_not_before", null=True),
    _text("until_not_after", null=True),
    _text("known_since", null=True),
    _text("last_confirmed", null=True),
    _text("grade"),
    _text("record"),
)

judgements = Table(
    "judgements",
    metadata,
    _text("judgement_id", key=True),
    _text("decision"),
    _text("subjects"),
    _text("made_by"),
    _text("made_at", index=True),
    _text("why"),
    _text("withdraws", null=True),
    _text("record"),
)

problems = Table(
    "problems",
    metadata,
    _number("problem_id", key=True),
    _text("code", index=True),
    _text("what"),
    _text("where"),
    _text("hint"),
    Column("left_out", Boolean, nullable=False),
    _text("page_id", null=True, index=True),
    _number("run_id", null=True),
    _text("recorded_at"),
    _text("record"),
)

changes = Table(
    "changes",
    metadata,
    _number("change_id", key=True),
    _number("run_id", null=True),
    _text("recorded_at", index=True),
    _text("kind"),
    _text("subject", index=True),
    _text("what"),
    _text("record"),
)
