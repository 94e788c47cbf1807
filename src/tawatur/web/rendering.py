"""Templates: Jinja with escaping always on, hostile text made visible, addresses that keep the view's state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tawatur import __version__
from tawatur.messages import _, ngettext_, speaking
from tawatur.queries.change_words import changed_value, field_label
from tawatur.queries.point_words import point_words
from tawatur.queries.view_names import Language, grade_word, held_parts, word_of
from tawatur.web.dates import day_text, instant_text, locale_of, when_text
from tawatur.web.state import State, address, replaced
from tawatur.web.svg_map import colour_of, history_strip, shape_path

# Control characters and bidi overrides: shown as what they are, never obeyed.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LATIN = re.compile("[A-Za-z]{3}")
_HARMLESS = frozenset("\u200e\u200f\u200b\ufeff")


@cache
def environment() -> Environment:
    """The environment of all templates: whatever is unknown in a template is an error, whatever is text is escaped."""
    found = Environment(
        loader=PackageLoader("tawatur.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["shown"] = shown
    found.filters["safe_link"] = safe_link
    found.globals.update(
        _=_,
        n_=ngettext_,
        static=static_address,
        shape=shape_path,
        colour=colour_of,
        strip=history_strip,
        point_words=point_words,
        field_label=field_label,
        changed_value=changed_value,
    )
    return found


def render(template: str, state: State, country: str | None, **values: Any) -> str:
    """A page in the state's language; ``country`` decides which names of months its readers use."""
    language, locale = state.language, locale_of(state.language, country)

    def here(path: str, *changes: tuple[str, str | None], keep: bool = False) -> str:
        return address(language, path, replaced(state.pairs, changes) if keep else changes)

    def day(iso: str | None, weekday: bool = False) -> Markup:
        return timed(iso, day_text(iso, locale, weekday=weekday))

    def when(one: Any) -> Markup:
        return timed(one.start, when_text(one, locale))

    def word(table: str, code: str | None) -> str:
        return word_of(table, code or "unknown", language)

    def grade(code: str | None, named: object = True) -> str:
        return grade_word(code or "unknown", language, has_named=bool(named))

    def position_value(field: str, value: str) -> Markup:
        """A side of a disagreement in words: yes and no, a day, a number; names as they are."""
        if field == "whether":
            return escape(word_of("whether", value, language))
        return (
            timed(value, day_text(value, locale)) if field == "date" else Markup("<bdi>{}</bdi>").format(shown(value))
        )

    def held(status: str, holder: Any) -> Markup:
        return held_words(status, holder.name if holder else None, language)

    def name_direction(name: str) -> str:
        """Arabic reads from the right; in English a name with Latin words in it (المرصد (unattributed)) does not."""
        return "rtl" if language == "ar" else "ltr" if _LATIN.search(name) else "auto"

    with speaking(language):
        page = environment().get_template(template)
        return page.render(
            lang=language, state=state, url=here, day=day, held=held, when=when, word=word, grade_word=grade,
            name_direction=name_direction, instant=_instant_in(locale), dates_in=locale.replace("_", "-"),
            disagreement=_disagreement_in(language), position_value=position_value, **values,
        )  # fmt: skip


def held_words(status: str, holder: str | None, language: Language) -> Markup:
    """A status in words, with the holder's name isolated in it."""
    if not holder:
        return escape(word_of("status", status, language))
    before, name, after = held_parts(status, holder, language)
    return Markup(f"{escape(before)}<bdi>{shown(name)}</bdi>{escape(after)}")


def _instant_in(locale: str) -> Any:
    def instant(iso: str | None) -> Markup:
        return timed(iso, instant_text(iso, locale)) if iso else Markup("")

    return instant


def _disagreement_in(language: Language) -> Any:
    def name(field: str) -> str:
        kind, _sep, what = field.partition(":")
        return f"{word_of('disagreement', kind, language)}" + (
            f": {word_of('quantity', what, language)}" if what else ""
        )

    return name


def timed(iso: str | None, text: str) -> Markup:
    """A time as an isolated element, so that Arabic around it does not reorder it."""
    if not iso:
        return escape(text)
    return Markup(f'<time datetime="{escape(iso)}">{escape(text)}</time>')


def shown(text: str | None) -> Markup:
    """Any text, escaped; control characters and bidi overrides as visible chips; marks that only guide shaping go."""
    if not text:
        return Markup("")
    if _HIDDEN.search(text) is None:
        return escape(text)
    parts: list[Markup] = []
    last = 0
    for found in _HIDDEN.finditer(text):
        parts.append(escape(text[last : found.start()]))
        last = found.end()
        if found.group() not in _HARMLESS:
            code = f"U+{ord(found.group()):04X}"
            parts.append(Markup('<span class="chip" title="{}">{}</span>').format(code, code))
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def safe_link(text: str | None) -> str | None:
    """An address that may be linked: http and https alone."""
    return text if text and re.match(r"https?://[^\s]+$", text) and not _HIDDEN.search(text) else None


@cache
def pages_digest() -> str:
    """Changes when a template, the style or the program does: a newer program's pages are new to every reader."""
    folder = files("tawatur.web")
    templates = sorted(environment().list_templates())
    parts = [folder.joinpath("templates", name).read_bytes() for name in templates]
    parts.append(folder.joinpath("static", "tawatur.css").read_bytes())
    return sha256(b"\0".join([__version__.encode(), *parts])).hexdigest()[:12]


@cache
def static_address(name: str) -> str:
    """A static file's address with a digest of its content, so that browsers may keep it for ever."""
    content = files("tawatur.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:10]}"


def joined(names: Iterable[str], language: Language) -> str:
    """Names as a list in words."""
    return ("، " if language == "ar" else ", ").join(names)
