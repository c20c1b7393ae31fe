"""Judgements on actors of the whole dataset, made after a build: which ids are one actor, and which are not.

Ids that rows assert are never rewritten; the judgements are appended to `actor_merges`, each once.
"""

from datetime import datetime
from pathlib import Path

import polars as pl

from flows.dataset.store import commit_batch
from flows.reader import has_dataset, load
from transforms.reference.gazetteer import Gazetteer
from transforms.tables.merges import propose_merges

_JUDGED = ("from_id", "to_id", "judgement")


def judge_actors(output: Path, gazetteer: Gazetteer, *, now: datetime, keep: int) -> int:
    """Append the judgements that the actors in *output* give rise to and that are not recorded; return how many."""
    if not has_dataset(output):
        return 0
    is_person = (pl.col("scope") == "global") & (pl.col("type") == "person")
    proposed = propose_merges(load("actors", output=output, where=is_person).collect(), gazetteer, at=now)
    held = load("actor_merges", output=output).select(_JUDGED).collect()
    fresh = proposed.join(held, on=_JUDGED, how="anti", maintain_order="left")
    if fresh.height:
        commit_batch(output, {"actor_merges": fresh}, now=now, keep=keep)
    return fresh.height
