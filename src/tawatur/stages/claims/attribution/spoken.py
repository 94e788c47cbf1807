"""Speech: whether a verb of saying says something where it stands, and what opens right behind it."""

from __future__ import annotations

from tawatur.knowledge.languages.numbers import load_number_words
from tawatur.knowledge.languages.particles import load_particles
from tawatur.knowledge.languages.voice_words import load_voice_words
from tawatur.knowledge.sources import SayingVerb
from tawatur.stages.claims.attribution.sentence_words import SentenceWords
from tawatur.stages.claims.attribution.voice import Voice
from tawatur.text.passages import COMMAS

_COMPLEMENT_REACH = 14
_NAME_REACH = 5
_ISSUE_REACH = 16
_BLAME_REACH = 14
_CLOSING = frozenset(['"', "”", "»", ")", "))"])
_ALSO = frozenset(["كما"])
_ON = frozenset(["علي"])


def is_speech(words: SentenceWords, at: int, verb: SayingVerb, voice: Voice | None) -> bool:
    """Whether the verb says something here, by what it needs."""
    after = max(at + 1, voice.last if voice else 0)
    match verb.needs:
        case "complement" | "news":
            return complement_after(words, after, _ISSUE_REACH) or _renews(words, after)
        case "relay":
            as_said = any(p.last == at for p in words.kind("as_said").values())
            posts = voice is not None and voice.evidence != "video" and _posts(words, after)
            return voice is not None and (voice.relays or as_said or "media" in voice.kind or posts)
        case "source":
            return voice is not None and not voice.armed
        case "witness":
            return voice is not None and voice.evidence in ("witness", "correspondent")
        case "footage":
            return voice is not None and voice.evidence in ("video", "document")
        case "blame":
            return (voice is not None or words.is_joined_verb(at)) and blames(words, after)
        case "claim" | "clear":
            return _is_clear(words, at, verb, voice)
        case "pledge":
            return voice is not None and (words.is_complement(after) or words.fold(after).startswith("ب"))
        case "voice":
            carried = words.is_joined_verb(at) and (verb.strength == "allege" or _is_emphatic(words, at, verb))
            return voice is not None or carried or words.is_complement(at + 1)
    about = tells_about(words, at) or tells_event(words, at) or at + 1 in words.kind("public")
    goes_on = _goes_on(words, at) and about
    return (
        voice is not None
        or goes_on
        or complement_after(words, words.past_aside(at) + 1, _COMPLEMENT_REACH, quoted=True)
    )


def _is_emphatic(words: SentenceWords, at: int, verb: SayingVerb) -> bool:
    """وأدانت بأشد العبارات: who spoke last goes on to condemn."""
    return verb.strength == "call" and words.fold(at + 1) in load_voice_words().emphasis


def _goes_on(words: SentenceWords, at: int) -> bool:
    """Whether a verb goes on with who spoke last: وأشار إلى قصف, كما أشار إلى قصف, وأكد في تصريح مقتل."""
    return words.is_joined_verb(at) or is_also(words, at)


def is_also(words: SentenceWords, at: int) -> bool:
    """كما أعلن الجيش مقتل خمسة: "also" at the head of a sentence, not "as somebody said"."""
    return words.fold(at - 1) in _ALSO and at - 1 == words.opening


def _is_clear(words: SentenceWords, at: int, verb: SayingVerb, voice: Voice | None) -> bool:
    """Whether a form that is another word too says something: تدعى سلمى is called so, بين is "between"."""
    after = max(at + 1, voice.last if voice else 0)
    if verb.needs == "claim":
        told = complement_after(words, after, 5) or words.fold(after).startswith("ب")
        return told or (voice is not None and _claims(words, at, voice))
    opens = at == words.opening or words.fold(at - 1) in COMMAS
    near = voice is not None and voice.first <= at + 2 and complement_after(words, after, 4)
    return near and (opens or not words.fold(at).endswith("بين"))


def _claims(words: SentenceWords, at: int, voice: Voice) -> bool:
    """ادعت القوات سيطرتها: a past verb, a party right behind it and what it lays claim to."""
    past = words.fold(at).removeprefix("و").startswith("اد")
    object_at = past_closing(words, voice)
    plain = words.has_word(object_at) and not words.preposition(object_at)
    return past and voice.armed and at < voice.first <= at + 2 and plain and words.fold(object_at) not in _ON


def _posts(words: SentenceWords, at: int) -> bool:
    """Whether somebody says something in public behind a verb of publishing: نشر ... على حسابه ... أن."""
    public = any(at <= first < at + _NAME_REACH for first in words.kind("public"))
    return public and complement_after(words, at, _ISSUE_REACH)


def blames(words: SentenceWords, at: int) -> bool:
    """Whether responsibility is what a verb lays on somebody."""
    return any("مسوولي" in words.fold(i) for i in range(at, at + _BLAME_REACH))


def _renews(words: SentenceWords, at: int) -> bool:
    """Whether speech that is named behind a verb goes on with it: جدد اتهام واشنطن, كرر دعوته."""
    return any(i in words.kind("speech") for i in range(at, at + 2))


def complement_after(words: SentenceWords, at: int, reach: int, *, quoted: bool = False) -> bool:
    """Whether what is said opens within some words; ``quoted``: a quotation mark opens it too."""
    for i in range(at, min(at + reach, words.last)):
        if words.is_complement(i) or (quoted and words.opens_quotation(i)):
            return True
        if i in words.verbs:
            return False
    return False


def tells_event(words: SentenceWords, at: int) -> bool:
    """Whether the masdar of what is told stands right behind the verb (وأكدت مقتل, وأقرت بتدمير)."""
    fold, told = words.fold(at + 1), load_voice_words().told
    return fold in told or fold.removeprefix("ال") in told or (fold[:1] == "ب" and fold[1:] in told)


def tells_about(words: SentenceWords, at: int) -> bool:
    """Whether what is told opens right behind the verb (أشار إلى قصف), and no pronoun (أشار إلى ذلك الوزير)."""
    spoken = load_voice_words()
    return words.fold(at + 1) in spoken.about and words.fold(at + 2) not in spoken.that


def past_closing(words: SentenceWords, voice: Voice) -> int:
    """The token behind a voice and the mark that closes its name (قناة "الإخبارية" عن)."""
    return voice.last + (voice.last < words.last and words.fold(voice.last) in _CLOSING)


def is_excepted(words: SentenceWords, at: int) -> bool:
    """لم يعترف إلا الشهر الماضي بأن: "not but" says it, before what is said opens."""
    opens = next((i for i in range(at + 1, words.last) if words.is_complement(i)), at)
    return any(words.fold(i) in load_particles().only for i in range(at + 1, opens))


def before_number(words: SentenceWords, at: int) -> str:
    """The word before a voice and its number: نقلت عن ثلاثة شهود."""
    counted = words.fold(at - 1) in load_number_words().words or words.fold(at - 1).isdigit()
    return words.fold(at - 2 if counted else at - 1)
