"""Outlets: one YAML file each. An outlet that is not here is read all the same, by the page's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from tawatur.errors import KnowledgeError
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.loading import package_file, package_files, read_tsv, read_yaml
from tawatur.text.folding import fold_word

_WORD = re.compile(r"[^\W_]+")


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A publisher: the first of ``names`` is what it calls itself; ``time_zone`` is an IANA name.

    ``domains`` are without www; ``date_order`` says how it writes dates in numbers; ``credits`` are phrases by which
    it credits wires; ``recurring`` are lines that stand on its pages (its profile), ``profile_version`` counts their
    changes.
    """

    slug: str
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    owner: str | None = None
    time_zone: str | None = None
    date_order: Literal["day_first", "month_first"] = "day_first"
    credits: tuple[str, ...] = ()
    recurring: tuple[str, ...] = ()
    profile_version: int = 1


class OutletRegistry(Struct, frozen=True):
    """Outlets by folded name (or their owner's, where no outlet bears it) and by domain."""

    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]

    def of_url(self, url: str | None) -> Outlet | None:
        """The outlet whose domain a URL stands under, None where it is unknown."""
        host = host_of(url)
        while host:
            if host in self.by_domain:
                return self.by_domain[host]
            host = host.partition(".")[2]
        return None

    def of_name(self, name: str) -> Outlet | None:
        """The outlet of that name, in any spelling."""
        return self.by_name.get(name_key(name))


def host_of(url: str | None) -> str:
    """The host of a URL, empty where it has none or is no URL."""
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""


def name_key(name: str) -> str:
    """The form by which an outlet's name is looked up: folded words and numbers."""
    return " ".join(_WORD.findall(fold_word(name)))


@compiled
def load_outlets() -> OutletRegistry:
    """All outlets of the package. Raises ``KnowledgeError`` where two share a slug, name or domain."""
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    owners: dict[str, Outlet] = {}
    slugs: set[str] = set()
    for source in package_files("outlets", ".yaml"):
        outlet = read_yaml(source, Outlet)
        if outlet.slug in slugs:
            raise KnowledgeError(f"slug {outlet.slug} is taken", source.name)
        slugs.add(outlet.slug)
        _add(by_name, {name_key(name) for name in outlet.names}, outlet, source.name)
        _add(by_domain, {d.lower() for d in outlet.domains}, outlet, source.name)
        if outlet.owner:
            owners.setdefault(name_key(outlet.owner), outlet)
    return OutletRegistry(owners | by_name, by_domain)


@cache
def load_loan_words() -> Mapping[str, str]:
    """English words of outlets' names by their folded Arabic spelling."""
    rows = read_tsv(package_file("outlets", "loan_words.tsv"), ("word", "latin"))
    return {name_key(row["word"]): row["latin"] for _, row in rows}


WebWordUse = Literal[
    "generic",
    "account",
    "subdomain",
    "second_level",
    "carrier",
    "maker",
    "rights",
    "correspondent",
    "camera",
    "outlet_noun",
]


@cache
def load_web_words() -> Mapping[WebWordUse, frozenset[str]]:
    """Words of addresses, accounts and site notes that name no outlet, by their use."""
    found: dict[WebWordUse, set[str]] = {use: set() for use in get_args(WebWordUse)}
    for number, row in read_tsv(package_file("outlets", "web_words.tsv"), ("use", "word")):
        if row["use"] not in found:
            raise KnowledgeError(f"no use of web words: {row['use']!r}", f"web_words.tsv, row {number}")
        found[row["use"]].add(row["word"])
    return {use: frozenset(words) for use, words in found.items()}


def _add(table: dict[str, Outlet], keys: set[str], outlet: Outlet, where: str) -> None:
    for key in keys:
        if key in table:
            raise KnowledgeError(f"{key!r} belongs to {table[key].slug} already", where)
        table[key] = outlet
