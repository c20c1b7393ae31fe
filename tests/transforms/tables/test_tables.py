"""Rows of a document: what is joined to what, and the promises that hold for every row."""

from datetime import UTC, datetime

import polars as pl
import pytest

from schemas.spans import Span
from schemas.tables import ARTICLE_TABLES, TABLES
from transforms.tables import tabulate_documents, tabulate_rejects

STORY = """Harbour talks resume

Russian Foreign Minister Sergei Lavrov said on Wednesday that at least 100,000 Russian soldiers would stay. “We want peace,” he told reporters in Moscow.

The Kremlin denied any offensive intent. Exports rose 3.2% to $4.1bn last year, according to the ministry.
"""


@pytest.fixture(scope="module")
def document(make_document):
    return make_document(STORY)


@pytest.fixture(scope="module")
def frames(document, gazetteer):
    return tabulate_documents([document], gazetteer)


def test_no_documents_give_empty_tables_with_the_right_columns(gazetteer):
    frames = tabulate_documents([], gazetteer)
    assert set(frames) == set(ARTICLE_TABLES)
    for name, frame in frames.items():
        assert frame.schema == TABLES[name].polars_schema


def test_order_of_documents_does_not_show(make_document, gazetteer, document):
    other = make_document(
        "Port opens\n\nMayor Anna Berg said the port was open again, and thanked the workers.\n", "file:port.txt"
    )
    one = tabulate_documents([document, other], gazetteer)
    two = tabulate_documents([other, document], gazetteer)
    assert all(one[name].equals(two[name]) for name in ARTICLE_TABLES)


def test_every_span_slices_to_its_text(document, frames):
    text = document.article.text
    for name in ("mentions", "figures", "times"):
        for row in frames[name].iter_rows(named=True):
            assert text[row["start"] : row["end"]] == row["text"], name
    for row in frames["claims"].iter_rows(named=True):
        words = [text[span["start"] : span["end"]] for span in row["content_spans"]]
        assert " … ".join(words) == row["content_text"]


def test_claims_are_joined_with_speaker_time_and_addressee(frames):
    claims = {row["content_text"]: row for row in frames["claims"].iter_rows(named=True)}
    names = dict(frames["actor_sightings"].select("actor_id", "name").iter_rows())
    stay = next(row for words, row in claims.items() if "would stay" in words)
    assert names[stay["actor_id"]] == "Sergei Lavrov"
    assert stay["said_on_start"] == datetime(2021, 12, 22, tzinfo=UTC)
    peace = next(row for words, row in claims.items() if "We want peace" in words)
    assert names[peace["actor_id"]] == "Sergei Lavrov"
    assert peace["antecedent_span"] is not None
    assert peace["addressee_text"] == "reporters"
    denial = next(row for row in claims.values() if row["act"] == "deny")
    assert names[denial["actor_id"]] == "Russia"


def test_figures_are_joined_with_claim_and_owner(frames):
    soldiers = frames["figures"].filter(pl.col("value_low") == 100_000).row(0, named=True)
    claim = frames["claims"].filter(pl.col("claim_id") == soldiers["claim_id"]).row(0, named=True)
    assert "would stay" in claim["content_text"]
    owner = frames["actor_sightings"].filter(pl.col("actor_id") == soldiers["actor_id"]).row(0, named=True)
    assert owner["country"] == "RUS"


def test_the_figures_of_one_change_share_a_group(frames):
    change = frames["figures"].filter(pl.col("change_group").is_not_null())
    assert sorted(change["change_role"].to_list()) == ["delta", "to"]
    assert change["change_group"].n_unique() == 1


def test_sightings_count_mentions_and_claims(document, frames):
    for row in frames["actor_sightings"].iter_rows(named=True):
        mentions = frames["mentions"].filter(pl.col("actor_id") == row["actor_id"])
        claims = frames["claims"].filter(pl.col("actor_id") == row["actor_id"])
        assert (row["mention_count"], row["claim_count"]) == (mentions.height, claims.height)


def test_every_actor_of_a_row_is_sighted(frames):
    sighted = set(frames["actor_sightings"]["actor_id"])
    for name, columns in (
        ("claims", ("actor_id", "addressee_id")),
        ("mentions", ("actor_id",)),
        ("figures", ("actor_id",)),
    ):
        for column in columns:
            assert set(frames[name][column].drop_nulls()) <= sighted, (name, column)
    assert set(frames["claims"]["target_ids"].explode().drop_nulls()) <= sighted


def test_keys_are_unique(frames):
    for name, frame in frames.items():
        assert not frame.select(TABLES[name].key).is_duplicated().any(), name


def test_the_last_reject_of_a_stage_and_id_stands():
    from schemas.rejects import Reject

    frame = tabulate_rejects([Reject("extract", "a", "u", "empty"), Reject("extract", "a", "u", "no_text")])
    assert frame["reason"].to_list() == ["no_text"]


def test_captions_and_furniture_are_never_read(make_document):
    document = make_document(
        "Home » News » Port opens\n\nPort opens\n\nMayor Anna Berg said the port was open again, and that ships would "
        "come in on Monday.\n\nLeave a Comment\n\nThis site uses cookies, the minister said.\n"
    )
    read = [Span(token.start, token.end) for token in document.parse.tokens]
    for block in document.article.blocks:
        if block.kind in ("furniture", "caption"):
            assert not any(block.span.overlaps(span) for span in read)
