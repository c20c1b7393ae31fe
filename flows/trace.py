"""Trace: one claim followed back to its words, its page and what decided on it, as lines of text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from flows.dataset.version_files import pinned_version
from flows.reader import load_version
from schemas.errors import DatasetError
from schemas.spans import Span, slice_span
from schemas.versions import Version
from transforms.render import mark_spans

MARKS = {"source_spans": ("[", "]"), "cue_spans": ("<", ">"), "content_spans": ("{", "}")}
LEGEND = "[source] <cue> {content}"

Row = dict[str, Any]


def trace_claim(output: Path, claim_id: str) -> list[str]:
    """Return what is known of a claim: its block with the spans marked, article, stored page, rule and speaker.

    Raises:
        DatasetError: there is no such claim.
    """
    with pinned_version(output) as version:
        claim = _find(version, "claims", claim_id)
        article = _find(version, "articles", claim["article_id"])
        speaker = _find(version, "actors", claim["actor_id"]) if claim["actor_id"] else None
        return list(_describe(claim, article, speaker))


def _find(version: Version, table: str, wanted: str) -> Row:
    key = f"{table[:-1]}_id"
    rows = load_version(table, version, where=pl.col(key) == wanted).collect()
    if rows.is_empty():
        raise DatasetError(f"{version.folder.parents[1]}: no row of {table} has the {key} {wanted!r}")
    return rows.row(0, named=True)


def _describe(claim: Row, article: Row, speaker: Row | None) -> Iterator[str]:
    kind, block = _block_around(claim, article)
    yield f"claim      {claim['claim_id']}: {claim['act']}, {claim['form']}, confidence {claim['confidence']:.2f}"
    yield f"article    {article['article_id']}: {article['title'] or 'no title'} ({article['outlet']})"
    yield f"published  {_when(article['published_at'])}, from {article['published_from'] or 'nothing'}"
    yield f"address    {article['url']}"
    yield f"block      {kind}, code points {block.start} to {block.end} of the text"
    yield f"words      {LEGEND}"
    yield f"           {mark_spans(article['text'], _marks(claim), block)}"
    yield f"rule       {claim['rule']}, cue {claim['cue_text'] or 'none'} ({claim['cue_kind']})"
    yield f"speaker    {_name_speaker(claim, speaker)}"
    yield f"resolved   {_resolution(claim, article)}"
    yield f"page       {_stored_page(article)}"
    yield f"digest     {article['payload_digest']}"
    yield f"read by    {article['extractor']}, OnRecord {article['pipeline_version']}"


def _block_around(claim: Row, article: Row) -> tuple[str, Span]:
    """Return kind and span of the blocks that hold the claim, from the first to the last; else of the whole text."""
    marked = [span for column in MARKS for span in claim[column]]
    first, last = min(span["start"] for span in marked), max(span["end"] for span in marked)
    held = [block for block in article["blocks"] if block["start"] < last and first < block["end"]]
    if not held:
        return "text", Span(0, len(article["text"]))
    kinds = dict.fromkeys(block["kind"] for block in held)
    return " and ".join(kinds), Span(min(held[0]["start"], first), max(held[-1]["end"], last))


def _marks(claim: Row) -> list[tuple[Span, str, str]]:
    return [(Span(span["start"], span["end"]), *marks) for column, marks in MARKS.items() for span in claim[column]]


def _name_speaker(claim: Row, speaker: Row | None) -> str:
    words = claim["source_text"] or "no source in the text"
    if speaker is None:
        return f"{words} ({claim['source_kind']}), not resolved"
    told = ", ".join(part for part in (speaker["type"], speaker["country"], speaker["sector"]) if part)
    return f"{words} ({claim['source_kind']}) is {speaker['name']} ({told}) {speaker['actor_id']}"


def _resolution(claim: Row, article: Row) -> str:
    if claim["resolved_by"] is None:
        return "by no rule"
    through = claim["antecedent_span"]
    if through is None:
        return f"by {claim['resolved_by']}"
    words = slice_span(article["text"], Span(through["start"], through["end"]))
    return f"by {claim['resolved_by']}, through “{words}” at {through['start']}"


def _stored_page(article: Row) -> str:
    if article["archive_file"] is None:
        return f"{article['url']}, in no archive"
    return f"{article['archive_file']}, byte {article['archive_offset']}, fetched {_when(article['fetched_at'])}"


def _when(time: Any) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC" if time else "at an unknown time"
