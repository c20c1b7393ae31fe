"""Bytes become text by byte order mark, UTF-8, header, meta tag and detection, or are refused."""

import gzip

import pytest

from transforms.extract.charsets import decode_text, is_binary

WORDS = "Präsident Müller sagte am Montag, die Gespräche würden im Januar fortgeführt."


@pytest.mark.parametrize(
    ("content", "header"),
    [
        pytest.param(WORDS.encode(), None, id="utf-8 unlabelled"),
        pytest.param(WORDS.encode(), "iso-8859-1", id="utf-8 with a stale header"),
        pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), None, id="byte order mark is taken off"),
        pytest.param(WORDS.encode("utf-16"), None, id="utf-16 with byte order mark"),
        pytest.param(WORDS.encode("cp1252"), "ISO-8859-1", id="header: latin-1 is windows-1252"),
        pytest.param(WORDS.encode("cp1252"), "no-such-charset", id="unknown label, detected"),
        pytest.param((WORDS * 5).encode("cp1252"), None, id="unlabelled, detected"),
    ],
)
def test_decoded(content, header):
    assert decode_text(content, header) in (WORDS, WORDS * 5)


@pytest.mark.parametrize(
    ("charset", "words"),
    [("windows-1251", "Министр сказал"), ("shift_jis", "会談は一月に始まる"), ("gb2312", "部长说谈判将开始")],
)
def test_meta_tag_names_the_charset(charset, words):
    page = f'<html><head><meta charset="{charset}"></head><p>{words}</p>'
    assert words in decode_text(page.encode(charset))


def test_a_few_damaged_characters_are_replaced():
    text = decode_text(b"The talks, caf\xe9 aside, " + b"went on for hours. " * 100, "utf-8")
    assert text.count("\ufffd") == 1


def test_no_charset_fits():
    assert decode_text(bytes(range(128, 256)) * 20 + b"\xff\xfe\xfd" * 40, "x-klingon") is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"%PDF-1.7 \x00\x01", True, id="pdf"),
        pytest.param(gzip.compress(b"<p>The talks went on.</p>" * 50)[:40], True, id="truncated gzip"),
        pytest.param(b"\x00\x01\x02\x03" * 64, True, id="control bytes"),
        pytest.param(b"<p>The talks went on.</p>", False, id="html"),
        pytest.param("The talks".encode("utf-16"), False, id="utf-16 has null bytes and is text"),
        pytest.param(WORDS.encode("cp1252"), False, id="high bytes are text"),
    ],
)
def test_is_binary(content, expected):
    assert is_binary(content) is expected
