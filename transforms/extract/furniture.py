"""Lines that are no part of an article, told by their words and shape alone.

In: one line. Out: which sort of furniture it is, or None for what may be the article's own. The rules stand in
reference/furniture.csv, each with a line that it is for: the conventions of English news pages for labels above
links, invitations to subscribe, share and comment, credits of colleagues and photographers, notices of rights. Each
demands a whole line of that shape, so that a sentence that merely mentions a newsletter or a comment stays. Where a
line stands, and how much of it is links, is judged elsewhere.
"""

import re
from typing import Literal, get_args

from transforms.extract.agencies import PHOTO_AGENCY, is_credit
from transforms.reference import read_rows

Furniture = Literal["agency", "comments", "credit", "label", "legal", "newsletter", "photo", "share", "stamp", "teaser"]

_LONGEST = 400  # code points; longer lines are prose whatever they begin with
_STAMP_LENGTH = 80
_TAIL = 160  # code points at the end of a line in which credits and notices stand
_BULLETS = "-•*▶►→» "

_ROWS = read_rows("furniture.csv", ("sort", "pattern", "example"), ("sort", "pattern"))


def _compile(sort: str, *, anchored: bool) -> re.Pattern[str] | None:
    patterns = [row["pattern"] for row in _ROWS if row["sort"] == sort and row["pattern"].startswith("^") == anchored]
    return re.compile("|".join(patterns).replace("<photo>", PHOTO_AGENCY), re.I) if patterns else None


_STARTS: dict[Furniture, re.Pattern[str]] = {
    sort: pattern for sort in get_args(Furniture) if (pattern := _compile(sort, anchored=True))
}
_PARTS: dict[Furniture, re.Pattern[str]] = {
    sort: pattern for sort in get_args(Furniture) if (pattern := _compile(sort, anchored=False))
}

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_VERB = r"(?:(?:first |last |originally )?(?:published|updated?|posted|modified|created|edited|date)(?: on| at)?\s*:?)"
_STAMP_WORD = (
    rf"(?:{_VERB}|{_DAY}|{_MONTH}|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?|[ap]\.?m\.?|"
    r"(?-i:[A-Z]{2,5})|[+-]\d{2}:?\d{2}|at|on|ago|minutes?|min|hours?|hrs?|days?|read)"
)
_STAMP = re.compile(
    rf"^(?=.*\d)(?=.*\b(?:{_VERB}|{_DAY}|{_MONTH}|ago|min(?:ute)? read)).{{0,2}}"
    rf"{_STAMP_WORD}(?:[\s,./|•·()–—-]+{_STAMP_WORD})*[\s.):]*$",
    re.I,
)


def furniture_of(line: str) -> Furniture | None:
    """Return the sort of furniture that *line* is by its words, or None.

    Example:
        >>> furniture_of("Leave a Comment")
        'comments'
    """
    text = line.strip().lstrip(_BULLETS).strip()
    if not text or len(text) > _LONGEST:
        return None
    if is_credit(text):
        return "agency"
    for sort, pattern in _STARTS.items():
        if pattern.match(text):
            return sort
    for sort, pattern in _PARTS.items():
        if pattern.search(text[-_TAIL:]):
            return sort
    return "stamp" if len(text) <= _STAMP_LENGTH and _STAMP.match(text) else None
