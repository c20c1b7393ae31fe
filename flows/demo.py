"""`onrecord demo`: the real fetch and build, offline, on pages served on loopback."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from flows.build import Progress, build_dataset
from flows.demo_site import demo_sources, serve_pages
from flows.fetch import fetch_sources
from flows.report import Report
from flows.settings import Settings
from flows.show import find_article, show_claims
from schemas.errors import InputError, SettingsError

PORT = 8417  # fixed: the pages have the same addresses, hence the same ids, in every run
SHOWN = "seed.txt"


def run_demo(
    pages: Path, settings: Settings, console: Console, *, progress: Progress = lambda done, total: None
) -> Report:
    """Fetch the *pages* from a site on loopback, build the dataset, and print the claims of one article.

    Raises:
        InputError: the folder of the pages is not there.
        SettingsError: the port of the site is taken.
    """
    if not pages.is_dir():
        raise InputError(f"{pages}: no such folder; run the demo from a checkout, or name a folder of pages: --pages")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        try:
            address = stack.enter_context(serve_pages(pages, port=PORT))
        except OSError as error:
            raise SettingsError(f"the demo site needs port {PORT} of loopback: {error.strerror}") from error
        sources = Path(folder) / "sources.toml"
        sources.write_text(demo_sources(address), encoding="utf-8")
        report = fetch_sources(replace(settings, sources=sources), progress=progress)
    report += build_dataset([settings.archive], settings, progress=progress)
    shown = pages / SHOWN
    show_claims(settings.output, find_article(settings.output, shown.name if shown.exists() else ""), console)
    return report
