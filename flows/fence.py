"""The fence around extraction: no page can hang or kill a run.

Pages are extracted in a child process with a time limit a page and a cap on memory. A page that exceeds the limit, or
takes the child down with it, becomes a `Reject` (`timeout`, `crashed`); the child is started anew and the rest goes
on. A child outlives its batch and serves the next one, so that starting it (about a second) is paid once. Linux.
"""

import atexit
import os
import resource
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from schemas.articles import Article
from schemas.pages import Page
from schemas.rejects import Reject
from transforms.extract import ENGLISH, LARGEST, extract_article, reject_page

Extract = Callable[[Page], Article | Reject]

SECONDS = 20.0
MEMORY = 2_000_000_000
"""Bytes of private memory that a child may hold; a page of 10 MB needs about a quarter of it."""

_START_SECONDS = 120.0  # a child imports for about a second, on a busy machine for longer
_PAGES_PER_CHILD = 2000  # lxml does not give all memory back
# A fork would copy the locks of the parent's threads, and a spawn would run the caller's script again.
_COMMAND = "import sys; from flows.fence import serve; serve(int(sys.argv[1]), int(sys.argv[2]))"


class FenceError(RuntimeError):
    """A child could not be started at all: that is no fault of a page."""


@dataclass(slots=True)
class _Child:
    """A running child; `served` counts the pages that it answered, `is_lost` says that it will answer no more."""

    process: subprocess.Popen[bytes]
    connection: Connection
    memory: int
    served: int = 0
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class _Failure:
    detail: str


_idle: deque[_Child] = deque()


def extract_fenced(
    pages: Iterable[Page],
    *,
    seconds: float = SECONDS,
    languages: tuple[str, ...] | None = ENGLISH,
    largest: int = LARGEST,
    memory: int = MEMORY,
    extract: Extract | None = None,
) -> Iterator[Article | Reject]:
    """Yield the article or the reject of each of *pages*, in order.

    Args:
        pages: read one at a time.
        seconds: time limit for one page.
        languages, largest: as for `extract_article`.
        memory: cap of the child, bytes.
        extract: another function to fence in, importable from its module.

    Raises:
        FenceError: no child can be started.
    """
    run = extract or partial(extract_article, languages=languages, largest=largest)
    child: _Child | None = None
    try:
        for page in pages:
            child = child or _take(memory)
            result = _ask(child, run, page, seconds)
            if child.is_lost or child.served >= _PAGES_PER_CHILD:
                _stop(child)
                child = None
            yield result
    finally:
        if child is not None:
            _idle.append(child)


def stop_children() -> None:
    """End the children that wait for a next batch; they end by themselves with the process that started them."""
    while _idle:
        _stop(_idle.pop())


def _ask(child: _Child, run: Extract, page: Page, seconds: float) -> Article | Reject:
    try:
        child.connection.send((run, page))
        if not child.connection.poll(seconds):
            child.is_lost = True
            return reject_page(page, "timeout", f"no article within {seconds:g} s")
        answer = child.connection.recv()
    except (EOFError, OSError):
        child.is_lost = True
        return reject_page(page, "crashed", f"the extractor ended with code {child.process.wait()}")
    child.served += 1
    return reject_page(page, "crashed", answer.detail) if isinstance(answer, _Failure) else answer


def _take(memory: int) -> _Child:
    while _idle:
        child = _idle.popleft()
        if child.memory == memory and child.process.poll() is None:
            return child
        _stop(child)
    return _start(memory)


def _start(memory: int) -> _Child:
    atexit.unregister(stop_children)
    atexit.register(stop_children)
    ours, theirs = Pipe()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)}
    command = [sys.executable, "-c", _COMMAND, str(theirs.fileno()), str(memory)]
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment, stdin=subprocess.DEVNULL)
    theirs.close()
    child = _Child(process, ours, memory)
    try:
        if ours.poll(_START_SECONDS) and ours.recv() == "ready":
            return child
    except EOFError:
        pass  # it ended before it was ready
    _stop(child)
    raise FenceError(f"the extractor did not start: exit code {process.returncode}")


def _stop(child: _Child) -> None:
    child.connection.close()
    child.process.kill()
    child.process.wait()


def serve(descriptor: int, memory: int) -> None:
    """Answer pages on the connection *descriptor* until its other end closes: the main function of a child."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = Connection(descriptor)
    connection.send("ready")
    while True:
        try:
            run, page = connection.recv()
        except EOFError:
            return
        connection.send(_attempt(run, page))


def _attempt(run: Extract, page: Page) -> Article | Reject | _Failure:
    try:
        return run(page)
    except Exception as error:  # the one place where any failure of a page is only that page's
        return _Failure(f"{type(error).__name__}: {error}"[:500])
