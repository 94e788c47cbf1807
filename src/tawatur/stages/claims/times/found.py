"""The words that a pattern of time matched, and what they are resolved against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tawatur.knowledge.time_words import TimeTables
from tawatur.stages.claims.times.days import Clock, day_of
from tawatur.stages.claims.times.lexemes import Lexeme


class Found(Struct, frozen=True):
    """Lexemes that a pattern matched, and what they are resolved against."""

    lexemes: Sequence[Lexeme]
    clock: Clock | None
    future: bool
    tables: TimeTables

    def value(self, symbols: str) -> str | None:
        """The value of the first lexeme with one of the symbols."""
        return next((x.value for x in self.lexemes if x.symbol in symbols), None)

    def has(self, symbol: str) -> bool:
        """Whether a lexeme has the symbol."""
        return any(x.symbol == symbol for x in self.lexemes)

    @property
    def step(self) -> int:
        """Back one unit ("last"), on one ("next"), or none."""
        return -1 if self.has("L") else 1 if self.has("F") else 0

    def year(self) -> int | None:
        """The year that the words state, or tell from the clock's; None where neither does."""
        stated = self.value("Y")
        if stated is not None:
            return int(stated)
        return self.clock.day.year + self.step if self.clock is not None else None

    def day(self) -> tuple[date, str] | None:
        """The day that the lexemes name."""
        return day_of(self.lexemes, self.clock, self.future, self.tables.named_days)
