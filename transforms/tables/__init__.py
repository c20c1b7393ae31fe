"""Documents -> frames: the only place where records become columns."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256

import polars as pl

from schemas.actors import Actor
from schemas.articles import READ_KINDS, Article
from schemas.documents import Document
from schemas.figures import Figure
from schemas.ids import identify
from schemas.mentions import Mention
from schemas.rejects import Reject
from schemas.spans import Span, slice_span
from schemas.tables import ARTICLE_TABLES, TABLES
from schemas.version import VERSION
from transforms.reference.gazetteer import Gazetteer
from transforms.tables.actors import document_actors
from transforms.tables.claims import actor_id, claim_rows

Row = dict[str, object]


def tabulate_documents(documents: Iterable[Document], gazetteer: Gazetteer) -> dict[str, pl.DataFrame]:
    """Return the frames of all tables that belong to articles, each in the order of its table."""
    rows: dict[str, list[Row]] = {name: [] for name in ARTICLE_TABLES}
    for document in documents:
        for name, found in document_rows(document, gazetteer).items():
            rows[name].extend(found)
    return {name: TABLES[name].frame(found) for name, found in rows.items()}


def tabulate_rejects(rejects: Iterable[Reject]) -> pl.DataFrame:
    """Return *rejects* as a frame; the last one of a stage and id stands."""
    rows = {(reject.stage, reject.id): asdict(reject) for reject in rejects}
    return TABLES["rejects"].frame(list(rows.values()))


def document_rows(document: Document, gazetteer: Gazetteer) -> dict[str, list[Row]]:
    """Return the rows of one document for each table in `ARTICLE_TABLES`."""
    claims = claim_rows(document)
    actors = document_actors(document.parse, document.mentions, gazetteer, document.article.article_id)
    return {
        "articles": [article_row(document.article)],
        "claims": claims,
        "actor_sightings": sighting_rows(document, actors, claims),
        "mentions": mention_rows(document),
        "figures": figure_rows(document, claims),
        "times": time_rows(document),
    }


def article_row(article: Article) -> Row:
    """Return the row of one article; its story is found later, among other articles."""
    row: Row = {name: getattr(article, name) for name in Article.__slots__ if name not in ("blocks", "text")}
    read = [slice_span(article.text, block.span) for block in article.blocks if block.kind in READ_KINDS]
    return row | {
        "byline": list(article.byline),
        "agency": list(article.agency),
        "text": article.text,
        "blocks": [{"kind": block.kind, **block.span._asdict()} for block in article.blocks],
        "word_count": sum(len(words.split()) for words in read),
        "text_sha256": sha256(article.text.encode()).hexdigest(),
        "story_id": None,
        "story_role": None,
        "pipeline_version": VERSION,
        "quality_flags": list(article.quality_flags),
    }


def mention_rows(document: Document) -> list[Row]:
    """Return one row for each mention of *document*."""
    ids = [_mention_id(document.article, mention) for mention in document.mentions]
    return [
        {
            "mention_id": ids[number],
            "actor_id": actor_id(mention.actor_key),
            **_place(document.article, mention.span),
            "form": mention.form,
            "reading": mention.reading,
            "role_text": mention.role_text,
            "antecedent_id": ids[mention.antecedent] if mention.antecedent is not None else None,
            "sentence": mention.sentence,
            "resolved_by": mention.resolved_by,
            "is_ambiguous": bool(mention.candidates),
            "candidates": list(mention.candidates),
        }
        for number, mention in enumerate(document.mentions)
    ]


def _mention_id(article: Article, mention: Mention) -> str:
    return identify("mnt", "mention", article.article_id, mention.span.start, mention.span.end)


def _place(article: Article, span: Span) -> Row:
    return {"article_id": article.article_id, "text": slice_span(article.text, span), **span._asdict()}


def time_rows(document: Document) -> list[Row]:
    """Return one row for each time expression of *document*."""
    return [
        {
            "time_id": identify("tmx", "time", document.article.article_id, time.span.start, time.span.end),
            **_place(document.article, time.span),
            "timex_type": time.timex_type,
            "timex_value": time.timex_value,
            "timex_mod": time.timex_mod,
            "starts_at": time.starts_at,
            "ends_at": time.ends_at,
        }
        for time in document.times
    ]


def figure_rows(document: Document, claims: list[Row]) -> list[Row]:
    """Return one row for each figure of *document*, joined to the claim it stands in, its owner and its time."""
    return [_figure_row(document, figure, claims) for figure in document.figures]


def _figure_row(document: Document, figure: Figure, claims: list[Row]) -> Row:
    article = document.article
    when = next((time for time in document.times if figure.when and time.span.overlaps(figure.when)), None)
    return {
        "figure_id": identify("fig", "figure", article.article_id, figure.number.start, figure.number.end),
        "claim_id": _claim_around(document, figure.number, claims),
        **_place(article, figure.span),
        "value_low": figure.value_low,
        "value_high": figure.value_high,
        "bound": figure.bound,
        "change": figure.change,
        "change_role": figure.change_role,
        "change_group": None
        if figure.change_group is None
        else identify("chg", "change", article.article_id, figure.sentence, figure.change_group),
        "unit": figure.unit,
        "kind": figure.kind,
        "noun": figure.noun,
        "actor_id": _owner(document, figure),
        "time_start": when.starts_at if when else None,
        "time_end": when.ends_at if when else None,
        "is_vague": figure.is_vague,
    }


def _claim_around(document: Document, number: Span, claims: list[Row]) -> str | None:
    around = [
        (sum(span.end - span.start for span in attribution.content), str(claim["claim_id"]))
        for attribution, claim in zip(document.attributions, claims, strict=True)
        if any(span.covers(number) for span in attribution.content)
    ]
    return min(around)[1] if around else None


def _owner(document: Document, figure: Figure) -> str | None:
    if figure.noun_span is None:
        return None
    owners = [
        mention
        for mention in document.mentions
        if mention.actor_key and mention.reading in ("actor", "affiliation") and figure.noun_span.overlaps(mention.span)
    ]
    widest = max(owners, key=lambda mention: mention.span.end - mention.span.start, default=None)
    return actor_id(widest.actor_key) if widest else None


def sighting_rows(document: Document, actors: Iterable[Actor], claims: list[Row]) -> list[Row]:
    """Return one row for each actor that *document* mentions, with what it says of the actor."""
    article = document.article
    mentions = Counter(mention.actor_key for mention in document.mentions)
    spoken = Counter(claim["actor_id"] for claim in claims)
    aliases: dict[str, set[str]] = defaultdict(set)
    for mention in document.mentions:
        if mention.actor_key and mention.form != "pronoun":
            aliases[mention.actor_key].add(slice_span(article.text, mention.name or mention.span))
    return [
        {
            "article_id": article.article_id,
            "actor_id": actor_id(actor.key),
            "canonical_key": actor.key,
            "scope": actor.scope,
            "name": actor.name,
            "type": actor.type,
            "country": actor.country,
            "sector": actor.sector,
            "wikidata_id": actor.wikidata_id,
            "aliases": sorted(aliases[actor.key] - {actor.name}),
            "roles": sorted({role.title for role in actor.roles}),
            "published_at": article.published_at,
            "outlet": article.outlet,
            "mention_count": mentions[actor.key],
            "claim_count": spoken[actor_id(actor.key)],
        }
        for actor in actors
    ]
