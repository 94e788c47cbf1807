"""Where records rest: the workspace, a folder with the pages' bytes and one SQLite file."""

from tawatur.storage.workspace import Workspace, open_workspace

__all__ = ["Workspace", "open_workspace"]
