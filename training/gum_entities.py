"""GUM's entity layer to named entities: of all mentions, those whose head is a proper noun.

GUM (gucorpling.org/gum, layer "Entity") annotates every noun phrase with a type. A named entity is the stretch of
proper nouns around the head of a mention of type person, organization, place or event; what lies beyond it (articles,
titles, relative clauses) is left off. Mentions of the other types that are headed by a proper noun stay open between
MISC and nothing, and times that name no date between DATE and nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from training.conllu import TreebankSentence, Word
from training.labels import ANY, OUTSIDE, any_of, span_bits, tag_bits
from training.names import is_date_word, is_demonym, place_label, trim_name

_EVENTS = re.compile(r"\([^()]*\)?|[^()]+\)")
_LABELS = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "time": "DATE"}
_LINKS = frozenset({"of", "the", "and", "for", "&", "de", "-", "'s", "’s", ".", "la", "van", "von", "al", "bin"})

_NAME_LINKS = _LINKS - {"of", "and", "for", "&", "the"}


class Mention(NamedTuple):
    """Words [first, last) of a sentence with GUM's type."""

    first: int
    last: int
    kind: str


def read_mentions(sentence: TreebankSentence) -> Iterator[Mention]:
    """Yield the mentions that begin and end in the sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, word in enumerate(sentence.words):
        for event in _EVENTS.findall(word.misc_value("Entity") or ""):
            if not event.startswith("("):
                if opened.get(event[:-1]):
                    first, kind = opened[event[:-1]].pop()
                    yield Mention(first, index + 1, kind)
                continue
            fields = event.strip("()").split("-")
            kind = fields[1] if len(fields) > 1 else ""
            if event.endswith(")"):
                yield Mention(index, index + 1, kind)
            else:
                opened.setdefault(fields[0], []).append((index, kind))


def gum_targets(sentence: TreebankSentence) -> tuple[int, ...]:
    """Return the allowed entity tags of each word."""
    words = sentence.words
    targets = [OUTSIDE] * len(words)
    for index, word in enumerate(words):
        if is_demonym(word.form):
            targets[index] = demonym_target(word)
    taken = [False] * len(words)
    for mention in sorted(read_mentions(sentence), key=lambda found: (found.first - found.last, found.first)):
        _mark(words, mention, targets, taken)
    return tuple(targets)


def demonym_target(word: Word) -> int:
    """Return NORP for the adjective or plural of a people; its singular noun may as well be a language or a name."""
    if word.xpos in ("JJ", "NNPS"):
        return tag_bits("B-", ("NORP",))
    return any_of(("NORP",)) if word.xpos == "NNP" else OUTSIDE


def _mark(words: tuple[Word, ...], mention: Mention, targets: list[int], taken: list[bool]) -> None:
    label = _LABELS.get(mention.kind, "MISC")
    if label == "DATE":
        _mark_date(words, mention, targets, taken)
        return
    head = _find_head(words, mention)
    if head is None:
        return
    is_called = not words[head].xpos.startswith("NNP")
    name = _name_of_role(words, mention, head) if is_called else head
    if name is None:
        return
    first, last = _name_around(words, mention, name, _NAME_LINKS if label == "PERSON" else _LINKS)
    forms = [word.form for word in words]
    first = name if is_called else trim_name(forms, first, last, label == "PERSON")
    if any(taken[first:last]):
        return
    taken[first:last] = [True] * (last - first)
    targets[first:last] = _name_targets(forms[first:last], label, words[name])


def _name_targets(forms: list[str], label: str, head: Word) -> list[int]:
    if label == "PLACE":
        return span_bits(len(forms), (place_label(forms),))
    if label == "PERSON" and head.xpos == "NNPS":
        return span_bits(len(forms), ("NORP",)) if is_demonym(head.form) else [ANY] * len(forms)
    if label == "MISC":
        return [any_of(("MISC", "EVENT", "NORP"))] * len(forms)
    if label == "PERSON" and any(form.islower() and form in ("of", "for", "and") for form in forms):
        return [ANY] * len(forms)
    return span_bits(len(forms), (label,))


def _mark_date(words: tuple[Word, ...], mention: Mention, targets: list[int], taken: list[bool]) -> None:
    first, last = mention.first, mention.last
    while last - first > 1 and (
        words[first].xpos in ("IN", "DT") and words[first].form.lower() not in ("this", "that")
    ):
        first += 1
    if any(taken[first:last]):
        return
    if last - first <= 6 and any(is_date_word(word.form) for word in words[first:last]):
        taken[first:last] = [True] * (last - first)
        targets[first:last] = span_bits(last - first, ("DATE",))
        return
    for index in range(first, last):
        if targets[index] == OUTSIDE:
            targets[index] = any_of(("DATE",))


def _find_head(words: tuple[Word, ...], mention: Mention) -> int | None:
    for index in range(mention.first, mention.last):
        if not mention.first < words[index].head <= mention.last:
            return index
    return None


def _name_of_role(words: tuple[Word, ...], mention: Mention, role: int) -> int | None:
    """Return where the name begins that GUM hangs on a common noun as `flat` ("captain Ann Lee"), or None."""
    for index in range(role + 1, mention.last):
        word = words[index]
        if word.head == role + 1 and word.deprel == "flat":
            return index if word.xpos.startswith("NNP") else None
    return None


def _name_around(words: tuple[Word, ...], mention: Mention, head: int, links: frozenset[str]) -> tuple[int, int]:
    first = last = head
    while first > mention.first and (_is_edge(words[first - 1]) or words[first - 1].form.lower() in links):
        first -= 1
    while last + 1 < mention.last and (_is_edge(words[last + 1]) or words[last + 1].form.lower() in links):
        last += 1
    while first < head and not _is_edge(words[first]):
        first += 1
    while last > head and not _is_edge(words[last]):
        last -= 1
    return first, last + 1


def _is_edge(word: Word) -> bool:
    if word.form.lower() in _LINKS:
        return False
    return word.xpos.startswith("NNP") or word.xpos in ("CD", "HYPH") or word.form[:1].isupper()
