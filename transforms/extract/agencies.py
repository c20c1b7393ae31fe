"""News agencies credited with a text: read from credit lines, datelines and bylines.

In: lines and authors of an article. Out: names of agencies. An agency named in running text ("told Reuters") is a
source, not a credit, and is not read here. Forms and names: reference/agencies.csv.
"""

import re
from collections.abc import Iterable

from transforms.reference import Row, read_rows

_ROWS: tuple[Row, ...] = read_rows("agencies.csv", ("form", "agency", "supplies", "source"), ("form",))
_TEXT = {row["form"]: row["agency"] for row in _ROWS if row["supplies"] in ("text", "both")}
_PHOTO = tuple(row["form"] for row in _ROWS if row["supplies"] in ("photo", "both"))


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


_AGENCY = rf"(?:{_any_of(_TEXT)})"
PHOTO_AGENCY = rf"(?:{_any_of(_PHOTO)})"
"""Pattern of the names under which pictures are credited."""

_LONGEST_CREDIT = 120  # code points
_INITIALS = r"[a-zäöü]{1,4}"
_MEMBER = rf"(?:(?:with|and|by|from|via|source:?)\s+)?(?:{_AGENCY}|{_INITIALS})"
_CREDIT = re.compile(
    rf"^[(\[–—-]*\s*(?:(?:source|sources|from|by|via|with)\s*:?\s+)?(?P<list>{_MEMBER}(?:\s*(?:[/,;&|+-]|and|with)\s*{_MEMBER})*)"
    r"\s*[)\].]*$",
    re.I,
)
_DATELINE = re.compile(
    rf"^\s*(?:[^\W\d_][^\n()]{{1,80}}?)?\s*\((?P<list>{_AGENCY}(?:\s*[/,]\s*{_AGENCY})*)\)\s*(?:[-–—:]|$|(?=[A-Z]))"
)
_PLACE_DATELINE = re.compile(
    rf"^[^\W\d_][^\n()]{{1,60}}?,\s+(?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}\s+)?\(?(?P<list>{_AGENCY})\)?\s+[-–—]{{1,2}}\s"
)
_WRITER = r"(?:\w+ ){0,2}(?:writer|reporter|journalist|correspondent)s?"
_CONTRIBUTED = re.compile(rf"^(?:the )?(?P<list>{_AGENCY})(?:['’]s)?\s+{_WRITER}\b.*\bcontribut", re.I)
_SHARED_WORK = r"with (?:files|reporting|material|inputs?)|additional reporting|reporting|this (?:report|story|article)"
_FILES = re.compile(rf"^[(–—-]*(?i:{_SHARED_WORK})\b.*?\b(?:from|by)\b.*\b(?P<list>{_AGENCY})\b")
_AGENCY_WORD = re.compile(rf"(?<![\w]){_AGENCY}(?![\w])")


def is_credit(line: str) -> bool:
    """Tell whether the whole line is the credit of an agency: `(Reuters/swg)`, `dpa`, `Source: AFP`."""
    match = _CREDIT.match(line.strip()) if len(line) <= _LONGEST_CREDIT else None
    return bool(match and _AGENCY_WORD.search(match["list"]))


def agencies_of_line(line: str) -> tuple[str, ...]:
    """Return the agencies that *line* credits: a credit line, a contribution line, or a first line with a dateline.

    Example:
        >>> agencies_of_line("KYIV, Feb 3 (Reuters) - Talks resumed.")
        ('Reuters',)
    """
    text = line.strip()
    for pattern in (_CREDIT, _CONTRIBUTED, _FILES, _DATELINE, _PLACE_DATELINE):
        match = pattern.match(text)
        found = _AGENCY_WORD.findall(match["list"]) if match else []
        if found:
            return tuple(dict.fromkeys(_TEXT[form] for form in found))
    return ()


def agencies_of_authors(authors: Iterable[str]) -> tuple[str, ...]:
    """Return the agencies among *authors* ("Associated Press", "dpa")."""
    folded = {form.casefold(): agency for form, agency in _TEXT.items()}
    return tuple(dict.fromkeys(folded[name.casefold()] for name in authors if name.casefold() in folded))
