"""Lines of event wording that add nothing: whatever one of them reads, another line of its type reads alike."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.knowledge.events import EventWording, Wording, load_cues, load_wordings
from tawatur.text.folding import fold_word


def idle_wordings() -> list[str]:
    """One line for each wording that another one of its type holds."""
    return [found for wording in load_wordings() for found in idle_in(wording)]


def idle_in(wording: EventWording) -> Iterator[str]:
    """The idle words of one event type; of two that say the same, the first."""
    for at, word in enumerate(wording.words):
        others = (*wording.words[:at], *wording.words[at + 1 :])
        twins = any(word == other for other in wording.words[:at])
        if not twins and any(_holds(other, word) for other in others):
            yield f"{wording.type}.ar.yaml: another line reads all that this one does: {word.verb or word.noun}"


def _holds(wide: Wording, narrow: Wording) -> bool:
    """Whether all that ``narrow`` reads is read by ``wide`` too, with the same roles."""
    return _same_reading(wide, narrow) and _same_words(wide, narrow) and _is_freer(wide, narrow)


def _same_reading(wide: Wording, narrow: Wording) -> bool:
    told, other = ((w.frame, w.genitive, w.people_are, w.holds, w.goes_on, w.root, w.form) for w in (wide, narrow))
    return told == other and wide.voice in (None, narrow.voice)


def _same_words(wide: Wording, narrow: Wording) -> bool:
    return bool(wide.verb) == bool(narrow.verb) and _forms(narrow) <= _forms(wide)


def _is_freer(wide: Wording, narrow: Wording) -> bool:
    """Whether every condition of ``wide`` holds where those of ``narrow`` do."""
    wanted = ((wide.with_, narrow.with_), (wide.near, narrow.near), (wide.before, narrow.before))
    barred = ((wide.without, narrow.without), (wide.unless, narrow.unless), (wide.not_before, narrow.not_before))
    near = wide.within >= narrow.within if wide.with_ or wide.before else True
    far = wide.within <= narrow.within if wide.without else True
    return (
        all(not free or (bound and _listed(bound) <= _listed(free)) for free, bound in wanted)
        and all(_listed(free) <= _listed(bound) for free, bound in barred)
        and set(wide.needs) <= set(narrow.needs)
        and near
        and far
    )


def _forms(wording: Wording) -> set[str]:
    return {fold_word(form) for form in (wording.verb, wording.noun, *wording.forms) if form}


def _listed(words: tuple[str, ...]) -> set[str]:
    """The folded words of a condition, those of its cue lists among them."""
    cues = load_cues().lists
    listed = {fold_word(cue) for word in words if word[:1] == "@" for cue in cues.get(word[1:], ())}
    return listed | {word if word[:1] == "@" else fold_word(word) for word in words}
