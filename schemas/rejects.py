"""Rejects: what was refused at some stage, and why; published with the rest so that nothing is lost silently."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

import polars as pl

from schemas.table import UTC_TIME, Column, Table, enum

Stage = Literal["fetch", "load", "extract", "annotate", "check"]


@dataclass(frozen=True, slots=True)
class Reject:
    """One thing refused: `id` is the article id where there is one, else made from the url."""

    stage: Stage
    id: str
    url: str
    reason: str
    detail: str = ""
    at: datetime | None = None


REJECTS = Table(
    name="rejects",
    grain="one page, record or article that was refused",
    key=("stage", "id"),
    sort=("stage", "id"),
    columns=(
        Column(name="stage", dtype=enum(*get_args(Stage)), description="Stage that refused it", values=get_args(Stage)),
        Column(name="id", dtype=pl.String(), description="Article id, made from the address"),
        Column(name="url", dtype=pl.String(), description="Address or file it came from"),
        Column(name="reason", dtype=pl.String(), description="Why, in one word of a closed list", example="too_large"),
        Column(name="detail", dtype=pl.String(), description="Why, in words", example="62914560 bytes; the cap is 10000000"),
        Column(name="at", dtype=UTC_TIME, description="When the run refused it", unit="UTC", null_means="not recorded"),
    ),
)
