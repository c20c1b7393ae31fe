"""Judgements on actors across articles: two spellings of one person are joined, namesakes are parted."""

import duckdb
import pytest

from flows.build import build_dataset
from flows.reader import load
from flows.settings import Settings

STORIES = {
    "one.txt": "Quay plan agreed\n\nBulgarian Economy Minister Elena Petrova said the quay would open in May. Work on it began last year, and the town has waited for it.\n",
    "two.txt": "Quay plan doubted\n\nElena Petrova said on Monday that the quay was too small. She spoke to reporters in the harbour, where the first ships are due.\n",
}


@pytest.fixture
def output(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in STORIES.items():
        (pages / name).write_text(text)
    build_dataset([pages], Settings(output=tmp_path / "output", workers=1))
    return tmp_path / "output"


def test_a_person_without_a_country_is_joined_to_the_one_of_that_name(output):
    merges = load("actor_merges", output=output).collect()
    assert merges["judgement"].to_list() == ["same"]
    ids = dict(load("actors", output=output).select("actor_id", "canonical_key").collect().iter_rows())
    assert ids[merges["from_id"][0]].startswith("person:elena-petrova")
    assert ids[merges["to_id"][0]].endswith(":BG")


def test_wide_claims_name_the_actor_that_stands_for_both(output):
    claims = load("claims_wide", output=output).collect()
    said = claims.filter(claims["speaker"] == "Elena Petrova")
    assert said["actor_id"].n_unique() == 2
    assert said["speaker_id"].n_unique() == 1
    assert said["speaker_country"].unique().to_list() == ["BGR"]


def test_the_view_for_duckdb_names_it_too(output):
    connection = duckdb.connect()
    connection.execute((output / "onrecord.sql").read_text())
    rows = connection.sql(
        "SELECT DISTINCT speaker_id, speaker_country FROM claims_wide WHERE speaker = 'Elena Petrova'"
    )
    assert [country for _, country in rows.fetchall()] == ["BGR"]


def test_a_judgement_is_recorded_once(output, tmp_path):
    build_dataset([tmp_path / "pages"], Settings(output=output, workers=1), is_forced=True)
    assert load("actor_merges", output=output).collect().height == 1
