"""Actors: who a text names, by registry, by the country that settles who is meant, or by a state's adjective.

A framing such as الجيش or الفصائل is resolved by the country of its sentence (وفي لبنان، عزّز الجيش), else by the
countries that the article speaks of. ``غارات روسية`` names Russia by its adjective, ``اللواء 61`` a unit of the
country's army. Names of sources that hold an actor's words (المرصد السوري) are no actors.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.knowledge.actors import ActorRegistry, Naming, load_actor_registry, side_of
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.stages.claims.actors.antecedents import antecedent, only_irregulars, organisation_noun
from tawatur.stages.claims.actors.brackets import find_through_brackets
from tawatur.stages.claims.actors.capitals import acts, is_accused, is_side
from tawatur.stages.claims.actors.countries import Countries, countries_named
from tawatur.stages.claims.actors.forms import bare_forms, is_definite, is_of_contingent, is_type
from tawatur.stages.claims.actors.found import Found, without_overlaps
from tawatur.stages.claims.actors.namings import by_span, names_first, namings_near
from tawatur.stages.claims.actors.units import unit_spans
from tawatur.stages.claims.mentions import ActorMention, ReadingContext
from tawatur.text.folding import Folded
from tawatur.text.matching import Match, longest
from tawatur.text.passages import Passage, Token, passage_of

_ADJECTIVE_REACH = 4
_ADJECTIVE_ENDS = ("ي", "يه", "يين", "يون", "يان", "يتان", "يتين")
_RELATIVE_ENDS = ("ي", "يه")
_DATELINE = re.compile(r"\s*(?:[-–—ـ/(]|،\s*\d)")
_SHORT = 400  # characters: a title or caption is read anew
_PLACE_COUNTRIES = 4  # the countries of places that count
_MARGINAL = 6  # a theatre with less than this part of the first one's mentions is only touched on


class ActorReader:
    """Reads the actors of a passage."""

    def __init__(self, registry: ActorRegistry | None = None) -> None:
        self._registry = registry or load_actor_registry()
        self._last: tuple[Passage, ReadingContext, tuple[ActorMention, ...]] | None = None  # asked for twice a passage
        self._text: tuple[str, list[Match[tuple[Naming, ...]]]] = ("", [])
        # the last text's countries: an article has two passages
        self._known: tuple[tuple[str, tuple[str, ...]], tuple[str, ...]] = (("", ()), ())

    def mentions(self, passage: Passage, context: ReadingContext) -> tuple[ActorMention, ...]:
        """The actors of ``passage`` by their place in it."""
        last = self._last
        if last is None or last[0] is not passage or last[1] is not context:
            last = self._last = (passage, context, self._read(passage, context))
        return last[2]

    def _read(self, passage: Passage, context: ReadingContext) -> tuple[ActorMention, ...]:
        article = self.countries(context)
        found = self._found(passage.text, passage.folded)
        near = {*article, *(v.country for m in found for v in m.value if v.kind == "state")}
        matches = longest(names_first(namings_near(found, near)))
        countries = Countries(self._registry, passage, matches, article)
        reading = _Reading(self._registry, passage, countries, (context.clock or "")[:10] or None)
        named = reading.resolve(matches) + reading.units()
        mentions = [self._mention(passage, f) for f in without_overlaps(named)]
        mentions = [m for m in mentions if not _is_dateline(passage.text, m)]
        foreign = {m.start for m in mentions if m.rule.startswith("context:") and is_of_contingent(passage.text, m.end)}
        mentions = [m for m in mentions if m.start not in foreign]
        return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))

    def countries(self, context: ReadingContext) -> tuple[str, ...]:
        """The countries that an article speaks of by its places, and by the states and actors that it names.

        ISO codes in upper case, the likeliest first, theatres of the conflicts before other states.
        """
        text, known = context.article.text, self._known
        if known[0] == (text, context.countries):
            return known[1]
        places = enumerate(context.countries[:_PLACE_COUNTRIES])
        counts: Counter[str] = Counter({code.upper(): 2 * (_PLACE_COUNTRIES - rank) for rank, code in places})
        counts.update(countries_named(self._found(text, passage_of("text", text).folded)))
        own = self._registry.theatres
        least = max((counts[c] for c in counts if c in own), default=0) / _MARGINAL
        spoken_of = [c for c in counts if c not in own or counts[c] >= least]
        found = tuple(sorted(spoken_of, key=lambda c: (c not in own, -counts[c], c)))
        self._known = (text, context.countries), found
        return found

    def state_slugs(self, countries: tuple[str, ...], clock: str | None) -> tuple[str | None, str | None]:
        """The slugs of the government and of the forces of the first theatre among countries, on a day."""
        for country in countries:
            state = self._registry.state(country, (clock or "")[:10] or None)
            if state is not None and country in self._registry.countries:
                return state.government, state.forces
        return None, None

    def _found(self, text: str, folded: Folded) -> list[Match[tuple[Naming, ...]]]:
        """All namings in a text; those of the last long one are kept, as an article's text is asked for twice."""
        last = self._text
        if last[0] != text:
            found = [m for m in find_through_brackets(self._registry.namings, folded) if self._is_meant(m, text)]
            if len(text) < _SHORT:
                return found
            last = self._text = (text, found)
        return last[1]

    def _is_meant(self, match: Match[tuple[Naming, ...]], text: str) -> bool:
        """Not a word of everyday that names a movement between quotation marks alone (قالت «الشباب»)."""
        if match.phrase not in self._registry.words.quoted:
            return True
        return text[match.start - 1 : match.start] in _QUOTES and text[match.end : match.end + 1] in _QUOTES

    @staticmethod
    def _mention(passage: Passage, found: Found) -> ActorMention:
        start, end = passage.folded.verbatim(found.start, found.end)
        return ActorMention(start, end, found.slug, passage.text[start:end], found.rule, found.generic)


def _is_dateline(text: str, mention: ActorMention) -> bool:
    """القاهرة - رويترز: a capital that opens a line before a dash tells where the report was written."""
    opens = not text[: mention.start].rpartition("\n")[2].strip()
    return opens and _DATELINE.match(text, mention.end) is not None


_QUOTES = frozenset('"«»“”„')
_BRANCHES = frozenset({"rebel", "external"})  # of القاعدة, of بعثة الأمم المتحدة


class _Reading:
    """One passage's namings being resolved."""

    def __init__(self, registry: ActorRegistry, passage: Passage, countries: Countries, day: str | None) -> None:
        self._registry, self._passage, self._countries, self._day = registry, passage, countries, day
        self._named: list[Found] = []  # what has been resolved so far
        self._matches: Sequence[Match[Naming]] = ()
        self._token_starts = [t.fold_start for t in passage.tokens]

    def resolve(self, matches: Sequence[Match[Naming]]) -> list[Found]:
        """What the matches name, those of one span together."""
        found = self._named = list[Found]()
        self._matches = matches
        for group in by_span(matches):
            kind = group[0].value.kind
            if "anaphor" in [m.value.kind for m in group]:
                meant = self._anaphor(group, found)
                found += [meant] if meant else []
                continue
            if any(m.value.kind == "gunmen" for m in group):
                meant = self._gunmen(group, found)
                found += [meant] if meant else []
                continue
            if kind == "none":
                found.append(Found(group[0].fold_start, group[0].fold_end, "", "none", False))
                continue
            state = [m for m in group if m.value.kind == "state"]
            if (
                state
                and len(state) < len(group)
                and (found_here := self._adjective([g for g in group if g.value.kind == "adjective"] or group))
            ):
                found.append(found_here)  # طائرات سورية: an adjective, though it spells the state's name
                continue
            resolved = {
                "name": self._name, "context": self._context, "state": self._state,
                "adjective": self._adjective, "people": self._people, "capital": self._capital,
            }[kind](group)  # fmt: skip
            if resolved is not None:
                found.append(self._titled(resolved) if resolved.rule == "registry" else resolved)
        return found

    def _name(self, group: list[Match[Naming]]) -> Found:
        values = [m.value for m in group if m.value.kind == "name"]
        here = self._countries.at(group[0])
        best = min(values, key=lambda v: here.index(v.country) if v.country in here else len(here))
        slug = self._branch(group, best.slug or "") or best.slug or ""
        return Found(group[0].fold_start, group[0].fold_end, slug, "registry", False)

    def _branch(self, group: list[Match[Naming]], slug: str) -> str | None:
        """تنظيم القاعدة in Yemen: the branch of an organisation that the country's own framing names."""
        main, actors = self._countries.main(group[0]), self._registry.actors
        framed = (m.value for m in group if m.value.kind == "context" and m.value.country in main)
        branches = (actors[v.slug] for v in framed if v.slug is not None and v.slug in actors)
        return next((a.slug for a in branches if a.parent == slug and a.kind in _BRANCHES), None)

    def _context(self, group: list[Match[Naming]]) -> Found | None:
        if "ب" in group[0].proclitic and group[0].phrase.removeprefix("ال") in load_role_words().weapon:
            return None  # قصفت المليشيا الحي بالمدفعية
        if self._describes_named(group[0]):
            return None  # التنظيم الإرهابي
        if (theirs := self._of_state(group[0])) is not None:
            return theirs
        main = self._countries.main(group[0])
        for country in self._countries.at(group[0]):
            values = [m.value for m in group if m.value.country == country and m.value.kind == "context"]
            if country not in main:  # gunmen in Libya are no gunmen of Syria, which is named beside it
                values = [v for v in values if not (v.slug or "").startswith(country.lower() + "-")]
            values = self._voiced(values)
            if values:
                held = [v for v in values if v.holds(self._day)] or [v for v in values if v.since is None]
                if held:
                    slug = self._own(group[0], held[0].slug or "")
                    return Found(group[0].fold_start, group[0].fold_end, slug, f"context:{country}", True)
        return None

    def _describes_named(self, match: Match[Naming]) -> bool:
        """Whether a singular adjective only tells of the noun before it: التنظيم الإرهابي."""
        token = self._token(match)
        fold = self._passage.tokens[token].fold
        single = fold.startswith("ال") and fold.endswith("ي") and " " not in match.phrase
        return single and token > 0 and is_definite(self._passage.tokens[token - 1].fold)

    def _of_state(self, match: Match[Naming]) -> Found | None:
        """أربعون جندياً من بوركينا فاسو: soldiers of the state that "from" names behind them."""
        token = self._token(match) + len(match.phrase.split())
        tokens = self._passage.tokens
        if match.phrase.removeprefix("ال") not in self._registry.words.soldier or token + 1 >= len(tokens):
            return None
        country = self._state_at(token + 1) if tokens[token].fold == "من" else None
        slug = self._state_slug(country, "forces") if country else None
        return Found(match.fold_start, match.fold_end, slug, f"context:{country}", True) if slug else None

    def _state_at(self, token: int) -> str | None:
        """The country whose name begins at a token."""
        start = self._passage.tokens[token].fold_start
        return next((m.value.country for m in self._matches if m.value.kind == "state" and m.fold_start == start), None)

    def _own(self, match: Match[Naming], slug: str) -> str:
        """مجاهدونا: those of the party of their side that was named last, which speaks so of itself."""
        if not match.phrase.endswith("نا"):
            return slug
        named = (f.slug for f in reversed(self._named) if f.rule == "registry")
        return next((n for n in named if side_of(n) == side_of(slug)), slug)

    def _voiced(self, values: list[Naming]) -> list[Naming]:
        """Those whose cues the text has, before those that have none."""
        text = self._passage.folded.text
        heard = [v for v in values if v.cues and v.holds(self._day) and any(cue in text for cue in v.cues)]
        return heard or [v for v in values if not v.cues]

    def _titled(self, named: Found) -> Found:
        """قوات اللواء المتقاعد فلان: the titles before a name are of it where forces stand before them."""
        tokens, words, first = self._passage.tokens, self._registry.words, self._token_of(named.start)
        at = first
        while at and tokens[at - 1].fold.startswith("ال") and tokens[at - 1].fold[2:] in words.title:
            at -= 1
        before = bare_forms(tokens[at - 1].fold) if 0 < at < first else ()
        of_forces = any(form in load_role_words().fielded for form in before)
        return replace(named, start=tokens[at].fold_start) if of_forces else named

    def _anaphor(self, group: list[Match[Naming]], found: list[Found]) -> Found | None:
        """التنظيم, الجماعة: the one of that kind named last, else whom the country settles."""
        token, noun = self._token(group[0]), organisation_noun(group[0].phrase)
        before = self._passage.tokens[token - 1].fold.removeprefix("و") if token else ""
        if noun == "لواء" and before in self._registry.words.acting:
            return None  # قال اللواء فلان: a rank
        rules = ("registry", "adjective") if noun == "عدوان" else ("registry",)  # عدوان أمريكي ... وجدد العدوان
        named = [(self._token_of(f.start), f.slug) for f in found if f.rule in rules]
        slug = antecedent(self._passage.tokens, noun, named)
        if slug is not None:
            return Found(group[0].fold_start, group[0].fold_end, slug, "antecedent", True)
        framed = [m for m in group if m.value.kind == "context"]
        return self._context(framed) if framed else None

    def _gunmen(self, group: list[Match[Naming]], found: list[Found]) -> Found | None:
        """المسلحون: whom the country calls so, else those of the one armed party, no state's, that is named before."""
        framed = [m for m in group if m.value.kind == "context"]
        meant = self._context(framed) if framed else None
        if meant is not None:
            return meant
        named = [(self._token_of(f.start), f.slug) for f in found if f.rule == "registry"]
        slug = only_irregulars(self._passage.tokens, named)
        return Found(group[0].fold_start, group[0].fold_end, slug, "antecedent", True) if slug else None

    def _people(self, group: list[Match[Naming]]) -> Found | None:
        """Civilians and captives; المجلس القروي is no villager."""
        if group[0].proclitic.endswith("ال") and group[0].phrase.endswith(_RELATIVE_ENDS):
            token = self._token(group[0])
            if token and is_definite(self._passage.tokens[token - 1].fold):
                return None
        return Found(group[0].fold_start, group[0].fold_end, group[0].value.slug or "", "people", True)

    def _state(self, group: list[Match[Naming]]) -> Found | None:
        """A state's name stands for its government unless it is where something happens."""
        match, country = group[0], group[0].value.country
        token = self._token(match)
        if (role := self._ruled(token)) and (ruler := self._state_slug(country, role)):
            start = self._passage.tokens[token - 1].fold_start
            return Found(start, match.fold_end, ruler, "state_name", False)
        before = [t.fold for t in self._passage.tokens[max(0, token - 2) : token]]
        backed = len(before) == 2 and before[0] in self._registry.words.backing
        if any(w.endswith("عاصمه") for w in before) or (before[-1:] == ["مع"] and before[0].endswith("حدود")):
            return None  # العاصمة العمانية مسقط, الحدود مع الجزائر
        side = is_side(self._registry, self._passage.tokens, token)
        if match.value.slug is None or (
            self._countries.is_place(self._passage.folded.text, match) and not backed | side
        ):
            return None
        if country in self._registry.countries:
            slug = self._state_slug(country, "government") if side or self._acts(match) else None
            return Found(match.fold_start, match.fold_end, slug, "capital", False) if slug else None
        return Found(match.fold_start, match.fold_end, match.value.slug, "state_name", False)

    def _capital(self, group: list[Match[Naming]]) -> Found | None:
        """A capital that acts, or is a side of a deal or a war, for its government."""
        match, tokens, token = group[0], self._passage.tokens, self._token(group[0])
        ruled = self._ruled(token)
        if not ruled and not is_side(self._registry, tokens, token) and not self._acts(match):
            return None
        held = [m.value.slug for m in group if m.value.kind == "capital" and m.value.holds(self._day)]
        start = tokens[token - 1].fold_start if ruled else match.fold_start
        return Found(start, match.fold_end, held[0] or "", "capital", False) if held else None

    def _ruled(self, token: int) -> str | None:
        """قوات كييف, نظام دمشق: whether what stands before a state's name is of its forces or its government."""
        before = self._passage.tokens[token - 1].fold if token else ""
        bare = next((form for form in bare_forms(before) if form in self._registry.words.ruling), None)
        return self._registry.agents.get(bare, "government") if bare and not is_definite(before) else None

    def _acts(self, match: Match[Naming]) -> bool:
        first, tokens = self._token(match), self._passage.tokens
        last = first + len(match.phrase.split())
        if acts(self._registry, tokens, first, last):
            return True
        named = first > 0 and any(m.fold_end == tokens[first - 1].fold_end for m in self._matches)
        if named and is_accused(self._registry, tokens, first, last):
            return True
        joined = first > 0 and match.proclitic[:1] == "و" and self._state_at(first - 1) is not None
        return joined and acts(self._registry, tokens, first - 1, first)  # تبادلت روسيا وأوكرانيا

    def _adjective(self, group: list[Match[Naming]]) -> Found | None:
        """غارات جوية روسية: a state's adjective behind a noun of forces or government; الوسطاء القطريون والمصريون."""
        match, tokens = group[0], self._passage.tokens
        if match.value.kind != "adjective":
            return None
        token = self._token(match)
        if any(t.fold in self._registry.words.made for t in tokens[token + 1 : token + 2]):
            return None  # مدرعات تركية الصنع
        for at in range(token - 1, max(-1, token - 1 - _ADJECTIVE_REACH), -1):
            if is_type(tokens[at].fold):
                continue  # طائرات F-16 العراقية
            behind = tokens[at + 1].fold
            plain = at < token - 1 and not is_type(behind)
            if not tokens[at].is_word or (plain and not self._may_stand_between(behind)):
                return None  # استهداف سفينة إسرائيلية: another noun's adjective
            role = self._agent(tokens[at].fold)
            if role and not match.proclitic.endswith("ال") and is_definite(tokens[at].fold):
                return None  # الجيش أربعة سوريين: an indefinite adjective belongs to no definite noun
            slug = self._state_slug(match.value.country, role) if role else None
            if slug is not None:
                first = at
                while first and self._agent(tokens[first - 1].fold) == "government":
                    first -= 1
                start = tokens[first].fold_start if match.proclitic[:1] != "و" else match.fold_start
                return Found(start, match.fold_end, slug, "adjective", False)
        return None

    def _may_stand_between(self, form: str) -> bool:
        """Whether a word may part a noun from its state's adjective: another adjective, or a noun of forces."""
        bare = form.removeprefix("و").removeprefix("ال")
        if bare in self._registry.words.no_adjective:
            return False  # اقتحام مسلحين المستشفى السعودي
        return bare.endswith(_ADJECTIVE_ENDS) or bare in self._registry.words.qualifier or self._agent(form) is not None

    def _agent(self, form: str) -> str | None:
        agents = self._registry.agents
        for bare in bare_forms(form):
            found = agents.get(bare) or agents.get(bare.removesuffix("ا"))
            if found:
                return found
        return None

    def _state_slug(self, country: str | None, role: str) -> str | None:
        state = self._registry.state(country or "", self._day)
        if state is None:
            return None
        return state.forces if role == "forces" else state.government

    def units(self) -> list[Found]:
        """اللواء 61, الفرقة السادسة مشاة: a unit of the army of the article's country."""
        tokens, named = self._passage.tokens, {self._token_of(f.start) for f in self._named if f.rule == "registry"}
        spans = unit_spans(self._registry, tokens, named)
        told = ((start, end, self._army(tokens[at])) for at, start, end in spans)
        return [Found(start, end, slug, "unit", False) for start, end, slug in told if slug]

    def _army(self, token: Token) -> str | None:
        match = Match(token.fold_start, token.fold_end, token.start, token.end, "", "", Naming("unit", None))
        main = self._countries.main(match)  # a brigade in Libya is none of Syria's, which is named beside it
        slugs = (self._state_slug(c, "forces") for c in self._countries.at(match) if c in main)
        return next((slug for slug in slugs if slug is not None), None)

    def _token(self, match: Match[Naming]) -> int:
        return self._token_of(match.fold_start)

    def _token_of(self, fold_start: int) -> int:
        return max(0, bisect_right(self._token_starts, fold_start) - 1)
