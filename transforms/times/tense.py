"""Direction: does a time without a year or week lie before or after publication? The clause's tense decides.

Newswire dates what has happened (DESIGN: bare weekdays are 155 past, 140 the day itself, 15 future), so past is the
rule and the future needs a cue: a modal, a present tense that schedules ("opens Friday"), or a verb of planning ("is
expected to").
"""

from typing import Literal

from schemas.documents import Parse
from transforms.syntax import dependents
from transforms.times.words import WORD_SETS

Direction = Literal["past", "future", "open"]

_FUTURE_MODALS = WORD_SETS["future_modals"]
_PLANNING = WORD_SETS["planning"]
_SCHEDULING = WORD_SETS["scheduling"]
_REPORTING = WORD_SETS["reporting"]


def read_direction(parse: Parse, index: int) -> Direction:
    """Return where the clause of token *index* places it in time; "open" where no tense tells."""
    token = parse.tokens[index]
    if token.deprel in ("nmod:poss", "compound", "amod") and token.head > index:
        return "open"
    if _is_deadline(parse, index):
        return "future"
    index = _nearest_verb(parse, index)
    for _ in range(12):
        found = _tense_of(parse, index)
        if found is not None:
            return found
        head = parse.tokens[index].head
        if head < 0:
            return "open"
        index = head
    return "open"


def _nearest_verb(parse: Parse, index: int) -> int:
    """Return the last verb between the head of a trailing time and the time itself, else the time.

    Parsers attach a trailing day to the verb of saying ("announced that he would travel Thursday").
    """
    head = parse.tokens[index].head
    if head < 0 or head >= index or parse.tokens[index].deprel not in ("obl:unmarked", "obl"):
        return index
    verbs = [token.i for token in parse.tokens[head + 1 : index] if token.upos == "VERB"]
    return verbs[-1] if verbs else index


def _is_deadline(parse: Parse, index: int) -> bool:
    """Tell "until Tuesday" and "as early as Tuesday" from "until Thursday, they had not" and "not until Tuesday"."""
    token = parse.tokens[index]
    first = parse.sentences[token.sentence].first
    words = [word.text.lower() for word in parse.tokens[max(first, index - 5) : index]]
    if words[-3:] in (["as", "early", "as"], ["as", "soon", "as"]):
        return True
    before = [
        word
        for word in words
        if word not in ("at", "on", "a.m.", "p.m.", "noon", "est", "edt") and not word[0].isdigit()
    ]
    return before[-1:] == ["until"] and len(before) > 1 and before[-2] != "not"


def _tense_of(parse: Parse, index: int) -> Direction | None:
    """Return the direction that the word at *index* gives, or None where a word above must decide."""
    token = parse.tokens[index]
    auxiliaries = [parse.tokens[child] for child in dependents(parse, index, "aux", "aux:pass", "cop")]
    words = {auxiliary.text.lower() for auxiliary in auxiliaries}
    is_set = token.lemma.lower() in ("set", "slate", "due") and token.xpos in ("VBN", "JJ") and bool(auxiliaries)
    is_due = token.lemma.lower() in _SCHEDULING and token.upos == "VERB"
    if is_due or (is_set and not words & {"has", "have", "had"}):
        return "future"
    if words & _FUTURE_MODALS:
        return "past" if "have" in words else "future"
    if any(auxiliary.xpos == "VBD" for auxiliary in auxiliaries):
        return "future" if token.lemma.lower() in _PLANNING and token.xpos in ("VBN", "VBG", "JJ") else "past"
    if words & {"has", "have", "had", "'ve"} and token.xpos in ("VBN", "VBD"):
        return "past"
    if token.upos == "VERB" and not auxiliaries:
        return _tense_of_bare(parse, index)
    if auxiliaries and token.xpos in ("VBN", "VBG", "JJ") and token.lemma.lower() in _PLANNING:
        return "future"
    if any(auxiliary.xpos in ("VBZ", "VBP") for auxiliary in auxiliaries) and token.xpos in ("VBG", "JJ", "NN", "VBN"):
        return "future" if token.xpos == "VBG" else "open"
    return None


def _tense_of_bare(parse: Parse, index: int) -> Direction | None:
    """Return the direction of a verb without auxiliary: finite past or present, infinitive under a verb of planning."""
    token = parse.tokens[index]
    if token.xpos == "VBD" or (token.xpos == "VBN" and token.deprel.startswith("acl")):
        return "past"
    if token.xpos in ("VBZ", "VBP"):
        return "past" if token.lemma.lower() in _REPORTING else "future"
    above = parse.tokens[token.head] if token.head >= 0 else None
    if token.xpos == "VB" and above is not None and above.lemma.lower() in _PLANNING:
        return "future"
    return None
