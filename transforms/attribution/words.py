"""Closed classes of words, written as one string each."""


def words(listed: str) -> frozenset[str]:
    """Return the words of *listed*, which white space parts."""
    return frozenset(listed.split())


DASHES = frozenset({"—", "–", "--", "-"})
"""What sets a clause apart; a hyphen between spaces is a dash, too."""
LONG_DASHES = DASHES - {"-"}
