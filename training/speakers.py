"""Who is made to speak in synthetic sentences: persons with titles and appositions, bodies, states, offices, officials.

The analyses are those of UD English: a title before a name is `nmod:desc`, the rest of a person's name `flat`, that of
other names `compound`, an office after the name `appos`.
"""

import random
from collections import Counter
from collections.abc import Iterable

from training.drafts import Draft
from training.examples import Example
from training.labels import ENTITY_TAGS, span_bits


def phrases(listing: str) -> tuple[str, ...]:
    """Return the phrases of a listing, parted by commas."""
    return tuple(phrase.strip() for phrase in listing.split(","))


_OFFICES = phrases(
    "spokesman,spokeswoman,president,prime minister,foreign minister,defense minister,secretary general,"
    "chief executive,analyst,professor,lawmaker,chairman,director,police chief,mayor,ambassador,deputy head,"
    "senior fellow,co-founder,head coach"
)
_TITLES = phrases(
    "President,Prime Minister,Foreign Minister,Senator,Sen.,Gov.,Mr.,Ms.,Dr.,Gen.,Chancellor,Defense Secretary,Justice,"
    "Governor,spokesman,spokeswoman,analyst,professor,chief executive,police chief,lawmaker"
)
_PEOPLE = phrases(
    "Russian,Ukrainian,German,Polish,American,Chinese,Turkish,French,British,Iraqi,Israeli,Japanese,European,Iranian"
)
_MODIFIERS = phrases("senior,government,military,local,federal,former,opposition,company,police")
_PLURALS = phrases(
    "officials,police,authorities,witnesses,lawmakers,analysts,doctors,experts,investigators,residents,researchers"
)
_ADJECTIVES = frozenset(phrases("prime,foreign,senior,chief,deputy,Prime,Foreign,federal,military,local,former"))


class Speakers:
    """Adds noun phrases with the *names* of each label."""

    def __init__(self, names: dict[str, list[str]], rng: random.Random) -> None:
        self._names = names
        self._rng = rng

    def add(self, draft: Draft, head: int, deprel: str, *, closed: bool, pronouns: bool = True) -> int:
        """Add a noun phrase for who speaks; *closed* sets the comma behind an apposition."""
        draw = self._rng.random()
        if draw < 0.36:
            return self._person(draft, head, deprel, closed)
        if draw < 0.52:
            return self.name(draft, head, deprel, "ORG", self._rng.random() < 0.4)
        if draw < 0.62:
            return self.name(draft, head, deprel, "GPE", False)
        if draw < 0.74 and pronouns:
            return draft.add(self._rng.choice(("he", "he", "she", "it", "they")), "PRON", "PRP", head, deprel)
        if draw < 0.85:
            return self._officials(draft, head, deprel)
        return self._office_of(draft, head, deprel, closed)

    def _person(self, draft: Draft, head: int, deprel: str, closed: bool) -> int:
        with_title = self._rng.random() < 0.4
        title = self._title(draft) if with_title else []
        speaker = self.name(draft, head, deprel, "PERSON", False)
        for index in title:
            draft.heads[index] = speaker if draft.heads[index] is None else draft.heads[index]
        if not with_title and self._rng.random() < 0.5:
            self._apposition(draft, speaker, closed)
        elif self._rng.random() < 0.15:
            self._who_leads(draft, speaker, closed)
        return speaker

    def _who_leads(self, draft: Draft, speaker: int, closed: bool) -> None:
        """, who leads ORG,"""
        comma = draft.mark(",", ",", None)
        who = draft.add("who", "PRON", "WP", None, "nsubj")
        form, tag = self._rng.choice((("leads", "VBZ"), ("heads", "VBZ"), ("runs", "VBZ"), ("chaired", "VBD")))
        leads = draft.add(form, "VERB", tag, speaker, "acl:relcl")
        draft.heads[comma] = draft.heads[who] = leads
        self.name(draft, leads, "obj", "ORG", self._rng.random() < 0.5)
        if closed:
            draft.mark(",", ",", leads)

    def _title(self, draft: Draft) -> list[int]:
        """Add [state's] [foreign] minister; the last word hangs on the name, the others on it."""
        words = self._rng.choice(_TITLES).split()
        start = len(draft.forms)
        last = start + len(words) - 1
        if self._rng.random() < 0.5 and words[-1] not in ("Mr.", "Ms.", "Dr."):
            last += 1
            draft.add(self._rng.choice(_PEOPLE), "ADJ", "JJ", last, "amod", span_bits(1, ("NORP",))[0])
        for word in words[:-1]:
            capital = word[0].isupper()
            kind = ("ADJ", "amod") if word in _ADJECTIVES else ("PROPN" if capital else "NOUN", "compound")
            draft.add(word, kind[0], "NNP" if capital else "JJ" if kind[0] == "ADJ" else "NN", last, kind[1])
        capital = words[-1][0].isupper()
        draft.add(words[-1], "PROPN" if capital else "NOUN", "NNP" if capital else "NN", None, "nmod:desc")
        return [last]

    def name(self, draft: Draft, head: int, deprel: str, label: str, with_article: bool) -> int:
        """Append a name; returns the index of its head."""
        words = self._rng.choice(self._names[label]).split()
        is_person = label == "PERSON"
        start = len(draft.forms) + with_article
        name_head = start if is_person else start + len(words) - 1
        if with_article:
            draft.add("the", "DET", "DT", name_head, "det")
        for index, (word, bits) in enumerate(zip(words, span_bits(len(words), (label,)), strict=True), start):
            at_head = index == name_head
            draft.add(
                word,
                "PROPN",
                "NNP",
                head if at_head else name_head,
                deprel if at_head else "flat" if is_person else "compound",
                bits,
            )
        return name_head

    def _apposition(self, draft: Draft, name: int, closed: bool) -> None:
        """, the Russian foreign minister, / , a spokesman for ORG,"""
        comma = draft.mark(",", ",", None)
        article = (
            draft.add(self._rng.choice(("the", "a")), "DET", "DT", None, "det") if self._rng.random() < 0.8 else None
        )
        adjective = None
        if article is not None and self._rng.random() < 0.5:
            adjective = draft.add(self._rng.choice(_PEOPLE), "ADJ", "JJ", None, "amod", span_bits(1, ("NORP",))[0])
        office = self._office(draft, name, "appos")
        for index in (comma, article, adjective):
            if index is not None:
                draft.heads[index] = office
        if self._rng.random() < 0.45:
            self._office_modifier(draft, office)
        if closed:
            draft.mark(",", ",", office)

    def _office(self, draft: Draft, head: int, deprel: str) -> int:
        words = self._rng.choice(_OFFICES).split()
        last = len(draft.forms) + len(words) - 1
        for word in words[:-1]:
            kind = ("ADJ", "JJ", "amod") if word in _ADJECTIVES else ("NOUN", "NN", "compound")
            draft.add(word, kind[0], kind[1], last, kind[2])
        return draft.add(words[-1], "NOUN", "NN", head, deprel)

    def _office_modifier(self, draft: Draft, office: int) -> None:
        case = draft.add(self._rng.choice(("of", "for", "at", "of")), "ADP", "IN", None, "case")
        draft.heads[case] = self.name(draft, office, "nmod", "ORG", self._rng.random() < 0.5)

    def _office_of(self, draft: Draft, head: int, deprel: str, closed: bool) -> int:
        """A spokesman for ORG; the Russian foreign minister, NAME; its chief executive, NAME."""
        if self._rng.random() < 0.25:
            article = draft.add(self._rng.choice(("its", "his", "their")), "PRON", "PRP$", None, "nmod:poss")
        else:
            article = draft.add(self._rng.choice(("a", "the")), "DET", "DT", None, "det")
        adjective = None
        if self._rng.random() < 0.5:
            adjective = draft.add(self._rng.choice(_PEOPLE), "ADJ", "JJ", None, "amod", span_bits(1, ("NORP",))[0])
        office = self._office(draft, head, deprel)
        draft.heads[article] = office
        if adjective is not None:
            draft.heads[adjective] = office
        if self._rng.random() < 0.5:
            self._office_modifier(draft, office)
        if self._rng.random() < 0.45:
            comma = draft.mark(",", ",", None)
            draft.heads[comma] = self.name(draft, office, "appos", "PERSON", False)
            if closed:
                draft.mark(",", ",", office)
        return office

    def _officials(self, draft: Draft, head: int, deprel: str) -> int:
        """Senior Ukrainian officials."""
        before: list[int] = []
        if self._rng.random() < 0.5:
            word = self._rng.choice(_MODIFIERS)
            is_adjective = word in _ADJECTIVES
            kind = ("ADJ", "JJ", "amod") if is_adjective else ("NOUN", "NN", "compound")
            before.append(draft.add(word, kind[0], kind[1], None, kind[2]))
        if self._rng.random() < 0.5:
            before.insert(
                0, draft.add(self._rng.choice(_PEOPLE), "ADJ", "JJ", None, "amod", span_bits(1, ("NORP",))[0])
            )
        noun = draft.add(self._rng.choice(_PLURALS), "NOUN", "NNS", head, deprel)
        for index in before:
            draft.heads[index] = noun
        return noun


def collect_names(examples: Iterable[Example], most: int = 2500) -> dict[str, list[str]]:
    """Return the names of up to three capitalised words by label, each once, the most frequent first."""
    counts: dict[str, Counter[str]] = {"PERSON": Counter(), "ORG": Counter(), "GPE": Counter()}
    for example in examples:
        for label, found in counts.items():
            begin = 1 << ENTITY_TAGS.index("B-" + label)
            inside = 1 << ENTITY_TAGS.index("I-" + label)
            for first in (index for index, bits in enumerate(example.entities) if bits == begin):
                last = first + 1
                while last < len(example.forms) and example.entities[last] == inside:
                    last += 1
                words = example.forms[first:last]
                if len(words) <= 3 and all(word[:1].isupper() and word.isalpha() for word in words):
                    found[" ".join(words)] += 1
    return {label: [name for name, _ in found.most_common(most)] for label, found in counts.items()}
