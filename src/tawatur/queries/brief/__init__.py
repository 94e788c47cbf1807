"""The brief: what changed, the main events by grade, where they disagree, and what is not known, each with its claims.

Nothing stands in it that is not in a record. The content is made here, as a document; ``exports`` gives it a form.
"""

from tawatur.queries.brief.document import Brief, BriefSection, BriefSentence, Reference
from tawatur.queries.brief.reasons import event_reasons
from tawatur.queries.brief.wording import Wording
from tawatur.queries.brief.writing import DEFAULT_WORDS, write_brief

__all__ = [
    "DEFAULT_WORDS",
    "Brief",
    "BriefSection",
    "BriefSentence",
    "Reference",
    "Wording",
    "event_reasons",
    "write_brief",
]
