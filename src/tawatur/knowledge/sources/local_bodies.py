"""Bodies of one town, named by what they are and where: بلدية زليتن, غرفة طوارئ بارا. One slug for all spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import combining, normalize

from msgspec import Struct

from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.gazetteer.kinds import level_of
from tawatur.knowledge.gazetteer.loading import built_in_places
from tawatur.knowledge.gazetteer.places import GazetteerPlace, name_key
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word

_COLUMNS = ("kind", "prefixed", "name_ar", "name_en", "nouns", "heads", "class")
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ad|adh|an|az)[-' ](?=\w{2})")
_JOINED = re.compile(r"\b(al|el|ar|as|ash|at|ad|an|az|abu|um|umm)[-' ]+(?=\w{2})")
_HEADS = re.compile(r"\b(?:city|state|governorate|province|district|region|refugee camp|camp|county|locality)\b")
_LEVELS = ("settlement", "site", "district", "governorate")  # of namesakes the town


class LocalKind(Struct, frozen=True):
    """A kind of local body: ``nouns`` are the folded words that open its name, ``heads`` how it is taken up.

    ``whole`` is the slug of the class of all such bodies, "" where no table has one.
    """

    kind: str
    prefixed: bool
    name_ar: str
    name_en: str
    nouns: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    whole: str


class LocalTown(Struct, frozen=True):
    """A town as bodies are named by it."""

    country: str
    latin: str
    name: str
    name_en: str


class LocalBodies(Struct, frozen=True):
    """The kinds, and the towns by folded name; ``well_known`` are names that need nothing to give them away.

    ``openings`` are the nouns by their first word, ``classes`` the slugs of all bodies of a kind, which one of them is
    more than.
    """

    kinds: tuple[LocalKind, ...]
    towns: Mapping[str, tuple[LocalTown, ...]]
    by_latin: Mapping[str, tuple[LocalTown, ...]]
    well_known: frozenset[str]
    openings: Mapping[str, tuple[tuple[LocalKind, tuple[str, ...]], ...]]
    classes: frozenset[str]

    def town(self, name: str, countries: Sequence[str]) -> LocalTown | None:
        """The town of a folded name in the likeliest country; one of another country only where it has no namesake."""
        towns = self.towns.get(name, ())
        for country in countries:
            if (here := next((t for t in towns if t.country == country), None)) is not None:
                return here
        return towns[0] if len({t.country for t in towns}) == 1 else None

    def slug(self, kind: LocalKind, town: LocalTown) -> str:
        """What a body is called in data: its town, with the country where that alone would mislead, and its kind."""
        told = kind.prefixed or len({name_key(t.name) for t in self.by_latin[town.latin]}) > 1
        return "-".join([*([town.country] if told else []), town.latin, kind.kind])

    def names(self, slug: str) -> tuple[str, str] | None:
        """The Arabic and the English name of a body by its slug, None where it is no local body's."""
        for kind in sorted(self.kinds, key=lambda k: -len(k.kind)):
            place = slug.removesuffix(f"-{kind.kind}")
            if place == slug:
                continue
            country, _, rest = place.partition("-")
            for latin, within in ((place, None), (rest, country)):
                for town in self.by_latin.get(latin, ()):
                    if within in (None, town.country):
                        return kind.name_ar.format(town.name), kind.name_en.format(town.name_en)
        return None


@compiled
def load_local_bodies() -> LocalBodies:
    """The kinds of local bodies, with the towns of the built-in gazetteer."""
    kinds = [_kind(row) for _, row in read_tsv(package_file("sources", "local_bodies.tsv"), _COLUMNS)]
    towns: dict[str, list[LocalTown]] = {}
    by_latin: dict[str, list[LocalTown]] = {}
    places = _settled(built_in_places())
    for place in places:
        town = LocalTown(place.country, latin_of_town(place.name_en or ""), place.names[0], place.name_en or "")
        if not town.latin:
            continue
        by_latin.setdefault(town.latin, []).append(town)
        for key in dict.fromkeys(name_key(name) for name in place.names):
            towns.setdefault(key, []).append(town)
    known = {key for place in places if not place.weak for key in map(name_key, place.names)}
    openings: dict[str, list[tuple[LocalKind, tuple[str, ...]]]] = {}
    for kind in kinds:
        for noun in kind.nouns:
            openings.setdefault(noun[0], []).append((kind, noun))
    opened = {word: tuple(found) for word, found in openings.items()}
    classes = frozenset(kind.whole for kind in kinds if kind.whole)
    return LocalBodies(tuple(kinds), _frozen(towns), _frozen(by_latin), frozenset(known), opened, classes)


def _frozen(towns: Mapping[str, list[LocalTown]]) -> dict[str, tuple[LocalTown, ...]]:
    return {key: tuple(found) for key, found in towns.items()}


def local_body_names(slug: str) -> tuple[str, str] | None:
    """The Arabic and the English name of a local body that no table lists, None for any other slug."""
    return load_local_bodies().names(slug) if "-" in slug and slug.isascii() else None


def latin_of_town(name: str) -> str:
    """A town's English name as a part of a slug: ``Al Khuwayy`` khuwayy, ``Suq al Khamis`` suq-alkhamis."""
    name = "".join(c for c in normalize("NFKD", name) if not combining(c))
    plain = _HEADS.sub(" ", name.lower().replace("'", "").replace("’", "").split("(")[0]).strip()
    plain = _JOINED.sub(r"\1", _ARTICLE.sub("", plain))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _settled(places: Iterable[GazetteerPlace]) -> list[GazetteerPlace]:
    """The places that bodies are named by, towns first, the larger before."""
    found = [p for p in places if p.name_en and level_of(p.kind) in _LEVELS]
    return sorted(found, key=lambda p: (_LEVELS.index(level_of(p.kind)), -p.population))


def _kind(row: Mapping[str, str]) -> LocalKind:
    nouns = tuple(tuple(fold_word(form).split()) for form in row["nouns"].split("|"))
    heads = tuple(fold_word(head) for head in row["heads"].split("|"))
    return LocalKind(row["kind"], bool(row["prefixed"]), row["name_ar"], row["name_en"], nouns, heads, row["class"])
