"""Bylines: the authors of an article as names only.

In: what a page says of its authors (JSON-LD, meta tags, a byline in the text). Out: names in order, each once.
"By", mail and web addresses, handles, roles behind a comma and doubled names are dropped; several names in one string
are parted at commas, semicolons and "and" where every part looks like a name.
"""

import html
import re

_ADDRESS = re.compile(r"(?:https?:)?//\S+|\bwww\.\S+|\S+@\S+\.\S+|(?<!\w)@\w+")
_BY = re.compile(
    r"^(?:(?:written|reported|story|words|text|analysis|reporting|report|posted|published|review|interview) )?"
    r"(?:by|von|par|por|di|door|av|af)\b:?\s+|^(?:author|autor|auteur|byline)s?\s*:\s*",
    re.I,
)
_PARTING = re.compile(r"\s*[;|•·\n]\s*|\s*,\s*(?:and|und|et|y)\s+|\s*,\s+|,(?=\S)|\s+(?:and|und|et|&)\s+")
_NAME_WORD = re.compile(r"^(?:[^\W\d_][\w.'’-]*|(?:d[aeiou]|del|der|den|van|von|bin|al|el|la|le|ter|zu)\b.*)$")
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|journalist|columnist|producer|contributor|staff|author|bureau|chief|"
    r"analyst|redakteur|redakteurin|korrespondent|korrespondentin|autor|autorin|for|in|at|of|from|special)\b",
    re.I,
)
_NOT_A_NAME = frozenset(
    {"", "admin", "administrator", "editor", "webmaster", "unknown", "none", "null", "false", "default"}
)
_LONGEST = 80  # code points of one name; longer is a sentence


def names_of(value: object) -> tuple[str, ...]:
    """Return the names in a JSON-LD author value: a string, a node, or lists of them, to any depth."""
    found: list[str] = []
    pending = [value]
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending = [*item, *pending]
        elif isinstance(item, dict):
            pending.insert(0, item.get("name") or item.get("byline"))
        elif isinstance(item, str):
            found.extend(split_names(item))
    return _unique(found)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in one byline string.

    Example:
        >>> split_names("By Jane Doe, Political Editor, and John Q. Public (jq@example.com)")
        ('Jane Doe', 'John Q. Public')
    """
    plain = _BY.sub("", " ".join(_ADDRESS.sub(" ", html.unescape(text)).replace("()", " ").split()))
    plain = re.sub(r"\(\s*\)", "", plain).strip(" ,;|-–—:/")
    parts = [part.strip(" ,;|-–—:/") for part in _PARTING.split(plain)]
    names = [_BY.sub("", part) for part in parts if part]
    people = [part for part in names if not (_ROLE.search(part) and len(names) > 1)]
    if len(people) > 1 and not all(map(_looks_like_name, people)):
        people = [plain]
    return _unique([name for name in people if is_name(name)])


def is_name(text: str) -> bool:
    """Tell whether *text* can stand as an author: short, with letters, not a placeholder of the software."""
    return (
        text.lower() not in _NOT_A_NAME and len(text) <= _LONGEST and any(c.isalpha() for c in text) and "/" not in text
    )


def _looks_like_name(part: str) -> bool:
    words = part.split()
    return 1 <= len(words) <= 5 and all(_NAME_WORD.match(word) for word in words)


def _unique(names: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())
