"""The brief: what changed, the main events by grade, where they disagree, and what is not known, each with its claims.

Nothing stands in it that is not in a record. The content is made here, as a document; ``exports`` gives it a form.
"""

from tawatur.queries.brief.document import Brief, BriefSection, BriefSentence, Reference
from tawatur.queries.brief.gathering import Gathered, assembled, span_place, told_of
from tawatur.queries.brief.reasons import event_reasons
from tawatur.queries.brief.wording import Wording
from tawatur.queries.brief.writing import DEFAULT_WORDS, brief_of, write_brief

__all__ = [
    "DEFAULT_WORDS",
    "Brief",
    "BriefSection",
    "BriefSentence",
    "Gathered",
    "Reference",
    "Wording",
    "assembled",
    "brief_of",
    "event_reasons",
    "span_place",
    "told_of",
    "write_brief",
]
