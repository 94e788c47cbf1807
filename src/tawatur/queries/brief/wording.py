"""Sentences about events in Arabic or English, from records alone: names, places, dates, numbers, attribution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from tawatur.knowledge.brief import EventPhrases, Gendered, Language, SpokenName, load_wordings, spoken_name
from tawatur.knowledge.sources.local_bodies import local_body_names
from tawatur.queries.names import readable
from tawatur.records import ClaimDate, ClaimPlace, Event, Lineage, QuantityRange

MOST_NAMED = 4
"""So many places, doers or origins are named; the rest is "others"."""
_LONG = "EEEE d MMMM y"
_LEVANT = frozenset({"SY", "LB", "IQ", "JO", "PS", "IL"})
_HARM = frozenset({"killed", "wounded", "displaced", "detained", "released"})
_SYMMETRIC = frozenset({"armed_clash", "agreement", "talks"})


@dataclass(frozen=True, slots=True)
class Telling:
    """What of an event stands in its sentence: the phrase's fields, and whether the verb is feminine."""

    fields: Mapping[str, str]
    doers: int
    losers: int
    places: int
    feminine: bool
    near: bool = False


class Wording:
    """The speech of one language. ``outlets`` are the names of outlets by slug, ``names`` of further sources."""

    def __init__(self, language: Language, outlets: Mapping[str, str], names: Mapping[str, str] | None = None) -> None:
        self.language = language
        self.words = load_wordings(language)
        self._outlets = outlets
        self._names = names or {}
        self._plural = Locale(language).plural_form

    def name(self, slug: str) -> SpokenName:
        """An actor or source by its slug; where the tables have no name, the slug in words."""
        known = self.words.names.get(slug)
        if known is not None:
            return known
        body = local_body_names(slug)
        told = body[self.language == "en"] if body else readable(slug)
        return spoken_name(self._names.get(slug, told)) if self.language == "ar" else SpokenName(told, told, False)

    def joined(self, parts: Sequence[str], more: str = "", kind: str = "name") -> str:
        """A list as it is said: names by «و» in Arabic, clauses by a comma; what goes beyond the most is ``more``."""
        joins = self.words.phrases.joins
        shown = list(parts[:MOST_NAMED]) if more else list(parts)
        if more and len(parts) > MOST_NAMED:
            shown.append(more)
        if len(shown) < 2:
            return "".join(shown)
        return joins[kind].join(shown[:-1]) + joins[f"last_{kind}"] + shown[-1]

    def actors(self, slugs: Iterable[str], *, genitive: bool = False) -> str:
        """Actors as a list; parts of a named body are left out beside it."""
        spoken = [self.name(slug) for slug in dict.fromkeys(slugs)]
        unique = dict.fromkeys(s.genitive if genitive else s.name for s in spoken)
        return self.joined(list(unique), self.words.phrases.attribution["more"])

    def places(self, places: Sequence[ClaimPlace]) -> str:
        """Places by their names in the language, each once; no region beside the places that lie in it."""
        local = [p for p in places if p.precision in ("settlement", "site")]
        places = local or places
        named = dict.fromkeys(p.name if self.language == "ar" else p.name_en or p.name for p in places)
        return self.joined(list(named), self.words.phrases.joins["more_places"])

    def event(self, event: Event) -> str:
        """An event in a clause: what happened, by whom, where; as planned, possible or denied where it is only that."""
        modality = event.modality if event.modality in self.words.phrases.modality else None
        if modality:
            return self.words.phrases.modality[modality].format(name=self.event_name(event))
        phrases = self.words.phrases.events.get(event.event_type)
        if phrases is None:
            return self.event_name(event)
        telling = self._telling(event)
        chosen = _chosen(phrases, telling, event.event_type)
        if chosen is None:
            return self.event_name(event)
        told = (chosen.f if telling.feminine else chosen.m) if isinstance(chosen, Gendered) else chosen
        return " ".join(told.format(**telling.fields).split())

    def event_name(self, event: Event) -> str:
        """An event as a noun phrase, for what is said of it."""
        phrases = self.words.phrases.events.get(event.event_type)
        telling = self._telling(event)
        if phrases is None:
            return f"{event.event_type} {telling.fields['in_places']}".strip()
        template = phrases.name_doer if phrases.name_doer and telling.doers and telling.places else phrases.name
        if telling.near and telling.doers and phrases.name_near:
            template = phrases.name_near
        words = template.format(**telling.fields).split()
        loose = self.words.phrases.joins["loose"].split()
        return " ".join(words[:-1] if words[-1] in loose else words)  # no place: nothing for the preposition to govern

    def _telling(self, event: Event) -> Telling:
        places = self._places_told(event)
        distance = next((q for q in event.quantities if q.what == "distance_km"), None)
        inside = ("في " if self.language == "ar" else "in ") + places if places else ""
        doer = self.name(event.actors[0]) if event.actors else self.name(event.targets[0]) if event.targets else None
        fields = {
            "actors": self.actors(event.actors),
            "of_actors": self.actors(event.actors, genitive=True),
            "targets": self.actors(event.targets),
            "of_targets": self.actors(event.targets, genitive=True),
            "places": places,
            "of_places": places,
            "in_places": inside,
            "distance": self.range(distance) if distance else "",
        }
        spoken = len({self.name(a).name for a in event.actors})
        feminine, near = doer is not None and doer.feminine, distance is not None and bool(places)
        return Telling(fields, spoken, len(event.targets), len(event.places), feminine, near)

    def _places_told(self, event: Event) -> str:
        """The places that tell the event; of more settlements than are named, how many there are."""
        named = told_places(event)
        count = next((q.best or q.low or 0 for q in event.quantities if q.what == "settlements"), 0)
        if not named or count < 3 or count <= len(named) or not float(count).is_integer():
            return self.places(named)
        among = self.words.phrases.joins["among"]
        return among.format(counted=self.counted("settlements", count), places=self.places(named[:MOST_NAMED]))

    def toll(self, numbers: Sequence[QuantityRange], vague: frozenset[str] = frozenset()) -> str:
        """The numbers of an event, those that the tables can count."""
        known = [n for n in numbers if n.what in self.words.counted and n.what not in ("distance_km", "settlements")]
        parts = []
        for template, harm in (("toll", True), ("extent", False)):
            told = [c for n in known if (n.what in _HARM) is harm and (c := self.range(n, n.what in vague))]
            parts += [self.words.phrases.numbers[template].format(numbers=self.joined(told))] if told else []
        return self.words.phrases.joins["clause"].join(parts)

    def range(self, number: QuantityRange, vague: bool = False) -> str:
        """A number with its noun: exact, at least, or from low to high."""
        templates = self.words.phrases.numbers
        low, high = number.low, number.high
        if low is None and high is None:
            return ""
        if vague and low is not None:
            return self._vague(number.what, low)
        if high is None and low is not None:
            return templates["at_least"].format(counted=self.counted(number.what, low))
        if low is None or low == high or high is None:
            return self.counted(number.what, high if high is not None else 0)
        return templates["range"].format(low=_digits(low), counted=self.counted(number.what, high))

    def counted(self, what: str, number: float) -> str:
        """A number with its noun in the form that it asks for; a noun that the tables do not have stays as it is."""
        forms = self.words.counted.get(what)
        if forms is None:
            return f"{_digits(number)} {what}"
        form = forms.get(self._plural(number), forms["other"])
        return form.replace("{n}", _digits(number))

    def _vague(self, what: str, low: float) -> str:
        words = {
            "ar": {10: "عشرات", 100: "مئات", 1000: "آلاف"},
            "en": {10: "dozens of", 100: "hundreds of", 1000: "thousands of"},
        }
        word = words[self.language].get(int(low))
        plural = self.words.counted[what]["plural"]
        return f"{word} {plural}" if word else self.range(QuantityRange(what, low, low, None))

    def when(self, when: ClaimDate, country: str | None = None) -> str:
        """When it happened, as precisely as it is known; empty where it is not."""
        templates = self.words.phrases.dates
        if when.start is None:
            return ""
        if when.precision == "year":
            return templates["year"].format(date=when.start[:4])
        if when.precision == "month":
            return templates["month"].format(date=self.date(when.start, country, "MMMM y"))
        last = when.end or when.start
        if last[:10] != when.start[:10]:
            within = when.start[:7] == last[:7]  # the month and year are said once
            first = self.date(when.start, country, "EEEE d" if within else _LONG)
            return templates["between"].format(first=first, last=self.date(last, country))
        return templates["day"].format(date=self.date(when.start, country))

    def moment(self, moment: str, country: str | None = None) -> str:
        """A day written out, with the time of day where there is one."""
        time = moment[11:16] if len(moment) > 10 else ""
        return self.words.phrases.joins["clause"].join(filter(None, (self.date(moment, country), time)))

    def date(self, moment: str, country: str | None = None, form: str = _LONG) -> str:
        """A day written out, with the month names of the country; what is no day stays as it is."""
        try:
            day = date.fromisoformat(moment[:10])
        except ValueError:
            return moment
        locale = "en" if self.language == "en" else "ar_SY" if (country or "").upper() in _LEVANT else "ar"
        return format_date(day, form, locale=locale)

    def origin(self, lineage: Lineage, *, genitive: bool = True) -> str:
        """Who is behind a lineage, in words."""
        return self.source(lineage.origin, genitive=genitive)

    def source(self, origin: str, outlet: str = "", *, genitive: bool = True) -> str:
        """An origin in words: a name, the correspondent or voice of an outlet, a kind of unnamed source."""
        kind, _, of = origin.partition(":")
        templates = self.words.phrases.attribution
        if kind == "unnamed":
            told = self.words.unnamed.get(of, templates["unnamed"])
            return spoken_name(told).genitive if genitive and self.language == "ar" else told
        if kind in ("outlet", "correspondent"):
            slug = of or outlet
            return templates[kind].format(outlet=self._outlets.get(slug, slug))
        spoken = self.name(origin)
        return spoken.genitive if genitive else spoken.name

    def attribution(self, event: Event, *, named: bool = True) -> str:
        """Who says so: each origin once, the established first; who speaks of itself, by its own account.

        ``named`` says that the sentence has named the doer: else its account is not just "its own".
        """
        if not named:
            return self._according(self.origin(one) for one in event.lineages if not one.denies)
        if len(event.actors) == 1 and {one.origin for one in event.lineages if not one.denies} == {event.actors[0]}:
            return self.words.phrases.attribution["own_f" if self.name(event.actors[0]).feminine else "own_m"]
        said = [self._said_by(one, event) for one in event.lineages if not one.denies]
        return self._according(said or [self.origin(one) for one in event.lineages])

    def _according(self, said: Iterable[str]) -> str:
        told = self.joined(list(dict.fromkeys(said)), self.words.phrases.attribution["more"])
        return self.words.phrases.attribution["according"].format(said_by=told) if told else ""

    def _said_by(self, lineage: Lineage, event: Event) -> str:
        """Who is behind a lineage; the doer itself by its own account."""
        if [lineage.origin] != list(event.actors):
            return self.origin(lineage)
        return self.words.phrases.attribution["self_f" if self.name(lineage.origin).feminine else "self_m"]

    def grade(self, event: Event) -> str:
        """The grade in words; an event without an established origin says so."""
        return self.grade_word(event.grade, bool(event.origins.established))

    def grade_word(self, grade: str, has_named: bool) -> str:
        """A grade in words; ``weak`` without a named origin says so."""
        grades = self.words.phrases.grades
        return grades["none"] if grade == "weak" and not has_named else grades[grade]


def country_of(events: Iterable[Event]) -> str | None:
    """The country that the events' places lie in most."""
    count = Counter(p.country for e in events for p in e.places if p.country)
    return min(count, key=lambda c: (-count[c], c)) if count else None


def told_places(event: Event) -> list[ClaimPlace]:
    """The places that tell an event: what is left, not whither; what is entered, not whence."""
    other = {"withdrawal": "destination", "advance": "origin"}.get(event.event_type)
    places = [p for p in event.places if p.role != other] or list(event.places)
    return [p for p in places if p.precision in ("settlement", "site")] or places


def _chosen(phrases: EventPhrases, telling: Telling, event_type: str) -> str | Gendered | None:
    """The phrase that fits what is known of the event."""
    if event_type in _SYMMETRIC and telling.doers == 1:
        one = phrases.one_place if telling.places else phrases.one
        return one or (phrases.place if telling.places else phrases.none)
    if telling.near and telling.doers and phrases.near:
        return phrases.near
    if telling.doers:
        return (phrases.doer_place if telling.places else phrases.doer) or phrases.place
    if telling.losers and phrases.loser_place and telling.places:
        return phrases.loser_place
    return phrases.place if telling.places else phrases.none


def _digits(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"
