"""Forms of the words around an actor's name: without proclitics, definite, or the type of a weapon."""

from __future__ import annotations

from tawatur.knowledge.languages.roles import load_role_words
from tawatur.text.folding import fold_word
from tawatur.text.passages import Token

_ADJECTIVE_SPAN = 30  # characters


def is_type(form: str) -> bool:
    """A weapon's type in figures or Latin letters between its noun and adjective."""
    return form.isascii() and (form.isalnum() or form == "-")


def is_definite(form: str) -> bool:
    """Whether a word has the article, behind any proclitic."""
    return form.startswith(("ال", "وال", "بال", "لل", "فال", "ولل"))


def bare_forms(form: str) -> tuple[str, ...]:
    """The word, and the word without conjunction, preposition and article."""
    forms = [form]
    for proclitic in ("و", "ف", "ب", "ل", "لل", "ال", "وال", "بال", "فال"):
        if form.startswith(proclitic) and len(form) - len(proclitic) > 2:
            forms.append(form[len(proclitic) :])
    for stripped in ("وب", "ول", "ولل", "وبال"):
        if form.startswith(stripped):
            forms.append(form[len(stripped) :])
    return tuple(forms)


def bare_start(token: Token) -> int:
    """Where a definite word begins behind its conjunction or preposition."""
    return token.fold_start + (1 if token.fold[0] in "وفبل" and token.fold[1:3] == "ال" else 0)


def is_of_contingent(text: str, end: int) -> bool:
    """جندياً إندونيسياً: whether a nationality that no party has stands right behind a soldier that the country names."""
    near = text[end : end + _ADJECTIVE_SPAN].split()
    behind = near[:1] if text[end : end + 1] == " " else near[1:2]  # the soldier's own ending may stand between
    word = fold_word(behind[0].strip("،.")).removesuffix("ا") if behind else ""
    return word.removeprefix("ال") in load_role_words().contingent
