"""Corpora of any size, recombined from the sample's sentences: for the benchmark, never for quality.

A page takes its sentences from one conflict, with other places, numbers and days; part of the pages are copies of an
earlier one with the credit dropped, as on real news sites. The same seed gives the same corpus.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tawatur.sample import sample_pages_folder

COPIES = 0.25
DAYS = 365
FIRST_DAY = date(2025, 1, 1)
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
OUTLETS = [
    "مدار الخبر",
    "صدى الميدان",
    "منبر اليوم",
    "بريد المدينة",
    "دار الأنباء",
    "نشرة المساء",
    "أفق الحدث",
    "الرقيب الجديد",
]
#: Names that stand in the sample, and names to put in their place, by conflict.
PLACES = {
    "sudan": (
        ("بارا", "الأبيض", "أم كريدم"),
        "الخرطوم|أم درمان|بحري|ود مدني|سنجة|سنار|كوستي|ربك|الدويم|كادوقلي|الدلنج|الفاشر|نيالا|الجنينة|زالنجي|كسلا|"
        "القضارف|بورتسودان|عطبرة|شندي|الدمازين|الروصيرص|النهود|بابنوسة|الرهد|أم روابة|كتم|مليط|طويلة|الفولة",
    ),
    "yemen": (
        ("حريب", "الجوبة", "مأرب", "تعز"),
        "صنعاء|عدن|الحديدة|صعدة|إب|ذمار|عمران|حجة|البيضاء|الضالع|شبوة|عتق|المكلا|سيئون|زنجبار|لحج|المخا|حيس|الخوخة|"
        "بيحان|رداع|حرض|ميدي|عبس|الحزم|يريم|جبلة|موزع|التربة|سقطرى",
    ),
    "syria": (
        ("خان شيخون", "مورك"),
        "حلب|حماة|حمص|إدلب|سراقب|معرة النعمان|الرستن|تلبيسة|السلمية|محردة|السقيلبية|جسر الشغور|أريحا|كفرنبل|تدمر|"
        "القريتين|درعا|السويداء|نوى|إنخل|الصنمين|دوما|الرقة|منبج|الباب|جرابلس|الميادين|البوكمال|الحسكة|القامشلي",
    ),
}
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_MARKER = "Synthetic"
_LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Conflict:
    sentences: tuple[str, ...]
    named: tuple[str, ...]
    others: tuple[str, ...]


def corpus(size: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """``(name, text)`` of ``size`` pages."""
    chance = random.Random(seed)
    conflicts = [_conflict(name) for name in sorted(PLACES)]
    recent: list[tuple[tuple[str, ...], date]] = []
    for number in range(size):
        if recent and chance.random() < COPIES:
            body, day = chance.choice(recent)
            day += timedelta(days=chance.randint(0, 1))
        else:
            body = _body(chance.choice(conflicts), chance)
            day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
            recent = [*recent[-50:], (body, day)]
        yield f"page-{number:06d}", _page(body, day, chance)


def write_corpus(folder: Path, size: int, seed: int = 7) -> Path:
    """A folder with ``size`` pages as JSON lines, a thousand in a file, each under an address of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, text) in enumerate(corpus(size, seed)):
        line = {"id": name, "url": f"https://news-{number % 8}.example/{name}", "text": text}
        with (folder / f"{name[:-3]}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return folder


def _conflict(name: str) -> _Conflict:
    """All sentences of a conflict's sample pages, and its places."""
    found: list[str] = []
    for path in sorted((sample_pages_folder() / name).iterdir()):
        text = path.read_text(encoding="utf-8")
        lines = _PARAGRAPH.findall(text) if path.suffix == ".html" else text.splitlines()
        plain = (_TAGS.sub("", line).strip() for line in lines)
        found += [line for line in plain if len(line.split()) >= _LEAST_WORDS and _MARKER not in line]
    named, others = PLACES[name]
    return _Conflict(tuple(dict.fromkeys(found)), named, tuple(others.split("|")))


def _body(conflict: _Conflict, chance: random.Random) -> tuple[str, ...]:
    """Headline and paragraphs, in which each place became another one throughout, and each number another."""
    chosen = chance.sample(conflict.sentences, min(len(conflict.sentences), chance.randint(4, 9)))
    swapped = dict(zip(conflict.named, chance.sample(conflict.others, len(conflict.named)), strict=True))
    pattern = re.compile("|".join(map(re.escape, conflict.named)))
    changed = [pattern.sub(lambda found: swapped[found.group()], line) for line in chosen]
    changed = [
        _NUMBER.sub(lambda found: str(max(2, int(found.group()) + chance.randint(-3, 9))), line) for line in changed
    ]
    return (" ".join(changed[0].split()[:9]), *changed)


def _page(body: tuple[str, ...], day: date, chance: random.Random) -> str:
    outlet = chance.choice(OUTLETS)
    stamp = f"{day.day} {MONTHS[day.month - 1]} {day.year} - {chance.randint(6, 22):02d}:{chance.randint(0, 59):02d}"
    foot = ["تابعونا على فيسبوك", f"جميع الحقوق محفوظة © {day.year} {outlet}"]
    return "\n".join([outlet, body[0], stamp, *body[1:], *foot]) + "\n"
