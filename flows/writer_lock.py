"""The writer lock: one writer of a dataset at a time, on one machine.

The lock is the kernel's (`flock`) on `.lock` in the folder of the dataset: it ends with the process that holds it,
however that ends, so there is no stale lock to break and no rule by which a live writer could be taken for a dead one.
What the file says (process, host, boot, since when) is for the message that a waiting writer gives.
"""

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import DatasetError

LOCK = ".lock"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_PAUSE = 0.02


@contextmanager
def writer_lock(output: Path, *, patience: float) -> Iterator[None]:
    """Hold the writer lock of *output* for the time of the block; wait for it up to *patience* seconds.

    Raises:
        DatasetError: another writer held it all that time; names its process.
    """
    handle = os.open(output / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _acquire(handle, output, patience)
        os.truncate(handle, 0)
        os.pwrite(handle, _describe_writer().encode(), 0)
        yield
        os.truncate(handle, 0)
    finally:
        os.close(handle)


def _acquire(handle: int, output: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 500, 0).decode(errors="replace") or "unknown"
                raise DatasetError(f"{output}: another run is writing ({holder}); try again later") from None
            time.sleep(_PAUSE)
        else:
            return


def _describe_writer() -> str:
    boot = _BOOT_ID.read_text().strip() if _BOOT_ID.exists() else None
    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "boot": boot, "since": since})
