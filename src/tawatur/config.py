"""One frozen configuration, passed in; environment and files are read only in ``cli``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

VERSION = "0.1.0"
Language = Literal["ar", "en"]


@dataclass(frozen=True, slots=True)
class Config:
    """What a run may be told. Sizes are bytes, times are seconds of a processor.

    ``time_zone`` (an IANA name or None) is the zone of times that carry none and whose outlet's zone is unknown;
    None leaves them unknown (an interval wide enough for any zone). ``cache_dir`` keeps compiled knowledge for the
    next run, None keeps none.
    """

    language: Language = "en"
    processes: int | None = None
    max_page_bytes: int = 20_000_000
    max_page_seconds: float = 20.0
    time_zone: str | None = None
    cache_dir: Path | None = None
    user_data_dir: Path | None = None
    gazetteers: tuple[Path, ...] = ()
