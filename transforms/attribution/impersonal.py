"""What is said by nobody in particular: "seems to …" · "reportedly" · "From military circles it is said that …".

`read_seeming` and `read_adverbs` give the clause as content and no source; `source_beside` finds the circles or place
that an impersonal cue names ("it is said from the Kremlin").
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens, without_asides, without_tail
from transforms.attribution.reading import Reading
from transforms.attribution.sources import source_phrase
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import SUBJECTS, dependents

_SEEMING = Sense("assert", "affirm", "seeming", "strong")
_ADVERBS = words("reportedly allegedly supposedly purportedly")
_FROM = frozenset({"from", "among", "within", "inside"})


def read_seeming(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Read "X seems to Y": subject and predicate are the content."""
    sense = cue.sense("infinitive")
    if sense is None or sense.sort != "seeming":
        return None
    predicates = [child for child in dependents(reading.parse, verb, "xcomp", "ccomp") if child > verb]
    if not predicates or _is_hedge_of_speech(reading, predicates[0]):
        return None
    subjects = [
        child for child in dependents(reading.parse, verb, *SUBJECTS) if reading.lower(child) not in ("it", "there")
    ]
    heads = [*subjects[:1], predicates[0]]
    content = without_asides(reading, set().union(*(reading.subtree(head, {verb}) for head in heads)), verb)
    content = without_tail(reading, content, verb)
    return Candidate(
        rule="seeming", anchor=verb, content=frozenset(content - cue_tokens(reading, verb)),
        cue=cue_tokens(reading, verb), lemma=cue.lemma, sense=sense, frame="seeming",
    )  # fmt: skip


def _is_hedge_of_speech(reading: Reading, predicate: int) -> bool:
    """Tell whether the predicate is itself a cue with a clause ("seemed to say that")."""
    cue = reading.verbs[predicate]
    return cue is not None and cue.takes("clause") and bool(dependents(reading.parse, predicate, "ccomp"))


def read_adverbs(reading: Reading) -> list[Candidate]:
    """Return one candidate for each "reportedly", its clause as content."""
    found = []
    for token in reading.parse.tokens:
        if token.text.lower() not in _ADVERBS or token.head < 0 or token.deprel != "advmod":
            continue
        if reading.parse.tokens[token.head].deprel == "amod":
            continue  # "his supposedly reckless policy" states nothing of its own
        content = reading.subtree(token.head, {token.i, *_other_clauses(reading, token.head)})
        if reading.parse.tokens[token.head].upos in ("VERB", "AUX", "ADJ", "NOUN"):
            found.append(
                Candidate(
                    rule="adverb",
                    anchor=token.i,
                    content=frozenset(content),
                    cue=frozenset({token.i}),
                    lemma=token.text.lower(),
                    kind="adverb",
                    sense=_SEEMING,
                    frame="adverb",
                )
            )
    return found


def _other_clauses(reading: Reading, head: int) -> list[int]:
    """Return the coordinate clauses with a subject of their own, which the adverb does not cover."""
    return [
        child
        for child in dependents(reading.parse, head, "conj", "parataxis")
        if dependents(reading.parse, child, *SUBJECTS)
    ]


def source_beside(reading: Reading, verb: int) -> tuple[frozenset[int], int | None]:
    """Return the source that an impersonal cue names in a from-phrase, with its head; none: empty and None."""
    for child in dependents(reading.parse, verb, "obl"):
        is_nominal = reading.parse.tokens[child].upos in ("NOUN", "PROPN")
        is_from = reading.has_word_below(child, ("case",), _FROM)
        is_circle = reading.lower(child).endswith("circles") and reading.has_word_below(child, ("case",), ("in",))
        if is_nominal and (is_from or is_circle):
            return source_phrase(reading, child, verb), child
    return frozenset(), None
