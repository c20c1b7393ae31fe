"""A part that has grown is cut into leaves by the hash of its anchors."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dataset.rewrite import Placement, _split, hash_anchor
from schemas.tables import TABLES


@settings(max_examples=60, deadline=None)
@given(anchors=st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=60), max_rows=st.integers(1, 12))
def test_leaves_hold_the_rows_of_their_hashes_in_order(anchors, max_rows):
    """No row is lost or moved, no anchor is divided, and only a leaf of one anchor is larger than allowed."""
    frame = pl.DataFrame({"anchor": anchors, "row": range(len(anchors))})
    leaves = list(_split(frame, Placement(TABLES["articles"], pl.col("anchor"), max_rows), ""))
    assert sorted(row for _, rows in leaves for row in rows["row"]) == list(range(len(anchors)))
    for bits, rows in leaves:
        assert rows["row"].is_sorted()
        assert all(f"{hash_anchor(anchor):032b}".startswith(bits) for anchor in rows["anchor"])
        assert rows.height <= max_rows or rows["anchor"].n_unique() == 1
    assert all(not other.startswith(bits) for bits, _ in leaves for other, _ in leaves if other != bits)


def test_a_leaf_is_cut_under_its_own_bits():
    """The leaves of a part that has bits already begin with them."""
    anchors = [name for name in map(str, range(200)) if f"{hash_anchor(name):032b}".startswith("01")]
    frame = pl.DataFrame({"anchor": anchors})
    names = [bits for bits, _ in _split(frame, Placement(TABLES["articles"], pl.col("anchor"), 10), "01")]
    assert len(names) > 1
    assert all(bits.startswith("01") and len(bits) > 2 for bits in names)
