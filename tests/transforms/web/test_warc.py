import gzip
import hashlib
import io

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.warc import WarcDamage, WarcRecord, digest_label, matches_digest, read_records, write_record

BLOCKS = [b"HTTP/1.1 200 OK\r\n\r\n" + word * 40 for word in (b"<p>said</p>", b"<p>denied</p>", b"<p>warned</p>")]


def make_record(block, number=0):
    headers = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date": "2026-11-23T06:40:15Z",
        "WARC-Target-URI": f"https://news.example/{number}",
        "Content-Type": "application/http; msgtype=response",
    }
    return write_record(headers, block)


RECORDS = [make_record(block, number) for number, block in enumerate(BLOCKS)]
OFFSETS = [0, len(RECORDS[0]), len(RECORDS[0]) + len(RECORDS[1])]
GZIP = b"".join(RECORDS)
PLAIN = gzip.decompress(GZIP)
SECOND = PLAIN.index(b"WARC/1.1", 10)


def read(content, **options):
    return list(read_records(io.BytesIO(content), **{"max_bytes": 10_000, **options}))


def blocks(items):
    return [item.block if isinstance(item, WarcRecord) else "damage" for item in items]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GZIP, id="a gzip member for each record"),
        pytest.param(PLAIN, id="not compressed"),
        pytest.param(gzip.compress(PLAIN), id="compressed as a whole"),
        pytest.param(PLAIN.replace(b"\r\n", b"\n").replace(b"OK\n\n", b"OK\r\n\r\n"), id="bare line feeds in headers"),
        pytest.param(RECORDS[0] + gzip.decompress(RECORDS[1]) + RECORDS[2], id="joined from files of both kinds"),
        pytest.param(PLAIN[:-4], id="no line ends after the last record"),
        pytest.param(PLAIN.replace(b"WARC/1.1", b"WARC/1.0"), id="version 1.0"),
    ],
)
def test_records_are_read_whatever_the_file_is_packed_in(content):
    assert blocks(read(content)) == BLOCKS


def test_records_know_where_they_begin_and_end():
    records = read(GZIP)
    assert [record.offset for record in records] == OFFSETS
    assert [record.end for record in records] == [*OFFSETS[1:], len(GZIP)]
    assert blocks(read(GZIP, start=OFFSETS[1])) == BLOCKS[1:]


@pytest.mark.parametrize("content", [b"", gzip.compress(b"")], ids=["empty file", "empty member"])
def test_nothing_gives_nothing(content):
    assert read(content) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(GZIP[:-30], [*BLOCKS[:2], "damage"], id="torn in a block"),
        pytest.param(GZIP[: OFFSETS[2] + 5], [*BLOCKS[:2], "damage"], id="torn in a gzip header"),
        pytest.param(GZIP[:-4], [*BLOCKS[:2], "damage"], id="torn in a gzip checksum"),
        pytest.param(PLAIN[:-30], [*BLOCKS[:2], "damage"], id="torn, not compressed"),
        pytest.param(PLAIN[: SECOND + 30], [BLOCKS[0], "damage"], id="torn in a header, not compressed"),
        pytest.param(
            GZIP[: OFFSETS[1] + 60] + bytes(9) + GZIP[OFFSETS[1] + 69 :],
            [BLOCKS[0], "damage", BLOCKS[2]],
            id="overwritten in a block",
        ),
        pytest.param(
            GZIP[: OFFSETS[1]] + bytes(3) + GZIP[OFFSETS[1] + 3 :],
            [BLOCKS[0], "damage", BLOCKS[2]],
            id="overwritten in a gzip header",
        ),
        pytest.param(
            PLAIN[:SECOND] + b"junk\r\n\r\n" + PLAIN[SECOND:], [BLOCKS[0], "damage", *BLOCKS[1:]], id="junk between"
        ),
        pytest.param(
            PLAIN.replace(b"Content-Length: ", b"Content-Length: x", 1),
            ["damage", *BLOCKS[1:]],
            id="length is no number",
        ),
        pytest.param(b"<html>This is not an archive.</html>" * 9, ["damage"], id="not a WARC file"),
        pytest.param(gzip.compress(b"neither is this"), ["damage"], id="not a WARC file, compressed"),
    ],
)
def test_damage_is_told_once_and_the_rest_is_read(content, expected):
    assert blocks(read(content)) == expected


def test_damage_names_its_place():
    damage = read(GZIP[:-30])[-1]
    assert damage == WarcDamage(OFFSETS[2], "the file ends inside a record")


def test_a_block_above_the_cap_is_passed_over():
    large, small = make_record(b"x" * 20_000), make_record(b"y" * 10)
    records = read(large + small)
    assert [record.is_skipped for record in records] == [True, False]
    assert records[0].length == 20_000
    assert records[0].block == b""


@given(st.lists(st.binary(max_size=300), max_size=4), st.data())
def test_whatever_is_cut_off_leaves_the_records_before_it(contents, data):
    """Any prefix of an archive gives exactly the records that lie in it whole."""
    records = [make_record(content, number) for number, content in enumerate(contents)]
    archive = b"".join(records)
    cut = data.draw(st.integers(0, len(archive)))
    found = [item for item in read(archive[:cut]) if isinstance(item, WarcRecord)]
    whole = sum(1 for number in range(len(records)) if sum(map(len, records[: number + 1])) <= cut)
    assert [item.block for item in found] == contents[:whole]
    assert all(archive[item.offset : item.end] == records[number] for number, item in enumerate(found))


@given(st.sampled_from([GZIP, PLAIN]), st.integers(0, len(PLAIN)), st.binary(min_size=1, max_size=20))
def test_whatever_is_overwritten_the_untouched_records_are_read(archive, at, junk):
    at %= len(archive)
    items = read(archive[:at] + junk + archive[at + len(junk) :])
    starts = OFFSETS if archive is GZIP else [0, SECOND, PLAIN.index(b"WARC/1.1", SECOND + 10)]
    ends = [*starts[1:], len(archive)]
    untouched = [n for n in range(3) if ends[n] <= at or starts[n] >= at + len(junk)]
    if at + len(junk) <= len(archive):
        assert set(untouched) <= {BLOCKS.index(item.block) for item in items if getattr(item, "block", 0) in BLOCKS}


def test_other_readers_read_what_we_write():
    """fastwarc, which is strict about members and digests, takes each record as whole."""
    found = list(ArchiveIterator(io.BytesIO(GZIP), parse_http=False, func_filter=lambda r: r.verify_block_digest()))
    assert [record.headers["WARC-Target-URI"] for record in found] == [f"https://news.example/{n}" for n in range(3)]
    assert [record.stream_pos for record in found] == OFFSETS


def test_writing_is_the_same_each_time():
    assert make_record(BLOCKS[0]) == make_record(BLOCKS[0])


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param(digest_label(b"text"), True, id="ours"),
        pytest.param("sha1:" + hashlib.sha1(b"text").hexdigest(), True, id="sha1 in hex"),
        pytest.param("SHA-256:" + hashlib.sha256(b"text").hexdigest().upper(), True, id="sha256 in capitals"),
        pytest.param("md5:" + hashlib.md5(b"text").hexdigest(), True, id="md5"),
        pytest.param(digest_label(b"other"), False, id="of other bytes"),
        pytest.param("sha1:", False, id="no value"),
        pytest.param("crc32:cbf43926", None, id="an algorithm we do not have"),
        pytest.param("", None, id="no label"),
    ],
)
def test_digests_of_all_makers_are_checked(label, expected):
    assert matches_digest(b"text", label) is expected
