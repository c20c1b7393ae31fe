"""Requests of many hosts at once: each host is asked by one thread at a time, in order; hosts run side by side."""

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlsplit

from schemas.fetches import LEFT, Download, FetchRequest

_GIVE_UP_AFTER = 5
_SILENT = frozenset({"timeout", "connection", "dns", "tls", "http_429", "http_503"})
Answer = tuple[FetchRequest, Download | None]


def ask_hosts(
    requests: Iterable[FetchRequest], ask: Callable[[FetchRequest], Download], *, threads: int, stop: threading.Event
) -> Iterator[Answer]:
    """Yield each request with its download, as they come.

    None stands for a download that was left for the next run: its host asks for long pauses, or has not answered five
    times in a row, or the run was stopped. When the caller goes away, running requests are waited for.
    """
    by_host: dict[str, list[FetchRequest]] = defaultdict(list)
    for request in requests:
        by_host[_host(request.url)].append(request)
    answers: queue.Queue[Answer] = queue.Queue(maxsize=2 * threads)
    pending = sum(len(wanted) for wanted in by_host.values())
    with ThreadPoolExecutor(threads, thread_name_prefix="fetch") as pool:
        running = [pool.submit(_ask_host, wanted, ask, answers, stop) for wanted in by_host.values()]
        try:
            while pending:
                answer = _next_answer(answers, running)
                pending -= 1
                yield answer
        finally:
            if pending:
                stop.set()
                _drain(answers, running)


def _ask_host(
    wanted: list[FetchRequest],
    ask: Callable[[FetchRequest], Download],
    answers: "queue.Queue[Answer]",
    stop: threading.Event,
) -> None:
    failures = 0
    is_closed = False
    for request in wanted:
        download = None if is_closed or stop.is_set() else ask(request)
        if download is not None:
            failures = failures + 1 if download.outcome in _SILENT else 0
            is_closed = download.wait_seconds is not None or failures >= _GIVE_UP_AFTER
        answers.put((request, download if download is None or download.outcome != LEFT else None))


def _next_answer(answers: "queue.Queue[Answer]", running: "list[Future[None]]") -> Answer:
    """Return the next answer; raise what a thread raised, instead of waiting for answers that will not come."""
    while True:
        try:
            return answers.get(timeout=0.2)
        except queue.Empty:
            for future in running:
                if future.done():
                    future.result()


def _drain(answers: "queue.Queue[Answer]", running: "list[Future[None]]") -> None:
    while not all(future.done() for future in running):
        try:
            answers.get(timeout=0.05)
        except queue.Empty:
            continue


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
