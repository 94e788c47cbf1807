"""Where records rest: the workspace, a folder with the pages' bytes and one SQLite file."""

from tawatur.storage.digests import Digests, digests
from tawatur.storage.workspace import Counts, KnownPage, Linked, Workspace, open_workspace

__all__ = ["Counts", "Digests", "KnownPage", "Linked", "Workspace", "digests", "open_workspace"]
