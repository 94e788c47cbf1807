"""The gazetteer: which places there are, what Arabic news calls them, and where they lie.

The package brings towns compiled from GeoNames (``towns.tsv``, CC BY 4.0, see NOTICE) and a supplement of its own
(``places_*.tsv``); users add full coverage with ``tawatur gazetteer import``.
"""

from tawatur.knowledge.gazetteer.kinds import KINDS, Level, level_of
from tawatur.knowledge.gazetteer.loading import load_gazetteer
from tawatur.knowledge.gazetteer.places import Gazetteer, GazetteerPlace

__all__ = ["KINDS", "Gazetteer", "GazetteerPlace", "Level", "level_of", "load_gazetteer"]
