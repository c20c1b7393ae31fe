"""Coding of actors by their words: type, PLOVER sector and shown name, where no reference entry tells them.

In: the words of a name or role. Out: codes, or None where the words do not tell. Patterns follow the actor dictionaries
of CAMEO and the PLOVER codebook: "Polish police" is POL COP, "Hamas officials" belong to whom Hamas belongs to.
"""

import re
from functools import lru_cache

from schemas.actors import ActorType, Sector
from transforms.reference.countries import ALPHA3, read_countries
from transforms.reference.offices import GROUPS, OFFICES, sector_of

ADJECTIVES: dict[str, str] = {
    country.iso2: country.adjectives[0] if country.adjectives else country.name for country in read_countries()
}
COUNTRY_NAMES: dict[str, str] = {country.iso2: country.name for country in read_countries()}

GENERIC: dict[str, tuple[str, ActorType]] = {
    "MIL": ("armed forces", "armed_forces"),
    "COP": ("police", "government_body"),
    "LEG": ("parliament", "government_body"),
    "CVL": ("people", "people"),
}
"""Name and type of the actors that a country has one of, by sector."""

_NEUTRAL = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "official", "officials", "leader", "leaders", "member", "members",
     "chief", "head", "source", "sources", "representative", "representatives", "delegate", "delegates",
     "delegation", "figure", "figures", "supporter", "supporters", "commander", "commanders", "headquarters",
     "office"}
)  # fmt: skip
_HEADS = frozenset({"president", "chairman", "chairwoman", "chair", "director", "secretary", "governor", "chancellor"})
_TYPES: tuple[tuple[re.Pattern[str], ActorType, Sector | None], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), kind, sector)  # type: ignore[misc]
    for words, kind, sector in (
        (r"party|democrats|movement for democracy", "party", "PTY"),
        (r"supreme court|high court|court|tribunal", "government_body", "JUD"),
        (r"parliament|senate|assembly|congress|legislature|house of \w+|chamber of deputies", "government_body", "LEG"),
        (r"police|sheriff\w*|police department|gendarmerie|enforcement", "government_body", "COP"),
        (r"army|navy|air force|armed forces|brigade|battalion|regiment|marines|militia force", "armed_forces", "MIL"),
        (r"liberation front|liberation army|brigades|jihad|mujahideen|resistance front|rebels|front for the liberation",
         "armed_group", "REB"),
        (r"times|news|newspaper|tv|television|radio|herald|gazette|tribune|magazine|press|broadcasting|post|journal|"
         r"chronicle|observer|daily|wire|media|telegraph|review|"
         r"newswire|(?:citizen|standard|examiner|inquirer|dispatch|courier|echo|bulletin|mirror|monitor)$",
         "media", "JRN"),
        (r"university|college|school|institute|academy|polytechnic|museum|library|observatory", "ngo", "EDU"),
        (r"hospital|clinic|medical cent(?:er|re)|infirmary", "ngo", "MED"),
        (r"church|diocese|mosque|archdiocese|synagogue|temple", "ngo", "REL"),
        (r"central bank|reserve bank|national bank of", "central_bank", "BUS"),
        (r"bank|inc|corp|corporation|ltd|llc|plc|gmbh|ag|group|holdings|company|co|airlines?|airways|motors?|energy|"
         r"capital|partners|technologies|systems|industries|pharmaceuticals?|studios?|records|entertainment|"
         r"pictures|productions?|foods|oil|petroleum|telecom|electric|securities|insurance|investments|software|labs|hotels?|stores?|"
         r"brewery|management|consulting|associates|ventures|mining|steel|automotive|markets|logistics|railways?",
         "company", "BUS"),
        (r"ministry|department|agency|commission|council|authority|(?<!farm )bureau|administration|office|secretariat|"
         r"embassy|municipality|government|committee|service|directorate|treasury|consulate|parole board|"
         r"board of elections|cabinet|city hall", "government_body", "GOV"),
        (r"workers|teachers'? union|unions?|teamsters", "ngo", "LAB"),
        (r"association|foundation|federation|society|alliance|coalition|network|organi[sz]ation|trust|fund|charity|"
         r"league|campaign|project|watch|forum|centre|center|initiative|united|fc|club|team|confederation|"
         r"shelter|farm bureau", "ngo", "NGO"),
    )
)  # fmt: skip


_WALKS_OF_LIFE: dict[str, str] = {
    "GOV": "public", "LEG": "public", "PTY": "public", "MIL": "public", "OPP": "public", "ELI": "public",
    "SPY": "public", "REB": "public", "JUD": "law", "COP": "law", "BUS": "business", "JRN": "press", "EDU": "science",
    "MED": "science",
}  # fmt: skip


def walk_of_life(sector: str | None) -> str | None:
    """Return the walk of life of a sector, which one person seldom changes, or None where the sector tells nothing."""
    return _WALKS_OF_LIFE.get(sector or "")


@lru_cache(maxsize=16384)
def type_of_name(name: str) -> tuple[ActorType, Sector | None]:
    """Return type and sector of a body by its name; one whose name tells nothing is taken for a company.

    Example:
        >>> type_of_name("Irving Independent School District")
        ('ngo', 'EDU')
    """
    for pattern, kind, sector in _TYPES:
        if pattern.search(name):
            return kind, sector
    return "company", None


@lru_cache(maxsize=16384)
def tells_type(name: str) -> bool:
    """Tell whether a name has a word for the kind of body that it is ("University", "Group")."""
    return any(pattern.search(name) for pattern, _, _ in _TYPES)


@lru_cache(maxsize=16384)
def role_sector(words: str, *, body: Sector | None = None) -> Sector | None:
    """Return the sector of a role by its words; a mere spokesman or official has that of the body or modifier.

    Args:
        body: the sector of the body that the role belongs to by name ("Hamas" in "Hamas officials").
    """
    parts = words.lower().split()
    if body and body != "GOV" and parts and parts[-1] in _HEADS:
        return body
    if parts and parts[-1] in _NEUTRAL:
        if body and body not in ("IGO",):
            return body
        modifier = sector_of(" ".join(parts[:-1]))
        return modifier or sector_of(words)
    if parts and parts[0].startswith(("former", "ex-", "ousted", "deposed")):
        return "ELI" if sector_of(" ".join(parts[1:])) in ("GOV", "LEG", "MIL", "JUD", "ELI") else sector_of(words)
    return sector_of(words) or next((found for part in reversed(parts) if (found := _singular(part))), None)


def _singular(word: str) -> Sector | None:
    return OFFICES.get(word) or GROUPS.get(word) or (OFFICES.get(word[:-1]) if word.endswith("s") else None)


def alpha3(key: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of the country that a canonical key ends in or names, or None."""
    return next((ALPHA3[part] for part in reversed(key.split(":")) if part in ALPHA3), None)
