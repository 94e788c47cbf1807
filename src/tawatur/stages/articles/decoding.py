"""Bytes of a page to text: the declared encoding where it fits, else the one that the bytes bear out."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from tawatur.records import Page

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ARABIC_ENCODINGS = ("windows-1256", "iso-8859-6")
_HEAD = 4096
_SAMPLE = 200_000
_MOJIBAKE_UTF8 = re.compile("[ØÙÚÛ][\u0080-\u00ff\u0152-\u2122ƒ†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_MOJIBAKE_1256 = re.compile("(?:Ç|á|í|æ|ã|ä|å|È|Ê|Ñ|Ó|Ú|Ý|Þ|ß){3,}")
_ARABIC = re.compile("[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff\u202d\u202e]")
MAX_BROKEN = 0.01
MIN_ARABIC = 0.8


class Decoded(Struct, frozen=True):
    """A page's text, the encoding that it was read in, and what had to be mended (``mojibake``, ``wrong_charset``…)."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decoded(page: Page) -> Decoded:
    """The page's text, without null, control and direction-override characters."""
    text, encoding, notices = _decode(page.content, page.charset)
    mended = _without_mojibake(text)
    if mended != text:
        notices = (*notices, "mojibake_repaired")
    clean = _CONTROLS.sub("", mended)
    if len(clean) != len(mended):
        notices = (*notices, "control_characters_removed")
    return Decoded(clean.replace("\r\n", "\n").replace("\r", "\n"), encoding, notices)


def _decode(content: bytes, charset: str | None) -> tuple[str, str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace"), encoding, ()
    declared = _declared(content, charset)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(content, declared)
    wrong = declared is not None and declared != "utf-8" and not content.isascii()
    return text, "utf-8", ("charset_wrongly_declared",) if wrong else ()


def _declared(content: bytes, charset: str | None) -> str | None:
    found = _DECLARED.search(content[:_HEAD])
    for name in (charset, found.group(1).decode("ascii") if found else None):
        try:
            if name:
                return codecs.lookup(name).name
        except LookupError:
            continue
    return None


def _not_utf8(content: bytes, declared: str | None) -> tuple[str, str, tuple[str, ...]]:
    """No strict UTF-8: UTF-8 with a few broken bytes, the declared encoding, or the Arabic one that reads best."""
    lenient = content.decode("utf-8", "replace")
    if lenient.count("\ufffd") <= MAX_BROKEN * len(lenient):
        return lenient, "utf-8", ("broken_bytes",)
    names = list(dict.fromkeys(n for n in (declared, *_ARABIC_ENCODINGS) if n and n != "utf-8"))
    sample = content[:_SAMPLE]
    scores = {name: _likelihood(sample.decode(name, "replace")) for name in names}
    best = max(names, key=lambda n: (scores[n], n == declared))
    wrong = declared is not None and declared != best
    return content.decode(best, "replace"), best, ("charset_wrongly_declared",) if wrong else ()


def _likelihood(text: str) -> float:
    """How Arabic a text looks: the share of Arabic letters and of the article, less what no text holds."""
    letters = len(_LETTER.findall(text)) or 1
    broken = text.count("\ufffd") + len(re.findall("[\u0080-\u009f]", text))
    return (len(_ARABIC.findall(text)) + 3 * text.count("ال") - 5 * broken) / letters


def _without_mojibake(text: str) -> str:
    """The text mended where it is certain: what was read in a wrong encoding becomes Arabic almost throughout."""
    if text.count("ا") > 0.005 * len(text):
        return text
    sample = text[:_SAMPLE]
    if not _MOJIBAKE_UTF8.search(sample) and not _MOJIBAKE_1256.search(sample):
        return text
    if len(_ARABIC.findall(sample)) > 0.05 * len(sample):
        return text
    if len(_MOJIBAKE_UTF8.findall(sample)) > 20:
        import ftfy  # its tables take a while, and few pages need them

        fixed = ftfy.fix_encoding(text)
        return fixed if _is_arabic(fixed) else text
    if len(_MOJIBAKE_1256.findall(sample)) > 10:
        fixed = _reread(text)
        return fixed if _is_arabic(fixed) and "ال" in fixed else text
    return text


def _reread(text: str) -> str:
    """Latin letters that were Windows-1256 bytes."""
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1252").decode("cp1256"))
        except (UnicodeEncodeError, UnicodeDecodeError):
            pieces.append(letter)
    return "".join(pieces)


def _is_arabic(text: str) -> bool:
    sample = re.sub(r"<[^>]{0,500}>|[A-Za-z]+", "", text[:_SAMPLE])
    letters = len(_LETTER.findall(sample))
    return letters > 0 and len(_ARABIC.findall(sample)) / letters >= MIN_ARABIC
