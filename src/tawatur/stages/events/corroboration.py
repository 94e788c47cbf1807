"""What makes two claims one though a field that was read of them disagrees or is missing: figures, names, the sentence.

A field that a reader got wrong, or on which reporters differ, must not tear one event in two; neither may two events
be one because they look alike. So a disagreement is overcome only by something that two events seldom share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tawatur.knowledge.linking.grounds import bare_name, overlap
from tawatur.records import ClaimPlace
from tawatur.stages.events.facts import Facts
from tawatur.stages.events.figures import is_vague
from tawatur.stages.events.losses import is_lost_between
from tawatur.text.folding import fold_sentence
from tawatur.text.instants import DAY
from tawatur.text.matching import PROCLITICS

TELLING = 3
"""A figure tells two events apart from this value on: one or two dead are the figure of many."""
MISDATED = 2 * DAY
"""What happens once (a place taken) and is told of days so near is one event whose day is disputed."""
SINCE = 4 * DAY
"""A time "since" a day is as good as the day, where it was told so soon after it."""
LONGEST_NAME = 3
"""Names of so many words are looked for in a sentence."""
_COARSE = ("district", "governorate", "country")


def share_figures(new: Facts, old: Facts) -> bool:
    """Whether they count the same, exactly and by a figure that tells something, and no figure of theirs differs."""
    mine, yours = _figures(new), _figures(old)
    common = mine.keys() & yours.keys()
    return any(mine[w] >= TELLING for w in common) and all(mine[w] == yours[w] for w in common)


def _figures(facts: Facts) -> dict[str, float]:
    return {q.what: float(q.value) for q in facts.claim.quantities if not is_vague(q) and q.what != "distance_km"}


def is_misdated(new: Facts, old: Facts) -> bool:
    """Whether different days are told of one thing: it happens once, to one place, by one doer, in other articles."""
    if new.claim.article_id == old.claim.article_id or not (new.day_exact or old.day_exact):
        return False
    if abs((new.first or 0) - (old.first or 0)) > MISDATED or not (_is_of_days(new) and _is_of_days(old)):
        return False
    common = overlap(new.places, old.places)
    if not common.shared or common.jaccard < 1:
        return False
    if new.rule.repeats:
        exact = new.day_exact and old.day_exact
        return exact and share_figures(new, old) and abs((new.first or 0) - (old.first or 0)) <= DAY
    if _is_lost_between(new, old):
        return False
    return bool(new.actors & old.actors) or share_figures(new, old) or _is_one_day_by_one(new, old)


def _is_lost_between(new: Facts, old: Facts) -> bool:
    times = (new.first, new.last, old.first, old.last)
    if None in times or not (new.losses or old.losses):
        return False
    one, other = (new.first or 0, new.last or 0), (old.first or 0, old.last or 0)
    return is_lost_between(one, other, (*new.losses, *old.losses))


def _is_one_day_by_one(new: Facts, old: Facts) -> bool:
    """Whether other hours of one day are told, by nobody named or by allies: "at noon" here, "in the evening" there."""
    if not (new.day_exact and old.day_exact) or (new.first or 0) // DAY != (old.first or 0) // DAY:
        return False
    return not (new.actors and old.actors) or bool(new.sides & old.sides)


def is_lasting(new: Facts, old: Facts) -> bool:
    """Whether both tell parts of one day of what goes on for hours (a fight), at one place, in other articles."""
    if not new.rule.lasts or new.claim.article_id == old.claim.article_id:
        return False
    if not (new.day_exact and old.day_exact) or (new.first or 0) // DAY != (old.first or 0) // DAY:
        return False
    common = overlap(new.places, old.places)
    return bool(common.shared) and common.jaccard == 1 and bool(new.sides & old.sides)


def _is_of_days(facts: Facts) -> bool:
    """Whether its time is told to a few days: "since Tuesday evening", told on Wednesday, is Tuesday evening's."""
    return facts.first is not None and facts.last is not None and facts.last - facts.first < SINCE


def is_otherwise_blamed(new: Facts, old: Facts) -> bool:
    """Whether different doers are named of one harm: one day, one place, one toll, told by other origins."""
    if new.claim.origin == old.claim.origin or not (new.day_exact and old.day_exact) or not new.rule.repeats:
        return False
    common = overlap(new.places, old.places)
    return bool(common.shared) and common.jaccard == 1 and share_figures(new, old)


def names_place(facts: Facts, places: Mapping[str, ClaimPlace]) -> bool:
    """Whether a claim without a place has the name of one of these in its sentence: the reader did not tie it."""
    if facts.places or facts.rule.text:
        return False
    words = words_of(facts.claim.quote)
    return any(_stands_in(bare_name(p).split(), words) for p in places.values() if p.precision not in _COARSE)


def possible_names(facts: Facts) -> Iterator[str]:
    """The names that the sentence of a claim without a place may hold, as :func:`grounds.cells` files them."""
    if facts.places or facts.rule.text:
        return
    words = words_of(facts.claim.quote)
    for at, word in enumerate(words):
        starts = [word, *(word[n:] for n in (1, 2, 3) if word[:n] in PROCLITICS and len(word) > n + 2)]
        for length in range(1, LONGEST_NAME + 1):
            rest = words[at + 1 : at + length]
            yield from ("=" + " ".join((start, *rest)) for start in starts if len(rest) == length - 1)


def words_of(quote: str) -> list[str]:
    """The folded words of a sentence, without marks."""
    return [w for w in (token.strip('.،,؛:!؟?()[]…-–—«»"“”') for token in fold_sentence(quote).split()) if w]


def _stands_in(name: list[str], words: list[str]) -> bool:
    """Whether the name stands among the words, a proclitic before it or not."""
    if not name:
        return False
    for at in range(len(words) - len(name) + 1):
        first = words[at]
        if words[at + 1 : at + len(name)] == name[1:] and first.endswith(name[0]):
            before = first[: -len(name[0])] if first != name[0] else ""
            if not before or before in PROCLITICS:
                return True
    return False
