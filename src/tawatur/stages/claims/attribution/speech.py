"""Cues of attribution in a sentence: verbs of saying with their subjects, and بحسب and its like before a source."""

from __future__ import annotations

from tawatur.knowledge.languages.particles import load_particles
from tawatur.knowledge.languages.roles import load_role_words
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SayingVerb
from tawatur.stages.claims.attribution.scopes import Cue, Position
from tawatur.stages.claims.attribution.sentence_words import SentenceWords
from tawatur.stages.claims.attribution.spoken import (
    before_number,
    blames,
    complement_after,
    is_also,
    is_excepted,
    is_speech,
    past_closing,
    tells_about,
    tells_event,
)
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import COMMAS

_SUBJECT_REACH = 7
_APPOSITION_REACH = 11
_BEFORE_REACH = 4
_SOURCE_REACH = 4
_NAME_REACH = 5
_TAIL_REACH = 6
_HEADLINE_REACH = 5
_LEAD_IN = 5
_RELAY_REACH = 8
_COPY_REACH = 7
_RELAYING = frozenset(["about", "ascribed"])
_FROM = frozenset(["عن", "وعن"])
_SOURCES = frozenset(["source", "sources", "official", "officials", "media", "spokesman"])
_HEADINGS = frozenset(["bulletin"])
_SHOWING = frozenset(["footage", "source", "voice"])


def read_cues(words: SentenceWords) -> list[Cue]:
    """The cues of a sentence by their place, none inside another."""
    cues: list[Cue] = []
    taken = words.first
    passed_on = {p.first for p in words.kind("relayed").values() if p.last - p.first > 1 or _is_copied(words, p.first)}
    for at in sorted({words.opening, *words.kind("according"), *words.verbs}):
        if at < taken or at in passed_on:
            continue
        cue = _according(words, at) or _verb(words, at, taken) or _headline(words, at)
        if cue is not None:
            cues.append(cue)
            taken = cue.last
    return cues


def _is_copied(words: SentenceWords, at: int) -> bool:
    """بيان اطلعت عليه الوكالة, بيان تلقت وكالة نسخة منه: who was sent a paper says nothing by it."""
    verb = words.verbs.get(at)
    copied = any(words.fold(i) in load_voice_words().copy for i in range(at + 1, at + _COPY_REACH))
    return verb is not None and verb.needs == "news" and copied


def _according(words: SentenceWords, at: int) -> Cue | None:
    """بحسب, وفق, نقلاً عن before a source."""
    phrase = words.kind("according").get(at)
    if phrase is None or at in words.kind("as_said"):
        return None
    for voice in words.voices:
        if at < voice.first < phrase.last + _SOURCE_REACH:  # بحسب بيان للقوات: the statement is within the phrase
            between = range(phrase.last, voice.first)
            if any(not words.tokens[i].is_word or i in words.verbs for i in between):
                break
            rule = "quoting" if words.fold(at).startswith("نقل") else "according"
            position: Position = "front" if _opens_segment(words, at) else "back"
            return Cue(at, voice.last, voice, "report", rule, position)
    return _according_to_name(words, at, phrase.last)


def _according_to_name(words: SentenceWords, at: int, name: int) -> Cue | None:
    """بحسب المالكي: a surname between "according to" and a mark, of somebody who spoke before."""
    if not words.fold(name).startswith("ال") or words.has_word(name + 1):
        return None
    voice = Voice(name, name + 1, None, "", "bearer", again=words.fold(name))
    return Cue(at, name + 1, voice, "report", "according", "front" if _opens_segment(words, at) else "back")


def _opens_segment(words: SentenceWords, at: int) -> bool:
    """Whether a cue stands at the beginning of its sentence or of a contrasting clause, or begins one with "and"."""
    if at <= words.first + 1 and (at == words.first or words.fold(words.first) in COMMAS | {"-", "("}):
        return True
    before = [p for p in words.contrasts.values() if p.last == at]
    joined = words.kind("according")[at].proclitic.startswith("و")
    return bool(before) or (words.fold(at - 1) in COMMAS and joined)


def _headline(words: SentenceWords, at: int) -> Cue | None:
    """A voice and a colon at the sentence's beginning, behind an entry's time where it has one."""
    if at != words.opening:
        return None
    voice = next((v for v in words.voices if v.first == at), None)
    if voice is None or voice.role in _HEADINGS:
        return None
    if (relayed := _relayed_headline(words, voice)) is not None:
        return relayed
    colon = next((i for i in range(voice.last, voice.last + _HEADLINE_REACH) if not words.has_word(i)), voice.last)
    if words.fold(colon) != ":" or any(i in words.verbs for i in range(voice.last, colon)):
        return None
    return Cue(at, colon, voice, "report", "headline", "front")


def _relayed_headline(words: SentenceWords, relay: Voice) -> Cue | None:
    """رويترز عن مصادر: ..., القناة نقلاً عن مسؤول: ...: the source before the colon, by way of the outlet."""
    told = past_closing(words, relay)
    quoting = told + (words.fold(told) in ("نقلا", "ونقلا"))
    source = next((v for v in words.voices if v.first == quoting + 1), None)
    if not relay.relays or words.fold(quoting) != "عن" or source is None or words.fold(source.last) != ":":
        return None
    slug = words.slug_of(relay)
    return Cue(relay.first, source.last, source, "report", "headline", "front", via=(slug,) if slug else ())


def _verb(words: SentenceWords, at: int, taken: int) -> Cue | None:
    verb = words.verbs.get(at)
    if verb is None:
        return None
    if at - 1 in words.kind("negation") and not is_excepted(words, at):
        silent = _subject_after(words, at)
        return Cue(at, silent.last, silent, verb.strength, "silent", "front", at) if silent else None
    if verb.participle and any(v.first == at for v in words.voices):  # متحدثاً باسم الحكومة
        return None
    if verb.participle:
        spoken = any(words.is_complement(i) for i in range(at + 1, at + 5)) or words.fold(at + 1).startswith("ب")
        spoken = spoken and (verb.needs != "blame" or blames(words, at + 1))
        return Cue(at, at + 1, None, verb.strength, "participle", "front", at) if spoken else None
    linked = words.fold(at - 1) == "قد" or words.fold(at - 1) in load_particles().relative
    leads = verb.plural or linked or _opens_with_subject(words, at)
    before = _subject_before(words, at, taken) if leads else None
    subject = _subject_after(words, at) if before is None and not verb.plural else None
    before = before or (_subject_before(words, at, taken) if subject is None else None)
    voice = subject or before
    told = (
        voice is not None and voice.relays and words.fold(past_closing(words, voice)) == "عن"
    )  # أفادت الجزيرة عن مصادر
    relayed = _relayed(words, at, voice, verb) if told or verb.needs in _RELAYING else None
    if relayed is not None:
        return relayed
    if verb.needs in _RELAYING:
        tells = voice is not None and voice.last > at and _tells_itself(words, voice)
        return _verb_cue(words, at, verb, subject, before) if tells else None
    if not is_speech(words, at, verb, voice):
        return None
    if voice is None and verb.needs not in ("blame", "news"):
        voice = _name_between(words, at) or _name_after(words, at)
        subject = voice
    return _verb_cue(words, at, verb, subject, before)


def _tells_itself(words: SentenceWords, voice: Voice) -> bool:
    """نقلت وسائل إعلام محلية وقوع اشتباكات: media right behind the verb, with what they tell."""
    told = past_closing(words, voice)
    media = voice.relays or voice.kind.split()[-1:] == ["media"]
    return media and words.has_word(told) and words.fold(told) not in load_voice_words().preposition


def _opens_with_subject(words: SentenceWords, at: int) -> bool:
    """Whether the subject stands before its verb, behind أن or لكن or at the head: غير أن الوزير اتهم الجيش."""
    for voice in words.voices:
        if at - _BEFORE_REACH <= voice.last <= at and not words.is_joined_verb(at):
            return voice.first == words.opening or words.fold(voice.first - 1) in load_voice_words().subject_opener
    return False


def _verb_cue(words: SentenceWords, at: int, verb: SayingVerb, subject: Voice | None, before: Voice | None) -> Cue:
    as_said = next((p.first for p in words.kind("as_said").values() if p.last == at), None)
    first = as_said if as_said is not None else (before.first if before else at)
    last = max(at + 1, subject.last if subject else 0)
    if subject is None and before is None:
        last = _past_occasion(words, last)
    told = complement_after(words, last, 3) or is_also(words, at)
    is_back = (as_said is not None and not told) or (before is None and _closes(words, first, last))
    voice = subject or before
    rule = "verb" if voice else "carried"
    return Cue(first, last, voice, verb.strength, rule, "back" if is_back else "front", at)


def _past_occasion(words: SentenceWords, at: int) -> int:
    """Where how it was said ends: وأكد في تصريح للمركز الإعلامي للجيش."""
    public = words.kind("public").get(at)
    if public is None:
        return at
    told = next((v for v in words.voices if v.first == public.last and words.fold(v.first).startswith("ل")), None)
    return told.last if told else public.last


def _relayed(words: SentenceWords, at: int, relay: Voice | None, verb: SayingVerb) -> Cue | None:
    """نقلت وكالة عن مصدر قوله: the source, by way of the agency."""
    as_said = next((p.first for p in words.kind("as_said").values() if p.last == at), None)
    low = relay.last if relay and relay.first > at else at + 1
    before = load_voice_words().ascribing if verb.needs == "ascribed" else _FROM
    for voice in words.voices:
        if low <= voice.first <= low + _RELAY_REACH and before_number(words, voice.first) in before:
            via = (slug,) if relay is not None and (slug := words.slug_of(relay)) else ()
            first = as_said if as_said is not None else (relay.first if relay and relay.first < at else at)
            told = as_said is None and (first <= words.first + 1 or complement_after(words, voice.last, 12))
            position: Position = "front" if told else "back"
            return Cue(first, voice.last, voice, verb.strength, "relayed", position, at, via)
    if relay is not None and relay.relays and (unknown := _unknown_behind(words, past_closing(words, relay))):
        slug = words.slug_of(relay)
        first = relay.first if relay.first < at else at
        return Cue(first, unknown.last, unknown, verb.strength, "relayed", "front", at, (slug,) if slug else ())
    if as_said is not None and relay is not None and relay.relays:  # ..., بحسب ما نقلت وكالة
        return Cue(as_said, relay.last, relay, verb.strength, "relayed", "back", at)
    return None


def _unknown_behind(words: SentenceWords, at: int) -> Voice | None:
    """نقلت الوكالة عن صاحب متجر قوله إن: whom no table knows, between "from" and what he said."""
    ahead = range(at + 1, min(at + 1 + _RELAY_REACH, words.last))
    last = next((i for i in ahead if words.is_complement(i) or not words.has_word(i)), at)
    if words.fold(at) != "عن" or words.fold(at + 1) in load_voice_words().told:
        return None
    if not words.is_complement(last) and (words.fold(last) not in COMMAS or not complement_after(words, last, 12)):
        return None
    last -= words.fold(last - 1).startswith("قول")
    return Voice(at + 1, last, "unnamed:person", "person", "person") if last > at + 1 else None


def _subject_after(words: SentenceWords, at: int) -> Voice | None:
    """The voice that the verb has behind it, before what it says."""
    verb, at = at, words.past_aside(at)
    told_about = tells_about(words, verb)
    for voice in words.voices:
        if voice.first <= at:
            continue
        if told_about:
            return None  # وأشار إلى تنفيذ الطيران ست غارات: what is pointed out, not who does it
        if voice.first > at + _APPOSITION_REACH:
            return None
        between = range(at + 1, voice.first)
        if any(words.is_complement(i) or i in words.verbs or _is_relative(words, i) for i in between):
            return None  # طالب ذوو المختطفين الذين تحتجزهم الجماعة
        told_first = _is_told_first(words, verb, voice)  # أبلغ الوكالةَ مصدر
        if told_first or (tells_event(words, at) and not _may_follow_news(voice)):
            continue  # وأكدت مقتل خمسة جنود: what is told, not who tells it
        if _inside_quotation(words, at, voice):
            return None  # وأدانت بأشد العبارات "استمرار الجيش في القصف": whom the quotation tells of
        before = words.fold(voice.first - 1)
        in_apposition = before in COMMAS or before == "(" or before in load_voice_words().apposition
        partitive = words.fold(voice.first) == "من"
        if (
            (words.preposition(voice.first) and not _is_each_of(words, voice))
            or before in load_role_words().grip | load_role_words().hand
            or (not in_apposition and (partitive or voice.first > at + _SUBJECT_REACH))
        ):
            continue
        if voice.first > at + 1 and not in_apposition and _is_named(words, at + 1, voice.first):
            continue
        return _accuser(words, verb, voice) if _is_accused(words, verb, voice) else voice
    return None


def _is_each_of(words: SentenceWords, voice: Voice) -> bool:
    """أعلن كل من الجيش والشرطة: the first of those who say it together."""
    return words.fold(voice.first - 1) == "من" and words.fold(voice.first - 2).removeprefix("و") == "كل"


def _is_told_first(words: SentenceWords, at: int, voice: Voice) -> bool:
    """Whether an outlet right behind a verb of informing is whom the speaker behind it told."""
    outlet = voice.relays or voice.again in load_voice_words().relay_noun
    following = any(v.first == past_closing(words, voice) and not v.relays for v in words.voices)
    return words.verbs[at].needs == "object" and outlet and following


def _accuser(words: SentenceWords, at: int, accused: Voice) -> Voice | None:
    """وحمّلت حكومة الولاية الجيش المسؤولية: whom no table knows, between the verb and the accused."""
    first = at + 1
    plain = first < accused.first and words.has_word(first) and not words.fold(first).startswith(("ب", "ل"))
    if not plain or words.fold(first) in load_voice_words().preposition or first in words.kind("public"):
        return None
    return Voice(first, accused.first, "unnamed:organisation", "organisation", "organisation")


def _is_relative(words: SentenceWords, at: int) -> bool:
    return words.fold(at) in load_particles().relative


def _may_follow_news(voice: Voice) -> bool:
    """وأكد مقتل خمسة مصدر طبي: a source may stand behind what it tells; a party or people there had it happen."""
    return not voice.armed and (not voice.kind or voice.kind.split()[-1] in _SOURCES)


def _inside_quotation(words: SentenceWords, at: int, voice: Voice) -> bool:
    """Whether a quotation that opens behind the verb has other words before a voice in it."""
    quoted = words.is_quoted(voice.first) and not words.is_quoted(at)
    opens = next((i for i in range(at + 1, voice.first) if words.opens_quotation(i)), None)
    return quoted and opens is not None and not words.opens_quotation(voice.first)


def _is_accused(words: SentenceWords, at: int, voice: Voice) -> bool:
    """Whether the one party behind a verb of accusing is its object: واتهمت الجيش, واتهم الجيش بقصف المدينة."""
    if words.verbs[at].strength == "call":  # أدانت الهجوم، وطالبت السلطات بالتحقيق
        spoken = any(words.first <= v.first and v.last < at and not v.relays for v in words.voices)
        asked = words.fold(voice.last).startswith("ب") or words.fold(voice.last) in ("الي", "ان")
        return spoken and asked and words.is_joined_verb(at)
    if words.verbs[at].strength != "allege":
        return False
    behind = (words.fold(voice.last), words.fold(voice.last + 1))  # وتحمّل القوات (كامل) المسؤولية
    charge = behind[0].startswith("ب") or any("مسوولي" in fold for fold in behind)
    charged = charge and words.is_joined_verb(at)
    return charged or (voice.masculine and words.fold(at).endswith("ت"))


def _is_named(words: SentenceWords, first: int, last: int) -> bool:
    """Whether words between a verb and a voice are a subject of their own (three or more with no comma)."""
    plain = [i for i in range(first, last) if words.tokens[i].is_word]
    return len(plain) >= 5 and not any(words.fold(i) in COMMAS for i in range(first, last))


def _subject_before(words: SentenceWords, at: int, taken: int) -> Voice | None:
    """The voice that stands before its verb (غير أن القوات قالت; الذي أكد); none before a verb joined by "and"."""
    topical = words.fold(words.first) in load_voice_words().topic and words.fold(at).startswith("ف")  # أما الشبكة فأحصت
    if words.is_joined_verb(at) and not topical:
        return None
    relays = {p.last for p in words.kind("relayed").values()}  # سكان اتصلت بهم الوكالة قالوا
    for voice in reversed(words.voices):
        if voice.first >= at or (voice.relays and voice.first in relays):
            continue
        relative = any(words.fold(i) in load_particles().relative for i in range(voice.last, at))
        near = voice.last >= at - _BEFORE_REACH or _is_aside(words, voice.last, at)
        if not near or (voice.first < taken and not relative):
            return None
        between = [i for i in range(voice.last, at) if words.fold(i) != "عن"]  # ، طلب عدم الكشف عن اسمه،
        if any(words.is_complement(i) or i in words.contrasts or i in words.verbs for i in between):
            return None
        if words.preposition(voice.first) and not relative:
            return None
        if voice.evidence == "video" and words.verbs[at].needs not in _SHOWING:
            return None  # مقاطع مصورة قالت إنها: who put them out says so
        accusative = (
            words.fold(voice.last - 1).endswith("ا")
            and words.fold(voice.first - 1) not in load_voice_words().subject_opener
        )
        if accusative and voice.origin is not None:
            return None  # أوقف مئة شخصاً قال إنهم: nobody's subject in the accusative
        return voice
    return None


def _is_aside(words: SentenceWords, first: int, last: int) -> bool:
    """Whether all that parts a voice from its verb stands between commas: مصدر، وقد رفض كشف اسمه، قال."""
    unnamed = words.fold(first) in COMMAS or any(first < at < last for at in words.kind("impersonal"))
    return unnamed and last - first <= _APPOSITION_REACH and words.fold(last - 1) in COMMAS


def _name_between(words: SentenceWords, at: int) -> Voice | None:
    """A speaker told by a name that no registry knows, between "had" and the verb: وكان المالكي (قد) قال."""
    last = at - 1 if words.fold(at - 1) == "قد" else at
    for first in range(last - 1, last - 1 - _NAME_REACH, -1):
        if not words.has_word(first - 1) or first - 1 in words.verbs:
            return None
        if words.fold(first - 1).removeprefix("و") in load_voice_words().had:
            return Voice(first, last, None, "person", "person", again=words.fold(last - 1))
    return None


def _name_after(words: SentenceWords, at: int) -> Voice | None:
    """A speaker told by a name that no registry knows, before what is said."""
    last = at + 1
    while last < min(at + 1 + _NAME_REACH, words.last) and words.tokens[last].is_word:
        if words.is_complement(last) or words.opens_quotation(last):
            break
        last += 1
    if (
        last == at + 1
        or words.fold(at + 1) in load_voice_words().preposition
        or not complement_after(words, last, 12, quoted=True)
    ):
        return None
    if words.fold(at + 1).startswith(("ب", "ل")) or words.tokens[at + 1].fold[0].isdigit():
        return None
    if words.fold(at + 1) in load_voice_words().when:
        return None  # وقالت أمس إن
    kind = "armed group" if words.fold(at + 1) in load_voice_words().band else "person"
    return Voice(at + 1, last, None, kind, "person", again=words.fold(last - 1))


def _closes(words: SentenceWords, first: int, last: int) -> bool:
    """A verb and its subject behind a clause and a comma: ..., يقول مسعفون; not behind من جهته, nor with "and"."""
    if first <= words.first + _LEAD_IN or words.fold(first - 1) not in COMMAS or words.is_joined_verb(first):
        return False
    end = next((i for i in range(last, words.last) if not words.tokens[i].is_word), words.last)
    told = any(words.is_complement(i) or i in words.verbs for i in range(last, end)) or words.fold(end) == ":"
    return end - last <= _TAIL_REACH and not told  # ..., أفاد مصدر طبي في المستشفى
