"""A fixed piece of work, timed in the same run as the benchmark: a machine's clock is not to be trusted by itself."""

from __future__ import annotations

import hashlib
import json
import re
import time

_ROUNDS = 3
_WORDS = [f"كلمة{number % 97}" for number in range(40_000)]


def reference_seconds() -> float:
    """Seconds of the processor that the fixed work takes here and now, the best of three."""
    return min(_timed() for _ in range(_ROUNDS))


def _timed() -> float:
    started = time.process_time()
    text = " ".join(_WORDS)
    counts: dict[str, int] = {}
    for word in re.findall(r"\w+", text):
        counts[word] = counts.get(word, 0) + 1
    packed = json.dumps(counts, ensure_ascii=False).encode() * 200
    hashlib.sha256(packed).hexdigest()
    sum(len(word) for word in sorted(_WORDS, key=lambda word: word[::-1]))
    return time.process_time() - started
