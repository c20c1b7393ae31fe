"""Speed and memory of extraction against trafilatura on the same pages in the same run.

    python benchmarks/pages.py PAGES [--limit N] [--rounds N]

PAGES is a folder of .html or .html.gz files. Both read every page once a round, in turn, so that a busy machine slows
both. CPU time is compared, parsing and metadata included. Memory is the peak of this process when it has read all
pages with ours alone.
"""

import argparse
import gzip
import hashlib
import resource
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from flows.fence import extract_fenced, stop_children
from schemas.pages import Page
from transforms.extract import extract_article


def main(arguments: list[str] | None = None) -> int:
    """Print pages a second of both, their ratio, the peak of memory, and what the fence costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, metavar="PAGES", help="folder of .html or .html.gz files")
    parser.add_argument("--limit", type=int, default=300, help="read only so many pages (default: 300)")
    parser.add_argument("--rounds", type=int, default=2, help="how often (default: 2)")
    given = parser.parse_args(arguments)
    files = find_files(given.pages, given.limit)
    if not files:
        parser.error(f"{given.pages}: no .html or .html.gz files")
    for page in map(load_page, files):
        read_ours(page)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours = theirs = 0.0
    for _ in range(given.rounds):
        for page in map(load_page, files):
            ours += cpu_seconds(read_ours, page)
            theirs += cpu_seconds(read_theirs, page)
    count = given.rounds * len(files)
    print(f"pages                 {len(files)} x {given.rounds}")
    print(f"ours                  {count / ours:.1f} pages/s of CPU")
    print(f"trafilatura fast+meta {count / theirs:.1f} pages/s of CPU")
    print(f"ratio                 {theirs / ours:.2f}")
    print(f"peak memory           {peak:.0f} MB")
    print_fence(files[:200])
    return 0


def find_files(folder: Path, limit: int) -> list[Path]:
    """Return at most *limit* page files of *folder* in the order of their names, spread over all of them."""
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    return files[:: max(1, len(files) // limit)][:limit]


def read_ours(page: Page) -> object:
    """Extract *page* with the project's extractor, whatever its language."""
    return extract_article(page, languages=None)


def read_theirs(page: Page) -> object:
    """Extract *page* with trafilatura and its own metadata."""
    return trafilatura.bare_extraction(page.content, url=page.url, fast=True, with_metadata=True)


def cpu_seconds(read: Callable[[Page], object], page: Page) -> float:
    """Return the CPU time that *read* takes on *page*."""
    start = time.process_time()
    read(page)
    return time.process_time() - start


def print_fence(files: list[Path]) -> None:
    """Print the wall time of a batch inside the fence against outside, once its child runs."""
    list(extract_fenced(map(load_page, files[:10]), languages=None))
    fenced = plain = 0.0
    for page in map(load_page, files):
        start = time.perf_counter()
        list(extract_fenced([page], languages=None))
        middle = time.perf_counter()
        read_ours(page)
        plain += time.perf_counter() - middle
        fenced += middle - start
    stop_children()
    print(f"fence                 {100 * (fenced / plain - 1):+.1f}% wall time, starting its child aside")


def load_page(path: Path) -> Page:
    """Return the page in *path*; its address is made up, so that no date can be read from it."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return Page(
        url=f"https://{path.name}.example/article",
        content=content,
        media_type="text/html",
        payload_digest="sha256:" + hashlib.sha256(content).hexdigest(),
    )


if __name__ == "__main__":
    raise SystemExit(main())
