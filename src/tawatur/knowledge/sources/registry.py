"""Reading the source tables, and the words of attribution, into one phrase table and one table of verbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, cast, get_args

from msgspec import Struct, structs

from tawatur.errors import KnowledgeError
from tawatur.knowledge.actors import is_party
from tawatur.knowledge.compiled import compiled
from tawatur.knowledge.languages.inflection import dual_forms, singular_forms, verb_forms
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.loading import package_file, read_tsv
from tawatur.text.folding import fold_word
from tawatur.text.matching import PhraseTable

Strength = Literal["report", "assert", "allege", "deny", "possible", "expect", "call"]
SpeakerRole = Literal["unnamed", "official", "commander", "fighter", "party", "government", "forces", "document"]
Evidence = Literal["statement", "witness", "video", "document"]
PhraseKind = Literal[
    "source", "context", "speaker", "modifier", "according", "as_said", "complement", "contrast", "while",
    "no_contrast", "same", "negation", "spokesman_of", "correspondent", "ours", "relayed", "public", "anaphor", "body",
    "impersonal", "speech", "belonging", "ministry", "media",
]  # fmt: skip
_WITH_ADJECTIVE = 2  # words of ضابط كبير
_NO_TANWIN = ("ة", "ات", "ون", "ين", "ان", "اء", "ا", "ى", "ي")
_PLURAL = ("ون", "ين", "ان", "ات")
_NOUNLIKE = ("يا",)
_NOUNS = frozenset(["ذاكره"])  # memory, no woman who mentions
RELAY_KINDS = frozenset(["agency", "tv", "newspaper", "radio", "website", "media", "platform"])


class Source(Struct, frozen=True):
    """A source: ``relays`` says that it passes on what others say; ``parent`` is a source or an actor."""

    slug: str
    kind: str
    country: str | None
    parent: str | None
    name_ar: str
    name_en: str

    @property
    def relays(self) -> bool:
        """Whether it is an agency, an outlet or a platform."""
        return self.kind in RELAY_KINDS


class AttributionPhrase(Struct, frozen=True):
    """A phrase of attribution: ``value`` is a slug, an English kind or nothing, by ``kind``."""

    kind: PhraseKind
    value: str = ""
    country: str | None = None
    role: SpeakerRole = "unnamed"
    evidence: Evidence = "statement"


class SayingVerb(Struct, frozen=True):
    """A form of a verb of saying; ``participle`` goes on speaking (مضيفاً); ``needs`` is what makes it speech.

    A ``plural`` form (قالوا) has its subject before it, never behind.
    """

    strength: Strength
    lemma: str
    participle: bool = False
    needs: str = ""
    plural: bool = False


class SourceRegistry(Struct, frozen=True):
    """Sources by slug, the phrase table, and verbs of saying by folded form (with و and ف).

    ``short_names`` are names of outlets without their class noun (الجزيرة), which only a correspondent makes clear.
    """

    sources: Mapping[str, Source]
    phrases: PhraseTable[AttributionPhrase]
    verbs: Mapping[str, SayingVerb]
    short_names: Mapping[str, str]

    def is_civil(self, slug: str) -> bool:
        """Whether a source counts victims or relieves them: no party speaks through it, whosever ministry it is."""
        source = self.sources.get(slug)
        return source is not None and source.kind in _CIVIL

    def party_of(self, slug: str) -> str | None:
        """The party that a source belongs to, through its parents (سانا: the government), None where to none."""
        source = self.sources.get(slug)
        while source is not None and source.parent is not None:
            if is_party(source.parent):
                return source.parent
            source = self.sources.get(source.parent)
        return None


_CIVIL = frozenset({"ministry", "medical", "rescue", "rights", "aid", "monitor", "research", "demining", "civil"})


@compiled
def load_source_registry() -> SourceRegistry:
    """The package's sources and words of attribution; refuses a source twice and unknown kinds."""
    sources = _sources()
    entries = [*_names(), *_contexts(), *_speakers(), *_modifiers(), *_words()]
    return SourceRegistry(sources, PhraseTable(entries), _verbs(), _short_names(sources))


@compiled
def source_names() -> tuple[str, ...]:
    """Every name of a source that is no actor's: phrases in which no actor is read."""
    return tuple(phrase for phrase, naming in (*_names(), *_contexts()) if len(phrase.split()) > 1 and naming.value)


@compiled
def names_of_sources() -> tuple[tuple[str, str], ...]:
    """``(name, slug)`` for every way in which texts name a source."""
    return tuple((phrase, naming.value) for phrase, naming in _names())


_COLUMNS = ("slug", "kind", "country", "parent", "name_ar", "name_en", "framings")


def _sources() -> dict[str, Source]:
    sources: dict[str, Source] = {}
    source = package_file("sources", "sources.tsv")
    for line, row in read_tsv(source, _COLUMNS):
        if row["slug"] in sources:
            raise KnowledgeError(f"a source twice: {row['slug']}", f"{source.name}, row {line}")
        sources[row["slug"]] = Source(
            row["slug"], row["kind"], row["country"] or None, row["parent"] or None, row["name_ar"], row["name_en"]
        )
    return sources


def _names() -> Iterator[tuple[str, AttributionPhrase]]:
    for _, row in read_tsv(package_file("sources", "sources.tsv"), _COLUMNS):
        naming = AttributionPhrase("source", row["slug"], row["country"] or None)
        for phrase in _split(row["framings"]):
            yield phrase, naming


def _short_names(sources: Mapping[str, Source]) -> dict[str, str]:
    """قناة الجزيرة gives الجزيرة."""
    names: dict[str, str] = {}
    for phrase, naming in _names():
        first, _, rest = phrase.partition(" ")
        if rest and fold_word(first) in load_voice_words().outlet_noun and sources[naming.value].relays:
            names.setdefault(fold_word(rest), naming.value)
    return names


def _contexts() -> Iterator[tuple[str, AttributionPhrase]]:
    for _, row in read_tsv(package_file("sources", "context_sources.tsv"), ("country", "slug", "phrases")):
        naming = AttributionPhrase("context", row["slug"], row["country"])
        for phrase in _split(row["phrases"]):
            yield phrase, naming


def _speakers() -> Iterator[tuple[str, AttributionPhrase]]:
    source = package_file("sources", "speakers.tsv")
    told, inflected = dict[str, AttributionPhrase](), dict[str, AttributionPhrase]()
    for line, row in read_tsv(source, ("role", "english", "evidence", "forms")):
        if row["role"] not in get_args(SpeakerRole) or row["evidence"] not in get_args(Evidence):
            raise KnowledgeError(f"an unknown role or evidence: {row}", f"{source.name}, row {line}")
        role, evidence = cast(SpeakerRole, row["role"]), cast(Evidence, row["evidence"])
        naming = AttributionPhrase("speaker", row["english"], None, role, evidence)
        for form in _split(row["forms"]):
            told[form] = naming
            for other in _inflected(form):
                inflected.setdefault(other, naming)
    yield from ({**inflected, **told}).items()  # ناشطين is told as a plural


def _inflected(form: str) -> Iterator[str]:
    """The accusative of an indefinite speaker, the duals of one in one word: ضابطاً كبيراً, مصدراً, مصدران."""
    words = form.split()
    definite = any(word.startswith("ال") for word in words)
    if len(words) == _WITH_ADJECTIVE and not definite and not words[0].endswith(_NO_TANWIN):
        yield " ".join(word + "ا" for word in words)
    if " " in form or form.startswith("ال"):
        return
    if not form.endswith(_NO_TANWIN):
        yield form + "ا"
    if not form.endswith(_PLURAL):
        yield from dual_forms(form)


def _modifiers() -> Iterator[tuple[str, AttributionPhrase]]:
    for _, row in read_tsv(package_file("sources", "modifiers.tsv"), ("english", "forms")):
        modifier = AttributionPhrase("modifier", row["english"])
        for form in _split(row["forms"]):
            yield form, modifier
            if " " not in form and not form.startswith("ال") and not form.endswith(_NO_TANWIN[:-1]):
                yield form + "ا", modifier  # ضابطاً كبيراً


def _words() -> Iterator[tuple[str, AttributionPhrase]]:
    source = package_file("languages", "ar", "attribution.tsv")
    for line, row in read_tsv(source, ("kind", "phrase")):
        if row["kind"] not in get_args(PhraseKind):
            raise KnowledgeError(f"an unknown kind: {row['kind']}", f"{source.name}, row {line}")
        yield row["phrase"], AttributionPhrase(cast(PhraseKind, row["kind"]))


def _verbs() -> dict[str, SayingVerb]:
    source = package_file("languages", "ar", "saying.tsv")
    verbs: dict[str, SayingVerb] = {}
    for line, row in read_tsv(source, ("strength", "past", "present", "participle", "needs")):
        if row["strength"] not in get_args(Strength):
            raise KnowledgeError(f"an unknown strength: {row['strength']}", f"{source.name}, row {line}")
        strength, lemma = cast(Strength, row["strength"]), row["past"]
        verb = SayingVerb(strength, lemma, False, row["needs"])
        many = structs.replace(verb, plural=True)
        singular = singular_forms(row["past"], row["present"])
        for form in verb_forms(row["past"], row["present"]):
            if not form.endswith(_NOUNLIKE):  # نفيا is "a denial"
                verbs.setdefault(form, verb if form in singular else many)
        if row["participle"]:
            stem = fold_word(row["participle"])
            for form in (stem, stem + "ه" if not stem.endswith("ا") else stem[:-1] + "ه"):
                if form not in _NOUNS:
                    verbs.setdefault(form, SayingVerb(strength, lemma, True, row["needs"]))
    for form, verb in list(verbs.items()):
        verbs.setdefault("و" + form, verb)
        verbs.setdefault("ف" + form, verb)
    return verbs


def _split(cell: str) -> Iterator[str]:
    return (phrase.strip() for phrase in cell.split("|") if phrase.strip())
