"""The pace of requests: at most one every so many seconds to one host, whichever thread asks."""

import threading
import time
from collections.abc import Callable


class Pace:
    """Hands out turns. `stop` ends every wait at once."""

    def __init__(self, stop: threading.Event, clock: Callable[[], float] = time.monotonic) -> None:
        self._stop = stop
        self._clock = clock
        self._lock = threading.Lock()
        self._free_at: dict[str, float] = {}

    def wait(self, host: str, seconds: float, *, patience: float) -> bool:
        """Wait until *host* may be asked, then keep it for *seconds*.

        False if its turn is more than *patience* seconds away, or the run was stopped meanwhile.
        """
        with self._lock:
            now = self._clock()
            turn = max(now, self._free_at.get(host, now))
            if turn - now > patience:
                return False
            self._free_at[host] = turn + seconds
        return not self._stop.wait(turn - now) if turn > now else not self._stop.is_set()
