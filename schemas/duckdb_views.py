"""The tables as DuckDB views: onrecord.sql, made from the declarations, with the wide view that most people want.

`duckdb -init output/onrecord.sql`, or `duckdb.execute(open("output/onrecord.sql").read())`. The views read the current
version at every query. A dataset that was moved is found by `SET VARIABLE onrecord = '/its/new/folder'` beforehand.
"""

from collections.abc import Mapping

from schemas.table import Table

_WIDE = """\
CREATE OR REPLACE VIEW actor_standing AS
WITH RECURSIVE joined AS (
    SELECT from_id, to_id FROM (
        SELECT * FROM actor_merges
        QUALIFY row_number() OVER (PARTITION BY least(from_id, to_id), greatest(from_id, to_id) ORDER BY "at" DESC) = 1
    ) WHERE judgement = 'same'
    QUALIFY row_number() OVER (PARTITION BY from_id ORDER BY "at", to_id) = 1
), followed AS (
    SELECT from_id AS actor_id, to_id AS speaker_id FROM joined
    UNION
    SELECT f.actor_id, j.to_id FROM followed f JOIN joined j ON f.speaker_id = j.from_id
)
SELECT actor_id, speaker_id FROM followed WHERE speaker_id NOT IN (SELECT from_id FROM joined);

CREATE OR REPLACE VIEW claims_wide AS
SELECT c.*, coalesce(m.speaker_id, c.actor_id) AS speaker_id,
       s.name AS speaker, s.type AS speaker_type, s.country AS speaker_country, s.sector AS speaker_sector,
       a.outlet, a.title, a.url
FROM claims c LEFT JOIN actor_standing m ON c.actor_id = m.actor_id
LEFT JOIN actors s ON coalesce(m.speaker_id, c.actor_id) = s.actor_id
LEFT JOIN articles a ON c.article_id = a.article_id;
"""


def write_views(tables: Mapping[str, Table], folder: str) -> str:
    """Return the SQL of the views of *tables* in the dataset that lies in *folder*."""
    place = folder.replace("'", "''")
    lines = ["-- Written by OnRecord: views of the dataset beside this file, always of its current version."]
    for table in tables.values():
        glob = f"coalesce(getvariable('onrecord'), '{place}') || '/{table.name}/*.parquet'"
        lines.append(f"\n-- A row is {table.grain}.\nCREATE OR REPLACE VIEW {table.name} AS")
        lines.append(f"SELECT * FROM read_parquet({glob}, hive_partitioning = false);")
    return "\n".join(lines) + f"\n\n-- Ids that were joined to others, and claims with speaker and article.\n{_WIDE}"
