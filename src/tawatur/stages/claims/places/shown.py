"""The name of a place as the text has it: its span, and how it is shown."""

from __future__ import annotations

import re

from tawatur.knowledge.gazetteer import level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.knowledge.gazetteer.places import name_key
from tawatur.stages.claims.places.evidence import Reading
from tawatur.stages.claims.places.names import PassageNames

_QUOTES = re.compile("[\"'«»“”‘’]")


def name_span(names: PassageNames, reading: Reading) -> tuple[int, int]:
    """The verbatim span of the name: without clitics, with what belongs to it."""
    draft, setting, tokens = reading.draft, reading.setting, names.passage.tokens
    start, end = draft.span.fold_start, draft.span.fold_end
    if draft.noun and draft.evidence == "head" and (draft.kept or _is_named_district(names, reading)):
        start = tokens[draft.outer].fold_start + len(draft.noun.proclitic)
        end = tokens[draft.end - 1].fold_end
    elif draft.evidence == "whole":
        end = tokens[draft.end - 1].fold_end
    elif setting.countryside is not None and setting.countryside >= setting.outer:
        token = tokens[setting.countryside]
        start = token.fold_end - max(len(noun) for noun in load_place_words().countryside if token.fold.endswith(noun))
        end = max(end, tokens[setting.side].fold_end) if setting.side is not None else end
    elif (at := _direction_start(names, reading)) is not None:
        start = at
    return names.passage.folded.verbatim(start, end)


def _is_named_district(names: PassageNames, reading: Reading) -> bool:
    """A division keeps its class word ("the district of Hays"): without it the name is the town's."""
    noun = reading.draft.noun
    divided = noun is not None and noun.kind == "district" and noun.number == "one"
    return divided and not names.word(reading.draft.outer - 1).endswith("مركز")


def _direction_start(names: PassageNames, reading: Reading) -> int | None:
    """ "the north of Syria" is a region of its own: the folded start of its direction."""
    if not is_region_by_direction(names, reading):
        return None
    token = names.passage.tokens[reading.setting.outer]
    clitic = 1 if reading.setting.preposition in {"ب", "ل"} or token.fold.startswith("و") else 0
    return token.fold_start + clitic


def is_region_by_direction(names: PassageNames, reading: Reading) -> bool:
    """A direction with a country, governorate or region tells a part of it, not a way from it."""
    setting = reading.setting
    if setting.relation != "direction" or setting.distance_km is not None or reading.is_container:
        return False
    noun = reading.draft.noun
    if noun and noun.kind in {"governorate", "country", "region"}:
        return True
    bearers = names.gazetteer.named(reading.draft.span.key) if reading.draft.span.key else ()
    return bool(bearers) and noun is None and all(level_of(b.kind) in {"country", "governorate"} for b in bearers)


def shown_name(names: PassageNames, reading: Reading) -> str:
    """The name as in the text; a contracted article and a shared "countryside" or land are written out."""
    if reading.setting.side is not None and reading.setting.side < reading.draft.span.first:
        return _with_side_behind(names, reading, reading.setting.side)
    key = reading.draft.span.key
    if reading.draft.span.shared:
        return next(name for b in names.gazetteer.named(key) for name in b.names if name_key(name) == key)
    start, end = name_span(names, reading)
    text = _QUOTES.sub("", names.passage.text[start:end]).strip()
    if names.passage.folded.text.startswith("لل", reading.draft.span.fold_start) and text.startswith("لل"):
        text = "ال" + text[2:]
    if reading.setting.countryside is not None:
        return "ريف " + re.sub("^(ريفي|ريف|أرياف|ارياف)[\u064b-\u0652]* ", "", text)
    return text


def _with_side_behind(names: PassageNames, reading: Reading, side: int) -> str:
    """ "The northern countryside of Hama" as "rif Hama al-shamali"."""
    passage, span = names.passage, reading.draft.span
    start, end = passage.folded.verbatim(span.fold_start, span.fold_end)
    first = passage.tokens[(reading.setting.countryside or 0) + 1].start
    return f"ريف {_QUOTES.sub('', passage.text[start:end])} {passage.text[first : passage.tokens[side].end]}"
