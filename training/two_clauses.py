"""Reporting sentences with two gold clauses: what was added, what was asked, what else was said."""

import random
from collections.abc import Callable

from training.circumstances import Circumstances
from training.drafts import CUE, Draft, embed
from training.examples import Example
from training.speakers import Speakers, phrases

_SAYS = phrases("said,said,said,says,told,announced,warned,confirmed,insisted,argued,stated,noted")
_ADDING = phrases("adding,adding,saying,noting,warning,insisting,claiming,arguing,stressing")
_AGAIN = phrases("added,said,warned,insisted,stressed,noted")


class TwoClauses:
    """Builds sentences out of two clauses and a speaker."""

    def __init__(self, speakers: Speakers, around: Circumstances, rng: random.Random) -> None:
        self._speakers = speakers
        self._around = around
        self._rng = rng

    def build(self, draft: Draft, first: Example, second: Example) -> None:
        """Fill *draft* with one of the constructions."""
        constructions: tuple[Callable[[Draft, Example, Example], None], ...]
        constructions = (self._adding, self._and_that, self._asked, self._two_cues)
        self._rng.choice(constructions)(draft, first, second)

    def _adding(self, draft: Draft, first: Example, second: Example) -> None:
        """S1, X said, adding that S2. X said S1, adding that S2."""
        if self._rng.random() < 0.5:
            root = embed(draft, first, CUE, "ccomp")
            draft.mark(",", ",", root)
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            self._cue(draft)
        else:
            self._speakers.add(draft, CUE, "nsubj", closed=True)
            self._cue(draft)
            self._around.content(draft, first, CUE, self._rng.random() < 0.6)
        comma = draft.mark(",", ",", None)
        adding = draft.add(self._rng.choice(_ADDING), "VERB", "VBG", CUE, "advcl")
        draft.heads[comma] = adding
        self._around.content(draft, second, adding, self._rng.random() < 0.85)
        draft.stop()

    def _and_that(self, draft: Draft, first: Example, second: Example) -> None:
        """X said that S1 and that S2."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        self._cue(draft)
        root = self._around.content(draft, first, CUE, True)
        comma = draft.mark(",", ",", None) if self._rng.random() < 0.4 else None
        conjunction = draft.add(self._rng.choice(("and", "and", "but")), "CCONJ", "CC", None, "cc")
        other = self._around.content(draft, second, root, True, "conj")
        draft.heads[conjunction] = other
        if comma is not None:
            draft.heads[comma] = other
        draft.stop()

    def _asked(self, draft: Draft, first: Example, second: Example) -> None:
        """Asked whether S1, X said S2."""
        asked = draft.add("asked", "VERB", "VBN", CUE, "advcl")
        self._around.content(draft, first, asked, self._rng.choice(("whether", "if")))
        draft.mark(",", ",", asked)
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        draft.add_cue(self._rng.choice(("said", "replied", "answered", "says")))
        self._around.content(draft, second, CUE, self._rng.random() < 0.6)
        draft.stop()

    def _two_cues(self, draft: Draft, first: Example, second: Example) -> None:
        """X said that S1 but warned that S2."""
        self._speakers.add(draft, CUE, "nsubj", closed=True)
        self._cue(draft)
        self._around.content(draft, first, CUE, self._rng.random() < 0.7)
        conjunction = draft.add(self._rng.choice(("and", "but")), "CCONJ", "CC", None, "cc")
        again = draft.add(self._rng.choice(_AGAIN), "VERB", "VBD", CUE, "conj")
        draft.heads[conjunction] = again
        self._around.content(draft, second, again, self._rng.random() < 0.8)
        draft.stop()

    def _cue(self, draft: Draft) -> None:
        cue = self._rng.choice(_SAYS)
        draft.add_cue(cue)
        if cue == "told":
            self._around.listener(draft)
