"""Measure the input side: WARC records written and read, pages fetched from a site on loopback and loaded again.

    python -m benchmarks.archive [PAGES] [--count N]

PAGES is a folder of pages, tests/pages by default; they are served N times over under different names. Reading is
compared with fastwarc on the same bytes.
"""

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from flows.demo_site import serve_pages
from flows.fetch import fetch_list
from flows.load import load_archive, load_folder
from schemas.pages import Page
from schemas.sources import FetchRules, FetchSettings, Source, SourceList
from transforms.web.pages import read_pages, response_block
from transforms.web.warc import read_records, write_record

HEADERS = (("Content-Type", "text/html; charset=utf-8"),)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print records or pages a second for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=Path, default=Path("tests/pages"))
    parser.add_argument("--count", type=int, default=300)
    given = parser.parse_args(arguments)
    found = [item.content for item in load_folder(given.pages) if isinstance(item, Page)]
    contents = list(islice(cycle(found), given.count))
    print(f"{len(contents)} pages of {sum(map(len, contents)) // len(contents):,} bytes, one core")
    measure_records(contents)
    measure_fetching(contents)
    return 0


def measure_records(contents: Sequence[bytes]) -> None:
    """Print the speed of writing and reading records in memory."""
    archive = b"".join(_write(content, number) for number, content in enumerate(contents))
    size = 1 << 30

    def stream() -> io.BytesIO:
        return io.BytesIO(archive)

    _tell("write records", len(contents), lambda: [_write(content, 0) for content in contents])
    _tell("read records", len(contents), lambda: list(read_records(stream(), max_bytes=size)))
    _tell("read pages", len(contents), lambda: list(read_pages(stream(), archive_file="", max_bytes=size)))
    _tell("the same with fastwarc", len(contents), lambda: [item.reader.read() for item in ArchiveIterator(stream())])


def measure_fetching(contents: Sequence[bytes]) -> None:
    """Print the speed of a first run of fetch, of a second that finds nothing new, and of loading the archive."""
    with tempfile.TemporaryDirectory() as folder:
        pages, archive = Path(folder) / "pages", Path(folder) / "archive"
        pages.mkdir()
        for number, content in enumerate(contents):
            (pages / f"{number}.html").write_bytes(content + b"<!-- %d -->" % number)
        with serve_pages(pages) as address:
            sources = _sources([f"{address}/{number}.html" for number in range(len(contents))])
            _tell("fetch, first run", len(contents), lambda: fetch_list(sources, archive), time.perf_counter)
            _tell("fetch, second run", len(contents), lambda: fetch_list(sources, archive), time.perf_counter)
        _tell("load the archive", len(contents), lambda: list(load_archive(archive)))


def _write(content: bytes, number: int) -> bytes:
    headers = {"WARC-Type": "response", "WARC-Target-URI": f"https://news.example/{number}"}
    return write_record(headers, response_block(200, HEADERS, content))


def _sources(urls: Sequence[str]) -> SourceList:
    rules = FetchRules(seconds_per_request=0.0, revisit_hours=0.0, max_pages=len(urls))
    return SourceList(FetchSettings("benchmark@example.org"), (Source("benchmark", "urls", tuple(urls), rules),))


def _tell(what: str, count: int, work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> None:
    began = clock()
    work()
    print(f"{count / (clock() - began):>10,.0f} a second  {what}")


if __name__ == "__main__":
    sys.exit(main())
