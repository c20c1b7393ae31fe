"""Across the tables of a batch: rows belong to its articles, actors are sighted where they stand."""

import polars as pl
import pytest

from schemas.errors import SchemaError
from schemas.tables import ARTICLE_TABLES, TABLES
from transforms.tables.check import check_batch, find_claims_elsewhere

TEXT = "Anna said no."


def fill(table, **values):
    row = dict.fromkeys(TABLES[table].polars_schema)
    for column in TABLES[table].columns:
        if not column.is_nullable:
            row[column.name] = [] if str(column.dtype).startswith("List") else False
    return TABLES[table].frame([row | values])


def make_batch(**changes):
    article = fill(
        "articles", article_id="art_1", url="u", canonical_url="u", outlet="o", published_precision="none", lang="en",
        text=TEXT, word_count=3, text_sha256="0", access="free", payload_digest="0", extractor="x",
        pipeline_version="0",
    )  # fmt: skip
    claim = fill(
        "claims", claim_id="clm_1", article_id="art_1", sentence=0, form="indirect", content_text="no",
        content_spans=[{"start": 10, "end": 12}], cue_kind="verb", act="assert", polarity="affirm",
        source_kind="name", actor_id="act_1", confidence=0.5, rule="clause",
    )  # fmt: skip
    sighting = fill(
        "actor_sightings", article_id="art_1", actor_id="act_1", canonical_key="person:anna", scope="global",
        name="Anna", type="person", outlet="o", mention_count=1, claim_count=1,
    )  # fmt: skip
    batch = {name: TABLES[name].empty() for name in ARTICLE_TABLES}
    batch |= {"articles": article, "claims": claim, "actor_sightings": sighting}
    return batch | {name: change(batch[name]) for name, change in changes.items()}


def test_a_whole_batch_passes():
    """The batch that the cases below break is good."""
    check_batch(make_batch())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"articles": pl.DataFrame.clear}, r"claims.article_id.*art_1", id="claim without its article"),
        pytest.param(
            {"actor_sightings": pl.DataFrame.clear},
            r"claims.actor_id: rule 'sighted in its article'.*act_1",
            id="speaker without a sighting",
        ),
        pytest.param(
            {"claims": lambda frame: frame.with_columns(target_ids=pl.lit(["act_1", "act_9"]))},
            r"claims.target_ids: .*act_9",
            id="one of several targets without a sighting",
        ),
        pytest.param(
            {"claims": lambda frame: frame.with_columns(content_text=pl.lit("yes"))},
            "slices to content_text",
            id="words",
        ),
        pytest.param(
            {"claims": lambda frame: frame.with_columns(group_id=pl.lit("clm_9"))}, "claims.group_id", id="group"
        ),
    ],
)
def test_a_fault_names_table_column_and_value(changes, said):
    """What is wrong is found whichever table it is in."""
    with pytest.raises(SchemaError, match=said):
        check_batch(make_batch(**changes))


def test_claims_of_other_articles_may_be_named_where_they_are_known():
    """The ids to look up are those that the batch does not bring itself."""
    batch = make_batch(claims=lambda frame: frame.with_columns(group_id=pl.lit("clm_9")))
    elsewhere = find_claims_elsewhere(batch["claims"])
    assert elsewhere.to_list() == ["clm_9"]
    check_batch(batch, claims_elsewhere=elsewhere)
    assert find_claims_elsewhere(batch["claims"].with_columns(group_id="claim_id")).is_empty()
