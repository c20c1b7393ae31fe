"""What analysts do: load the Parquet with the tools they have, and cut the words out by their offsets."""

import re
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def files(dataset):
    return {name: f"{dataset}/{name}/**/*.parquet" for name in ("articles", "claims", "mentions")}


def test_polars_reads_and_recovers_the_words(files):
    articles = pl.read_parquet(files["articles"]).select("article_id", words="text")
    mentions = pl.read_parquet(files["mentions"]).join(articles, on="article_id")
    sliced = mentions.select(pl.col("words").str.slice("start", pl.col("end") - pl.col("start")))["words"]
    assert sliced.to_list() == mentions["text"].to_list()
    assert mentions.height > 50


def test_duckdb_reads_and_recovers_the_words(files):
    ((wrong, total),) = duckdb.sql(
        f"""
        SELECT count(*) FILTER (substring(a.text, m.start + 1, m."end" - m.start) <> m.text), count(*)
        FROM '{files["mentions"]}' m JOIN '{files["articles"]}' a USING (article_id)
        """
    ).fetchall()
    assert wrong == 0
    assert total > 50


def test_duckdb_reads_the_spans_of_a_claim(files):
    ((wrong, total),) = duckdb.sql(
        f"""
        SELECT count(*) FILTER (
            list_aggregate(list_transform(c.content_spans, lambda s: substring(a.text, s.start + 1, s."end" - s.start)),
                           'string_agg', ' … ') <> c.content_text), count(*)
        FROM '{files["claims"]}' c JOIN '{files["articles"]}' a USING (article_id)
        """
    ).fetchall()
    assert wrong == 0
    assert total > 40


def test_pandas_reads_and_recovers_the_words(dataset):
    texts = pd.read_parquet(dataset / "articles").set_index("article_id")["text"]
    claims = pd.read_parquet(dataset / "claims")
    assert len(claims) > 40
    for claim in claims.itertuples():
        words = [texts[claim.article_id][span["start"] : span["end"]] for span in claim.content_spans]
        assert " … ".join(words) == claim.content_text


def test_the_example_of_the_readme_runs(dataset, monkeypatch):
    readme = (ROOT / "README.md").read_text()
    example = re.search(r"```python\n(.*?)```", readme, re.DOTALL)[1]
    monkeypatch.chdir(dataset.parent)
    names = {}
    exec(example, names)
    assert names["denials"].columns == ["published_at", "name", "country", "cue_text", "content_text"]
    assert names["denials"].height > 0
