"""Numbers in words: "twenty-eight thousand six hundred", "a dozen", "half a million", "two-thirds", "one in five".

Vague words give a range: a plural covers one order of magnitude ("hundreds": 100 to 1,000), "a few" 3 to 5, "several"
3 to 9, "a couple" 2.
"""

from schemas.documents import Parse
from transforms.figures.scales import Number, add_fraction, apply_scale, build_number, multiply
from transforms.figures.words import FEW, FRACTIONS, MAGNITUDES, ONES, ORDINALS, SCALES, SMALL, VAGUE

_HYPHENS = frozenset("-‐‑")


def read_words(parse: Parse, index: int, last: int) -> Number | None:
    """Return the number whose first word, or the article that counts, is token *index*."""
    words = [token.text.lower() for token in parse.tokens[index : min(index + 6, last)]]
    if words[0] in ("a", "an", "half"):
        return _read_article(parse, index, last, words)
    after, value = _read_cardinal(parse, index, last)
    if share := _read_word_fraction(parse, index, after, last, value) or read_odds(parse, index, after, last, value):
        return share
    scale = SCALES.get(parse.tokens[after - 1].text.lower(), 1)
    mantissa = value / scale if value < scale * 1000 else value
    after, value = add_fraction(parse, after, last, value)
    after, value = apply_scale(parse, after, last, value)
    return build_number(parse, index, after, value, "words", mantissa=mantissa)


def _read_article(parse: Parse, index: int, last: int, words: list[str]) -> Number | None:
    """Read "a million", "a dozen", "half a million", "half-million", "a third of", "half of"."""
    if words[0] == "half":
        skip = 2 if words[1:2] in (["a"], ["an"], ["-"]) else 0
        if skip and words[skip : skip + 1] and words[skip] in MAGNITUDES:
            after, value = apply_scale(parse, index + skip, last, 0.5)
            return build_number(parse, index, after, value, "words")
        is_period = index > 0 and parse.tokens[index - 1].text.lower() in ORDINALS
        starts_share = words[1:2] and words[1] in ("of", "the", "its", "their", "his", "her", "an", "a")
        return build_number(parse, index, index + 1, 0.5, "fraction") if starts_share and not is_period else None
    if len(words) > 1 and words[1] in MAGNITUDES:
        after, value = apply_scale(parse, index + 1, last, 1.0)
        if value < 1000 and words[1] == "hundred" and after < last:
            after, value = _read_rest(parse, after, last, value)
        return build_number(parse, index, after, value, "words", mantissa=1.0)
    if len(words) > 2 and words[1] in ("few", "couple"):
        return read_vague(parse, index + 1, last, start=index)
    if len(words) > 2 and words[1] in FRACTIONS and words[2] == "of":
        return build_number(parse, index, index + 2, float(FRACTIONS[words[1]]), "fraction")
    return None


def _read_rest(parse: Parse, after: int, last: int, value: float) -> tuple[int, float]:
    """Add the tens and ones behind "a hundred (and)"."""
    start = after + 1 if parse.tokens[after].text.lower() == "and" and after + 1 < last else after
    word = parse.tokens[start].text.lower()
    if word not in SMALL or word == "zero":
        return after, value
    end, rest = _read_cardinal(parse, start, last)
    return (end, value + rest) if rest < 100 else (after, value)


def _read_word_fraction(parse: Parse, index: int, after: int, last: int, value: float) -> Number | None:
    """Read "two-thirds", "three quarters"; "one third" only with a hyphen or "of" (else it may be an ordinal)."""
    at = after + 1 if after < last and parse.tokens[after].text in _HYPHENS else after
    if at >= last or after != index + 1 or not 0 < value < 100:
        return None
    word = parse.tokens[at].text.lower()
    if word not in FRACTIONS or word.endswith("s") != (value > 1):
        return None
    has_of = at + 1 < last and parse.tokens[at + 1].text.lower() in ("of", "the")
    if word in ("quarter", "quarters") and not has_of and at == after:
        return None
    if value == 1 and at == after and not has_of:
        return None
    return build_number(parse, index, at + 1, float(FRACTIONS[word] * int(value)), "fraction")


def read_odds(parse: Parse, index: int, after: int, last: int, value: float) -> Number | None:
    """Read "one in five" and "two out of three" before a plural noun."""
    words = [token.text.lower() for token in parse.tokens[after : min(after + 3, last)]]
    at = after + 1 if words[:1] == ["in"] else after + 2 if words[:2] == ["out", "of"] else last
    if at + 1 >= last or not 0 < value < 10:
        return None
    word, noun = parse.tokens[at].text.lower(), parse.tokens[at + 1]
    whole = SMALL.get(word) or (int(word) if word.isdecimal() and len(word) < 5 else 0)
    is_round = whole <= 100 or whole in (1000, 10_000, 100_000)
    if whole <= value or not is_round or noun.xpos not in ("NNS", "NNPS", "JJ"):
        return None
    return build_number(parse, index, at + 1, value / whole, "fraction")


def _read_cardinal(parse: Parse, index: int, last: int) -> tuple[int, float]:
    """Return the token behind the number words that begin at *index*, and their value."""
    total = group = 0
    lowest = 10**18
    at = after = index
    has_and = index == 0 or parse.tokens[index - 1].text.lower() != "between"
    while at < last:
        word = parse.tokens[at].text.lower()
        if word in SMALL and _may_add(word, group):
            group += SMALL[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
        elif word in SCALES and group and SCALES[word] < lowest:
            total, lowest, group = total + group * SCALES[word], SCALES[word], 0
        elif after > index and (
            _is_hyphen(parse, at, last, group) or (has_and and _is_and(parse, at, last, group, lowest))
        ):
            at += 1
            continue
        else:
            break
        at += 1
        after = at
    return after, float(total + group)


def _may_add(word: str, group: int) -> bool:
    """Tell whether *word* continues a group: "forty" + "two", "hundred" + "five"; never "five" + "six"."""
    if group == 0:
        return True
    if group % 100 == 0:
        return word != "zero"
    return _is_unit_of(word, group)


def _is_unit_of(word: str, group: int) -> bool:
    """Tell whether *word* is the unit behind a ten that ends *group*."""
    return word in ONES and 0 < ONES[word] < 10 and group % 10 == 0 and group % 100 >= 20


def _is_hyphen(parse: Parse, at: int, last: int, group: int) -> bool:
    """Tell whether token *at* is the hyphen of "forty-two" or "five-hundred"."""
    if at + 1 >= last or parse.tokens[at].text not in _HYPHENS:
        return False
    following = parse.tokens[at + 1].text.lower()
    return _is_unit_of(following, group) or (group > 0 and (following == "hundred" or following in SCALES))


def _is_and(parse: Parse, at: int, last: int, group: int, lowest: int) -> bool:
    """Tell the "and" of "two hundred and ten" from that of "one hundred and two hundred"."""
    if at + 1 >= last or parse.tokens[at].text.lower() != "and":
        return False
    following = parse.tokens[at + 1].text.lower()
    scale = parse.tokens[at + 2].text.lower() if at + 2 < last else ""
    if following not in SMALL or following == "zero" or scale == "hundred" or SCALES.get(scale, 0) >= lowest:
        return False
    return group % 100 == 0 and (group > 0 or lowest < 10**18)


def read_vague(parse: Parse, index: int, last: int, start: int | None = None) -> Number | None:
    """Read "tens of thousands", "dozens", "several hundred", "a couple of million"."""
    first = index if start is None else start
    word = parse.tokens[index].text.lower()
    if word in FEW:
        at = index + 2 if word == "couple" and index + 1 < last and parse.tokens[index + 1].text == "of" else index + 1
        if at >= last or parse.tokens[at].text.lower() not in MAGNITUDES:
            return None
        low, high = FEW[word]
        after, low = apply_scale(parse, at, last, low)
        return build_number(parse, first, after, low, "vague", high=apply_scale(parse, at, last, high)[1])
    value, after = float(VAGUE[word]), index + 1
    while (
        after + 1 < last and parse.tokens[after].text.lower() == "of" and parse.tokens[after + 1].text.lower() in VAGUE
    ):
        value, after = multiply(value, VAGUE[parse.tokens[after + 1].text.lower()]), after + 2
    if word == "tens" and after == index + 1:
        return None
    return build_number(parse, first, after, value, "vague", high=value * 10)
