"""Bytes to text: what is text at all, and in which charset.

In: the payload of a page and the charset its header named. Out: the text, or None where no charset reads it.
UTF-8 is tried before the label, because bytes that happen to be valid UTF-8 and were meant otherwise practically do
not occur, while pages with a stale `iso-8859-1` header do. Then header, `<meta>`, and statistical detection. Labels
are read as the WHATWG Encoding Standard (section 4.2) reads them: `latin-1` means windows-1252.
"""

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w:.-]+)", re.I
)
_META_WITHIN = 4096  # bytes; browsers look at 1,024, but scripts often stand before the tag

_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf-16": "utf-8",
}
_SEVEN_BIT = frozenset({"iso-2022-jp", "hz-gb-2312"})  # look like ASCII, so the label goes before UTF-8
_DAMAGE = 0.002  # share of unreadable characters up to which a labelled page is read with replacements
_DETECT_FROM = 64_000  # bytes

_MAGIC = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!",
    b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"wOFF", b"wOF2", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def is_binary(content: bytes) -> bool:
    """Tell whether *content* is a file of another kind: a known signature, or control bytes that no text has."""
    if content.startswith(tuple(bom for bom, _ in _BOMS)):
        return False
    head = content[:4096]
    controls = len(head) - len(head.translate(None, _CONTROL))
    return head.lstrip().startswith(_MAGIC) or controls > max(2, len(head) // 100)


def decode_text(content: bytes, header: str | None = None) -> str | None:
    """Return *content* as text without byte order mark, or None where no charset fits.

    Args:
        content: the payload, decoded from transfer and content encodings.
        header: the charset of the Content-Type header, if any.
    """
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return _decode(content[len(bom) :], charset) or _decode_damaged(content[len(bom) :], charset)
    labels = [label for label in (_normalise(header), _normalise(_declared(content))) if label]
    seven_bit = [label for label in labels if label in _SEVEN_BIT]
    for charset in (*seven_bit, "utf-8", *labels):
        text = _decode(content, charset)
        if text is not None:
            return text
    for charset in labels or ["utf-8"]:
        text = _decode_damaged(content, charset)
        if text is not None:
            return text
    return _detect(content)


def _declared(content: bytes) -> str | None:
    found = _META.search(content, 0, _META_WITHIN)
    return (found.group(1) or found.group(2)).decode("ascii", "ignore") if found else None


def _normalise(label: str | None) -> str | None:
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    name = _READ_AS.get(name, name)
    try:
        return name if codecs.lookup(name) else None
    except LookupError:
        return None


def _decode(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _decode_damaged(content: bytes, charset: str) -> str | None:
    try:
        text = content.decode(charset, "replace")
    except LookupError:  # a codec from bytes to bytes, such as "hex"
        return None
    return text if text.count("\ufffd") <= _DAMAGE * len(text) else None


def _detect(content: bytes) -> str | None:
    best = from_bytes(content[:_DETECT_FROM]).best()
    return None if best is None else _decode(content, best.encoding)
