import gzip
import zlib

import brotli
import pytest

from transforms.web.encodings import EncodingError, decode_content, decode_gzip, join_chunks

TEXT = b"<p>The minister denied it.</p>" * 100


def raw_deflate(content):
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(content) + stream.flush()


@pytest.mark.parametrize(
    ("coding", "payload"),
    [
        pytest.param(None, TEXT, id="no header"),
        pytest.param("identity", TEXT, id="identity"),
        pytest.param("UTF-8", TEXT, id="a charset by mistake"),
        pytest.param("gzip", gzip.compress(TEXT), id="gzip"),
        pytest.param("X-GZIP", gzip.compress(TEXT), id="gzip by its old name"),
        pytest.param("gzip", gzip.compress(TEXT[:1000]) + gzip.compress(TEXT[1000:]), id="gzip in two members"),
        pytest.param("gzip", gzip.compress(TEXT) + b"\0" * 8, id="gzip with padding"),
        pytest.param("deflate", zlib.compress(TEXT), id="deflate with the zlib wrapper"),
        pytest.param("deflate", raw_deflate(TEXT), id="deflate without it"),
        pytest.param("br", brotli.compress(TEXT), id="brotli"),
        pytest.param("deflate, gzip", gzip.compress(zlib.compress(TEXT)), id="two codings, the last applied last"),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_payload_comes_out_as_it_was_whatever_the_size_of_its_chunks(coding, payload, size):
    chunks = [payload[at : at + size] for at in range(0, len(payload), size)]
    assert decode_content(chunks, coding, max_bytes=len(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("coding", "compress"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate), ("br", brotli.compress)],
    ids=["gzip", "deflate", "raw deflate", "brotli"],
)
def test_much_from_few_bytes_comes_out_whole(coding, compress):
    """The last input byte is taken in long before the last output byte is given out."""
    content = bytes(5_000_000)
    assert decode_content([compress(content)], coding, max_bytes=len(content)) == content


@pytest.mark.parametrize("coding", [None, "gzip", "deflate", "br"])
def test_nothing_in_nothing_out(coding):
    assert decode_content([], coding, max_bytes=10) == b""


@pytest.mark.parametrize(
    ("coding", "payload", "reason"),
    [
        pytest.param("gzip", gzip.compress(TEXT)[:-9], "truncated", id="gzip cut off"),
        pytest.param("deflate", zlib.compress(TEXT)[:-5], "truncated", id="deflate cut off"),
        pytest.param("br", brotli.compress(TEXT)[:-3], "truncated", id="brotli cut off"),
        pytest.param("gzip", TEXT, "bad_encoding", id="not gzip"),
        pytest.param("br", b"\xff" * 50, "bad_encoding", id="not brotli"),
        pytest.param("snappy", TEXT, "bad_encoding", id="a coding that HTTP does not know"),
        pytest.param(None, TEXT * 100, "too_large", id="plainly too large"),
    ],
)
def test_what_cannot_be_decoded_is_refused_by_name(coding, payload, reason):
    with pytest.raises(EncodingError) as refused:
        decode_content([payload], coding, max_bytes=10_000)
    assert refused.value.reason == reason


@pytest.mark.parametrize(("coding", "compress"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_a_bomb_is_refused_before_it_unfolds(coding, compress):
    """300 MB of zeros in some kilobytes: decoding stops at the cap and does not take the memory."""
    import tracemalloc

    payload = compress(b"\0" * 30_000_000)
    if coding == "gzip":
        payload *= 10
    tracemalloc.start()
    with pytest.raises(EncodingError, match="more than 1000000 bytes"):
        decode_content([payload], coding, max_bytes=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_gzip_file_is_unpacked():
    assert decode_gzip(gzip.compress(TEXT), max_bytes=len(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(b"5\r\nHello\r\n6\r\n, News\r\n0\r\n\r\n", b"Hello, News", id="two chunks"),
        pytest.param(b"5;note=x\r\nHello\r\n0\r\nTrailer: y\r\n\r\n", b"Hello", id="extension and trailer"),
        pytest.param(b"0\r\n\r\n", b"", id="no chunk"),
        pytest.param(b"<html>joined already</html>", b"<html>joined already</html>", id="not chunked in truth"),
        pytest.param(b"", b"", id="empty"),
    ],
)
def test_chunks_are_joined(body, expected):
    assert join_chunks(body) == expected


@pytest.mark.parametrize("body", [b"5\r\nHel", b"5\r\nHello\r\n"], ids=["inside a chunk", "before the last chunk"])
def test_chunks_that_end_early_are_refused(body):
    with pytest.raises(EncodingError) as refused:
        join_chunks(body)
    assert refused.value.reason == "truncated"
