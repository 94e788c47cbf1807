"""Triggers: the words of a sentence that tell an event, after their wording's conditions have been weighed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from tawatur.knowledge.languages.particles import load_particles
from tawatur.stages.claims.actors.participants import agreement
from tawatur.stages.claims.mentions import PlaceMention
from tawatur.stages.claims.sentence.lexicon import Hit, Word
from tawatur.stages.claims.sentence.reading import SentenceReading
from tawatur.stages.claims.triggers.needs import is_met
from tawatur.stages.claims.triggers.parentheses import resumed
from tawatur.text.passages import COMMAS

_NEAR = 12
_DUAL_REACH, _REPORT_REACH = 7, 6
_BREAKS = COMMAS | {":"}
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('"«“”'), frozenset('"»”“')
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_UNLIKE_NOUNS = frozenset({"VII", "VIII", "X"})  # forms whose dual past is no accusative
_WHO = frozenset({"من", "ومن"})
_OTHER_CLAUSE = frozenset({"#connectors", "#contrast"})
_SUBJECT_REACH = 6  # words from a complementizer to its verb


class Trigger(Struct, frozen=True):
    """A word that tells an event: its token, how it was read, the tokens that its conditions rested on.

    ``is_verb`` says whether it is a verb (else a masdar or an event noun).
    """

    token: int
    hit: Hit
    used: frozenset[int]
    start: int
    end: int
    event_type: str
    is_verb: bool

    @property
    def is_definite(self) -> bool:
        """Whether it is a noun with the article."""
        return not self.is_verb and self.hit.proclitic.endswith("ال")


def sentence_triggers(reading: SentenceReading) -> list[Trigger]:
    """The triggers of a sentence in order; of several readings of one word the most specific."""
    names = {i for p in reading.places for i in _name_tokens(reading, p)}
    found = [
        best
        for i, word in enumerate(reading.words)
        if word.hits and i not in names and (best := _best(reading, i, word))
    ]
    composed = [t for t in found if t.used]
    return [t for t in found if not _belongs_to_another(t, composed)] if composed else found


def _name_tokens(reading: SentenceReading, place: PlaceMention) -> range:
    """The tokens of a place's name; a bare word at a clause's beginning is rather a verb than a namesake."""
    first, last = reading.token_at(place.start), reading.token_at(place.end - 1)
    bare = first == last and not place.head_noun and not place.preposition
    opens = first == reading.clauses.bounds(first)[0] if first < len(reading.words) else False
    return range(0) if bare and opens and reading.words[first].verbal else range(first, last + 1)


def _best(reading: SentenceReading, i: int, word: Word) -> Trigger | None:
    token, present = reading.tokens[i], reading.keys
    possible = [hit for hit in word.hits if not (hit.entry.wanted and any(map(present.isdisjoint, hit.entry.wanted)))]
    if not possible or _is_in_scare_quotes(reading, i):
        return None
    is_verb = _is_verb_here(reading, i)  # asked once for all readings of the word
    for hit in possible:
        if is_verb and hit.form is None:
            continue
        if _spelling_fits(hit, reading, i) and (used := conditions_met(reading, i, hit)) is not None:
            return Trigger(i, hit, used, token.start, token.end, hit.entry.type.type, hit.form is not None)
    return None


def _spelling_fits(hit: Hit, reading: SentenceReading, i: int) -> bool:
    """What folding hid: a ta marbuta is no pronoun, tanwin no verb; no verb after a preposition, no jussive alone."""
    token, text = reading.tokens[i], reading.passage.text
    if hit.suffix == "ه" and text[token.end - 1] == "ة":
        return False
    if hit.form is None:  # nor is alif maqsura the ya of a masdar (تصدى, تصدي)
        is_other = (hit.entry.wording.noun or "").endswith("ي") and text[token.end - 1] == "ى"
        return not is_other
    return _verb_fits(hit, reading, i)


def _verb_fits(hit: Hit, reading: SentenceReading, i: int) -> bool:
    """No verb with tanwin or of the writer, none after a preposition or "if"; no jussive alone."""
    token, text = reading.tokens[i], reading.passage.text
    if hit.form is None or (hit.form.person == "1s" and (hit.form.voice == "active" or hit.suffix)):
        return False  # what the writer did
    if "\u064b" in text[token.start : token.end + 1] or _is_of_another_root(hit, text[token.start : token.end]):
        return False
    if _is_one_of_deeds(reading, i, hit) or _disagrees(reading, i, hit) or _is_announced(reading, i, hit):
        return False
    if reading.times and any(t.start <= token.start < t.end for t in reading.times):
        return False  # فجر 20 آب: a time, no blast
    if token.fold in load_particles().kin:
        return False  # منزل أسرتهما: their family
    if token.fold == "فقد" and i + 1 < len(reading.words) and any(h.form for h in reading.words[i + 1].hits):
        return False  # "and so he had …"
    before = reading.words[i - 1].fold if i else ""
    if before == "ان" and text[reading.tokens[i - 1].start] == "إ":
        return False  # "if …": what follows is supposed
    if hit.form.aspect == "jussive" and before not in load_particles().jussive:
        return False
    if before in load_particles().before_noun and not (before in _WHO and _is_plural_past(hit)):
        return False
    return not _is_dual_past(hit) or _tells_of_two(reading, i, hit)


def _disagrees(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether a feminine present has a masculine subject right behind it: another verb's past (تسلّم الجيش المعسكر)."""
    form = hit.form
    if form is not None and form.fold.startswith("ت") and form.person == "3s" and _feminine_before(reading, i):
        return form.aspect == "past" and not form.fold.endswith("ت")  # حماس تسلّم الصليب الأحمر جثماناً
    if form is None or form.aspect != "present" or not form.fold.startswith("ت") or i + 1 == len(reading.words):
        return False
    return form.person == "3s" and not hit.suffix and reading.words[i + 1].fold in load_particles().masculine


def _feminine_before(reading: SentenceReading, i: int) -> bool:
    """Whether a feminine party that opens the clause stands right before a word: its subject, as headlines have it."""
    if not i:
        return False
    opens = reading.tokens[reading.clauses.bounds(i)[0]].start
    before = (m for m in reading.actors if m.end == reading.tokens[i - 1].end and m.start == opens)
    return any(m.rule != "people" and agreement(m) == "fs" for m in before)


def _is_announced(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """أعلن الجيش أسر ثلاثة: behind a verb of reporting and its subject, with no "that" between, it is the masdar."""
    form, word = hit.form, reading.words[i]
    bare = form is not None and form.aspect == "past" and form.person == "3s" and not hit.proclitic and not hit.suffix
    if not bare or all(other.form is not None for other in word.hits):
        return False
    for before in reversed(reading.words[max(0, i - _REPORT_REACH) : i]):
        if "#openers" in before.keys or before.fold in _BREAKS:
            return False
        if "#report" in before.keys:
            return before.verbal or before.fold.lstrip("وف").startswith("اعلن")
    return False


def _is_plural_past(hit: Hit) -> bool:
    """Whether it can be no noun: behind "who" it tells what they did ("the number of those who fled")."""
    return hit.form is not None and hit.form.aspect == "past" and hit.form.fold.endswith("وا")


def _is_of_another_root(hit: Hit, written: str) -> bool:
    """Whether it is written with a hamza that the root or the verb has not ("leads to", not "kills"; إدانتهم)."""
    if hit.entry.wording.form == "IV" and written.lstrip("وف").startswith("إ"):
        return True
    root = hit.entry.wording.root or ""
    return ("ؤ" in written or "ئ" in written) and not any(letter in root for letter in "أءؤئا")


def _is_one_of_deeds(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """ "Rape, looting and killing": behind another masdar it is one, not "and he killed"."""
    form = hit.form
    if form is None or hit.entry.wording.form is None or not hit.entry.wording.form.startswith("I/"):
        return False
    bare = form.aspect == "past" and form.person == "3s" and hit.proclitic == "و" and not hit.suffix
    return bare and i > 0 and "@deeds" in reading.words[i - 1].keys


def _is_verb_here(reading: SentenceReading, i: int) -> bool:
    """Whether a word that may be verb or noun follows what a verb does ("that it shelled", "that the army shelled")."""
    if not reading.words[i].verbal:
        return False
    before = reading.words[i - 1].fold if i else ""
    if before in load_particles().before_verb or (i > 0 and _follows_subject(reading, i)):
        return True
    return _has_nominative(reading, i) or (i == reading.clauses.bounds(i)[0] and _governs_two(reading, i))


def _has_nominative(reading: SentenceReading, i: int) -> bool:
    """بينما نهب جنود فارون متاجر: men in the nominative right behind the word are its subject."""
    behind = reading.words[i + 1 : i + 3]
    if behind and behind[0].keys & {"@soldiers", "@force"} and behind[0].fold.endswith("ون") and _is_bare(reading, i):
        return True  # خطف مسلحون حافلة
    if len(behind) < 2 or "@soldiers" not in behind[0].keys or behind[0].fold.startswith("ال"):
        return False
    return behind[1].fold.endswith("ون") and not behind[0].fold.endswith("ين")


def _is_bare(reading: SentenceReading, i: int) -> bool:
    """Whether a word carries no article or preposition: a verb may."""
    return not reading.words[i].fold.startswith(("ال", "ب", "ل"))


def _governs_two(reading: SentenceReading, i: int) -> bool:
    """قطع الجيش خطوط إمداد التنظيم: a party right behind the word, and an object right behind the party."""
    start = reading.tokens[i + 1].start if i + 1 < len(reading.tokens) else -1
    party = next((m for m in reading.actors if m.start == start and m.rule != "people"), None)
    if party is None or not reading.words[i + 1].fold.startswith("ال"):
        return False
    behind = reading.token_at(party.end - 1) + 1
    word = reading.words[behind].fold if behind < len(reading.words) else ""
    bare = word.isalpha() and word[:1] not in _CLITICS and not word.startswith("ال")
    return bare and word not in load_particles().preposition and not reading.words[behind].keys & _OTHER_CLAUSE


def _follows_subject(reading: SentenceReading, i: int) -> bool:
    """إن الجيش السوداني قصف مواقع: a definite noun ends right before, behind a complementizer that has no verb yet."""
    end, definite = reading.tokens[i - 1].end, reading.words[i - 1].fold.startswith("ال")
    named = [m for m in reading.actors if m.end == end]
    if not (definite or named) or (first := fronted_subject(reading, i)) is None:
        return False
    return definite or any(m.start >= reading.tokens[first].start for m in named)


def fronted_subject(reading: SentenceReading, i: int) -> int | None:
    """Where the subject begins that a bare complementizer has before its verb at ``i``; None where it has none."""
    words, particles = reading.words, load_particles()
    low = max(reading.clauses.bounds(i)[0], i - 1 - _SUBJECT_REACH)
    first = next((t + 1 for t in range(i - 1, low - 1, -1) if words[t].fold in particles.before_subject), i)
    if first >= i or words[first].fold in particles.preposition or any(w.keys & _OTHER_CLAUSE for w in words[first:i]):
        return None
    start = reading.tokens[first].start
    if any(t.start <= start < t.end for t in reading.times):
        return None  # إن فجر اليوم هاجمت
    verbs = any(h.form is not None and _spelling_fits(h, reading, t) for t in range(first, i) for h in words[t].hits)
    return None if verbs else first


def _is_in_scare_quotes(reading: SentenceReading, i: int) -> bool:
    """Whether the word alone stands in quotation marks: not meant as it says."""
    token, text = reading.tokens[i], reading.passage.text
    return text[token.start - 1 : token.start] in _OPENING_QUOTES and text[token.end : token.end + 1] in _CLOSING_QUOTES


def _is_dual_past(hit: Hit) -> bool:
    """Whether it is spelled like an accusative ("they two agreed", "at dawn")."""
    form = hit.form
    return form is not None and form.person == "3d" and form.aspect == "past" and not form.fold.endswith("تا")


def _tells_of_two(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether two are named closely before a dual verb; a form whose masdar is spelled otherwise needs none."""
    if (hit.entry.wording.form or "") in _UNLIKE_NOUNS:
        return True
    low = max(0, i - _DUAL_REACH)
    if any(len(w.fold) > 4 and w.fold.endswith(("ان", "ين")) for w in reading.words[low:i]):
        return True
    span = range(reading.tokens[low].start, reading.tokens[i].start)
    return sum(m.start in span for m in reading.actors) == 2  # الجيش والشرطة سيطرا على البلدة


def _belongs_to_another(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether another, more specific trigger has this word among its own ("opened *fire*")."""
    mine = (trigger.hit.entry.weight[0], -trigger.token)
    for other in found:
        if trigger.token in other.used and other is not trigger and (other.hit.entry.weight[0], -other.token) > mine:
            return True
    return False


def conditions_met(reading: SentenceReading, i: int, hit: Hit) -> frozenset[int] | None:
    """The tokens that the entry's conditions rest on, None where they are not met; its wanted words are there."""
    entry, words = hit.entry, reading.words
    if _is_forbidden(reading, i, hit):
        return None
    within = entry.wording.within
    after = _first(words, range(i + 1, bisect_right(reading.steps, reading.steps[i] + within)), entry.after)
    clause = reading.clauses.number[i]
    low = reading.clauses.first[clause] if reading.clauses.contrast[clause] else 0  # what is contrasted is not before
    before = _first(words, range(i - 1, max(low - 1, i - 1 - within), -1), entry.before)
    if after is None and entry.verbal and (behind := resumed(reading, i)):
        after = _first(words, range(*behind), entry.after)
    if after is None or before is None:
        return None
    if entry.near and _first(words, _around(reading, i), entry.near) is None:
        return None
    if entry.needs and not all(is_met(need, reading, i, hit) for need in entry.needs):
        return None
    return frozenset([j for j in (after, before) if j >= 0])


def _first(words: tuple[Word, ...], span: Iterable[int], keys: frozenset[str]) -> int | None:
    """The first token of the span that carries one of the keys; -1 where no keys are asked for."""
    if not keys:
        return -1
    for j in span:
        if not keys.isdisjoint(words[j].keys):
            return j
    return None


def _governs(word: Word, keys: frozenset[str]) -> bool:
    """Whether a word is among those that must not stand before; a definite one governs no genitive, unless listed so.

    "An army of liberation" is a name; "the army announced the liberation" is news.
    """
    bare = word.fold.lstrip("وف")
    return bare in keys if bare.startswith("ال") else not keys.isdisjoint(word.keys)


def _is_governed(reading: SentenceReading, i: int, keys: frozenset[str]) -> bool:
    return any(_governs(w, keys) for w in reading.words[max(0, i - 2) : i])


def _is_joined_verb(hit: Hit) -> bool:
    """دمرت ست عربات وأسرت عشرين: "and" before a past in the feminine or plural; no noun before it governs that."""
    form = hit.form
    bare = form is not None and form.aspect == "past" and not hit.suffix and hit.proclitic[:1] in ("و", "ف")
    return bare and form is not None and form.fold.endswith(("ت", "وا"))


def _is_forbidden(reading: SentenceReading, i: int, hit: Hit) -> bool:
    """Whether a word that the entry excludes stands before the trigger, in its clause, or right after it."""
    entry, words, present = hit.entry, reading.words, reading.keys
    if entry.not_before and not _is_joined_verb(hit) and _is_governed(reading, i, entry.not_before):
        return True
    if entry.unless and not entry.unless.isdisjoint(present):
        low, high = reading.clauses.bounds(i)
        if _first(words, range(low, high), entry.unless) is not None:
            return True
    return bool(entry.without) and not entry.without.isdisjoint(present) and _has(words, i, entry.without)


def _around(reading: SentenceReading, i: int) -> Iterator[int]:
    """The tokens that the same event may be told with: the trigger's clause, and twelve words either side of it up to
    a contrast; those after it first.
    """
    clauses, number = reading.clauses, reading.clauses.number
    low, high = clauses.bounds(i)
    for j in range(i, max(high, min(len(number), i + _NEAR))):
        if j > i and number[j] != number[j - 1] and clauses.contrast[number[j]]:
            break
        yield j
    for j in range(i - 1, min(low, max(0, i - _NEAR)) - 1, -1):
        if number[j] != number[j + 1] and clauses.contrast[number[j + 1]]:
            break
        yield j


def _has(words: tuple[Word, ...], i: int, keys: frozenset[str]) -> bool:
    """Whether a forbidden word follows closely (four words; marks of punctuation end the look)."""
    for word in words[i + 1 : i + 5]:
        if not keys.isdisjoint(word.keys):
            return True
        if word.fold in {"،", ",", ".", ":"}:
            break
    return False
