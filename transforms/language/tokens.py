"""Text to tokens: exact code points in, spans of words in the tokenisation of UD English (EWT, GUM) out.

Nothing is normalised, so every token slices to itself. Followed from the treebanks' guidelines
(universaldependencies.org/en, tokenisation, 2.17): hyphenated compounds are split ("well - known") but prefixes are not
("co-founder"), clitics are split ("do n't", "Putin 's"), abbreviations keep their stop, numbers keep their inner marks.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

PREFIXES = frozenset(
    "anti bi co counter cross de e ex extra fore inter intra macro mega meta micro mid mini mis multi neo non out over pan "
    "para post pre pro proto pseudo psycho quasi re semi socio sub super supra trans tri ultra un under uni vice".split()
) - {"vice", "over", "under", "out"}

ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr prof rev hon fr sr jr st mt ft gen lt col maj capt cmdr cdr adm sgt cpl pvt brig sen rep gov pres "
    "amb atty asst dep dir supt insp det inc corp co ltd llc bros plc jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy no nos vol vols pp ed eds vs v etc al cf approx dept est "
    "govt intl univ assn ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla "
    "ore pa penn tenn tex va vt wash wis wyo fig figs bn mn ph.d u.s u.k u.n e.u d.c e.g i.e a.m p.m".split()
)

_URL = r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]}]"
_EMAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"[@#]\w+"
_ACRONYM = r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w.]))?"
_NUMBER = r"\d+(?:[.,:/]\d+)+(?:st|nd|rd|th|s)?(?![^\W_])|\d+(?:[.,]\d+)*(?=[^\W\d_])|\.\d+(?!\w)|\d+(?:st|nd|rd|th|s|er)(?!\w)|\d+"
_WORD = r"[^\W_](?:[\w\u00ad\u200b-\u200d\u2060\u0300-\u036f]|(?<=\w)[.&](?=[^\W_]))*"
_ELLIPSIS = r"\.{2,}|…|(?:\. ){2,}\."
_RUN = r"([-*=_~#+])\1+|([!?])[!?]*"
_QUOTES = r"``|''|,,(?=\w)"
_ATOM = re.compile(f"{_URL}|{_EMAIL}|{_HANDLE}|{_ELLIPSIS}|{_ACRONYM}|{_NUMBER}|{_WORD}|{_QUOTES}|{_RUN}|\\S")
_CHUNK = re.compile(r"\S+")
_CLITIC = re.compile(r"(?<=\w)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_JOINED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2}

MAX_WORD = 200
"""A token never holds more code points: longer runs without a space are cut, so that no text makes one giant word."""


def find_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the code points [start, end) of each token of *text* in order; white space and nothing else lies between."""
    for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
        for first in range(chunk.start(), chunk.end(), MAX_WORD):
            last = min(first + MAX_WORD, chunk.end())
            for left, right in _split_chunk(text[first:last]):
                yield first + left, first + right


@lru_cache(maxsize=65536)
def _split_chunk(chunk: str) -> tuple[tuple[int, int], ...]:
    atoms = [match.span() for match in _ATOM.finditer(chunk)]
    return tuple(_split_clitics(chunk, _join_atoms(chunk, atoms)))


def _join_atoms(chunk: str, atoms: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put back together what the pattern cut but the treebanks do not: prefixes, clitics, abbreviations."""
    joined: list[tuple[int, int]] = []
    for left, right in atoms:
        if joined and _continues(chunk, joined[-1], (left, right)):
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined


def _continues(chunk: str, before: tuple[int, int], atom: tuple[int, int]) -> bool:
    word, piece = chunk[before[0] : before[1]], chunk[atom[0] : atom[1]]
    if piece == ".":
        return is_abbreviation(word)
    if piece == "-":
        return word.lower() in PREFIXES and chunk[atom[1] : atom[1] + 1].isalpha()
    if word[-1] == "-" and len(word) > 1:
        return piece[0].isalnum()
    if piece in ("'", "’"):
        return (
            word[-1].isalpha() and re.match(r"(?:s|m|d|re|ve|ll|t)(?!\w)", chunk[atom[1] :], re.IGNORECASE) is not None
        )
    return word[-1] in "'’" and len(word) > 1 and piece[0].isalpha()


def is_abbreviation(word: str) -> bool:
    """Tell whether *word*, given without its stop, is one that is written with a stop inside a sentence."""
    return (len(word) == 1 and word.isalpha() and word.isupper()) or word.lower() in ABBREVIATIONS


def _split_clitics(chunk: str, tokens: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in tokens:
        word = chunk[left:right]
        clitic = _CLITIC.search(word)
        cut = clitic.start() if clitic else _JOINED.get(word.lower(), 0)
        if cut:
            yield left, left + cut
            yield left + cut, right
        else:
            yield left, right
