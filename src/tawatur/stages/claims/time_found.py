"""The words that a pattern of time matched, and what they are resolved against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tawatur.knowledge.time_words import TimeTables
from tawatur.stages.claims.time_days import Clock, day_of
from tawatur.stages.claims.time_lexemes import Lexeme


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

    def day(self) -> tuple[date, str] | None:
        """The day that the lexemes name."""
        return day_of(self.lexemes, self.clock, self.future, self.tables.named_days)
