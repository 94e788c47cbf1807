"""The inflected forms of the verbs in the wordings, compiled ahead: ``verb_forms.tsv``.

Conjugating some hundred verbs takes more than a second; the table is read in hundredths. A verb that is not in it is
conjugated on the spot. ``python -m tawatur.knowledge.events.verb_table`` writes the table anew; a test holds it to
what mazini yields.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from sys import intern

from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.verbs import VerbForm, verb_forms

_COLUMNS = ("root", "form", "forms")
_ASPECTS = {"past": "P", "present": "I", "jussive": "J"}
_VOICES = {"active": "a", "passive": "p", "either": "e"}
_BY_CODE = {code: name for name, code in (*_ASPECTS.items(), *_VOICES.items())}


@cache
def forms_of(root: str, form: str) -> tuple[VerbForm, ...]:
    """The forms of a verb, from the table or else conjugated."""
    written = _table().get((root, form))
    return verb_forms(root, form) if written is None else tuple(_read(word) for word in written.split())


def all_forms() -> frozenset[str]:
    """Every folded form of every verb of the wordings, without clitics."""
    return frozenset(word.split("/", 1)[0] for written in _table().values() for word in written.split())


@cache
def _table() -> dict[tuple[str, str], str]:
    rows = read_tsv(package_file("events", "verb_forms.tsv"), _COLUMNS)
    return {(row["root"], row["form"]): row["forms"] for _, row in rows}


def _read(written: str) -> VerbForm:
    fold, code, person = written.split("/")
    return VerbForm(fold, _BY_CODE[code[0]], _BY_CODE[code[1]], intern(person))  # type: ignore[arg-type]


def written_table() -> str:
    """The table as it should be: every verb of the wordings, by root and form."""
    from tawatur.knowledge.events import load_wordings

    verbs = {(w.root, w.form) for wording in load_wordings() for w in wording.words if w.root and w.form}
    lines = ["\t".join(_COLUMNS)]
    for root, form in sorted(verbs):
        forms = " ".join(f"{v.fold}/{_ASPECTS[v.aspect]}{_VOICES[v.voice]}/{v.person}" for v in verb_forms(root, form))
        lines.append(f"{root}\t{form}\t{forms}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(str(package_file("events", "verb_forms.tsv"))).write_text(written_table(), encoding="utf-8")
