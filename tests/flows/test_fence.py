"""The fence: a page that hangs, crashes or eats memory costs itself and nothing else."""

import os
import signal
import time

import pytest

from flows.fence import extract_fenced, stop_children
from schemas.rejects import Reject

ARTICLE = "The minister said on Monday that talks would begin in January.\n" * 4
SECONDS = 4.0  # the first page of a child also imports this module
HANGS, DIES, RAISES, EATS = (f"file:{name}.txt" for name in ("hangs", "dies", "raises", "eats"))


def misbehave(page):
    """Stand in for an extractor on pages that break it: hang, die, raise or eat memory, by the name of the page."""
    if page.url == HANGS:
        time.sleep(600)
    if page.url == DIES:
        os.kill(os.getpid(), signal.SIGKILL)
    if page.url == RAISES:
        raise ValueError("no such page")
    if page.url == EATS:
        bytearray(3_000_000_000)
    return Reject("extract", "art_x", page.url, "no_text", str(os.getpid()))


@pytest.fixture(autouse=True)
def _no_child_left():
    yield
    stop_children()


def test_same_as_unfenced(make_page):
    from transforms.extract import extract_article

    pages = [make_page(ARTICLE, url=f"file:{i}.txt") for i in range(3)] + [make_page(b"", url="file:empty.txt")]
    assert list(extract_fenced(pages)) == [extract_article(page) for page in pages]


@pytest.mark.parametrize(
    ("url", "reason", "detail"),
    [
        pytest.param(HANGS, "timeout", "4 s", id="hangs"),
        pytest.param(DIES, "crashed", "-9", id="kills its process"),
        pytest.param(RAISES, "crashed", "ValueError: no such page", id="raises"),
        pytest.param(EATS, "crashed", "MemoryError", id="eats memory"),
    ],
)
def test_bad_page_costs_only_itself(make_page, url, reason, detail):
    pages = [make_page(ARTICLE, url=name) for name in ("file:first.txt", url, "file:last.txt")]
    first, bad, last = extract_fenced(pages, seconds=SECONDS, extract=misbehave)
    assert (first.reason, last.reason) == ("no_text", "no_text")
    assert (bad.url, bad.reason) == (url, reason)
    assert detail in bad.detail


def test_child_serves_the_next_batch(make_page):
    one, other = (next(iter(list(extract_fenced([make_page(ARTICLE)], extract=misbehave)))).detail for _ in range(2))
    assert one == other
    assert one != str(os.getpid())


def test_no_pages_start_no_child():
    assert list(extract_fenced([])) == []
