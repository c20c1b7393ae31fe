"""How far cue and content reach.

A cue is the verb with its auxiliaries, negation and the adverbs beside them, its particle, and the preposition that
its content hangs on ("has not yet called for"), as the corpora PARC 3.0 and PolNeAR annotate it.
"""

from collections.abc import Iterable

from transforms.attribution.reading import FINITE, TENSED, Reading
from transforms.attribution.tails import before_tail, begins_reaction, without_dangling_relative
from transforms.attribution.words import DASHES, words
from transforms.syntax import SUBJECTS, dependents, is_passive

_TIME_WORDS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december yesterday today tomorrow tonight week month year morning night afternoon "
    "evening day weekend earlier later"
)
_MEDIUM_WORDS = words(
    "interview statement conference speech email e-mail letter post tweet memo rally event debate twitter facebook "
    "television tv radio briefing testimony remarks press call appearance hearing release op-ed report "
    "article column video message telegram instagram youtube address meeting phone ed mail story"
)
_NAMED_MEDIA = words("interview statement speech email letter tweet memo op-ed article column podcast")
"""However much is said of them ("in a long interview taped before the vote …"), they are where words are said."""
_SPANS_OF_TIME = words("second seconds minute minutes hour hours day days week weeks month months year years decades")
_CIRCUMSTANCE_CASES = words("in on at during after before by via through to since from")
_ALWAYS_CIRCUMSTANCE = frozenset({"during", "after", "before", "since", "amid", "following"})
_LONG_ASIDE = 4
_ASIDES = ("acl:relcl", "advcl:relcl", "appos")
_CONTRASTS = frozenset({"while", "although", "though", "whereas"})
_CONDITIONS = frozenset({"if", "unless"})
_PLANS = frozenset({"plan", "plans"})
CLOSING = frozenset({'"', "”", "''", "’"})
_DASHES = DASHES | {","}


def cue_tokens(reading: Reading, verb: int, preposition: int | None = None) -> frozenset[int]:
    """Return the tokens of the cue headed by *verb*."""
    parse = reading.parse
    top = _top_of_chain(reading, verb)
    found = set(range(_first_of_group(reading, top), verb + 1))
    for child in dependents(parse, verb, "compound:prt"):
        found |= set(range(verb, child + 1)) if child - verb <= 2 else {child}
    if preposition is not None and 0 < preposition - verb <= 3:
        found |= set(range(verb, preposition + 1))
    return frozenset(found)


def _top_of_chain(reading: Reading, verb: int) -> int:
    """Return the light verb that *verb* is the infinitive of ("declined to say", "went on to claim")."""
    tokens = reading.parse.tokens
    top = verb
    while tokens[top].deprel == "xcomp" and 0 < top - tokens[top].head <= 4:
        above = tokens[top].head
        if tokens[above].upos not in ("VERB", "ADJ") or dependents(reading.parse, above, "obj", "iobj"):
            break
        top = above
    return top


def _first_of_group(reading: Reading, verb: int) -> int:
    tokens = reading.parse.tokens
    subjects = [child for child in dependents(reading.parse, verb, *SUBJECTS) if child < verb]
    limit = max((max(reading.subtree(child)) for child in subjects), default=-1)
    left = [
        child
        for child in dependents(reading.parse, verb, "aux", "aux:pass", "advmod", "cop")
        if limit < child < verb and all(tokens[word].text != "," for word in range(child, verb))
    ]
    return min(left, default=verb)


def is_circumstance(reading: Reading, index: int, *, without: int | None = None) -> bool:
    """Tell whether the phrase of *index* says when, where or in what medium something was said.

    *without*: head of a clause that the parser hung into the phrase.
    """
    if reading.parse.tokens[index].deprel in ("obl:unmarked", "obl:tmod", "obl:npmod"):
        return True
    cases = [reading.lower(child) for child in dependents(reading.parse, index, "case")]
    if not cases:
        return reading.lower(index) in _TIME_WORDS
    if cases[0] in _ALWAYS_CIRCUMSTANCE:
        return True
    if cases[0] in ("in", "on", "at", "during") and reading.lower(index) in _NAMED_MEDIA:
        return True
    below = reading.subtree(index, () if without is None else (without,))
    words = {reading.lower(word) for word in below}
    return len(below) <= 10 and cases[0] in _CIRCUMSTANCE_CASES and not words.isdisjoint(_TIME_WORDS | _MEDIUM_WORDS)


def is_duration(reading: Reading, index: int) -> bool:
    """Tell whether *index* is a counted span of time ("more than 45 minutes")."""
    return reading.lower(index) in _SPANS_OF_TIME and bool(dependents(reading.parse, index, "nummod", "det"))


def without_asides(
    reading: Reading, content: Iterable[int], verb: int, relations: tuple[str, ...] = _ASIDES
) -> set[int]:
    """Return *content* without the relative clauses set off by commas that end it, outside of quotations."""
    kept = before_tail(reading, _before_semicolon(reading, set(content), verb), verb)
    for token in sorted(kept):
        if token <= verb or token not in kept or reading.is_quoted(token):
            continue
        if _is_behind_quotation(reading, token, kept, verb):
            kept -= reading.subtree(token)
            continue
        if reading.parse.tokens[token].deprel in relations or _is_contrast(reading, token):
            below = reading.subtree(token)
            is_long = len(below) >= _LONG_ASIDE or reading.parse.tokens[token].deprel != "appos"
            if _holds_quotation(reading, below):
                continue
            if verb not in below and is_long and _is_set_off(reading, below) and max(below) >= max(kept) - 2:
                kept -= below
    return without_dangling_relative(reading, kept)


def without_tail(reading: Reading, content: set[int], verb: int) -> set[int]:
    """Return the *content* of a phrase without what a comma sets off at its end: appositions, participles, asides."""
    kept = _before_reaction(reading, content, verb)
    for token in sorted(content):
        if token <= verb or token not in kept or reading.is_quoted(token):
            continue
        if reading.parse.tokens[token].deprel in ("appos", "acl", "advcl", "parataxis", "nmod", "obl", "advmod"):
            below = reading.subtree(token, {verb})
            if _holds_quotation(reading, below):
                continue
            is_aside = _is_set_off(reading, below) and len(below) >= _LONG_ASIDE and not _belongs(reading, token)
            if (is_aside or _is_backdrop(reading, token, verb)) and max(below) >= max(kept) - 2:
                kept -= below
    kept = without_dangling_relative(reading, kept)
    return kept if any(reading.parse.tokens[token].upos != "PUNCT" for token in kept) else content


def _before_reaction(reading: Reading, content: set[int], verb: int) -> set[int]:
    """Return *content* up to "amid criticism of …", the setting in which *verb* promised or agreed to something."""
    is_done = any(
        reading.lower(token) == "to" and (token == verb + 1 or reading.lower(token - 1) in _PLANS) for token in content
    )
    for token in sorted(content) if is_done else ():
        if token > verb and begins_reaction(reading, token):
            return {word for word in content if word < token}
    return set(content)


def _holds_quotation(reading: Reading, below: set[int]) -> bool:
    """Tell whether an aside holds words in quotation marks that nobody else speaks (…, which led to “a loss”)."""
    unquoted = [token for token in below if not reading.is_quoted(token)]
    has_cue = any(reading.verbs[token] is not None or reading.nouns[token] is not None for token in unquoted)
    return len(unquoted) < len(below) and not has_cue


def _before_semicolon(reading: Reading, content: set[int], verb: int) -> set[int]:
    """Return *content* up to a semicolon behind which another sentence begins."""
    for token in sorted(content):
        if token > verb and reading.lower(token) == ";" and not reading.is_quoted(token):
            rest = [word for word in content if word > token]
            if any(reading.parse.tokens[word].xpos in FINITE for word in rest):
                return {word for word in content if word < token}
    return content


def _is_behind_quotation(reading: Reading, token: int, content: set[int], verb: int) -> bool:
    """Tell whether *token* heads a time, place or medium between a quotation and the end of *content*."""
    if reading.parse.tokens[token].deprel not in ("obl", "nmod", "obl:unmarked"):
        return False
    below = reading.subtree(token)
    is_naming = reading.lower(reading.parse.tokens[verb].head) == "what"
    if is_naming and reading.is_quoted(min(below) - 1):
        return True  # "what it called “a raid on its boats” in the strait"
    is_last = max(below) >= max(content) - 1 or reading.is_quoted(min(max(below) + 1, len(reading.quotation_at) - 1))
    return is_last and reading.is_quoted(min(below) - 1) and is_circumstance(reading, token)


def _is_contrast(reading: Reading, token: int) -> bool:
    """Tell whether *token* heads a clause with "while" or "though" and a subject, in which the writer speaks again."""
    return (
        reading.parse.tokens[token].deprel == "advcl"
        and reading.has_word_below(token, ("mark",), _CONTRASTS)
        and bool(dependents(reading.parse, token, *SUBJECTS, "expl"))
    )


def _belongs(reading: Reading, token: int) -> bool:
    """Tell whether what *token* heads is part of what was said although a comma sets it off."""
    is_condition = reading.parse.tokens[token].deprel == "advcl" and reading.has_word_below(
        token, ("mark",), _CONDITIONS
    )
    return is_condition or names_parts(reading, token) or _is_absolute(reading, token)


def names_parts(reading: Reading, token: int) -> bool:
    """Tell whether *token* heads "including a school", which names parts of what stands before it."""
    return reading.has_word_below(token, ("case", "mark"), ("including",))


def _is_absolute(reading: Reading, token: int) -> bool:
    """Tell whether *token* heads ", with families stuck on the roof", which belongs to what was seen or said."""
    above = reading.parse.tokens[token].head
    is_clause = reading.parse.tokens[token].deprel == "advcl" and bool(dependents(reading.parse, token, *SUBJECTS))
    is_of_deed = reading.parse.tokens[above].upos == "VERB" and not reading.has_word_below(above, ("mark",), ("to",))
    return is_clause and is_of_deed and reading.has_word_below(token, ("mark", "case"), ("with",))


def _is_backdrop(reading: Reading, token: int, verb: int) -> bool:
    """Tell whether *token* heads "as he tries to calm them", which says when the active *verb* was done."""
    if is_passive(reading.parse, verb):
        return False  # "is expected to sink as the sea rises"
    is_clause = reading.parse.tokens[token].deprel == "advcl" and bool(dependents(reading.parse, token, *SUBJECTS))
    return is_clause and reading.has_word_below(token, ("mark",), ("as",)) and _has_tense(reading, token)


def _has_tense(reading: Reading, token: int) -> bool:
    group = [token, *dependents(reading.parse, token, "aux", "aux:pass", "cop")]
    return any(reading.parse.tokens[word].xpos in TENSED for word in group)


def _is_set_off(reading: Reading, below: set[int]) -> bool:
    first = min(below)
    while first in below and reading.parse.tokens[first].upos == "PUNCT":
        first += 1
    before = first - 1
    while reading.lower(before) in CLOSING:
        before -= 1
    return reading.lower(before) in _DASHES


def fill_gaps(reading: Reading, content: set[int], barred: frozenset[int]) -> set[int]:
    """Return *content* with the tokens between its parts on each side of *barred*, its quotations made whole."""
    filled: set[int] = set()
    for part in _sides(content, barred):
        filled |= set(range(min(part), max(part) + 1))
    return _complete_quotations(reading, filled, barred) - barred


def _sides(content: set[int], barred: frozenset[int]) -> list[set[int]]:
    if not barred:
        return [content] if content else []
    left = {token for token in content if token < min(barred)}
    right = {token for token in content if token > max(barred)}
    return [side for side in (left, content - left - right, right) if side]


def _complete_quotations(reading: Reading, content: set[int], barred: frozenset[int]) -> set[int]:
    """Add the rest of every quotation that ends inside or right behind *content* and does not hold *barred* words."""
    whole = set(content)
    words = {token for token in barred if reading.parse.tokens[token].upos != "PUNCT"}
    held = {reading.quotation_at[token] for token in words}
    for number in {reading.quotation_at[token] for token in content} - {-1} - held:
        first, last = reading.quotation_tokens[number]
        inside = sum(token in content for token in range(first, last))
        start = reading.bounds(last - 1)[0]
        opens_before = first < start and start in content and last - 1 in content  # “A. B” he told the court
        if opens_before or 2 * inside >= last - first:
            whole |= set(range(first, last))
    return whole
