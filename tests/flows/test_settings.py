from pathlib import Path

import pytest

from flows.settings import Settings, load_settings
from schemas.errors import SettingsError


def test_defaults_need_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_SETTINGS", raising=False)
    assert load_settings() == Settings()


def test_paths_are_relative_to_the_file(tmp_path):
    (tmp_path / "s.toml").write_text('output = "data"\nworkers = 3\n')
    settings = load_settings(tmp_path / "s.toml")
    assert settings.output == tmp_path / "data"
    assert settings.worker_count == 3


def test_the_command_line_wins_over_the_file(tmp_path):
    (tmp_path / "s.toml").write_text("workers = 3\n")
    assert load_settings(tmp_path / "s.toml", {"workers": 1, "output": None}).workers == 1


def test_a_path_may_come_as_a_string(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {"output": "data"}).output == Path("data")


def test_the_environment_names_the_file(tmp_path, monkeypatch):
    (tmp_path / "s.toml").write_text("batch_size = 7\n")
    monkeypatch.setenv("ONRECORD_SETTINGS", str(tmp_path / "s.toml"))
    assert load_settings().batch_size == 7


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("outputs = 'x'", r"unknown setting 'outputs'; there are actors, archive", id="unknown key"),
        pytest.param("workers = [", "not TOML", id="not TOML"),
        pytest.param("workers = 'two'", "workers must be int, not 'two'", id="wrong type"),
        pytest.param("batch_size = 0", "batch_size must be more than 0", id="out of range"),
        pytest.param("workers = -1", "workers must be 0", id="negative workers"),
        pytest.param("runner = 'spark'", "one of processes, dask, not 'spark'", id="unknown runner"),
    ],
)
def test_a_wrong_file_is_named_with_key_and_fix(tmp_path, text, message):
    (tmp_path / "s.toml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        load_settings(tmp_path / "s.toml")


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(tmp_path / "none.toml")
