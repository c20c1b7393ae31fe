"""Numbers: tokens in, the value of the number that begins at one of them out.

Digits, words and both together; says nothing about whether the number is a quantity.
"""

from schemas.documents import Parse
from transforms.figures.cardinals import read_odds, read_vague, read_words
from transforms.figures.digits import read_digits, read_glued_digits
from transforms.figures.scales import Form, Number, build_number, multiply
from transforms.figures.words import FEW, ORDINALS, SMALL, VAGUE

__all__ = ["Form", "Number", "multiply", "read_number"]


def read_number(parse: Parse, index: int, last: int) -> Number | None:
    """Return the longest number that begins at token *index* and ends before token *last*."""
    text = parse.tokens[index].text
    if text[0] == "." and index and parse.tokens[index - 1].end == parse.tokens[index].start:
        return None
    if text[0].isnumeric() or (text[0] == "." and len(text) > 1):
        number = read_digits(parse, index, last)
        is_small = number is not None and text.isdecimal() and number.last == index + 1
        return (read_odds(parse, index, index + 1, last, number.low) if number and is_small else None) or number
    word = text.lower()
    if word in SMALL or word in ("a", "an", "half"):
        return read_words(parse, index, last)
    if word in VAGUE or word in FEW:
        return read_vague(parse, index, last)
    if word in ORDINALS:
        return build_number(parse, index, index + 1, ORDINALS[word], "ordinal")
    return read_glued_digits(parse, index, last) if any(map(str.isdecimal, text[1:4])) else None
