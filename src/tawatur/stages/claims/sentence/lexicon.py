"""The lexicon: what one written word may be, as a verb or noun that tells an event and as a word of a list.

Wordings are compiled once into a table of folded forms; a word is analysed once and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tawatur.knowledge.events import Cues, EventType, EventWording, Frame, Need, Wording
from tawatur.knowledge.events.verb_table import forms_of
from tawatur.knowledge.languages.clauses import ClauseWords
from tawatur.text.clitics import Split, noun_splits, verb_splits
from tawatur.text.folding import fold_word
from tawatur.text.verbs import VerbForm

_REMEMBERED = 60_000
_OPENING = frozenset({"#connectors", "#openers"})


class Entry(Struct, frozen=True):
    """One wording, compiled: words of its conditions are folded keys (a cue list is "@name").

    ``wanted`` are the conditions of which the sentence must hold a word each.
    """

    type: EventType
    rule: str
    frame: Frame
    verbal: bool
    wording: Wording
    after: frozenset[str]
    near: frozenset[str]
    before: frozenset[str]
    without: frozenset[str]
    unless: frozenset[str]
    not_before: frozenset[str]
    needs: tuple[Need, ...]
    weight: tuple[int, int, int]
    wanted: tuple[frozenset[str], ...] = ()


class Hit(Struct, frozen=True):
    """A way to read a word as an entry's head. ``form`` is the verb's form, None for a noun."""

    entry: Entry
    proclitic: str
    suffix: str
    form: VerbForm | None


class Word(Struct, frozen=True):
    """A written word: its readings as a trigger, the most specific first, and the keys that conditions know it by.

    ``may_open`` says that it can open a clause: a connector, a complementizer, or what may be a trigger; ``verbal``
    that one of its readings is a verb.
    """

    fold: str
    hits: tuple[Hit, ...]
    keys: frozenset[str]
    may_open: bool
    verbal: bool


class Lexicon:
    """Analyses words; compiled from wordings, cue lists and the lists of clause words ("#name" keys)."""

    def __init__(
        self, types: dict[str, EventType], wordings: Iterable[EventWording], cues: Cues, clauses: ClauseWords
    ) -> None:
        self._verbs: dict[str, list[tuple[Entry, VerbForm]]] = {}
        self._nouns: dict[str, list[Entry]] = {}
        self._known: dict[str, set[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._words: dict[str, Word] = {}
        for name, words in cues.lists.items():
            self._learn(words, "@" + name)
        for name in clauses.__struct_fields__:
            self._learn(getattr(clauses, name), "#" + name)
        for wording in wordings:
            for word in wording.words:
                self._add(types[wording.type], wording.frame, word)

    def read(self, folds: Iterable[str]) -> list[Word]:
        """What the folded words may be."""
        known = self._words.get
        return [known(fold) or self.word(fold) for fold in folds]

    def word(self, fold: str) -> Word:
        """What the folded word may be."""
        known = self._words.get(fold)
        if known is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            known = self._words[fold] = self._analyse(fold)
        return known

    def _learn(self, words: Iterable[str], *keys: str) -> None:
        """The keys of words with their clitics; of ``=word`` as it is written alone (مقابل, not في المقابل)."""
        for word in words:
            fold = fold_word(word)
            if word.startswith("="):
                self._exact.setdefault(fold.removeprefix("="), set()).update(keys)
                continue
            self._known.setdefault(fold, set()).update(keys)
            if len(fold) > 3 and not fold.endswith(("ا", "ه", "ن", "ت")):
                self._known.setdefault(fold + "ا", set()).update((fold, *keys))  # the accusative

    def _add(self, kind: EventType, frame: Frame, word: Wording) -> None:
        lists = [word.with_, word.near, word.before, word.without, word.unless, word.not_before]
        for items in lists:
            self._learn(w for w in items if not w.startswith("@"))
        weight = (word.rank, bool(word.with_) + bool(word.near) + bool(word.before), -kind.rank)
        verbal = word.verb is not None
        entry = Entry(
            type=kind,
            rule=f"{kind.type}.{word.verb or word.noun}",
            frame=word.frame or frame,
            verbal=verbal,
            wording=word,
            after=_keys(word.with_),
            near=_keys(word.near),
            before=_keys(word.before),
            without=_keys(word.without),
            unless=_keys(word.unless),
            not_before=_keys(word.not_before),
            needs=word.needs,
            weight=weight,
            wanted=tuple(filter(None, map(_keys, (word.with_, word.before, word.near)))),
        )
        if word.root and word.form:
            for form in forms_of(word.root, word.form):
                if word.voice is None or form.voice in {word.voice, "either"}:
                    self._verbs.setdefault(form.fold, []).append((entry, form))
        else:
            for spelling in _noun_forms(word):
                self._nouns.setdefault(spelling, []).append(entry)

    def _analyse(self, fold: str) -> Word:
        hits: dict[tuple[int, bool], Hit] = {}
        nouns, verbs = noun_splits(fold), verb_splits(fold)
        keys = self._keys_of(fold, nouns + verbs)
        for split in nouns:
            for entry in self._nouns.get(split.stem, ()):
                hits.setdefault((id(entry), False), Hit(entry, split.proclitic, split.suffix, None))
        for split in verbs:
            for entry, form in self._verbs.get(split.stem, ()):
                if not (split.proclitic.endswith(("س", "ل")) and form.aspect == "past"):
                    hit = Hit(entry, split.proclitic, split.suffix, form)
                    hits.setdefault((id(entry), True), hit)
        if not hits:
            return Word(fold, (), frozenset(keys), may_open=not _OPENING.isdisjoint(keys), verbal=False)
        best_first = tuple(sorted(hits.values(), key=_weight, reverse=True))
        verbal = any(hit.form is not None for hit in best_first)
        return Word(fold, best_first, frozenset(keys), may_open=True, verbal=verbal)

    def _keys_of(self, fold: str, readings: Iterable[Split]) -> set[str]:
        """The keys of a word; in one that is listed whole (patrol) a final ه is no suffix (its league)."""
        known = self._known
        keys = {fold, *known.get(fold, ()), *self._exact.get(fold, ())}
        splits = [s for s in readings if s.stem in known]
        is_whole = "" in [s.suffix for s in splits]
        for stem in {s.stem for s in splits if not (is_whole and s.suffix == "ه" and s.stem[-1] not in "تن")}:
            keys.add(stem)
            keys |= known[stem]
        return keys


def _weight(hit: Hit) -> tuple[tuple[int, int, int], bool]:
    """What settles which of a word's readings is tried first."""
    return hit.entry.weight, hit.form is None


def _keys(words: Iterable[str]) -> frozenset[str]:
    """Words of a condition as the keys that :class:`Word` carries."""
    return frozenset(w if w.startswith("@") else fold_word(w) for w in words)


def _noun_forms(word: Wording) -> Iterator[str]:
    """A noun's folded spellings: those listed, and for each the regular dual, plural and accusative."""
    for listed in dict.fromkeys((word.noun or "", *word.forms)):
        base = fold_word(listed)
        yield base
        if base.endswith("ه"):
            yield from (base[:-1] + ending for ending in ("ات", "تان", "تين"))
        elif not base.endswith(("ات", "ين", "ون", "ان", "ا")):
            yield from (base + ending for ending in ("ا", "ات", "ان", "ين"))
