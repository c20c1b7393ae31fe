"""Synthetic reporting sentences: clauses of the treebanks put into the mouths of speakers of the entity corpora.

Newspapers report far more than EWT and GUM do. Each sentence takes a gold clause, so that its inside is real, and wraps
it in one of the constructions of reported speech with the analysis that UD English gives it: the content is the `ccomp`
of the cue, but its head where the cue stands in the middle (`parataxis`); who is told is `iobj`; "according to" is a
fixed `case`; a title before a name is `nmod:desc`, an office after it `appos`.
"""

import random
from collections.abc import Callable, Iterable

from training.drafts import CUE, Draft, copy, embed, graft
from training.examples import Example
from training.labels import span_bits
from training.speakers import Speakers, collect_names, phrases

_CUES = phrases(
    "said,said,said,said,said,says,says,added,added,warned,claimed,insisted,argued,announced,stated,explained,"
    "acknowledged,stressed,noted,suggested,denied,declared,confirmed,replied,wrote,tweeted,believes,hopes,fears,"
    "predicted,complained,concluded,alleged"
)
_PASSIVES = ("said", "announced", "reported", "claimed", "alleged", "believed")
_LISTENERS = phrases("reporters,journalists,lawmakers,parliament,supporters,CNN,Reuters")
_DAYS = phrases("Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday")
_PLACES_OF_SPEECH = phrases("statement,interview,speech,letter,report,tweet,briefing")
_QUOTES = (("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("‘", "’"), ("``", "''"))
_UNFIT_RELATIONS = frozenset({"dep", "goeswith", "reparandum", "list", "vocative", "orphan", "dislocated"})


class ReportingSentences:
    """A generator over the clauses of *trees* and the names of *named*."""

    def __init__(self, trees: Iterable[Example], named: Iterable[Example], rng: random.Random) -> None:
        self._rng = rng
        self._clauses = [example for example in trees if _is_clause(example)]
        self._speakers = Speakers(collect_names(named), rng)

    def make(self) -> Example:
        """Return a new sentence."""
        clause = self._rng.choice(self._clauses)
        build: Callable[[Draft, Example], None] = self._rng.choices(
            (
                self._before,
                self._colon,
                self._that,
                self._told,
                self._impersonal,
                self._according,
                self._medial,
                self._in_statement,
            ),
            (30, 12, 22, 12, 5, 7, 10, 4),
        )[0]
        draft = Draft()
        build(draft, clause)
        return draft.finish()

    def _before(self, draft: Draft, clause: Example) -> None:
        """ "S," X said. "S," said X, the office. S, X said."""
        quotes = self._rng.choice(_QUOTES) if self._rng.random() < 0.75 else None
        opening = draft.mark(quotes[0], "``", None) if quotes else None
        root = embed(draft, clause, CUE, "ccomp")
        self._close_before_cue(draft, quotes, root)
        if opening is not None:
            draft.heads[opening] = root
        if quotes and self._rng.random() < 0.4:
            draft.add_cue(self._rng.choice(_CUES))
            self._speakers.add(draft, CUE, "nsubj", closed=False)
        else:
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            draft.add_cue(self._rng.choice(_CUES))
        self._day(draft)
        self._stop(draft)

    def _close_before_cue(self, draft: Draft, quotes: tuple[str, str] | None, root: int) -> None:
        draw = self._rng.random()
        ending = "?" if draw < 0.07 else "!" if draw < 0.09 else ","
        inside = quotes is None or self._rng.random() < 0.7 or ending != ","
        if inside:
            draft.mark("," if quotes is None else ending, "," if quotes is None or ending == "," else ".", root)
        if quotes:
            draft.mark(quotes[1], "''", root)
        if not inside:
            draft.mark(",", ",", root)

    def _colon(self, draft: Draft, clause: Example) -> None:
        """X said: "S." """
        quotes = self._rng.choice(_QUOTES)
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        draft.add_cue(self._rng.choice(_CUES))
        self._day(draft)
        draft.mark(*self._rng.choice(((":", ":"), (",", ","))), CUE)
        opening = draft.mark(quotes[0], "``", None)
        root = embed(draft, clause, CUE, "ccomp")
        draft.heads[opening] = root
        draft.mark(".", ".", CUE)
        draft.mark(quotes[1], "''", root)

    def _that(self, draft: Draft, clause: Example) -> None:
        """X said Monday that S."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        draft.add_cue(self._rng.choice(_CUES))
        self._place(draft)
        self._day(draft)
        self._content(draft, clause, CUE, self._rng.random() < 0.6)
        self._stop(draft)

    def _told(self, draft: Draft, clause: Example) -> None:
        """X told reporters in LONDON that S."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        draft.add_cue("told")
        listener = self._rng.choice(_LISTENERS)
        if listener[0].isupper():
            draft.add(listener, "PROPN", "NNP", CUE, "iobj", span_bits(1, ("ORG",))[0])
        else:
            draft.add(listener, "NOUN", "NN" if listener == "parliament" else "NNS", CUE, "iobj")
        self._place(draft)
        self._day(draft)
        self._content(draft, clause, CUE, self._rng.random() < 0.75)
        self._stop(draft)

    def _impersonal(self, draft: Draft, clause: Example) -> None:
        """It was reported from LONDON that S."""
        draft.add("it", "PRON", "PRP", CUE, "expl")
        auxiliary, tag = self._rng.choice((("is", "VBZ"), ("was", "VBD")))
        draft.add(auxiliary, "AUX", tag, CUE, "aux:pass")
        draft.add_cue(self._rng.choice(_PASSIVES), xpos="VBN")
        self._place(draft)
        self._content(draft, clause, CUE, True)
        self._stop(draft)

    def _according(self, draft: Draft, clause: Example) -> None:
        """According to X, S. S, according to X."""
        if self._rng.random() < 0.5:
            root = embed(draft, clause, None, "root")
            if self._rng.random() < 0.7:
                draft.mark(",", ",", root)
            self._according_to(draft, root)
        else:
            according = self._according_to(draft, CUE)
            comma = draft.mark(",", ",", None)
            root = embed(draft, clause, None, "root", lower=True)
            draft.heads[comma] = draft.heads[according] = root
        draft.mark(".", ".", root)

    def _according_to(self, draft: Draft, head: int) -> int:
        case = draft.add("according", "VERB", "VBG", None, "case")
        draft.add("to", "ADP", "IN", case, "fixed")
        speaker = self._speakers.add(draft, head, "obl", closed=False, pronouns=False)
        draft.heads[case] = speaker
        return speaker

    def _medial(self, draft: Draft, clause: Example) -> None:
        """ "S1," X said, "S2." The first of the words before and after hang together, the cue is an aside."""
        cut = _comma_cut(clause)
        if cut is None:
            self._before(draft, clause)
            return
        quotes = self._rng.choice(_QUOTES) if self._rng.random() < 0.7 else None
        assert clause.tree is not None
        root = clause.tree.heads.index(0)
        opening = draft.mark(quotes[0], "``", None) if quotes else None
        offset = len(draft.forms)
        inserted = Draft()
        self._aside(inserted, quotes)
        size = len(inserted.forms)
        place = {old: offset + old + (size if old > cut else 0) for old in range(len(clause.forms) - 1)}
        copy(draft, clause, range(cut + 1), place)
        start = len(draft.forms)
        graft(draft, inserted, start, place[root])
        copy(draft, clause, range(cut + 1, len(clause.forms) - 1), place)
        draft.heads[place[root]], draft.deprels[place[root]] = None, "root"
        draft.mark(".", ".", place[root])
        if quotes and opening is not None:
            draft.heads[opening] = place[root]
            draft.mark(quotes[1], "''", place[root])

    def _aside(self, draft: Draft, quotes: tuple[str, str] | None) -> None:
        """[closing quote] X said, [opening quote] with everything that is not in it hanging on nothing yet."""
        if quotes:
            draft.mark(quotes[1], "''", None)
        if self._rng.random() < 0.3:
            draft.add_cue(self._rng.choice(_CUES), None, "parataxis")
            self._speakers.add(draft, CUE, "nsubj", closed=False)
        else:
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            draft.add_cue(self._rng.choice(_CUES), None, "parataxis")
        draft.mark(",", ",", CUE)
        if quotes:
            draft.mark(quotes[0], "``", None)

    def _in_statement(self, draft: Draft, clause: Example) -> None:
        """X said in a statement that S."""
        self._speakers.add(draft, CUE, "nsubj", closed=True, pronouns=False)
        draft.add_cue(self._rng.choice(_CUES))
        noun = self._rng.choice(_PLACES_OF_SPEECH)
        case = draft.add("in", "ADP", "IN", None, "case")
        article = draft.add("an" if noun == "interview" else "a", "DET", "DT", None, "det")
        oblique = draft.add(noun, "NOUN", "NN", CUE, "obl")
        draft.heads[case] = draft.heads[article] = oblique
        self._day(draft)
        self._content(draft, clause, CUE, self._rng.random() < 0.7)
        self._stop(draft)

    def _content(self, draft: Draft, clause: Example, head: int, with_that: bool) -> int:
        mark = draft.add("that", "SCONJ", "IN", None, "mark") if with_that else None
        root = embed(draft, clause, head, "ccomp", lower=True)
        if mark is not None:
            draft.heads[mark] = root
        return root

    def _place(self, draft: Draft) -> None:
        if self._rng.random() < 0.25:
            case = draft.add("in", "ADP", "IN", None, "case")
            draft.heads[case] = self._speakers.name(draft, CUE, "obl", "GPE", False)

    def _day(self, draft: Draft) -> None:
        draw = self._rng.random()
        bits = span_bits(1, ("DATE",))[0]
        if draw < 0.15:
            case = draft.add("on", "ADP", "IN", None, "case")
            draft.heads[case] = draft.add(self._rng.choice(_DAYS), "PROPN", "NNP", CUE, "obl", bits)
        elif draw < 0.35:
            draft.add(self._rng.choice(_DAYS), "PROPN", "NNP", CUE, "obl:unmarked", bits)

    def _stop(self, draft: Draft) -> None:
        draft.mark(".", ".", CUE)


def _is_clause(example: Example) -> bool:
    tree = example.tree
    if tree is None or not 5 <= len(example.forms) <= 30 or example.forms[-1] not in (".", "!"):
        return False
    root = tree.heads.index(0)
    subject = any(
        head == root + 1 and rel.startswith("nsubj") for head, rel in zip(tree.heads, tree.deprels, strict=True)
    )
    return (
        subject
        and tree.heads[-1] == root + 1
        and example.forms[0][:1].isupper()
        and tree.upos[root] in ("VERB", "AUX", "ADJ", "NOUN")
        and not _UNFIT_RELATIONS.intersection(tree.deprels)
        and not any(form in ('"', "“", ":", ";", "``", "-LRB-", "(") for form in example.forms)
    )


def _comma_cut(clause: Example) -> int | None:
    """Return the index of the first comma past the second word that hangs on the root, or None."""
    assert clause.tree is not None
    root = clause.tree.heads.index(0) + 1
    for index in range(2, len(clause.forms) - 3):
        if clause.forms[index] == "," and clause.tree.heads[index] == root:
            return index
    return None
