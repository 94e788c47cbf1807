"""Capitals and states that act: أعلنت الخرطوم, وكانت دمشق قد استعادت, هدنة بين إسرائيل والحزب name a government."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.knowledge.actors import ActorRegistry
from tawatur.text.passages import Token

_BETWEEN = frozenset({"بين", "وبين"})
_WAS, _HAD = frozenset({"كانت", "كان"}), frozenset({"قد"})
_MUTUAL_REACH = 5


def acts(registry: ActorRegistry, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the city or state at the tokens ``[first, last)`` is the subject of a verb of governments."""
    before, behind = _fold(tokens, first - 1), _fold(tokens, last)
    if _bare(before) in registry.words.acting or (_bare(before) in _WAS and (behind in _HAD or behind[:1] == "و")):
        return True
    if _bare(before) in registry.words.waging and behind in registry.words.waged:
        return True
    opens = not first or not tokens[first - 1].is_word or before in registry.words.opener
    return opens and (behind in registry.words.acting or behind in registry.words.waging)


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
