"""What makes a name a place here (head noun, preposition, list), and what takes it away (offices, governments)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tawatur.knowledge.gazetteer import level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.stages.claims.places.draft import Draft
from tawatur.stages.claims.places.names import SHORT_NAME, TANWIN, PassageNames
from tawatur.stages.claims.places.setting import Setting, is_joined, setting_of
from tawatur.text.passages import COMMAS

# A town of this many people may be named in the news of another country.
FAMOUS = 200_000
_SECTOR, _MUNICIPALITY = "قاطع", "بلديه"
_IN = {"في", "ضمن", "داخل"}


class ArticleView(Struct, frozen=True):
    """What the whole article tells: its countries, the names that stand behind a head noun, and the unknown ones."""

    countries: tuple[str, ...]
    established: frozenset[str]
    told: frozenset[tuple[str, ...]] = frozenset()


class Reading(Struct, frozen=True):
    """A draft with its setting, its sentence's number, and the ids that the text says contain it.

    ``follows`` tells that it is coordinated with the reading before it and shares that one's setting.
    """

    draft: Draft
    setting: Setting
    sentence: int
    follows: bool = False
    containers: tuple[int, ...] = ()
    is_container: bool = False


class Readings:
    """All readings of a passage, in its order."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.all = readings
        self._by_sentence: dict[int, list[Reading]] = {}
        for reading in readings:
            self._by_sentence.setdefault(reading.sentence, []).append(reading)

    def of_sentence(self, number: int) -> Sequence[Reading]:
        """Those of one sentence."""
        return self._by_sentence.get(number, ())


def established_keys(found: Iterable[Draft]) -> frozenset[str]:
    """The names that stand behind a head noun somewhere in the article: sure places from then on."""
    return frozenset(d.span.key for d in found if d.span.key and d.evidence in {"head", "list"} and not d.kept)


def readings_of(names: PassageNames, found: Sequence[Draft], view: ArticleView) -> list[Reading]:
    """The drafts that are places, with their settings."""
    kept: list[Reading] = []
    ends = [s.end for s in names.passage.sentences]
    for draft in found:
        token = names.passage.tokens[draft.span.first]
        reading = Reading(draft, setting_of(names, draft), bisect_right(ends, token.start))
        if kept and _is_alias(names, draft, kept[-1].draft):
            continue
        reading = _coordinated(names, reading, kept[-1] if kept else None)
        if _is_place(names, reading, view):
            kept.append(reading)
    return kept


def _is_alias(names: PassageNames, draft: Draft, before: Draft) -> bool:
    """ "Ain al-Arab (Kobani)": a second name in brackets."""
    return before.end == draft.outer - 1 and names.word(draft.outer - 1) == "("


def _coordinated(names: PassageNames, reading: Reading, before: Reading | None) -> Reading:
    """ "in A and B": B shares A's preposition and relation."""
    if before is None or before.sentence != reading.sentence:
        return reading
    draft, gap = reading.draft, reading.setting.outer - before.draft.end
    same_group = draft.group and draft.group == before.draft.group
    joined = gap == 0 and is_joined(names, draft, reading.setting)
    beside = reading.setting.relation == "direction" and before.setting.relation != "direction"  # الزاوية، غرب طرابلس
    beside = beside or (reading.setting.relation == "direction" and _is_region(names, draft))
    beside = beside or (is_side_of_region(names, draft) and not is_side_of_region(names, before.draft))
    listed = gap == 1 and names.word(before.draft.end) in COMMAS and not (reading.setting.preposition or beside)
    if not (same_group or joined or (listed and draft.evidence == "bare")):
        return reading
    own = reading.setting
    if own.preposition and not same_group:
        return replace(reading, follows=True)
    if not same_group and (draft.evidence != before.draft.evidence or own.countryside is not None):
        return replace(reading, setting=replace(own, preposition=before.setting.preposition), follows=True)
    shared = replace(before.setting, outer=own.outer, countryside=_shared_countryside(names, before), side=None)
    return replace(reading, setting=shared if own.relation == "at" else own, follows=True)


def _is_region(names: PassageNames, draft: Draft) -> bool:
    return bool(draft.span.key) and level_of_key(names, draft.span.key) in {"governorate", "country"}


def is_side_of_region(names: PassageNames, draft: Draft) -> bool:
    """A bare name that begins with a direction and is no town's: "North Kordofan", "the middle of the Gaza Strip"."""
    side = names.wording.relations.get(names.word(draft.span.first), "whole") not in {"whole", "part"}
    return side and draft.noun is None and level_of_key(names, draft.span.key) in {"district", "governorate"}


def _shared_countryside(names: PassageNames, before: Reading) -> int | None:
    """ "rifay Hama wa-Homs": the dual covers both."""
    at = before.setting.countryside
    return at if at is not None and names.word(at).endswith("ريفي") else None


def _is_place(names: PassageNames, reading: Reading, view: ArticleView) -> bool:
    draft = reading.draft
    if _is_so_called(names, reading):
        return False
    if draft.evidence == "told" and names.word(draft.span.first).startswith("ال") and not _is_located(names, reading):
        return False
    if draft.evidence != "bare":
        return not _is_office(names, reading)
    if _ends_in_tanwin(names, draft):
        return False
    if _is_office(names, reading) or (_is_government(names, draft) and not _is_ground(names, reading)):
        return False
    need = _need(names, reading, view.countries)
    if need == "bare" or draft.span.key in view.established or _is_in_its_country(names, draft):
        return True
    if draft.span.key in names.wording.traps and _is_word_here(names, draft, view.countries):
        return False
    located = _is_located(names, reading) or (need == "locative" and _is_captured(names, reading))
    if _is_explained(names, draft):
        return located
    return located and _has_its_need(names, reading, view.countries, need)


def _has_its_need(names: PassageNames, reading: Reading, countries: tuple[str, ...], need: str) -> bool:
    """Whether a name that a locative governs has what more it needs."""
    if need == "spelling":
        return _spelt_so(names, reading.draft)
    if need == "country":
        return any(b.country in countries for b in names.gazetteer.named(reading.draft.span.key))
    return need == "locative" or _is_listed(names, reading, countries)


def _is_listed(names: PassageNames, reading: Reading, countries: tuple[str, ...]) -> bool:
    """ "in Abu Salim, Ain Zara and Salah al-Din": an item of a list of places that news names in these countries."""
    draft = reading.draft
    follows = names.word(draft.end)
    ends = not follows.isalpha() or follows.startswith("و")
    known = any(b.curated and b.country in countries for b in names.gazetteer.named(draft.span.key))
    listed = reading.follows and draft.span.proclitic == "و"
    return listed and ends and known and names.noun(draft.span.first) is None


def _is_so_called(names: PassageNames, reading: Reading) -> bool:
    """ "what is called the Province of X": the name that an organisation gave to itself."""
    at, so_called = reading.setting.outer, names.wording.words.so_called
    return names.word(at - 1) in so_called or names.word(at - 2) in so_called


def _ends_in_tanwin(names: PassageNames, draft: Draft) -> bool:
    """A word in the indefinite accusative ("a house") is no name."""
    token = names.passage.tokens[draft.span.end - 1]
    return TANWIN in names.passage.text[token.start : token.end + 1]


def _is_word_here(names: PassageNames, draft: Draft, countries: tuple[str, ...]) -> bool:
    """An ambiguous name followed by an adjective or a first name, or of a place in none of the article's countries."""
    bearers = names.gazetteer.named(draft.span.key)
    famous = any(b.kind in {"country", "capital"} or b.population >= FAMOUS for b in bearers)
    abroad = countries and not famous and not any(b.country in countries for b in bearers)
    follows = names.word(draft.end)
    return bool(abroad) or follows in names.wording.adjectives or follows in names.wording.words.given


def _is_explained(names: PassageNames, draft: Draft) -> bool:
    """The text goes on to say where it is: "…, south of Jenin", "… in the countryside of Suwayda"."""
    first, end = names.word(draft.end), draft.end
    for words, at in ((f"{first} {names.word(end + 1)}", end + 2), (first, end + 1)):
        if len(names.wording.relations.get(words, "whole")) <= 2 and (names.known_at(at) or names.noun(at)):
            return True
    of_countryside = first.startswith(("ب", "ل")) and first[1:] in load_place_words().countryside
    return of_countryside and names.known_at(end + 1) is not None


def _is_in_its_country(names: PassageNames, draft: Draft) -> bool:
    """ "Adré, in Chad": the text says in which country it lies."""
    follows = names.word(draft.end) in {"في", "ب"}
    land = names.known_at(draft.end + 1) if follows else names.known_at(draft.end, ("ب",))
    countries = {b.country for b in names.gazetteer.named(land.key) if b.kind == "country"} if land else set()
    return any(b.country in countries for b in names.gazetteer.named(draft.span.key))


def _need(names: PassageNames, reading: Reading, countries: tuple[str, ...]) -> str:
    """What the name needs: by the table of traps, else by how well known its bearers are, and where they lie."""
    key = reading.draft.span.key
    trap = names.wording.traps.get(key)
    if trap:
        return trap.needs
    bearers = names.gazetteer.named(key)
    if names.is_everyday(key):
        return "head"
    if all(b.weak for b in bearers):
        near = not countries or any(b.country in countries for b in bearers)
        return "locative" if near and len(key) > SHORT_NAME + 1 else "head"
    return "bare" if len(key) > SHORT_NAME or not reading.draft.span.proclitic else "locative"


def _spelt_so(names: PassageNames, draft: Draft) -> bool:
    start, end = names.passage.folded.verbatim(draft.span.fold_start, draft.span.fold_end)
    return names.passage.text[start:end] == names.wording.traps[draft.span.key].spelling


def _is_office(names: PassageNames, reading: Reading) -> bool:
    """ "the governor of Homs", "the army of Syria": the name belongs to an office, force or outlet."""
    countryside = reading.setting.countryside
    word = names.word((reading.draft.outer if countryside is None else countryside) - 1)
    forms = {word, word[1:] if word[:1] in {"و", "ف", "ب", "ل"} else word}
    if _SECTOR in forms and reading.draft.noun is not None:
        return False  # في قاطع ناحية الرشاد
    if word == _MUNICIPALITY and names.word(reading.draft.outer - 2) in _IN:
        return False  # في بلدية أبو سليم
    return bool(forms & names.wording.offices)


def _is_government(names: PassageNames, draft: Draft) -> bool:
    """A country or a capital, whose bare name may be its government."""
    return any(b.kind in {"country", "capital"} for b in names.gazetteer.named(draft.span.key))


def _is_ground(names: PassageNames, reading: Reading) -> bool:
    """The name of a government told as ground: located, and neither as a backer nor as one side of a deal."""
    if reading.follows or reading.setting.preposition in {"في", "ب"}:
        return True
    at = reading.setting.outer - 1
    if names.wording.prepositions.get(names.word(at)) == "بين":
        return names.word(at - 1) in names.wording.words.border
    if names.word(at) in names.wording.prepositions:
        at -= 1
    return _is_located(names, reading) and names.word(at) not in names.wording.words.backing


def _is_located(names: PassageNames, reading: Reading) -> bool:
    """The text tells it as a place: preposition, relation, a verb that needs a place, or a list with one."""
    setting = reading.setting
    if setting.preposition or setting.relation != "at" or setting.partial or setting.countryside is not None:
        return True
    word = names.word(setting.outer - 1)
    return reading.follows or word in names.wording.locative_verbs or word[1:] in names.wording.locative_verbs


def _is_captured(names: PassageNames, reading: Reading) -> bool:
    """ "Retook X", "the army entered X": behind such a verb, or its definite subject, no everyday noun stands bare."""
    at, captured = reading.setting.outer - 1, load_place_words().captured
    at -= names.word(at).startswith("ال")
    return names.word(at).removeprefix("و") in captured


def level_of_key(names: PassageNames, key: str) -> str:
    """The level that most speaks for a name: the finest of its bearers' levels that is not a site."""
    levels = {level_of(b.kind) for b in names.gazetteer.named(key)}
    order = ("settlement", "district", "governorate", "country", "site")
    return next((level for level in order if level in levels), "settlement")
