"""The spelling of names: folded for comparison, slugged for keys, cut into parts.

`fold_name` brings together spellings of one name that differ by diacritics, case, punctuation or the transliteration
of Cyrillic and Arabic ("Sergei"/"Sergey", "Yasser"/"Yasir" stay apart, "Gaddafi"/"Qaddafi" too: those are aliases).
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_MARKS = re.compile(r"['’‘`´.]")
_OTHERS = re.compile(r"[^a-z0-9]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SPELLINGS = (
    (re.compile(r"(?<=[eaou])[yij]\b"), "i"),  # Sergey, Sergei, Sergej
    (re.compile(r"(?:iy|yy|ij|ii|yi)\b"), "i"),  # Zelenskiy, Zelenskyy
    (re.compile(r"y\b"), "i"),  # Zelensky
    (re.compile(r"\bye(?=[lvg])"), "e"),  # Yevgeny, Yeltsin
    (re.compile(r"ks"), "x"),  # Aleksandr
    (re.compile(r"\bal "), "al"),  # al Assad, al-Assad
)


@lru_cache(maxsize=65536)
def plain_name(name: str) -> str:
    """Return *name* in lower case without diacritics and punctuation, its words parted by single spaces."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _OTHERS.sub(" ", _MARKS.sub("", bare)).strip()


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return what spellings of one name have in common; not fit to be shown."""
    folded = " ".join(word for word in plain_name(name).split() if word not in _SUFFIXES)
    for pattern, spelling in _SPELLINGS:
        folded = pattern.sub(spelling, folded)
    return folded


def slug(name: str) -> str:
    """Return *name* as a part of a canonical key: `sergei-lavrov`."""
    return plain_name(name).replace(" ", "-")
