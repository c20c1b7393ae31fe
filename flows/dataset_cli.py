"""The commands on a dataset: `onrecord dataset …`, `onrecord trace` and `onrecord rebuild`."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from rich.console import Console

from flows.dataset.version_files import list_versions, require_version
from flows.settings import Settings, load_settings
from schemas.errors import SettingsError

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_dataset_commands(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this module to the parser of the command line."""
    dataset = commands.add_parser("dataset", help="versions of the dataset, its checks and copies")
    actions = dataset.add_subparsers(required=True, metavar="ACTION")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, parents=[shared], help=text, description=text)

    add("versions", "list the versions that are kept").set_defaults(command_function=_list_versions)
    rollback = add("rollback", "make an older version the current one")
    rollback.add_argument("version", type=int, help="number of the version")
    rollback.set_defaults(command_function=_roll_back)
    vacuum = add("vacuum", "remove older versions and what killed runs left")
    vacuum.add_argument("--keep", type=_positive, metavar="N", help="versions to keep (default: keep_versions)")
    vacuum.set_defaults(command_function=_vacuum)
    verify = add("verify", "check every file and every row of the current version")
    verify.set_defaults(command_function=_verify)
    delete = add("delete", "delete articles with all rows made from them; vacuum then removes the last trace")
    delete.add_argument("--article", action="append", default=[], metavar="ID", help="id of an article")
    delete.add_argument(
        "--outlet", action="append", default=[], metavar="DOMAIN", help="registered domain of an outlet"
    )
    delete.set_defaults(command_function=_delete)
    publish = add("publish", "copy the current version to a folder or an object store")
    publish.add_argument("url", help="a folder, or an address of fsspec such as s3://bucket/folder")
    publish.add_argument("--delta", action="store_true", help="as Delta Lake tables (needs onrecord[delta])")
    publish.set_defaults(command_function=_publish)
    _add_trace_and_rebuild(commands, shared)


def _add_trace_and_rebuild(commands: Commands, shared: argparse.ArgumentParser) -> None:
    text = "follow a claim to its words, its stored page, its rule and its speaker"
    trace = commands.add_parser("trace", parents=[shared], help=text, description=text)
    trace.add_argument("claim", help="id of the claim")
    trace.set_defaults(command_function=_trace)
    text = "read all stored pages anew and put the result in the place of the dataset, in one step"
    rebuild = commands.add_parser("rebuild", parents=[shared], help=text, description=text)
    rebuild.add_argument("inputs", nargs="*", type=Path, help="folders or WARC files (default: the archive)")
    rebuild.add_argument("--allow-missing", action="store_true", help="drop articles that the inputs do not hold")
    rebuild.set_defaults(command_function=_rebuild)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _settings(given: argparse.Namespace) -> Settings:
    return load_settings(given.settings, {"output": given.output})


def _now() -> datetime:
    return datetime.now(UTC)


def _print(*lines: str) -> None:
    console = Console()
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _list_versions(given: argparse.Namespace) -> int:
    output = _settings(given).output
    require_version(output)
    for number, version in enumerate(list_versions(output)):
        counts = f"{version.rows('articles'):>10,} articles {version.rows('claims'):>12,} claims"
        mark = "current" if number == 0 else ""
        _print(f"{version.number:>6}  {version.created_at:%Y-%m-%d %H:%M:%S}  {version.action:<9} {counts}  {mark}")
    return 0


def _roll_back(given: argparse.Namespace) -> int:
    from flows.dataset.store import roll_back

    version = roll_back(_settings(given).output, given.version, now=_now())
    _print(f"version {version.number} is current, with the content of version {given.version}")
    return 0


def _vacuum(given: argparse.Namespace) -> int:
    from flows.dataset.store import vacuum

    settings = _settings(given)
    require_version(settings.output)
    removed = vacuum(settings.output, keep=given.keep or settings.keep_versions, now=_now())
    _print(f"removed {len(removed)} version(s){': ' if removed else ''}{', '.join(map(str, removed))}")
    return 0


def _verify(given: argparse.Namespace) -> int:
    from flows.dataset.verify import find_faults
    from flows.dataset.version_files import pinned_version

    output = _settings(given).output
    with pinned_version(output) as version:
        faults = find_faults(output, version)
        _print(*(f"{fault.place}: {fault.what}" for fault in faults))
        rows = sum(part.rows for part in version.parts)
        _print(f"version {version.number}: {len(version.parts)} files, {rows:,} rows, {len(faults)} fault(s)")
    return 1 if faults else 0


def _delete(given: argparse.Namespace) -> int:
    from flows.dataset.store import delete_articles

    if not given.article and not given.outlet:
        raise SettingsError("name what to delete: --article ID or --outlet DOMAIN")
    output = _settings(given).output
    before = require_version(output)
    version = delete_articles(output, articles=given.article, outlets=given.outlet, now=_now())
    count = before.rows("articles") - version.rows("articles")
    _print(f"deleted {count} article(s) from version {version.number}; `onrecord dataset vacuum --keep 1` removes")
    _print("older versions that still hold them. Pages in the archive are not touched.")
    return 0


def _publish(given: argparse.Namespace) -> int:
    from flows.dataset.publishing import publish_delta, publish_version
    from flows.dataset.version_files import pinned_version

    with pinned_version(_settings(given).output) as version:
        copied = (publish_delta if given.delta else publish_version)(version, given.url)
        _print(f"version {version.number} published to {given.url}: {copied} of {len(version.parts)} files were new")
    return 0


def _trace(given: argparse.Namespace) -> int:
    from flows.trace import trace_claim

    _print(*trace_claim(_settings(given).output, given.claim))
    return 0


def _rebuild(given: argparse.Namespace) -> int:
    from flows.rebuild import rebuild_dataset

    settings = _settings(given)
    report = rebuild_dataset(given.inputs or [settings.archive], settings, is_partial=given.allow_missing, now=_now())
    _print(*report.lines())
    return 1 if report.failures else 0
