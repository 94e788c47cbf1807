"""Units of an army: اللواء 61, الفرقة السادسة مشاة, where no other force is named as theirs (اللواء 24 في الحشد)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.knowledge.actors import ActorRegistry
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.forms import bare_start
from tawatur.text.passages import Token

_UNIT_REACH = 3  # words of a number behind the noun


def unit_spans(registry: ActorRegistry, tokens: Sequence[Token], named: set[int]) -> Iterator[tuple[int, int, int]]:
    """The token and the folded span of each unit; ``named`` are the tokens at which a force's own name begins."""
    forms = registry.unit_forms
    for at in [at for at, token in enumerate(tokens[:-1]) if token.fold in forms]:
        end = _unit_end(registry, tokens, at + 1)
        if end and not _is_of_another(tokens, end, named):
            yield at, bare_start(tokens[at]), tokens[end - 1].fold_end


def _unit_end(registry: ActorRegistry, tokens: Sequence[Token], at: int) -> int:
    """The token after the unit's number or ordinals, 0 where there is none."""
    end = at
    while end < min(at + _UNIT_REACH, len(tokens)) and (
        tokens[end].fold in registry.words.ordinal or (end == at and tokens[end].fold.isdigit())
    ):
        end += 1
    return end if end > at else 0


def _is_of_another(tokens: Sequence[Token], end: int, named: set[int]) -> bool:
    """Whether the force that a unit belongs to is named right behind it."""
    between = load_role_words().linking | load_role_words().owning
    joined = end < len(tokens) and tokens[end].fold in between and end + 1 in named
    return joined or (end in named and tokens[end].fold.startswith(("ب", "لل")))
