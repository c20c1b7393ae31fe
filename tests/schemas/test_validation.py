"""Each check of `schemas.validation`: one good frame, and one change to it that breaks one rule."""

from datetime import UTC, datetime

import polars as pl
import pytest

from schemas.errors import SchemaError
from schemas.spans import Span, join_spans
from schemas.table import SPANS as SPAN_LIST
from schemas.table import STRINGS, Column, Reference, Rule, SpanRule, Table, enum
from schemas.tables import TABLES
from schemas.validation import validate

TEXT = "“Talks – soon”, said Lavrov."

SAYINGS = Table(
    name="sayings",
    grain="one saying",
    key=("saying_id",),
    sort=("saying_id",),
    columns=(
        Column(name="saying_id", dtype=pl.String(), description="Key"),
        Column(name="article_id", dtype=pl.String(), description="Article"),
        Column(name="kind", dtype=enum("direct", "indirect"), description="Kind", null_means="unknown"),
        Column(name="flags", dtype=STRINGS, description="Flags", values=("a", "b")),
        Column(name="confidence", dtype=pl.Float32(), description="Confidence", minimum=0, maximum=1),
        Column(name="parent_id", dtype=pl.String(), description="Parent", null_means="none"),
        Column(name="actor_ids", dtype=STRINGS, description="Actors"),
        Column(name="text", dtype=pl.String(), description="Words", null_means="none"),
        Column(name="start", dtype=pl.Int32(), description="Start", minimum=0),
        Column(name="end", dtype=pl.Int32(), description="End", minimum=0),
        Column(name="parts_text", dtype=pl.String(), description="Words of parts", null_means="none"),
        Column(name="parts", dtype=SPAN_LIST, description="Parts"),
    ),
    references=(
        Reference(column="article_id", table="articles", key="article_id"),
        Reference(column="parent_id", table="sayings", key="saying_id"),
        Reference(column="actor_ids", table="actors", key="actor_id"),
    ),
    spans=(SpanRule(columns=("start", "end"), text="text"), SpanRule(columns=("parts",), text="parts_text")),
    rules=(Rule(name="not its own parent", holds=pl.col("parent_id") != pl.col("saying_id")),),
)

CONTEXT = {
    "articles": pl.DataFrame({"article_id": ["art_1"], "text": [TEXT]}),
    "actors": pl.DataFrame({"actor_id": ["act_1", "act_2"]}),
    "sayings": pl.DataFrame({"saying_id": ["s0", "s1", "s2"]}),
}


def make_saying(**changes):
    row = {
        "saying_id": "s1",
        "article_id": "art_1",
        "kind": "direct",
        "flags": ["a"],
        "confidence": 0.5,
        "parent_id": "s0",
        "actor_ids": ["act_1"],
        "text": "Talks",
        "start": 1,
        "end": 6,
        "parts_text": "Talks … soon",
        "parts": [{"start": 1, "end": 6}, {"start": 9, "end": 13}],
    }
    return row | changes


def make_frame(*rows):
    return pl.DataFrame(list(rows), schema=SAYINGS.polars_schema, strict=False)


def test_good_frames_pass_with_and_without_context():
    """A row of several spans, a row of none and a frame of no rows satisfy their table."""
    empty = make_saying(saying_id="s2", flags=[], actor_ids=[], parts=[], parts_text=None, parent_id=None, kind=None)
    validate(SAYINGS, make_frame(make_saying(), empty), context=CONTEXT)
    validate(SAYINGS, make_frame(make_saying(article_id="elsewhere")), context=None)
    validate(SAYINGS, SAYINGS.empty(), context=CONTEXT)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_accepts_its_empty_frame(name):
    """Nothing in a declaration, rules and spans included, names a column that the table lacks."""
    table = TABLES[name]
    validate(table, table.empty(), context=dict.fromkeys(TABLES, table.empty()))
    assert {n for rule in table.rules for n in rule.holds.meta.root_names()} <= set(table.polars_schema)
    assert {c for rule in table.spans for c in (*rule.columns, rule.text or rule.columns[0])} <= set(
        table.polars_schema
    )


@pytest.mark.parametrize(
    ("changes", "column", "rule"),
    [
        pytest.param({"saying_id": None}, "saying_id", "no nulls", id="null in a column that has none"),
        pytest.param({"flags": ["a", "z"]}, "flags", "one of", id="value of a list outside its values"),
        pytest.param({"flags": [None]}, "flags", "no nulls in the list", id="null in a list"),
        pytest.param({"confidence": -0.1}, "confidence", "at least 0", id="below the minimum"),
        pytest.param({"confidence": 1.5}, "confidence", "at most 1", id="above the maximum"),
        pytest.param({"confidence": float("nan")}, "confidence", "a number", id="not a number"),
        pytest.param({"parent_id": "s1"}, "parent_id", "not its own parent", id="rule of the table"),
        pytest.param({"article_id": "art_9"}, "article_id", "stands in articles", id="dangling reference"),
        pytest.param({"parent_id": "s9"}, "parent_id", "stands in sayings", id="dangling reference to its own table"),
        pytest.param({"actor_ids": ["act_1", "x"]}, "actor_ids", "stands in actors", id="dangling reference in a list"),
        pytest.param({"start": 7}, "start", "start <= end", id="span that ends before it starts"),
        pytest.param({"end": 60}, "end", "inside the text", id="span behind the text"),
        pytest.param({"text": "Walks"}, "text", "slices to text", id="words that are not those of the span"),
        pytest.param({"text": None}, "text", "slices to text", id="span without its words"),
        pytest.param({"parts": []}, "parts", "slices to parts_text", id="words without a span"),
        pytest.param({"parts_text": "Talks soon"}, "parts", "slices to parts_text", id="parts joined otherwise"),
        pytest.param({"parts": [{"start": None, "end": 3}]}, "parts", "start <= end", id="span without a start"),
        pytest.param({"parts": [{"start": -1, "end": 3}]}, "parts", "0 <= start", id="span before the text"),
    ],
)
def test_fault_names_table_column_rule_and_row(changes, column, rule):
    """The message holds all that is needed to find the row; good rows beside it are not named."""
    good = make_saying(saying_id="s2", parent_id=None)
    with pytest.raises(SchemaError) as raised:
        validate(SAYINGS, make_frame(good, make_saying(**changes)), context=CONTEXT)
    message = str(raised.value)
    assert message.startswith("sayings.")
    assert column in message
    assert rule in message
    assert "broken by 1 row(s)" in message
    assert "'s2'" not in message


def test_key_is_unique():
    """Two rows with the key of one are named once each."""
    with pytest.raises(SchemaError, match=r"sayings.saying_id: rule 'the key is unique' broken by 2 row\(s\).*s1"):
        validate(SAYINGS, make_frame(make_saying(), make_saying(kind="indirect")), context=CONTEXT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda f: f.drop("text"), r"missing \['text'\]", id="missing column"),
        pytest.param(lambda f: f.with_columns(more=1), r"unknown \['more'\]", id="extra column"),
        pytest.param(lambda f: f.cast({"start": pl.Int64}), "start: Int64 is not Int32", id="other dtype"),
        pytest.param(lambda f: f.cast({"kind": pl.String}), "kind: String is not Enum", id="words for an enum"),
        pytest.param(lambda f: f.select(reversed(f.columns)), "another order", id="other order"),
    ],
)
def test_columns_are_those_of_the_declaration(change, said):
    """Dtypes, names and order must be the declared ones."""
    with pytest.raises(SchemaError, match=said):
        validate(SAYINGS, change(make_frame(make_saying())))


def test_words_of_several_spans_are_joined_as_by_join_spans():
    """The check in columns and the function on records agree on how words are joined."""
    assert join_spans(TEXT, (Span(1, 6), Span(9, 13))) == make_saying()["parts_text"]


def test_articles_are_checked_against_their_own_text():
    """Blocks of an article must lie in its text, whatever the context."""
    row = {
        **dict.fromkeys(TABLES["articles"].polars_schema),
        "article_id": "art_1", "url": "u", "canonical_url": "u", "outlet": "o", "byline": [], "agency": [],
        "published_at": datetime(2026, 1, 1, tzinfo=UTC), "published_precision": "day", "published_from": "feed",
        "lang": "en", "text": TEXT, "word_count": 4, "text_sha256": "0", "access": "free", "payload_digest": "0",
        "extractor": "x", "pipeline_version": "0", "quality_flags": [],
        "blocks": [{"kind": "paragraph", "start": 0, "end": len(TEXT)}],
    }  # fmt: skip
    table = TABLES["articles"]
    validate(table, table.frame([row]))
    longer = [{"kind": "paragraph", "start": 0, "end": len(TEXT) + 1}]
    with pytest.raises(SchemaError, match=r"articles.blocks: rule 'ends inside the text"):
        validate(table, table.frame([row | {"blocks": longer}]))
