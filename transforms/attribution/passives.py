"""Passive cues: "an end was announced by …" · "is expected to win" · "was accused of theft" · "a plan proposed by …".

The subject is part of the content, or the person spoken to ("was told that"); the source is the by-phrase, or unsaid.
"""

from dataclasses import replace

from transforms.attribution.candidates import Candidate
from transforms.attribution.clause_forms import is_finite
from transforms.attribution.complements import rule_name
from transforms.attribution.extents import cue_tokens, is_circumstance, without_asides, without_tail
from transforms.attribution.reading import Reading
from transforms.attribution.sources import agent, source_phrase, source_preposition
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import dependents, is_passive

_SAID_TO = words(
    "say report believe expect think allege know rumor rumour claim estimate consider predict reckon assume "
    "forecast project presume understand fear hope"
)
_SUBJECTS = ("nsubj:pass", "nsubj", "csubj:pass")
_FOUND_TO = words("show find prove see")
"""Said of what is so, but also of what lies there: "was shown to work", "was found wet"."""
_SAID_TO_SENSE = Sense("assert", "affirm", "seeming", "strong")
_QUESTIONED = words("ask press question quiz query")
_ASKED = Sense("ask", "open", "speech", "strong")
_SPOKEN_TO = words("tell ask inform assure urge order advise remind quiz warn invite encourage press question")


def read_passive(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Return what the passive *verb* reports outside of a finite clause, or None."""
    if is_passive(reading.parse, verb):
        return _read_finite(reading, verb, cue)
    token = reading.parse.tokens[verb]
    if token.deprel == "acl" and token.xpos == "VBN" and cue.takes("object"):
        return _read_participle(reading, verb, cue)
    return None


def _read_finite(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    subjects = _subjects(reading, verb)
    infinitives = dependents(reading.parse, verb, "xcomp")
    if infinitives and subjects and _is_said_to(reading, cue, infinitives[0]):
        own = cue.sense("object_infinitive", "clause")
        act = own.act if own is not None and own.act in ("predict", "report_finding") else "assert"
        return _candidate(
            reading, verb, cue, [subjects[0], infinitives[0]], "said_to", _SAID_TO_SENSE._replace(act=act)
        )
    phrases = [
        child
        for child in dependents(reading.parse, verb, "obl", "advcl")
        if child > verb and child != agent(reading, verb) and not is_circumstance(reading, child)
    ]
    for phrase in phrases:
        marks = dependents(reading.parse, phrase, "case", "mark")
        word = reading.lower(marks[0]) if marks else ""
        if sense := cue.sense(f"object:{word}"):
            return _candidate(reading, verb, cue, [*subjects[:1], phrase], f"object:{word}", sense)
        if cue.takes("addressee") and (sense := cue.sense(f"prep:{word}")):
            return _candidate(reading, verb, cue, [phrase], f"prep:{word}", sense)
    if cue.lemma in _SPOKEN_TO:
        sense = cue.sense("object_infinitive")
        return (
            _candidate(reading, verb, cue, infinitives[:1], "object_infinitive", sense)
            if infinitives and sense
            else None
        )
    sense = cue.sense("complement") if infinitives else None
    if sense and subjects:
        return _candidate(reading, verb, cue, [subjects[0], infinitives[0]], "complement", sense)
    if subjects and (sense := cue.sense("object")) and (sense.strength == "strong" or agent(reading, verb) is not None):
        if reading.lower(subjects[0]) in ("who", "it", "that") and agent(reading, verb) is None:
            return None
        if infinitives and sense.act not in ("propose", "announce", "order", "deny", "promise"):
            return None  # "slated to begin"
        return _candidate(reading, verb, cue, [subjects[0], *infinitives], "object", sense)
    return None


def _subjects(reading: Reading, verb: int) -> list[int]:
    """Return the subjects of *verb*, or of the verb it is coordinated with ("is leaving but is expected to play")."""
    own = dependents(reading.parse, verb, *_SUBJECTS)
    token = reading.parse.tokens[verb]
    return own if own or token.deprel != "conj" else dependents(reading.parse, token.head, *_SUBJECTS)


def _is_said_to(reading: Reading, cue: Cue, predicate: int) -> bool:
    """Tell whether *cue* attributes the *predicate* of its subject ("is said to be", "has been shown to work")."""
    has_to = reading.has_word_below(predicate, ("mark",), ("to",))
    return cue.lemma in _SAID_TO or (cue.lemma in _FOUND_TO and has_to)


def read_asked(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Read "asked whether …, she said" and "when pressed by Holt about …": the one asked stands in the clause above."""
    token = reading.parse.tokens[verb]
    if (
        cue.lemma not in _QUESTIONED
        or token.xpos not in ("VBN", "VBD")
        or dependents(reading.parse, verb, "nsubj", "aux")
    ):
        return None
    if token.deprel not in ("advcl", "acl", "parataxis"):
        return None
    for child in reading.parse.children[verb]:
        marks = dependents(reading.parse, child, "case", "mark")
        is_about = bool(marks) and reading.lower(marks[0]) in ("about", "whether", "if", "on")
        is_clause = reading.parse.tokens[child].deprel in ("ccomp", "xcomp")
        if child > verb and (is_clause or (is_about and not is_circumstance(reading, child))):
            preposition = marks[0] if is_about and reading.lower(marks[0]) in ("about", "on") else None
            found = _candidate(reading, verb, cue, [*_fronted(reading, verb, child), child], "asked", _ASKED)
            return found and replace(
                found,
                content=frozenset(
                    word for word in found.content if word != preposition and not verb < token.head < word
                ),
                cue=cue_tokens(reading, verb, preposition),
                rule="asked",
            )
    return None


def _fronted(reading: Reading, verb: int, clause: int) -> list[int]:
    """Return the object that a question begins with ("asked which town she would choose")."""
    between = [child for child in dependents(reading.parse, verb, "iobj", "obj") if verb < child < clause]
    return [
        child for child in between if any(reading.parse.tokens[word].xpos == "WDT" for word in reading.subtree(child))
    ]


def _read_participle(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Read "a plan announced by the minister": the noun is the content."""
    sense = cue.sense("object")
    noun = reading.parse.tokens[verb].head
    if sense is None or agent(reading, verb) is None or noun < 0:
        return None
    nearer = [child for child in dependents(reading.parse, noun, "appos") if child < verb]
    noun = nearer[-1] if nearer else noun  # "the verdict, a demand shared by the union"
    found = _candidate(reading, verb, cue, [noun], "object", sense)
    cases = set(dependents(reading.parse, noun, "case"))  # "imports of goods praised by Roth": the goods
    return found and replace(found, content=found.content - cases)


def _own_clauses(reading: Reading, part: int) -> list[int]:
    """Return the finite clauses coordinated with an infinitive ("is said to be rich and others call him poor")."""
    if not reading.has_word_below(part, ("mark",), ("to",)):
        return []
    below = dependents(reading.parse, part, "conj")
    return [clause for clause in below if dependents(reading.parse, clause, "nsubj") and is_finite(reading, clause)]


def _candidate(reading: Reading, verb: int, cue: Cue, heads: list[int], frame: str, sense: Sense) -> Candidate | None:
    head = agent(reading, verb)
    source = source_phrase(reading, head, verb) if head is not None else frozenset[int]()
    cue_words = cue_tokens(reading, verb, source_preposition(reading, verb)) - source
    content = set().union(*(reading.subtree(part, {verb, *_own_clauses(reading, part)}) for part in heads))
    content = without_tail(reading, without_asides(reading, content, verb), verb) - cue_words - source
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in content):
        return None
    return Candidate(
        rule="said_to" if frame == "said_to" else f"passive_{rule_name(frame)}",
        anchor=verb,
        content=frozenset(content),
        cue=cue_words,
        source=source,
        source_head=head,
        lemma=cue.lemma,
        sense=sense,
        frame=frame,
        is_passive=True,
    )
