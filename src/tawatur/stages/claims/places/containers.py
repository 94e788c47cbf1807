"""What contains what: "the camp, south of the city, in North Darfur" is one place and two containers."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.knowledge.gazetteer import level_of
from tawatur.knowledge.gazetteer.place_words import load_place_words
from tawatur.stages.claims.places.evidence import Reading, is_side_of_region, level_of_key
from tawatur.stages.claims.places.names import SHORT_NAME, PassageNames
from tawatur.stages.claims.places.setting import is_joined
from tawatur.text.folding import fold_word
from tawatur.text.passages import COMMAS

_RANK = {"site": 0, "settlement": 1, "district": 2, "governorate": 3, "country": 4}
_MARKS = {"،", ",", "(", ")", "-", "–"}
# A frame ("In Taiz, …") stands within this many tokens of its sentence's start.
_FRAME_REACH = 3
# … and a speaker at most this many tokens before the preposition of its place.
SPEAKER_REACH = 5
# … and a verb of saying at most this many before a person who may be a victim as well.
SAYING_REACH = 3


# What tells which place is meant stands within this many tokens of the place that it names.
DESCRIPTION_REACH = 9
_BETWEEN = "بين"
# "Among them", "including" have at most so many words.
_LONGEST_LISTING = 3
_MEASURE_REACH = 6
_INSIDE = "داخل"
_WATERS = {"نهر", "ترعه"}


def with_containers(names: PassageNames, readings: list[Reading]) -> list[Reading]:
    """The readings with containers marked, and pointed to by what they contain (numbers in the list)."""
    pairs = [(i, j) for i in range(1, len(readings)) for j in _inner_before(names, readings, i)]
    pairs += [(i, j) for i, inner in _between_noun_and_list(readings) for j in inner]
    containers = {i for i, _ in pairs}
    containers |= {i for i, r in enumerate(readings) if _is_led_to(names, r) or _is_speakers(names, r)}
    containers |= {end for i, r in enumerate(readings) if i for end in _ends_of_the_way(names, readings, i, r)}
    containers |= {i for i in range(1, len(readings)) if _is_description(names, readings[i], readings[i - 1])}
    pairs += [(i, i + 1) for i in range(len(readings) - 1) if _is_told_in_parts(names, readings[i], readings[i + 1])]
    pairs += [(i, j) for i, j in _measured_from(names, readings) if j not in containers]
    containers |= {i for i, _ in pairs}
    containers |= {i for i in range(1, len(readings)) if _is_told_from(names, readings, i)}
    containers |= {i for i, r in enumerate(readings) if r.setting.distance_km and _measures_what_was_named(names, r)}
    for i, reading in enumerate(readings):
        if i not in containers and _is_frame(names, reading):
            pairs += [(i, j) for j in _finer_behind(names, readings, i) if j not in containers]
    rivers = (i for i in range(len(readings) - 1) if _is_water(readings[i]))
    pairs += [(i, i + 1) for i in rivers if _flows_by(names, readings[i], readings[i + 1])]
    contained_by = _with_outer_ones(pairs)
    containers |= {i for i, _ in pairs}
    return [
        replace(r, containers=tuple(sorted(contained_by.get(i, ()))), is_container=i in containers)
        for i, r in enumerate(readings)
    ]


def _with_outer_ones(pairs: list[tuple[int, int]]) -> dict[int, set[int]]:
    """By reading the containers around it; what stands behind a container and contains it contains the reading too."""
    contained_by: dict[int, set[int]] = {}
    for outer, inner in pairs:
        contained_by.setdefault(inner, set()).add(outer)
    for i in sorted(contained_by, reverse=True):
        contained_by[i] |= {far for near in contained_by[i] if near > i for far in contained_by.get(near, ())}
    return contained_by


def _is_led_to(names: PassageNames, reading: Reading) -> bool:
    """ "the road that leads to X": nothing happens at X."""
    at = reading.setting.outer - 1
    if reading.setting.preposition == _BETWEEN:
        return False
    return names.word(at) in names.wording.words.leading or (
        names.word(at) in names.wording.prepositions and names.word(at - 1) in names.wording.words.leading
    )


def _ends_of_the_way(names: PassageNames, readings: list[Reading], i: int, reading: Reading) -> list[int]:
    """ "The bridge X that links A and B", "the border village X between A and B": A and B, where X is named."""
    at = reading.setting.outer - 2
    word = names.word(at)
    tells = word in names.wording.words.leading or names.wording.adjectives.get(word) == "other"
    if reading.setting.preposition != _BETWEEN or not tells or readings[i - 1].draft.end != at:
        return []
    return [i, i + 1] if i + 1 < len(readings) and readings[i + 1].follows else [i]


def _is_speakers(names: PassageNames, reading: Reading) -> bool:
    """ "a source in X said": where somebody speaks, or an office has its seat, is not where it happened."""
    setting = reading.setting
    if setting.preposition not in {"في", "ب", "من", "عن"} or (setting.relation == "near" and reading.draft.noun):
        return False  # وحدات للوزارة في محيط بلدة كذا: a fight's surroundings are no seat
    at = reading.setting.outer - (2 if names.word(reading.setting.outer - 1) in names.wording.prepositions else 1)
    comes_from = reading.setting.preposition in {"من", "عن"}
    for back in range(at, at - SPEAKER_REACH, -1):
        word = names.word(back)
        if word in names.wording.words.speaker or word[1:] in names.wording.words.speaker:
            return not comes_from or _is_quoted_person(names, back, reading.draft.end)
        if word in names.wording.verbs or (word[:1] in {"و", "ف"} and word[1:] in names.wording.verbs):
            return False
        if word in names.wording.words.person or word[1:] in names.wording.words.person:
            return _is_quoted_person(names, back, reading.draft.end)
        if not word.isalpha() or word in names.wording.prepositions or word in names.wording.locative_verbs:
            return False
    return False


def _is_quoted_person(names: PassageNames, at: int, end: int) -> bool:
    """A verb of saying, or "according to", stands before the person or right behind the place."""
    before = [names.word(token) for token in range(at - SAYING_REACH, at)]
    words = [*before, *(w for w in (names.word(end), names.word(end + 1)) if w not in names.wording.prepositions)]
    return any(word in names.wording.reporting or word[1:] in names.wording.reporting for word in words)


def _is_description(names: PassageNames, reading: Reading, before: Reading) -> bool:
    """ "…, the last of the cities in Darfur", "…, which is one of the quarters of Homs": tells which place it was."""
    if before.sentence != reading.sentence:
        return False
    low = max(before.draft.end, reading.setting.outer - DESCRIPTION_REACH)
    told = range(low, reading.setting.outer)
    found = [at for at in told if names.word(at) in names.wording.words.describing]
    return any(_apposes(names.word(at - 1)) or _is_of_many(names, at + 1) for at in found)


def _is_of_many(names: PassageNames, at: int) -> bool:
    """ "The most crowded *of the quarters* of X"."""
    noun = names.noun(at)
    return noun is not None and noun.number == "many"


def _is_told_in_parts(names: PassageNames, whole: Reading, part: Reading) -> bool:
    """ "Parts of the city of X, including the square": X contains what is listed."""
    start, end = whole.draft.end, part.setting.outer
    start += names.word(start) in COMMAS
    if part.sentence != whole.sentence or not start < end <= start + _LONGEST_LISTING:
        return False
    listed = " ".join(names.word(token) for token in range(start, end)) in names.wording.words.listing
    return listed and rank(names, part) < rank(names, whole)


def _measured_from(names: PassageNames, readings: list[Reading]) -> list[tuple[int, int]]:
    """ "X, which is 40 km from Y", "X lies 40 km north of Y": (Y, X), where the text says that it measures."""
    found = []
    for i, outer in enumerate(readings):
        inner = readings[i - 1] if i else outer
        if inner is outer or outer.setting.distance_km is None or inner.sentence != outer.sentence or outer.follows:
            continue
        between = [names.word(token) for token in range(inner.draft.end, outer.setting.outer)]
        if between[:1] and between[0] in COMMAS and between[1:2] and _opens_measure(between[1]):
            between = between[1:]
        apposed = between[:1] and _opens_measure(between[0], comma=bool(outer.setting.direction))
        told = bool(apposed) and all(word in load_place_words().measure or _opens_measure(word) for word in between)
        if told or any(names.word(inner.setting.outer - back) in load_place_words().lies for back in (1, 2)):
            found.append((i, i - 1))
    return found


def _measures_what_was_named(names: PassageNames, outer: Reading) -> bool:
    """ "The town, which is 40 km from Y": a definite noun that points back, no area without a name."""
    at = outer.setting.outer - 1
    while _measures(names.word(at)) and at > outer.setting.outer - _MEASURE_REACH:
        at -= 1
    noun = names.noun(at)
    opened = _opens_measure(names.word(at + 1))
    return opened and noun is not None and noun.definite and noun.number == "one" and noun.kind != "area"


def _measures(word: str) -> bool:
    """Whether a word, no comma, may stand between a place and how far it is from another."""
    return word in load_place_words().measure or _opens_measure(word, comma=False)


def _opens_measure(word: str, *, comma: bool = True) -> bool:
    """Whether a word may open how far a place is from another: "which lies", "distant", a bracket, a comma."""
    words = load_place_words()
    if word in COMMAS:
        return comma
    return word == "(" or word in words.which or word in words.lies or word in words.lying or word in words.far


def _is_told_from(names: PassageNames, readings: list[Reading], i: int) -> bool:
    """ "The camp at X that the army holds, south of Y": a direction behind a comma tells where that was."""
    reading = readings[i]
    setting, parted = reading.setting, names.word(reading.setting.outer - 1) in COMMAS
    if setting.relation != "direction" or setting.preposition or reading.follows or not parted:
        return False
    before = [r for r in readings[:i] if r.sentence == reading.sentence]
    return any(rank(names, r) <= rank(names, reading) for r in before)


def _apposes(word: str) -> bool:
    """Whether a word or mark opens what the place before it is."""
    return (word in _MARKS and word != ")") or word in load_place_words().apposing


def _between_noun_and_list(readings: list[Reading]) -> list[tuple[int, list[int]]]:
    """ "nine towns in the north of X, among them A and B": X contains the list."""
    found = []
    listed = [j for j, reading in enumerate(readings) if reading.draft.anchor >= 0]
    for i, reading in enumerate(readings if listed else ()):
        first = reading.draft.span.first
        inner = [j for j in listed if j > i and readings[j].draft.anchor < first]
        if inner and reading.draft.anchor < 0:
            found.append((i, [j for j in inner if readings[j].draft.anchor == readings[inner[0]].draft.anchor]))
    return found


def _inner_before(names: PassageNames, readings: list[Reading], i: int) -> list[int]:
    """The readings right before number ``i`` that it contains: nothing but a bridge lies between."""
    outer, before = readings[i], readings[i - 1]
    own_name = outer.setting.partial and outer.setting.outer <= before.draft.outer and not before.draft.group
    if own_name and _is_known_site(names, before):
        return [i - 1]  # "the left bank of Mosul": a part of it, by a name of its own
    if before.sentence != outer.sentence or outer.follows or not _bridged(names, before, outer):
        return []
    told_from = outer.setting.relation == "direction" and not outer.setting.preposition
    if rank(names, outer) == _RANK["country"] and outer.setting.relation == "near" and not outer.setting.preposition:
        return [i - 1]  # في تيلابيري قرب بوركينا فاسو
    told_from = told_from or (is_side_of_region(names, outer.draft) and not outer.setting.preposition)
    reach = _reach(names, outer)
    if rank(names, before) > reach and not told_from:
        return []
    beside = outer.setting.preposition not in {"في", "ب"}
    near = outer.setting.relation == "near" and names.word(outer.setting.outer) != _INSIDE
    if near and _is_only_beside(names, before, outer):
        return [i - 1]  # بلدة دورس قرب بعلبك
    if (
        rank(names, before) == reach
        and beside
        and outer.setting.relation != "direction"
        and (rank(names, outer) or near)
    ):
        return []
    if _is_water(before) and not told_from:
        return []
    inner = [i - 1]
    while (
        inner[-1]
        and readings[inner[-1]].follows
        and not (before.draft.kept and rank(names, outer) <= _RANK["settlement"])
    ):
        inner.append(inner[-1] - 1)
    return inner


def _is_only_beside(names: PassageNames, before: Reading, outer: Reading) -> bool:
    """ "X near Y": right behind X, Y only tells where X lies."""
    beside = {word.split()[0] for word in load_place_words().nearness} - load_place_words().outskirts
    return outer.setting.outer == before.draft.end and names.word(outer.setting.outer).removeprefix("ب") in beside


def _reach(names: PassageNames, outer: Reading) -> int:
    """How coarse a container may be: "in Homs" may mean the governorate that bears its seat's name."""
    own = rank(names, outer)
    if outer.draft.noun is not None or outer.setting.preposition not in {"في", "ب"} or not outer.draft.span.key:
        return own
    return max([own, *(_RANK[level_of(b.kind)] for b in names.gazetteer.named(outer.draft.span.key))])


def _bridged(names: PassageNames, before: Reading, outer: Reading) -> bool:
    start = max(before.draft.end, before.setting.side + 1 if before.setting.side is not None else 0)
    gap = [names.word(token) for token in range(start, outer.setting.outer)]
    words = load_place_words()
    if gap == ["من"] and before.setting.preposition not in {"الي", "نحو"}:
        return _is_quarter(names, before)
    if any(not (word in words.bridge or word in _MARKS or _describes(names, word)) for word in gap):
        return _told_by_a_part(names, gap, outer)
    preposition = outer.setting.preposition
    if preposition in {"في", "ب", "ل"}:
        return True
    noun, setting = outer.draft.noun, outer.setting
    division = noun is not None and noun.kind in {"district", "governorate"}
    if setting.relation == "near" and not gap and names.word(setting.outer) in words.outskirts:
        return False
    told = setting.relation != "at" or setting.countryside is not None or division or _tells_whose(names, before, outer)
    return not preposition and told and not is_joined(names, outer.draft, outer.setting)


def _is_water(reading: Reading) -> bool:
    return reading.draft.noun is not None and fold_word(reading.draft.noun.lemma) in _WATERS


def _flows_by(names: PassageNames, river: Reading, place: Reading) -> bool:
    """ "On the bank of the Euphrates in Mayadin", "… near the bridge of X": what lies by it is where it was."""
    inside = place.setting.preposition in {"في", "ب"} or place.setting.relation == "near"
    return place.sentence == river.sentence and inside and _bridged(names, river, place)


def _is_quarter(names: PassageNames, reading: Reading) -> bool:
    """ "The old town of Nablus", "the quarter X of Homs": told with "of", it lies in what follows."""
    noun = reading.draft.noun
    if noun is None:
        return _is_known_site(names, reading)
    return noun.kind == "quarter" or (noun.kind == "settlement" and reading.draft.kept)


def _is_known_site(names: PassageNames, reading: Reading) -> bool:
    """ "The right bank", whatever class word stands before it: all that bear the name are sites."""
    key = reading.draft.span.key
    return bool(key) and all(b.level == "site" for b in names.gazetteer.named(key))


def _told_by_a_part(names: PassageNames, gap: list[str], outer: Reading) -> bool:
    """ "X, in the uplands of Y": a word behind "in" that is no name, and a whole region."""
    part = gap[0] if len(gap) == 1 else ""
    inside = part.startswith("ب") and len(part) > SHORT_NAME and part[1:] not in names.wording.verbs
    return inside and not outer.setting.preposition and rank(names, outer) == _RANK["governorate"]


def _tells_whose(names: PassageNames, before: Reading, outer: Reading) -> bool:
    """ "X, capital of Y", "X, south of the Strip" by a name of its own, "X, Y" where the gazetteer puts X into Y."""
    if _is_capital_of(names, outer):
        return True
    if outer.draft.noun is not None or rank(names, outer) < _RANK["district"]:
        return False
    return is_side_of_region(names, outer.draft) or _is_in(names, before, outer)


def _is_capital_of(names: PassageNames, reading: Reading) -> bool:
    """ "the capital of North Kordofan": a governorate or country behind the class word."""
    noun, key = reading.draft.noun, reading.draft.span.key
    if noun is None or fold_word(noun.lemma) not in load_place_words().seat or not key:
        return False
    return all(level_of(b.kind) in {"district", "governorate", "country"} for b in names.gazetteer.named(key))


def _describes(names: PassageNames, word: str) -> bool:
    """ "The camp *for the displaced* east of X", "the *border* village in Y": an adjective, or whom it is for."""
    if word.startswith("ال") and word.endswith("يين"):
        return True
    return word in names.wording.adjectives or (word.startswith("لل") and word.endswith(("ين", "ات", "ال")))


def _is_frame(names: PassageNames, reading: Reading) -> bool:
    """ "In Taiz, a shell fell on …", "Taiz: a shell fell on …": a place in front, with "in" or a colon."""
    sentence = names.passage.sentences[min(reading.sentence, len(names.passage.sentences) - 1)]
    near_start = reading.setting.outer - sentence.first_token <= _FRAME_REACH
    return near_start and (reading.setting.preposition in {"في", "ب"} or names.word(reading.draft.end) == ":")


def _finer_behind(names: PassageNames, readings: list[Reading], i: int) -> list[int]:
    """The later readings of the sentence that the frame contains: a comma parts it from them, or they are known to."""
    frame = readings[i]
    parted = names.word(frame.draft.end) in {"،", ",", ":"}
    found, chain = [], i
    for j in range(i + 1, len(readings)):
        if readings[j].sentence != frame.sentence:
            break
        if readings[j].follows and chain == j - 1:
            chain = j
        elif rank(names, readings[j]) < rank(names, frame) and (parted or _is_in(names, readings[j], frame)):
            found.append(j)
    return found


def _is_in(names: PassageNames, inner: Reading, outer: Reading) -> bool:
    """A site in a settlement, or a place that the gazetteer puts into the other one."""
    if rank(names, inner) == 0 and rank(names, outer) == 1:
        return True
    gazetteer = names.gazetteer
    around = set(gazetteer.named(outer.draft.span.key or "-"))
    return any(around & set(gazetteer.ancestors(b)) for b in gazetteer.named(inner.draft.span.key or "-"))


def rank(names: PassageNames, reading: Reading) -> int:
    """How coarse a reading is: 0 a site … 4 a country."""
    noun, setting = reading.draft.noun, reading.setting
    if _is_known_site(names, reading):
        return 0
    if setting.countryside is not None:
        return 2 if setting.side is not None else 3
    if noun is None or noun.kind == "area":
        return _RANK[level_of_key(names, reading.draft.span.key)] if reading.draft.span.key else 1
    if reading.draft.kept or noun.keep:
        return 0 if noun.kind not in {"region", "sea"} else 2
    if _is_capital_of(names, reading):
        return _RANK[level_of_key(names, reading.draft.span.key)]
    return {"governorate": 3, "region": 3, "district": 2, "country": 4}.get(noun.kind, 1)
