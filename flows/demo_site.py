"""A small news site on loopback: a folder of pages with an RSS feed, a news sitemap and a robots.txt made from them.

What the demo fetches from. Pages are listed newest first; their times come from the sidecar beside a page or from the
page's own metadata. Every answer carries an ETag and is 304 to who has it already.
"""

import re
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from hashlib import sha256
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from transforms.web.pages import parse_instant

_TYPES = {".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_TIME = re.compile(r'(?:"datePublished"\s*:\s*|article:published_time"\s+content=)"([^"]+)"')
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


class _File(NamedTuple):
    """A page of the site: its address within it, title and time."""

    path: str
    title: str
    published_at: datetime


@contextmanager
def serve_pages(folder: Path, *, port: int = 0) -> Iterator[str]:
    """Serve the pages of *folder* on 127.0.0.1 and give the address of the site, without a slash at its end.

    Port 0 is any free port; with a fixed one the pages have the same addresses, hence the same ids, in every run.
    """
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, folder))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def demo_sources(address: str) -> str:
    """Return a `sources.toml` that fetches the site at *address* without pauses."""
    return f"""\
[defaults]
contact = "demo@example.org"
seconds_per_request = 0.0
revisit_hours = 0

[[source]]
name = "demo feed"
kind = "feed"
url = "{address}/feed.xml"

[[source]]
name = "demo sitemap"
kind = "sitemap"
url = "{address}/news-sitemap.xml"
"""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET requests from the files of one folder."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one segment; in two, loopback waits 40 ms for an acknowledgement

    def __init__(self, folder: Path, *args: object) -> None:
        self._folder = folder
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer one request."""
        found = self._find(self.path.partition("?")[0])
        if found is None:
            self._answer(404, "text/plain; charset=utf-8", b"There is no such page here.\n")
            return
        media_type, content = found
        etag = f'"{sha256(content).hexdigest()[:16]}"'
        is_known = self.headers.get("If-None-Match") == etag
        self._answer(304 if is_known else 200, media_type, b"" if is_known else content, etag)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _find(self, path: str) -> tuple[str, bytes] | None:
        site = f"http://{self.headers.get('Host', '')}"
        if path == "/robots.txt":
            return "text/plain", f"User-agent: *\nDisallow: /private/\n\nSitemap: {site}/news-sitemap.xml\n".encode()
        if path == "/feed.xml":
            return "application/rss+xml", _feed(site, _list_files(self._folder)).encode()
        if path == "/news-sitemap.xml":
            return "application/xml", _sitemap(site, _list_files(self._folder)).encode()
        file = (self._folder / unquote(path).replace("\0", "").lstrip("/")).resolve()
        if file.suffix in _TYPES and file.is_relative_to(self._folder.resolve()) and file.is_file():
            return _TYPES[file.suffix], file.read_bytes()
        return None

    def _answer(self, status: int, media_type: str, content: bytes, etag: str | None = None) -> None:
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
        if status != 304:
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _list_files(folder: Path) -> list[_File]:
    files = [_describe(file, folder) for file in sorted(folder.rglob("*")) if file.suffix in _TYPES]
    return sorted(files, key=lambda file: file.published_at, reverse=True)


def _describe(file: Path, folder: Path) -> _File:
    text = file.read_text(encoding="utf-8")
    title = _TITLE.search(text) if file.suffix != ".txt" else None
    name = unescape(title[1]).strip() if title else text.strip().partition("\n")[0]
    return _File(quote(file.relative_to(folder).as_posix()), name, _published_at(file, text))


def _published_at(file: Path, text: str) -> datetime:
    """Return the time in the sidecar or metadata of *file*, else a fixed one, so that the site is stable."""
    sidecar = file.with_name(f"{file.name}.toml")
    if sidecar.exists():
        given = tomllib.loads(sidecar.read_text(encoding="utf-8")).get("published_at", "")
        instant = parse_instant(given if isinstance(given, str) else given.isoformat())
    else:
        found = _TIME.search(text)
        instant = parse_instant(found[1]) if found else None
    return instant or datetime(2026, 1, 1, tzinfo=UTC)


def _feed(site: str, files: list[_File]) -> str:
    items = "".join(
        f"<item><title>{escape(file.title)}</title><link>{site}/{escape(file.path)}</link>"
        f"<pubDate>{format_datetime(file.published_at)}</pubDate></item>\n"
        for file in files
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Demo news</title>'
        f"<link>{site}/</link><description>Pages of the demo</description>\n{items}</channel></rss>\n"
    )


def _sitemap(site: str, files: list[_File]) -> str:
    urls = "".join(
        f"<url><loc>{site}/{escape(file.path)}</loc><news:news><news:publication><news:name>Demo news</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>{file.published_at.isoformat()}"
        f"</news:publication_date><news:title>{escape(file.title)}</news:title></news:news></url>\n"
        for file in files
    )
    opening = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{_NEWS}">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n{urls}</urlset>\n'
