"""The slug of an outlet that no file names: as its domain, the input's name or its account spell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from tawatur.knowledge.outlets import host_of, load_loan_words, load_web_words, name_key
from tawatur.text.transliteration import latin_of, skeleton, stem_of

_FEWEST_BONES = 3


@dataclass(frozen=True, slots=True)
class Spellings:
    """Where a page may spell its outlet in Latin letters: its URL, its name in the input, its accounts."""

    url: str | None = None
    page: str = ""
    accounts: tuple[str, ...] = ()


def slug_of(name: str, spellings: Spellings) -> str:
    """A slug for an unknown outlet: as its domain, the input's name or its account spell it, else transliterated."""
    label = domain_label(spellings.url) or (
        name.lower().rpartition(".")[0] if re.fullmatch(r"[\w-]+\.\w{2,6}", name) else ""
    )
    latin = re.findall(r"[a-z0-9]+", name.lower())
    arabic = any("\u0600" <= c <= "\u06ff" for c in name)
    if not label and latin and not arabic:
        return "-".join(latin)
    spelled = _spelled(name, _tokens(spellings.page.rpartition("/")[2]), keep=load_web_words()["generic"])
    if label:
        # The domain is the same on all its pages; the input's name only tells where its words part.
        parted = spelled and spelled.replace("-", "").startswith(label.replace("-", ""))
        return spelled if spelled and parted else label
    return spelled or _by_account(name, spellings.accounts) or latin_of(name, load_loan_words())


def _by_account(name: str, accounts: Sequence[str]) -> str | None:
    for account in accounts:
        tokens = _tokens(account)
        while len(tokens) > 1 and tokens[-1] in load_web_words()["account"]:
            tokens.pop()
        spelled = _spelled(name, tokens, keep=frozenset())
        if spelled:
            return spelled
    return None


def _tokens(text: str) -> list[str]:
    return [token for token in re.split(r"[^a-z0-9]+", text.lower()) if token]


def _spelled(name: str, tokens: Sequence[str], keep: frozenset[str]) -> str | None:
    """The run of Latin tokens that spells the name or a part of it, with a generic word behind it."""
    wanted = _spellable(name)
    bones = [skeleton(token) for token in tokens]
    runs = [
        (len("".join(bones[i:j])), -(j - i), i, j)
        for i in range(len(tokens))
        for j in range(i + 1, len(tokens) + 1)
        if "".join(bones[i:j]) in wanted or _is_short_name(tokens[i:j], name)
    ]
    if not runs:
        return None
    _, _, start, end = max(runs)
    while end < len(tokens) and tokens[end] in keep:
        end += 1
    return "-".join(tokens[start:end])


def _spellable(name: str) -> set[str]:
    """The bones of each run of the name's words, each word with and without its article."""
    words = [{*_bones(word), *_bones(stem_of(word))} for word in name_key(name).split()]
    runs = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return {bones for run in runs for bones in map("".join, product(*run)) if len(bones) >= _FEWEST_BONES}


def _bones(word: str) -> tuple[str, ...]:
    """A word's bones; with its feminine ending spoken as well as silent."""
    bones = skeleton(word)
    return (bones, bones + "t") if word.endswith("ه") else (bones,)


def _is_short_name(tokens: Sequence[str], name: str) -> bool:
    """One token that spells a word of few consonants, where w and y count as such."""
    if len(tokens) != 1 or len(tokens[0]) <= _FEWEST_BONES:
        return False
    return any(
        (found := skeleton(stem_of(word), glides=True)) == skeleton(tokens[0], glides=True)
        and len(found) >= _FEWEST_BONES
        for word in name_key(name).split()
    )


def domain_label(url: str | None) -> str:
    """The name in a domain: ``https://www.example.co.uk`` gives ``example``; "" where there is none."""
    words = load_web_words()
    labels = host_of(url).split(".")[:-1]
    while len(labels) > 1 and labels[-1] in words["second_level"]:
        labels.pop()
    while len(labels) > 1 and labels[0] in words["subdomain"]:
        labels.pop(0)
    return labels[-1] if labels else ""
