"""Arc scores to a dependency tree: the greedy choice where it is a tree, the maximum spanning tree where it is not.

Chu and Liu (1965) and Edmonds (1967), with a single root as UD demands.
"""

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
_ROOTS_TRIED = 4

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def decode_heads(scores: Scores) -> Heads:
    """Return the head of every word; `scores[d, h]` is that of the arc h -> d, row and column 0 the artificial root.

    The first element of the answer is 0 and means nothing.
    """
    exact = scores.astype(np.float64)
    np.fill_diagonal(exact, _NEVER)
    heads = _best_heads(exact)
    if (heads[1:] == 0).sum() == 1 and _find_cycle(heads) is None:
        return heads
    return _best_single_root(exact)


def _best_heads(scores: NDArray[np.float64]) -> Heads:
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    return heads


def _best_single_root(scores: NDArray[np.float64]) -> Heads:
    words = np.arange(1, len(scores))
    candidates = words[np.argsort(-scores[1:, 0], kind="stable")][:_ROOTS_TRIED]
    best: tuple[float, Heads] | None = None
    for root in candidates:
        only = scores.copy()
        only[:, 0] = _NEVER / 10
        only[root, 0] = -_NEVER / 10
        heads = _spanning_tree(only)
        total = float(scores[words, heads[1:]].sum())
        if best is None or total > best[0]:
            best = total, heads
    assert best is not None
    return best[1]


def _spanning_tree(scores: NDArray[np.float64]) -> Heads:
    heads = _best_heads(scores)
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    return _break_cycle(scores, heads, np.array(cycle))


def _break_cycle(scores: NDArray[np.float64], heads: Heads, cycle: NDArray[np.int64]) -> Heads:
    """Contract *cycle* to one node (the last), solve the smaller problem, break the cycle where it is entered."""
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    enter = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    leave = scores[np.ix_(rest, cycle)]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), _NEVER)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[size, :size] = enter.max(axis=0)
    smaller[:size, size] = leave.max(axis=1)
    np.fill_diagonal(smaller, _NEVER)
    inner = _spanning_tree(smaller)
    answer = heads.copy()
    for row in range(1, size):
        chosen = inner[row]
        answer[rest[row]] = cycle[leave[row].argmax()] if chosen == size else rest[chosen]
    entered_from = inner[size]
    answer[cycle[enter[:, entered_from].argmax()]] = rest[entered_from]
    return answer


def _find_cycle(heads: Heads) -> list[int] | None:
    state = [0] * len(heads)
    state[0] = -1
    parents = heads.tolist()
    for start in range(1, len(parents)):
        node = start
        path = []
        while state[node] == 0:
            state[node] = start
            path.append(node)
            node = parents[node]
        if state[node] == start:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = -1
    return None
