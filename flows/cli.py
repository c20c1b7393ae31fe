"""The `onrecord` command. Exit status: 0 done, 1 done in part or a defect, 2 an input or argument cannot be used."""

import argparse
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.logging import RichHandler
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from flows import prefect_server
from flows.dataset_cli import add_dataset_commands
from flows.report import Report
from flows.settings import Settings, load_settings
from schemas.errors import OnRecordError
from schemas.version import VERSION

OVERRIDES = ("output", "archive", "sources", "actors", "workers", "batch_size")
EPILOG = """\
examples:
  onrecord run                          fetch the sources of onrecord.toml, add their claims to output/
  onrecord build articles/ news.warc.gz read a folder of .html and .txt files, and a WARC file
  onrecord show "security talks"        the claims of the article with these words in its title
  onrecord serve                        do `run` every hour, on a local Prefect server
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    given = make_parser().parse_args(arguments)
    console = Console(stderr=True)
    logging.basicConfig(
        level=(logging.ERROR, logging.WARNING, logging.INFO)[min(given.verbose, 2)],
        format="%(message)s",
        handlers=[RichHandler(console=console, show_path=False)],
    )
    try:
        return int(given.command_function(given))
    except OnRecordError as error:
        console.print(f"onrecord: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        return 2
    except OSError as error:
        console.print(f"onrecord: {error.filename or ''}: {error.strerror or error}", style="red", soft_wrap=True)
        return 2
    except KeyboardInterrupt:
        console.print("onrecord: interrupted; what was committed stands", style="red")
        return 130


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Turn news into datasets of who said what.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"onrecord {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = _shared_options()
    work = _work_options()
    for name, function, text in (
        ("fetch", _fetch, "fetch the sources into the archive"),
        ("build", _build, "read pages into the dataset: the archive, or the folders and WARC files that are named"),
        ("run", _run, "fetch, then build"),
    ):
        command = commands.add_parser(name, parents=[shared, work], help=text, description=text)
        command.set_defaults(command_function=function)
        if name == "build":
            command.add_argument("inputs", nargs="*", type=Path, help="folders, .html, .txt or WARC files")
        if name != "fetch":
            command.add_argument("--force", action="store_true", help="read pages again that are in the dataset")
    show = commands.add_parser("show", parents=[shared], help="show the claims of an article")
    show.add_argument("article", help="id, address, or words of the title or file name")
    show.add_argument("--text", action="store_true", help="show the text with its claims marked")
    show.set_defaults(command_function=_show)
    demo = commands.add_parser("demo", parents=[shared], help="run everything on the demo pages, on loopback")
    demo.add_argument("--pages", type=Path, default=Path("tests/pages"), help="folder of the demo pages")
    demo.set_defaults(command_function=_demo)
    serve = commands.add_parser("serve", parents=[shared], help="run on a schedule, on a local Prefect server")
    serve.add_argument("--port", type=int, default=4200, help="port of the local server (default 4200)")
    serve.set_defaults(command_function=_serve)
    add_dataset_commands(commands, shared)
    return parser


def _shared_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--settings", type=Path, metavar="FILE", help="settings (default: onrecord.toml, if there)")
    options.add_argument("--output", type=Path, metavar="FOLDER", help="folder of the dataset (default: output)")
    options.add_argument("-v", "--verbose", action="count", default=0, help="tell of refused pages; twice: of all")
    return options


def _work_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--archive", type=Path, metavar="FOLDER", help="folder of the WARC archive (default: archive)")
    options.add_argument("--sources", type=Path, metavar="FILE", help="what to fetch (default: the file that ships)")
    options.add_argument("--actors", type=Path, metavar="FILE", help="own actors, .csv or .parquet; they win over ours")
    options.add_argument("--workers", type=int, metavar="N", help="processes (default: one for each processor)")
    options.add_argument("--batch-size", type=int, metavar="N", help="pages of one task (default: 100)")
    options.add_argument("--prefect", action="store_true", help="run as Prefect flows, also without PREFECT_API_URL")
    return options


def _settings(given: argparse.Namespace) -> Settings:
    return load_settings(given.settings, _overrides(given))


def _overrides(given: argparse.Namespace) -> dict[str, Any]:
    return {name: getattr(given, name) for name in OVERRIDES if getattr(given, name, None) is not None}


def _runs_under_prefect(given: argparse.Namespace) -> bool:
    if not (given.prefect or prefect_server.is_configured()):
        return False
    prefect_server.prepare_environment()
    return True


def _fetch(given: argparse.Namespace) -> int:
    settings = _settings(given)
    if _runs_under_prefect(given):
        from flows import scheduled

        scheduled.fetch(_file(given), _overrides(given))
        return 0
    from flows.fetch import fetch_sources

    with _progress("fetching") as progress:
        return _close(fetch_sources(settings, progress=progress), settings)


def _build(given: argparse.Namespace) -> int:
    settings = _settings(given)
    inputs = getattr(given, "inputs", None) or [settings.archive]
    if _runs_under_prefect(given):
        from flows import scheduled

        scheduled.build(_file(given), _overrides(given), [str(place) for place in inputs], given.force)
        return 0
    from flows.build import build_dataset

    with _progress("reading") as progress:
        report = build_dataset(inputs, settings, is_forced=given.force, progress=progress)
    return _close(report, settings)


def _run(given: argparse.Namespace) -> int:
    return max(_fetch(given), _build(given))


def _show(given: argparse.Namespace) -> int:
    from flows.show import find_article, show_claims, show_text

    settings = _settings(given)
    article = find_article(settings.output, given.article)
    (show_text if given.text else show_claims)(settings.output, article, Console())
    return 0


def _demo(given: argparse.Namespace) -> int:
    from flows.demo import run_demo

    settings = _settings(given)
    with _progress("demo") as progress:
        report = run_demo(given.pages, settings, Console(), progress=progress)
    return _close(report, settings)


def _serve(given: argparse.Namespace) -> int:
    settings = _settings(given)
    prefect_server.prepare_environment()
    if prefect_server.is_configured():
        _serve_news(settings, given)
        return 0
    with prefect_server.local_server(given.port) as address:
        os.environ["PREFECT_API_URL"] = address
        Console(stderr=True).print(f"Prefect server and its dashboard: {address.removesuffix('/api')}")
        _serve_news(settings, given)
    return 0


def _serve_news(settings: Settings, given: argparse.Namespace) -> None:
    from flows.scheduled import serve_news

    serve_news(settings, given.settings)


def _file(given: argparse.Namespace) -> str | None:
    return str(given.settings.resolve()) if given.settings else None


def _close(report: Report, settings: Settings) -> int:
    console = Console()
    for line in report.lines():
        console.print(line, highlight=False)
    console.print(f"{'dataset':>12}  {settings.output}", highlight=False, soft_wrap=True)
    return 1 if report.failures else 0


@contextmanager
def _progress(what: str) -> Iterator[Any]:
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


if __name__ == "__main__":
    sys.exit(main())
