"""Document -> rows of `claims`: each attribution joined with its speaker, addressee, time and targets."""

from schemas.articles import Article
from schemas.attributions import Attribution
from schemas.documents import Document
from schemas.ids import identify
from schemas.spans import Span, join_spans, slice_span
from schemas.times import Time
from transforms.tables.groups import group_claims
from transforms.tables.speakers import Speaker, find_speakers, mention_within

Row = dict[str, object]


def actor_id(key: str | None) -> str | None:
    """Return the id of the actor with canonical key *key*; None stays None."""
    return None if key is None else identify("act", "actor", key)


def claim_rows(document: Document) -> list[Row]:
    """Return one row of `claims` for each attribution of *document*, in its order."""
    speakers = find_speakers(document)
    ids = [claim_id(document.article, attribution) for attribution in document.attributions]
    groups = group_claims(document, speakers, ids)
    return [
        _row(document, attribution, speaker, ids, group) | {"claim_id": ids[number]}
        for number, (attribution, speaker, group) in enumerate(
            zip(document.attributions, speakers, groups, strict=True)
        )
    ]


def claim_id(article: Article, attribution: Attribution) -> str:
    """Return the id of a claim, made from its article and the spans of its parts."""
    parts = (attribution.content, attribution.cue, attribution.source)
    return identify("clm", "claim", article.article_id, *(_written(spans) for spans in parts))


def _written(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def _row(document: Document, attribution: Attribution, speaker: Speaker, ids: list[str], group: str | None) -> Row:
    article, text = document.article, document.article.text
    said_on = _time_at(document.times, attribution.said_on)
    addressee = attribution.addressee
    addressed = mention_within(document.mentions, (addressee,)) if addressee else None
    return {
        "article_id": article.article_id,
        "published_at": article.published_at,
        "sentence": attribution.sentence,
        "in_headline": _in_headline(article, attribution),
        "form": attribution.form,
        "content_text": join_spans(text, attribution.content),
        "content_spans": span_structs(attribution.content),
        "quoted_spans": span_structs(attribution.quoted),
        "cue_text": join_spans(text, attribution.cue) or None,
        "cue_lemma": attribution.cue_lemma,
        "cue_spans": span_structs(attribution.cue),
        "cue_kind": attribution.cue_kind,
        "cue_negated": attribution.cue_negated,
        "cue_modal": attribution.cue_modal,
        "cue_passive": attribution.cue_passive,
        "act": attribution.act,
        "polarity": attribution.polarity,
        "source_text": join_spans(text, attribution.source) or None,
        "source_spans": span_structs(attribution.source),
        "source_kind": attribution.source_kind,
        "source_role": attribution.source_role,
        "actor_id": actor_id(speaker.actor_key),
        "antecedent_span": speaker.antecedent._asdict() if speaker.antecedent else None,
        "resolved_by": speaker.resolved_by,
        "addressee_text": slice_span(text, addressee) if addressee else None,
        "addressee_id": actor_id(addressed.actor_key) if addressed else None,
        "medium": attribution.medium,
        "said_on_text": slice_span(text, attribution.said_on) if attribution.said_on else None,
        "said_on_start": said_on.starts_at if said_on else None,
        "said_on_end": said_on.ends_at if said_on else None,
        "parent_claim_id": ids[attribution.parent] if attribution.parent is not None else None,
        "target_ids": _targets(document, attribution),
        "confidence": attribution.confidence,
        "rule": attribution.rule,
        "group_id": group,
    }


def span_structs(spans: tuple[Span, ...]) -> list[dict[str, int]]:
    """Return *spans* as the structs of a list column."""
    return [span._asdict() for span in spans]


def _in_headline(article: Article, attribution: Attribution) -> bool:
    start = attribution.content[0].start
    return any(
        block.kind in ("title", "heading") and block.span.start <= start < block.span.end for block in article.blocks
    )


def _time_at(times: tuple[Time, ...], words: Span | None) -> Time | None:
    return next((time for time in times if words is not None and time.span.overlaps(words)), None)


def _targets(document: Document, attribution: Attribution) -> list[str]:
    keys = {
        mention.actor_key
        for mention in document.mentions
        if mention.actor_key is not None
        and mention.reading in ("actor", "topic")
        and any(span.covers(mention.span) for span in attribution.content)
    }
    return sorted(identify("act", "actor", key) for key in keys)
