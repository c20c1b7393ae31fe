"""Colon and dash: "Smith: I will not resign" in headlines and transcripts, "…: “…”" after any clause, a line ended by a
colon that introduces the next paragraph.
"""

from dataclasses import replace

from transforms.attribution.candidates import PLAIN, Candidate
from transforms.attribution.clause_forms import awaits_answer
from transforms.attribution.extents import cue_tokens
from transforms.attribution.reading import FINITE, Reading, is_verb
from transforms.attribution.sources import find_source, source_phrase
from transforms.attribution.words import DASHES, words
from transforms.cues import load_lexicon
from transforms.syntax import dependents

_LONGEST_NAME = 8
_PREDICATES = FINITE | {"VB"}  # finite verbs and commands
_FEWEST_WORDS = 3
_RECORDS = words("report statement letter study ruling memo complaint filing release")
_SOURCES = words("poll report study survey police officials sources court analysts experts scientists")


def read_colons(reading: Reading) -> list[Candidate]:
    """Return one candidate for each colon that gives the floor to somebody."""
    found: list[Candidate] = []
    surnames = _surnames(reading)
    for sentence in reading.parse.sentences:
        opens = sentence.first + (reading.parse.tokens[sentence.first].text in ('"', "“", "''", "``"))
        for index in range(sentence.first + 1, sentence.last):
            if reading.parse.tokens[index].text != ":" or (reading.is_quoted(index) and index > opens + _LONGEST_NAME):
                continue
            candidate = (
                _read_name(reading, index, opens, sentence.last, surnames)
                or (None if reading.is_quoted(index) else _read_quotation(reading, index, sentence.first))
                or _read_next_paragraph(reading, index, sentence.first, sentence.last)
            )
            if candidate is not None:
                found.append(candidate)
            break
    return found


def _read_name(reading: Reading, colon: int, first: int, last: int, surnames: set[str]) -> Candidate | None:
    """Read "NAME: words", where nothing but a person's name or title stands before the colon."""
    before = range(first, colon)
    tokens = reading.parse.tokens
    if len(before) > _LONGEST_NAME or last - colon <= _FEWEST_WORDS:
        return None
    if reading.quotation_at[colon] != reading.quotation_at[first]:
        return None  # curator of "The Valley: Prints": the colon of a title
    if any(
        tokens[word].upos not in ("PROPN", "ADJ", "NOUN", "ADP", "PUNCT", "PART", "DET") or is_verb(tokens[word])
        for word in before
    ):
        return None
    content = range(colon + 1, last)
    if not any(tokens[word].xpos in _PREDICATES or reading.is_quoted(word) for word in content):
        return None  # a caption, or a charge: "Image: Nick Moreau", "Ann Lee: Possession of a stolen car"
    if not _is_speaker(reading, first, colon, last, surnames) or _opens_text(reading, first, colon):
        return None
    head = next((word for word in before if not first <= tokens[word].head < colon), first)
    return _candidate(
        reading, "colon", colon, range(colon + 1, _end_of_turn(reading, colon, last)), frozenset(before), head
    )


def _opens_text(reading: Reading, first: int, colon: int) -> bool:
    """Tell whether a salutation ("DEAR ABBY:") or the place of a dateline ("NEW DELHI:") stands before the colon."""
    entity = reading.parse.entity_at[first]
    is_place = entity >= 0 and reading.parse.entities[entity].label in ("GPE", "LOC")
    is_in_capitals = all(reading.parse.tokens[word].text.isupper() for word in range(first, colon))
    return reading.lower(first) == "dear" or (is_place and is_in_capitals)


def _end_of_turn(reading: Reading, colon: int, last: int) -> int:
    """Return the end of what is said after *colon*: in transcripts the paragraph, elsewhere the sentence."""
    sentences = reading.parse.sentences
    number = reading.parse.tokens[colon].sentence
    if number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph:
        return last
    while number + 1 < len(sentences) and sentences[number + 1].paragraph == sentences[number].paragraph:
        number += 1
    return sentences[number].last


def _is_speaker(reading: Reading, first: int, colon: int, last: int, surnames: set[str]) -> bool:
    """Tell whether a person, a name in capitals as in transcripts, or a source of news (Poll: …) is named."""
    word = reading.parse.tokens[first].text
    if _is_person(reading, first, colon) or (word.isupper() and len(word) > 2 and colon - first <= 2):
        return True
    if colon - first > 1:
        return False
    if reading.parse.tokens[first].upos == "PROPN" and any(
        reading.lower(token) in ("i", "we") for token in range(colon, last)
    ):
        return True
    return word.lower() in _SOURCES or word in surnames


def _surnames(reading: Reading) -> set[str]:
    people = [entity for entity in reading.parse.entities if entity.label in ("PERSON", "PER")]
    return {reading.parse.tokens[entity.last - 1].text for entity in people}


def _is_person(reading: Reading, first: int, stop: int) -> bool:
    entities = {reading.parse.entity_at[word] for word in range(first, stop)} - {-1}
    return any(reading.parse.entities[entity].label in ("PERSON", "PER") for entity in entities)


def _read_quotation(reading: Reading, colon: int, first: int) -> Candidate | None:
    """Read a clause without a known cue, a colon, and words in quotation marks."""
    number = reading.quotation_at[colon + 1] if colon + 1 < len(reading.quotation_at) else -1
    if number < 0 or reading.quotations[number].is_scare or reading.quotation_tokens[number][0] != colon + 1:
        return None
    start, stop = reading.quotation_tokens[number]
    if stop - start < 2 + _FEWEST_WORDS:
        return None
    if (turn := _read_turn(reading, colon, first, range(start, stop))) is not None:
        return turn
    found = _of_clause(reading, "colon_quotation", colon, range(start, stop), first)
    is_name = all(reading.parse.tokens[word].upos not in ("VERB", "AUX") for word in range(start, stop))
    return None if found is not None and found.kind == "colon" and is_name else found


def _read_turn(reading: Reading, colon: int, first: int, content: range) -> Candidate | None:
    """Read "Rates rise - Ana Roth: “…”" and "Continued Roth: “…”": a name, with a cue before it or none."""
    tokens = reading.parse.tokens
    dash = next((word for word in range(colon - 1, first - 1, -1) if tokens[word].text in DASHES), first - 1)
    start = dash + 1
    cue = load_lexicon().verbs.get((reading.lower(start), ""))
    if cue is not None and cue.takes("quote") and cue.lemma != reading.lower(start):
        start += 1
    else:
        cue = None
    name = range(start, colon)
    is_name = 0 < len(name) <= _LONGEST_NAME and all(tokens[word].upos in ("PROPN", "ADP", "DET") for word in name)
    if not is_name or tokens[start].upos != "PROPN" or (cue is None and dash < first):
        return None
    head = next((word for word in name if not start <= tokens[word].head < colon), start)
    found = _candidate(reading, "colon_quotation", colon, content, frozenset(name), head)
    if cue is None:
        return found
    return replace(
        found, anchor=start - 1, cue=frozenset({start - 1}), lemma=cue.lemma, kind="verb",
        sense=cue.sense("quote", "clause") or PLAIN,
    )  # fmt: skip


def _of_clause(reading: Reading, rule: str, colon: int, content: range, first: int) -> Candidate | None:
    """Make a candidate whose source is the subject of the last clause before the colon, else a person named there.

    Without quotation marks a name is not enough: it may be what the next paragraph is about.
    """
    for verb in range(colon - 1, first - 1, -1):
        if not is_verb(reading.parse.tokens[verb]) or reading.is_quoted(verb):
            continue
        if awaits_answer(reading, verb):
            if reading.parse.tokens[verb].deprel == "ccomp":
                return None  # "demand that voters answer the question: “…”" holds both
            continue
        if _is_beside_cue(reading, verb):
            continue
        head = find_source(reading, verb)
        known = reading.verbs[verb]
        is_speaker = head is not None and (
            reading.parse.tokens[head].upos == "PRON" or reading.parse.entity_at[head] >= 0
        )
        if head is not None and first <= head < colon and (is_speaker or (known is not None and known.takes("quote"))):
            cue = reading.verbs[verb]
            words = (cue_tokens(reading, verb) - source_phrase(reading, head, verb)) if cue else frozenset({colon})
            found = _candidate(
                reading, rule, colon if cue is None else verb, content, source_phrase(reading, head, verb), head
            )
            return Candidate(
                rule=found.rule, anchor=found.anchor, content=found.content, cue=words, source=found.source,
                source_head=head, lemma=cue.lemma if cue else ":", kind="verb" if cue else "colon",
                sense=(cue.sense("quote", "clause") if cue else None) or PLAIN, frame="colon",
            )  # fmt: skip
    numbers = sorted({reading.parse.entity_at[word] for word in range(first, colon)} - {-1})
    people = [reading.parse.entities[number] for number in numbers]
    person = next((entity for entity in people if entity.label in ("PERSON", "PER")), None)
    if person is not None and rule == "colon_quotation":
        return _candidate(reading, rule, colon, content, frozenset(range(person.first, person.last)), person.last - 1)
    if reading.lower(colon - 1) not in _RECORDS:
        return None
    return _candidate(reading, rule, colon, content, source_phrase(reading, colon - 1), colon - 1)


def _is_beside_cue(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* only belongs to what stands beside the reporting verb.

    It does in a clause about a noun that reports nothing ("She recalled the goals that Roth missed: “…”"), and as a
    participle ("He continued, speaking of her: “…”").
    """
    token = reading.parse.tokens[verb]
    while token.deprel in ("xcomp", "conj"):
        token = reading.parse.tokens[token.head]
    if token.deprel == "acl:relcl":
        return not _takes_quote(reading, verb)
    return token.deprel == "advcl" and token.xpos == "VBG" and _takes_quote(reading, token.head)


def _takes_quote(reading: Reading, verb: int) -> bool:
    cue = reading.verbs[verb]
    return cue is not None and cue.takes("quote")


def _read_next_paragraph(reading: Reading, colon: int, first: int, last: int) -> Candidate | None:
    """Read "She wrote on Twitter:" at the end of a paragraph: the next paragraph is what was said."""
    sentence = reading.parse.tokens[colon].sentence
    if colon != last - 1 or sentence + 1 >= len(reading.parse.sentences):
        return None
    following = reading.parse.sentences[sentence + 1]
    if following.paragraph == reading.parse.sentences[sentence].paragraph:
        return None
    cues = [
        word
        for word in range(first, colon)
        if (cue := reading.verbs[word]) and cue.takes("clause", "quote", "object_speech")
    ]
    nouns = [
        word
        for word in range(first, colon)
        if reading.nouns[word] or reading.lower(word) in ("statement", "tweet", "following")
    ]
    if not cues and not nouns:
        return None
    stop = following.last
    for later in reading.parse.sentences[sentence + 2 : sentence + 12]:
        if later.paragraph != following.paragraph:
            break
        stop = later.last
    return _of_clause(reading, "colon_paragraph", colon, range(following.first, stop), first)


def _candidate(
    reading: Reading, rule: str, anchor: int, content: range, source: frozenset[int], head: int
) -> Candidate:
    return Candidate(
        rule=rule, anchor=anchor, content=frozenset(content), cue=frozenset({anchor}), source=source, source_head=head,
        lemma=":", kind="colon", frame="colon",
    )  # fmt: skip


def has_subject(reading: Reading, verb: int) -> bool:
    """Tell whether *verb* has a subject of its own."""
    return bool(dependents(reading.parse, verb, "nsubj", "nsubj:pass"))
