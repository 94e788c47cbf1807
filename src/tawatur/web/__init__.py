"""HTTP API and pages over the queries. Read-only; everything is served from the package."""

from tawatur.web.app import make_app
from tawatur.web.settings import Settings

__all__ = ["Settings", "make_app"]
