"""A sentence in the making: words are appended, and heads may point at a reporting verb that is yet to come."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from training.examples import Example, Tree
from training.labels import OUTSIDE

CUE = -1
"""Head of a word that hangs on the reporting verb, whose position is not known yet."""
_PRESENT = frozenset({"says", "believes", "hopes", "fears"})


@dataclass(slots=True)
class Draft:
    """A sentence in the making; heads are 0-based indices, `CUE` until the cue is there, None for the root."""

    forms: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int | None] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    entities: list[int] = field(default_factory=list)
    cue: int | None = None

    def add(self, form: str, upos: str, xpos: str, head: int | None, deprel: str, entity: int = OUTSIDE) -> int:
        """Append a word; returns its index."""
        self.forms.append(form)
        self.upos.append(upos)
        self.xpos.append(xpos)
        self.heads.append(head)
        self.deprels.append(deprel)
        self.entities.append(entity)
        return len(self.forms) - 1

    def mark(self, form: str, xpos: str, head: int | None) -> int:
        """Append a punctuation mark."""
        return self.add(form, "PUNCT", xpos, head, "punct")

    def stop(self) -> None:
        """Append the full stop of the sentence."""
        self.mark(".", ".", CUE)

    def add_cue(self, form: str, head: int | None = None, deprel: str = "root", xpos: str | None = None) -> int:
        """Append the reporting verb, on which the rest hangs."""
        tag = xpos or ("VBZ" if form in _PRESENT else "VBD")
        self.cue = self.add(form, "VERB", tag, head, deprel)
        return self.cue

    def finish(self) -> Example:
        """Return the example, its first word capitalised."""
        heads = tuple(0 if head is None else (self.cue or 0) + 1 if head == CUE else head + 1 for head in self.heads)
        first = next(index for index, form in enumerate(self.forms) if form[0].isalnum())
        self.forms[first] = self.forms[first][:1].upper() + self.forms[first][1:]
        tree = Tree(tuple(self.upos), tuple(self.xpos), heads, tuple(self.deprels))
        return Example(tuple(self.forms), tree, tuple(self.entities), "reporting")


def embed(draft: Draft, clause: Example, head: int | None, deprel: str, *, lower: bool = False) -> int:
    """Copy the clause but for its final stop; its root gets *head* and *deprel*. Returns the root's index."""
    assert clause.tree is not None
    offset = len(draft.forms)
    root = clause.tree.heads.index(0)
    place = {old: offset + old for old in range(len(clause.forms))}
    copy(draft, clause, range(len(clause.forms) - 1), place)
    draft.heads[offset + root], draft.deprels[offset + root] = head, deprel
    first = draft.forms[offset]
    if (
        lower
        and not clause.tree.xpos[0].startswith("NNP")
        and first != "I"
        and not (len(first) > 1 and first.isupper())
    ):
        draft.forms[offset] = first.lower()
    return offset + root


def copy(draft: Draft, clause: Example, indices: Sequence[int], place: dict[int, int]) -> None:
    """Append the words of *clause* at *indices*; *place* says where each of its words comes to stand."""
    tree = clause.tree
    assert tree is not None
    for old in indices:
        head = tree.heads[old] - 1
        draft.add(
            clause.forms[old],
            tree.upos[old],
            tree.xpos[old],
            place[head] if head >= 0 else None,
            tree.deprels[old],
            clause.entities[old],
        )


def graft(draft: Draft, aside: Draft, start: int, root: int) -> None:
    """Append *aside* to *draft*; what hangs on nothing in it hangs on *root*, what hangs on its cue on its cue."""
    assert aside.cue is not None
    for index, form in enumerate(aside.forms):
        head = aside.heads[index]
        target = root if head is None else start + (aside.cue if head == CUE else head)
        draft.add(form, aside.upos[index], aside.xpos[index], target, aside.deprels[index], aside.entities[index])
