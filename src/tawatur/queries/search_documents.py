"""What is searched: one document for each event, claim, article and place of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from tawatur.queries.view_lines import event_title
from tawatur.queries.view_snapshot import Snapshot
from tawatur.records import Article, Claim, ClaimPlace, Event


@dataclass(frozen=True, slots=True)
class Document:
    """A thing to be found: its title, its words, and other names of what it speaks of."""

    kind: str
    id: str
    title: str
    body: str
    names: str

    @property
    def digest(self) -> str:
        """Changes when any of the words does."""
        return blake2b(f"{self.title}\0{self.body}\0{self.names}".encode(), digest_size=8).hexdigest()


def documents(snapshot: Snapshot) -> Iterator[Document]:
    """All documents of a snapshot: latest versions of articles, and their claims."""
    current = set(snapshot.latest.values())
    for event in snapshot.events.values():
        yield _event(snapshot, event)
    for claim in snapshot.claims.values():
        if claim.version_id in current:
            yield _claim(snapshot, claim)
    for version_id in snapshot.latest.values():
        if version_id in snapshot.articles:
            yield _article(snapshot, snapshot.articles[version_id])
    for key, place in snapshot.places.items():
        larger = snapshot.places.get(place.parent or "")
        around = (
            _pair(snapshot.names.place(place.parent, "ar"), snapshot.names.place(place.parent, "en"))
            if place.parent
            else ""
        )
        names = _pair(around, larger.name if larger else None)
        yield Document("place", key, _pair(place.name, place.name_en), "", names)


def _event(snapshot: Snapshot, event: Event) -> Document:
    quotes = dict.fromkeys(reference.quote for reference in event.claims)
    claims = [snapshot.claims[one.claim_id] for one in event.claims if one.claim_id in snapshot.claims]
    title = _pair(event_title(snapshot, event, "ar"), event_title(snapshot, event, "en"))
    names = dict.fromkeys(name for claim in claims for name in _claim_names(snapshot, claim).split("\n"))
    return Document("event", event.event_id, title, "\n".join(quotes), "\n".join((_place_names(event.places), *names)))


def _claim(snapshot: Snapshot, claim: Claim) -> Document:
    kind = [snapshot.names.word("event_type", claim.event_type, language) for language in ("ar", "en")]
    return Document("claim", claim.claim_id, " ".join(kind), claim.quote, _claim_names(snapshot, claim))


def _article(snapshot: Snapshot, article: Article) -> Document:
    claims = [snapshot.claims[one] for one in snapshot.claims_of_version.get(article.version_id, ())]
    names = dict.fromkeys(name for claim in claims for name in _claim_names(snapshot, claim).split("\n"))
    return Document(
        "article", article.version_id, article.title, article.text, "\n".join((article.outlet or "", *names))
    )


def _claim_names(snapshot: Snapshot, claim: Claim) -> str:
    """Names in both languages of the places, actors and sources of a claim, one a line."""
    names, article = snapshot.names, snapshot.article_of(claim)
    found = [_place_names(claim.places)]
    found += [_pair(names.actor(slug, "ar"), names.actor(slug, "en")) for slug in (*claim.actors, *claim.targets)]
    found += [_pair(names.origin(slug, "ar"), names.origin(slug, "en")) for slug in (claim.origin, *claim.via)]
    found += [article.outlet or ""] if article else []
    return "\n".join(name for name in dict.fromkeys(found) if name)


def _place_names(places: tuple[ClaimPlace, ...]) -> str:
    return "\n".join(dict.fromkeys(_pair(place.name, place.name_en) for place in places))


def _pair(first: str | None, second: str | None) -> str:
    return " ".join(part for part in (first, second) if part)
