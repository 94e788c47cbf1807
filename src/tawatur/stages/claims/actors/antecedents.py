"""Antecedents: التنظيم, الجماعة, الحركة mean the organisation of that kind that was named last, whatever the country.

``تنظيم جماعة النصرة ... وقال التنظيم`` goes on with it. One that is only told as the patron or ally of another
(حركة مرتبطة بتنظيم القاعدة) is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.knowledge.actors import is_irregular
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.text.passages import Token

_LINK_REACH = 3


def antecedent(tokens: Sequence[Token], kind: str, named: Sequence[tuple[int, str]]) -> str | None:
    """The slug of the last of ``named`` (token, slug) that this noun of organisations calls, if any."""
    for at, slug in reversed(named):
        if _is_called(tokens, at, kind) and not _is_linked(tokens, at):
            return slug
    return None


def _is_called(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a name at a token begins with the noun, or has it right before."""
    return any(organisation_noun(tokens[i].fold) == kind for i in (at, at - 1) if i >= 0)


def only_irregulars(tokens: Sequence[Token], named: Sequence[tuple[int, str]]) -> str | None:
    """The slug of the one party among ``named`` (token, slug) that is no state's, None where there are two."""
    slugs = {slug for at, slug in named if is_irregular(slug) and not _is_linked(tokens, at)}
    return next(iter(slugs)) if len(slugs) == 1 else None


def organisation_noun(form: str) -> str:
    """A noun without proclitics, militias in one spelling, movements as one (الميليشيا: ميليشيا; حركات أزواد: حركه)."""
    bare = form.removeprefix("و")
    bare = bare[2:] if bare.startswith("ال") else bare
    bare = bare[1:] if bare[:1] in "بل" and len(bare) > 4 else bare
    bare = bare.removeprefix("ال").replace("مليشي", "ميليشي")
    return bare[:-2] + "ه" if bare.endswith("ات") else bare


def _is_linked(tokens: Sequence[Token], at: int) -> bool:
    linked = load_role_words().linked
    return any(t.fold.removeprefix("و") in linked for t in tokens[max(0, at - _LINK_REACH) : at])
