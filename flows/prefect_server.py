"""A local Prefect server for `onrecord serve` and `--prefect`: quiet, offline, and gone when the command ends."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from schemas.errors import SettingsError

START_SECONDS = 120
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    # The temporary server of a flow may take longer to start than the default of 20 s allows.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_SECONDS),
}


def is_configured() -> bool:
    """Tell whether the environment names a Prefect server."""
    return bool(os.environ.get("PREFECT_API_URL"))


def prepare_environment() -> None:
    """Set what keeps Prefect quiet and offline, with a home of the project's own; before Prefect is imported.

    Variables that are set already stand.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(Path(".prefect").resolve()))


@contextmanager
def local_server(port: int) -> Iterator[str]:
    """Run a Prefect server on loopback while the block runs; yield the address of its API.

    Raises:
        SettingsError: the server does not answer in time, or the port is taken.
    """
    address = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(server, address)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _await(server: "subprocess.Popen[bytes]", address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SettingsError(f"the Prefect server ended at once: is the port of {address} taken? See --port")
        try:
            if httpx.get(f"{address}/health", timeout=2).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.5)
    raise SettingsError(f"no Prefect server answered at {address} within {START_SECONDS} s")
