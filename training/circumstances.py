"""What stands around a cue: the reported clause, who is told, where, when and in what medium it was said."""

import random

from training.drafts import CUE, Draft, embed
from training.examples import Example
from training.labels import span_bits
from training.speakers import Speakers, phrases

_LISTENERS = phrases(
    "reporters,journalists,lawmakers,parliament,supporters,investors,CNN,Reuters,lawmakers,Bloomberg,Congress"
)
_OUTLETS = phrases("BBC,Associated Press,Guardian,Financial Times,New York Times,Times,Daily Mail,Wall Street Journal")
_DAYS = phrases("Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday")
_MEDIA = phrases("statement,interview,speech,letter,report,tweet,briefing,statement,email")


class Circumstances:
    """Adds them to a draft; all hang on its cue."""

    def __init__(self, speakers: Speakers, rng: random.Random) -> None:
        self._speakers = speakers
        self._rng = rng

    def content(self, draft: Draft, clause: Example, head: int, mark: bool | str, deprel: str = "ccomp") -> int:
        """Add the clause with "that", with the given conjunction, or with none; returns its head."""
        word = mark if isinstance(mark, str) else "that"
        marked = draft.add(word, "SCONJ", "IN", None, "mark") if mark else None
        root = embed(draft, clause, head, deprel, lower=True)
        if marked is not None:
            draft.heads[marked] = root
        return root

    def listener(self, draft: Draft) -> None:
        """Add who is told: reporters, the Associated Press, CNN."""
        if self._rng.random() < 0.35:
            article = draft.add("the", "DET", "DT", None, "det")
            words = self._rng.choice(_OUTLETS).split()
            last = len(draft.forms) + len(words) - 1
            for index, (word, bits) in enumerate(zip(words, span_bits(len(words), ("ORG",)), strict=True), last + 1):
                is_last = index == last + len(words)
                draft.add(word, "PROPN", "NNP", CUE if is_last else last, "iobj" if is_last else "compound", bits)
            draft.heads[article] = last
            return
        listener = self._rng.choice(_LISTENERS)
        if listener[0].isupper():
            draft.add(listener, "PROPN", "NNP", CUE, "iobj", span_bits(1, ("ORG",))[0])
        else:
            draft.add(listener, "NOUN", "NN" if listener == "parliament" else "NNS", CUE, "iobj")

    def place(self, draft: Draft) -> None:
        """Add "in LONDON" now and then."""
        if self._rng.random() < 0.25:
            case = draft.add("in", "ADP", "IN", None, "case")
            draft.heads[case] = self._speakers.name(draft, CUE, "obl", "GPE", False)

    def medium(self, draft: Draft, share: float, head: int = CUE) -> int:
        """Add "in a statement", "in an interview with Y" in *share* of the drafts; returns its head."""
        if self._rng.random() >= share:
            return head
        noun = self._rng.choice(_MEDIA)
        case = draft.add("in", "ADP", "IN", None, "case")
        article = draft.add("an" if noun in ("interview", "email") else "a", "DET", "DT", None, "det")
        oblique = draft.add(noun, "NOUN", "NN", head, "obl")
        draft.heads[case] = draft.heads[article] = oblique
        if noun in ("interview", "letter", "email") and self._rng.random() < 0.6:
            case = draft.add("with" if noun == "interview" else "to", "ADP", "IN", None, "case")
            draft.heads[case] = self._speakers.name(draft, oblique, "nmod", "ORG", self._rng.random() < 0.3)
        return oblique

    def day(self, draft: Draft) -> None:
        """Add "on Monday" or "Monday" now and then."""
        draw = self._rng.random()
        bits = span_bits(1, ("DATE",))[0]
        if draw < 0.15:
            case = draft.add("on", "ADP", "IN", None, "case")
            draft.heads[case] = draft.add(self._rng.choice(_DAYS), "PROPN", "NNP", CUE, "obl", bits)
        elif draw < 0.35:
            draft.add(self._rng.choice(_DAYS), "PROPN", "NNP", CUE, "obl:unmarked", bits)
