"""Article reading on HTML renderings of the gold pages, beside trafilatura with htmldate, by the gold's scorer.

python -m quality.article_pages ../shared/gold/dev ../shared/gold/seeds [--out FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from quality.html_templates import TEMPLATES, HtmlPage, parted
from tawatur.records import Article, Page
from tawatur.stages.articles import load_article_knowledge, read_article

Reading = dict[str, Any]


def golds(folders: list[Path]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each gold with its dump."""
    for folder in folders:
        for path in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield gold, (folder / "text" / f"{gold['article']}.txt").read_text(encoding="utf-8")


def ours(name: str, page: HtmlPage) -> Reading:
    """Our reading of a page, as the scorer wants it."""
    digest = hashlib.sha256(page.content).hexdigest()
    article = read_article(
        Page(digest, name, name, "text/html", page.content, url=page.url, charset=page.charset),
        load_article_knowledge(),
    )
    if not isinstance(article, Article):
        return {"article": name}
    fields = ("article", "outlet_slug", "title", "published", "updated", "text")
    return {field: getattr(article, field) for field in fields}


def theirs(name: str, page: HtmlPage) -> Reading:
    """What trafilatura and htmldate alone make of it."""
    import htmldate
    import trafilatura

    text = trafilatura.extract(page.content, include_comments=False, include_tables=True) or ""
    found = trafilatura.extract_metadata(page.content)
    day = htmldate.find_date(page.content)
    return {
        "article": name,
        "outlet_slug": None,
        "title": found.title if found else None,
        "published": day,
        "text": text,
    }


def scored(scorer: Any, readings: list[Reading], pages: list[tuple[dict[str, Any], str]]) -> Reading:
    """The scorer's report on articles."""
    by_name = {reading["article"]: reading for reading in readings if "text" in reading}
    report: Reading = scorer.score_articles(
        {g["article"]: g for g, _ in pages}, by_name, {g["article"]: d for g, d in pages}
    )
    return report


def html_report(gold: Path) -> Reading:
    """Our figures over all templates and pages of a gold folder, averaged."""
    scorer = load_scorer(gold / "score.py")
    pages = list(golds([folder for folder in (gold / "dev", gold / "seeds") if folder.exists()]))
    reports = []
    for template in TEMPLATES:
        readings = [ours(gold["article"], template(gold, parted(gold, dump))) for gold, dump in pages]
        reports.append(scored(scorer, readings, pages))
    shares = [name for name, value in reports[0].items() if isinstance(value, int | float)]
    averages: Reading = {name: round(sum(r[name] for r in reports) / len(reports), 3) for name in shares}
    kept = sum(int(r["boilerplate kept"].split()[0]) for r in reports)
    return averages | {"boilerplate kept": kept}


def report(folders: list[Path], scorer: Any) -> Iterator[tuple[str, str, float, Reading]]:
    """``(template, reader, milliseconds a page, figures)``."""
    pages = list(golds(folders))
    readers: tuple[Callable[[str, HtmlPage], Reading], ...] = (ours, theirs)
    load_article_knowledge()
    for template in TEMPLATES:
        rendered = [(gold["article"], template(gold, parted(gold, dump))) for gold, dump in pages]
        for reader in readers:
            reader(*rendered[0])
            began = time.process_time()
            readings = [reader(name, page) for name, page in rendered]
            spent = (time.process_time() - began) / len(rendered) * 1000
            yield template.__name__, reader.__name__, spent, scored(scorer, readings, pages)


def load_scorer(path: Path) -> Any:
    """The gold's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print one line a template and reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    args = parser.parse_args()
    scorer = load_scorer(args.folders[0].parent / "score.py")
    for template, reader, spent, figures in report(args.folders, scorer):
        print(f"{template:16} {reader:7} {spent:6.1f} ms", json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main()
