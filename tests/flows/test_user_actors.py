"""The user's own actors: read from CSV or Parquet, and winning over ours in a build."""

import polars as pl
import pytest

from flows.build import build_dataset
from flows.reader import load
from flows.settings import Settings
from flows.user_actors import read_user_actors
from schemas.errors import ReferenceDataError, SettingsError

ROW = {
    "key": "company:lindholm-quays:SE", "name": "Lindholm Quays", "type": "company", "country": "SWE", "sector": "BUS",
    "gender": "", "wikidata_id": "", "aliases": "", "roles": "", "same_as": "",
}  # fmt: skip


@pytest.fixture(params=["csv", "parquet"])
def own(request, tmp_path):
    file = tmp_path / f"own.{request.param}"
    frame = pl.DataFrame([ROW])
    frame.write_csv(file) if request.param == "csv" else frame.write_parquet(file)
    return file


def test_rows_are_read_as_strings(own):
    assert read_user_actors(own) == (ROW,)


def test_own_actors_speak_in_the_dataset(own, tmp_path):
    (tmp_path / "page.txt").write_text(
        "Quays close\n\nLindholm Quays said on Monday that the eastern quay would close.\n"
    )
    build_dataset([tmp_path / "page.txt"], Settings(output=tmp_path / "out", actors=own, workers=1))
    claims = load("claims_wide", output=tmp_path / "out").collect()
    assert claims["speaker"].to_list() == ["Lindholm Quays"]
    assert claims["speaker_country"].to_list() == ["SWE"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("own.xlsx", b"x", r"as \.csv or \.parquet", id="another kind of file"),
        pytest.param("own.csv", None, "no such file", id="missing"),
        pytest.param("own.parquet", b"no parquet", r"cannot be read as \.parquet", id="damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingsError, match=message):
        read_user_actors(tmp_path / name)


def test_a_wrong_column_is_named(tmp_path):
    (tmp_path / "own.csv").write_text("key,nam\nx,y\n")
    (tmp_path / "page.txt").write_text("Quays close\n\nThe mayor said on Monday that the eastern quay would close.\n")
    with pytest.raises(ReferenceDataError, match="unknown column nam"):
        build_dataset(
            [tmp_path / "page.txt"], Settings(output=tmp_path / "out", actors=tmp_path / "own.csv", workers=1)
        )
