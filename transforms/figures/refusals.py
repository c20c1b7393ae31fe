"""What is no quantity: names, labels, dates, codes, addresses and the pronoun "one".

Takes a quantity and its tree, says whether to leave it out. A unit speaks for a quantity, so most rules look at bare
numbers only. Dates come from the times reader; the rest are rules of news writing: a number after a name or a label
is part of it (Boeing 747, Article 5, Section 427), so is one glued to letters (G7, COVID-19) or written in a chain
(phone).
"""

from collections.abc import Sequence

from schemas.documents import Parse, Token
from schemas.spans import Span
from transforms.figures.nouns import find_noun
from transforms.figures.quantities import Quantity
from transforms.figures.words import SMALL, WORD_SETS

_LABELS = WORD_SETS["labels"]
_STREETS = WORD_SETS["streets"]
_JOINING = frozenset("-‐‑–")
_PREFIXES = WORD_SETS["prefixes"]
_NAMING = frozenset({"flat", "compound", "nummod", "nmod", "nmod:unmarked", "nmod:desc", "appos", "dep", "list"})
_NUMBER_SIGNS = frozenset({"#", "no", "no.", "nos.", "number"})
_SELECTING = frozenset({"no", "each", "this", "that", "any", "every", "which", "another"})
_NAMES = frozenset({"PERSON", "ORG", "LOC", "EVENT"})


def is_refused(parse: Parse, quantity: Quantity, dates: Sequence[Span]) -> bool:
    """Tell whether *quantity* is none; *dates* are the spans of the points in time of its sentence."""
    number = Span(quantity.start, quantity.end)
    if any(date.overlaps(number) for date in dates):
        return True
    if quantity.kind == "score":
        return False
    if quantity.number.form == "ordinal":
        return _is_no_rank(parse, quantity) or _is_in_name(parse, quantity)
    if _is_in_chain(parse, quantity) or _is_pronoun(parse, quantity):
        return True
    if quantity.unit is not None:
        is_sure = quantity.kind in ("money", "percent", "rate", "age")
        return not is_sure and (
            _follows_letters(parse, quantity) or parse.tokens[quantity.number.first].deprel == "flat"
        )
    return (
        _follows_letters(parse, quantity)
        or _is_compound_phrase(parse, quantity)
        or _is_code(parse, quantity)
        or _is_in_row(parse, quantity)
        or _precedes_letters(parse, quantity)
        or _is_list_number(parse, quantity)
        or _is_label(parse, quantity)
        or _is_in_name(parse, quantity)
        or _is_address(parse, quantity)
        or _is_bare_year(parse, quantity)
        or _is_vague_noun(parse, quantity)
    )


def _token(parse: Parse, index: int, sentence: int) -> Token | None:
    """Return the token at *index* where it is in the sentence."""
    if 0 <= index < len(parse.tokens) and parse.tokens[index].sentence == sentence:
        return parse.tokens[index]
    return None


def _before(parse: Parse, quantity: Quantity) -> Token | None:
    return _token(parse, quantity.first - 1, parse.tokens[quantity.first].sentence)


def _after(parse: Parse, quantity: Quantity) -> Token | None:
    return _token(parse, quantity.last, parse.tokens[quantity.first].sentence)


def _is_no_rank(parse: Parse, quantity: Quantity) -> bool:
    """An ordinal is a rank only as the modifier of a noun behind it, and not in a compound ("third-party")."""
    token, after = parse.tokens[quantity.number.last - 1], _after(parse, quantity)
    if after is None or after.text in _JOINING or token.head <= token.i:
        return True
    return token.deprel not in ("amod", "nummod") or parse.tokens[token.head].upos != "NOUN"


def _is_in_chain(parse: Parse, quantity: Quantity) -> bool:
    """Return whether digits are joined to digits without a space: telephone numbers, codes, dates ("555-0123")."""
    if quantity.number.form != "digits" or quantity.kind == "score":
        return False
    first, after = parse.tokens[quantity.first], _after(parse, quantity)
    sign = _before(parse, quantity)
    if sign is not None and sign.text in "-–/.:" and sign.end == first.start:
        digits = _token(parse, sign.i - 1, first.sentence)
        if digits is not None and digits.end == sign.start and digits.text[-1].isdigit():
            return True
    if after is None or after.text not in "-–/.:" or after.start != parse.tokens[quantity.last - 1].end:
        return False
    digits = _token(parse, after.i + 1, first.sentence)
    return digits is not None and digits.start == after.end and digits.text[0].isdigit()


def _is_in_row(parse: Parse, quantity: Quantity) -> bool:
    """Return whether another number word follows at once ("twenty twenty-one", "three four times")."""
    after = _after(parse, quantity)
    return (
        quantity.number.form == "words" and quantity.unit is None and after is not None and after.text.lower() in SMALL
    )


def _is_pronoun(parse: Parse, quantity: Quantity) -> bool:
    """Return whether "one" stands for somebody or something: it counts only right before its noun."""
    token = parse.tokens[quantity.number.first]
    if quantity.number.last - quantity.number.first > 1 or token.text.lower() not in ("one", "zero"):
        return False
    if quantity.unit is not None:
        return False
    after = _after(parse, quantity)
    if after is not None and after.text in _JOINING and after.start == token.end:
        return True
    before = _before(parse, quantity)
    if before is not None and before.text.lower() in _SELECTING:
        return True
    return token.deprel != "nummod" or token.head < token.i or token.text.lower() == "zero"


def _follows_letters(parse: Parse, quantity: Quantity) -> bool:
    """Return whether letters and a hyphen are written onto the number ("F-16", "last-32"), or letters alone."""
    before, first = _before(parse, quantity), parse.tokens[quantity.first]
    if before is None or before.end != first.start:
        return False
    if before.text in _JOINING:
        word = _token(parse, before.i - 1, first.sentence)
        touches = word is not None and word.end == before.start and word.text[-1].isalnum()
        return touches and word is not None and word.text.lower() not in _PREFIXES
    return before.text[-1].isalpha() or before.text in ("#", ":", "/", "@")


def _is_compound_phrase(parse: Parse, quantity: Quantity) -> bool:
    """Return whether a hyphen joins the number to a preposition ("two-on-one", "20-of-24")."""
    after = _after(parse, quantity)
    if after is None or after.text not in _JOINING:
        return False
    joined = _token(parse, after.i + 1, after.sentence)
    return joined is not None and joined.text.lower() in ("on", "of", "to", "for", "off")


def _is_code(parse: Parse, quantity: Quantity) -> bool:
    """Return whether bare digits are an emergency number, a postal code ("CA 90069") or in a row of digits."""
    token, before = parse.tokens[quantity.number.first], _before(parse, quantity)
    if not token.text.isdecimal():
        return False
    if token.text == "911":
        return True
    if (
        before is not None
        and before.text.lower() == "the"
        and quantity.low >= 100
        and find_noun(parse, quantity) is None
    ):
        return True
    if before is None or _has_noun_behind(parse, quantity):
        return False
    is_state = len(before.text) == 2 and before.text.isupper() and before.text.isalpha()
    return before.text.isdecimal() or (is_state and len(token.text) == 5)


def _precedes_letters(parse: Parse, quantity: Quantity) -> bool:
    """Return whether letters that are no unit are written onto the digits ("5G", "49ers", "1e999", "1080p")."""
    after = _after(parse, quantity)
    if quantity.number.tail:
        return True
    if after is None or quantity.number.form != "digits" or after.start != parse.tokens[quantity.last - 1].end:
        return False
    return after.text[0].isalpha() or after.text[0] in "_@" or (after.text == "%" and quantity.unit is None)


def _is_list_number(parse: Parse, quantity: Quantity) -> bool:
    """Return whether the number opens the sentence as "1." or "2)", or stands alone in brackets behind a name."""
    sentence = parse.sentences[parse.tokens[quantity.first].sentence]
    before, after = _before(parse, quantity), _after(parse, quantity)
    if quantity.number.form != "digits":
        return False
    if before is None:
        return after is not None and (after.text in (")", ".", ":", "]") or quantity.last == sentence.last)
    if before.text == "(" and after is not None and after.text == ")":
        name = _token(parse, before.i - 1, before.sentence)
        return name is not None and (name.upos in ("PROPN", "PUNCT") or name.i == sentence.first)
    return before.text == "(" and before.i == sentence.first


def _is_label(parse: Parse, quantity: Quantity) -> bool:
    """Return whether the number names what stands before it ("Section 427", "No. 1", "Leopard 2", "S&P 500")."""
    before, first = _before(parse, quantity), parse.tokens[quantity.number.first]
    if before is None:
        return False
    if first.deprel == "flat" or (before.text.lower() in _NUMBER_SIGNS and quantity.number.form == "digits"):
        return True
    if before.text.lower() in _LABELS or before.lemma.lower() in _LABELS:
        return not _has_noun_behind(parse, quantity)
    if before.upos not in ("PROPN", "NOUN") or quantity.number.form != "digits" or not first.text.isdecimal():
        return False
    if before.i and parse.tokens[before.i - 1].text[-1].isdigit():
        return False
    if before.head == first.i and before.deprel in ("compound", "flat"):
        return True
    if first.head == before.i and first.deprel in _NAMING:
        return before.text[0].isupper() or first.deprel in ("nummod", "compound")
    after = _after(parse, quantity)
    return before.text[0].isupper() and after is not None and after.text in ("+", "-", "−")


def _has_noun_behind(parse: Parse, quantity: Quantity) -> bool:
    token = parse.tokens[quantity.number.last - 1]
    return token.head >= quantity.last and parse.tokens[token.head].upos == "NOUN" and token.deprel == "nummod"


def _is_in_name(parse: Parse, quantity: Quantity) -> bool:
    """Return whether the number is part of a name: inside an entity, or before its name ("737 Max")."""
    index = quantity.number.first
    at = parse.entity_at[index]
    if at >= 0 and parse.entities[at].label in _NAMES:
        return True
    token, after = parse.tokens[index], _after(parse, quantity)
    if after is None or not token.text.isdecimal() or quantity.last != index + 1 or after.upos != "PROPN":
        return False
    between = parse.tokens[after.i : max(token.head, after.i) + 1]
    is_name = token.head > index and len(between) < 4 and all(word.xpos == "NNP" for word in between)
    return token.deprel == "compound" or (is_name and quantity.low > 1)


def _is_address(parse: Parse, quantity: Quantity) -> bool:
    """Return whether a street follows ("10 Downing Street", "1600 Pennsylvania Avenue")."""
    last = parse.sentences[parse.tokens[quantity.first].sentence].last
    for token in parse.tokens[quantity.last : min(quantity.last + 4, last)]:
        if not token.text[0].isupper():
            return False
        if token.text.lower() in _STREETS and token.i > quantity.last:
            return True
    return False


def _is_bare_year(parse: Parse, quantity: Quantity) -> bool:
    """Return whether four digits are a year that the times reader did not read: 1900 to 2100, nothing counted."""
    token = parse.tokens[quantity.number.first]
    if len(token.text) != 4 or not token.text.isdecimal() or not 1900 <= quantity.low <= 2100:
        return False
    return not is_counting(parse, token)


def is_counting(parse: Parse, token: Token) -> bool:
    """Tell whether number *token* counts the plural noun behind it ("2000 people", not "2008 Olympics")."""
    if token.head <= token.i or token.deprel != "nummod":
        return False
    noun = parse.tokens[token.head]
    return noun.xpos == "NNS" and not noun.text[0].isupper()


def _is_vague_noun(parse: Parse, quantity: Quantity) -> bool:
    """Return whether "scores" or "tens" is a plain noun: they count only before "of"."""
    token, after = parse.tokens[quantity.number.first], _after(parse, quantity)
    if quantity.number.form != "vague" or token.text.lower() not in ("scores", "tens"):
        return False
    return (after is None or after.text != "of") and quantity.number.last - quantity.number.first == 1
