"""Rewriting a table: the parts that a change touches are read, merged, written anew; all others stay as they are.

Rows are placed by a group and by the hash of an anchor (see `schemas.versions`). The parts of a group are the leaves
of a binary tree over the bits of that hash; a leaf of more rows than its table allows is split. So the cost of a change
grows with the parts that it touches, not with the dataset.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from flows.dataset.part_files import read_part, write_part
from schemas.table import Table
from schemas.versions import Part
from transforms.tables.row_keys import has_key, look_up

GROUP = "_group"
"""Column of the frames of a change: the group that the row belongs to."""

_ANCHOR = "_anchor"
_LEAF = "_leaf"
_HASH_BITS = 32


@dataclass(frozen=True, slots=True)
class Placement:
    """How a table is cut into parts: rows of one `anchor` stay together; a part has up to `max_rows`, if it can."""

    table: Table
    anchor: pl.Expr
    max_rows: int


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of one table that go and come, both with their group.

    Attributes:
        gone: the key columns of `on` (and those of the anchor) of rows that go, where they exist.
        come: whole rows.
        merge: how a part is made of its rows before and of `gone` and `come`, where it is not by replacing rows.
    """

    gone: pl.DataFrame
    come: pl.DataFrame
    on: tuple[str, ...]
    merge: Callable[[pl.DataFrame, pl.DataFrame, pl.DataFrame], pl.DataFrame] | None = None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One part before a change, and the parts that stand for it after."""

    old: Part | None
    before: pl.DataFrame
    new: tuple[Part, ...]
    after: tuple[pl.DataFrame, ...]


def rewrite_parts(placement: Placement, change: Change, parts: Mapping[Part, Path], staging: Path) -> Iterator[Rewrite]:
    """Apply *change* to the table made of *parts*, writing to *staging*; yield what changed, part by part."""
    leaves: dict[str, dict[str, Part]] = {}
    for part in parts:
        leaves.setdefault(part.group, {})[part.bits] = part
    gone = _by_leaf(change.gone.filter(pl.col(GROUP).is_in(list(leaves))), placement, leaves)
    come = _by_leaf(change.come, placement, leaves)
    for group, bits in sorted(gone.keys() | come.keys()):
        old = leaves.get(group, {}).get(bits)
        before = read_part(parts[old], old, placement.table) if old else placement.table.empty()
        after = _apply(change, placement.table, before, gone.get((group, bits)), come.get((group, bits)))
        if after is not None:
            pieces = list(_split(after, placement, bits))
            written = tuple(write_part(staging, placement.table, group, name, piece) for name, piece in pieces)
            yield Rewrite(old, before, written, tuple(piece for _, piece in pieces))


def _apply(
    change: Change, table: Table, before: pl.DataFrame, gone: pl.DataFrame | None, come: pl.DataFrame | None
) -> pl.DataFrame | None:
    """Return the rows of a part after *change*, in order; None where they are those before."""
    order = _order(table)
    gone = change.gone.clear() if gone is None else gone
    come = before.clear() if come is None else come.select(before.columns)
    if change.merge is not None:
        merged = change.merge(before, gone, come).sort(order)
        return None if merged.equals(before) else merged
    is_gone = has_key(before, gone, change.on)
    come = come.sort(order)
    if is_gone.sum() == come.height and before.filter(is_gone).equals(come):
        return None
    return come if is_gone.all() else pl.concat([before.filter(~is_gone), come]).sort(order)


def _order(table: Table) -> list[str]:
    return [*table.sort, *(name for name in table.key if name not in table.sort)]


def _by_leaf(
    frame: pl.DataFrame, placement: Placement, leaves: Mapping[str, Mapping[str, Part]]
) -> dict[tuple[str, str], pl.DataFrame]:
    """Return the rows of *frame* by group and bits of the leaf in which they belong."""
    if frame.is_empty():
        return {}
    forks = {group: {bits[:i] for bits in of_group for i in range(len(bits))} for group, of_group in leaves.items()}
    forks = {group: inner for group, inner in forks.items() if inner}
    cut = frame.with_columns(pl.lit("").alias(_LEAF))
    is_forked = pl.col(GROUP).is_in(list(forks))
    if cut.select(is_forked.any()).item():
        leafed = _find_leaves(frame.filter(is_forked), placement.anchor, forks)
        cut = pl.concat([cut.filter(~is_forked), leafed])
    parted = cut.partition_by(GROUP, _LEAF, as_dict=True, include_key=False, maintain_order=True)
    return {(str(group), str(bits)): rows for (group, bits), rows in parted.items()}


def _find_leaves(frame: pl.DataFrame, anchor: pl.Expr, forks: Mapping[str, set[str]]) -> pl.DataFrame:
    """Return *frame* with the bits of the leaf of each row, in groups that are split at *forks*."""
    places = frame.select(GROUP, anchor.alias(_ANCHOR))
    anchors = places.unique(maintain_order=True)
    found = [_leaf_of(f"{hash_anchor(anchor):0{_HASH_BITS}b}", forks[group]) for group, anchor in anchors.iter_rows()]
    leaves = anchors.with_columns(pl.Series(_LEAF, found, dtype=pl.String))
    return frame.with_columns(look_up(places, leaves, [GROUP, _ANCHOR], _LEAF))


@lru_cache(maxsize=1 << 17)  # the tables of an article have one anchor
def hash_anchor(anchor: str) -> int:
    """Return the first bits of the SHA-256 of *anchor*."""
    return int.from_bytes(hashlib.sha256(anchor.encode()).digest()[: _HASH_BITS // 8])


def _leaf_of(bits: str, forks: set[str]) -> str:
    length = 0
    while bits[:length] in forks:
        length += 1
    return bits[:length]


def _split(frame: pl.DataFrame, placement: Placement, bits: str) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield *frame* as leaves under *bits*, none of more rows than allowed unless one anchor has them."""
    if frame.is_empty():
        return
    if frame.height <= placement.max_rows:
        yield bits, frame
        return
    hashes = _hash_anchors(frame.select(placement.anchor.alias(_ANCHOR)).to_series())
    leaves = list(_cut_leaves(np.sort(hashes), placement.max_rows, bits))
    starts = np.array([first for _, first in leaves], dtype=hashes.dtype)
    numbered = frame.with_columns(pl.Series(_LEAF, np.searchsorted(starts, hashes, side="right") - 1))
    pieces = numbered.partition_by(_LEAF, as_dict=True, include_key=False, maintain_order=True)
    yield from ((leaf, pieces[(number,)]) for number, (leaf, _) in enumerate(leaves))


def _hash_anchors(anchors: pl.Series) -> npt.NDArray[np.uint32]:
    """Return for each row the first bits of the hash of its anchor; rows of one anchor mostly follow each other."""
    runs = anchors.rle().struct.unnest()
    hashes = np.fromiter(map(hash_anchor, runs["value"].to_list()), np.uint32, runs.height)
    return np.repeat(hashes, runs["len"].to_numpy())


def _cut_leaves(hashes: npt.NDArray[np.uint32], max_rows: int, bits: str) -> Iterator[tuple[str, int]]:
    """Yield the leaves of *hashes* (one a row, ascending, all under *bits*): their bits, and their least hash."""
    if hashes[0] == hashes[-1] or len(hashes) <= max_rows:
        yield bits, int(hashes[0])
        return
    least_of_upper = int((bits + "1").ljust(_HASH_BITS, "0"), 2)
    halves = np.split(hashes, [np.searchsorted(hashes, np.uint32(least_of_upper))])
    for bit, half in zip("01", halves, strict=True):
        if half.size:
            yield from _cut_leaves(half, max_rows, bits + bit)
