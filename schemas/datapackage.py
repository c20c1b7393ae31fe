"""A version of the dataset as a Frictionless Data Package (v1): datapackage.json, made from the declarations.

Types as in the Table Schema specification; lists and structs are `array` and `object`. Parquet holds no missing value
but null, so no words stand for one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from schemas.table import Column, Reference, Table
from schemas.versions import Part

PROFILE = "data-package"
LICENCE_NOTE = "The texts belong to their publishers."

Json = dict[str, Any]


def describe_package(
    tables: Mapping[str, Table], parts: Sequence[Part], *, version: int, created_at: str, folder: str = ""
) -> Json:
    """Return the descriptor of a version with the files of *parts*; paths start with *folder*."""
    return {
        "profile": PROFILE,
        "name": "onrecord",
        "title": "OnRecord: who said what in the news",
        "description": f"Claims, actors, figures and times read from news articles. {LICENCE_NOTE}",
        "version": str(version),
        "created": created_at,
        "resources": [
            _describe_resource(table, [p for p in parts if p.table == name], folder) for name, table in tables.items()
        ],
    }


def _describe_resource(table: Table, parts: Sequence[Part], folder: str) -> Json:
    paths = [f"{folder}{table.name}/{part.file}" for part in parts]
    return {
        "name": table.name,
        "title": table.name.replace("_", " "),
        "description": f"A row is {table.grain}",
        "path": paths[0] if len(paths) == 1 else paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": describe_schema(table),
    }


def describe_schema(table: Table) -> Json:
    """Return the Table Schema of *table*; references from within lists cannot be told in it."""
    schema: Json = {
        "fields": [_describe_field(column) for column in table.columns],
        "missingValues": [],
    }
    if not any(table.column(name).is_nullable for name in table.key):
        schema["primaryKey"] = list(table.key)
    plain = [tie for tie in table.references if not isinstance(table.column(tie.column).dtype, pl.List)]
    if plain:
        schema["foreignKeys"] = [_describe_reference(tie, table) for tie in plain]
    return schema


def _describe_reference(tie: Reference, table: Table) -> Json:
    resource = "" if tie.table == table.name else tie.table
    return {"fields": [tie.column], "reference": {"resource": resource, "fields": [tie.key]}}


def _describe_field(column: Column) -> Json:
    described: Json = {"name": column.name, "type": _name_type(column.dtype), "description": column.description}
    if column.example and described["type"] == "string":
        described["example"] = column.example
    if column.unit:
        described["unit"] = column.unit
    constraints: Json = {} if column.is_nullable else {"required": True}
    if column.values and described["type"] == "string":
        constraints["enum"] = list(column.values)
    bounds = {"minimum": column.minimum, "maximum": column.maximum}
    constraints |= {name: bound for name, bound in bounds.items() if bound is not None}
    return described | ({"constraints": constraints} if constraints else {})


def _name_type(dtype: pl.DataType) -> str:
    if isinstance(dtype, pl.List):
        return "array"
    if isinstance(dtype, pl.Struct):
        return "object"
    if dtype.is_integer():
        return "integer"
    if dtype.is_float():
        return "number"
    return {"Boolean": "boolean", "Date": "date"}.get(str(dtype), "datetime" if dtype.is_temporal() else "string")
