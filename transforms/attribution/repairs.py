"""Trees near cues set right where the parser is known to err: a participle that adds another statement, and a second
predicate, hung on the wrong verb.

Each repair is a rule of English: "…, adding that" goes on with the speaker and not inside what was said; coordinated
verbs of one subject stand in one form; a clause with a pronoun of its own after "said they …, but" is still reported.
"""

from dataclasses import replace

from schemas.documents import Parse, Token
from transforms.attribution.noun_repairs import find_noun_moves
from transforms.attribution.reading import Move, Reading
from transforms.attribution.words import DASHES
from transforms.syntax import SUBJECTS, dependents

_MOVABLE = frozenset({"advcl", "acl", "ccomp", "conj", "parataxis", "xcomp"})
_REPORTED = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})
_PARTICIPLE_FRAMES = ("clause", "quote", "object", "complement", "object:of", "object:as", "prep:for")
_HIGHEST_CLIMB = 12
_POINTING = frozenset({"this", "that"})
"""Where one of these is the subject of ", but that is …", the writer speaks of what was said."""


def repair_trees(reading: Reading) -> Reading:
    """Return *reading* with the heads of misplaced cues and predicates moved."""
    moves = [move for token in reading.parse.tokens if (move := _find_move(reading, token.i)) is not None]
    moves += find_noun_moves(reading)
    return replace(reading, parse=_apply(reading.parse, moves)) if moves else reading


def _find_move(reading: Reading, verb: int) -> Move | None:
    token = reading.parse.tokens[verb]
    if token.head < 0 or token.deprel not in _MOVABLE or token.upos == "PUNCT":
        return None
    if reading.is_quoted(verb):
        is_inner = token.deprel == "conj" and not reading.is_quoted(token.head)
        return _move_second_predicate(reading, verb, is_cue=False) if is_inner else None
    cue = reading.verbs[verb]
    if cue is not None and token.xpos == "VBG" and cue.takes(*_PARTICIPLE_FRAMES):
        return _move_participle(reading, verb)
    if token.deprel != "conj":
        return None
    if (move := _move_bare_verb(reading, verb) or _move_unlike_verb(reading, verb)) is not None:
        return move
    if (
        cue is not None
        and cue.takes("clause", "quote", "object", "infinitive")
        and (move := _move_second_cue(reading, verb))
    ):
        return move
    return _move_second_predicate(reading, verb, is_cue=_reports(reading, verb) and not _is_thought(reading, verb))


def _is_thought(reading: Reading, verb: int) -> bool:
    cue = reading.verbs[verb]
    sense = cue.sense("clause") if cue is not None else None
    return sense is not None and sense.sort == "thought"


def _move_participle(reading: Reading, verb: int) -> Move | None:
    """Hang ", adding …" on the reporting verb and not on a verb of what was reported."""
    before = verb - 1
    while before > 0 and reading.parse.tokens[before].upos == "ADV":
        before -= 1
    if reading.lower(before) not in (",", '"', "''", "”", "—", "–"):
        return None
    if reading.lower(before) in ('"', "''", "”") and reading.parse.tokens[before - 1].upos != "PUNCT":
        return None  # would “gladly talk about” selling it
    best, above = None, reading.parse.tokens[verb].head
    if reading.is_quoted(above) and (beside := _reporter_beside(reading, before)) is not None:
        return verb, beside, "advcl"
    for _ in range(_HIGHEST_CLIMB):
        token = reading.parse.tokens[above]
        if token.head < 0:
            break
        if token.deprel in ("ccomp", "parataxis") and token.head < verb and _reports(reading, token.head):
            best = token.head
        if token.deprel == "parataxis" and _reports(reading, above):
            break
        above = token.head
    if reading.parse.tokens[verb].deprel == "ccomp" and _reports(reading, reading.parse.tokens[verb].head):
        best = best if best is not None else reading.parse.tokens[verb].head
    if best is None and (reading.parse.tokens[verb].deprel == "acl" or _reports(reading, verb)):
        best = _clause_of(reading, reading.parse.tokens[verb].head)
        if best == reading.parse.tokens[verb].head:
            return None
    return (verb, best, "advcl") if best is not None and best < verb else None


def _reporter_beside(reading: Reading, index: int) -> int | None:
    """Return the reporting verb between a quotation and *index* ("“…,” she said on Friday, adding …")."""
    start = reading.bounds(index)[0]
    while index >= start and not reading.is_quoted(index):
        if _reports(reading, index):
            return index
        index -= 1
    return None


def _clause_of(reading: Reading, index: int) -> int | None:
    """Return the verb with a subject of its own above *index*, which is not in that subject ("Cruz, chiding …")."""
    for _ in range(_HIGHEST_CLIMB):
        token = reading.parse.tokens[index]
        if token.upos in ("VERB", "AUX") and dependents(reading.parse, index, "nsubj", "nsubj:pass"):
            return index
        if token.head < 0 or token.deprel.startswith(("nsubj", "conj", "appos", "ccomp", "acl:relcl")):
            return None
        index = token.head
    return None


def _reports(reading: Reading, verb: int) -> bool:
    cue = reading.verbs[verb]
    return cue is not None and cue.takes("clause", "quote") and not reading.is_quoted(verb)


def _move_second_cue(reading: Reading, verb: int) -> Move | None:
    """Hang "and accused …" beside "said", where it stands in the tense of "said" and not of what was said."""
    tokens = reading.parse.tokens
    inner = tokens[verb].head
    outer = tokens[inner].head
    if outer < 0 or outer >= verb or tokens[inner].deprel not in _REPORTED or not _reports(reading, outer):
        return None
    if dependents(reading.parse, verb, "nsubj", "nsubj:pass"):
        return None
    own = dependents(reading.parse, verb, "aux")
    if own and (tokens[own[0]].xpos == "MD" or reading.lower(own[0]) not in _auxiliaries(reading, outer)):
        return None
    form = _form_of_chain(reading, verb) if own else tokens[verb].xpos
    same_as_outer = form == _form_of_chain(reading, outer) != tokens[inner].xpos
    if own:  # "has said she wants …, and has backed …"
        same_as_outer = not any(word in _auxiliaries(reading, inner) for word in _auxiliaries(reading, verb))
    cue = reading.verbs[verb]
    goes_on = cue is not None and cue.lemma == "add"  # "said …, but added": only a speaker adds words
    return (verb, outer, "conj") if same_as_outer or goes_on else None


def _auxiliaries(reading: Reading, verb: int) -> list[str]:
    return [reading.lower(child) for child in dependents(reading.parse, verb, "aux")]


def _form_of_chain(reading: Reading, verb: int) -> str:
    """Return the form of the verb that *verb* is the infinitive of, if any ("continues to insist")."""
    token = reading.parse.tokens[verb]
    if token.deprel == "xcomp" and 0 <= token.head < verb:
        token = reading.parse.tokens[token.head]
    auxiliaries = dependents(reading.parse, token.i, "aux")
    return reading.parse.tokens[auxiliaries[0]].xpos if auxiliaries else token.xpos


def _move_bare_verb(reading: Reading, verb: int) -> Move | None:
    """Hang the bare verb of "urged him to stay and fight" on the infinitive and not on the inflected verb."""
    tokens = reading.parse.tokens
    above = tokens[verb].head
    if tokens[verb].xpos not in ("VB", "VBP") or above > verb or tokens[above].xpos not in ("VBD", "VBZ", "VBG", "VBN"):
        return None
    if dependents(reading.parse, verb, *SUBJECTS, "aux", "aux:pass", "cop", "expl"):
        return None
    infinitives = [
        child
        for child in dependents(reading.parse, above, "xcomp")
        if above < child < verb and reading.has_word_below(child, ("mark",), ("to",))
    ]
    return (verb, infinitives[-1], "conj") if infinitives else None


def _move_unlike_verb(reading: Reading, verb: int) -> Move | None:
    """Hang "but did not say why" beside "confirmed it was growing", with which it shares no form."""
    tokens = reading.parse.tokens
    inner = tokens[verb].head
    outer = tokens[inner].head
    if outer < 0 or outer >= inner or tokens[inner].deprel != "ccomp" or not _reports(reading, outer):
        return None
    auxiliaries = dependents(reading.parse, verb, "aux")
    is_simple = bool(auxiliaries) and tokens[auxiliaries[0]].lemma.lower() == "do"
    is_going_on = tokens[inner].xpos == "VBG" and bool(dependents(reading.parse, inner, "aux"))
    if not is_simple or not is_going_on or dependents(reading.parse, verb, *SUBJECTS, "expl"):
        return None
    return verb, outer, "conj"


def _move_second_predicate(reading: Reading, verb: int, *, is_cue: bool) -> Move | None:
    """Hang "but they would not …" on the reported clause, where the parser coordinates it with the cue."""
    tokens = reading.parse.tokens
    outer = tokens[verb].head
    if outer >= verb or not _reports(reading, outer) or tokens[verb].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    clauses = [child for child in dependents(reading.parse, outer, "ccomp") if outer < child < verb]
    if not clauses:
        return None
    if reading.has_word_below(verb, ("mark",), ("that",)):
        return verb, clauses[-1], "conj"
    if is_cue:
        return None
    subjects = dependents(reading.parse, verb, "nsubj", "nsubj:pass")
    conjunctions = dependents(reading.parse, verb, "cc")
    before = reading.lower(conjunctions[0] - 1) if conjunctions else ""
    if subjects:
        is_reported = tokens[subjects[0]].upos == "PRON" and reading.lower(subjects[0]) not in _POINTING
        return (verb, clauses[-1], "conj") if is_reported and before not in DASHES else None
    if before == "," or before in DASHES or _stands_with(reading, verb, outer, clauses[-1]):
        return None
    return verb, clauses[-1], "conj"


def _stands_with(reading: Reading, verb: int, one: int, other: int) -> bool:
    """Tell whether *verb* stands in the form of *one* and not of *other* ("said they were talking and left")."""
    form = _form(reading, verb)
    return form == _form(reading, one) != _form(reading, other)


def _form(reading: Reading, verb: int) -> str:
    """Return the form of the verb and its auxiliaries; a predicate without a verb has that of its copula."""
    copulas = dependents(reading.parse, verb, "cop")
    auxiliaries = dependents(reading.parse, verb, "aux", "aux:pass")
    group = [*auxiliaries, *copulas] if copulas else [*auxiliaries, verb]
    return " ".join(reading.parse.tokens[word].xpos for word in sorted(group))


def _apply(parse: Parse, moves: list[Move]) -> Parse:
    tokens = list(parse.tokens)
    children: dict[int, set[int]] = {}
    for moved, head, relation in moves:
        if _is_above(tokens, moved, head):
            continue
        children.setdefault(tokens[moved].head, set(parse.children[tokens[moved].head])).discard(moved)
        children.setdefault(head, set(parse.children[head])).add(moved)
        tokens[moved] = tokens[moved]._replace(head=head, deprel=relation)
    below = list(parse.children)
    for index, found in children.items():
        below[index] = tuple(sorted(found))
    return replace(parse, tokens=tuple(tokens), children=tuple(below))


def _is_above(tokens: list[Token], moved: int, head: int) -> bool:
    """Tell whether *moved* stands above *head*, so that the move would close a circle."""
    while head >= 0 and head != moved:
        head = tokens[head].head
    return head == moved
