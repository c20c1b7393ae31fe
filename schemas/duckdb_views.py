"""The tables as DuckDB views: onrecord.sql, made from the declarations, with the wide view that most people want.

`duckdb -init output/onrecord.sql`, or `duckdb.execute(open("output/onrecord.sql").read())`. The views read the current
version at every query. A dataset that was moved is found by `SET VARIABLE onrecord = '/its/new/folder'` beforehand.
"""

from collections.abc import Mapping

from schemas.table import Table

_WIDE = """\
CREATE OR REPLACE VIEW claims_wide AS
SELECT c.*, s.name AS speaker, s.type AS speaker_type, s.country AS speaker_country, s.sector AS speaker_sector,
       a.outlet, a.title, a.url
FROM claims c LEFT JOIN actors s USING (actor_id) LEFT JOIN articles a USING (article_id);
"""


def write_views(tables: Mapping[str, Table], folder: str) -> str:
    """Return the SQL of the views of *tables* in the dataset that lies in *folder*."""
    place = folder.replace("'", "''")
    lines = ["-- Written by OnRecord: views of the dataset beside this file, always of its current version."]
    for table in tables.values():
        glob = f"coalesce(getvariable('onrecord'), '{place}') || '/{table.name}/*.parquet'"
        lines.append(f"\n-- A row is {table.grain}.\nCREATE OR REPLACE VIEW {table.name} AS")
        lines.append(f"SELECT * FROM read_parquet({glob}, hive_partitioning = false);")
    return "\n".join(lines) + f"\n\n-- Claims with speaker and article.\n{_WIDE}"
