"""The build as a whole: real pages in, tables out, and whatever is wrong with an input named and counted."""

import gzip
import os
import random
import subprocess
from pathlib import Path

import polars as pl
import pytest

from flows.build import build_dataset
from flows.cli import main
from flows.reader import load
from flows.settings import Settings
from schemas.tables import TABLES

PAGES = Path(__file__).parent.parent / "pages"
STORY = (
    "Harbour talks resume\n\n"
    "The port of Lindholm will reopen on Monday, Mayor Anna Berg said in a statement. “We have waited long enough,” "
    "she told reporters.\n\nThe union denied that it had agreed to the plan. At least 1,200 workers have been on "
    "strike since March, according to the port authority, and no ship has been unloaded at the eastern quay.\n"
)


def build(folder, output, **settings):
    return build_dataset([folder], Settings(output=output, workers=1, **settings))


def snapshot(output):
    return {name: load(name, output=output).collect().sort(table.key) for name, table in TABLES.items()}


def test_every_table_is_there_and_whole(dataset):
    for name, table in TABLES.items():
        assert load(name, output=dataset).collect_schema() == table.polars_schema, name
    assert load("claims", output=dataset).collect().height > 40


def test_offsets_recover_the_words(dataset):
    articles = load("articles", output=dataset).select("article_id", words="text")
    for name in ("mentions", "figures", "times"):
        rows = load(name, output=dataset).join(articles, on="article_id")
        sliced = pl.col("words").str.slice("start", pl.col("end") - pl.col("start"))
        assert rows.filter(sliced != pl.col("text")).collect().height == 0, name


def test_building_twice_changes_nothing(dataset, tmp_path):
    output = tmp_path / "output"
    build(PAGES, output)
    before = snapshot(output)
    report = build(PAGES, output)
    assert report.counts["articles"] == 0
    assert report.counts["unchanged"] == before["articles"].height
    for name, frame in snapshot(output).items():
        assert frame.equals(before[name]), name


def test_batches_and_workers_do_not_show_in_the_result(dataset, tmp_path):
    """Ids, rows and their order are the same however the pages were cut into batches."""
    output = tmp_path / "output"
    build_dataset([PAGES], Settings(output=output, batch_size=3, batches_per_commit=2, workers=2))
    whole = snapshot(dataset)
    for name, frame in snapshot(output).items():
        if name != "rejects":
            assert frame.equals(whole[name]), name


def test_a_changed_page_replaces_its_rows(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "talks.txt").write_text(STORY)
    build(pages, tmp_path / "output")
    (pages / "talks.txt").write_text(STORY.replace("Monday", "Tuesday"))
    build(pages, tmp_path / "output")
    articles = load("articles", output=tmp_path / "output").collect()
    assert articles.height == 1
    assert "Tuesday" in articles["text"][0]
    claims = load("claims", output=tmp_path / "output").collect()
    assert not claims.filter(pl.col("content_text").str.contains("Monday")).height


def noise(size):
    return random.Random(size).randbytes(size)


def links(count):
    items = "".join(f"<li><a href='/story-{n}'>Story number {n} of the day is here</a></li>" for n in range(count))
    return f"<html lang=en><head><title>News</title></head><body><h1>Latest</h1><ul>{items}</ul></body></html>".encode()


GERMAN = (
    "Der Hafen von Lindholm wird am Montag wieder geöffnet, teilte die Bürgermeisterin mit. Die Gewerkschaft "
    "widersprach und erklärte, sie habe dem Plan nicht zugestimmt. Seit März streiken dort mehr als tausend Menschen. "
) * 5

BAD = {
    "empty.html": (b"", "empty"),
    "binary.html": (noise(20_000), "not_text"),
    "torn.html.gz": (gzip.compress(STORY.encode() * 50)[:-40], "truncated"),
    "torn.warc.gz": (gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n")[:-9], "torn_record"),
    "huge.html": (b"<html><body><p>" + b"word " * 12_000_000 + b"</p></body></html>", "too_large"),
    "links.html": (links(80), "index_page"),
    "german.txt": (GERMAN.encode(), "other_language"),
    "charset.html": (
        b"<html><head><meta charset='no-such-charset'></head><body><p>" + noise(3000) + b"</p></body></html>",
        None,
    ),
}


def test_bad_pages_are_named_and_the_rest_lands(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, (content, _) in BAD.items():
        (pages / name).write_bytes(content)
    (pages / "talks.txt").write_text(STORY)
    report = build(pages, tmp_path / "output")
    assert report.counts["articles"] == 1
    assert report.counts["claims"] >= 3
    rejects = load("rejects", output=tmp_path / "output").collect()
    reasons = {row["url"]: row["reason"] for row in rejects.iter_rows(named=True)}
    assert len(reasons) == len(BAD)
    for name, (_, reason) in BAD.items():
        found = next(given for url, given in reasons.items() if name in url)
        assert reason is None or found == reason, name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["build", "nowhere"], "nowhere", id="missing input"),
        pytest.param(["build", "--workers", "-2", "pages"], "workers must be 0", id="bad option"),
        pytest.param(["show", "anything"], "no dataset", id="no dataset yet"),
    ],
)
def test_one_clear_error_and_status_2(arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    assert main(arguments) == 2
    assert words in " ".join(capsys.readouterr().err.split())


def test_a_folder_without_permission_is_an_error(tmp_path, monkeypatch, capsys):
    (tmp_path / "closed").mkdir(mode=0o000)
    if os.access(tmp_path / "closed", os.R_OK):
        pytest.skip("this user may read everything")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "closed"]) == 2
    assert "no permission" in capsys.readouterr().err


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 2 MiB, where mounting one is permitted."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_one_clear_error_and_leaves_the_dataset_whole(small_disk, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "talks.txt").write_text(STORY)
    output = small_disk / "output"
    assert main(["build", "pages", "--output", str(output), "--workers", "1"]) == 0
    before = snapshot(output)
    for number in range(60):
        padding = f"<!-- {noise(50_000 + number).hex()} -->"
        (pages / f"more-{number}.html").write_text(f"<html><body>{padding}<p>{STORY} {number}</p></body></html>")
    assert main(["build", "pages", "--output", str(output), "--workers", "1"]) == 2
    assert "disk is full" in " ".join(capsys.readouterr().err.split())
    for name, frame in snapshot(output).items():
        assert frame.equals(before[name]), name
