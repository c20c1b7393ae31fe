"""What the form of a name tells where the corpora do not: places that are polities or not, demonyms, dates, titles.

The corpora mark "place" or "geo" alike for Paris and for the Danube. Places with a word of landscape, building or
region are LOC, all others GPE (cities, provinces, states).
"""

import re
from collections.abc import Sequence


def words_of(listing: str) -> frozenset[str]:
    """Return the words of a listing."""
    return frozenset(listing.split())


TITLES = words_of(
    """
    mr. mr ms. ms mrs. mrs dr. dr sir lord lady dame president ex-president prime minister vice deputy general gen.
    secretary secretary-general senator sen. chancellor premier ambassador governor gov. foreign defense defence
    interior finance spokesman spokeswoman spokesperson
    colonel col. lt. lieutenant major maj. captain capt. sergeant sgt. rep.
    representative congressman congresswoman justice judge professor prof. commander admiral adm. administrator chairman
    chairwoman director pope king queen prince princess sheikh sheik ayatollah rev. reverend bishop archbishop cardinal
    mayor leader opposition
    """
)
ARTICLES = frozenset({"the", "a", "an"})

_DATE = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|today|yesterday|tomorrow|tonight|[12]\d{3}s?|['’]?\d{2}s|\d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|year-old|quarter", re.IGNORECASE
)
_DEMONYM = re.compile(
    r"[A-Z].*[a-z](?:ese|ish|ian|ians|ean|eans|can|cans|i|is|ans|an|ch|ab|abs|ite|ites)"
    r"|Dutch|Greeks?|Czechs?|Turks?|Kurds?|Thai|Swiss|Jews?|Arabs?|Serbs?|Croats?|Poles?|Danes?|Swedes?|Finns?|Scots?"
    r"|Muslims?|Christians?|Sunnis?|Shiites?|Catholics?|Democrats?|Republicans?|Tutsis?|Hutus?|Sikhs?|Hindus?|Islamic"
)
_NOT_POLITY = re.compile(
    r"river|sea|ocean|lake|gulf|bay|strait|straits|channel|canal|mount|mountains?|mt\.?|hills?|valley|desert|islands?|isle"
    r"|peninsula|cape|coast|beach|delta|basin|plateau|forest|park|airport|base|port|street|avenue|road|highway|bridge|square"
    r"|palace|house|prison|hospital|hotel|stadium|station|camp|dam|border|strip|bank|zone|region|area|heights|crossing"
    r"|church|cathedral|mosque|temple|museum|school|plant|field|tower|building|center|centre|wall|gate|garden|gardens|creek"
    r"|africa|asia|europe|antarctica|arctic|america|americas|east|west|north|south|balkans|caucasus|middle|far|sahara"
    r"|himalayas?|alps|andes|danube|nile|rhine|mediterranean|atlantic|pacific|caribbean|baltic|earth|moon|mars|sun|world",
    re.IGNORECASE,
)
_POLITIES_WITH_DIRECTION = frozenset(
    """
    south africa,north korea,south korea,south sudan,east timor,west virginia,north carolina,south carolina,
    north dakota,south dakota,south ossetia,northern ireland,south australia,united states of america,rhode island,
    long beach,palm beach,new south wales,western australia,marshall islands,solomon islands,falkland islands,
    cayman islands,north macedonia""".replace("\n    ", "").split(",")
)


def place_label(words: Sequence[str]) -> str:
    """Return GPE for the name of a state, province or city, else LOC."""
    lower = [word.lower() for word in words]
    if " ".join(word for word in lower if word not in ARTICLES) in _POLITIES_WITH_DIRECTION:
        return "GPE"
    return "LOC" if any(_NOT_POLITY.fullmatch(word) for word in lower) else "GPE"


def is_demonym(word: str) -> bool:
    """Tell whether *word* looks like the adjective or noun of a people or a creed."""
    return _DEMONYM.fullmatch(word) is not None


def is_date_word(word: str) -> bool:
    """Tell whether *word* names a day, month, year or decade."""
    return _DATE.fullmatch(word) is not None


def is_duration_word(word: str) -> bool:
    """Tell whether *word* is a unit of calendar time."""
    return _DURATION.fullmatch(word) is not None


def trim_name(words: Sequence[str], first: int, last: int, is_person: bool) -> int:
    """Return where the name in words [first, last) begins once articles, and titles before a person, are left off."""
    while last - first > 1 and words[first].lower() in ARTICLES:
        first += 1
    while is_person and last - first > 1 and words[first].lower() in TITLES:
        first += 1
    return first
