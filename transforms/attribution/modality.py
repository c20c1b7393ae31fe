"""How far a cue is from having happened: negated, possible, future, conditional, required, or asked about."""

from schemas.attributions import CueModal
from transforms.attribution.reading import Reading
from transforms.syntax import SUBJECTS, dependents, is_negated

_MODALS: dict[str, CueModal] = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "ca": "possible",
    "will": "future", "wo": "future", "'ll": "future", "’ll": "future", "shall": "future",
    "would": "conditional", "'d": "conditional", "’d": "conditional",
    "should": "obligation", "must": "obligation", "ought": "obligation",
}  # fmt: skip
_UNSAYING = frozenset({"decline", "refuse", "fail", "avoid", "stop", "neglect", "omit"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one", "noone"})
_EACH_TIME = frozenset({"when", "whenever", "every"})
_FUTURE_CHAIN = frozenset({"expect", "plan", "intend", "go", "set", "due", "likely", "want", "hope"})


def is_cue_negated(reading: Reading, verb: int) -> bool:
    """Tell whether the cue of *verb* is denied ("did not say", "declined to say", "never said")."""
    if is_negated(reading.parse, verb) or reading.has_word_below(verb, ("det", "cc:preconj"), ("no", "neither")):
        return True
    above = _chain_above(reading, verb)
    if any(_is_nobody(reading, child) for child in dependents(reading.parse, _highest(reading, verb), *SUBJECTS)):
        return True
    if above is None:
        return False
    return is_negated(reading.parse, above) or reading.parse.tokens[above].lemma in _UNSAYING


def _is_nobody(reading: Reading, subject: int) -> bool:
    """Tell whether the subject is nobody: "none of them", "no one", "no minister"."""
    return reading.lower(subject) in _NOBODY or reading.has_word_below(subject, ("det",), ("no",))


def _highest(reading: Reading, verb: int) -> int:
    """Return the verb whose subject *verb* shares as its complement ("no one bothered to say")."""
    above = _chain_above(reading, verb)
    return verb if above is None else _highest(reading, above)


def cue_modality(reading: Reading, verb: int) -> CueModal | None:
    """Return how the cue of *verb* is qualified, or None where it is told as having happened."""
    if _is_in_question(reading, verb):
        return "question"
    above = _chain_above(reading, verb)
    for head in (verb, *((above,) if above is not None else ())):
        for child in dependents(reading.parse, head, "aux"):
            if modal := _MODALS.get(reading.lower(child)):
                if modal == "conditional" and _is_habit(reading, head):
                    return None
                return "question" if _is_asked(reading, head, child) else modal
        if reading.has_word_below(head, ("mark",), ("if", "unless", "whether")):
            return "conditional"
    if above is not None and reading.parse.tokens[above].lemma in _FUTURE_CHAIN:
        return "future"
    return (
        "question" if any(_is_asked(reading, verb, child) for child in dependents(reading.parse, verb, "aux")) else None
    )


def _is_habit(reading: Reading, verb: int) -> bool:
    """Tell whether "would" tells a habit of the past ("whenever it rained, he would say …")."""
    for clause in dependents(reading.parse, verb, "advcl"):
        is_each = reading.has_word_below(clause, ("mark", "advmod"), _EACH_TIME)
        group = (clause, *dependents(reading.parse, clause, "aux", "aux:pass", "cop"))
        if is_each and any(reading.parse.tokens[word].xpos == "VBD" for word in group):
            return True
    return False


def _is_in_question(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* stands in a question that opens its sentence ("Whether he agreed is not known")."""
    first, last = reading.bounds(verb)
    opening = [reading.lower(word) for word in range(first, min(first + 2, last))]
    if "whether" not in opening and opening != ["to", "what"] and opening[:1] != ["how"]:
        return False
    root = next((word for word in range(first, last) if reading.parse.tokens[word].head < 0), first)
    return root > verb


def _chain_above(reading: Reading, verb: int) -> int | None:
    token = reading.parse.tokens[verb]
    if token.deprel == "xcomp" and 0 <= token.head < verb:
        return token.head
    return None


def _is_asked(reading: Reading, verb: int, auxiliary: int) -> bool:
    """Tell whether the auxiliary stands before the subject in a sentence that ends with a question mark."""
    subjects = dependents(reading.parse, verb, *SUBJECTS)
    last = reading.bounds(verb)[1] - 1
    return bool(subjects) and auxiliary < subjects[0] and reading.lower(last) == "?" and not reading.is_quoted(last)
