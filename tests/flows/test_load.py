import gzip
import io
import os
from datetime import UTC, datetime

import pytest

from flows.load import load_folder, load_path, load_warc
from schemas.errors import InputError
from schemas.pages import Page
from transforms.web.pages import content_digest, response_block
from transforms.web.warc import write_record

HTML = b"<html><p>The minister denied it.</p></html>"
NOBODY = 65534


def make_warc(*names):
    headers = {"WARC-Type": "response", "WARC-Date": "2026-11-23T06:40:15Z"}
    block = response_block(200, [("Content-Type", "text/html")], HTML)
    return b"".join(write_record({**headers, "WARC-Target-URI": f"https://a.example/{name}"}, block) for name in names)


def told(items):
    return [(item.url, "page" if isinstance(item, Page) else item.reason) for item in items]


@pytest.fixture
def write(tmp_path):
    def write(name, content=HTML):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def test_a_folder_gives_its_pages_in_order_and_passes_over_the_rest(tmp_path, write):
    for name in ("b.html", "a/2.htm", "a/1.txt", "a/1.png", "README.md", "a b/ü.html", "c.HTML"):
        write(name)
    write("d.html.gz", gzip.compress(HTML))
    write("e.warc.gz", make_warc("x", "y"))
    assert told(load_folder(tmp_path)) == [
        ("file:a/1.txt", "page"),
        ("file:a/2.htm", "page"),
        ("file:a b/ü.html", "page"),
        ("file:b.html", "page"),
        ("file:c.HTML", "page"),
        ("file:d.html.gz", "page"),
        ("https://a.example/x", "page"),
        ("https://a.example/y", "page"),
    ]


def test_pages_of_files_know_only_what_files_tell(tmp_path, write):
    write("a.html.gz", gzip.compress(HTML))
    assert list(load_folder(tmp_path)) == [Page("file:a.html.gz", HTML, "text/html", content_digest(HTML))]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.html", b"", "empty", id="empty file"),
        pytest.param("a.txt", b" \n\t", "empty", id="nothing but space"),
        pytest.param("a.html", b"x" * 1001, "too_large", id="too large"),
        pytest.param("a.html.gz", gzip.compress(b"x" * 1001), "too_large", id="too large once unpacked"),
        pytest.param("a.html.gz", gzip.compress(HTML)[:-9], "truncated", id="gzip cut off"),
        pytest.param("a.html.gz", HTML, "bad_encoding", id="not gzip"),
        pytest.param("a.warc.gz", make_warc("x")[:-9], "torn_record", id="torn WARC"),
        pytest.param("a.warc", b"junk", "torn_record", id="not WARC"),
    ],
)
def test_a_file_that_cannot_be_taken_is_a_reject_and_the_rest_goes_on(tmp_path, write, name, content, reason):
    write(name, content)
    write("z.html")
    assert [outcome for _, outcome in told(load_folder(tmp_path, max_bytes=1000))] == [reason, "page"]


def test_an_empty_folder_gives_nothing(tmp_path):
    assert list(load_folder(tmp_path)) == []


def test_links_that_lead_nowhere_or_around_are_survived(tmp_path, write):
    write("a.html")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere.html")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert told(load_folder(tmp_path)) == [("file:a.html", "page"), ("file:gone.html", "unreadable")]


@pytest.mark.parametrize(
    ("sidecar", "url", "published_at"),
    [
        pytest.param("", "file:a.txt", None, id="empty"),
        pytest.param('url = "https://a.example/1"', "https://a.example/1", None, id="address"),
        pytest.param("published_at = 2021-12-22", "file:a.txt", datetime(2021, 12, 22, tzinfo=UTC), id="day"),
        pytest.param('published_at = "2021-12-22"', "file:a.txt", datetime(2021, 12, 22, tzinfo=UTC), id="day as text"),
        pytest.param(
            "published_at = 2021-12-22T10:30:00+01:00",
            "file:a.txt",
            datetime(2021, 12, 22, 9, 30, tzinfo=UTC),
            id="time",
        ),
        pytest.param(
            "published_at = 2021-12-22T09:30:00", "file:a.txt", datetime(2021, 12, 22, 9, 30, tzinfo=UTC), id="no zone"
        ),
    ],
)
def test_a_sidecar_tells_what_the_page_does_not(tmp_path, write, sidecar, url, published_at):
    write("a.txt")
    write("a.txt.toml", sidecar)
    [page] = load_folder(tmp_path)
    assert (page.url, page.published_at) == (url, published_at)
    assert page.published_from == ("given" if published_at else None)


@pytest.mark.parametrize(
    ("sidecar", "detail"),
    [
        ("published = 2021-12-22", "unknown key 'published'; there are url, published_at"),
        ("published_at = 'soon'", "published_at must be a date or a time"),
        ("url = 5", "url must be text, not 5"),
        ("url = ", "Invalid value"),
        (b"url = '\xff'", "utf-8"),
    ],
)
def test_a_wrong_sidecar_is_named(tmp_path, write, sidecar, detail):
    write("a.txt")
    write("a.txt.toml", sidecar)
    [reject] = load_folder(tmp_path)
    assert (reject.reason, reject.url) == ("bad_sidecar", "file:a.txt")
    assert detail in reject.detail


def test_a_warc_file_tells_the_place_of_its_pages(write):
    [first, second] = load_warc(write("crawl.warc.gz", make_warc("x", "y")))
    assert (first.archive_file, first.archive_offset) == ("crawl.warc.gz", 0)
    assert second.archive_offset == len(make_warc("x"))
    assert second.fetched_at == datetime(2026, 11, 23, 6, 40, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.warc.gz", make_warc("x"), id="WARC, gzip"),
        pytest.param("a.warc", gzip.decompress(make_warc("x")), id="WARC, plain"),
        pytest.param("a.html", HTML, id="page"),
        pytest.param("a.txt.gz", gzip.compress(HTML), id="page, gzip"),
    ],
)
def test_a_path_may_be_a_single_file(write, name, content):
    [page] = load_path(write(name, content))
    assert page.content == HTML


@pytest.mark.parametrize("name", ["gone", "gone.html", "gone.warc.gz"])
def test_what_is_missing_is_one_clear_error(tmp_path, name):
    with pytest.raises(InputError, match=f"{name}: no such file or folder"):
        load_path(tmp_path / name)


def test_a_file_of_another_kind_is_one_clear_error(write):
    with pytest.raises(InputError, match=r"report\.pdf: no page, WARC file or folder"):
        load_path(write("report.pdf"))


@pytest.fixture
def as_nobody():
    """Run without the rights of root, where the tests have them."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@pytest.mark.parametrize("name", ["closed", "closed.html", "closed.warc"])
def test_no_permission_is_one_clear_error_for_what_was_named(tmp_path, monkeypatch, write, name, request):
    path = write(name) if "." in name else tmp_path / name
    path.mkdir(exist_ok=True) if "." not in name else None
    path.chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    request.getfixturevalue("as_nobody")
    with pytest.raises(InputError, match=f"{name}: no permission to read it"):
        load_path(path.relative_to(tmp_path))
    if "." not in name:
        with pytest.raises(InputError, match="cannot be read: Permission denied"):
            load_path(path.relative_to(tmp_path) / "inner.html")


def test_no_permission_is_a_reject_for_what_lies_inside(tmp_path, monkeypatch, write, request):
    write("a.html").chmod(0)
    write("b/inner.html").parent.chmod(0)
    write("c.warc").chmod(0)
    write("d.html")
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    request.getfixturevalue("as_nobody")
    found = told(load_path(tmp_path.relative_to(tmp_path)))
    assert found == [
        ("file:a.html", "unreadable"),
        ("file:b", "unreadable"),
        ("warc:c.warc", "unreadable"),
        ("file:d.html", "page"),
    ]


def test_only_one_payload_is_held(tmp_path, write):
    """Pages come one by one: the second file is not read before it is asked for."""
    write("a.html")
    items = load_folder(tmp_path)
    assert next(items).url == "file:a.html"
    assert isinstance(items, type(x for x in ()))
    assert next(items, None) is None


def test_streams_of_others_need_no_file():
    from transforms.web.pages import read_pages

    assert len(list(read_pages(io.BytesIO(make_warc("x", "y")), archive_file="", max_bytes=1000))) == 2
