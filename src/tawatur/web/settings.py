"""What the server is told: whom it answers, who may read, and where map tiles come from if not from the package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from tawatur.errors import RequestError
from tawatur.messages import _

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Settings:
    """``hosts`` are the names that a request's Host may carry; ``secret`` is an Argon2 hash, None on loopback.

    ``tiles`` is a tile server's address (``https://tiles.example/{z}/{x}/{y}.png``) with its ``tiles_credit``.
    ``user_data_dir`` holds imported gazetteers.
    """

    hosts: frozenset[str] = LOOPBACK
    secret: str | None = None
    requests_a_minute: int = 600
    logins_a_minute: int = 5
    tiles: str | None = None
    tiles_credit: str = ""
    user_data_dir: Path | None = None

    @property
    def tiles_origin(self) -> str | None:
        """The tile server's scheme and host, for the content policy."""
        found = re.match(r"https?://[^/\s;'\",{}]+", self.tiles or "")
        return found.group() if found else None


def secret_of(file: Path) -> str:
    """The Argon2 hash of the first line of a password or token file; a line that is a hash is taken as it is.

    Raises RequestError for an empty or short secret.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    line = lines[0].strip() if lines else ""
    if line.startswith("$argon2"):
        return line
    if len(line) < 12:
        raise RequestError(_("the secret is too short"), str(file), _("at least 12 characters"))
    return _HASHER.hash(line)


def is_secret(secret: str, tried: str) -> bool:
    """Whether what was tried is the secret behind the hash."""
    try:
        return _HASHER.verify(secret, tried[:1024])
    except (VerifyMismatchError, InvalidHashError):
        return False
