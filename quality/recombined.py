"""Recombined corpora with planted copies, edits and renamings: is reused text found, and nothing else taken for it?

``python -m quality.recombined [--events N] [--seed S]`` prints precision and recall over pairs of claims;
``--scale`` times the stages ``events`` and ``territory`` at growing sizes. All sentences are composed here.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from tawatur.records import Article, Claim, ClaimDate, ClaimPlace, Quantity, Span
from tawatur.stages.events import link_events, load_event_knowledge
from tawatur.stages.territory import control_spans

SIZES = (10_000, 100_000)
FULL_SIZES = (*SIZES, 1_000_000)
FIRST = date(2025, 1, 1)
ACTORS = {
    "sy-government": ("الجيش السوري", "قوات النظام السوري", "القوات الحكومية السورية"),
    "sy-opposition": ("فصائل المعارضة السورية", "إدارة العمليات العسكرية", "مقاتلو المعارضة"),
    "sd-army": ("الجيش السوداني", "القوات المسلحة السودانية", "قوات الجيش"),
    "sd-rsf": ("قوات الدعم السريع", "مليشيا الدعم السريع", "عناصر الدعم السريع"),
}
CREDITS = (
    "أفاد المرصد السوري لحقوق الإنسان بأن",
    "ذكرت وكالة الأنباء الرسمية نقلاً عن مصدر عسكري أن",
    "قال ناشطون ميدانيون في تسجيلات مصورة إن",
    "",
)
OPENINGS = (
    "{actor} {verb_a} على بلدة {place} فجراً بعد معارك استمرت {n} ساعات قرب الطريق الرئيسي المؤدي إلى المدينة",
    "بلدة {place} باتت تحت سيطرة {actor} إثر هجوم من ثلاثة محاور أوقع {n} قتلى في صفوف الحامية قبل انسحابها",
    "بعد قصف تمهيدي دام {n} ساعات، دخل مقاتلو {actor} مباني {place} وأعلنوا عبر مكبرات الصوت تأمين أحيائها كلها",
    "انتهت معركة {place} صباحاً حين رفع عناصر {actor} رايتهم فوق المجلس المحلي وجمعوا {n} من الأسلحة المتروكة",
    "لم تصمد تحصينات {place} أكثر من {n} ساعات أمام تقدم {actor} الذي قطع خط الإمداد الوحيد من جهة الشرق",
    "أحكم {actor} قبضته على {place} ومحيطها، وتحدث الأهالي عن {n} جرحى نقلوا إلى مشاف ميدانية في القرى المجاورة",
)
VERBS = ("سيطر", "استولى", "بسط نفوذه")
FILLERS = ("مساءً", "حسب الأنباء", "في تطور لافت", "وفق ما ورد", "للمرة الثانية", "من جديد")
SYLLABLES = ("كفر", "تل", "عين", "بير", "دير", "خربة", "رأس", "وادي", "أم", "باب")
STEMS = ("نجم", "زيتون", "ورد", "غزال", "رمان", "حجر", "نهر", "سرو", "قمح", "صقر", "لوز", "ريحان", "جبل", "عنب", "توت")


@dataclass(frozen=True, slots=True)
class Planted:
    """A corpus, and which claims were copied from which: the groups that share their text."""

    articles: dict[str, Article]
    claims: list[Claim]
    groups: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CopyScore:
    """Pairs of claims of one event and different articles: found, planted, and both."""

    found: int
    planted: int
    right: int

    @property
    def precision(self) -> float:
        """Of the pairs found, those planted."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs planted, those found."""
        return self.right / self.planted if self.planted else 1.0


def planted_corpus(events: int, seed: int = 1, outlets: int = 40) -> Planted:
    """``events`` captures, each told by a few outlets in their own words and by some that copy one of them."""
    chance = random.Random(seed)
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    groups: list[tuple[str, ...]] = []
    for number in range(events):
        told = _event(number, chance)
        names = chance.sample(range(outlets), chance.randint(1, 6))
        openings = chance.sample(OPENINGS, len(OPENINGS))
        originals: list[tuple[str, list[str]]] = []
        for at, outlet in enumerate(names):
            copied = bool(originals) and chance.random() < 0.5
            if copied:
                text, group = chance.choice(originals)
                text = _edited(text, told, chance)
            else:
                text, group = _sentence(openings[len(originals) % len(openings)], told, chance), []
                originals.append((text, group))
            article, claim = _page(f"e{number}-{at}", f"outlet-{outlet}", text, told)
            articles[article.version_id] = article
            claims.append(claim)
            group.append(claim.claim_id)
        groups += [tuple(group) for _, group in originals]
    return Planted(articles, claims, groups)


@dataclass(frozen=True, slots=True)
class _Told:
    place: ClaimPlace
    actor: str
    day: date
    number: int


def _event(number: int, chance: random.Random) -> _Told:
    name = f"{chance.choice(SYLLABLES)} {chance.choice(STEMS)} {_letters(number)}"
    latitude, longitude = 12 + (number * 0.37) % 24, 25 + (number * 0.53) % 22
    place = ClaimPlace(name, "site", latitude, longitude, "settlement", f"r:{number}", country="SY")
    day = FIRST + timedelta(days=number % 365)
    return _Told(place, chance.choice(sorted(ACTORS)), day, chance.randint(3, 9))


def _letters(number: int) -> str:
    """A number in letters, so that every place has a name of its own."""
    alphabet, word = "ابتجحدرسشصطعفقكلمن", ""
    while True:
        number, rest = divmod(number, len(alphabet))
        word += alphabet[rest]
        if not number:
            return "ال" + word


def _sentence(opening: str, told: _Told, chance: random.Random) -> str:
    actor = chance.choice(ACTORS[told.actor])
    body = opening.format(actor=actor, place=told.place.name, n=told.number, verb_a=chance.choice(VERBS))
    return f"{chance.choice(CREDITS)} {body}.".strip()


def _edited(text: str, told: _Told, chance: random.Random) -> str:
    """A copy: the credit dropped or changed, the actor renamed, a word put in or left out, as editors do."""
    for credit in CREDITS:
        text = text.removeprefix(credit).strip() if credit else text
    edit = chance.choice(["as it is", "renamed", "put in", "left out", "credited"])
    words = text.rstrip(".").split()
    if edit == "renamed":
        frames = ACTORS[told.actor]
        present = next((f for f in frames if f in text), "")
        return text.replace(present, chance.choice(frames)) if present else text
    if edit == "put in":
        words.insert(chance.choice([0, len(words)]), chance.choice(FILLERS))
    elif edit == "left out":
        del words[chance.choice([0, -1])]
    elif edit == "credited":
        words.insert(0, chance.choice(CREDITS))
    return " ".join(words).strip() + "."


def _page(name: str, outlet: str, text: str, told: _Told) -> tuple[Article, Claim]:
    published = (told.day + timedelta(days=1)).isoformat()
    article = Article(
        article=name, article_id=name, version_id=name, page_id=name, url=None, outlet=outlet, outlet_slug=outlet,
        title="", published=published, published_basis="stated", published_evidence=None, updated=None,
        updated_evidence=None, fetched_at=None, language="ar", text=text,
    )  # fmt: skip
    credit = next((c for c in CREDITS if c and text.startswith(c)), "")
    surface = next((f for f in ACTORS[told.actor] if f in text), "")
    day = told.day.isoformat()
    claim = Claim(
        claim_id=f"c-{name}", article=name, article_id=name, version_id=name, part="text",
        event_type="territory_gained", actors=(told.actor,), targets=(), places=(told.place,),
        date=ClaimDate(day, day, "day", None, day, day), quantities=(Quantity("hours", told.number, "exact"),),
        origin="outlet", via=(), speaker=None, evidence_kind=None, modality="happened", quote=text,
        evidence={"origin": (Span("text", 0, len(credit)),)},
        trigger="", rule="planted", actor_surfaces=(surface,), sentence=Span("text", 0, len(text)),
    )  # fmt: skip
    return article, claim


def copy_score(corpus: Planted) -> CopyScore:
    """How well the lineages of outlets in their own voice are the planted groups of copies."""
    linked = link_events(corpus.claims, corpus.articles, (), (), load_event_knowledge())
    outlet = {a.article_id: a.outlet_slug for a in corpus.articles.values()}
    at = {c.claim_id: c.article_id for c in corpus.claims}
    found = set(_pairs((x.claim_ids for e in linked.events for x in e.lineages), at, outlet))
    planted = set(_pairs(corpus.groups, at, outlet))
    return CopyScore(len(found), len(planted), len(found & planted))


def _pairs(
    groups: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]], at: dict[str, str], outlet: dict[str, str | None]
) -> Iterator[tuple[str, str]]:
    for group in groups:
        for one, other in combinations(sorted(group), 2):
            if outlet[at[one]] != outlet[at[other]]:
                yield one, other


def scale(sizes: Sequence[int]) -> Iterator[str]:
    """Processor time and memory of the two stages at each size, and how the time for one claim grows."""
    knowledge, first = load_event_knowledge(), 0.0
    for size in sizes:
        corpus = planted_corpus(round(size / 3.5), seed=size)
        started = time.process_time()
        linked = link_events(corpus.claims, corpus.articles, (), (), knowledge)
        middle = time.process_time()
        spans = control_spans(linked.events, corpus.claims, knowledge)
        ended = time.process_time()
        count = len(corpus.claims)
        each = (ended - started) / count
        first = first or each
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield (
            f"{count:>9,} claims: events {middle - started:7.1f} s, territory {ended - middle:6.1f} s, "
            f"{each * 1e6:6.0f} µs a claim, growth {each / first:.2f}, {len(linked.events):,} events, "
            f"{len(spans):,} spans, {memory:,.0f} MiB"
        )


def main() -> int:
    """Print the score of copies, or the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", action="store_true", help="10,000 and 100,000 claims")
    parser.add_argument("--full", action="store_true", help="with --scale: 1,000,000 too")
    options = parser.parse_args()
    if options.scale:
        for line in scale(FULL_SIZES if options.full else SIZES):
            print(line, flush=True)
        return 0
    score = copy_score(planted_corpus(options.events, options.seed))
    print(f"copies: precision {score.precision:.3f}, recall {score.recall:.3f} ({score.planted} planted pairs)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
