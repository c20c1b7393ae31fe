"""From a text to its attributions in words."""

from typing import NamedTuple

import pytest

from schemas.spans import join_spans
from transforms.attribution import read_attributions
from transforms.language import parse_text
from transforms.quotations import read_quotations


class Row(NamedTuple):
    source: str
    cue: str
    content: str
    rule: str
    attribution: object


@pytest.fixture(scope="session")
def read(model):
    def to_rows(text):
        parse = parse_text(text, model)
        return [
            Row(
                join_spans(text, found.source),
                join_spans(text, found.cue),
                join_spans(text, found.content),
                found.rule,
                found,
            )
            for found in read_attributions(parse, read_quotations(parse))
        ]

    return to_rows


@pytest.fixture(scope="session")
def read_one(read):
    def to_row(text):
        rows = [row for row in read(text) if row.attribution.parent is None]
        assert len(rows) == 1, rows
        return rows[0]

    return to_row
