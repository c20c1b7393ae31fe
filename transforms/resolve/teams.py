"""Countries in match reports: "Sweden beat Panama" is about their national teams, not about the states.

A report of a match is told by the words of its sport (sports.csv): at least one that only it has, and two in all.
"""

from transforms.coding import COUNTRY_NAMES
from transforms.name_forms import slug
from transforms.reference import read_rows
from transforms.reference.entries import split_cell
from transforms.resolve.scene import Scene

_LEAST_WORDS = 2
_SPORTS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = tuple(
    (row["sport"], frozenset(split_cell(row["cues"])), frozenset(split_cell(row["hints"])))
    for row in read_rows("sports.csv", ("sport", "cues", "hints"), ("sport",))
)
_PLAYS = frozenset({"match", "game", "tournament", "team", "league", "cup", "coach"})


def find_sport(scene: Scene) -> str | None:
    """Return the sport whose match the document reports, or None."""
    if not any(word in scene.parse.text for word in _PLAYS):
        return None
    lemmas = {token.lemma for token in scene.parse.tokens}
    told = [(len((cues | hints) & lemmas), sport) for sport, cues, hints in _SPORTS if cues & lemmas]
    most, sport = max(told, default=(0, None))
    return sport if most >= _LEAST_WORDS else None


def team_key(sport: str, iso2: str, nation: str | None = None) -> str:
    """Return the canonical key of a national team: `org:sweden-national-football-team:SE`.

    Args:
        nation: name of the team's nation, where it is no state ("England").
    """
    return f"org:{slug(nation or COUNTRY_NAMES[iso2])}-national-{slug(sport)}-team:{iso2}"


def is_team(scene: Scene, mention: int) -> bool:
    """Tell whether the mention of a country may mean its team: by name, acting, and not as where someone is from."""
    found = scene.mentions[mention]
    return found.form in ("name", "acronym", "demonym") and found.reading == "actor"
