"""Synthetic reporting sentences: clauses of the treebanks put into the mouths of speakers of the entity corpora.

Newspapers report far more than EWT and GUM do. Each sentence takes a gold clause, so that its inside is real, and wraps
it in one of the constructions of reported speech with the analysis that UD English gives it: the content is the `ccomp`
of the cue, but its head where the cue stands in the middle (`parataxis`); who is told is `iobj`; "according to" is a
fixed `case`; a title before a name is `nmod:desc`, an office after it `appos`.
"""

import random
from collections.abc import Callable, Iterable

from training.circumstances import Circumstances
from training.drafts import CUE, Draft, copy, embed, graft
from training.examples import Example
from training.speakers import Speakers, collect_names, phrases
from training.two_clauses import TwoClauses

_CUES = phrases(
    "said,said,said,said,said,says,says,added,added,warned,claimed,insisted,argued,announced,stated,explained,"
    "acknowledged,stressed,noted,suggested,denied,declared,confirmed,replied,wrote,tweeted,believes,hopes,fears,"
    "predicted,complained,concluded,alleged"
)
_PASSIVES = ("said", "announced", "reported", "claimed", "alleged", "believed")
_TWO_CLAUSES = 0.15
"""Share of sentences that report two clauses."""
_CLAIMS = phrases("claim,claims,suggestion,suggestions,allegation,report,reports,accusation,idea,assertion,view")
_REJECTS = phrases("rejected,denied,dismissed,repeated,disputed,made,welcomed")
_QUOTES = (("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("‘", "’"), ("``", "''"))
_UNFIT_RELATIONS = frozenset({"dep", "goeswith", "reparandum", "list", "vocative", "orphan", "dislocated"})


class ReportingSentences:
    """A generator over the clauses of *trees* and the names of *named*."""

    def __init__(self, trees: Iterable[Example], named: Iterable[Example], rng: random.Random) -> None:
        self._rng = rng
        self._clauses = [example for example in trees if _is_clause(example)]
        self._speakers = Speakers(collect_names(named), rng)
        self._around = Circumstances(self._speakers, rng)
        self._two = TwoClauses(self._speakers, self._around, rng)

    def make(self) -> Example:
        """Return a new sentence."""
        clause, second = self._rng.choice(self._clauses), self._rng.choice(self._clauses)
        draft = Draft()
        if self._rng.random() < _TWO_CLAUSES:
            self._two.build(draft, clause, second)
            return draft.finish()
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
                self._quoted_as_saying,
                self._noun,
                self._whether,
            ),
            (30, 10, 20, 10, 4, 6, 12, 6, 3, 5, 4),
        )[0]
        build(draft, clause)
        return draft.finish()

    def _before(self, draft: Draft, clause: Example) -> None:
        """ "S," X said. "S," said X, the office. S, X said. "S," X told Y."""
        quotes = self._rng.choice(_QUOTES) if self._rng.random() < 0.75 else None
        opening = draft.mark(quotes[0], "``", None) if quotes else None
        root = embed(draft, clause, CUE, "ccomp")
        self._close_before_cue(draft, quotes, root)
        if opening is not None:
            draft.heads[opening] = root
        if quotes and self._rng.random() < 0.4:
            draft.add_cue(self._rng.choice(_CUES))
            self._speakers.add(draft, CUE, "nsubj", closed=False, pronouns=False)
        elif self._rng.random() < 0.25:
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            draft.add_cue("told")
            self._around.listener(draft)
            self._around.place(draft)
        else:
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            draft.add_cue(self._rng.choice(_CUES))
            self._around.medium(draft, 0.15)
        self._around.day(draft)
        draft.stop()

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
        self._around.day(draft)
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
        self._around.place(draft)
        self._around.day(draft)
        self._around.content(draft, clause, CUE, self._rng.random() < 0.6)
        draft.stop()

    def _told(self, draft: Draft, clause: Example) -> None:
        """X told reporters in LONDON that S."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        draft.add_cue("told")
        self._around.listener(draft)
        self._around.place(draft)
        self._around.day(draft)
        self._around.content(draft, clause, CUE, self._rng.random() < 0.75)
        draft.stop()

    def _impersonal(self, draft: Draft, clause: Example) -> None:
        """It was reported from LONDON that S."""
        draft.add("it", "PRON", "PRP", CUE, "expl")
        auxiliary, tag = self._rng.choice((("is", "VBZ"), ("was", "VBD")))
        draft.add(auxiliary, "AUX", tag, CUE, "aux:pass")
        draft.add_cue(self._rng.choice(_PASSIVES), xpos="VBN")
        self._around.place(draft)
        self._around.content(draft, clause, CUE, True)
        draft.stop()

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
            self._speakers.add(draft, CUE, "nsubj", closed=False, pronouns=False)
        else:
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            draft.add_cue(self._rng.choice(_CUES), None, "parataxis")
        draft.mark(",", ",", CUE)
        if quotes:
            draft.mark(quotes[0], "``", None)

    def _in_statement(self, draft: Draft, clause: Example) -> None:
        """X said in a statement that S. In an interview with Y, X said that S."""
        if self._rng.random() < 0.4:
            medium = self._around.medium(draft, 1)
            draft.mark(",", ",", medium)
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            draft.add_cue(self._rng.choice(_CUES))
        else:
            self._speakers.add(draft, CUE, "nsubj", closed=True, pronouns=False)
            draft.add_cue(self._rng.choice(_CUES))
            self._around.medium(draft, 1)
        self._around.day(draft)
        self._around.content(draft, clause, CUE, self._rng.random() < 0.7)
        draft.stop()

    def _quoted_as_saying(self, draft: Draft, clause: Example) -> None:
        """X was quoted as saying that S. "S," X was quoted as saying."""
        quoted_first = self._rng.random() < 0.5
        root = None
        if quoted_first:
            root = embed(draft, clause, None, "ccomp")
            draft.mark(",", ",", root)
        self._speakers.add(draft, CUE, "nsubj:pass", closed=True)
        draft.add("was", "AUX", "VBD", CUE, "aux:pass")
        draft.add_cue("quoted", xpos="VBN")
        mark = draft.add("as", "SCONJ", "IN", None, "mark")
        saying = draft.add("saying", "VERB", "VBG", CUE, "advcl")
        draft.heads[mark] = saying
        if root is None:
            self._around.content(draft, clause, saying, self._rng.random() < 0.6)
        else:
            draft.heads[root] = saying
            self._around.medium(draft, 0.3, saying)
        draft.stop()

    def _noun(self, draft: Draft, clause: Example) -> None:
        """X rejected the claim that S."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        draft.add_cue(self._rng.choice(_REJECTS))
        word = self._rng.choice(_CLAIMS)
        plural = word.endswith("s")
        article = None if plural else draft.add("the", "DET", "DT", None, "det")
        noun = draft.add(word, "NOUN", "NNS" if plural else "NN", CUE, "obj")
        if article is not None:
            draft.heads[article] = noun
        self._around.content(draft, clause, noun, True, "acl")
        draft.stop()

    def _whether(self, draft: Draft, clause: Example) -> None:
        """X asked whether S. X declined to say whether S."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        if self._rng.random() < 0.5:
            draft.add_cue(self._rng.choice(("asked", "wondered", "questioned")))
            head = CUE
        else:
            draft.add_cue(self._rng.choice(("declined", "refused")))
            to = draft.add("to", "PART", "TO", None, "mark")
            head = draft.add(self._rng.choice(("say", "confirm", "reveal")), "VERB", "VB", CUE, "xcomp")
            draft.heads[to] = head
        self._around.content(draft, clause, head, self._rng.choice(("whether", "if", "whether")))
        draft.stop()


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
