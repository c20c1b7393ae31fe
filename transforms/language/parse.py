"""Text to `Parse`: segmentation by rule, then tags, dependencies and entities by the model, sentence by sentence."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from schemas.documents import Entity, Parse, Token
from schemas.spans import Span
from transforms.language.entities import read_tags
from transforms.language.lemmas import lemmatize
from transforms.language.network import Analysis, LanguageModel
from transforms.language.segment import segment


def parse_text(text: str, model: LanguageModel, blocks: Sequence[Span] | None = None) -> Parse:
    """Return *text* segmented and annotated; *blocks* as in `segment`."""
    return annotate_sentences(segment(text, blocks), model)


def parse_texts(texts: Iterable[str], model: LanguageModel) -> Iterator[Parse]:
    """Yield the parse of each of *texts* in order; each is the same as if it came alone."""
    for text in texts:
        yield parse_text(text, model)


def annotate_sentences(parse: Parse, model: LanguageModel, wanted: Collection[int] | None = None) -> Parse:
    """Return *parse* with the sentences of index in *wanted* annotated (None: all), the others left as they are."""
    tokens = list(parse.tokens)
    entities = [entity for entity in parse.entities if not _is_wanted(parse.tokens[entity.first].sentence, wanted)]
    children = list(parse.children)
    reporting = list(parse.reporting)
    for sentence in parse.sentences:
        if not _is_wanted(sentence.i, wanted):
            continue
        words = parse.tokens[sentence.first : sentence.last]
        analysis = model.analyse([token.text for token in words])
        tokens[sentence.first : sentence.last] = _annotate_tokens(words, analysis)
        children[sentence.first : sentence.last] = _list_children(analysis.heads, sentence.first)
        reporting[sentence.first : sentence.last] = analysis.reporting
        entities.extend(_read_entities(words, analysis, sentence.first))
    entities.sort()
    return Parse(
        parse.text,
        tuple(tokens),
        parse.sentences,
        tuple(entities),
        tuple(children),
        tuple(reporting),
        _index_entities(entities, len(tokens)),
    )


def _is_wanted(sentence: int, wanted: Collection[int] | None) -> bool:
    return wanted is None or sentence in wanted


def _annotate_tokens(words: Sequence[Token], analysis: Analysis) -> list[Token]:
    offset = words[0].i
    heads = [offset + head - 1 if head else -1 for head in analysis.heads]
    layers = zip(words, analysis.upos, analysis.xpos, heads, analysis.deprels, strict=True)
    return [
        Token(i, start, end, text, lemmatize(text, upos, xpos), upos, xpos, head, deprel, sentence)
        for (i, start, end, text, _, _, _, _, _, sentence), upos, xpos, head, deprel in layers
    ]


def _list_children(heads: Sequence[int], offset: int) -> list[tuple[int, ...]]:
    below: list[list[int]] = [[] for _ in heads]
    for position, head in enumerate(heads):
        if head:
            below[head - 1].append(offset + position)
    return [tuple(found) for found in below]


def _read_entities(words: Sequence[Token], analysis: Analysis, offset: int) -> Iterator[Entity]:
    for first, last, label in read_tags(analysis.entity_tags):
        yield Entity(offset + first, offset + last, words[first].start, words[last - 1].end, label)


def _index_entities(entities: Sequence[Entity], size: int) -> tuple[int, ...]:
    index = [-1] * size
    for number, entity in enumerate(entities):
        index[entity.first : entity.last] = [number] * (entity.last - entity.first)
    return tuple(index)
