"""Where the writer goes on behind reported words: "—but …" · ", as did Roth" · ", drawing criticism" · ", then left".

The marks and words that begin such a tail tell it whatever the parser makes of it; nothing in quotation marks is one.
"""

from collections.abc import Set as AbstractSet

from transforms.attribution.clause_forms import is_finite
from transforms.attribution.reading import FINITE, Reading
from transforms.attribution.words import DASHES, words
from transforms.syntax import SUBJECTS, dependents

_PRO_VERBS = words("do does did have has had is was are were")
_EFFECTS = words("draw drawing raise raising spark sparking prompt prompting fuel fueling fuelling trigger triggering")
"""What a statement does to others is told by the writer (", drawing comparisons to …")."""
_REACTIONS = words(
    "row backlash pressure protest protests outcry outrage uproar scrutiny controversy anger fury disquiet unrest "
    "petition lobbying"
)
"""With the noun cues ("calls", "criticism"): what others say or do about a plan, told by the writer."""
_BACKDROPS = words("amid amidst following despite")
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "ADV", "PRON"})
_DEGREES = frozenset({"ADJ", "ADV"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ"})
_LONGEST_SPEAKER = 6
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def before_tail(reading: Reading, content: set[int], verb: int) -> set[int]:
    """Return *content* of the cue *verb* up to where the writer goes on."""
    for token in sorted(content):
        if token > verb and not reading.is_quoted(token) and _begins_tail(reading, content, token, verb):
            return {word for word in content if word < token}
    return content


def _begins_tail(reading: Reading, content: AbstractSet[int], token: int, verb: int) -> bool:
    mark = reading.lower(token)
    if mark == "that":
        return _begins_result(reading, token, verb)
    if mark in DASHES:
        return _begins_second_thought(reading, content, token)
    return mark == "," and (
        _begins_comparison(reading, token)
        or _begins_effect(reading, token)
        or _begins_next_deed(reading, content, token, verb)
        or _begins_reporting_clause(reading, token)
        or begins_reaction(reading, token + 1)
    )


def _begins_second_thought(reading: Reading, content: AbstractSet[int], dash: int) -> bool:
    """Tell whether "— but he is wrong" follows: a clause behind one dash, which no "that" joins to the cue."""
    if reading.lower(dash + 1) not in ("and", "but") or reading.lower(dash + 2) == "that":
        return False
    verbs = 0
    for word in range(max(content), dash, -1):
        if reading.lower(word) in DASHES or reading.is_quoted(word):
            return False  # set in between two dashes, or words of the speaker
        verbs += _is_finite_clause(reading, word)
    return verbs > 0


def _is_finite_clause(reading: Reading, word: int) -> bool:
    has_subject = any(child < word for child in dependents(reading.parse, word, *SUBJECTS, "expl"))
    return has_subject and is_finite(reading, word)


def _begins_result(reading: Reading, that: int, verb: int) -> bool:
    """Tell whether "that it grew famous" follows "so many people spoke of it": it tells what the cue led to."""
    tokens, start = reading.parse.tokens, reading.bounds(verb)[0]
    is_parted = tokens[that].deprel == "mark" and that > verb + 1
    return is_parted and any(
        reading.lower(word) == "so" and word < tokens[word].head < verb and tokens[tokens[word].head].upos in _DEGREES
        for word in range(max(start, verb - _LONGEST_SPEAKER), verb)
    )


def begins_reaction(reading: Reading, case: int) -> bool:
    """Tell whether "amid criticism of …", "despite a row over …" or "in response to calls for …" begins at *case*."""
    is_response = [reading.lower(word) for word in range(case, case + 3)] == ["in", "response", "to"]
    if (not is_response and reading.lower(case) not in _BACKDROPS) or reading.is_quoted(case):
        return False
    tokens, stop = reading.parse.tokens, reading.bounds(case)[1]
    noun = case + (3 if is_response else 1)
    while noun + 1 < stop and (tokens[noun].upos in _BEFORE_NOUN or _is_compound(reading, noun)):
        noun += 1
    return noun < stop and (reading.nouns[noun] is not None or reading.lower(noun) in _REACTIONS)


def _is_compound(reading: Reading, noun: int) -> bool:
    """Tell whether *noun* stands before the noun that it belongs to ("amid safety concerns")."""
    return reading.parse.tokens[noun].upos in ("NOUN", "PROPN") and reading.parse.tokens[noun + 1].upos == "NOUN"


def _begins_comparison(reading: Reading, comma: int) -> bool:
    """Tell whether ", as did Roth" follows."""
    return reading.lower(comma + 1) == "as" and reading.lower(comma + 2) in _PRO_VERBS


def _begins_effect(reading: Reading, comma: int) -> bool:
    """Tell whether ", drawing criticism" follows."""
    return (
        reading.lower(comma + 1) in _EFFECTS
        and reading.parse.tokens[comma + 1].xpos == "VBG"
        and any(reading.nouns[child] for child in dependents(reading.parse, comma + 1, "obj"))
    )


def _begins_next_deed(reading: Reading, content: AbstractSet[int], comma: int, verb: int) -> bool:
    """Tell whether ", then left" follows, without a subject and in the form of the cue and of no verb before it."""
    tokens = reading.parse.tokens
    word = comma + 2
    if reading.lower(comma + 1) != "then" or word not in content or dependents(reading.parse, word, *SUBJECTS):
        return False
    form = tokens[word].xpos
    return form == tokens[verb].xpos and all(tokens[one].xpos != form for one in content if verb < one < comma)


def _begins_reporting_clause(reading: Reading, comma: int) -> bool:
    """Tell whether ", Roth joked, “…”" follows, which reports other words."""
    word, last = comma + 1, len(reading.parse.tokens) - 3
    while word <= min(last, comma + _LONGEST_SPEAKER) and reading.parse.tokens[word].upos in _NOMINAL:
        word += 1
    if word > last or word == comma + 1 or reading.is_quoted(word):
        return False
    cue = reading.verbs[word]
    is_reporting = cue is not None and cue.takes("quote") and reading.parse.tokens[word].xpos in FINITE
    return is_reporting and reading.lower(word + 1) in (",", ":") and reading.is_quoted(word + 2)


def without_dangling_relative(reading: Reading, content: set[int]) -> set[int]:
    """Return *content* without a ", many of which" at its end whose verb is no part of it."""
    last = max(content, default=-1)
    if last < 1 or reading.parse.tokens[last].xpos not in _RELATIVES or reading.lower(last - 1) != "of":
        return content
    comma = next((word for word in range(last, max(last - 5, -1), -1) if reading.lower(word) == ","), None)
    return content if comma is None else {word for word in content if word < comma}
