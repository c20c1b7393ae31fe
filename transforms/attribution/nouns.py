"""Noun cues: "his claim that …" · "the announcement that …" · "expressed concern about …" · "there has been talk of …".

The source is the possessor, the by-phrase, or the subject of the verb that carries the noun; with "there is" nobody.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import cue_tokens, without_asides
from transforms.attribution.reading import Reading
from transforms.attribution.source_kinds import is_mute, is_record
from transforms.attribution.sources import find_source, name_behind, source_phrase
from transforms.attribution.words import words
from transforms.cues import Cue, Sense
from transforms.syntax import SUBJECTS, dependents, is_passive

_LIGHT = words(
    "make issue express voice raise give offer have deliver level file announce launch repeat release put lodge share "
    "reiterate state sound set lay get send submit pose start declare pledge lend show take cast pour pay find draw "
    "hold keep heap reaffirm renew withdraw rescind"
)
_PROMPTING = words("prompt spark trigger draw provoke fuel face ignite meet attract elicit")
"""What is prompted or faced is said by others, whom nobody names ("prompted calls for an inquiry")."""
_GETTING = words("get receive")
_AIMED = words("question criticism threat praise complaint demand accusation blame call request plea")
"""Nouns that tell of words aimed at who "gets" them ("gets questions over", not "got word that")."""
_RAISING = words("raise cause create bring cast")
"""Carriers that make an event prompt what people say: "the fire raised questions about"."""


def read_noun(reading: Reading, noun: int, cue: Cue) -> Candidate | None:
    """Return what the noun cue *noun* introduces, or None."""
    if (equated := _read_equated(reading, noun, cue)) is not None:
        return equated
    found = _find_content(reading, noun, cue)
    if found is None:
        return None
    content, preposition, sense, frame = found
    carrier, head = _carrier_and_source(reading, noun)
    if carrier is not None and head is not None and _is_shown_by_record(reading, carrier, head):
        return None  # "the poll shows support for": a finding, read at "shows"
    if head is None and not cue.takes(frame):
        carrier, head = _copula_and_subject(reading, noun)
    if carrier is None and (head is None or not cue.takes(frame)) and frame not in ("clause", "infinitive"):
        return None
    first = _first_of_cue(reading, carrier, noun)
    last = preposition if preposition is not None and preposition - noun <= 2 else noun
    cue_words = frozenset(range(first, last + 1))
    source = source_phrase(reading, head, noun) if head is not None else frozenset[int]()
    content = without_asides(reading, content, noun) - cue_words - source
    if not any(reading.parse.tokens[token].upos != "PUNCT" for token in content):
        return None
    rule = "noun_carried" if carrier is not None else f"noun_{'clause' if frame == 'clause' else 'phrase'}"
    if carrier is not None and head is None:
        rule = "there_is"
    return Candidate(
        rule=rule, anchor=noun, content=frozenset(content), cue=cue_words - source, source=source, source_head=head,
        lemma=cue.lemma, kind="noun", sense=sense, frame=frame,
    )  # fmt: skip


def _read_equated(reading: Reading, noun: int, cue: Cue) -> Candidate | None:
    """Read "his view was that the port must grow", the noun subject of the clause that it introduces."""
    token, sense = reading.parse.tokens[noun], cue.sense("clause")
    if sense is None or not token.deprel.startswith("nsubj") or token.head < noun:
        return None
    copulas = [child for child in dependents(reading.parse, token.head, "cop") if child > noun]
    thats = [mark for mark in dependents(reading.parse, token.head, "mark") if reading.lower(mark) == "that"]
    holders = dependents(reading.parse, noun, "nmod:poss")
    if not copulas or not thats or not copulas[0] < thats[0] <= copulas[0] + 2:
        return None
    source = source_phrase(reading, holders[0], noun) if holders else frozenset[int]()
    content = {word for word in reading.subtree(token.head, {noun}) if word > thats[0]}
    return Candidate(
        rule="noun_carried" if holders else "noun_clause", anchor=noun, content=frozenset(content),
        cue=frozenset(range(noun, copulas[0] + 1)), source=source, source_head=holders[0] if holders else None,
        lemma=cue.lemma, kind="noun", sense=sense, frame="clause",
    )  # fmt: skip


def _copula_and_subject(reading: Reading, noun: int) -> tuple[int | None, int | None]:
    """Return the copula of the predicate *noun* and its subject ("Roth is a supporter of the dam")."""
    copulas, subjects = dependents(reading.parse, noun, "cop"), dependents(reading.parse, noun, "nsubj")
    is_said = bool(copulas) and bool(subjects) and subjects[0] < copulas[0]
    return (copulas[0], subjects[0]) if is_said else (None, None)


def _first_of_cue(reading: Reading, carrier: int | None, noun: int) -> int:
    """Return where the cue begins: with "there", with the verb that carries the noun, or with the noun."""
    if carrier is None or not 0 < noun - carrier <= 5:
        return noun
    there = dependents(reading.parse, carrier, "expl")
    return there[0] if there and there[0] < noun else min(cue_tokens(reading, carrier))


def _find_content(reading: Reading, noun: int, cue: Cue) -> tuple[set[int], int | None, Sense, str] | None:
    for child in _behind(reading, noun):
        token = reading.parse.tokens[child]
        if token.deprel in ("acl", "ccomp", "acl:relcl"):
            thats = {mark for mark in dependents(reading.parse, child, "mark") if reading.lower(mark) == "that"}
            marks = {reading.lower(mark) for mark in dependents(reading.parse, child, "mark")}
            if thats and (sense := cue.sense("clause")):
                return reading.subtree(child) - thats, None, sense, "clause"
            if "to" in marks and (sense := cue.sense("infinitive")):
                return reading.subtree(child), None, sense, "infinitive"
            if marks & {"whether", "if"} and (sense := cue.sense("clause", "clause_wh")):
                return reading.subtree(child), None, sense, "clause"
        if token.deprel in ("nmod", "acl", "obl"):
            cases = dependents(reading.parse, child, "case", "mark")
            word = reading.lower(cases[0]) if cases else ""
            if cases and (sense := cue.sense(f"prep:{word}", f"carried:{word}")):
                content = reading.subtree(child)
                content |= name_behind(reading, max(content), None)
                return content - {cases[0]}, cases[0], sense, f"prep:{word}"
    return None


def _behind(reading: Reading, noun: int) -> list[int]:
    """Return what hangs on *noun* behind it, and the phrases of the light verb that carries it ("cast doubt on it")."""
    below = [child for child in reading.parse.children[noun] if child > noun]
    token = reading.parse.tokens[noun]
    if token.deprel != "obj" or token.head < 0:
        return below
    if not _is_light(reading, token.head) and not _is_prompted(reading, noun):
        return below
    return below + [child for child in dependents(reading.parse, token.head, "obl") if child > noun]


def _carrier_and_source(reading: Reading, noun: int) -> tuple[int | None, int | None]:
    """Return the light verb that carries *noun*, and the head of the source."""
    for child in reading.parse.children[noun]:
        token = reading.parse.tokens[child]
        if token.deprel == "nmod:poss":
            return None, child
        if token.deprel == "nmod" and child > noun and reading.has_word_below(child, ("case",), ("by", "from")):
            return None, child
    token = reading.parse.tokens[noun]
    if token.head < 0:
        return _carrier_of_there(reading, noun)
    above = reading.parse.tokens[token.head]
    if token.deprel in ("nsubj", "nsubj:pass") and _is_existential(reading, above.i):
        return above.i, None
    if token.deprel == "obj" and _is_prompted(reading, noun):
        return above.i, None
    if token.deprel == "obj" and _is_light(reading, above.i) and not is_passive(reading.parse, above.i):
        head = find_source(reading, above.i)
        if head is not None and above.lemma.lower() in _RAISING and is_mute(reading, head):
            return above.i, None
        return (above.i, head) if head is not None else (None, None)
    return None, None


def _is_shown_by_record(reading: Reading, carrier: int, head: int) -> bool:
    is_shown = reading.parse.tokens[carrier].lemma.lower() == "show"
    return is_shown and is_record(reading, head)


def _is_prompted(reading: Reading, noun: int) -> bool:
    """Tell whether the verb above *noun* prompts it from others, or tells who has to hear it."""
    token = reading.parse.tokens[noun]
    verb = reading.parse.tokens[token.head].lemma.lower()
    return verb in _PROMPTING or (verb in _GETTING and token.lemma.lower() in _AIMED)


def _carrier_of_there(reading: Reading, noun: int) -> tuple[int | None, int | None]:
    """Read a noun that is itself the predicate ("there has been talk")."""
    copulas = dependents(reading.parse, noun, "cop")
    return (
        (copulas[0], None)
        if copulas and reading.has_word_below(noun, ("expl", *SUBJECTS), ("there",))
        else (None, None)
    )


def carries_noun_cue(reading: Reading, verb: int, target: int) -> bool:
    """Tell whether *verb* only carries the noun cue *target*, its object ("expressed concern about the dam")."""
    noun = reading.nouns[target]
    if noun is None:
        return False
    candidate = read_noun(reading, target, noun)
    return candidate is not None and candidate.rule == "noun_carried" and verb in candidate.cue


def _is_existential(reading: Reading, verb: int) -> bool:
    return reading.has_word_below(verb, ("expl",), ("there",))


def _is_light(reading: Reading, verb: int) -> bool:
    cue = reading.verbs[verb]
    return reading.parse.tokens[verb].lemma.lower() in _LIGHT or (cue is not None and cue.lemma in _LIGHT)
