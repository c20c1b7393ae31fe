"""Ages without a unit: "aged 43", "over the age of 21", "Slepian, 52, an obstetrician", "Maria, who was 10"."""

from schemas.documents import Parse, Sentence
from transforms.figures.quantities import Quantity
from transforms.syntax import dependents, subject

_OLDEST = 120
_PEOPLE = frozenset({"he", "she", "who", "i", "you"})


def as_age(parse: Parse, quantity: Quantity, sentence: Sentence) -> Quantity:
    """Return *quantity* as an age in years where the words say so, else unchanged."""
    if quantity.unit == "a" and quantity.kind == "duration" and _follows_age(parse, quantity, sentence):
        return quantity._replace(kind="age")
    is_bare = quantity.unit is None and quantity.kind == "count" and not quantity.is_vague
    if not is_bare or not 0 < quantity.high <= _OLDEST or quantity.low != int(quantity.low):
        return quantity
    if (
        _follows_age(parse, quantity, sentence)
        or _is_apposed(parse, quantity, sentence)
        or _is_predicate(parse, quantity)
    ):
        return quantity._replace(unit="a", kind="age")
    return quantity


def _follows_age(parse: Parse, quantity: Quantity, sentence: Sentence) -> bool:
    words = [token.text.lower() for token in parse.tokens[max(sentence.first, quantity.first - 3) : quantity.first]]
    if words[-1:] in (["aged"], ["age"], ["ages"]) or words[-2:] in (["age", "of"], ["ages", "of"]):
        return True
    return words in (["as", "young", "as"], ["as", "old", "as"]) or (
        words[:1] == ["aged"] and words[-1] in ("and", "or")
    )


def _is_apposed(parse: Parse, quantity: Quantity, sentence: Sentence) -> bool:
    """Read the number between commas behind a person ("Slepian, 52, an obstetrician")."""
    first, last = quantity.first, quantity.last
    if first - 2 < sentence.first or last >= sentence.last or quantity.number.form != "digits":
        return False
    if parse.tokens[first - 1].text != "," or parse.tokens[last].text not in (",", ".", ")", ";"):
        return False
    name = parse.entity_at[first - 2]
    if name >= 0:
        return parse.entities[name].label == "PERSON"
    return parse.tokens[first - 2].upos == "PROPN" and parse.tokens[last].text == "," and quantity.low > 12


def _is_predicate(parse: Parse, quantity: Quantity) -> bool:
    """Read "Maria, who was 10" and "he turned 30": the subject is a person and nothing is counted."""
    index = quantity.number.last - 1
    token = parse.tokens[index]
    if quantity.high < 2 or (quantity.last < len(parse.tokens) and parse.tokens[quantity.last].text == "of"):
        return False
    verb = index
    if not dependents(parse, index, "cop"):
        above = parse.tokens[token.head] if token.head >= 0 else None
        if above is None or above.lemma != "turn" or token.deprel not in ("obj", "xcomp"):
            return False
        verb = above.i
    found = subject(parse, verb)
    return found is not None and (parse.tokens[found].text.lower() in _PEOPLE or _is_person(parse, found))


def _is_person(parse: Parse, index: int) -> bool:
    at = parse.entity_at[index]
    return at >= 0 and parse.entities[at].label == "PERSON"
