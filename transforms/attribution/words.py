"""Closed classes of words, written as one string each."""


def words(listed: str) -> frozenset[str]:
    """Return the words of *listed*, which white space parts."""
    return frozenset(listed.split())
