"""Given names with their usual gender, and short forms of given names.

Names that are common for both genders are left out on purpose. Short forms (short_names.csv) are those of English, one
row for each full name that a short one may stand for; written down for this table from common usage.
"""

from collections import defaultdict

from transforms.reference import read_rows

GENDERS: dict[str, str] = {
    row["name"]: row["gender"] for row in read_rows("given_names.csv", ("name", "gender"), ("name",))
}
"""m or f by given name without diacritics."""

_FULL_NAMES: defaultdict[str, set[str]] = defaultdict(set)
for _row in read_rows("short_names.csv", ("short", "name"), ("short", "name")):
    _FULL_NAMES[_row["short"]].add(_row["name"])

FULL_NAMES: dict[str, frozenset[str]] = {short: frozenset(names) for short, names in _FULL_NAMES.items()}
"""Given names by their short form: "Pat" is Patricia or Patrick."""
