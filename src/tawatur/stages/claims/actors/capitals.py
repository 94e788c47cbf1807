"""Capitals and states that act: أعلنت الخرطوم, وكانت دمشق قد استعادت, هدنة بين إسرائيل والحزب name a government."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.knowledge.actors import ActorRegistry
from tawatur.text.passages import Token

_PRESENT = re.compile("[تي]")
_BETWEEN = frozenset({"بين", "وبين"})
_WAS, _HAD = frozenset({"كانت", "كان"}), frozenset({"قد"})
_MUTUAL_REACH = 5
_WEAPON_REACH = 4  # words from what is struck with to what is struck
_ACCUSED_REACH = 4  # words from a verb of accusing to who is accused


def acts(registry: ActorRegistry, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the city or state at the tokens ``[first, last)`` is the subject of a verb of governments."""
    before, behind = _fold(tokens, first - 1), _fold(tokens, last)
    if _bare(before) in registry.words.acting or (_bare(before) in _WAS and (behind in _HAD or behind[:1] == "و")):
        return True
    if _bare(before) in registry.words.waging and _strikes(registry, tokens, last):
        return True
    opens = not first or not tokens[first - 1].is_word or before in registry.words.opener
    opens = opens or _is_joined_clause(tokens, first)
    return opens and (behind in registry.words.acting or behind in registry.words.waging)


def _is_joined_clause(tokens: Sequence[Token], first: int) -> bool:
    """المتمردون يتقدمون وكينشاسا ترسل تعزيزات: "and" opens a clause of its own, as headlines join them."""
    return tokens[first].fold.startswith("و") and _PRESENT.match(_fold(tokens, first + 1)) is not None


def is_accused(registry: ActorRegistry, tokens: Sequence[Token], first: int, last: int) -> bool:
    """اتهمت موسكو كييف بقصف: whether the name stands behind who accuses and right before of what."""
    if not _fold(tokens, last).startswith("ب"):
        return False
    before = range(max(0, first - _ACCUSED_REACH), first)
    return any(_bare(_fold(tokens, at)) in registry.words.accusing for at in before)


def _strikes(registry: ActorRegistry, tokens: Sequence[Token], last: int) -> bool:
    """Whether what is struck stands at a token, or behind what it is struck with (بطائرات مسيرة مصفاة)."""
    waged, behind = registry.words.waged, _fold(tokens, last)
    if behind in waged:
        return True
    armed = behind.startswith("ب") and behind[1:] in waged
    return armed and any(_fold(tokens, last + at) in waged for at in range(1, _WEAPON_REACH))


def is_side(registry: ActorRegistry, tokens: Sequence[Token], first: int) -> bool:
    """Whether a name behind بين is a side of a deal, of talks or of a war, and no end of a road or border."""
    if _fold(tokens, first - 1) not in _BETWEEN:
        return False
    before = tokens[max(0, first - 1 - _MUTUAL_REACH) : first - 1]
    return any(_bare(token.fold) in registry.words.mutual for token in before)


def _fold(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].fold if 0 <= at < len(tokens) else ""


def _bare(fold: str) -> str:
    """The word without a joined conjunction."""
    return fold[1:] if fold[:1] in ("و", "ف") and len(fold) > len("وكان") - 1 else fold
