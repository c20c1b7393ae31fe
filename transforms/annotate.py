"""Article -> Document: the annotators, in the order in which each needs the ones before it.

Only blocks that are the article's own words are parsed, so captions and furniture can never be read as claims.
"""

from schemas.articles import READ_KINDS, Article
from schemas.documents import Document
from transforms.attribution import read_attributions
from transforms.figures import read_figures
from transforms.figures.dollars import localize_dollars
from transforms.language import LanguageModel, parse_text
from transforms.mentions import read_mentions
from transforms.quotations import read_quotations
from transforms.reference.gazetteer import Gazetteer
from transforms.resolve import resolve_mentions
from transforms.times import read_times


def annotate(article: Article, model: LanguageModel, gazetteer: Gazetteer) -> Document:
    """Return *article* with every layer of annotation; all spans are code points of `article.text`."""
    read = tuple(block.span for block in article.blocks if block.kind in READ_KINDS)
    parse = parse_text(article.text, model, blocks=read)
    published_on = article.published_at.date() if article.published_at else None
    times = read_times(parse, published_on)
    quotations = read_quotations(parse)
    attributions = read_attributions(parse, quotations)
    mentions = resolve_mentions(
        parse,
        read_mentions(parse, gazetteer),
        quotations,
        attributions,
        gazetteer,
        published_on,
        article_id=article.article_id,
    )
    return Document(
        article=article,
        parse=parse,
        quotations=quotations,
        figures=localize_dollars(read_figures(parse, times), article.text, article.outlet),
        times=times,
        attributions=attributions,
        mentions=mentions,
    )
