"""Reading one page: the stages that look at a page alone, and what becomes of one that cannot be read.

Nothing here knows of workspaces or linking, so that a process that only reads loads neither.
"""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

from tawatur.config import Config
from tawatur.engines.deadline import TooSlow, within
from tawatur.knowledge.compiled import keep_in, without_collecting
from tawatur.records import Page, Problem, Reading
from tawatur.stages import articles, claims

#: code → (what is wrong, what to do), as message keys.
READING_PROBLEMS = {
    "page_too_slow": ("it took too long to read", "raise max_page_seconds, or split the page"),
    "reading_failed": ("the program failed on it", "report this line with the page"),
    "process_killed": ("the process that read it was killed", "check the memory; read it alone"),
}


def read_page(page: Page, config: Config) -> Reading:
    """What one page gives: its article and claims, or the problem that kept it from giving any. Never raises."""
    kept = replace(page, content=b"")
    try:
        with within(config.max_page_seconds):
            article = articles.read_article(page, articles.load_article_knowledge())
            if isinstance(article, Problem):
                return Reading(kept, problems=(replace(article, page_id=page.page_id),))
            return Reading(kept, article, tuple(claims.read_claims(article, claims.load_claim_knowledge(config))))
    except TooSlow as error:
        return Reading(kept, problems=(_problem("page_too_slow", page, str(error)),))
    except Exception as error:  # noqa: BLE001 - a fault of ours on one page must not cost the others
        return Reading(kept, problems=(_problem("reading_failed", page, _fault(error)),))


def load_knowledge(config: Config) -> None:
    """Load it once, before the processes inherit it; what is compiled is kept in the configuration's cache folder."""
    if config.cache_dir:
        keep_in(config.cache_dir)
    with without_collecting():
        articles.load_article_knowledge()
        claims.load_claim_knowledge(config)


def lost(page: Page) -> Reading:
    """What is kept of a page whose reading killed its process."""
    return Reading(replace(page, content=b""), problems=(_problem("process_killed", page, ""),))


def _problem(code: str, page: Page, detail: str) -> Problem:
    what, hint = READING_PROBLEMS[code]
    where = f"{page.path} ({detail})" if detail else page.path
    return Problem(code, what, where, hint, page_id=page.page_id)


def _fault(error: Exception) -> str:
    """The error and the line of ours that raised it: enough for a report, on one line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return " ".join(f"{type(error).__name__}: {error}, {Path(frame.filename).name}:{frame.lineno}".split())
