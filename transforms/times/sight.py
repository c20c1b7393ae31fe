"""What a reader of times sees, and what it gives: the words of one sentence with the dates known, and a reading."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from schemas.documents import Parse
from schemas.times import TimexType


@dataclass(frozen=True, slots=True)
class Sight:
    """One sentence, tokens [first, last) of *parse*.

    Attributes:
        low: the words of the whole parse in lower case.
        published_on: the day of publication, or None.
        told: the start of the last date that the text named before, for "that year" and "two years later".
        is_day_told: whether that date was a day.
    """

    parse: Parse
    low: tuple[str, ...]
    first: int
    last: int
    published_on: date | None
    told: date | None
    is_day_told: bool

    def word(self, index: int) -> str:
        """Return the lower-case word at *index*, or "" outside of the sentence."""
        return self.low[index] if self.first <= index < self.last else ""

    def is_capital(self, index: int) -> bool:
        """Tell whether the word at *index* is in the sentence and begins with a capital."""
        return self.first <= index < self.last and self.parse.tokens[index].text[0].isupper()

    def touches(self, index: int) -> bool:
        """Tell whether the token at *index* is written onto the one before it."""
        tokens = self.parse.tokens
        return self.first < index < self.last and tokens[index].start == tokens[index - 1].end


class Reading(NamedTuple):
    """A time over tokens [first, last); `starts_at` and `ends_at` only where they do not follow from the value."""

    first: int
    last: int
    timex_type: TimexType
    value: str
    mod: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
