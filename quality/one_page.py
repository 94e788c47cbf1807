"""A process that loads the knowledge, reads the sample's first page, and tells its processor seconds until then.

``python -m quality.one_page CACHE``. It imports nothing of the measuring, whose time is not the program's.
"""

import sys
import time
from pathlib import Path

from tawatur import reading
from tawatur.config import Config
from tawatur.records import Page
from tawatur.sample import sample_pages_folder
from tawatur.stages import archive


def main() -> None:
    config = Config(cache_dir=Path(sys.argv[1]))
    reading.load_knowledge(config)
    pages = archive.read_pages([sample_pages_folder()], config)
    first = next(page for page in pages if isinstance(page, Page))
    if not reading.read_page(first, config).claims:
        raise SystemExit("the first page of the sample yields no claim")
    print(time.process_time())


if __name__ == "__main__":
    main()
