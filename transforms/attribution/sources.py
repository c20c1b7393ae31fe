"""Who speaks: from a cue verb to the head of its source, and from that head to the whole noun phrase.

The source is the subject, taken over from the clause above where the cue is coordinated, a participle or an infinitive
("he met reporters and said", "the minister, speaking in Riga, said"). It covers title, apposition and restrictive
modifiers, not the clauses set off by commas. A relative pronoun stays the source ("Smith, who said …").
"""

from transforms.attribution.reading import TENSED, Reading
from transforms.attribution.words import LONG_DASHES, words
from transforms.syntax import SUBJECTS, dependents

_NEAR = frozenset({"PROPN", "DET", "ADJ", "NOUN", "NUM"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_NAMES = frozenset({"PROPN", "NOUN", "PRON"})
_PREDICATES = ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
_OBJECT_CONTROL = words(
    "ask tell urge order allow force advise encourage request invite beg lead cause want persuade help expect inspire "
    "prompt enable push compel drive make like require"
)
_LEAVING = words("have leave keep get set")
"""With an object and a participle: "it has officials wondering", "it left her wanting more"."""
_MEASURES = words("share proportion percentage number rate")
_MESSAGES = words("statement tweet letter memo email e-mail post message release op-ed note")
_SPENDING = frozenset({"spend", "waste", "devote"})
_TAKING = frozenset({"take"})
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow")
_PARTING = LONG_DASHES | {","}
_SEEMING = frozenset({"seem", "appear"})
_HIGHEST_CLIMB = 6


def find_source(reading: Reading, verb: int) -> int | None:
    """Return the head of the source of the active *verb*, or None."""
    if (inverted := _inverted_subject(reading, verb)) is not None:
        return inverted
    found = _climb_to_source(reading, verb)
    if found is not None and found > verb and reading.parse.tokens[verb].lemma.lower() == "tell":
        found = _teller_before(reading, verb, found)
    is_going_on = reading.parse.tokens[verb].xpos == "VBG" and reading.verbs[verb] is not None
    return _speaker_before(reading, verb) if found is None and is_going_on else found


def _inverted_subject(reading: Reading, verb: int) -> int | None:
    """Return the name behind a participle that opens the sentence ("Continued Roth: “…”"), taken for its attribute."""
    token = reading.parse.tokens[verb]
    if token.deprel != "amod" or verb != reading.bounds(verb)[0] or reading.verbs[verb] is None:
        return None
    return token.head if token.head > verb and reading.parse.tokens[token.head].upos == "PROPN" else None


def _teller_before(reading: Reading, verb: int, listener: int) -> int | None:
    """Return who told, where the tree has the one behind "told" as its subject: that is always the listener.

    The name before the verb then hangs on the listener's ("Dan Roth, a spokesman, told reporter Ana Klein that …").
    """
    before = (child for child in reading.parse.children[listener] if child < verb)
    return next((child for child in before if reading.parse.tokens[child].upos in _NAMES), None)


def _speaker_before(reading: Reading, verb: int) -> int | None:
    """Return the subject of the last reporting verb before ", adding …", where the tree gives the participle none."""
    if reading.lower(verb - 1) != "," and not reading.is_quoted(verb - 1):
        return None
    for word in range(verb - 1, reading.bounds(verb)[0] - 1, -1):
        cue = reading.verbs[word]
        if cue is None or not cue.takes("clause", "quote") or reading.is_quoted(word):
            continue
        token = reading.parse.tokens[word]
        if token.deprel == "ccomp" and 0 <= token.head < word:
            continue  # "said he feared …, adding": the one who said adds
        if subjects := dependents(reading.parse, word, "nsubj"):
            return subjects[0]
    return None


def _climb_to_source(reading: Reading, verb: int) -> int | None:
    for climbed in range(_HIGHEST_CLIMB):
        found = [child for child in dependents(reading.parse, verb, *SUBJECTS) if child >= reading.bounds(verb)[0]]
        if found:
            return found[-1] if len(found) > 1 and reading.parse.tokens[found[0]].deprel == "nsubj:outer" else found[0]
        if climbed and (dummies := dependents(reading.parse, verb, "expl")):
            is_seeming = reading.parse.tokens[verb].lemma.lower() in _SEEMING
            return dummies[0] if is_seeming else None  # "it was too early to comment": nobody
        above = _clause_above(reading, verb, is_cue=climbed == 0)
        if above is None:
            return None
        if reading.parse.tokens[above].upos in ("NOUN", "PROPN", "PRON") and not _is_predicate(reading, above):
            return above
        verb = above
    return None


def _clause_above(reading: Reading, verb: int, *, is_cue: bool) -> int | None:
    """Return the verb whose subject *verb* shares, or the noun that it modifies as a participle.

    *is_cue*: it is the cue itself and no verb above it.
    """
    token = reading.parse.tokens[verb]
    if token.head < 0:
        return None
    above = reading.parse.tokens[token.head]
    if token.deprel == "acl":
        if _is_of_subject_above(reading, verb):
            return above.head
        if (doer := _doer_with(reading, verb)) is not None:
            return doer
        if dependents(reading.parse, verb, "mark", "case"):
            return None  # "the mistake of calling it a war", "a place for charging phones"
        return _measured(reading, above.i, verb) if token.xpos == "VBG" else None
    if above.upos not in _PREDICATES:
        return None
    if token.deprel == "xcomp" and above.upos == "ADJ":
        return above.i  # "was quick to say"
    if token.deprel == "xcomp" and above.upos == "VERB":
        objects = dependents(reading.parse, above.i, "obj", "iobj")
        is_object = above.lemma.lower() in _OBJECT_CONTROL or (token.xpos == "VBG" and above.lemma.lower() in _LEAVING)
        return objects[0] if objects and is_object else above.i
    if token.deprel in ("conj", "parataxis"):
        return above.i
    if is_cue and token.deprel == "advcl" and reading.has_word_below(verb, ("mark",), ("for",)):
        objects = dependents(reading.parse, above.i, "obj")
        if objects:  # "blamed him for saying …", "opened the door for charging phones"
            return objects[0] if reading.verbs[above.i] is not None else None
    return above.i if token.deprel == "advcl" and token.xpos in ("VBG", "VBN", "VB", "JJ") else None


def _measured(reading: Reading, noun: int, verb: int) -> int:
    """Return *noun*, or those it counts ("the share of nurses saying that …")."""
    if reading.parse.tokens[noun].lemma.lower() not in _MEASURES:
        return noun
    counted = [child for child in dependents(reading.parse, noun, "nmod") if noun < child < verb]
    return next((child for child in counted if reading.has_word_below(child, ("case",), ("of",))), noun)


def _doer_with(reading: Reading, verb: int) -> int | None:
    """Return the noun between "with" and a participle, which does what it says ("alarm with some saying")."""
    tokens = reading.parse.tokens
    if tokens[verb].xpos != "VBG":
        return None
    for child in dependents(reading.parse, tokens[verb].head, "nmod"):
        is_with = reading.has_word_below(child, ("case",), ("with",))
        if child < verb and is_with and max(reading.subtree(child, {verb})) == verb - 1:
            return child
    return None


def _is_of_subject_above(reading: Reading, verb: int) -> bool:
    """Tell whether who governs the noun above *verb* also speaks: "took the step of saying", "spent hours praising",
    "had nothing to say", "issued a statement saying", "in addition to saying".
    """
    noun = reading.parse.tokens[reading.parse.tokens[verb].head]
    if noun.head < 0:
        return False
    if noun.deprel == "obl":
        return noun.lemma.lower() == "addition"
    governor = reading.parse.tokens[noun.head].lemma.lower()
    if noun.deprel != "obj":
        return False
    marks = [reading.lower(mark) for mark in dependents(reading.parse, verb, "mark", "case")]
    if not marks:
        return governor in _SPENDING or noun.lemma.lower() in _MESSAGES
    return (marks == ["of"] and governor in _TAKING) or (marks == ["to"] and governor == "have")


def _is_predicate(reading: Reading, noun: int) -> bool:
    return bool(dependents(reading.parse, noun, "cop", *SUBJECTS))


def agent(reading: Reading, verb: int) -> int | None:
    """Return the head of the by-phrase of the passive *verb*, or None."""
    for child in dependents(reading.parse, verb, "obl:agent", "obl"):
        if child > verb and reading.has_word_below(child, ("case",), ("by",)):
            return child
    return None


def source_preposition(reading: Reading, verb: int) -> int | None:
    """Return the "by" of the agent behind the passive *verb*, or the "from" of "it is said from", which end the cue."""
    for child in dependents(reading.parse, verb, "obl:agent", "obl"):
        for case in dependents(reading.parse, child, "case"):
            if case > verb and reading.lower(case) in ("by", "from"):
                return case
    return None


def nominal_beside(reading: Reading, verb: int, head: int | None) -> int | None:
    """Return the head of the noun phrase in front of the finite *verb*, where the tree gives none or one further off.

    Parsers take "Ties to the party aside, Mr. Roth insists" for a list; the words nearest the verb are its subject.
    """
    tokens = reading.parse.tokens
    if tokens[verb].xpos not in TENSED or (head is not None and head > verb):
        return None
    start = reading.bounds(verb)[0]
    last = verb - 1
    while last > start and tokens[last].upos in ("ADV", "AUX", "PART"):
        last -= 1
    first = last
    joined = _NEAR if head is not None else _NEAR | {"ADP", "PART"}
    while first > start and tokens[first - 1].upos in joined:
        first -= 1
    near = [
        word
        for word in range(first, last + 1)
        if tokens[word].upos in ("PROPN", "PRON", "NOUN") and not first <= tokens[word].head <= last
    ]
    if not near or last < start or tokens[last].upos not in ("PROPN", "PRON", "NOUN") or reading.is_quoted(last):
        return None
    if head is None:
        return near[0]
    is_parted = tokens[first - 1].text == "," and first > start
    is_name = tokens[near[0]].upos in ("PROPN", "PRON") and tokens[near[0]].deprel != "conj"
    return near[0] if is_parted and is_name and head < first else None


def source_phrase(reading: Reading, head: int, verb: int | None = None) -> frozenset[int]:
    """Return the tokens of the noun phrase of *head*, an unbroken run that leaves out what belongs to *verb*."""
    tokens = reading.parse.tokens
    without = {verb} if verb is not None else set()
    for child in reading.parse.children[head]:
        if _is_outside(reading, head, child, verb) or _is_part_of_content(reading, head, child, verb):
            without.add(child)
    without |= {
        token for token in reading.subtree(head, without) if token > head and _is_set_off_clause(reading, token)
    }
    phrase = _unbroken(reading, head, reading.subtree(head, without))
    phrase |= name_behind(reading, max(phrase), verb)
    if not reading.is_quoted(head):
        phrase = {token for token in phrase if not reading.is_quoted(token) or _opens_inside(reading, token, phrase)}
    while (
        phrase
        and tokens[max(phrase)].upos == "PUNCT"
        and tokens[max(phrase)].text not in (")", ".", "”", '"', "’", "''")
    ):
        phrase.discard(max(phrase))
    if phrase and tokens[min(phrase)].upos == "CCONJ":
        phrase.discard(min(phrase))
    while phrase and tokens[min(phrase)].upos == "PUNCT" and tokens[min(phrase)].text not in ("“", '"', "‘", "``"):
        phrase.discard(min(phrase))
    return frozenset(phrase or {head})


def name_behind(reading: Reading, last: int, verb: int | None) -> set[int]:
    """Return the name right behind a role that the parser left apart ("columnist Ai Jun", "Professor Eastman")."""
    found: set[int] = set()
    token = reading.parse.tokens[last]
    while token.i + 1 < reading.bounds(last)[1] and token.upos in ("NOUN", "PROPN"):
        is_general = token.text.lower() in ("attorney", "secretary", "surgeon", "director")
        token = reading.parse.tokens[token.i + 1]
        if (
            (token.upos != "PROPN" and not (is_general and token.text.lower() == "general"))
            or token.i == verb
            or reading.is_quoted(token.i) != reading.is_quoted(last)
        ):
            break
        found.add(token.i)
    return found


def _is_outside(reading: Reading, head: int, child: int, verb: int | None) -> bool:
    """Tell whether *child* of the source head is no part of the phrase."""
    token = reading.parse.tokens[child]
    if token.deprel in ("parataxis", "cc:preconj", "advcl", "discourse", "ccomp", "cop", "aux", "mark", "nsubj"):
        return True
    if child < head and (token.deprel == "case" or (token.deprel == "appos" and reading.lower(child + 1) != ",")):
        return True  # an apposition in front without a comma is an object ("a charge Castellano denied")
    if token.deprel in ("acl:relcl", "acl"):
        below = reading.subtree(child)
        return (
            (verb is not None and verb in below)
            or reading.lower(min(below) - 1) in _PARTING
            or reading.lower(min(below)) in _PARTING
        )
    if token.deprel == "conj":
        return token.upos == "VERB"
    if (
        child > head
        and reading.parse.tokens[head].upos == "PROPN"
        and reading.has_word_below(child, ("case",), ("to", "at", "during"))
    ):
        return True
    if child > head and token.deprel in ("nmod", "nmod:unmarked", "obl:unmarked", "advmod", "obl"):
        below = reading.subtree(child)
        return token.deprel == "advmod" or (len(below) <= 3 and any(reading.lower(word) in _DAYS for word in below))
    return False


def _is_set_off_clause(reading: Reading, token: int) -> bool:
    """Tell whether *token* heads a clause behind a comma or dash, on whatever it hangs ("Ana Roth — whose father")."""
    if reading.parse.tokens[token].deprel not in ("acl:relcl", "acl", "advcl", "advcl:relcl"):
        return False
    first = min(reading.subtree(token))
    return not {reading.lower(first), reading.lower(first - 1)}.isdisjoint(_PARTING)


def _is_part_of_content(reading: Reading, head: int, child: int, verb: int | None) -> bool:
    """Tell whether "including a depot" goes on with "the union has won five contracts, said Roth"."""
    is_name_behind = verb is not None and verb < head and reading.parse.tokens[head].upos in ("PROPN", "PRON")
    return is_name_behind and child > head and reading.has_word_below(child, ("case",), ("including",))


def parts_behind(reading: Reading, verb: int, head: int) -> set[int]:
    """Return what stands behind an inverted speaker and goes on with the content (…, said Roth, including a depot)."""
    parts = (child for child in reading.parse.children[head] if _is_part_of_content(reading, head, child, verb))
    return set().union(*(reading.subtree(part) for part in parts))


def _unbroken(reading: Reading, head: int, below: set[int]) -> set[int]:
    """Return the run of tokens around *head*; a single mark of punctuation does not break it."""
    first_allowed, last_allowed = reading.bounds(head)
    first = last = head
    while first > first_allowed and (first - 1 in below or (first - 2 in below and _is_mark(reading, first - 1))):
        first -= 1
    while last + 1 < last_allowed and (last + 1 in below or (last + 2 in below and _is_mark(reading, last + 1))):
        last += 1
    return set(range(first, last + 1))


def _is_mark(reading: Reading, index: int) -> bool:
    return reading.parse.tokens[index].upos == "PUNCT"


def _opens_inside(reading: Reading, token: int, phrase: set[int]) -> bool:
    return reading.quotation_tokens[reading.quotation_at[token]][0] >= min(phrase)
