"""Copies of a version: in a folder, in an object store behind a real S3 server on loopback, in Delta Lake tables."""

import json

import polars as pl
import pytest

from flows.dataset.publishing import load_published, publish_delta, publish_version
from flows.dataset.store import commit_batch, delete_articles
from flows.dataset.version_files import require_version
from flows.reader import load
from schemas.errors import DatasetError
from schemas.ids import identify
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES


@pytest.fixture(scope="module")
def store():
    """Address and options of a bucket on a server of its own."""
    moto = pytest.importorskip("moto.server")
    s3fs = pytest.importorskip("s3fs")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    options = {"key": "any", "secret": "any", "endpoint_url": f"http://127.0.0.1:{port}"}
    s3fs.S3FileSystem(**options).call_s3("create_bucket", Bucket="news")
    yield "s3://news/onrecord", options
    server.stop()


@pytest.fixture(params=["folder", "object store"])
def target(request, tmp_path):
    if request.param == "folder":
        return str(tmp_path / "copy"), {}
    return request.getfixturevalue("store")


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")
def test_a_copy_has_the_rows_of_its_version_and_only_changed_files_travel(output, target, make_batch, now):
    """Each publication is a switch to the whole of a version; files of the one before last are removed."""
    url, options = target
    first = require_version(output)
    publish_version(first, url, options=options)
    assert publish_version(first, url, options=options) == 0
    for name in TABLES:
        copied = load_published(name, url, options=options).collect()
        key = list(TABLES[name].key)
        assert copied.height == load(name, output=output).collect().height
        assert copied.select(key).sort(key).rows() == load(name, output=output).select(key).collect().sort(key).rows()
    commit_batch(output, make_batch((3, [("Zelda", "few")]), published_at=None), now=now)
    assert 0 < publish_version(require_version(output), url, options=options) < len(TABLES)
    speakers = load_published("claims", url, options=options).filter(pl.col("source_text") == "Zelda").collect()
    assert speakers.height == 1
    delete_articles(output, articles=[identify("art", "article", 3)], now=now)
    for _ in range(2):
        publish_version(require_version(output), url, options=options)
    assert "Zelda" not in load_published("actors", url, options=options).collect()["name"].to_list()


def test_a_copy_lists_its_files_for_other_tools_and_holds_no_others(output, tmp_path, make_batch, now):
    """Two publications later nothing of a deleted article is left in the folder."""
    copy = tmp_path / "copy"
    commit_batch(output, make_batch((3, [("Zelda", "few")])), now=now)
    publish_version(require_version(output), str(copy))
    delete_articles(output, articles=[identify("art", "article", 3)], now=now)
    for _ in range(2):
        publish_version(require_version(output), str(copy))
    listed = json.loads((copy / "current.json").read_text())["files"]
    assert {str(path.relative_to(copy)) for path in copy.rglob("*.parquet")} == set(listed)
    packaged = json.loads((copy / "datapackage.json").read_text())["resources"]
    paths = [
        path
        for resource in packaged
        for path in ([resource["path"]] if isinstance(resource["path"], str) else resource["path"])
    ]
    assert set(paths) == set(listed)
    assert not any("Zelda" in str(pl.read_parquet(copy / place).to_dicts()) for place in listed)


def test_what_cannot_be_read_from_a_copy_is_named(output, tmp_path):
    """No copy, no such table, a newer schema."""
    with pytest.raises(DatasetError, match="nothing was published here"):
        load_published("claims", str(tmp_path / "none"))
    with pytest.raises(DatasetError, match="nowhere://copy: Protocol not known"):
        publish_version(require_version(output), "nowhere://copy")
    copy = tmp_path / "copy"
    publish_version(require_version(output), str(copy))
    with pytest.raises(DatasetError, match="no table 'sayings'"):
        load_published("sayings", str(copy))
    manifest = json.loads((copy / "current.json").read_text()) | {"schema_version": SCHEMA_VERSION + 1}
    (copy / "current.json").write_text(json.dumps(manifest))
    with pytest.raises(DatasetError, match="upgrade OnRecord"):
        load_published("claims", str(copy))


def test_delta_tables_follow_the_version_and_unchanged_tables_are_left_alone(output, tmp_path, make_batch, now):
    """A reader of Delta Lake sees each table as it is; enumerations are text there."""
    pytest.importorskip("deltalake")
    url = str(tmp_path / "delta")
    assert publish_delta(require_version(output), url) == len(
        [p for p in require_version(output).parts if p.table in TABLES]
    )
    assert publish_delta(require_version(output), url) == 0
    commit_batch(output, make_batch((1, [("Zelda", "few")])), now=now)
    publish_delta(require_version(output), url)
    stored = pl.read_delta(f"{url}/claims")
    assert stored["source_text"].sort().to_list() == ["Anna", "Zelda"]
    assert stored.schema["act"] == pl.String
    assert stored.schema["content_spans"] == TABLES["claims"].polars_schema["content_spans"]
