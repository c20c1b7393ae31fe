"""The data dictionary says all of the declarations, and the page in the repository is the current one."""

from pathlib import Path

import polars as pl
import pytest

from schemas.dictionary import name_type, write_dictionary
from schemas.table import SPANS, STRINGS, UTC_TIME, Column, Reference, Rule, SpanRule, Table, enum
from schemas.tables import TABLES

PAGE = Path(__file__).parents[2] / "output" / "README.md"


def test_page_in_the_repository_is_current():
    """`make dictionary` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == write_dictionary()


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_every_table_is_described(name):
    """Each column has a line with its name and description under the heading of its table."""
    page = write_dictionary()
    section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
    for column in TABLES[name].columns:
        assert f"| `{column.name}` |" in section
        assert column.description.replace("|", "\\|") in section


def test_all_that_is_declared_of_a_table_stands_in_its_section():
    """Values, bounds, units, null, examples, references, spans and rules of a small table, line by line."""
    table = Table(
        name="sayings",
        grain="one saying",
        key=("id",),
        sort=("id",),
        columns=(
            Column(name="id", dtype=pl.String(), description="Key", example="a|b"),
            Column(name="kind", dtype=enum("x", "y"), description="Kind", values=("x", "y")),
            Column(name="sure", dtype=pl.Float32(), description="Sureness", unit="share", minimum=0, maximum=1),
            Column(name="spans", dtype=SPANS, description="Where", null_means="nowhere"),
        ),
        references=(Reference(column="id", table="others", key="other_id"),),
        spans=(SpanRule(columns=("spans",), text="id"),),
        rules=(Rule(name="sure enough", holds=pl.col("sure") > 0),),
    )
    section = write_dictionary({"sayings": table}).split("## sayings\n\n")[1]
    assert section.splitlines() == [
        "A row is one saying. Key: `id`. Order within a file: `id`.",
        "",
        "| column | type | meaning | unit | null means | example |",
        "|---|---|---|---|---|---|",
        "| `id` | text | Key |  | never | `a\\|b` |",
        "| `kind` | one of | Kind: `x`, `y` |  | never |  |",
        "| `sure` | float32 | Sureness (from 0 to 1) | share | never |  |",
        "| `spans` | list of {start: int32, end: int32} | Where |  | nowhere |  |",
        "",
        "Checked before every commit: `id` stands in `others.other_id`; `spans` slices to `id`; sure enough.",
    ]


@pytest.mark.parametrize(
    ("dtype", "said"),
    [
        (STRINGS, "list of text"),
        (UTC_TIME, "time"),
        (pl.Date(), "day"),
        (pl.Boolean(), "true/false"),
        (pl.Int64(), "int64"),
    ],
    ids=str,
)
def test_types_are_named_in_words_that_fit_any_tool(dtype, said):
    """No name of a Polars class reaches the page."""
    assert name_type(dtype) == said
