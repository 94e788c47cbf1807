"""The error tree: everything that Tawatur raises on purpose.

::

    TawaturError                 one line: what, where, what to do
    ├── InputError               a page, line or file that cannot be read; the rest goes on
    ├── KnowledgeError           a data file of the package or the user that breaks its rules
    ├── WorkspaceError           the workspace cannot be opened, written or upgraded
    │   └── NewerWorkspaceError  it was written by a newer version
    ├── RequestError             a filter, date or id that makes no sense
    │   ├── AmbiguousRequest     several things answer to it; ``candidates`` lists them (exit status 4)
    │   └── NotFound             nothing answers to it
    └── ExportError              an export that cannot be written
"""

from __future__ import annotations


class TawaturError(Exception):
    """Base of all errors that reach a user: ``what`` happened, ``where``, and what to do (``hint``)."""

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        super().__init__(": ".join(part for part in (where, what) if part) + (f" ({hint})" if hint else ""))
        self.what, self.where, self.hint = what, where, hint


class InputError(TawaturError):
    """A page, line or file that cannot be read; the rest goes on."""


class KnowledgeError(TawaturError):
    """A data file of the package or of the user that breaks its rules."""


class WorkspaceError(TawaturError):
    """The workspace cannot be opened, written or upgraded."""


class NewerWorkspaceError(WorkspaceError):
    """The workspace was written by a newer version of the program."""


class RequestError(TawaturError):
    """A filter, date or id that makes no sense."""


class AmbiguousRequest(RequestError):  # noqa: N818 - a question back to the user, not a fault
    """Several things answer to the request; ``candidates`` lists them."""

    def __init__(self, what: str, candidates: tuple[str, ...]) -> None:
        super().__init__(what, hint="; ".join(candidates))
        self.candidates = candidates


class NotFound(RequestError):  # noqa: N818 - reads as what it says
    """Nothing answers to the request."""


class ExportError(TawaturError):
    """An export that cannot be written."""
