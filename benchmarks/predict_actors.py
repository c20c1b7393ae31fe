"""Answer the tasks of actors: codes of mentions, links of mentions, chains of documents."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from schemas.actors import Actor
from schemas.documents import Parse
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.attribution import read_attributions
from transforms.language import LanguageModel, load_model, parse_text
from transforms.mentions import read_mentions
from transforms.quotations import read_quotations
from transforms.reference.countries import ALPHA3
from transforms.reference.gazetteer import Gazetteer, load_gazetteer
from transforms.resolve import resolve_mentions
from transforms.tables.actors import document_actors

_Read = tuple[Parse, tuple[Mention, ...], dict[str, Actor]]


def predict_codes(in_path: Path, out_path: Path) -> None:
    """Write country and sector of each mention of *in_path*, a line each."""
    _write(out_path, (_coded(row) for row in _rows(in_path)))


def predict_links(in_path: Path, out_path: Path) -> None:
    """Write country and canonical name of each mention of *in_path*, a line each."""
    _write(out_path, (_linked(row) for row in _rows(in_path)))


def predict_chains(in_path: Path, out_path: Path) -> None:
    """Write the resolved mentions of each document of *in_path*, a line each."""
    _write(out_path, (line for row in _rows(in_path) for line in _chained(row)))


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _write(path: Path, answers: Iterator[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for answer in answers:
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")


@lru_cache(maxsize=1)
def _model() -> LanguageModel:
    return load_model()


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return load_gazetteer()


@lru_cache(maxsize=64)
def read_actors(text: str) -> _Read:
    """Return the parse of *text*, its resolved mentions and its actors by key."""
    parse = parse_text(text, _model())
    quotations = read_quotations(parse)
    attributions = read_attributions(parse, quotations)
    mentions = resolve_mentions(parse, read_mentions(parse, _gazetteer()), quotations, attributions, _gazetteer())
    actors = document_actors(parse, mentions, _gazetteer(), "text")
    return parse, mentions, {actor.key: actor for actor in actors}


def _coded(row: dict[str, object]) -> dict[str, object]:
    text, span = _asked(row)
    parse, mentions, actors = read_actors(text)
    mention = nearest(parse, mentions, span)
    actor = actors.get(mention.actor_key or "") if mention else None
    if actor:
        return {"id": row["id"], "country": actor.country, "sector": actor.sector}
    country = _place_country(text, mentions, span)
    return {"id": row["id"], "country": country, "sector": "CVL" if country else None}


def _place_country(text: str, mentions: tuple[Mention, ...], span: Span) -> str | None:
    """Return the country of the first name inside *span* that is a place and no actor."""
    for mention in mentions:
        if mention.name and mention.span.overlaps(span):
            senses = _gazetteer().senses.get(text[mention.name.start : mention.name.end])
            if senses and senses[0].iso2:
                return ALPHA3[senses[0].iso2]
    return None


def _linked(row: dict[str, object]) -> dict[str, object]:
    text, span = _asked(row)
    parse, mentions, actors = read_actors(text)
    mention = nearest(parse, mentions, span)
    actor = actors.get(mention.actor_key or "") if mention else None
    country = actor.country if actor and actor.key.startswith("country:") else None
    return {"id": row["id"], "country": country, "name": actor.name if actor else None}


def _asked(row: dict[str, object]) -> tuple[str, Span]:
    text, start, end = str(row["text"]), row["start"], row["end"]
    if isinstance(start, int) and isinstance(end, int):
        return text, Span(start, end)
    return text, _found_span(text, str(row.get("mention", "")))


def _found_span(text: str, words: str) -> Span:
    """Return where *words*, that the corpus did not place, stand in *text*; all of it, if they do not."""
    pieces = [r"\s+".join(map(re.escape, piece.split())) for piece in words.split("...") if piece.strip()]
    found = [match for piece in pieces if (match := re.search(piece, text))]
    return Span(found[0].start(), max(match.end() for match in found)) if found else Span(0, len(text))


def nearest(parse: Parse, mentions: tuple[Mention, ...], span: Span) -> Mention | None:
    """Return the mention of the words *span*: resolved, with their head, and sharing most with them."""
    near = [mention for mention in mentions if mention.span.overlaps(span)]
    head = _head(parse, span)

    def likeness(mention: Mention) -> tuple[bool, bool, float]:
        shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        whole = max(mention.span.end, span.end) - min(mention.span.start, span.start)
        return mention.actor_key is not None, _holds(parse, mention, head), shared / whole

    return max(near, key=likeness, default=None)


def _head(parse: Parse, span: Span) -> int | None:
    """Return the token of *span* that hangs outside it."""
    inside = [token for token in parse.tokens if token.start < span.end and span.start < token.end]
    indices = {token.i for token in inside}
    outside = [token for token in inside if token.head not in indices and token.upos != "PUNCT"]
    heads = [token for token in outside if token.deprel != "nmod:poss"] or outside
    return heads[0].i if heads else None


def _holds(parse: Parse, mention: Mention, head: int | None) -> bool:
    if head is None:
        return False
    token = parse.tokens[head]
    own = mention.name or mention.span
    return mention.head == head or (own.start <= token.start and token.end <= own.end)


def _chained(row: dict[str, object]) -> Iterator[dict[str, object]]:
    _, mentions, _ = read_actors(str(row["text"]))
    for mention in mentions:
        if mention.actor_key:
            yield {
                "doc": row["doc"],
                "start": mention.span.start,
                "end": mention.span.end,
                "actor": mention.actor_key,
            }
