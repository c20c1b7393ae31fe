"""The language layer: text to tokens, sentences, dependencies and named entities.

from transforms.language import load_model, parse_text

model = load_model()
parse = parse_text("Russia denies any offensive intent.", model)
"""

from transforms.language.network import LanguageModel, load_model
from transforms.language.parse import annotate_sentences, parse_text, parse_texts
from transforms.language.segment import segment

__all__ = ["LanguageModel", "annotate_sentences", "load_model", "parse_text", "parse_texts", "segment"]
