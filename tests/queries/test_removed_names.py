"""Every kind of line that is left out, and every reason, has words in both languages."""

from __future__ import annotations

import re
from importlib.resources import files

from tawatur.knowledge.brief.labels import load_labels
from tawatur.stages.articles.body import BOXES


def test_kinds_and_reasons_of_the_stage_have_names():
    folder = files("tawatur") / "stages" / "articles"
    source = "".join((folder / name).read_text("utf-8") for name in ("body.py", "asides.py", "headline.py"))
    told = re.findall(r'(?:Verdict|Aside\(line\.number,|Aside)\(?\s*"(\w+)",\s*f?"(\w+)', source)
    told += [tuple(pair) for pair in re.findall(r'Aside\(line\.number, "(\w+)", f?"(\w+)', source)]
    assert len(told) > 10
    kinds, reasons = load_labels()["removed"].keys(), load_labels()["removed_reason"].keys()
    assert {kind for kind, _ in told} <= kinds | {"main"}
    assert {reason for _, reason in told} <= reasons
    assert {"navigation", "aside", "form", "footer"} <= BOXES & kinds
