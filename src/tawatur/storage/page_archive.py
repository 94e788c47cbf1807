"""The pages' bytes, one file a page, named by SHA-256: ``sha256sum`` checks the whole archive."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from tawatur.errors import WorkspaceError
from tawatur.messages import _


class PageArchive:
    """A folder of files ``ab/abcdef…`` whose names are the SHA-256 of their bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, page_id: str) -> Path:
        """Where the bytes of a page rest."""
        return self.folder / page_id[:2] / page_id

    def put(self, page_id: str, content: bytes) -> None:
        """Keep the bytes: written whole beside their place, then moved into it. Raises OSError.

        The system is not told to put them on the disk at once (20 ms a page): a process may be killed at any moment
        and loses nothing, and where the power fails, bytes that were lost are kept anew when the page comes again.
        """
        place = self.path(page_id)
        if place.exists() and place.stat().st_size == len(content):
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, prefix=".new-", delete=False) as draft:
            try:
                draft.write(content)
                draft.flush()
                Path(draft.name).replace(place)
            except BaseException:
                Path(draft.name).unlink(missing_ok=True)
                raise

    def get(self, page_id: str) -> bytes:
        """The bytes of a page. Raises WorkspaceError where they are gone (redacted, or removed by hand)."""
        try:
            return self.path(page_id).read_bytes()
        except FileNotFoundError as error:
            raise WorkspaceError(_("the page's bytes are not in the archive"), page_id) from error

    def remove(self, page_id: str) -> None:
        """Erase the bytes of a page (redaction)."""
        self.path(page_id).unlink(missing_ok=True)
