"""Arabic verbs: every inflected form of a root and pattern, folded, with what it says of aspect, voice and person.

mazini conjugates (a port of Wiktionary's tables); forms are folded, so that one spelling may stand for several.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from tawatur.text.folding import fold_word

Aspect = Literal["past", "present", "jussive"]
Voice = Literal["active", "passive", "either"]

_PERSONS = {
    "3ms": "3s",
    "3fs": "3s",
    "3md": "3d",
    "3fd": "3d",
    "3mp": "3p",
    "3fp": "3p",
    "1s": "1s",
    "1p": "1p",
}
_TENSES: tuple[tuple[str, Aspect, Voice], ...] = (
    ("past", "past", "active"),
    ("past_pass", "past", "passive"),
    ("ind", "present", "active"),
    ("ind_pass", "present", "passive"),
    ("sub", "present", "active"),
    ("sub_pass", "present", "passive"),
    ("juss", "jussive", "active"),
    ("juss_pass", "jussive", "passive"),
)


class VerbForm(Struct, frozen=True):
    """A folded form: its aspect (``jussive`` where only that mood is spelled so), its voice (``either`` where the
    spelling does not tell), its person and number ("3p").
    """

    fold: str
    aspect: Aspect
    voice: Voice
    person: str


@cache
def verb_forms(root: str, form: str) -> tuple[VerbForm, ...]:
    """All third- and first-person forms of a verb; ``form`` is mazini's code ("I/a~u", "VIII", "Iq").

    Raises ``ValueError`` where mazini knows no such verb.
    """
    from mazini import conjugate  # its tables take 0.1 s to load; a warm run never needs them

    slots = conjugate(root, form, passive=True).slots
    found: dict[str, VerbForm] = {}
    for tense, aspect, voice in _TENSES:
        for ending, person in _PERSONS.items():
            if person == "1s" and aspect == "present":
                continue  # "I enter" is spelled like "enter!" and "he made enter", and rare in reports
            if aspect == "past" and ending == "3fp":
                continue  # spelled like nouns ("committees"), and rare
            if tense.startswith(("sub", "juss")) and ending in {"3md", "3fd"}:
                continue  # likewise ("a move")
            for spelling in slots.get(f"{tense}_{ending}", ()):
                _keep(found, VerbForm(fold_word(spelling.form), aspect, voice, person))
    return tuple(found.values())


def _keep(found: dict[str, VerbForm], form: VerbForm) -> None:
    """One entry a spelling: the first reading stays, a second voice makes it ``either``."""
    known = found.get(form.fold)
    if known is None:
        found[form.fold] = form
    elif known.voice != form.voice:
        found[form.fold] = VerbForm(known.fold, known.aspect, "either", known.person)
