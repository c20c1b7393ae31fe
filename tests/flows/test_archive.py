import errno
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from flows.archive import open_archive
from flows.load import load_archive
from flows.manifest import MANIFEST, append_row, read_manifest
from schemas.errors import ArchiveError, DatasetError
from schemas.fetches import Download, Fetch
from schemas.pages import Page

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 6, 45, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 6, 45, tzinfo=UTC)


def make_download(name, content=None):
    url = f"https://a.example/{name}"
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "br"))
    return Download(url, "ok", url, NOW, 200, headers, content or f"<p>{name} said so.</p>".encode())


def store(folder, *names, now=NOW, warc_bytes=10**9):
    with open_archive(folder, warc_bytes=warc_bytes, now=now) as archive:
        for name in names:
            download = make_download(name)
            archive.store(Fetch(download.url, "ok", NOW, source="S", published_at=NOW), download)


def load(folder):
    return [(item.url.rpartition("/")[2] if isinstance(item, Page) else item.reason) for item in load_archive(folder)]


def warc_files(folder):
    return sorted((folder / "warc").iterdir())


def test_what_was_stored_is_loaded_with_its_feed_time(tmp_path):
    store(tmp_path, "a", "b")
    first, second = load_archive(tmp_path)
    assert first.content == b"<p>a said so.</p>"
    assert (first.charset, first.fetched_at, first.published_at, first.published_from) == ("utf-8", NOW, NOW, "feed")
    assert first.archive_file == "warc/onrecord-20261123T064500Z-00000.warc.gz"
    assert (tmp_path / first.archive_file).stat().st_size > second.archive_offset > first.archive_offset > 0


def test_rows_tell_the_place_of_each_record(tmp_path):
    store(tmp_path, "a", "b")
    content = warc_files(tmp_path)[0].read_bytes()
    first, second = read_manifest(tmp_path)
    assert first.warc_offset + first.warc_length == second.warc_offset
    assert second.warc_offset + second.warc_length == len(content)


def test_other_readers_read_the_archive(tmp_path):
    store(tmp_path, "a")
    with warc_files(tmp_path)[0].open("rb") as stream:
        types = [
            (record.record_type, record.verify_block_digest()) for record in ArchiveIterator(stream, parse_http=False)
        ]
    assert types == [(WarcRecordType.warcinfo, True), (WarcRecordType.response, True)]


def test_a_later_run_goes_on_in_the_same_file_until_it_is_full(tmp_path):
    store(tmp_path, "a")
    store(tmp_path, "b", now=LATER)
    assert len(warc_files(tmp_path)) == 1
    store(tmp_path, "c", "d", now=LATER, warc_bytes=1)
    assert [file.name for file in warc_files(tmp_path)] == [
        "onrecord-20261123T064500Z-00000.warc.gz",
        "onrecord-20261124T064500Z-00000.warc.gz",
        "onrecord-20261124T064500Z-00001.warc.gz",
    ]
    assert load(tmp_path) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("lost", [1, 20, 150])
def test_a_torn_tail_is_cut_off_before_the_next_record(tmp_path, lost):
    """A crash inside the write of b: its row was not written yet."""
    store(tmp_path, "a", "b")
    file = warc_files(tmp_path)[0]
    os.truncate(file, file.stat().st_size - lost)
    lines = (tmp_path / MANIFEST).read_bytes().splitlines(keepends=True)
    (tmp_path / MANIFEST).write_bytes(lines[0])
    assert load(tmp_path) == ["a", "torn_record"]
    store(tmp_path, "c")
    assert load(tmp_path) == ["a", "c"]


def test_a_record_without_a_row_is_found_and_gets_one(tmp_path):
    """A crash between the record of b and its row, and in the middle of the row."""
    store(tmp_path, "a", "b")
    lines = (tmp_path / MANIFEST).read_bytes().splitlines(keepends=True)
    (tmp_path / MANIFEST).write_bytes(lines[0] + lines[1][:30])
    assert load(tmp_path) == ["a", "b"]
    store(tmp_path, "c")
    assert [(row.url, row.detail) for row in read_manifest(tmp_path)] == [
        ("https://a.example/a", ""),
        ("https://a.example/b", "recovered after a crash"),
        ("https://a.example/c", ""),
    ]
    assert load(tmp_path) == ["a", "b", "c"]


def test_a_lost_manifest_is_made_anew_from_the_newest_file(tmp_path):
    store(tmp_path, "a", "b")
    (tmp_path / MANIFEST).unlink()
    store(tmp_path, "c")
    assert load(tmp_path) == ["a", "b", "c"]
    assert len(list(read_manifest(tmp_path))) == 3


def test_records_behind_damage_are_kept(tmp_path):
    """With the manifest lost, nothing that can still be read may be cut off."""
    store(tmp_path, "a", "b")
    second = list(read_manifest(tmp_path))[1]
    file = warc_files(tmp_path)[0]
    content = bytearray(file.read_bytes())
    content[second.warc_offset - 60 : second.warc_offset - 50] = bytes(10)
    file.write_bytes(content)
    (tmp_path / MANIFEST).unlink()
    store(tmp_path, "c")
    assert load(tmp_path) == ["torn_record", "b", "c"]


def test_only_the_latest_record_of_a_page_is_loaded(tmp_path):
    with open_archive(tmp_path, warc_bytes=10**9, now=NOW) as archive:
        for content in (b"<p>first</p>", b"<p>second</p>"):
            archive.store(Fetch("https://a.example/a", "ok", NOW), make_download("a", content))
    assert [page.content for page in load_archive(tmp_path)] == [b"<p>second</p>"]


def test_a_record_that_was_changed_is_refused(tmp_path):
    """Another record, whole in itself, stands where the manifest says that this one lies."""
    store(tmp_path / "ours", "a")
    store(tmp_path / "other", "b")
    [ours], [other] = read_manifest(tmp_path / "ours"), read_manifest(tmp_path / "other")
    strange = warc_files(tmp_path / "other")[0].read_bytes()[other.warc_offset :]
    file = warc_files(tmp_path / "ours")[0]
    file.write_bytes(file.read_bytes()[: ours.warc_offset] + strange)
    assert load(tmp_path / "ours") == ["bad_digest"]


def test_refused_pages_are_loaded_as_rejects(tmp_path):
    with open_archive(tmp_path, warc_bytes=10**9, now=NOW) as archive:
        archive.add_row(Fetch("https://a.example/a", "http_404", NOW))
        archive.add_row(Fetch("https://a.example/feed", "timeout", NOW, kind="listing"))
    assert load(tmp_path) == ["http_404"]


def test_a_second_writer_is_turned_away(tmp_path):
    with (
        open_archive(tmp_path, warc_bytes=1, now=NOW),
        pytest.raises(DatasetError, match="another run is writing"),
        open_archive(tmp_path, warc_bytes=1, now=NOW),
    ):
        pass
    store(tmp_path, "a")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="the archive cannot be written"):
        store(tmp_path / "file" / "archive", "a")


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path, monkeypatch):
    store(tmp_path, "a")
    size = warc_files(tmp_path)[0].stat().st_size

    def fail(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ArchiveError, match=r"warc\.gz: the archive cannot be written: No space left on device"):
        store(tmp_path, "b")
    with pytest.raises(ArchiveError, match=r"manifest\.jsonl: the archive cannot be written: No space left"):
        append_row(tmp_path, Fetch("https://a.example/b", "timeout", NOW))
    monkeypatch.undo()
    assert [row.outcome for row in read_manifest(tmp_path)] == ["fetched"]
    assert warc_files(tmp_path)[0].stat().st_size == size
    store(tmp_path, "b")
    assert load(tmp_path) == ["a", "b"]


def test_a_killed_writer_loses_one_page_at_most(tmp_path):
    """The process is killed in the middle of writing without end; what it left is whole, and goes on being written."""
    code = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from itertools import count
from datetime import datetime, UTC
from flows.archive import open_archive
from schemas.fetches import Download, Fetch
now = datetime(2026, 11, 23, tzinfo=UTC)
with open_archive(Path({str(tmp_path)!r}), warc_bytes=100_000, now=now) as archive:
    for n in count():
        url = f"https://a.example/{{n}}"
        download = Download(url, "ok", url, now, 200, (("Content-Type", "text/html"),), b"<p>said</p>" * 500)
        archive.store(Fetch(url, "ok", now), download)
        if n == 40: print("ready", flush=True)
"""
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert writer.stdout.readline() == "ready\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    store(tmp_path, "next")
    found = load(tmp_path)
    assert found == [*(str(number) for number in range(len(found) - 1)), "next"]
    assert len(found) > 41
    assert [row.url.rpartition("/")[2] for row in read_manifest(tmp_path)] == found
