"""What slugs are called in a language: actors, sources, event types, grades; the slug itself where nobody says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tawatur.knowledge.brief import spoken_name
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.queries.names import readable

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
    "none": ("بلا أصل مسمى", "No named origin"),  # weak, and nobody is named
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
HELD: Mapping[str, tuple[str, str]] = {
    "controlled": ("تحت سيطرة {of_holder}", "held by {holder}"),
    "contested": ("متنازع عليه؛ بيد {of_holder}", "contested; held by {holder}"),
    "partial": ("جزء منه تحت سيطرة {of_holder}", "held in part by {holder}"),
    "negotiated": ("بيد {of_holder} باتفاق", "held by {holder} by agreement"),
    "vacated": ("أخلاه {holder}", "vacated by {holder}"),
    "besieged": ("محاصر؛ بيد {of_holder}", "besieged; held by {holder}"),
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
DISAGREEMENTS: Mapping[str, tuple[str, str]] = {
    "quantity": ("العدد", "Number"),
    "date": ("الوقت", "Time"),
    "place": ("المكان", "Place"),
    "actor": ("الفاعل", "Who did it"),
    "whether": ("هل وقع", "Whether it happened"),
}
WHETHER: Mapping[str, tuple[str, str]] = {
    "yes": ("وقع", "it happened"),
    "no": ("لم يقع", "it did not"),
}
QUANTITIES: Mapping[str, tuple[str, str]] = {
    "killed": ("قتلى", "killed"),
    "wounded": ("جرحى", "wounded"),
    "detained": ("معتقلون", "detained"),
    "released": ("مُفرج عنهم", "released"),
    "displaced": ("نازحون", "displaced"),
    "vehicles": ("آليات", "vehicles"),
    "settlements": ("بلدات وقرى", "settlements"),
    "fighters": ("مقاتلون", "fighters"),
    "strikes": ("ضربات", "strikes"),
    "distance_km": ("كيلومترات", "km away"),
}
RELATIONS: Mapping[str, tuple[str, str]] = {
    "step_of": ("خطوة من", "a step of"),
    "part_of": ("جزء من", "a part of"),
    "has_step_of": ("من خطواته", "has the step"),
    "has_part_of": ("من أجزائه", "has the part"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "same_origin": ("أصل مسمى واحد", "one named origin"),
    "same_article": ("في مقال واحد", "in one article"),
    "relayed_by": ("نقلته وكالة واحدة", "relayed by one agency"),
    "restated": ("إعادة قول لما نُسب", "restates what was attributed"),
    "shared_run": ("نص واحد منقول بلا نسبة", "one text, reused without credit"),
    "only": ("ادعاء واحد", "a single claim"),
}
EVIDENCE_KINDS: Mapping[str, tuple[str, str]] = {
    "statement": ("بيان", "statement"),
    "witness": ("شاهد", "witness"),
    "video": ("تسجيل مصور", "video"),
    "document": ("وثيقة", "document"),
    "correspondent": ("مراسل", "correspondent"),
}
PRECISIONS: Mapping[str, tuple[str, str]] = {
    "settlement": ("بلدة أو مدينة", "settlement"),
    "site": ("موقع", "site"),
    "district": ("ناحية أو ريف", "district"),
    "governorate": ("محافظة", "governorate"),
    "country": ("بلد", "country"),
}
REMOVED_KINDS: Mapping[str, tuple[str, str]] = {
    "ad": ("إعلان", "advertisement"),
    "aside": ("عمود جانبي", "side column"),
    "bulletin": ("نشرة", "bulletin"),
    "byline": ("اسم الكاتب", "byline"),
    "caption": ("تعليق صورة", "caption"),
    "clock": ("ساعة الصفحة", "page clock"),
    "comment": ("تعليق قارئ", "comment"),
    "comment_widget": ("نموذج تعليق", "comment form"),
    "comments": ("التعليقات", "comments"),
    "contact": ("عنوان مراسلة", "contact address"),
    "copyright": ("حقوق النشر", "copyright"),
    "correction": ("تصويب", "correction"),
    "date": ("تاريخ", "date"),
    "date_published": ("تاريخ النشر", "date of publication"),
    "date_updated": ("تاريخ التحديث", "date of update"),
    "embed": ("منشور مضمّن", "embedded post"),
    "follow": ("متابعة الصفحة", "follow us"),
    "footer": ("تذييل", "footer"),
    "footnote": ("حاشية", "footnote"),
    "form": ("استمارة", "form"),
    "header": ("رأس الصفحة", "page header"),
    "headline": ("العنوان", "headline"),
    "legal": ("نص قانوني", "legal note"),
    "most_read": ("الأكثر قراءة", "most read"),
    "navigation": ("تصفح", "navigation"),
    "newsletter": ("نشرة بريدية", "newsletter"),
    "outside": ("خارج نص الخبر", "outside the story"),
    "page_clock": ("ساعة الصفحة", "page clock"),
    "promotion": ("ترويج", "promotion"),
    "pull_quote": ("اقتباس بارز", "pull quote"),
    "rating": ("تقييم", "rating"),
    "reading_time": ("مدة القراءة", "reading time"),
    "recurring": ("سطر متكرر", "recurring line"),
    "related": ("خبر ذو صلة", "related story"),
    "related_link": ("رابط ذو صلة", "related link"),
    "repeated": ("مكرر", "said twice"),
    "section": ("باب", "section"),
    "share": ("أزرار مشاركة", "sharing"),
    "slogan": ("شعار", "slogan"),
    "source": ("سطر المصدر", "source line"),
    "survey": ("استطلاع", "survey"),
    "tags": ("وسوم", "tags"),
    "ticker": ("شريط إخباري", "ticker"),
    "video": ("مقطع", "video"),
    "weather": ("طقس", "weather"),
    "widget": ("أداة في الصفحة", "widget"),
}
REMOVED_REASONS: Mapping[str, tuple[str, str]] = {
    "above_signature": ("فوق التوقيع", "above the signature"),
    "after": ("بعد ما يختم الخبر", "after what closes the story"),
    "after_the_story": ("بعد نص الخبر", "after the story"),
    "before_the_story": ("قبل نص الخبر", "before the story"),
    "credit": ("اسم وكالة أو مصور", "a credit"),
    "cue": ("عبارة من عبارات الصفحات", "a phrase of pages"),
    "date_alone": ("تاريخ وحده في سطر", "a date alone on its line"),
    "label": ("عنوان لما تحته", "a label of what follows"),
    "line": ("تكرار لسطر سبق", "repeats an earlier line"),
    "mail_address": ("فيه عنوان بريد", "has a mail address"),
    "marked_line_at_the_end": ("سطر أخير يبدأ بعلامة", "a last line that begins with a mark"),
    "markup": ("بحسب ترميز الصفحة", "by the page's markup"),
    "metadata": ("بحسب بيانات الصفحة", "by the page's metadata"),
    "no_letters": ("بلا حروف", "no letters"),
    "outlet_profile": ("يتكرر في صفحات هذه الوسيلة", "recurs on this outlet's pages"),
    "row_of_short_parts": ("صف من كلمات قصيرة", "a row of short parts"),
    "said_twice": ("قيل قبلها", "said before"),
    "signature": ("توقيع", "a signature"),
    "signed_by_the_outlet": ("موقّع باسم الوسيلة", "signed by the outlet"),
    "teaser": ("يبدأ كرابط إلى مادة أخرى", "begins as a link to another piece"),
    "title_and_site": ("العنوان واسم الموقع", "headline and site's name"),
    "under_comments": ("تحت التعليقات", "under the comments"),
    "under_label": ("تحت عنوان كهذا", "under such a label"),
    "whole_line_quoted": ("اقتباس يملأ السطر", "a quotation alone on its line"),
}
KINDS_OF_HITS: Mapping[str, tuple[str, str]] = {
    "event": ("أحداث", "Events"),
    "claim": ("ادعاءات", "Claims"),
    "article": ("مقالات", "Articles"),
    "place": ("أماكن", "Places"),
}
ORIGINS: Mapping[str, tuple[str, str]] = {
    "outlet": ("الوسيلة نفسها", "the outlet itself"),
    "correspondent": ("مراسل الوسيلة", "the outlet's correspondent"),
}
# An outlet's own voice, and its correspondent, with the outlet's name.
_ORIGINS_OF: Mapping[str, tuple[str, str]] = {
    "outlet": ("{name} (بلا نسبة)", "{name} (unattributed)"),
    "correspondent": ("مراسل {name}", "correspondent of {name}"),
}
UNNAMED: tuple[str, str] = ("مصدر غير مسمى", "unnamed source")
_TABLES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "event_type": EVENT_TYPES,
    "grade": GRADES,
    "status": STATUSES,
    "held": HELD,
    "modality": MODALITIES,
    "disagreement": DISAGREEMENTS,
    "whether": WHETHER,
    "quantity": QUANTITIES,
    "relation": RELATIONS,
    "reason": REASONS,
    "evidence_kind": EVIDENCE_KINDS,
    "precision": PRECISIONS,
    "removed": REMOVED_KINDS,
    "removed_reason": REMOVED_REASONS,
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of slugs, ``(Arabic, English)`` each; ``outlets`` are called what they call themselves."""

    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    modifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def actor(self, slug: str, language: Language) -> str:
        """An actor's name."""
        return _choose(self.actors.get(slug), language, readable(slug))

    def origin(self, origin: str, language: Language) -> str:
        """Who is said to know a claim: a source, an actor, an unnamed source with its kind, the outlet itself."""
        head, _sep, rest = origin.partition(":")
        if head == "unnamed":
            return self._unnamed(rest, language)
        if rest and head in _ORIGINS_OF:
            return _choose(_ORIGINS_OF[head], language, head).replace("{name}", self.origin(rest, language))
        if origin in self.outlets:
            return self.outlets[origin]
        pair = ORIGINS.get(origin) or self.sources.get(origin) or self.actors.get(origin)
        return _choose(pair, language, readable(origin))

    def _unnamed(self, kind: str, language: Language) -> str:
        """An unnamed source by its kind: "military source" is مصدر عسكري, as the tables of speakers have it."""
        if not kind or language == "en":
            return (kind and f"{kind} (unnamed)") or UNNAMED[1]
        words = kind.split()
        for cut in range(len(words)):
            speaker = self.speakers.get(" ".join(words[cut:]))
            modifiers = [self.modifiers.get(word) for word in words[:cut]]
            if speaker and all(modifiers):
                return " ".join([speaker, *(_agreeing(forms, speaker) for forms in modifiers if forms)])
        return f"{UNNAMED[0]} ({kind})"

    def place(self, place_id: str, language: Language) -> str:
        """The name of a place of the gazetteer: of governorates, which claims name by their id alone."""
        return _choose(self.places.get(place_id), language, place_id)

    def word(self, table: str, code: str, language: Language) -> str:
        """The word for a code of ``event_type``, ``grade``, ``status`` or ``modality``."""
        return word_of(table, code, language)


def word_of(table: str, code: str, language: Language) -> str:
    """The word for a code of one of the tables above; the code itself, readable, where there is none."""
    if table == "quantity" and language == "ar" and code not in QUANTITIES:
        return _counted_nouns().get(code, code)
    return _choose(_TABLES[table].get(code), language, code.replace("_", " "))


@cache
def _counted_nouns() -> Mapping[str, str]:
    """The Arabic plural of each plain noun that claims count: vessels سفن."""
    rows = read_tsv(package_file("languages/ar", "counted.tsv"), ("what", "class", "singular", "plurals"))
    found: dict[str, str] = {}
    for _, row in rows:
        found.setdefault(row["what"], row["plurals"].split("|")[0] or row["singular"])
    return found


def grade_word(grade: str, language: Language, *, has_named: bool = True) -> str:
    """A grade in words. ``weak`` without a named origin says so: it is not told as one."""
    return word_of("grade", "none" if grade == "weak" and not has_named else grade, language)


def held_parts(status: str, holder: str, language: Language) -> tuple[str, str, str]:
    """A status in words: what stands before its holder's name, the name in its case, what stands after."""
    before, blank, after = re.split(r"(\{(?:of_)?holder\}|$)", word_of("held", status, language), maxsplit=1)
    of = blank == "{of_holder}"
    return before, (spoken_name(holder).genitive if of else holder) if blank else "", after


def _agreeing(forms: tuple[str, ...], noun: str) -> str:
    """The form of an adjective that goes with a noun: its feminine with broken plurals (مصادر عسكرية)."""
    is_plural = noun.startswith(("مصادر", "تقارير", "وسائل")) or noun.endswith(("ة", "ات"))
    feminine = next((form for form in forms if form.endswith("ة")), forms[0])
    sound_plural = next((form for form in forms if form.endswith("ون")), forms[0])
    if noun.endswith("ون"):
        return sound_plural
    return feminine if is_plural else forms[0]


def _choose(pair: tuple[str, str] | None, language: Language, fallback: str) -> str:
    if pair is None:
        return fallback
    return pair[0 if language == "ar" else 1] or pair[0] or fallback
