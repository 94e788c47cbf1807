"""What events say of who holds a place: one piece of evidence for each event and place, as known from time to time.

The rules of ``knowledge/linking`` say what a type of event does; a part, a denial, a missing winner and a siege
change it here. Entering is not holding; who loses a place without a named winner has left it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import is_inside, place_key
from tawatur.records import Claim, ClaimPlace, ClaimReference, Event
from tawatur.records.event import Grade
from tawatur.text.folding import fold_sentence, fold_word
from tawatur.text.instants import DAY, first_minute, last_minute

Kind = Literal["gain", "leave", "enter", "fight", "agree", "siege", "lift", "hold"]
SINCE = 6 * 60
"""What has held "since dawn" began within so many minutes of its beginning."""
_ROLES = {
    "withdrawal": ("origin", "site"),
    "advance": ("destination", "site"),
    "deployment": ("site", "origin", "destination"),  # a siege is laid to a place and lifted from it
}
NEARBY_WORDS = 5
"""So many words behind a trigger that is no siege itself its object is looked for ("laid siege to", "went on with")."""
NEVER = "9999-12-31T23:59:59Z"
"""The instant of what is known without a date: after all that is dated."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one event says of one place, as known from ``known`` (UTC) on.

    ``first``/``last`` bound when it happened, in local minutes (``first`` None: open); ``moment`` is when it counts
    from. ``holder`` is who takes, leaves or holds, ``loser`` who held it before; ``denied_by`` are sides that deny;
    ``partial`` says that only a part of the place is meant, ``mostly`` that it is the greater part.
    """

    kind: Kind
    event_id: str
    grade: Grade
    known: str
    first: int | None
    last: int
    holder: str | None
    loser: str | None
    partial: bool
    denied_by: tuple[str, ...]
    confirmed: int
    implied_by: str | None = None
    parties: tuple[str, ...] = ()
    mostly: bool = False

    @property
    def moment(self) -> int:
        """When it counts from: the middle of at most a day, else the end of the time in which it lies.

        "Not later than a day" ends in that day's middle too: an article without a clock is not of its last minute.
        """
        if self.first is not None and self.last - self.first <= DAY:
            return (self.first + self.last) // 2
        return self.last - DAY // 2 if self.first is None and self.last % DAY == DAY - 1 else self.last


@dataclass(frozen=True, slots=True)
class Ground:
    """A place with the evidence on it: for each event its versions, in the order of their becoming known."""

    place: ClaimPlace
    key: str
    versions: tuple[tuple[Evidence, ...], ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """A claim of an event that speaks of one place."""

    claim: Claim
    place: ClaimPlace
    known: str
    denies: bool


def grounds(events: Iterable[Event], claims: Mapping[str, Claim], knowledge: EventKnowledge) -> Iterator[Ground]:
    """Every place that some event says something of, with that evidence; wholes and parts lend theirs.

    A headline presses several things together: where its text tells events, it says nothing of control by itself.
    """
    told: dict[str, dict[str, tuple[Evidence, ...]]] = defaultdict(dict)
    named: dict[str, ClaimPlace] = {}
    around = knowledge.cues_of("around")
    told_in_text = {c.version_id for c in claims.values() if c.part == "text"}
    headings = {i for i, c in claims.items() if c.part == "title" and c.version_id in told_in_text}
    counting = {i: c for i, c in claims.items() if i not in headings}
    events = list(events)
    spoken = [(event, _tellings(event, counting, around)) for event in events]
    for _, tellings in spoken:
        for key, group in tellings.items():
            if key not in named or named[key].precision == "site":
                named[key] = group[0].place
    for event, tellings in spoken:
        for key, group in tellings.items():
            versions = tuple(_versions(event, [_posted(t, named[key]) for t in group], knowledge))
            if versions:
                told[key][event.event_id] = versions
    for place in (p for event in events for p in event.places if p.parent and not p.anchor):
        named.setdefault(place_key(place), place)  # nothing is said of it, but its whole may be taken
    lent = _lent(told, named)
    for key in sorted(told.keys() | lent.keys()):
        own = told.get(key, {})
        borrowed = [v for event_id, v in sorted(lent.get(key, {}).items()) if event_id not in own]
        yield Ground(named[key], key, (*(own[e] for e in sorted(own)), *borrowed))


def _posted(telling: _Telling, named: ClaimPlace) -> _Telling:
    """A post that goes by its settlement's name is a part of the settlement."""
    if telling.place.precision == "site" and named.precision != "site":
        return replace(telling, place=replace(telling.place, partial=True))
    return telling


def _tellings(event: Event, claims: Mapping[str, Claim], around: tuple[str, ...]) -> dict[str, list[_Telling]]:
    """The claims of an event by the places that they speak of; a denial without a place speaks of all."""
    found: dict[str, list[_Telling]] = defaultdict(list)
    placeless: list[tuple[Claim, ClaimReference]] = []
    for reference in event.claims:
        claim = claims.get(reference.claim_id)
        if claim is None:
            continue
        if not claim.places and reference.denies:
            placeless.append((claim, reference))
        for place in _told_places(claim, around):
            found[place_key(place)].append(_Telling(claim, place, reference.known_at or NEVER, reference.denies))
    for claim, reference in placeless:
        for tellings in found.values():
            tellings.append(_Telling(claim, tellings[0].place, reference.known_at or NEVER, denies=True))
    for tellings in found.values():
        tellings.sort(key=lambda t: (t.known, t.claim.claim_id))
    return found


def _told_places(claim: Claim, around: tuple[str, ...]) -> list[ClaimPlace]:
    """The places that a claim says something of: what is left, what is entered, else where it happened.

    Beside a town or a site a region only tells where it lies. What is said of the surroundings of a place, or of
    somewhere at a distance from it, says nothing of itself.
    """
    wanted = _ROLES.get(claim.event_type, ("site",))
    if claim.event_type == "advance" and any(q.what == "distance_km" for q in claim.quantities):
        return []
    folded = fold_sentence(claim.quote)
    told = [p for p in claim.places if p.role in wanted and not p.anchor and p.precision != "country"]
    local = [p for p in told if p.precision in ("settlement", "site")]
    told = local or told
    return [p for p in told if not _is_around(folded, p, around)]


def _is_around(folded: str, place: ClaimPlace, around: tuple[str, ...]) -> bool:
    """Whether a word like "outskirts" stands right before the name, a head noun between at most."""
    at = folded.find(fold_word(place.name))
    before = folded[max(0, at - 24) : at].split()[-3:] if at > 0 else []
    return any(cue in " ".join(before) and (len(cue) > 4 or cue in before) for cue in around)


def _versions(event: Event, tellings: Sequence[_Telling], knowledge: EventKnowledge) -> Iterator[Evidence]:
    """What the event says of the place, each time that a claim changes it."""
    last: Evidence | None = None
    for count in range(1, len(tellings) + 1):
        if count < len(tellings) and tellings[count].known == tellings[count - 1].known:
            continue
        found = _evidence(event, tellings[:count], knowledge)
        if found is None:
            continue
        if last is None or replace(found, known=last.known, confirmed=last.confirmed) != last:
            yield found
            last = found


def _evidence(event: Event, tellings: Sequence[_Telling], knowledge: EventKnowledge) -> Evidence | None:
    asserted = [t for t in tellings if not t.denies and t.claim.modality in ("happened", "ongoing", "background")]
    denied = [t for t in tellings if t.denies]
    kind = _kind(event, asserted or denied, knowledge)
    if kind is None:
        return None
    if not asserted and not denied:
        return None
    if not asserted:
        return _refuted(event, denied, kind, knowledge)
    span = _span([t.claim for t in asserted])
    if span is None:
        return None
    holder, loser = _holder(asserted, kind, knowledge)
    if kind == "gain" and holder is None:
        if loser is None or not _tells_loss(asserted, knowledge):
            return None
        kind, holder = "leave", loser
    return Evidence(
        kind=kind,
        event_id=event.event_id,
        grade=_grade_here(event, denied),
        known=tellings[-1].known,
        first=span[0],
        last=span[1],
        holder=holder,
        loser=loser,
        partial=all(_is_part(t, knowledge) for t in asserted),
        denied_by=tuple(sorted({t.claim.origin for t in denied} - {t.claim.origin for t in asserted})),
        confirmed=max(last_minute(t.claim.date.not_after) or span[1] for t in asserted),
        parties=tuple(dict.fromkeys(a for t in asserted for a in t.claim.actors)),
        mostly=any(_stands_before(t, "most", knowledge) for t in asserted),
    )


def _grade_here(event: Event, denied: Sequence[_Telling]) -> Grade:
    """The event's grade; where it is contested for other places alone, the grade by its origins."""
    fields = {d.field for d in event.disagreements}
    if event.grade != "contested" or denied or fields & {"actor", "place"}:
        return event.grade
    return "fair" if event.origins.established > 1 else "weak"


def _tells_loss(tellings: Sequence[_Telling], knowledge: EventKnowledge) -> bool:
    """Whether the trigger tells a loss ("fell", "lost"); one that tells a capture and no captor says too little."""
    cues = knowledge.cues_of("loss")
    triggers = [fold_word(t.claim.trigger) for t in tellings]
    return any(not trigger or any(cue in trigger for cue in cues) for trigger in triggers)


def _kind(event: Event, tellings: Sequence[_Telling], knowledge: EventKnowledge) -> Kind | None:
    claims = [t.claim for t in tellings]
    if event.event_type in ("deployment", "attack", "armed_clash"):
        if _is_told_by(claims, "lift", knowledge):
            return "lift"
        if _is_told_by(claims, "siege", knowledge):
            lifted = any(fold_word(c.trigger).startswith(knowledge.cues_of("lifting")) for c in claims)
            return "lift" if lifted else "siege"
    kind = knowledge.rule(event.event_type).control
    if kind == "agree":
        local = any(not knowledge.is_party(a) for c in claims for a in c.actors)
        return "agree" if local else None
    if kind == "fight":
        return "fight" if event.event_type == "armed_clash" else None
    return None if kind == "none" else kind


def _refuted(event: Event, denied: Sequence[_Telling], kind: Kind, knowledge: EventKnowledge) -> Evidence | None:
    """A denial that stands alone: who denies having left still holds, and so does the party that denies a loss."""
    claim = denied[0].claim
    clock = last_minute(claim.date.not_after)
    if clock is None or kind not in ("leave", "gain"):
        return None
    side = claim.actors[0] if kind == "leave" and claim.actors else claim.origin
    if not knowledge.is_party(side) or (kind == "gain" and knowledge.root(side) in map(knowledge.root, claim.actors)):
        return None
    day = clock - clock % DAY
    return Evidence(
        "hold", event.event_id, "weak", denied[-1].known, day, clock, side, None, False, (), clock, None, claim.actors
    )  # fmt: skip


def _span(claims: Sequence[Claim]) -> tuple[int | None, int] | None:
    """When it happened: the narrowest time told; undated, by the earliest publication at the latest."""
    told = [
        (first, last)
        for c in claims
        if c.date.start
        and (first := first_minute(c.date.not_before or c.date.start)) is not None
        and (last := _last(c)) is not None
    ]
    limits = [last for c in claims if (last := last_minute(c.date.not_after)) is not None]
    if told:
        first, last = min(told, key=lambda t: (t[1] - t[0], t))
        return first, max(first, min([last, *limits]))
    return (None, min(limits)) if limits else None


def _last(claim: Claim) -> int | None:
    """When it had happened at the latest: of what has held "since" a time, soon after that time."""
    date = claim.date
    if (date.basis or "").startswith("since"):
        start = first_minute(date.not_before or date.start)
        return None if start is None else start + SINCE
    return last_minute(date.not_after or date.end or date.start)


def _holder(tellings: Sequence[_Telling], kind: Kind, knowledge: EventKnowledge) -> tuple[str | None, str | None]:
    """Who takes (or leaves, or enters), and who lost it."""
    actors = [a for t in tellings for a in t.claim.actors if _may_hold(t, a, knowledge)]
    targets = [a for t in tellings for a in t.claim.targets if knowledge.is_party(a) and _may_hold(t, a, knowledge)]
    if kind == "agree":
        actors = [a for a in actors if knowledge.is_party(a)]
    loser = targets[0] if targets else None
    if not actors:
        return None, loser
    sides = {knowledge.root(a) for a in actors}
    first = min(actors, key=lambda a: (-actors.count(a), actors.index(a)))
    return (knowledge.root(first) if len(set(actors)) > 1 and len(sides) == 1 else first), loser


def _may_hold(telling: _Telling, slug: str, knowledge: EventKnowledge) -> bool:
    """Whether the actor may hold the place: it fights in its country, and a state that seldom holds ground is named.

    A distant state that was only carried over from an earlier sentence is too weak a reading to give a place away.
    """
    claim = telling.claim
    if not knowledge.may_hold(slug, telling.place.country):
        return False
    surfaces = (*claim.actor_surfaces, *claim.target_surfaces)
    if not surfaces or not knowledge.must_be_named(slug):
        return True
    named = zip((*claim.actors, *claim.targets), surfaces, strict=False)
    return any(actor == slug and surface in claim.quote for actor, surface in named)


def _is_part(telling: _Telling, knowledge: EventKnowledge) -> bool:
    """Whether only a part of the place is meant: the reader says so, or words before its name do."""
    told = _stands_before(telling, "part", knowledge) or _stands_before(telling, "most", knowledge)
    return telling.place.partial or told


def _stands_before(telling: _Telling, kind: str, knowledge: EventKnowledge) -> bool:
    """Whether a cue stands in the few words before the place's name."""
    folded, name = fold_sentence(telling.claim.quote), fold_word(telling.place.name)
    at = folded.find(name)
    before = folded[max(0, at - 30) : at] if at >= 0 else ""
    return any(cue in before for cue in knowledge.cues_of(kind))


def _is_told_by(claims: Sequence[Claim], kind: str, knowledge: EventKnowledge) -> bool:
    """Whether a claim's trigger tells it, or has it for an object: who only stands in a besieged town lays no siege."""
    cues = knowledge.cues_of(kind)
    return any(cue in _around_trigger(c) for c in claims for cue in cues)


def _around_trigger(claim: Claim) -> str:
    """The trigger with the words right behind it; the whole sentence where no trigger is known."""
    words, trigger = fold_sentence(claim.quote).split(), fold_word(claim.trigger).split()
    at = next((i for i, word in enumerate(words) if trigger and word.endswith(trigger[0])), None)
    return " ".join(words if at is None else words[at : at + len(trigger) + NEARBY_WORDS])


def _lent(
    told: Mapping[str, Mapping[str, tuple[Evidence, ...]]], named: Mapping[str, ClaimPlace]
) -> dict[str, dict[str, tuple[Evidence, ...]]]:
    """What wholes say of their parts (a governorate taken), with a lower grade, and sites of their towns (partly)."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, place in named.items():
        for name in {key, place.name, place.name_en} - {None}:
            by_name[str(name)].append(key)
    lent: dict[str, dict[str, tuple[Evidence, ...]]] = defaultdict(dict)
    for key, place in named.items():
        for whole in by_name.get(place.parent or "", ()):
            if whole != key and is_inside(place, named[whole]):
                _lend_down(told.get(whole, {}), whole, lent[key])
                if place.precision == "site":
                    _lend_up(told.get(key, {}), key, lent[whole])
    return lent


def _lend_down(from_whole: Mapping[str, tuple[Evidence, ...]], whole: str, to: dict[str, tuple[Evidence, ...]]) -> None:
    for event_id, versions in from_whole.items():
        if all(v.kind == "gain" and not v.partial for v in versions):
            to[event_id] = tuple(replace(v, grade="weak", implied_by=whole) for v in versions)


def _lend_up(from_site: Mapping[str, tuple[Evidence, ...]], site: str, to: dict[str, tuple[Evidence, ...]]) -> None:
    for event_id, versions in from_site.items():
        if all(v.kind == "gain" for v in versions):
            to[event_id] = tuple(replace(v, partial=True, implied_by=site) for v in versions)
