"""What is written beside the data for other tools: made from the declarations, for a version or for all of them."""

import json
from pathlib import Path

from schemas.croissant import describe_croissant
from schemas.datapackage import describe_package
from schemas.dictionary import write_dictionary
from schemas.duckdb_views import write_views
from schemas.tables import TABLES
from schemas.versions import Version

PACKAGE = "datapackage.json"
CROISSANT = "croissant.json"
VIEWS = "onrecord.sql"
DICTIONARY = "README.md"


def describe_version(version: Version) -> dict[str, str]:
    """Return the files that stand in the folder of a version, by name: they list its files."""
    croissant = describe_croissant(TABLES, version=version.number, created_at=version.created_at.isoformat())
    return {PACKAGE: _describe_package(version, ""), CROISSANT: _format(croissant)}


def describe_copy(version: Version, folder: str) -> str:
    """Return the data package of a copy of a version whose tables lie in *folder*."""
    return _describe_package(version, f"{folder}/")


def _describe_package(version: Version, folder: str) -> str:
    parts = [part for part in version.parts if part.table in TABLES]
    created_at = version.created_at.isoformat()
    return _format(describe_package(TABLES, parts, version=version.number, created_at=created_at, folder=folder))


def describe_dataset(output: Path) -> dict[str, str]:
    """Return the files that stand in the folder of the dataset, by name: they are the same for every version."""
    return {VIEWS: write_views(TABLES, str(output.resolve())), DICTIONARY: write_dictionary()}


def _format(content: object) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
