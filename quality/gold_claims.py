"""Gold annotation as records, so that the later stages can be measured without the errors of reading.

The gold folder lies outside the repository; its files are JSON as its ``schema.json`` says, and text dumps.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tawatur.knowledge.linking import EventKnowledge, linking_rules
from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Quantity, Span
from tawatur.text.folding import fold_word

_HEADS = re.compile("^(مدينة|بلدة|قرية|محافظة) ")
_PARTS = (("فجر", "03:00", "06:00"), ("صباح", "06:00", "12:00"), ("ظهر", "12:00", "15:00"), ("عصر", "15:00", "18:00"))
_WHERE = {"settlement": 1, "site": 1, "district": 3, "governorate": 4, "country": 6}
_COUNTRIES = (
    ("SY", 32.3, 37.4, 35.6, 42.4),
    ("LB", 33.0, 34.7, 35.1, 36.6),
    ("IL", 29.4, 33.3, 34.2, 35.9),
    ("IQ", 29.0, 37.4, 38.8, 48.6),
    ("YE", 12.0, 19.0, 42.5, 54.0),
    ("SD", 8.6, 22.2, 21.8, 38.6),
    ("LY", 19.5, 33.3, 9.3, 25.2),
)


def read_gold(folder: Path) -> tuple[dict[str, Article], list[Claim]]:
    """The articles by version id and all gold claims of one gold folder (``gold/*.json`` beside ``text/*.txt``)."""
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for path in sorted((folder / "gold").glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        article = _article(raw, (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8-sig"))
        articles[article.version_id] = article
        claims += _claims(raw, article)
    return articles, claims


def gold_knowledge(slugs: Path) -> EventKnowledge:
    """Knowledge as the gold's own list of slugs has it: parents, and who is an actor that fights."""
    rules, cues = linking_rules()
    with slugs.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    parents = {r["slug"]: r["parent"] for r in rows if r["parent"] and r["parent"] != "outlet"}
    peaceful = {"civilians", "prisoners", "un", "au", "icrc", "msf", "white-helmets", "unifil", "undof", "unsmil"}
    parties = frozenset(r["slug"] for r in rows if r["kind"] in ("actor", "both") and r["slug"] not in peaceful)
    return EventKnowledge(rules=rules, cues=cues, parents=parents, parties=parties)


def _article(raw: dict[str, Any], dump: str) -> Article:
    start = max(0, dump.find(raw["first_sentence"]))
    end = dump.find(raw["last_sentence"], start)
    text = dump[start : end + len(raw["last_sentence"])] if end >= 0 else dump[start:]
    drop = {line.strip() for line in raw["boilerplate"]}
    text = "\n".join(line for line in text.splitlines() if line.strip() and line.strip() not in drop)
    name = raw["article"]
    return Article(
        article=name,
        article_id=name,
        version_id=f"v-{name}",
        page_id=f"p-{name}",
        url=None,
        outlet=raw["outlet"],
        outlet_slug=raw["outlet_slug"],
        title=raw["title"],
        published=raw["published"],
        published_basis=raw.get("published_basis", "stated"),
        published_evidence=None,
        updated=raw["updated"],
        updated_evidence=None,
        fetched_at=None,
        language="ar",
        text=text,
    )


def _claims(raw: dict[str, Any], article: Article) -> Iterator[Claim]:
    for number, item in enumerate(raw["claims"]):
        name = f"{article.article}#{number:02d}"
        places = tuple(_place(p) for p in item["places"])
        start = article.text.find(item["quote"])
        in_title = start < 0 and article.title.find(item["quote"]) >= 0
        span = Span("title" if in_title else "text", max(0, start), max(0, start) + len(item["quote"]))
        yield Claim(
            claim_id=hashlib.sha256(name.encode()).hexdigest()[:16],
            article=article.article,
            article_id=article.article_id,
            version_id=article.version_id,
            part=span.part,
            event_type=item["event_type"],
            actors=tuple(item["actors"]),
            targets=tuple(item["targets"]),
            places=places,
            date=_date(item, article),
            quantities=tuple(_quantity(q, item["quote"]) for q in item["quantities"]),
            origin=item["origin"],
            via=tuple(item["via"]),
            speaker=None,
            evidence_kind=None,
            modality=item["modality"],
            quote=item["quote"],
            evidence={},
            trigger="",
            rule="gold",
            sentence=span,
        )


def _place(raw: dict[str, Any]) -> ClaimPlace:
    name = _HEADS.sub("", raw["name"])
    level = "local" if raw["precision"] in ("settlement", "site") else raw["precision"]
    place = ClaimPlace(
        name=raw["name"],
        role=raw["role"],
        lat=raw["lat"],
        lon=raw["lon"],
        precision=raw["precision"],
        place_id=f"gold:{level}:{fold_word(name)}",
        where_prec=_WHERE[raw["precision"]],
    )
    return replace(place, country=_country(place))


def _country(place: ClaimPlace) -> str | None:
    if place.lat is None or place.lon is None:
        return None
    inside = (
        c for c, south, north, west, east in _COUNTRIES if south <= place.lat <= north and west <= place.lon <= east
    )
    return next(inside, None)


def _date(item: dict[str, Any], article: Article) -> ClaimDate:
    raw = item["date"]
    clock = article.published or article.updated
    if raw["start"] is None:
        return ClaimDate(None, None, "unknown", "undated", None, clock)
    first, last = raw["start"], raw["end"] or raw["start"]
    if raw["precision"] == "part_of_day" and first == last:
        for word, start, end in _PARTS:
            if word in item["quote"]:
                return ClaimDate(first, last, "part_of_day", "gold", f"{first}T{start}", f"{last}T{end}")
    if clock and first <= clock[:10] <= last:
        return ClaimDate(first, last, raw["precision"], "gold", first, clock)
    return ClaimDate(first, last, raw["precision"], "gold", first, last)


def _quantity(raw: dict[str, Any], quote: str) -> Quantity:
    vague = {10: "عشرات", 100: "مئات", 1000: "آلاف"}.get(raw["value"], "")
    text = vague if raw["bound"] == "at_least" and vague and vague in quote else str(raw["value"])
    return Quantity(raw["what"], raw["value"], raw["bound"], text)
