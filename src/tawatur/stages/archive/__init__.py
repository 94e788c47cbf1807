"""The stage ``archive``: folders, files and streams become pages.

Start at :func:`tawatur.stages.archive.reading.read_pages`. Each input format is one module in ``formats`` and one
line in its ``FORMATS``.
"""

from tawatur.stages.archive.manifest import Manifest, ManifestRow, read_manifest
from tawatur.stages.archive.problems import PROBLEMS
from tawatur.stages.archive.reading import STDIN, read_pages

__all__ = ["PROBLEMS", "STDIN", "Manifest", "ManifestRow", "read_manifest", "read_pages"]
