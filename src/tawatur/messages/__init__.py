"""Every user-facing string, in Arabic and English.

English is written in the code, as in gettext: ``_("no page was found")``, and with Arabic's six plural forms
``ngettext_("{n} page", "{n} pages", n)``. The Arabic stands in ``ar.po``, that of the pages in
``ar.web.po``, read by Babel and compiled in memory. The
language is chosen in ``cli`` and ``web`` alone, and holds for the current context (thread, task).
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

Language = Literal["ar", "en"]

_language: ContextVar[Language] = ContextVar("language", default="en")


def language() -> Language:
    """The language that messages are in now."""
    return _language.get()


def use_language(chosen: Language) -> None:
    """Speak ``chosen`` from here on, in this context."""
    _language.set(chosen)


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speak ``chosen`` within the body."""
    token = _language.set(chosen)
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str) -> str:
    """The message in the language spoken now; itself where it has no translation."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext_(one: str, many: str, n: int) -> str:
    """The plural form for ``n``, with ``{n}`` filled in."""
    return plural_form(one, many, n).replace("{n}", f"{n:,}")


def plural_form(one: str, many: str, n: int) -> str:
    """The plural form for ``n``, its blanks left as they are."""
    return _catalogue(language()).ngettext(one, many, n)


@cache
def _catalogue(chosen: Language) -> gettext.NullTranslations:
    """A language's catalogue: the program's (``ar.po``), then the pages' (``ar.web.po``); compiled in memory."""
    program, pages = _compiled(f"{chosen}.po", chosen), _compiled(f"{chosen}.web.po", chosen)
    program.add_fallback(pages)
    return program


def _compiled(name: str, chosen: Language) -> gettext.NullTranslations:
    source = files(__package__) / name
    if not source.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=chosen, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
