"""The search on SQLite's FTS5, in ``search.sqlite`` beside the workspace's database; in memory where that is not
writable. Only documents that changed are written anew."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from tawatur.queries.filters import Filter
from tawatur.queries.search import KINDS, Hit, Results, SearchRequest, checked_kinds
from tawatur.queries.search_documents import Document, documents
from tawatur.queries.search_hits import make_hit
from tawatur.queries.search_words import forms, words
from tawatur.queries.view_filtering import matching_claims, matching_events
from tawatur.queries.view_names import Language, word_of
from tawatur.queries.view_overview import Counted
from tawatur.queries.view_snapshot import Snapshot
from tawatur.storage import Workspace

FILE = "search.sqlite"
FORMAT = "2"  # a new form of the prepared columns: the index is made anew
MOST_WORDS = 32
LONGEST_WORD = 64
MOST_FOUND = 2_000
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|([^"«»“”]+)')
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    document_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (kind, id)
);
CREATE VIRTUAL TABLE IF NOT EXISTS prepared USING fts5(
    title, body, title_forms, body_forms, names, tokenize = "unicode61 remove_diacritics 0"
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
# title, body, title_forms, body_forms, names: what is written exactly, and in titles, counts more.
_WEIGHTS = "8.0, 4.0, 4.0, 1.0, 2.0"


_Prepare = Callable[[str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or the words of a phrase, folded."""

    words: tuple[str, ...]


class FullTextIndex:
    """The index of one workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection: sqlite3.Connection | None = None
        self._lock = Lock()

    def find(self, snapshot: Snapshot, workspace: Workspace, asked: SearchRequest, language: Language) -> Results:
        """The hits of a request, the best first; none for a request without words."""
        kinds = checked_kinds(asked.kinds)
        terms, cut = terms_of(asked.text)
        if not terms:
            return Results(asked.text[:200], (), 0, literal=asked.literal, cut=cut)
        with self._lock:
            connection = self._ready(snapshot)
            found = _matches(connection, question(terms, asked.literal, " AND "))
            relaxed = not found and len(terms) > 1
            if relaxed:
                found = _matches(connection, question(terms, asked.literal, " OR "))
        found = _allowed(found, snapshot, workspace, asked.wanted)
        counts = Counter(kind for kind, _ in found)
        chosen = [pair for pair in found if not kinds or pair[0] in kinds]
        hits = (
            make_hit(snapshot, pair, [w for t in terms for w in t.words], language) for pair in chosen[: asked.limit]
        )
        return Results(
            asked.text[:200],
            tuple(hit for hit in hits if isinstance(hit, Hit)),
            len(chosen),
            tuple(Counted(kind, word_of("hit", kind, language), counts[kind]) for kind in KINDS if counts[kind]),
            asked.literal,
            relaxed,
            cut,
        )

    def prepare(self, snapshot: Snapshot) -> None:
        """Bring the index to the snapshot's state."""
        with self._lock:
            self._ready(snapshot)

    def _ready(self, snapshot: Snapshot) -> sqlite3.Connection:
        """The index, brought to the snapshot's state."""
        if self._connection is None:
            self._connection = _open(self._folder)
        state = self._connection.execute("SELECT value FROM facts WHERE name = 'state'").fetchone()
        if not state or state[0] != f"{FORMAT} {snapshot.state}":
            _renew(self._connection, snapshot)
        return self._connection


def _open(folder: Path) -> sqlite3.Connection:
    """The index file; one that is damaged or of another format is begun anew; in memory where none can be written."""
    for _attempt in range(2):
        connection = None
        try:
            connection = sqlite3.connect(folder / FILE, check_same_thread=False, timeout=5)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_SCHEMA)
            known = connection.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
            if known is None or known[0] == FORMAT:
                connection.execute("INSERT OR REPLACE INTO facts VALUES ('format', ?)", (FORMAT,))
                connection.commit()
                return connection
        except sqlite3.DatabaseError:
            pass
        if connection is not None:
            connection.close()
        with suppress(OSError):
            for file in folder.glob(f"{FILE}*"):
                file.unlink()
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(_SCHEMA)
    return connection


def _renew(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Write what is new or changed, take out what is gone; one transaction."""
    known = {
        (kind, one): (number, digest)
        for number, kind, one, digest in connection.execute("SELECT document_id, kind, id, digest FROM documents")
    }
    prepared = cache(_prepared)  # a claim's words stand in its event, too, and names in many claims
    with connection:
        for document in documents(snapshot):
            number, digest = known.pop((document.kind, document.id), (None, None))
            if digest != document.digest:
                _write(connection, document, number, prepared)
        for number, _ in known.values():
            connection.execute("DELETE FROM prepared WHERE rowid = ?", (number,))
            connection.execute("DELETE FROM documents WHERE document_id = ?", (number,))
        connection.execute("INSERT OR REPLACE INTO facts VALUES ('state', ?)", (f"{FORMAT} {snapshot.state}",))


def _write(connection: sqlite3.Connection, document: Document, number: int | None, prepared: _Prepare) -> None:
    if number is not None:
        connection.execute("DELETE FROM prepared WHERE rowid = ?", (number,))
    cursor = connection.execute(
        "INSERT OR REPLACE INTO documents (document_id, kind, id, digest) VALUES (?, ?, ?, ?)",
        (number, document.kind, document.id, document.digest),
    )
    title, title_forms = _columns(document.title, prepared)
    body, body_forms = _columns(document.body, prepared)
    _, names = _columns(document.names, prepared)
    connection.execute(
        "INSERT INTO prepared (rowid, title, body, title_forms, body_forms, names) VALUES (?, ?, ?, ?, ?, ?)",
        (cursor.lastrowid if number is None else number, title, body, title_forms, body_forms, names),
    )


def _columns(text: str, prepared: _Prepare) -> tuple[str, str]:
    """The words of a text, and all their forms, for the index."""
    lines = [prepared(line) for line in text.split("\n") if line]
    return " ".join(plain for plain, _ in lines), " ".join(all_forms for _, all_forms in lines)


def _prepared(line: str) -> tuple[str, str]:
    found = words(line)
    return " ".join(found), " ".join(form for word in found for form in forms(word))


def terms_of(text: str) -> tuple[tuple[Term, ...], bool]:
    """The words and "phrases" of a request, and whether it was too long to be asked in whole."""
    found: list[Term] = []
    for match in _PHRASE.finditer(text[:10_000]):
        phrase = next((part for part in match.groups()[:3] if part is not None), None)
        inside = [word[:LONGEST_WORD] for word in words(phrase if phrase is not None else match.group())]
        if phrase is not None and inside:
            found.append(Term(tuple(inside)))
        else:
            found += [Term((word,)) for word in inside]
    unique = tuple(dict.fromkeys(found))
    return unique[:MOST_WORDS], len(unique) > MOST_WORDS or len(text) > 10_000


def question(terms: Sequence[Term], literal: bool, between: str) -> str:
    """The request in FTS5's language. Every word is quoted: nothing that a reader types is syntax."""
    return between.join(_asked(term, literal) for term in terms)


def _asked(term: Term, literal: bool) -> str:
    exact = '{title body} : "' + " ".join(term.words) + '"'
    if literal:
        return f"({exact})"
    if len(term.words) > 1:
        near = " AND ".join(_any_form(word) for word in term.words)
        return f"({exact} OR ({near} AND {_phrase_forms(term)}))"
    return f"({exact} OR {_any_form(term.words[0])})"


def _phrase_forms(term: Term) -> str:
    """The words of a phrase close together, whatever clitics they carry (forms stand side by side)."""
    barest = " ".join(f'"{forms(word)[-1] if len(forms(word)) > 1 else word}"' for word in term.words)
    return "{title_forms body_forms names} : NEAR(" + barest + f", {5 * len(term.words)})"


def _any_form(word: str) -> str:
    return "({title_forms body_forms names} : (" + " OR ".join(f'"{form}"' for form in forms(word)) + "))"


def _matches(connection: sqlite3.Connection, asked: str) -> list[tuple[str, str]]:
    """``(kind, id)`` of the best documents, the best first; events before claims of the same rank."""
    rows = connection.execute(
        f"SELECT d.kind, d.id FROM prepared JOIN documents d ON d.document_id = prepared.rowid "
        f"WHERE prepared MATCH ? ORDER BY bm25(prepared, {_WEIGHTS}), d.document_id LIMIT {MOST_FOUND}",
        (asked,),
    )
    return [(kind, one) for kind, one in rows]


def _allowed(
    found: list[tuple[str, str]], snapshot: Snapshot, workspace: Workspace, wanted: Filter
) -> list[tuple[str, str]]:
    """What the filter lets through: events and claims that answer to it, the articles that make such claims."""
    if wanted == Filter():
        return found
    claims = matching_claims(snapshot, workspace, wanted)
    kept = {("event", event.event_id) for event in matching_events(snapshot, workspace, wanted)}
    kept |= {("claim", claim.claim_id) for claim in claims} | {("article", claim.version_id) for claim in claims}
    return [pair for pair in found if pair in kept]
