"""Reading and checking `sources.toml`: which feeds, sitemaps and pages are fetched, and how politely.

Every mistake is a `SettingsError` that names the file, the source, the key, the value and what would be right. See
docs/sources.md for the keys.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from schemas.errors import SettingsError
from schemas.sources import FetchRules, FetchSettings, Source, SourceKind, SourceList
from transforms.web.feeds import read_addresses

SHIPPED = Path(__file__).with_name("sources.toml")
_KINDS = get_args(SourceKind)
_ALIASES = {"rss": "feed", "atom": "feed"}
_RULES = {field.name: field.type for field in fields(FetchRules)}
_SETTINGS = {field.name: field.type for field in fields(FetchSettings)}
_SOURCE_KEYS = ("name", "kind", "url", "urls", "file")
# The least value of keys that must not be 0.
_LEAST = {"max_pages": 1, "max_bytes": 1, "attempts": 1, "threads": 1, "warc_bytes": 1} | {
    f"{step}_seconds": 0.001 for step in ("connect", "read", "total")
}


def read_sources(path: Path = SHIPPED) -> SourceList:
    """Return the checked content of the sources file at *path*; files that it names are relative to it.

    Raises:
        SettingsError: the file or a file it names is missing, it is not TOML, or a key or value is wrong.
    """
    values = _parse_toml(path)
    _refuse_unknown(values, ("defaults", "source"), str(path))
    defaults = values.get("defaults", {})
    sources = values.get("source", [])
    if not isinstance(defaults, dict) or not isinstance(sources, list):
        raise SettingsError(f"{path}: write one [defaults] table and a [[source]] table for each source")
    where = f"{path}: [defaults]"
    _refuse_unknown(defaults, (*_SETTINGS, *_RULES), where)
    settings = _settings(defaults, where)
    rules = _numbers(defaults, _RULES, where)
    checked = tuple(_source(values, number, rules, path) for number, values in enumerate(sources, 1))
    if not checked:
        raise SettingsError(f"{path}: no source; add a [[source]] table with name, kind and url")
    _refuse_repeated((source.name for source in checked), path)
    return SourceList(settings, checked)


def _parse_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: the sources file cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def _settings(defaults: Mapping[str, Any], where: str) -> FetchSettings:
    contact = defaults.get("contact", "")
    if not isinstance(contact, str) or not contact.strip():
        raise SettingsError(f'{where}: contact is missing; write where sites can reach you, such as "me@example.org"')
    if not contact.isascii() or any(letter in contact for letter in "()\r\n"):
        raise SettingsError(f"{where}: contact = {contact!r} cannot stand in a header; use ASCII without brackets")
    return FetchSettings(contact=contact.strip(), **_numbers(defaults, _SETTINGS, where))


def _source(values: Any, number: int, defaults: Mapping[str, Any], path: Path) -> Source:
    if not isinstance(values, dict):
        raise SettingsError(f"{path}: source {number} is no table; write [[source]]")
    name = values.get("name")
    if not isinstance(name, str) or not name.strip():
        raise SettingsError(f"{path}: source {number}: name is missing or empty")
    where = f"{path}: source {name!r}"
    _refuse_unknown(values, (*_SOURCE_KEYS, *_RULES), where)
    rules = FetchRules(**{**defaults, **_numbers(values, _RULES, where)})
    return Source(name, _kind(values.get("kind"), where), _urls(values, path, where), rules)


def _kind(value: Any, where: str) -> SourceKind:
    kind: Any = _ALIASES.get(value, value) if isinstance(value, str) else value
    if kind not in _KINDS:
        raise SettingsError(f"{where}: kind = {value!r} is not known; write one of {', '.join(_KINDS)}")
    found: SourceKind = kind
    return found


def _urls(values: Mapping[str, Any], path: Path, where: str) -> tuple[str, ...]:
    given = [key for key in ("url", "urls", "file") if key in values]
    if len(given) != 1:
        raise SettingsError(f"{where}: write exactly one of url, urls and file; there is {', '.join(given) or 'none'}")
    value = values[given[0]]
    urls = [value] if given[0] == "url" else value
    if given[0] == "file":
        urls = _listed_urls(path.parent / str(value), where)
    if not isinstance(urls, list) or not urls:
        raise SettingsError(f"{where}: {given[0]} = {value!r} must hold at least one address")
    for url in urls:
        if not _is_address(url):
            raise SettingsError(f"{where}: {given[0]}: {url!r} is no address; it must begin with http:// or https://")
    return tuple(urls)


def _listed_urls(file: Path, where: str) -> list[str]:
    try:
        return [entry.url for entry in read_addresses(file.read_text(encoding="utf-8")).entries]
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{where}: file: {file} cannot be read: {error}") from error


def _is_address(url: Any) -> bool:
    try:
        parts = urlsplit(url)
        return isinstance(url, str) and parts.scheme in ("http", "https") and bool(parts.hostname)
    except (ValueError, AttributeError):
        return False


def _numbers(values: Mapping[str, Any], kinds: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return the numeric keys of *values* that *kinds* knows, checked."""
    found = {key: value for key, value in values.items() if kinds.get(key) in (int, float)}
    for key, value in found.items():
        is_number = isinstance(value, int if kinds[key] is int else (int, float)) and not isinstance(value, bool)
        if not is_number or not _LEAST.get(key, 0) <= value < float("inf"):
            kind = "a whole number" if kinds[key] is int else "a number"
            raise SettingsError(f"{where}: {key} = {value!r} must be {kind} of at least {_LEAST.get(key, 0)}")
    return found


def _refuse_unknown(values: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    names = list(known)
    for key in values:
        if key not in names:
            close = get_close_matches(key, names, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(names)}"
            raise SettingsError(f"{where}: unknown key {key!r}; {hint}")


def _refuse_repeated(names: Iterable[str], path: Path) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise SettingsError(f"{path}: source {name!r} is there twice; give each source its own name")
        seen.add(name)
