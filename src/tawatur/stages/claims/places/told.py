"""Names that no gazetteer knows and that the article tells to be places: "the village of X", and later only X."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.names import SHORT_NAME, NameSpan, PassageNames

_PROCLITICS = ("", "و", "ب", "ل", "ف", "وب", "ول")
_INHABITED = frozenset({"settlement", "area", "settler", "district"})


def told_names(names: PassageNames, found: Iterable[Draft]) -> set[tuple[str, ...]]:
    """The unknown names, word by word, that stand behind the class word of an inhabited place."""
    told = set()
    for draft in found:
        behind = draft.evidence == "head" and draft.noun is not None and draft.noun.kind in _INHABITED
        if behind and not draft.span.key and not draft.kept:
            words = tuple(names.words[draft.span.first : draft.span.end])
            if _tells_itself(names, words):
                told.add(words)
    return told


def _tells_itself(names: PassageNames, words: tuple[str, ...]) -> bool:
    """Whether the name may be told from everyday words when it stands alone."""
    is_noun = len(words) == 1 and names.wording.noun_of(words[0]) is not None
    return bool(words) and not is_noun and len(words[0]) >= SHORT_NAME


def with_told(names: PassageNames, found: Sequence[Draft], told: frozenset[tuple[str, ...]]) -> list[Draft]:
    """The drafts with those of names that the article tells elsewhere, by their place in the text."""
    if not told:
        return list(found)
    taken = {token for draft in found for token in range(draft.outer, draft.end)}
    new = [draft for draft in _again(names, told) if not taken.intersection(range(draft.outer, draft.end))]
    return sorted([*found, *new], key=lambda d: d.span.fold_start)


def _is_placed(names: PassageNames, at: int, clitic: str) -> bool:
    """An everyday word is the village again where a preposition of place governs it alone (على بدر)."""
    follows = names.word(at + 1)
    alone = not follows.isalpha() or follows in names.wording.words.stop or follows.startswith("و")
    return alone and not clitic and names.word(at - 1) in names.wording.prepositions


def _again(names: PassageNames, told: frozenset[tuple[str, ...]]) -> Iterable[Draft]:
    """Where the told names stand, behind a clitic or none."""
    starts = {words[0]: words for words in sorted(told, key=len)}
    tokens = names.passage.tokens
    for at, word in enumerate(names.words):
        for clitic in _PROCLITICS:
            words = starts.get(word[len(clitic) :]) if word.startswith(clitic) else None
            if words is None or tuple(names.words[at + 1 : at + len(words)]) != words[1:]:
                continue
            end = at + len(words)
            if len(words) == 1 and words[0] in names.wording.words.common and not _is_placed(names, at, clitic):
                continue
            start = tokens[at].fold_start + len(clitic)
            span = NameSpan(at, end, start, tokens[end - 1].fold_end, "", clitic)
            yield Draft(span, at, "told")
            break
