"""What makes a name a place here (head noun, preposition, list), and what takes it away (offices, governments)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawatur.knowledge.gazetteer import level_of
from tawatur.stages.claims.places_drafts import Draft
from tawatur.stages.claims.places_names import SHORT_NAME, PassageNames
from tawatur.stages.claims.places_setting import Setting, setting_of

_AND = ("و", "ول", "وب", "")


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft with its setting, its sentence's number, and the ids that the text says contain it.

    ``follows`` tells that it is coordinated with the reading before it and shares that one's setting.
    """

    draft: Draft
    setting: Setting
    sentence: int
    follows: bool = False
    containers: tuple[int, ...] = ()
    is_container: bool = False


def established_keys(found: Iterable[Draft]) -> frozenset[str]:
    """The names that stand behind a head noun somewhere in the article: sure places from then on."""
    return frozenset(d.span.key for d in found if d.span.key and d.evidence in {"head", "list"} and not d.kept)


def readings_of(names: PassageNames, found: Sequence[Draft], established: frozenset[str]) -> list[Reading]:
    """The drafts that are places, with their settings."""
    kept: list[Reading] = []
    ends = [s.end for s in names.passage.sentences]
    for draft in found:
        token = names.passage.tokens[draft.span.first]
        reading = Reading(draft, setting_of(names, draft), bisect_right(ends, token.start))
        reading = _coordinated(names, reading, kept[-1] if kept else None)
        if _is_place(names, reading, established):
            kept.append(reading)
    return kept


def _coordinated(names: PassageNames, reading: Reading, before: Reading | None) -> Reading:
    """ "in A and B": B shares A's preposition and relation."""
    if before is None or before.sentence != reading.sentence:
        return reading
    draft, gap = reading.draft, reading.setting.outer - before.draft.end
    same_group = draft.group and draft.group == before.draft.group
    joined = gap == 0 and draft.span.proclitic in {"و", ""} and names.word(reading.setting.outer).startswith("و")
    listed = gap == 1 and names.word(before.draft.end) in {"،", ","} and not reading.setting.preposition
    if not (same_group or joined or (listed and draft.evidence == "bare")):
        return reading
    own = reading.setting
    if own.preposition and not same_group:
        return replace(reading, follows=True)
    shared = replace(before.setting, outer=own.outer, countryside=_shared_countryside(names, before), side=None)
    return replace(reading, setting=shared if own.relation == "at" else own, follows=True)


def _shared_countryside(names: PassageNames, before: Reading) -> int | None:
    """ "rifay Hama wa-Homs": the dual covers both."""
    at = before.setting.countryside
    return at if at is not None and names.word(at).endswith("ريفي") else None


def _is_place(names: PassageNames, reading: Reading, established: frozenset[str]) -> bool:
    draft = reading.draft
    if draft.evidence in {"head", "list", "definite"}:
        return not _is_office(names, reading.setting.outer)
    if _is_office(names, reading.setting.outer) or (_is_government(names, draft) and not _is_located(names, reading)):
        return False
    need = _need(names, draft)
    if need == "bare" or draft.span.key in established:
        return True
    located = _is_located(names, reading)
    if need == "spelling":
        return located and _spelt_so(names, draft)
    return need == "locative" and located


def _need(names: PassageNames, draft: Draft) -> str:
    """What the name needs: by the table of traps, else by how well known its bearers are."""
    trap = names.wording.traps.get(draft.span.key)
    if trap:
        return trap.needs
    bearers = names.gazetteer.named(draft.span.key)
    if all(b.weak for b in bearers):
        return "head" if len(draft.span.key) <= SHORT_NAME + 1 else "locative"
    return "bare" if len(draft.span.key) > SHORT_NAME or not draft.span.proclitic else "locative"


def _spelt_so(names: PassageNames, draft: Draft) -> bool:
    start, end = names.passage.folded.verbatim(draft.span.fold_start, draft.span.fold_end)
    return names.passage.text[start:end] == names.wording.traps[draft.span.key].spelling


def _is_office(names: PassageNames, at: int) -> bool:
    """ "the governor of Homs", "the army of Syria": the name belongs to an office, force or outlet."""
    word = names.word(at - 1)
    forms = {word, word[1:] if word[:1] in {"و", "ف", "ب", "ل"} else word}
    return bool(forms & names.wording.offices)


def _is_government(names: PassageNames, draft: Draft) -> bool:
    """A country or a capital, whose bare name may be its government."""
    return any(b.kind in {"country", "capital"} for b in names.gazetteer.named(draft.span.key))


def _is_located(names: PassageNames, reading: Reading) -> bool:
    """The text tells it as a place: preposition, relation, a verb that needs a place, or a list with one."""
    setting = reading.setting
    if setting.preposition or setting.relation != "at" or setting.partial or setting.countryside is not None:
        return True
    word = names.word(setting.outer - 1)
    return reading.follows or word in names.wording.locative_verbs or word[1:] in names.wording.locative_verbs


def level_of_key(names: PassageNames, key: str) -> str:
    """The level that most speaks for a name: the finest of its bearers' levels that is not a site."""
    levels = {level_of(b.kind) for b in names.gazetteer.named(key)}
    order = ("settlement", "district", "governorate", "country", "site")
    return next((level for level in order if level in levels), "settlement")
