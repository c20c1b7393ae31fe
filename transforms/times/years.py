"""Years and parts of them: "1998", "fiscal 2019", "summer 1998", "the 1990s", "the 20th century", "the fourth quarter".

A bare number of four digits is a year unless it counts, costs or measures something.
"""

import re

from transforms.figures.numbers import read_number
from transforms.figures.units import unit_after
from transforms.times.sight import Reading, Sight
from transforms.times.tense import read_direction
from transforms.times.words import MONTHS, SEASONS, WORD_SETS

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_DECADE = re.compile(r"(?:1[0-9]|20)\d0s")
_RECENT = range(1900, 2100)
_YEAR_SIGNALS = WORD_SETS["year_signals"]
_AMOUNT_BEFORE = frozenset({"$", "£", "€", "¥", "#", "no.", "+", "per", "/", "."})
_AMOUNT_AFTER = frozenset({"%", "percent", "per", "euros", "dollars", "/"})
_RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def is_dated(sight: Sight, index: int, signals: frozenset[str]) -> bool:
    """Tell whether one of *signals* stands before token *index*, also with a hyphen between ("mid-1998")."""
    before = sight.word(index - 1)
    return before in signals or (before == "-" and sight.word(index - 2) in signals)


def full_year(year: str) -> int:
    """Return a year of two or four digits; two digits lie between 1951 and 2050."""
    return int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 50 else 2000)


def read_year_behind(sight: Sight, index: int) -> tuple[int | None, int]:
    """Return the year at token *index*, also behind a comma or "of", and the token behind it."""
    at = index + 1 if sight.word(index) in (",", "of") else index
    word = sight.word(at)
    if len(word) == 4 and _YEAR.fullmatch(word):
        return int(word), at + 1
    if at == index and word in ("'", "’") and sight.word(at + 1).isdecimal() and len(sight.word(at + 1)) == 2:
        return full_year(sight.word(at + 1)), at + 2
    return None, index


def read_year(sight: Sight, index: int) -> Reading | None:
    """Read a year ("since 1997", "the 1998 bombing") and a season of one ("summer 1998", "the fall of 1998")."""
    word = sight.word(index)
    if not _YEAR.fullmatch(word):
        return None
    if _is_no_year(sight, index):
        return None
    is_signalled = is_dated(sight, index, _YEAR_SIGNALS)
    if int(word) not in _RECENT and not is_signalled and not _modifies_singular(sight, index):
        return None
    at = index - 2 if sight.word(index - 1) in ("of", "in") else index - 1
    if (season := SEASONS.get(sight.word(at))) and (
        sight.word(at - 1) in ("the", "in", "early", "late", "since", "of", "by") or season != "FA"
    ):
        first = at - 1 if sight.word(at - 1) == "the" else at
        return Reading(first, index + 1, "DATE", f"{word}-{season}")
    if sight.word(index + 1) in ("-", "–", "/") and sight.touches(index + 1) and len(sight.word(index + 2)) == 2:
        return _read_double_year(sight, index)
    if sight.word(index - 1) == "fiscal":
        return Reading(index - 1, index + 1, "DATE", f"FY{word}")
    return Reading(index, index + 1, "DATE", word)


def _modifies_singular(sight: Sight, index: int) -> bool:
    """Tell "the 1898 ruling" from "1898 people" and "1500 metre race"."""
    if index + 1 >= sight.last or int(sight.word(index)) < 1500:
        return False
    is_noun = sight.parse.tokens[index + 1].xpos == "NN"
    return is_noun and unit_after(sight.parse.tokens, index + 1, sight.last) is None


def _read_double_year(sight: Sight, index: int) -> Reading | None:
    """Read "2018-19" as the two years."""
    second = sight.word(index + 2)
    if not second.isdecimal() or int(second) != (int(sight.word(index)) + 1) % 100:
        return None
    year = int(sight.word(index))
    return Reading(index, index + 3, "DATE", f"{year}/{year + 1}")


def _is_no_year(sight: Sight, index: int) -> bool:
    """Tell amounts, codes and counts ("$1998", "ISO-1998", "2000 people", "1900 percent") from years."""
    before, after = sight.word(index - 1), sight.word(index + 1)
    if before in _AMOUNT_BEFORE or after in _AMOUNT_AFTER or _is_in_range(sight, index):
        return True
    if before in ("-", "–") and sight.touches(index):
        joined = sight.word(index - 2)
        if not joined.isdecimal() and joined not in ("mid", "post", "pre", "early", "late"):
            return True
    if sight.touches(index + 1) and after[:1].isalpha() and after not in ("s", "'s", "’s"):
        return True
    token = sight.parse.tokens[index]
    if token.head > index and token.deprel == "nummod" and not _is_determined(sight, index):
        noun = sight.parse.tokens[token.head]
        return noun.xpos == "NNS" and not noun.text[0].isupper() and token.head < index + 4
    return token.deprel == "flat" and sight.parse.tokens[index - 1].upos == "PROPN" and before not in MONTHS


def _is_determined(sight: Sight, index: int) -> bool:
    """Tell "the 1992 protests" from "2000 people": an article or possessor comes before."""
    return sight.word(index - 1) in ("the", "its", "their", "his", "her", "our", "'s", "’s", "this", "those")


def _is_in_range(sight: Sight, index: int) -> bool:
    """Tell whether the number is one end of a range whose other end is no year ("2000 - 2500 calories")."""
    for join, other in ((index - 1, index - 2), (index + 1, index + 2)):
        digits = sight.word(other).replace(",", "")
        is_long = len(digits) >= 4 and digits.isdecimal()
        is_other_year = is_long and _YEAR.fullmatch(digits) is not None and int(digits) in _RECENT
        if sight.word(join) in ("to", "-", "–") and is_long and not is_other_year:
            return True
    return False


def read_decade(sight: Sight, index: int) -> Reading | None:
    """Read "the 1990s", "1990s" and "the '90s"."""
    word = sight.word(index)
    first = index - 1 if sight.word(index - 1) == "the" else index
    if _DECADE.fullmatch(word):
        return Reading(first, index + 1, "DATE", word[:3])
    if word in ("'", "’", "‘") and re.fullmatch(r"\d0s", sight.word(index + 1)):
        return Reading(first, index + 2, "DATE", "19" + sight.word(index + 1)[0])
    if re.fullmatch(r"['’‘]?[2-9]0s", word) and (word[0] in "'’‘" or sight.word(index - 1) == "the"):
        return Reading(first, index + 1, "DATE", "19" + word[-3])
    return None


def read_century(sight: Sight, index: int) -> Reading | None:
    """Read "the 20th century" and "nineteenth-century"."""
    at = index + 2 if sight.word(index + 1) == "-" else index + 1
    if sight.word(at) not in ("century", "centuries"):
        return None
    number = read_number(sight.parse, index, sight.last)
    if number is None or number.form != "ordinal" or not 1 <= number.low <= 30:
        return None
    first = index - 1 if sight.word(index - 1) == "the" and at == index + 1 else index
    return Reading(first, at + 1, "DATE", f"{int(number.low) - 1:02d}")


def read_quarter(sight: Sight, index: int) -> Reading | None:
    """Read "the first quarter", "third-quarter", "fourth quarter of 2018", "Q3 2019", "the second half of 1998"."""
    word = sight.word(index)
    if re.fullmatch(r"q[1-4]", word):
        return _make_part(sight, index, index + 1, "Q", int(word[1]))
    count = _RANKS.get(word)
    at = index + 2 if sight.word(index + 1) == "-" else index + 1
    unit = {"quarter": "Q", "half": "H"}.get(sight.word(at))
    if count is None or unit is None or count > (4 if unit == "Q" else 2):
        return None
    if unit == "H" and read_year_behind(sight, at + 1)[0] is None:
        return None
    first = index - 1 if sight.word(index - 1) in ("the", "its", "fiscal") else index
    return _make_part(sight, first, at + 1, unit, count)


def _make_part(sight: Sight, first: int, last: int, unit: str, count: int) -> Reading | None:
    year, end = read_year_behind(sight, last)
    if (
        sight.word(last) == "of"
        and sight.word(last + 1) == "fiscal"
        and (fiscal := read_year_behind(sight, last + 2))[0]
    ):
        return Reading(first, fiscal[1], "DATE", f"FY{fiscal[0]}-{unit}{count}")
    if year is None:
        if sight.published_on is None:
            return Reading(first, last, "DATE", f"XXXX-{unit}{count}")
        year = sight.published_on.year
        starts_later = (count - 1) * (3 if unit == "Q" else 6) >= sight.published_on.month
        if starts_later and read_direction(sight.parse, first) == "past":
            year -= 1
    return Reading(first, end, "DATE", f"{year}-{unit}{count}")
