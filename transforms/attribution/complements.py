"""Reported content that is no finite clause: "denied any intent" · "vowed to fight" · "called for an end to" ·
"urged Kyiv to stop" · "accused them of theft" · "called it a lie".

Which of these a cue takes for content is said by its frames; an object that is only spoken to is never content.
"""

from itertools import pairwise
from typing import NamedTuple

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import (
    cue_tokens,
    fill_gaps,
    is_circumstance,
    is_duration,
    names_parts,
    without_asides,
    without_tail,
)
from transforms.attribution.nouns import carries_noun_cue
from transforms.attribution.reading import TENSED, Reading
from transforms.attribution.sources import find_source, source_phrase
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import SUBJECTS, dependents

_BESIDE_OBJECT = words("for of as with to over against about on including from by in into between that")
_SPEECH_NOUNS = words(
    "story lie joke tale truth statement letter memo ultimatum order ruling decree question questions report "
    "message comment warning apology defeat mistake error failure guilt loss"
)
_REFLEXIVE = words("himself herself itself themselves myself ourselves yourself yourselves oneself")
_NO_CONTENT = words("what which who whom that this it them him her me us you")


class Complement(NamedTuple):
    """Content found below a verb: heads of its phrases, the preposition that belongs to the cue, its frame."""

    heads: tuple[int, ...]
    preposition: int | None
    frame: str
    sense: Sense


def read_complement(reading: Reading, verb: int, cue: Cue) -> Candidate | None:
    """Return what the active *verb* reports in a phrase, or None."""
    found = find_complement(reading, verb, cue)
    head = find_source(reading, verb) if found else None
    if found is None or head is None:
        return None
    token = reading.parse.tokens[verb]
    if cue.lemma == "refer" and token.xpos == "VBG" and token.deprel == "advcl":
        return None  # "…, she said, referring to the dam": the writer explains
    source = source_phrase(reading, head, verb)
    cue_words = cue_tokens(reading, verb, found.preposition) - source
    content = content_of(reading, verb, found) - cue_words - source
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in content):
        return None
    return Candidate(
        rule=rule_name(found.frame), anchor=verb, content=frozenset(content), cue=cue_words, source=source,
        source_head=head, lemma=cue.lemma, sense=found.sense, frame=found.frame,
    )  # fmt: skip


def rule_name(frame: str) -> str:
    """Return the name of the construction of *frame*."""
    if frame.startswith("prep:"):
        return "preposition"
    if frame.startswith("object:"):
        return "object_preposition"
    return {"object_speech": "object", "object_quoted": "object"}.get(frame, frame)


def content_of(reading: Reading, verb: int, found: Complement) -> set[int]:
    """Return the tokens below the heads of *found*, without asides and without the preposition of the cue."""
    heads = (*found.heads, *_parts_behind(reading, verb, found.heads[-1]))
    content = set().union(*(reading.subtree(head, {verb}) for head in heads))
    content = _before_next_verb(reading, verb, content)
    content = without_tail(reading, without_asides(reading, content, verb), verb) - {found.preposition}
    return fill_gaps(reading, {token for token in content if token is not None}, frozenset({verb}))


def _before_next_verb(reading: Reading, verb: int, content: set[int]) -> set[int]:
    """Return *content* up to a gap that holds another verb with a tense ("confessed to it and said …, as a clerk")."""
    ordered = sorted(token for token in content if token > verb)
    for before, after in pairwise(ordered):
        if any(reading.parse.tokens[word].xpos in TENSED for word in range(before + 1, after)):
            return {token for token in content if token <= before}
    return content


def _parts_behind(reading: Reading, verb: int, last: int) -> list[int]:
    """Return what hangs on *verb* and names parts of its content ("accused them of theft, including a raid on …")."""
    return [
        child
        for child in dependents(reading.parse, verb, "obl", "nmod")
        if child > last and names_parts(reading, child)
    ]


def find_complement(reading: Reading, verb: int, cue: Cue) -> Complement | None:
    """Return the content below *verb* in the first frame of *cue* that fits, the fullest frames first."""
    objects = [child for child in dependents(reading.parse, verb, "obj", "iobj") if child > verb]
    displaced = _displaced_object(reading, verb)
    if not objects and displaced is not None and (found := _with_object(reading, verb, cue, [displaced], [])):
        return found
    infinitives = [
        child
        for child in dependents(reading.parse, verb, "xcomp", "ccomp", "advcl")
        if _is_infinitive(reading, verb, child)
    ]
    return (
        _with_object(reading, verb, cue, objects, infinitives)
        or _infinitive(reading, verb, cue, objects, infinitives)
        or _prepositional(reading, verb, cue, infinitives)
        or _object(reading, verb, cue, objects)
    )


def _displaced_object(reading: Reading, verb: int) -> int | None:
    """Return the object of a relative clause: its pronoun ("which he called …") or the noun it modifies."""
    if reading.parse.tokens[verb].deprel != "acl:relcl":
        return None
    pronouns = [
        child
        for child in dependents(reading.parse, verb, "obj", "nsubj", "obl")
        if reading.lower(child) in ("which", "that", "whom", "who", "what") and child < verb
    ]
    subjects = dependents(reading.parse, verb, "nsubj")
    if pronouns:
        return pronouns[0] if reading.parse.tokens[pronouns[0]].deprel == "obj" else None
    above = reading.parse.tokens[verb].head
    return above if subjects and reading.lower(above) != "what" else None  # "over what it called “an attack”"


def _is_infinitive(reading: Reading, verb: int, child: int) -> bool:
    token = reading.parse.tokens[child]
    if child < verb or token.upos not in ("VERB", "AUX", "ADJ", "NOUN") or token.xpos == "VBG":
        return False  # "pleaded guilty to threatening her"
    has_to = reading.has_word_below(child, ("mark",), ("to",))
    return has_to and (token.deprel != "advcl" or child - verb <= 30)


def reads_clause(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* is a cue with a clause of its own."""
    cue = reading.verbs[verb]
    is_reporting = cue is not None and cue.takes("clause", "clause_wh")
    return is_reporting and bool(dependents(reading.parse, verb, "ccomp", "advcl"))


def _with_object(
    reading: Reading, verb: int, cue: Cue, objects: list[int], infinitives: list[int]
) -> Complement | None:
    """Read object and predicate, object and prepositional phrase, object and infinitive."""
    for child in dependents(reading.parse, verb, "xcomp", "advcl"):
        if (
            objects
            and child > objects[0]
            and (sense := cue.sense("object:as"))
            and reading.lower(min(reading.subtree(child))) == "as"
            and not dependents(reading.parse, child, *SUBJECTS)
        ):
            return Complement((objects[0], child), None, "object:as", sense)
    predicates = [
        child for child in dependents(reading.parse, verb, "xcomp") if child > verb and child not in infinitives
    ]
    if predicates and (sense := cue.sense("complement")) and (objects or reading.is_quoted(predicates[0])):
        return Complement((*objects, *predicates), None, "complement", sense)
    if not objects:
        return None
    if len(objects) + len(predicates) > 1 and (sense := cue.sense("complement")):
        return Complement((*objects, *predicates), None, "complement", sense)
    if (
        (sense := cue.sense("complement"))
        and sense.sort == "speech"
        and (second := _second_name(reading, verb, objects[-1]))
    ):
        return Complement((*objects, second), None, "complement", sense)
    if (
        infinitives
        and (sense := cue.sense("object_infinitive"))
        and reading.parse.tokens[infinitives[0]].deprel != "advcl"
    ):
        return Complement((objects[0], infinitives[0]), None, "object_infinitive", sense)
    for phrase in _phrases(reading, verb):
        word = _case(reading, phrase)
        if reading.lower(objects[0]) in _REFLEXIVE and (sense := cue.sense(f"reflexive:{word}")):
            return Complement((phrase,), _preposition(reading, phrase), f"prep:{word}", sense)
        if word and (sense := cue.sense(f"object:{word}")) and phrase > objects[0] and phrase > verb:
            return Complement((objects[0], phrase), None, f"object:{word}", sense)
    return None


def _second_name(reading: Reading, verb: int, target: int) -> int | None:
    """Return what the object is called, where the parser hung it elsewhere ("called her vote a mistake")."""
    if reading.is_quoted(min(target + 1, len(reading.quotation_at) - 1)) and not reading.is_quoted(target):
        return target  # called the move “arbitrary”
    behind = max(reading.subtree(target)) + 1
    if behind < len(reading.quotation_at) and reading.is_quoted(behind) and not reading.is_quoted(verb):
        first, last = reading.quotation_tokens[reading.quotation_at[behind]]
        outer = [word for word in range(first, last) if not first <= reading.parse.tokens[word].head < last]
        named = [word for word in outer if reading.parse.tokens[word].upos != "PUNCT"]
        return named[0] if first == behind and named else None
    for child in dependents(reading.parse, verb, "obl", "obl:unmarked", "advcl", "parataxis", "nmod", "advmod"):
        is_nominal = reading.parse.tokens[child].upos in ("NOUN", "PROPN", "ADJ")
        is_next = child >= behind and min(reading.subtree(child)) == behind
        is_bare = not dependents(reading.parse, child, "case", "mark") and not is_circumstance(reading, child)
        if is_nominal and is_next and is_bare:
            return child
    return None


def _infinitive(reading: Reading, verb: int, cue: Cue, objects: list[int], infinitives: list[int]) -> Complement | None:
    gerunds = [
        child
        for child in dependents(reading.parse, verb, "xcomp", "ccomp")
        if child > verb and reading.parse.tokens[child].xpos == "VBG"
    ]
    if infinitives and not objects and _lacks_object(reading, verb, infinitives[0]):
        return None
    if infinitives and not objects and (sense := cue.sense("infinitive")):
        if sense.act == "refuse" and reads_clause(reading, infinitives[0]):
            return None  # "declined to say whether …" is one claim, read at "say"
        tail = [child for child in dependents(reading.parse, verb, "xcomp", "obj", "ccomp") if child > infinitives[0]]
        return Complement((infinitives[0], *tail), None, "infinitive", sense)
    if gerunds and (sense := cue.sense("gerund")):
        return Complement((gerunds[0],), None, "gerund", sense)
    return None


def _lacks_object(reading: Reading, verb: int, infinitive: int) -> bool:
    """Tell whether what is wanted stands outside of a relative clause ("what people want to hear")."""
    token = reading.parse.tokens[verb]
    subjects = [reading.lower(child) for child in dependents(reading.parse, verb, "nsubj")]
    is_bare = all(reading.lower(word) == "to" for word in reading.subtree(infinitive) - {infinitive})
    return token.deprel == "acl:relcl" and is_bare and subjects[:1] not in (["who"], ["which"], ["that"])


def _prepositional(reading: Reading, verb: int, cue: Cue, infinitives: list[int]) -> Complement | None:
    frames = cue.prepositions("prep:")
    for child in dependents(reading.parse, verb, "xcomp", "ccomp", "advcl") if frames else ():
        marks = dependents(reading.parse, child, "mark")
        is_gerund = bool(marks) and reading.parse.tokens[child].xpos == "VBG"
        if (len(marks) > 1 or is_gerund) and child > verb and (sense := frames.get(reading.lower(marks[0]))):
            between = [other for other in dependents(reading.parse, verb, "obl", "obj") if marks[0] < other < child]
            return Complement((*between, child), marks[0], f"prep:{reading.lower(marks[0])}", sense)
    for phrase in _phrases(reading, verb) if frames else ():
        word = _case(reading, phrase)
        if word is None or is_circumstance(reading, phrase) or (word == "for" and is_duration(reading, phrase)):
            continue
        preposition = _preposition(reading, phrase)
        if infinitives and (sense := frames.get(f"{word}+infinitive")):
            return Complement((phrase, infinitives[0]), preposition, f"prep:{word}+infinitive", sense)
        if sense := frames.get(word):
            more = [
                later for later in _phrases(reading, verb) if later > phrase and not is_circumstance(reading, later)
            ]
            return Complement((phrase, *more, *infinitives), preposition, f"prep:{word}", sense)
    return None


def _object(reading: Reading, verb: int, cue: Cue, objects: list[int]) -> Complement | None:
    if not objects or (cue.takes("addressee") and not cue.takes("object")):
        return None
    head = objects[0]
    if carries_noun_cue(reading, verb, head):
        return None
    sense, frame = cue.sense("object"), "object"
    if sense is None and reading.parse.tokens[head].lemma.lower() in _SPEECH_NOUNS:
        sense, frame = cue.sense("object_speech"), "object_speech"
    if sense is None and reading.is_quoted(head) and not reading.is_quoted(verb):
        sense, frame = cue.sense("object_quoted", "quote"), "object_quoted"
    if sense is None or reading.lower(head) in _REFLEXIVE:
        return None
    if reading.lower(head) in _NO_CONTENT and sense.act not in _JUDGING:
        return None
    beside = [
        phrase
        for phrase in _phrases(reading, verb)
        if phrase > head
        and _case(reading, phrase) in _BESIDE_OBJECT
        and not is_circumstance(reading, phrase)
        and not _stands_apart(reading, phrase)
    ]
    wanted = [
        child
        for child in dependents(reading.parse, verb, "xcomp")
        if child > head and _is_infinitive(reading, verb, child)
    ]
    return Complement((*objects, *beside, *wanted), None, frame, sense)


def _stands_apart(reading: Reading, phrase: int) -> bool:
    """Tell whether *phrase* is a clause behind a comma, with a subject of its own (", with Roth now saying …")."""
    return reading.lower(min(reading.subtree(phrase))) == "," and bool(dependents(reading.parse, phrase, *SUBJECTS))


_JUDGING = frozenset({"criticize", "praise", "support", "oppose", "accuse"})


def _phrases(reading: Reading, verb: int) -> list[int]:
    found = [child for child in dependents(reading.parse, verb, "obl", "advcl", "nmod") if child > verb]
    for target in dependents(reading.parse, verb, "obj"):
        found += [child for child in dependents(reading.parse, target, "nmod") if child > target > verb]
        found += [child for child in dependents(reading.parse, target, "acl") if _is_gerund_phrase(reading, child)]
    return sorted(found)


def _is_gerund_phrase(reading: Reading, child: int) -> bool:
    """Tell whether *child* is a gerund behind a preposition, hung on the object ("accused Roth of lying")."""
    return reading.parse.tokens[child].xpos == "VBG" and bool(dependents(reading.parse, child, "mark", "case"))


def _case(reading: Reading, phrase: int) -> str | None:
    """Return the preposition or conjunction in front of *phrase*."""
    preposition = _preposition(reading, phrase)
    return reading.lower(preposition) if preposition is not None else None


def _preposition(reading: Reading, phrase: int) -> int | None:
    return next(iter(dependents(reading.parse, phrase, "case", "mark")), None)
