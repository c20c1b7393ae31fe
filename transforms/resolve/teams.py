"""Countries in match reports: "Sweden beat Panama" is about their national teams, not about the states.

A report of a match is told by how thick the words of its sport (sports.csv) stand in it: two at least and one in two
sentences, one of which only this sport has. Tennis players are no national team, so its reports are left alone.
"""

from collections import Counter
from operator import attrgetter

from transforms.coding import COUNTRY_NAMES
from transforms.name_forms import slug
from transforms.reference import read_rows
from transforms.reference.entries import split_cell
from transforms.resolve.scene import Scene

_LEAST_WORDS = 2
_WORDS_A_SENTENCE = 0.5
_SPORTS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = tuple(
    (row["sport"], frozenset(split_cell(row["cues"])), frozenset(split_cell(row["hints"])))
    for row in read_rows("sports.csv", ("sport", "cues", "hints"), ("sport",))
)
_PHRASES = tuple(cue for _, cues, _ in _SPORTS for cue in sorted(cues) if " " in cue)
_WORDS = frozenset(word for _, cues, hints in _SPORTS for word in cues | hints)
_PLAYS = ("match", "game", "tournament", "team", "league", "Cup", "cup", "coach")


def find_sport(scene: Scene) -> str | None:
    """Return the team sport whose match the document reports, or None."""
    if not any(word in scene.parse.text for word in _PLAYS):
        return None
    counted = Counter(filter(_WORDS.__contains__, map(attrgetter("lemma"), scene.parse.tokens)))
    text = scene.parse.text.lower()
    counted |= Counter({phrase: times for phrase in _PHRASES if (times := text.count(phrase))})
    told = [
        (sum(counted[word] for word in cues | hints), sport)
        for sport, cues, hints in _SPORTS
        if any(cue in counted for cue in cues)
    ]
    words, sport = max(told, default=(0, ""))
    is_report = words >= max(_LEAST_WORDS, _WORDS_A_SENTENCE * len(scene.parse.sentences))
    return sport if is_report and sport != "tennis" else None


def team_key(sport: str, iso2: str, nation: str | None = None) -> str:
    """Return the canonical key of a national team: `org:sweden-national-football-team:SE`.

    Args:
        nation: name of the team's nation, where it is no state ("England").
    """
    return f"org:{slug(nation or COUNTRY_NAMES[iso2])}-national-{slug(sport)}-team:{iso2}"


def is_team(scene: Scene, mention: int, key: str) -> bool:
    """Tell whether the mention of a country may mean its team: by name, acting, and not as where someone is from."""
    found = scene.mentions[mention]
    is_named = found.form in ("name", "acronym", "demonym") and found.reading == "actor"
    return is_named and key.startswith(("country:", "gov:"))
