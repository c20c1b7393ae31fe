"""`onrecord show`: the claims of one article as a table, or its text with every claim marked."""

from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from flows.reader import load
from schemas.errors import DatasetError
from schemas.spans import Span
from transforms.render import mark_spans


def find_article(output: Path, wanted: str) -> dict[str, Any]:
    """Return the row of the article that *wanted* names: an id, an address, or words of its title or file name.

    Raises:
        DatasetError: no article fits, or more than one does; names them.
    """
    articles = load("articles", output=output)
    exact = articles.filter(pl.any_horizontal(pl.col("article_id", "url", "canonical_url") == wanted)).collect()
    named = pl.col("title").str.to_lowercase().str.contains(wanted.lower(), literal=True)
    placed = pl.col("url").str.to_lowercase().str.contains(wanted.lower(), literal=True)
    found = exact if exact.height else articles.filter(named | placed).sort("article_id").collect()
    if found.height == 1:
        return found.row(0, named=True)
    if found.height == 0:
        raise DatasetError(f"{output}: no article has the id, the address or a title with {wanted!r}")
    listed = "\n".join(f"  {row['article_id']}  {row['title'] or row['url']}" for row in found.iter_rows(named=True))
    raise DatasetError(f"{wanted!r} fits {found.height} articles; name one by its id:\n{listed}")


def show_claims(output: Path, article: dict[str, Any], console: Console) -> int:
    """Print the claims of *article* in the order of the text; return how many there are."""
    claims = _claims_of(output, article)
    console.print(f"[bold]{article['title'] or article['url']}[/]  {article['outlet']}  {_day(article)}")
    console.print(f"{article['article_id']}  {article['url']}", style="dim")
    grid = Grid(show_lines=False, pad_edge=False, expand=True)
    for heading, ratio in (("who", 3), ("how", 2), ("what", 8), ("sure", 1)):
        grid.add_column(heading, ratio=ratio, overflow="fold")
    for claim in claims.iter_rows(named=True):
        grid.add_row(Text(_who(claim)), Text(_how(claim)), Text(claim["content_text"]), f"{claim['confidence']:.2f}")
    console.print(grid)
    return claims.height


def show_text(output: Path, article: dict[str, Any], console: Console) -> None:
    """Print the text of *article* with sources, cues and contents between marks."""
    marks = []
    for claim in _claims_of(output, article).iter_rows(named=True):
        for column, opening, closing in (
            ("source_spans", "⟦", "⟧ₛ"),
            ("cue_spans", "⟨", "⟩"),
            ("content_spans", "【", f"】{claim['act']} "),
        ):
            marks += [(Span(span["start"], span["end"]), opening, closing) for span in claim[column]]
    console.print(Text(mark_spans(article["text"], marks)))


def _claims_of(output: Path, article: dict[str, Any]) -> pl.DataFrame:
    names = load("actors", output=output).select("actor_id", actor_name="name", actor_country="country")
    claims = load("claims", output=output).filter(pl.col("article_id") == article["article_id"])
    place = pl.col("content_spans").list.first().struct.field("start")
    return claims.join(names, on="actor_id", how="left").sort(place, "claim_id").collect()


def _who(claim: dict[str, Any]) -> str:
    words = claim["source_text"] or f"({claim['source_kind']})"
    actor = claim["actor_name"]
    country = f", {claim['actor_country']}" if claim["actor_country"] else ""
    return f"{words}\n→ {actor}{country}" if actor else words


def _how(claim: dict[str, Any]) -> str:
    flags = [name for name in ("negated", "passive") if claim[f"cue_{name}"]]
    flags += [claim["cue_modal"]] if claim["cue_modal"] else []
    when = f"\n{claim['said_on_text']}" if claim["said_on_text"] else ""
    return f"{claim['act']}{' (' + ', '.join(flags) + ')' if flags else ''}: {claim['cue_text'] or '–'}{when}"


def _day(article: dict[str, Any]) -> str:
    return article["published_at"].date().isoformat() if article["published_at"] else "undated"
