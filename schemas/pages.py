"""Pages: what was fetched or loaded, as bytes with their origin, before anything is read from them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

MediaType = Literal["text/html", "text/plain"]


@dataclass(frozen=True, slots=True)
class Page:
    """One stored page.

    Attributes:
        url: the address it came from; for a file, `file:` and its path relative to the folder that was loaded,
            so that the same folder gives the same ids on every machine.
        content: the payload, decoded from transfer and content encodings, not yet from its charset.
        charset: what the Content-Type header said, if anything.
        fetched_at: UTC; None for files that were not fetched.
        archive_file, archive_offset: where its WARC record lies, if it lies in one.
        payload_digest: `sha256:` and the hex digest of `content`.
        published_at: a publication time given from outside the page (UTC), with who gave it in `published_from`.
    """

    url: str
    content: bytes
    media_type: MediaType
    payload_digest: str
    charset: str | None = None
    fetched_at: datetime | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
    published_at: datetime | None = None
    published_from: Literal["feed", "given"] | None = None
