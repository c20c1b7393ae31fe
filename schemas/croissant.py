"""A version of the dataset as Croissant metadata (MLCommons Croissant 1.0): croissant.json, made from the declarations.

Each table is a record set over a file set; spans are fields with subfields, repeated where the column is a list.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from schemas.datapackage import LICENCE_NOTE
from schemas.dictionary import instance_of
from schemas.table import Column, Table

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the specification asks for, word for word."""

Json = dict[str, Any]


def describe_croissant(tables: Mapping[str, Table], *, version: int, created_at: str) -> Json:
    """Return the JSON-LD of a version of the dataset."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": "onrecord",
        "description": f"Who said what in the news: claims, actors, figures and times read from articles. {LICENCE_NOTE}",
        "conformsTo": CONFORMS_TO,
        "version": f"{version}.0.0",
        "datePublished": created_at,
        "isLiveDataset": True,
        "distribution": [_describe_files(table) for table in tables.values()],
        "recordSet": [_describe_records(table) for table in tables.values()],
    }


def _describe_files(table: Table) -> Json:
    return {
        "@type": "cr:FileSet",
        "@id": f"{table.name}-files",
        "name": f"{table.name}-files",
        "description": f"Parquet files of {table.name}",
        "encodingFormat": "application/x-parquet",
        "includes": f"{table.name}/*.parquet",
    }


def _describe_records(table: Table) -> Json:
    keys = [{"@id": f"{table.name}/{name}"} for name in table.key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"A row is {table.grain}",
        "key": keys[0] if len(keys) == 1 else keys,
        "field": [_describe_field(column, table) for column in table.columns],
    }


def _describe_field(column: Column, table: Table) -> Json:
    described: Json = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": f"{column.description} ({column.unit})" if column.unit else column.description,
    }
    value = column.dtype
    if isinstance(value, pl.List):
        described["repeated"] = True
        value = instance_of(value.inner)
    source = {"fileSet": {"@id": f"{table.name}-files"}, "extract": {"column": column.name}}
    # A table that refers to itself would be a circle, which readers of Croissant refuse.
    ties = [tie for tie in table.references if tie.column == column.name and tie.table != table.name]
    if ties:
        described["references"] = {"field": {"@id": f"{ties[0].table}/{ties[0].key}"}}
    if isinstance(value, pl.Struct):
        parts = [(field.name, instance_of(field.dtype)) for field in value.fields]
        described["subField"] = [_describe_part(described["@id"], name, dtype, source) for name, dtype in parts]
        return described
    return described | {"dataType": _name_type(value), "source": source}


def _describe_part(parent: str, name: str, dtype: pl.DataType, source: Json) -> Json:
    return {
        "@type": "cr:Field",
        "@id": f"{parent}/{name}",
        "name": name,
        "dataType": _name_type(dtype),
        "source": source | {"transform": {"jsonPath": name}},
    }


def _name_type(dtype: pl.DataType) -> str:
    if dtype.is_integer():
        return "sc:Integer"
    if dtype.is_float():
        return "sc:Float"
    names = {"Boolean": "sc:Boolean", "Date": "sc:Date"}
    return names.get(str(dtype), "sc:DateTime" if dtype.is_temporal() else "sc:Text")
