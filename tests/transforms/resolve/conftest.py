"""Texts to resolved mentions, and to the keys of their actors."""

import pytest

from schemas.spans import slice_span
from transforms.attribution import read_attributions
from transforms.language import parse_text
from transforms.mentions import read_mentions
from transforms.quotations import read_quotations
from transforms.resolve import resolve_mentions


@pytest.fixture(scope="session")
def resolve(model, gazetteer):
    def resolve(text, published_on=None):
        parse = parse_text(text, model)
        quotations = read_quotations(parse)
        attributions = read_attributions(parse, quotations)
        mentions = read_mentions(parse, gazetteer)
        return resolve_mentions(parse, mentions, quotations, attributions, gazetteer, published_on, article_id="a1")

    return resolve


@pytest.fixture(scope="session")
def keys():
    def keys(text, mentions):
        return [(slice_span(text, mention.span), mention.actor_key) for mention in mentions]

    return keys
