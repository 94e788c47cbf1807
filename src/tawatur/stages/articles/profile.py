"""An outlet's profile: the lines that recur on its pages, proposed from articles that were read.

A profile is explicit: a person puts the lines into the outlet's file (``recurring``) and counts ``profile_version`` up.
What an article's text is never depends on which pages were read beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawatur.records import Article

MIN_PAGES = 3
MIN_SHARE = 0.6


def recurring_lines(articles: Sequence[Article]) -> tuple[str, ...]:
    """Lines of one outlet's articles that stand on most of them, main text and clutter alike, the commonest first.

    None from fewer than three articles: two pages on one day share more than their outlet.
    """
    if len(articles) < MIN_PAGES:
        return ()
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(set(article.text.split("\n")) | {removed.line for removed in article.removed})
    least = max(MIN_PAGES, MIN_SHARE * len(articles))
    return tuple(line for line, count in counts.most_common() if line and count >= least)
