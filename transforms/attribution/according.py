"""Sources in a prepositional phrase: "according to X, …" · "…, per X" · "in the words of X"."""

from transforms.attribution.candidates import Candidate
from transforms.attribution.extents import is_circumstance, without_asides
from transforms.attribution.reading import Reading
from transforms.attribution.sources import source_phrase
from transforms.attribution.words import LONG_DASHES
from transforms.syntax import dependents

_LONGEST_TAIL = 16
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP", "CCONJ", "PART", "PRON"})


def read_according(reading: Reading) -> list[Candidate]:
    """Return one candidate for each "according to" and its like; the clause it stands in is the content."""
    found = []
    for token in reading.parse.tokens:
        if token.text.lower() == "according" and reading.lower(token.i + 1) == "to":
            found.append(_read_phrase(reading, token.i, 2))
        elif token.text.lower() == "in" and _is_in_the_words_of(reading, token.i):
            found.append(_read_phrase(reading, token.i, 4))
    return [candidate for candidate in found if candidate is not None]


def _is_in_the_words_of(reading: Reading, index: int) -> bool:
    return [reading.lower(word) for word in range(index, index + 4)] == ["in", "the", "words", "of"]


def _read_phrase(reading: Reading, first: int, length: int) -> Candidate | None:
    start, stop = reading.bounds(first)
    cue = frozenset(range(first, first + length))
    head = _source_head(reading, first, first + length, stop)
    if head is None:
        return None
    whole = _up_to_comma(reading, start, cue, source_phrase(reading, head) - cue, stop)
    source = _before_predicate(reading, first, whole)
    rest = _rest_of_phrase(reading, whole, stop)
    if rest and reading.parse.tokens[min(rest)].upos == "NOUN":
        head = min(rest)  # "Harbour Board figures": a name before the noun that it belongs to
    content = _clause_around(reading, first, cue | source | rest, start, stop) | (whole - source)
    source |= rest
    if not content:
        return None
    return Candidate(
        rule="according_to", anchor=first, content=frozenset(content), cue=cue, source=source, source_head=head,
        lemma="according to", kind="according_to", frame="according_to",
    )  # fmt: skip


def _up_to_comma(
    reading: Reading, start: int, cue: frozenset[int], source: frozenset[int], stop: int
) -> frozenset[int]:
    """Return *source* up to the comma that ends it at the start of a sentence ("According to a memo seen by X,")."""
    opens = all(reading.parse.tokens[word].upos in ("PUNCT", "CCONJ", "ADV") for word in range(start, min(cue)))
    behind = max(source, default=stop) + 1
    comma = next(
        (word for word in range(behind, min(stop, behind + _LONGEST_TAIL)) if reading.lower(word) == ","), None
    )
    if not opens or comma is None or comma == behind:
        return source
    tail = range(behind, comma)
    return source if any(reading.is_quoted(word) for word in tail) else source | set(tail)


def _before_predicate(reading: Reading, first: int, source: frozenset[int]) -> frozenset[int]:
    """Return *source* up to the predicate of "the deal is, according to the union, the biggest of its kind"."""
    if reading.lower(first - 1) != "," or reading.parse.tokens[first - 2].lemma.lower() != "be":
        return source
    comma = next((word for word in sorted(source) if reading.lower(word) == ","), None)
    return source if comma is None else frozenset(word for word in source if word < comma)


def _rest_of_phrase(reading: Reading, source: frozenset[int], stop: int) -> frozenset[int]:
    """Return the phrases between *source* and the end of the sentence (according to figures | of March read by X)."""
    tail = range(max(source, default=stop) + 1, stop - 1)
    tokens = reading.parse.tokens
    is_phrase = all(tokens[word].upos in _PHRASE or tokens[word].xpos in ("VBN", "VBG") for word in tail)
    is_set_apart = len(tail) > _LONGEST_TAIL or any(reading.is_quoted(word) for word in tail)
    is_date = bool(tail) and is_circumstance(reading, tail[-1])
    return frozenset(tail) if is_phrase and not is_set_apart and not is_date else frozenset()


def _source_head(reading: Reading, first: int, start: int, stop: int) -> int | None:
    """Return the highest nominal that the phrase governs: climb from the words behind the preposition."""
    for index in range(start, min(stop, start + 12)):
        token = reading.parse.tokens[index]
        if token.upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"):
            while (
                start <= token.head < stop
                and first not in reading.subtree(token.i)
                and token.deprel not in ("acl:relcl", "acl", "parataxis", "conj")
            ):
                above = reading.parse.tokens[token.head]
                if above.upos not in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X") or above.i > start + 25:
                    break
                token = above
            return token.i
        if token.upos in ("VERB", "AUX", "PUNCT") and token.text not in ('"', "“", "‘", "''", "``"):
            return None
    return None


def _clause_around(reading: Reading, first: int, phrase: frozenset[int], start: int, stop: int) -> set[int]:
    """Return the clause that the phrase hangs on; where it follows a quotation or ends the sentence, all before it."""
    tokens = reading.parse.tokens
    phrase_end = max(phrase) + 1
    governor = _governor(reading, phrase)
    ends = all(tokens[word].upos == "PUNCT" for word in range(phrase_end, stop))
    while governor is not None and ends and _is_part(reading, governor):
        governor = tokens[governor].head
    opens = all(tokens[word].upos in ("PUNCT", "CCONJ", "ADV") for word in range(start, first))
    if opens:
        told = set(range(_behind_second_hand(reading, phrase_end, stop), stop))
        return _trim(reading, without_asides(reading, told, phrase_end - 1, ("advcl:relcl",)))
    if reading.lower(phrase_end) == ":" and reading.is_quoted(min(phrase_end + 1, stop - 1)):
        return _trim(reading, set(range(phrase_end, stop)))  # "This is how it went, in the words of Roth: “…”"
    if (aside := _aside_before(reading, start, first, phrase_end, stop)) is not None:
        return _trim(reading, aside)
    if governor is None:
        return _trim(reading, set(range(start, first)))
    content = reading.subtree(governor, _clauses_behind(reading, governor, phrase_end)) - phrase
    if reading.verbs[governor] is None and tokens[governor].deprel in ("root", "conj", "parataxis"):
        content = {word for word in content if word < first or word >= phrase_end}
    content = {word for word in content if not phrase.intersection(_path(reading, word))}
    content -= {mark for mark in dependents(reading.parse, governor, "mark") if reading.lower(mark) == "that"}
    if not any(tokens[word].upos in ("VERB", "AUX", "NOUN") for word in content):
        return _trim(reading, set(range(start, first)))
    return _trim(reading, _filled(content, phrase) - _other_reports(reading, governor))


def _aside_before(reading: Reading, start: int, first: int, phrase_end: int, stop: int) -> set[int] | None:
    """Return what the phrase ends in an aside ("Given that -- and that he lied twice, according to X -- she left")."""
    if reading.lower(phrase_end) not in LONG_DASHES or phrase_end + 2 >= stop:
        return None
    dash = next(
        (word for word in range(first - 1, start, -1) if reading.lower(word) == reading.lower(phrase_end)), None
    )
    if dash is None:
        return None
    return set(range(dash + 1 + (reading.parse.tokens[dash + 1].upos == "CCONJ"), first))


def _behind_second_hand(reading: Reading, first: int, stop: int) -> int:
    """Return where the content begins behind ", quoting the agency," and its like."""
    if reading.lower(first) != "," or reading.lower(first + 1) not in ("quoting", "citing"):
        return first
    return next((word + 1 for word in range(first + 1, stop) if reading.lower(word) == ","), first)


def _is_part(reading: Reading, governor: int) -> bool:
    """Tell whether a clause at the end of a sentence is covered with the one before it by an "according to"."""
    token = reading.parse.tokens[governor]
    if token.head < 0 or token.deprel not in ("acl:relcl", "conj", "ccomp", "advcl:relcl", "advcl"):
        return False
    if token.deprel == "advcl":  # "a backer, spending much, all of it on posters, according to …"
        return token.xpos == "VBG" and not dependents(reading.parse, governor, "mark", "case")
    return token.deprel != "conj" or reading.has_word_below(governor, ("cc",), ("and",))


def _clauses_behind(reading: Reading, governor: int, phrase_end: int) -> list[int]:
    """Return the coordinate clauses behind the phrase, which it does not cover ("…, according to X, but she …")."""
    return [
        child
        for child in dependents(reading.parse, governor, "conj")
        if child > phrase_end and dependents(reading.parse, child, "nsubj", "nsubj:pass")
    ]


def _other_reports(reading: Reading, governor: int) -> set[int]:
    """Return the clause in front that names another source ("As Dr Roth noted, …, according to the clinic")."""
    found: set[int] = set()
    for child in dependents(reading.parse, governor, "advcl"):
        is_as = reading.has_word_below(child, ("mark",), ("as",)) and bool(dependents(reading.parse, child, "nsubj"))
        if is_as and child < governor and reading.verbs[child] is not None:
            found |= reading.subtree(child)
    return found


def _governor(reading: Reading, phrase: frozenset[int]) -> int | None:
    """Return the clause head above the phrase."""
    tokens = reading.parse.tokens
    above = next((tokens[word].head for word in sorted(phrase) if tokens[word].head not in phrase), -1)
    climbed = 0
    while above >= 0 and climbed < 20:
        token = tokens[above]
        is_clause = token.upos in ("VERB", "AUX") or bool(
            dependents(reading.parse, above, "nsubj", "nsubj:pass", "cop")
        )
        if (is_clause and token.deprel not in ("xcomp", "acl")) or token.head < 0:
            return above
        above, climbed = token.head, climbed + 1
    return None


def _path(reading: Reading, index: int) -> list[int]:
    path: list[int] = []
    while index >= 0 and len(path) < 40:
        path.append(index)
        index = reading.parse.tokens[index].head
    return path


def _filled(content: set[int], phrase: frozenset[int]) -> set[int]:
    left = {word for word in content if word < min(phrase)}
    right = {word for word in content if word > max(phrase)}
    return {word for side in (left, right) if side for word in range(min(side), max(side) + 1)}


def _trim(reading: Reading, content: set[int]) -> set[int]:
    return content if any(reading.parse.tokens[word].upos != "PUNCT" for word in content) else set()
