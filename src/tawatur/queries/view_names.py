"""What slugs are called in a language: actors, sources, event types, grades; the slug itself where nobody says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["ar", "en"]

EVENT_TYPES: Mapping[str, tuple[str, str]] = {
    "territory_gained": ("سيطرة", "Territory taken"),
    "withdrawal": ("انسحاب", "Withdrawal"),
    "advance": ("تقدّم", "Advance"),
    "air_strike": ("غارة جوية", "Air strike"),
    "shelling": ("قصف", "Shelling"),
    "explosion": ("انفجار", "Explosion"),
    "armed_clash": ("اشتباك", "Armed clash"),
    "attack": ("هجوم", "Attack"),
    "abuse": ("انتهاك", "Abuse"),
    "arrest": ("اعتقال", "Arrest"),
    "release": ("إفراج", "Release"),
    "seizure": ("استيلاء", "Seizure"),
    "destruction": ("تدمير", "Destruction"),
    "deployment": ("انتشار", "Deployment"),
    "agreement": ("اتفاق", "Agreement"),
    "talks": ("محادثات", "Talks"),
    "displacement": ("نزوح", "Displacement"),
    "casualties": ("ضحايا", "Casualties"),
    "statement": ("تصريح", "Statement"),
    "protest": ("احتجاج", "Protest"),
}
GRADES: Mapping[str, tuple[str, str]] = {
    "weak": ("أصل واحد", "One origin"),
    "fair": ("أصلان مستقلان", "Two independent origins"),
    "strong": ("متطابق من أصول مستقلة", "Consistent across independent origins"),
    "contested": ("متعارض", "Contested"),
    "retracted": ("تراجع عنه قائله", "Withdrawn by its source"),
}
STATUSES: Mapping[str, tuple[str, str]] = {
    "controlled": ("تحت السيطرة", "held"),
    "contested": ("متنازع عليه", "contested"),
    "partial": ("سيطرة جزئية", "held in part"),
    "negotiated": ("باتفاق", "by agreement"),
    "vacated": ("أُخلي", "vacated"),
    "besieged": ("محاصر", "besieged"),
    "unknown": ("غير معروف", "not known"),
}
MODALITIES: Mapping[str, tuple[str, str]] = {
    "happened": ("وقع", "happened"),
    "ongoing": ("مستمر", "ongoing"),
    "planned": ("مخطط له", "planned"),
    "possible": ("محتمل", "possible"),
    "denied": ("منفي", "denied"),
    "background": ("خلفية", "background"),
}
ORIGINS: Mapping[str, tuple[str, str]] = {
    "outlet": ("الوسيلة نفسها", "the outlet itself"),
    "correspondent": ("مراسل الوسيلة", "the outlet's correspondent"),
}
UNNAMED: tuple[str, str] = ("مصدر غير مسمى", "unnamed source")
_TABLES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "event_type": EVENT_TYPES,
    "grade": GRADES,
    "status": STATUSES,
    "modality": MODALITIES,
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of slugs, ``(Arabic, English)`` each; ``outlets`` are called what they call themselves."""

    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def actor(self, slug: str, language: Language) -> str:
        """An actor's name."""
        return _choose(self.actors.get(slug), language, slug)

    def origin(self, origin: str, language: Language) -> str:
        """Who is said to know a claim: a source, an actor, an unnamed source with its kind, the outlet itself."""
        if origin.startswith("unnamed:"):
            kind = origin.partition(":")[2]
            return f"{_choose(UNNAMED, language, '')} ({kind})" if kind else _choose(UNNAMED, language, "")
        pair = ORIGINS.get(origin) or self.sources.get(origin) or self.actors.get(origin)
        return _choose(pair, language, origin)

    def word(self, table: str, code: str, language: Language) -> str:
        """The word for a code of ``event_type``, ``grade``, ``status`` or ``modality``."""
        return _choose(_TABLES[table].get(code), language, code.replace("_", " "))


def _choose(pair: tuple[str, str] | None, language: Language, fallback: str) -> str:
    if pair is None:
        return fallback
    return pair[0 if language == "ar" else 1] or pair[0] or fallback
