"""Content and transfer codings of HTTP (RFC 9110 section 8.4, RFC 9112 section 7.1): coded bytes in, plain bytes out.

Decoding is bounded: a small payload that unfolds into a huge one is refused after *max_bytes*, not held in memory.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import brotli

_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS
GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\r\n]*)?\r?\n")
# "utf-8" and "none" are servers' mistakes for "not coded at all".
_NOT_CODED = frozenset({"", "identity", "none", "utf-8", "binary"})


class EncodingError(ValueError):
    """A payload cannot be decoded; `reason` is `bad_encoding`, `truncated` or `too_large`."""

    def __init__(self, reason: Literal["bad_encoding", "truncated", "too_large"], detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode_content(chunks: Iterable[bytes], coding: str | None, *, max_bytes: int) -> bytes:
    """Return the plain bytes of a payload that came as *chunks* under the Content-Encoding *coding*.

    Raises:
        EncodingError: the coding is unknown, the bytes are not of it or end early, or more than *max_bytes* come out.
    """
    plain: Iterable[bytes] = chunks
    for name in reversed((coding or "").lower().split(",")):
        if name.strip() not in _NOT_CODED:
            plain = _decoder(name.strip())(plain)
    return _collect(plain, max_bytes)


def decode_gzip(content: bytes, *, max_bytes: int) -> bytes:
    """Return what the gzip file *content* holds."""
    return decode_content([content], "gzip", max_bytes=max_bytes)


def join_chunks(body: bytes) -> bytes:
    """Return *body* without chunked transfer coding; as it is where it never was chunked.

    Archives of other tools often keep the header `Transfer-Encoding: chunked` over a body that they already joined.

    Raises:
        EncodingError: the chunks end early.
    """
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        at = size.end() + length
        if at > len(body):
            raise EncodingError("truncated", f"a chunk of {length} bytes ends early")
        parts.append(body[size.end() : at])
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    if parts:
        raise EncodingError("truncated", "the last chunk is missing")
    return body


def _decoder(name: str) -> Callable[[Iterable[bytes]], Iterator[bytes]]:
    decoders = {"gzip": _gunzip, "x-gzip": _gunzip, "deflate": _inflate, "br": _unbrotli}
    if name not in decoders:
        raise EncodingError("bad_encoding", f"unknown content coding {name!r}")
    return decoders[name]


def _collect(pieces: Iterable[bytes], max_bytes: int) -> bytes:
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > max_bytes:
            raise EncodingError("too_large", f"more than {max_bytes} bytes")
    return bytes(content)


def _gunzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    member = zlib.decompressobj(_GZIP)
    started = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if member.eof:
                if not rest.startswith(GZIP_MAGIC[:1]):
                    return  # padding after the last member
                member = zlib.decompressobj(_GZIP)
            started = True
            yield _decompress(member, rest)
            rest = member.unused_data if member.eof else member.unconsumed_tail
    if started and not member.eof:
        raise EncodingError("truncated", "the gzip stream ends early")


def _inflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Decode `deflate`, which some servers send with the zlib wrapper that RFC 9110 asks for and some without."""
    stream = None
    for chunk in chunks:
        rest = chunk
        if stream is None and rest:
            stream = zlib.decompressobj(zlib.MAX_WBITS if rest[0] & 0x0F == 8 else -zlib.MAX_WBITS)
        while stream is not None and rest and not stream.eof:
            yield _decompress(stream, rest)
            rest = stream.unconsumed_tail
    if stream is not None and not stream.eof:
        yield stream.flush()  # without a wrapper the last input can be taken in before the last output is given
    if stream is not None and not stream.eof:
        raise EncodingError("truncated", "the deflate stream ends early")


def _unbrotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    started = False
    try:
        for chunk in chunks:
            started = started or bool(chunk)
            piece = stream.process(chunk, output_buffer_limit=_PIECE)
            while piece:
                yield piece
                piece = b"" if stream.is_finished() else stream.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise EncodingError("bad_encoding", f"not brotli: {error}") from error
    if started and not stream.is_finished():
        raise EncodingError("truncated", "the brotli stream ends early")


def _decompress(stream: "zlib._Decompress", data: bytes) -> bytes:
    try:
        return stream.decompress(data, _PIECE)
    except zlib.error as error:
        raise EncodingError("bad_encoding", f"not gzip or deflate: {error}") from error
