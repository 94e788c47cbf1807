"""Folded forms of Arabic verbs and nouns from the few that a table names.

Folding drops diacritics, so active and passive share their forms. Verbs are given by past and present (third person
masculine), which settle weak and doubled endings; nouns by singular and broken or sound plurals.
"""

from __future__ import annotations

from tawatur.text.folding import fold_word

_SOUND = ("ون", "ين")


def verb_forms(past: str, present: str = "") -> tuple[str, ...]:
    """Third-person forms, both tenses, all numbers (folded): أعلن gives اعلن اعلنت اعلنوا … يعلن تعلن يعلنون …"""
    return tuple(dict.fromkeys((*_past_forms(fold_word(past)), *_present_forms(fold_word(present)))))


def singular_forms(past: str, present: str = "") -> frozenset[str]:
    """Those of a verb's forms that a subject behind it takes, which are singular: أعلن, أعلنت, يعلن, تعلن, سيعلن."""
    folded, stem = fold_word(past), fold_word(present)[1:]
    feminine = folded[:-1] if folded.endswith("ي") or (folded.endswith("ا") and len(folded) > 2) else folded
    coming = ("ي" + stem, "ت" + stem, "سي" + stem, "ست" + stem) if stem else ()
    return frozenset((folded, feminine + "ت", *coming))


def _past_forms(past: str) -> tuple[str, ...]:
    if not past:
        return ()
    if past.endswith("ي") or (past.endswith("ا") and len(past) > 2):  # نفى, دعا: the last letter is weak
        stem = past[:-1]
        return past, stem + "ت", stem + "وا", stem + "تا", stem + "يا", stem + "يوا"
    return past, past + "ت", past + "وا", past + "ا", past + "تا", past + "ن"


def _present_forms(present: str) -> tuple[str, ...]:
    if not present:
        return ()
    stem = present[1:]
    long = stem[:-1] if stem.endswith(("ي", "و")) else stem
    endings = (stem, long + "ون", long + "وا", stem + "ان")
    return (*tuple(person + ending for ending in endings for person in "يت"), "س" + present, "ست" + stem)


def dual_forms(singular: str) -> tuple[str, ...]:
    """The dual in both cases (folded): بلدة gives بلدتان بلدتين."""
    stem = fold_word(singular)
    if stem.endswith("ه"):
        stem = stem[:-1] + "ت"
    if len(stem) < 3:
        return ()
    if stem.endswith("اء"):
        stem = stem if len(stem) < 5 else stem[:-1] + "و"
    construct = (stem + "ي",) if stem.endswith("ي") and len(stem) > 3 else ()
    return stem + "ان", stem + "ين", *construct


def counted_forms(singular: str, plurals: tuple[str, ...]) -> tuple[str, ...]:
    """Forms of a noun after a number (folded): شخص شخصا اشخاص; a sound plural with its construct (موظفي)."""
    forms: list[str] = []
    for noun in (singular, *plurals):
        folded = fold_word(noun)
        if not folded:
            continue
        forms.append(folded)
        if not folded.endswith(("ه", "ون", "ين", "ا")):
            forms.append(folded + "ا")
        if folded.endswith(_SOUND) and len(folded) > 4:
            forms += [folded[:-1], folded[:-2] + "ين", folded[:-2] + "ون"]
    return tuple(dict.fromkeys(forms))


def owned_forms(noun: str) -> tuple[str, ...]:
    """A noun with the pronouns of the third person (folded): سكان gives سكانه سكانها سكانهم; نزلاء gives نزلايه."""
    stem = fold_word(noun)
    stems = [stem[:-1] + "ت"] if stem.endswith("ه") else [stem]
    if stem.endswith(_SOUND):
        stems = [stem[:-1], stem[:-2] + "ي", stem[:-2] + "و"]
    elif stem.endswith("اء"):
        stems = [stem, stem[:-1] + "ي", stem[:-1] + "و"]
    return tuple(s + pronoun for s in stems for pronoun in ("ه", "ها", "هم", "هما", "هن"))
