"""Countries: which country settles whom a framing means, by the places before it in its sentence and by the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from tawatur.knowledge.actors import ActorRegistry, Naming
from tawatur.text.matching import Match
from tawatur.text.passages import Passage
from tawatur.text.spans import Cover


def countries_named(found: Sequence[Match[tuple[Naming, ...]]]) -> Counter[str]:
    """How often states and actors of each country are named, a state twice; not within what names nobody."""
    counts: Counter[str] = Counter()
    nobody = Cover((m.fold_start, m.fold_end) for m in found if any(n.kind == "none" for n in m.value))
    for match in found:
        if nobody.holds(match.fold_start, match.fold_end):
            continue
        for naming in match.value:
            if naming.country and naming.kind in ("name", "state", "adjective"):
                counts[naming.country] += 2 if naming.kind == "state" else 1
    return counts


class Countries:
    """Which country an anaphoric framing at an offset belongs to."""

    def __init__(
        self, registry: ActorRegistry, passage: Passage, matches: Sequence[Match[Naming]], article: tuple[str, ...]
    ) -> None:
        self._locatives = registry.words.locative
        self._article = tuple(sorted(article, key=lambda c: c not in registry.theatres))
        self._starts = [s.start for s in passage.sentences]
        self._cues = [
            (m.fold_start, self.sentence(m.start), m.value.country)
            for m in matches
            if m.value.kind == "state" and m.value.country and self.is_place(passage.folded.text, m)
        ]

    def is_place(self, text: str, match: Match[Naming]) -> bool:
        """Whether a state's name stands for the place: a locative preposition before it."""
        if match.proclitic.endswith("ب") or match.phrase.split()[0] in self._locatives:
            return True
        at = match.fold_start - len(match.proclitic)
        before = text[max(0, at - 12) : at].split()
        return bool(before) and (before[-1] in self._locatives or before[-1][1:] in self._locatives)

    def sentence(self, offset: int) -> int:
        """The number of the sentence at a verbatim offset."""
        return bisect_right(self._starts, offset) - 1

    def at(self, match: Match[Naming]) -> tuple[str, ...]:
        """The countries to try for a framing: of the places named before it in its sentence, then the article's."""
        sentence = self.sentence(match.start)
        before = [c for start, s, c in self._cues if s == sentence and start < match.fold_start]
        return (*reversed(before), *self._article)

    def main(self, match: Match[Naming]) -> frozenset[str]:
        """Those of them whose own people a framing may mean: the countries named before it, and the article's first."""
        return frozenset(self.at(match)[: len(self.at(match)) - len(self._article) + 1])
