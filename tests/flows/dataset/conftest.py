"""Batches of small articles with rows in every table, and a dataset made of them."""

import json
from datetime import UTC, datetime

import polars as pl
import pytest

from flows.dataset.store import commit_batch
from flows.dataset.version_files import require_version
from schemas.ids import identify
from schemas.table import SCHEMA_VERSION
from schemas.tables import TABLES
from schemas.versions import MANIFEST

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


def blank(table, **values):
    """Return a row of *table* with *values*; all else null, false or an empty list."""
    row = dict.fromkeys(TABLES[table].polars_schema)
    for column in TABLES[table].columns:
        if not column.is_nullable:
            row[column.name] = [] if str(column.dtype).startswith("List") else False
    return row | values


def article_rows(number, sayings, outlet, published_at):
    """Return the rows of one article: each saying is a speaker and what the speaker says of some tanks."""
    article_id = identify("art", "article", number)
    lines = [f"{speaker} said that {words} 12 tanks — left." for speaker, words in sayings]
    text = "\n".join(lines)
    place = f"https://{outlet}/{number}"
    rows = {name: [] for name in ("articles", "claims", "actor_sightings", "mentions", "figures", "times")}
    rows["articles"].append(
        blank(
            "articles", article_id=article_id, url=place, canonical_url=place, outlet=outlet, title=f"Report {number}",
            published_at=published_at, published_precision="second" if published_at else "none",
            published_from="json-ld" if published_at else None, fetched_at=NOW, lang="en", text=text,
            blocks=[{"kind": "paragraph", "start": 0, "end": len(text)}], word_count=len(text.split()),
            text_sha256=f"{number:064}", access="free", payload_digest="sha256:0", extractor="none 1",
            pipeline_version="0.1.0", archive_file="2026.warc.gz", archive_offset=number,
        )
    )  # fmt: skip
    start = 0
    for sentence, ((speaker, _), line) in enumerate(zip(sayings, lines, strict=True)):
        add_saying(rows, article_id, published_at, sentence, start, speaker, line)
        start += len(line) + 1
    for speaker in dict.fromkeys(speaker for speaker, _ in sayings):
        count = sum(said_by == speaker for said_by, _ in sayings)
        rows["actor_sightings"].append(
            blank(
                "actor_sightings", article_id=article_id, actor_id=actor_id(speaker), canonical_key=f"person:{speaker}",
                scope="global", name=speaker, type="person", country="DEU", sector="GOV", aliases=[speaker.upper()],
                roles=["minister"], published_at=published_at, outlet=outlet, mention_count=count, claim_count=count,
            )
        )  # fmt: skip
    return rows


def actor_id(speaker):
    return identify("act", "actor", f"person:{speaker}")


def add_saying(rows, article_id, published_at, sentence, start, speaker, line):
    def span(words):
        begin = start + line.index(words)
        return {"start": begin, "end": begin + len(words)}

    content, figure = line.split(" that ")[1], "12 tanks"
    claim_id = identify("clm", "claim", article_id, start)
    rows["claims"].append(
        blank(
            "claims", claim_id=claim_id, article_id=article_id, published_at=published_at, sentence=sentence,
            form="indirect", content_text=content, content_spans=[span(content)], cue_text="said", cue_lemma="say",
            cue_spans=[span("said")], cue_kind="verb", act="assert", polarity="affirm", source_text=speaker,
            source_spans=[span(speaker)], source_kind="name", actor_id=actor_id(speaker), resolved_by="name",
            target_ids=[actor_id(speaker)], confidence=0.9, rule="clause",
        )
    )  # fmt: skip
    rows["mentions"].append(
        blank(
            "mentions", mention_id=identify("mnt", "mention", article_id, start), article_id=article_id,
            actor_id=actor_id(speaker), text=speaker, **span(speaker), form="name", reading="actor", sentence=sentence,
        )
    )  # fmt: skip
    rows["figures"].append(
        blank(
            "figures", figure_id=identify("fig", "figure", article_id, start), article_id=article_id, claim_id=claim_id,
            text=figure, **span(figure), value_low=12, value_high=12, bound="=", change="none", kind="count",
        )
    )  # fmt: skip
    rows["times"].append(
        blank(
            "times", time_id=identify("tmx", "time", article_id, start), article_id=article_id, text="left",
            **span("left"), timex_type="DATE", timex_value="PAST_REF",
        )
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_batch():
    """A factory of batches: one article for each (number, sayings), with rows in every table of articles."""

    def make(*articles, outlet="news.example", published_at=datetime(2021, 12, 22, 9, 30, tzinfo=UTC)):
        made = [article_rows(number, sayings, outlet, published_at) for number, sayings in articles]
        names = ("articles", "claims", "actor_sightings", "mentions", "figures", "times")
        return {name: TABLES[name].frame([row for rows in made for row in rows[name]]) for name in names}

    return make


@pytest.fixture(scope="session")
def now():
    return NOW


@pytest.fixture
def two_articles(make_batch):
    return make_batch((1, [("Anna", "some"), ("Boris", "no")]), (2, [("Anna", "many")]))


@pytest.fixture
def output(tmp_path, two_articles):
    """The folder of a dataset of two articles, at version 1."""
    folder = tmp_path / "output"
    commit_batch(folder, two_articles, now=NOW)
    return folder


def rewrite_manifest(output, change):
    manifest = output / "current" / MANIFEST
    content = json.loads(manifest.read_text())
    change(content)
    manifest.write_text(json.dumps(content))


@pytest.fixture(scope="session")
def change_manifest():
    """A function that applies a change to the manifest of the current version."""
    return rewrite_manifest


@pytest.fixture
def make_older(tmp_path):
    """A function that makes a dataset one of an older schema.

    *lost* was no column of the table then, and there were fewer speech acts.
    """

    def make(output, table, lost):
        version = require_version(output)
        part = version.of(table)[0]
        older = pl.read_parquet(version.path(part)).drop(lost)
        if "act" in older.columns:
            older = older.cast({"act": pl.Enum(older["act"].unique().sort().to_list())})
        older.write_parquet(tmp_path / "older.parquet")
        version.path(part).unlink()
        version.path(part).write_bytes((tmp_path / "older.parquet").read_bytes())
        state = version.path(part).stat()

        def change(manifest):
            manifest["schema_version"] = SCHEMA_VERSION - 1
            entry = next(entry for entry in manifest["parts"] if entry["table"] == table)
            entry |= {"bytes": state.st_size, "modified_ns": state.st_mtime_ns}

        rewrite_manifest(output, change)

    return make
