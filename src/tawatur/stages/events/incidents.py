"""One harm told by words of different types: "the attack on the market" of one page is the air strike of the next.

Words like "attack", "bombardment" and "massacre" tell no means: readers differ on their type. They tell one event
where place and time agree, the texts tell no raid beside the strike, and nothing excludes it.
"""

from __future__ import annotations

from tawatur.knowledge.linking import EventKnowledge
from tawatur.knowledge.linking.grounds import any_inside, overlap
from tawatur.stages.events.corroboration import share_figures
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.figures import cannot_hold


def is_one_harm(new: Facts, old: Facts, knowledge: EventKnowledge) -> bool:
    """Whether claims of two types may tell one harm: of one site, or of one town with one toll, in two articles."""
    if new.claim.article_id == old.claim.article_id or not may_be_one_means(new, old, knowledge):
        return False
    if _has_its_own(new, old, knowledge) or _has_its_own(old, new, knowledge):
        return False
    if new.claim.part == "title" or old.claim.part == "title":
        return False
    common = overlap(new.places, old.places)
    if not common.shared or common.jaccard < 1:
        return False
    if share_figures(new, old):
        return True
    sites = all(p.precision == "site" for p in (*new.places.values(), *old.places.values()))
    same_day = new.day_exact and old.day_exact
    return sites and (same_day or not figures_clash(new, old))


def _has_its_own(loose: Facts, plain: Facts, knowledge: EventKnowledge) -> bool:
    """Whether what is told loosely is rather another thing that a text tells plainly of the place.

    The other text tells its type plainly too (a raid beside a strike); or its own tells of the strike beside an attack.
    """
    if not loose.vague:
        return False
    least = loose.claim.event_type == knowledge.rules.one_harm[0]
    return loose.claim.event_type in plain.beside or (least and plain.claim.event_type in loose.beside)


def may_be_one_means(new: Facts, old: Facts, knowledge: EventKnowledge) -> bool:
    """Whether two types are of violence, both said to have happened, and one is told by a word of no one means."""
    kinds = {new.claim.event_type, old.claim.event_type}
    if not kinds <= set(knowledge.rules.one_harm) or new.kind != "asserted" or old.kind != "asserted":
        return False
    if new.background or old.background or new.apart or old.apart:
        return False
    return any(f.vague for f in (new, old) if f.claim.event_type == min(kinds, key=knowledge.rules.one_harm.index))


def figures_clash(new: Facts, old: Facts) -> bool:
    """Whether some number of the one cannot hold together with the other's of the same thing."""
    return any(a.what == b.what and cannot_hold(a, b) for a in new.claim.quantities for b in old.claim.quantities)


def is_its_headline(title: Facts, told: Facts, knowledge: EventKnowledge) -> bool:
    """Whether a headline may head what its own text tells: a coarser place, or a word of no one means."""
    if (
        title.claim.version_id != told.claim.version_id
        or title.kind != told.kind
        or title.background != told.background
    ):
        return False
    same = title.claim.event_type == told.claim.event_type
    if not (title.rule.repeats and (same or may_be_one_means(title, told, knowledge))) or title.rule.text:
        return False
    if figures_clash(title, told) or (title.actors and told.actors and not title.actors & told.actors):
        return False
    return not title.places or not told.places or _may_hold(title, told)


def _may_hold(title: Facts, told: Facts) -> bool:
    """Whether the headline's place is, holds or may hold the text's: of a site without a point nobody knows where."""
    if overlap(title.places, told.places).shared or any_inside(told.places.values(), title.places.values()):
        return True
    unknown = all(p.precision == "site" and p.lat is None for p in told.places.values())
    return unknown and all(p.precision != "site" for p in title.places.values())
