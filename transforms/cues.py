"""The cue lexicon: which verbs, nouns and adjectives attribute words to a source, in which frames, doing what.

The facts stand in reference/cues.csv, one line for each set of frames of a word that share speech act and polarity.
A frame names what the cue takes for content:

    clause            a finite clause, with or without "that"; words in quotation marks too
    clause_wh         an embedded question ("asked whether")
    subjunctive       a clause without inflection ("insisted that he go")
    quote             words in quotation marks
    infinitive        "vowed to fight"; gerund: "denied taking it"
    object            a noun phrase; object_speech: one that names speech; object_quoted: one in quotation marks
    object:as …       object and prepositional phrase together ("accused them of theft")
    reflexive:from …  a prepositional phrase behind "himself" ("distanced himself from the bill")
    object_infinitive object and infinitive ("urged Kyiv to stop")
    complement        object and predicate ("called it a lie")
    prep:for …        a prepositional phrase; prep:on+infinitive: "called on them to stop"
    addressee         the object is the person spoken to, never content
    made              of an adjective: a clause, where the adjective completes "make" ("made clear that")
    carried:with …    of a noun: a prepositional phrase, where a light verb carries the noun ("took issue with")

Senses that do not report ("adds a room", "called a taxi") are told apart by having no frame that fits.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from schemas.attributions import Act, Polarity
from schemas.errors import ReferenceDataError
from transforms.reference import Row, read_rows

Sort = Literal["speech", "thought", "document", "seeming", "deed"]
Strength = Literal["strong", "weak"]
_COLUMNS = ("lemma", "pos", "frames", "act", "polarity", "sort", "strength")


class Sense(NamedTuple):
    """What a cue does in one of its frames; `sort` is speech, thought, document, seeming or deed."""

    act: Act
    polarity: Polarity
    sort: Sort
    strength: Strength


class Cue(NamedTuple):
    """A word that attributes, with the sense of each frame it takes; a phrasal verb has its particle in the lemma."""

    lemma: str
    frames: dict[str, Sense]

    def sense(self, *frames: str) -> Sense | None:
        """Return the sense of the first of *frames* that this cue takes."""
        return next((self.frames[frame] for frame in frames if frame in self.frames), None)

    def takes(self, *frames: str) -> bool:
        """Tell whether the cue takes any of *frames*."""
        return any(frame in self.frames for frame in frames)

    def prepositions(self, prefix: str) -> dict[str, Sense]:
        """Return the senses of the frames *prefix*X by their preposition X ("prep:", "object:")."""
        return {frame.removeprefix(prefix): sense for frame, sense in self.frames.items() if frame.startswith(prefix)}


class Lexicon(NamedTuple):
    """Cues by inflected form: verbs by (form, particle), nouns and adjectives by form."""

    verbs: dict[tuple[str, str], Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon of reference/cues.csv.

    Raises:
        ReferenceDataError: a cell holds a value outside of its set; names row and value.
    """
    entries: dict[tuple[str, str], dict[str, Sense]] = {}
    for row in read_rows("cues.csv", _COLUMNS, ("lemma", "pos", "frames")):
        frames = entries.setdefault((row["lemma"], row["pos"]), {})
        frames.update(dict.fromkeys(row["frames"].split(), _read_sense(row)))
    lexicon = Lexicon({}, {}, {})
    for (lemma, pos), frames in entries.items():
        cue = Cue(lemma, frames)
        verb, _, particle = lemma.partition(" ")
        if pos == "verb":
            lexicon.verbs.update(((form, particle), cue) for form in inflect_verb(verb))
        elif pos == "adjective":
            lexicon.adjectives[lemma] = cue
        else:
            lexicon.nouns.update((form, cue) for form in inflect_noun(lemma))
    return lexicon


def _read_sense(row: Row) -> Sense:
    for column, allowed in (("act", Act), ("polarity", Polarity), ("sort", Sort), ("strength", Strength)):
        if row[column] not in get_args(allowed):
            raise ReferenceDataError(
                f"cues.csv, {row['lemma']}: {column} {row[column]!r} is none of {get_args(allowed)}"
            )
    return Sense(
        cast(Act, row["act"]), cast(Polarity, row["polarity"]), cast(Sort, row["sort"]), cast(Strength, row["strength"])
    )


_IRREGULAR_FORMS = """
    say:says/said tell:told write:wrote/written speak:spoke/spoken swear:swore/sworn read:read begin:began/begun
    lay:laid set:set sing:sang/sung foresee:foresaw/foreseen hear:heard think:thought know:knew/known feel:felt
    see:saw/seen find:found understand:understood forget:forgot/forgotten mean:meant show:showed/shown
    seek:sought put:put go:goes/went/gone shoot:shot hit:hit bring:brought bet:bet bid:bid
    forbid:forbade/forbidden withdraw:withdrew/withdrawn choose:chose/chosen teach:taught spell:spelt
    learn:learnt dream:dreamt prove:proven cast:cast stand:stood foretell:foretold
    undertake:undertook/undertaken make:made lie:lied/lying spin:spun uphold:upheld come:came overhear:overheard
    """
_SINGLE_FINAL_VERBS = """
    offer utter mutter whisper answer counter volunteer murmur tweet consider wonder shout repeat plead explain reveal
    bemoan moan roar scream beam groan exclaim proclaim maintain boast appeal order remember cheer float fear hear
    appear bicker parrot discredit
    """
_IRREGULAR = {verb: tuple(forms.split("/")) for verb, forms in (entry.split(":") for entry in _IRREGULAR_FORMS.split())}
_SINGLE_FINAL = frozenset(_SINGLE_FINAL_VERBS.split())


def inflect_verb(lemma: str) -> Iterator[str]:
    """Yield the forms of the verb *lemma*, both spellings where British and American English differ."""
    yield lemma
    yield from _IRREGULAR.get(lemma, ())
    last = lemma[-1]
    if _doubles_final(lemma):
        yield from (lemma + last + "ed", lemma + last + "ing", lemma + "s")
        if sum(letter in "aeiou" for letter in lemma) == 1:
            return  # "rapped", never "raped"; but "cancelled" and "canceled"
    if last == "e":
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif last == "y" and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    else:
        yield from (
            lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"),
            lemma + "ed",
            lemma + "ing",
        )


def _doubles_final(lemma: str) -> bool:
    short = len(lemma) > 2 and lemma[-1] in "bdglmnprtz" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    return (short or lemma in ("quip", "quiz")) and lemma not in _SINGLE_FINAL


def inflect_noun(lemma: str) -> tuple[str, str]:
    """Return singular and plural of the noun *lemma*."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
