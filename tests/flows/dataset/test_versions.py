"""Versions: which are kept, who may remove them, what killed writers leave, and what another schema does."""

import multiprocessing
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from flows.dataset.store import commit_batch, delete_articles, vacuum
from flows.dataset.verify import find_faults
from flows.dataset.version_files import list_versions, pinned_version, require_version
from flows.reader import load
from flows.writer_lock import writer_lock
from schemas.errors import DatasetError
from schemas.ids import identify
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES
from schemas.versions import MANIFEST

HOUR = timedelta(hours=1)


def numbers(output):
    return [version.number for version in list_versions(output)]


def commit_number(output, make_batch, number, now, **given):
    return commit_batch(output, make_batch((number, [("Anna", "some")])), now=now, **given)


def test_the_newest_versions_are_kept_and_those_just_replaced(output, make_batch, now):
    """Of versions replaced an hour ago `keep` stay; those replaced within the grace stay besides."""
    for number in range(3, 8):
        commit_number(output, make_batch, number, now + number * HOUR, keep=3)
    assert numbers(output) == [6, 5, 4]
    for number in range(8, 11):
        commit_number(output, make_batch, number, now + 7 * HOUR + number * timedelta(minutes=1), keep=2)
    assert numbers(output) == [9, 8, 7, 6]


def test_a_pinned_version_outlives_every_vacuum(output, make_batch, now):
    """Frames loaded under a pin can be collected at any time; without the pin the version goes."""
    with pinned_version(output) as version:
        commit_number(output, make_batch, 3, now)
        assert vacuum(output, keep=1, now=now) == []
        assert load("claims", output=output, version=version.number).collect().height == 3
    assert vacuum(output, keep=1, now=now) == [1]
    with pytest.raises(DatasetError, match="no version 1; there are 2"):
        load("claims", output=output, version=1)


def test_deletion_leaves_no_trace_after_vacuum(output, make_batch, now):
    """No file anywhere under the folder holds a value of the deleted article."""
    commit_batch(output, make_batch((3, [("Zelda", "few")]), outlet="gone.example"), now=now)
    delete_articles(output, outlets=["gone.example"], now=now)
    assert any(holds(path, "Zelda") for path in output.rglob("*.parquet"))
    vacuum(output, keep=1, now=now)
    gone = identify("art", "article", 3)
    for path in output.rglob("*.parquet"):
        assert not holds(path, "Zelda")
        assert not holds(path, "gone.example")
        assert not holds(path, gone)


def holds(path, word):
    return word in str(pl.read_parquet(path).to_dicts())


def test_what_a_killed_writer_left_is_removed_by_the_next(output, make_batch, now):
    """A half-made draft and a finished version that never became current are nobody's, and go."""
    (output / ".staging" / "2" / "claims").mkdir(parents=True)
    (output / ".staging" / "2" / "claims" / "half.parquet").write_bytes(b"PAR1")
    (output / ".versions" / "2").mkdir()
    (output / ".versions" / "2" / MANIFEST).write_text("{")
    assert load("claims", output=output).collect().height == 3
    assert commit_number(output, make_batch, 3, now).number == 2
    assert list((output / ".staging").iterdir()) == []
    assert find_faults(output, require_version(output)) == []


def test_a_second_writer_waits_and_names_the_first_when_it_gives_up(output, make_batch, now):
    """With no patience left the error tells process and host; nothing is written."""
    with (
        writer_lock(output, patience=0),
        pytest.raises(DatasetError, match=r'another run is writing \(\{"pid": \d+, "host"'),
    ):
        commit_number(output, make_batch, 3, now, patience=0)
    assert commit_number(output, make_batch, 3, now, patience=0).number == 2


HOLD = """
import sys
from pathlib import Path
from flows.writer_lock import writer_lock
with writer_lock(Path(sys.argv[1]), patience=0):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_writer_is_free_at_once(output, make_batch, now):
    """The lock is the kernel's: there is no stale lock to wait for or to break."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(output)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DatasetError, match=f'"pid": {holder.pid}'):
            commit_number(output, make_batch, 3, now, patience=0)
        holder.kill()
        holder.wait()
        assert commit_number(output, make_batch, 3, now, patience=0).number == 2


def commit_in_turn(output, batches, now):
    for batch in batches:
        commit_batch(output, batch, now=now)


def test_two_writers_at_once_both_land_in_turn(tmp_path, make_batch, now):
    """Every batch of both processes is a version of its own, and no row is lost or doubled."""
    batches = [[make_batch((10 * who + n, [("Anna", "some")])) for n in range(3)] for who in (1, 2)]
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=commit_in_turn, args=(tmp_path, mine, now)) for mine in batches]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert require_version(tmp_path).number == 6
    assert load("actors", output=tmp_path).collect()["claim_count"].to_list() == [6]
    assert find_faults(tmp_path, require_version(tmp_path)) == []


def test_a_dataset_of_a_newer_schema_is_refused(output, make_batch, now, change_manifest):
    """Reader and writer say which version wrote it and what to do; nothing is changed."""
    change_manifest(output, lambda content: content.update(schema_version=SCHEMA_VERSION + 1))
    for attempt in (lambda: load("claims", output=output), lambda: commit_number(output, make_batch, 3, now)):
        with pytest.raises(DatasetError, match=f"schema version {SCHEMA_VERSION + 1}.*upgrade OnRecord"):
            attempt()
    assert (output / "current").readlink() == Path(".versions/1")


def test_an_older_dataset_is_read_and_the_next_commit_upgrades_it(output, make_batch, now, make_older):
    """Columns that were added since are null; afterwards all files are of one schema, so that globs read them."""
    make_older(output, "claims", lost="medium")
    assert load("claims", output=output).collect().schema == TABLES["claims"].polars_schema
    commit_batch(output, make_batch((3, [("Anna", "some")]), outlet="other.example"), now=now)
    assert pl.read_parquet(output / "claims" / "**" / "*.parquet").height == 4
    version = require_version(output)
    assert version.schema_version == SCHEMA_VERSION
    for part in version.of("claims"):
        metadata = pq.read_metadata(version.path(part)).metadata
        assert metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()
        assert metadata[b"table"] == b"claims"


def test_an_older_dataset_without_a_column_that_must_not_be_null_asks_for_a_rebuild(output, now, make_older):
    """What cannot be upgraded is not guessed."""
    make_older(output, "claims", lost="rule")
    with pytest.raises(DatasetError, match=r"without \['rule'\].*onrecord rebuild"):
        load("claims", output=output)
    with pytest.raises(DatasetError, match=r"without \['rule'\].*onrecord rebuild"):
        commit_batch(output, {}, now=now)


FULL = """
import sys, datetime
from pathlib import Path
import polars as pl
from flows.dataset.store import commit_batch
from flows.reader import load
from flows.dataset.verify import find_faults
from flows.dataset.version_files import require_version
from schemas.errors import DatasetError
now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
output, staged = Path(sys.argv[1]), Path(sys.argv[2])
def batch(name):
    return {path.stem: pl.read_parquet(path) for path in (staged / name).glob("*.parquet")}
commit_batch(output, batch("small"), now=now)
ballast = Path(sys.argv[1]) / "ballast"
try:
    with ballast.open("wb") as handle:
        while True:
            handle.write(bytes(4096))
            handle.flush()
except OSError:
    pass
try:
    commit_batch(output, batch("large"), now=now)
except DatasetError as error:
    print(error)
assert load("claims", output=output).collect().height == 3
ballast.unlink()
commit_batch(output, batch("small"), now=now)
assert list((output / ".staging").iterdir()) == []
assert [p.name for p in (output / ".versions").iterdir()] == ["1"]
assert find_faults(output, require_version(output)) == []
"""


def test_a_full_disk_leaves_the_old_version_and_nothing_behind(two_articles, make_batch, tmp_path):
    """On a small file system of its own: a clear error, the old rows, and a clean folder after the next run."""
    large = make_batch(*((number, [("Anna", "some")] * 20) for number in range(10, 40)))
    for name, batch in (("small", two_articles), ("large", large)):
        (tmp_path / name).mkdir()
        for table, frame in batch.items():
            frame.write_parquet(tmp_path / name / f"{table}.parquet")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size=1m tmpfs {disk} && exec {sys.executable} -c "$1" {disk} {tmp_path}'
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh", FULL]
    if subprocess.run([*command[:4], "true"], capture_output=True, check=False).returncode:
        pytest.skip("user namespaces are not permitted here")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "the disk is full; the dataset stays at version 1" in done.stdout
