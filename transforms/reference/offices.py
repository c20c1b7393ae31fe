"""Offices, occupations and kinds of groups with their PLOVER sector: what a common noun tells of whom it names.

offices.csv holds what one person is ("foreign minister", "pastor"), role_nouns.csv what many or a body are
("troops", "ministry"). Sectors as in the PLOVER codebook (Halterman et al. 2023) and its gold records.
"""

from functools import lru_cache

from schemas.actors import Sector
from transforms.reference import read_rows


def _sectors(file: str, columns: tuple[str, ...]) -> dict[str, Sector]:
    return {row[columns[0]]: row["sector"] for row in read_rows(file, columns, columns[:1])}  # type: ignore[misc]


OFFICES: dict[str, Sector] = _sectors("offices.csv", ("title", "sector", "country"))
"""Sector by office, title or occupation in lower case."""

COUNTRY_OF_OFFICE: dict[str, str] = {
    row["title"]: row["country"]
    for row in read_rows("offices.csv", ("title", "sector", "country"), ("title",))
    if row["country"]
}
"""Alpha-2 code of the country that an office without one is in: "Defense Secretary" is American usage."""

GROUPS: dict[str, Sector] = _sectors("role_nouns.csv", ("noun", "sector"))
"""Sector by noun for a group or body in lower case."""

LONGEST_TITLE = max(len(title.split()) for title in OFFICES)


@lru_cache(maxsize=16384)
def sector_of(words: str) -> Sector | None:
    """Return the sector of the longest office or group that *words* end in, or None.

    Example:
        >>> sector_of("senior foreign ministry officials")
        'GOV'
    """
    parts = words.lower().split()
    for first in range(max(0, len(parts) - LONGEST_TITLE), len(parts)):
        tail = " ".join(parts[first:])
        found = OFFICES.get(tail) or GROUPS.get(tail)
        if found:
            return found
    return None


def is_body_noun(noun: str) -> bool:
    """Tell whether a noun is for a group or body, and never for one person ("committee", not "police officer")."""
    return noun in GROUPS and noun not in OFFICES


_SPELT_OUT = {
    "taoiseach": "prime minister", "gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general",
    "prof.": "professor",
}  # fmt: skip


@lru_cache(maxsize=4096)
def same_office(office: str) -> str:
    """Return an office in the spelling that its variants share ("Secretary-General", "minister of defense")."""
    spelled = office.lower().replace("-", " ").replace("defense", "defence").replace("adviser", "advisor")
    if spelled in _SPELT_OUT:
        return _SPELT_OUT[spelled]
    if spelled.startswith("minister of foreign affairs"):
        return "foreign minister"
    if spelled.startswith("minister of "):
        return f"{spelled.removeprefix('minister of ').removeprefix('the ')} minister"
    return spelled
