"""Speech that goes on without a cue: further sentences in quotation marks, reopened quotations, and sentences that
carry on a reported thought with words of the speaker in quotation marks.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.documents import Sentence
from transforms.attribution.candidates import Candidate
from transforms.attribution.reading import Reading

_MOSTLY = 0.9


def extend_quotations(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return *candidates* with the speech that goes on after them.

    Wholly quoted sentences are added to the content of the last speaker; a sentence that goes on with fragments of
    quotation becomes a candidate of its own.
    """
    outer = [candidate for candidate in candidates if not reading.is_quoted(candidate.anchor)]
    covered = {token for candidate in outer for token in candidate.content | candidate.cue}
    at_sentence = _by_sentence(reading, candidates)
    added: dict[int, set[int]] = {}
    carried: list[Candidate] = []
    last, paragraph = None, -1
    for sentence in reading.parse.sentences:
        words = [t for t in range(sentence.first, sentence.last) if reading.parse.tokens[t].upos != "PUNCT"]
        own = at_sentence.get(sentence.i)
        if own is not None:
            last, paragraph = own, sentence.paragraph
        elif not words or last is None:
            continue
        elif _is_speech(reading, words):
            if candidates[last].content.issuperset(words):
                paragraph = sentence.paragraph  # "She wrote:" / "“…": what goes on goes on from here
            is_free = sum(token not in covered for token in words) >= _MOSTLY * len(words)
            goes_on = _goes_on(reading, sentence, paragraph)
            if is_free and (goes_on or _opens_next(reading, candidates[last], sentence, paragraph)):
                added.setdefault(last, set()).update(range(sentence.first, sentence.last))
                paragraph = sentence.paragraph
        else:
            if sentence.paragraph == paragraph and _has_fragment(reading, words) and _is_open(reading, words):
                carried.append(_carried_on(candidates[last], sentence))
            last = None
    covered.update(token for words in added.values() for token in words)
    extended = [
        replace(one, content=one.content | added.get(number, set()) | _left_open_before(reading, one, covered))
        for number, one in enumerate(candidates)
    ]
    return extended + carried


def _left_open_before(reading: Reading, candidate: Candidate, covered: set[int]) -> set[int]:
    """Return the words of quotations that the paragraphs before leave open and the content of *candidate* reopens.

    The speaker of all of them is named behind the last ("“It rained. / “It rained again,” Berg said.").
    """
    found: set[int] = set()
    if candidate.rule != "quotation" or not candidate.content:
        return found
    start = min(candidate.content)
    number = reading.quotation_at[start]
    while number > 0 and not reading.quotations[number - 1].is_closed:
        first, last = reading.quotation_tokens[number - 1]
        is_next = last == start == reading.quotation_tokens[number][0]
        if not is_next or not covered.isdisjoint(range(first, last)):
            break
        found.update(range(first, last))
        start, number = first, number - 1
    return found


def _is_speech(reading: Reading, words: list[int]) -> bool:
    return sum(reading.is_quoted(token) for token in words) >= _MOSTLY * len(words)


def _goes_on(reading: Reading, sentence: Sentence, paragraph: int) -> bool:
    """Tell whether a quoted sentence stands in *paragraph*, or reopens a quotation that the one before left open."""
    if sentence.paragraph == paragraph:
        return True
    number = reading.quotation_at[sentence.first]
    return sentence.paragraph == paragraph + 1 and number > 0 and not reading.quotations[number - 1].is_closed


def _opens_next(reading: Reading, speaker: Candidate, sentence: Sentence, paragraph: int) -> bool:
    """Tell whether a paragraph that is nothing but a quotation follows one that ends in the reporting clause.

    "“…,” he said." / "“It goes on like this.”": nobody else is named, so the speaker is still the same.
    """
    parse = reading.parse
    number, before = reading.quotation_at[sentence.first], parse.sentences[sentence.i - 1]
    if sentence.paragraph != paragraph + 1 or speaker.rule != "quotation" or number < 0:
        return False
    if parse.tokens[speaker.anchor].sentence != before.i or reading.is_quoted(before.last - 1):
        return False
    first, last = reading.quotation_tokens[number]
    is_whole = last >= len(parse.tokens) or _paragraph(reading, last) != sentence.paragraph
    return first == sentence.first and is_whole


def _paragraph(reading: Reading, token: int) -> int:
    return reading.parse.sentences[reading.parse.tokens[token].sentence].paragraph


def _by_sentence(reading: Reading, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return for each sentence with an anchor outside of quotations its last candidate, quoting ones first."""
    found: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        if reading.is_quoted(candidate.anchor) or candidate.source_head is None or _is_stance(candidate):
            continue
        sentence = reading.parse.tokens[candidate.anchor].sentence
        held = found.get(sentence)
        if held is not None and candidate.anchor in candidates[held].content:
            continue  # "Holt said he recalls “…”": Holt goes on
        if held is None or _quotes(reading, candidate) >= _quotes(reading, candidates[held]):
            found[sentence] = number
    return found


def _is_stance(candidate: Candidate) -> bool:
    """Tell whether nothing was spoken that could go on ("How badly did she want to go? “It is Roth!”")."""
    return candidate.sense.sort == "thought" and candidate.frame not in ("quote", "clause")


def _quotes(reading: Reading, candidate: Candidate) -> bool:
    return any(reading.is_quoted(token) for token in candidate.content)


def _has_fragment(reading: Reading, words: list[int]) -> bool:
    """Tell whether a quotation of the sentence holds two words or more that are not a title."""
    fragments: dict[int, list[int]] = {}
    for token in words:
        if reading.is_quoted(token):
            fragments.setdefault(reading.quotation_at[token], []).append(token)
    return any(
        len(tokens) >= 2 and any(reading.parse.tokens[token].text[0].islower() for token in tokens)
        for tokens in fragments.values()
    )


def _is_open(reading: Reading, words: list[int]) -> bool:
    """Tell whether the sentence reads as thought and not as narrated: a modal verb, and no name as subject."""
    has_modal = any(reading.parse.tokens[token].xpos == "MD" and not reading.is_quoted(token) for token in words)
    subjects = [token for token in words if reading.parse.tokens[token].deprel.startswith("nsubj")]
    outside = [token for token in subjects if not reading.is_quoted(token)]
    is_named = (
        bool(outside) and reading.parse.tokens[outside[0]].upos == "PROPN" and reading.parse.entity_at[outside[0]] >= 0
    )
    return has_modal and not is_named


def _carried_on(speaker: Candidate, sentence: Sentence) -> Candidate:
    return Candidate(
        rule="carried_on",
        anchor=sentence.first,
        content=frozenset(range(sentence.first, sentence.last)),
        kind="none",
        sense=speaker.sense,
        continues=speaker.anchor,
    )
