"""What the linking needs of each claim, worked out once: places as keys, time as minutes, actors as sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tawatur.knowledge.linking import EventKnowledge, TypeRule, country_zone
from tawatur.knowledge.linking.grounds import place_key
from tawatur.records import Article, Claim, ClaimPlace
from tawatur.stages.events.losses import Loss, Reach, losses_of, told_losses
from tawatur.text.folding import fold_sentence, fold_word
from tawatur.text.instants import DAY, first_minute, last_minute, utc_instant
from tawatur.text.matching import PROCLITICS

Kind = Literal["asserted", "denied", "planned"]
_QUARTERS = frozenset({"الاحياء"})  # "the quarters" alone are a part of the town told before
_CUE_REACH = 5
"""So many words before a trigger are looked at for what says that another thing came after it."""
_COARSE = frozenset({"district", "governorate", "country"})


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim, ready to be compared.

    ``places`` are the places that tell the event, by key, ``wholes`` regions beside them, ``others`` the rest.
    ``first``/``last`` bound the time in local minutes since 1970 where the claim gives one (``dated``); ``clock``
    is the publication in the same minutes. ``actors`` and ``targets`` are roots of the registry's bodies, ``sides``
    those that the actors fight on, ``allied`` those on which they do in the country of the places. ``apart`` marks a
    claim of a part of its place (who is freed or speaks in one is in all of it), ``near`` one that only comes near it
    (a distance is told), ``caused`` a ruin whose cause its teller tells beside it, ``countered`` what is told by one
    who denies a like thing of the place beside it, ``limited`` a denial of some that leaves the rest ("no soldier was
    among them"), and ``voice`` is the root of who says it. ``vague`` is a harm told by a word of no one means
    ("attack"), ``beside`` are the types of harm that the same text tells plainly of its places, ``earlier`` is told as
    what went before another ("hours after the strike on"), and ``losses`` are the times at which the same text tells
    that the doer lost the place that it is said to have taken.
    """

    claim: Claim
    rule: TypeRule
    kind: Kind
    background: bool
    places: Mapping[str, ClaimPlace]
    wholes: Mapping[str, ClaimPlace]
    others: Mapping[str, ClaimPlace]
    first: int | None
    last: int | None
    dated: bool
    clock: int | None
    known_at: str | None
    actors: frozenset[str]
    targets: frozenset[str]
    sides: frozenset[str]
    allied: frozenset[str]
    apart: bool
    near: bool
    caused: bool
    countered: bool
    limited: bool
    vague: bool
    earlier: bool
    beside: frozenset[str]
    losses: tuple[Reach, ...]
    outlet: str
    voice: str
    version_order: tuple[str, str, str]
    order: tuple[str, str, str, int, str]

    @property
    def coarse(self) -> bool:
        """Whether every place is a district or more."""
        return all(p.precision in _COARSE for p in self.places.values())

    @property
    def day_exact(self) -> bool:
        """Whether the time is known to a day or better."""
        return self.dated and self.first is not None and self.last is not None and self.last - self.first < DAY


def known_instant(article: Article | None, zone: str | None) -> str | None:
    """The UTC instant from which an article's claims are known: published, else updated, else fetched.

    The zone is the outlet's where it is known, else the one given.
    """
    if article is None:
        return None
    for moment in (article.published, article.updated):
        known = utc_instant(moment, article.time_zone or zone)
        if known:
            return known
    return utc_instant(article.fetched_at, "UTC")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is the same for all claims of one version: the cues of parts and limits, the zone of its clock, and who
    tells in which part of it what may have left a ruin where, and who denies what of which place."""

    cues: tuple[str, ...]
    limits: tuple[str, ...]
    zone: str | None
    causes: frozenset[tuple[str, ...]]
    denied: frozenset[tuple[str, ...]]
    harms: Mapping[tuple[str, str], frozenset[str]]
    losses: Mapping[tuple[str, str], tuple[Loss, ...]]


def gathered_facts(claims: Iterable[Claim], articles: Mapping[str, Article], knowledge: EventKnowledge) -> list[Facts]:
    """The facts of every claim, in the order in which they became known."""
    claims = list(claims)
    zones, causes, denied = _zones(claims, knowledge), _told_causes(claims, knowledge), _told_denials(claims)
    cues = (*knowledge.cues_of("part"), *knowledge.cues_of("most"))
    limits, harms = knowledge.cues_of("except"), _told_harms(claims, knowledge)
    losses = told_losses(claims, knowledge)
    found = [
        _facts(
            c,
            articles.get(c.version_id),
            knowledge,
            _Reading(cues, limits, zones.get(c.version_id), causes, denied, harms, losses),
        )
        for c in claims
    ]
    return sorted(found, key=lambda f: f.order)


def _facts(claim: Claim, article: Article | None, knowledge: EventKnowledge, reading: _Reading) -> Facts:
    rule = knowledge.rule(claim.event_type)
    main, wholes, others = _main_places(claim, rule)
    modality = claim.modality
    known = known_instant(article, reading.zone)
    dated = claim.date.start is not None
    published = (article.published or article.updated or article.fetched_at) if article else None
    start = claim.sentence.start if claim.sentence else 0
    return Facts(
        claim=claim,
        rule=rule,
        kind="denied" if modality == "denied" else "planned" if modality == "planned" else "asserted",
        background=modality == "background",
        places=main,
        wholes=wholes,
        others=others,
        first=first_minute(claim.date.not_before or claim.date.start) if dated else None,
        last=last_minute(claim.date.not_after or claim.date.end or claim.date.start) if dated else None,
        dated=dated,
        clock=last_minute(published),
        known_at=known,
        actors=one_set(frozenset(map(knowledge.root, claim.actors))),
        targets=one_set(frozenset(map(knowledge.root, claim.targets))),
        sides=one_set(frozenset(map(knowledge.side, claim.actors))),
        allied=_allied(claim, knowledge),
        apart=not (rule.targets or rule.text) and _is_partial(claim, reading.cues),
        near=rule.place == "destination" and _is_near(claim),
        caused=claim.event_type == "destruction" and not reading.causes.isdisjoint(_tellings(claim)),
        countered=modality != "denied"
        and not reading.denied.isdisjoint((claim.event_type, *t) for t in _tellings(claim)),
        limited=modality == "denied" and any(cue in fold_sentence(claim.quote) for cue in reading.limits),
        vague=_is_vague(claim, knowledge),
        earlier=rule.repeats and _is_earlier(claim, knowledge.cues_of("later")),
        beside=_beside(claim, reading.harms),
        losses=losses_of(claim, knowledge, reading.losses),
        outlet=(article.outlet_slug or article.outlet or claim.article_id) if article else claim.article_id,
        voice=knowledge.speaking_root(claim.origin, known),
        version_order=_version_order(article),
        order=(known or "~", claim.article_id, claim.version_id, start, claim.claim_id),
    )


@lru_cache(maxsize=20_000)
def one_set(slugs: frozenset[str]) -> frozenset[str]:
    """The first of equal sets: a million claims name the same few sides."""
    return slugs


def _allied(claim: Claim, knowledge: EventKnowledge) -> frozenset[str]:
    """The sides on which the doers fight in the countries of the claim's places."""
    countries = frozenset(p.country.upper() for p in claim.places if p.country)
    return one_set(frozenset(knowledge.side_in(slug, countries) for slug in claim.actors))


def _told_causes(claims: Iterable[Claim], knowledge: EventKnowledge) -> frozenset[tuple[str, ...]]:
    causes = frozenset(knowledge.rules.one_damage) - {"destruction"}
    return frozenset(t for c in claims if c.event_type in causes and c.modality != "denied" for t in _tellings(c))


def _told_denials(claims: Iterable[Claim]) -> frozenset[tuple[str, ...]]:
    return frozenset((c.event_type, *t) for c in claims if c.modality == "denied" for t in _tellings(c))


def _told_harms(claims: Iterable[Claim], knowledge: EventKnowledge) -> dict[tuple[str, str], frozenset[str]]:
    """The types of harm that a version tells of a place in its text, by words of one means."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.event_type in knowledge.rules.one_harm and claim.part != "title" and not _is_vague(claim, knowledge):
            for place in claim.places:
                found[claim.version_id, place_key(place)].add(claim.event_type)
    return {key: one_set(frozenset(kinds)) for key, kinds in found.items()}


def _is_vague(claim: Claim, knowledge: EventKnowledge) -> bool:
    """Whether harm is told by a word of no one means: an attack, a bombardment."""
    if claim.event_type not in knowledge.rules.one_harm:
        return False
    trigger = fold_word(claim.trigger)
    return any(stem in trigger for stem in knowledge.cues_of("vague"))


def _beside(claim: Claim, harms: Mapping[tuple[str, str], frozenset[str]]) -> frozenset[str]:
    told = (harms.get((claim.version_id, place_key(p)), frozenset()) for p in claim.places)
    return one_set(frozenset().union(*told))


def _is_earlier(claim: Claim, cues: tuple[str, ...]) -> bool:
    """Whether words like "hours after" stand right before the trigger: another thing came after it."""
    quote = fold_sentence(claim.quote)
    if not claim.trigger or not any(cue in quote for cue in cues):
        return False
    before = quote.partition(fold_sentence(claim.trigger))[0].split()[-_CUE_REACH:]
    return any(cue in " ".join(before) for cue in cues)


def _tellings(claim: Claim) -> list[tuple[str, ...]]:
    """Who speaks, in which part of which text, of which place."""
    return [(claim.version_id, claim.part, claim.origin, place_key(p)) for p in claim.places]


_Named = dict[str, ClaimPlace]
_NOWHERE: _Named = {}


def _main_places(claim: Claim, rule: TypeRule) -> tuple[_Named, _Named, _Named]:
    """The places that tell the event: what is left tells a withdrawal, what is entered an advance.

    Beside a town or a site, the region that it lies in tells nothing more: regions come second, the rest third.
    """
    wanted = list(claim.places)
    if rule.place != "any":
        told = [p for p in claim.places if p.role == rule.place]
        wanted = told or [p for p in claim.places if p.role == "site" or claim.modality == "denied"]
    local = [p for p in wanted if p.precision not in _COARSE]
    main = {place_key(p): p for p in local or wanted}
    wholes = {place_key(p): p for p in wanted if place_key(p) not in main}
    others = {place_key(p): p for p in claim.places if place_key(p) not in main.keys() | wholes.keys()}
    return main or _NOWHERE, wholes or _NOWHERE, others or _NOWHERE


def _is_partial(claim: Claim, cues: tuple[str, ...]) -> bool:
    """Whether only a part of the place is meant: the reader says so, or words like "most quarters of" stand by."""
    if any(p.partial for p in claim.places):
        return True
    quote = fold_sentence(claim.quote)
    cues = tuple(cue for cue in cues if cue in quote)
    if not cues:
        return False
    words = quote.split()
    names = [fold_word(p.name).split() for p in claim.places]
    starts = [at for name in names if name for at in range(len(words)) if _begins(words[at : at + len(name)], name)]
    for cue in (c.split() for c in cues):
        for at in range(len(words) - len(cue) + 1):
            if not _begins(words[at : at + len(cue)], cue):
                continue
            after = at + len(cue)
            if any(0 <= start - after <= 2 for start in starts) or any(w in _QUARTERS for w in cue):
                return True
    return False


def _is_near(claim: Claim) -> bool:
    """Whether a distance from the place is told."""
    return any(q.what == "distance_km" for q in claim.quantities) or any(p.distance_km for p in claim.places)


def _begins(words: list[str], phrase: list[str]) -> bool:
    """Whether the words are the phrase, a proclitic before the first one allowed."""
    if len(words) != len(phrase) or words[1:-1] != phrase[1:-1]:
        return False
    first, last = words[0], words[-1].strip(".،,؛:!؟")
    if len(phrase) > 1 and last != phrase[-1]:
        return False
    first = first.strip(".،,؛:!؟") if len(phrase) == 1 else first
    return first == phrase[0] or (first.endswith(phrase[0]) and first[: -len(phrase[0])] in PROCLITICS)


def _zones(claims: Iterable[Claim], knowledge: EventKnowledge) -> dict[str, str | None]:
    """For each article version the zone of the country that its claims speak of most, else the default."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        zones = (country_zone(p.country) for p in claim.places)
        count[claim.version_id].update(z for z in zones if z)
    best = {version: min(c, key=lambda z, c=c: (-c[z], z)) for version, c in count.items() if c}  # type: ignore[misc]
    return {c.version_id: best.get(c.version_id, knowledge.default_zone) for c in claims}


def _version_order(article: Article | None) -> tuple[str, str, str]:
    """By what a later version of an article is told: when it was updated, published, fetched."""
    return (article.updated or "", article.published or "", article.fetched_at or "") if article else ("", "", "")
