"""Changes: which quantities say how much something rose or fell, and from what to what.

"Rose 3.2% to $4.1bn" is a delta and a new level in one group; the words of change are in `change_words.csv`. An
amount that is the object of a verb like "add" or "lose" is a delta only in percent and points (to lose 50 jobs is no
change of jobs by 50), and a level counts only behind "to" or "from" of a verb of change.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple, cast

from schemas.documents import Parse, Token
from schemas.figures import Change, ChangeRole
from transforms.figures.bounds import Bounded
from transforms.figures.nouns import CountedNoun, quantity_head
from transforms.figures.quantities import Quantity
from transforms.figures.words import WORD_SETS
from transforms.reference import read_rows

_ROWS = read_rows("change_words.csv", ("lemma", "kind", "direction"), ("lemma", "kind"))


def _of_kind(kind: str) -> MappingProxyType[str, Change]:
    return MappingProxyType({row["lemma"]: cast(Change, row["direction"]) for row in _ROWS if row["kind"] == kind})


_VERBS = _of_kind("verb")
_NOUNS = _of_kind("noun")
_ADVERBS = _of_kind("adverb")
_TRANSITIVE = WORD_SETS["transitive"]
_MOVING = frozenset({"bring", "take", "push", "drive", "move", "swing", "shift", "revise", "go", "change", "send"})
_DRIFTING = frozenset({"go", "move", "change", "swing", "shift", "revise"})
_INCHING = frozenset({"inch", "edge", "creep", "tick", "nudge", "trend", "go", "move", "come"})
_FACTORS = MappingProxyType({"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5})
_RELATIVE = frozenset({"percent", "percentage_point", "rate"})


class Changed(NamedTuple):
    """The part of a change that a quantity tells; `anchor` is the token of the word of change, which groups them."""

    change: Change
    role: ChangeRole | None
    anchor: int | None


UNCHANGED = Changed("none", None, None)


def read_change(
    parse: Parse,
    quantity: Quantity,
    bounded: Bounded,
    noun: CountedNoun | None,
    earlier: Sequence[tuple[Quantity, Changed]],
) -> Changed:
    """Return the change that *quantity* tells of; *earlier* are the quantities before it in its sentence."""
    if quantity.kind in ("age", "duration", "ordinal", "score"):
        return UNCHANGED
    if factor := implied_factor(parse, quantity.number.first):
        return Changed("up" if factor > 1 else "down", "delta", quantity.number.first)
    sentence = parse.sentences[parse.tokens[quantity.first].sentence]
    first = min(bounded.first, quantity.first)
    before = parse.tokens[first - 1].text.lower() if first > sentence.first else ""
    return (
        _by_adverb(parse, quantity, first, sentence.first, sentence.last)
        or _by_sign(parse, quantity, before, first)
        or _after_delta(parse, quantity, before, first, earlier)
        or _by_verb(parse, quantity, bounded, before)
        or _by_noun(parse, quantity, noun)
        or UNCHANGED
    )


def _by_adverb(parse: Parse, quantity: Quantity, first: int, sentence_first: int, sentence_last: int) -> Changed | None:
    """Read "up 3.2%", "up by 3", "up from 240", "3.2% higher"."""
    index = first - 1
    role: ChangeRole = "delta"
    if index > sentence_first and parse.tokens[index].text.lower() in ("by", "from"):
        role = "delta" if parse.tokens[index].text.lower() == "by" else "from"
        index -= 1
    if index >= sentence_first and _is_level_adverb(parse, index):
        return Changed(_ADVERBS[parse.tokens[index].text.lower()], role, index)
    after = quantity.last
    if quantity.kind not in _RELATIVE or after >= sentence_last:
        return None
    word = parse.tokens[after].text.lower()
    if word in _ADVERBS and word not in ("up", "off"):
        return Changed(_ADVERBS[word], "delta", after)
    return None


def _is_level_adverb(parse: Parse, index: int) -> bool:
    """Tell "up 3.2%" from the particle of "give up 12 floors"; "go up 5%" is a change."""
    token = parse.tokens[index]
    if token.text.lower() not in ("up", "down"):
        return False
    if token.deprel != "compound:prt" or token.head < 0:
        return True
    verb = parse.tokens[token.head]
    return _direction(verb) is not None or verb.lemma.lower() in _INCHING


def _direction(verb: Token) -> Change | None:
    """Return the direction of a verb by its lemma, or by its form where that is irregular ("shrank")."""
    return _VERBS.get(verb.lemma.lower()) or _VERBS.get(verb.text.lower())


def _by_sign(parse: Parse, quantity: Quantity, before: str, first: int) -> Changed | None:
    """Read "+0.2%" and "-0.2%"."""
    if quantity.kind == "percent" and quantity.high < 0 and parse.text[quantity.start] in "-−":
        return Changed("down", "delta", quantity.first)
    if quantity.kind != "percent" or before not in ("+", "-", "−"):
        return None
    sign = parse.tokens[first - 1]
    if sign.end != parse.tokens[first].start:
        return None
    return Changed("up" if before == "+" else "down", "delta", first - 1)


def _after_delta(
    parse: Parse, quantity: Quantity, before: str, first: int, earlier: Sequence[tuple[Quantity, Changed]]
) -> Changed | None:
    """Read the level right behind a delta or another level ("... 3.2% to $4.1bn", "from 240 to 273")."""
    if before not in ("to", "from") or not earlier:
        return None
    last, change = earlier[-1]
    if change.role is None or not first - 12 <= last.last < first:
        return None
    if (
        any(token.upos == "VERB" and token.xpos != "VBN" for token in parse.tokens[last.last : first])
        or parse.tokens[first - 1].upos == "PART"
    ):
        return None
    role: ChangeRole = "to" if before == "to" else "from"
    return None if role == change.role else Changed(change.change, role, change.anchor)


def _by_verb(parse: Parse, quantity: Quantity, bounded: Bounded, before: str) -> Changed | None:
    verb = _governor(parse, quantity)
    beside = parse.tokens[bounded.first - 1] if bounded.first else None
    if quantity.kind in _RELATIVE and beside is not None and beside.upos == "VERB" and (told := _direction(beside)):
        return Changed(told, "delta", beside.i)
    if verb is None:
        return None
    lemma = parse.tokens[verb].lemma.lower()
    change = _direction(parse.tokens[verb]) or _inching(parse, verb, lemma)
    if change is None:
        return _by_moving(parse, bounded, verb, lemma, before)
    if before in ("to", "from"):
        return Changed(change, "to" if before == "to" else "from", verb)
    if before == "by" or _is_measure_of(parse, quantity, lemma, before):
        return Changed(change, "delta", verb)
    return None


def _inching(parse: Parse, verb: int, lemma: str) -> Change | None:
    """Return the direction of "inch up", "creep higher": a verb of small steps and its adverb."""
    if lemma not in _INCHING:
        return None
    for token in parse.tokens[verb + 1 : verb + 3]:
        if token.sentence == parse.tokens[verb].sentence and (change := _ADVERBS.get(token.text.lower())):
            return change
    return None


def _governor(parse: Parse, quantity: Quantity) -> int | None:
    """Return the nearest verb above the quantity that stands before it."""
    index = quantity_head(parse, quantity)
    for _ in range(5):
        head = parse.tokens[index].head
        if head < 0:
            return None
        if parse.tokens[head].upos == "VERB":
            return head if head < quantity.first else None
        index = head
    return None


def _is_measure_of(parse: Parse, quantity: Quantity, lemma: str, before: str) -> bool:
    """Tell "rose 3.2%" and "fell $5" from "rose in 5 days" and "cut 500 jobs"."""
    outer = parse.tokens[quantity_head(parse, quantity)]
    if before and _is_preposition(parse, quantity, before):
        return False
    is_bare = outer.deprel in ("obj", "obl:unmarked", "advmod", "nmod:unmarked", "obl", "dep", "xcomp")
    if not is_bare or parse.tokens[outer.head].upos != "VERB":
        return False
    if quantity.kind in _RELATIVE:
        return True
    if outer.lemma == "point" or quantity.kind == "measure":
        return True
    return lemma not in _TRANSITIVE and quantity.kind in ("money", "count")


def _is_preposition(parse: Parse, quantity: Quantity, before: str) -> bool:
    return before in ("in", "at", "for", "on", "with", "after", "during", "of", "within", "into", "as")


def _by_moving(parse: Parse, bounded: Bounded, verb: int, lemma: str, before: str) -> Changed | None:
    """Read a level behind a verb of bringing: "bring their forces to more than 175,000", "going from 1000 to 2000"."""
    if lemma not in _MOVING or before not in ("to", "from"):
        return None
    if before == "from":
        return Changed("up", "from", verb)
    words = {parse.tokens[child].text.lower() for child in parse.children[verb]}
    if lemma in _DRIFTING and not words & {"up", "down"}:
        return None
    return Changed("down" if "down" in words else "up", "to", verb)


def _by_noun(parse: Parse, quantity: Quantity, noun: CountedNoun | None) -> Changed | None:
    """Read "a 5% pay rise", "a rise of 3%"."""
    if noun is None or quantity.kind not in _RELATIVE:
        return None
    token = parse.tokens[noun.head]
    change = _NOUNS.get(token.lemma.lower())
    outer = parse.tokens[quantity_head(parse, quantity)]
    is_linked = noun.is_adjacent or outer.head == noun.head
    return Changed(change, "delta", noun.head) if change and is_linked and token.upos == "NOUN" else None


def implied_factor(parse: Parse, index: int) -> float | None:
    """Return the factor that verb *index* stands for ("doubled": 2), or None."""
    token = parse.tokens[index]
    is_role = index + 1 < len(parse.tokens) and parse.tokens[index + 1].text.lower() in ("as", "down", "up", "-")
    return _FACTORS.get(token.lemma.lower()) if token.upos == "VERB" and not is_role else None


def has_levels(parse: Parse, index: int, sentence_first: int) -> bool:
    """Tell whether the number at token *index* is the old level of a change ("rose from 240 to 273"), not a range."""
    first = index
    while first > sentence_first and first > index - 4 and parse.tokens[first].text.lower() != "from":
        first -= 1
    if parse.tokens[first].text.lower() != "from":
        return False
    above = parse.tokens[index].head
    for _ in range(4):
        if above < 0:
            return False
        lemma = parse.tokens[above].lemma.lower()
        if parse.tokens[above].upos == "VERB":
            return _direction(parse.tokens[above]) is not None or lemma in _MOVING or lemma in _INCHING
        if lemma in _NOUNS:
            return True
        above = parse.tokens[above].head
    return False
