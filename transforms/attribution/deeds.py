"""Readings of a cue in another of its senses: things that "offer" and events that "show", lives "claimed", a minister
"dismissed", a friend "found", a book "written".

A cue of speech or thought needs somebody who can speak or think. Facts, products and events have no words, whatever
verb they stand with; and some verbs are words with one sort of object and deeds with another. `is_deed` tells such a
candidate by its subject, by its object or by the form of its clause.
"""

from transforms.attribution.candidates import Candidate
from transforms.attribution.modality import is_cue_negated
from transforms.attribution.reading import Reading
from transforms.attribution.source_kinds import is_record, is_thing, names_person
from transforms.attribution.sources import agent
from transforms.attribution.words import words
from transforms.cues import load_lexicon
from transforms.syntax import SUBJECTS, dependents

_SPOKEN = frozenset({"quotation", "according_to", "colon", "colon_quotation", "colon_paragraph", "signature", "adverb"})
"""Rules whose construction tells speech whatever the words are."""
_OF_THINGS = words(
    "offer promise show reveal support help explain confirm describe prove raise highlight underline underscore "
    "illustrate validate favor favour require need inform welcome see"
)
"""Cues that facts and products take in the sense of giving, having or making plain."""
_DECLARING = words("announce unveil reveal disclose")
_FINDING = words("find detect identify spot discover locate uncover")
_EVIDENCE = words(
    "evidence proof sign link indication correlation fault flaw violation connection association discrepancy "
    "difference increase decrease decline rise fall drop pattern problem"
)
"""What a study or an inquiry is said to have found; anything else is come upon."""
_CLAIMED = words(
    "life body medal title crown trophy lead territory seat benefit prize win place spot scalp victim gold silver "
    "bronze"
)
_CONCEDED = words("penalty goal point try corner run set game wicket lead free-kick equaliser equalizer")
_TAKEN = words(
    "gift ticket money cash donation bribe payment delivery hospitality award prize medal card coin passenger refugee "
    "student patient"
)
"""What is accepted with the hands or at the door."""
_WORKS = words(
    "book novel album film movie song script screenplay series franchise story play capital memoir trilogy poem show "
    "single sonnet record sequel"
)
_MAKING = words("promote write outline celebrate")
_OFFERED = words(
    "help support condolence apology explanation assistance aid resignation praise advice view opinion word thought "
    "excuse compromise concession truce amnesty detail insight guess prayer sympathy encouragement solution reward "
    "deal money"
)
"""What is offered in words; goods, chances and services are not."""
_VOTED = words("control office seat race president governor")
_KNOWING = words("know learn understand see remember forget find teach") | {"figure out"}
_CERTAIN = frozenset({"know", "understand"})
_QUESTION_TAGS = frozenset({"WRB", "WP", "WDT"})
_TRYING = words("try attempt struggle seek work")
_ADVERBIAL = words("as before after until while since by")
_WHERE = frozenset({"where", "when"})
_RELATIVE = frozenset({"which", "that"})


def is_deed(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue of *candidate* is something that is done, or that is so, and not said or thought."""
    if candidate.kind != "verb" or candidate.rule in _SPOKEN or reading.verbs[candidate.anchor] is None:
        return False
    return (
        (candidate.lemma in _OF_THINGS and not candidate.is_passive and _is_mute_source(reading, candidate))
        or _is_announced(reading, candidate)
        or _has_object_of_deed(reading, candidate)
        or _names(reading, candidate)
        or _lacks_clause(reading, candidate)
        or _is_noun_in_disguise(reading, candidate)
        or (candidate.lemma == "go" and not _opens_quotation(reading, candidate.anchor + 1))
    )


def _is_mute_source(reading: Reading, candidate: Candidate) -> bool:
    return candidate.source_head is not None and is_mute(reading, candidate.source_head)


def _is_announced(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the source is what was announced, a participle taken for a verb ("a deal announced last week")."""
    head = candidate.source_head
    is_next = head is not None and head + 1 == candidate.anchor and not candidate.is_passive
    return is_next and candidate.lemma in _DECLARING and head is not None and is_thing(reading, head)


def is_mute(reading: Reading, head: int) -> bool:
    """Tell whether *head* is no people, body or record but a fact, event or thing ("the deal", "…, which explains")."""
    token = reading.parse.tokens[head]
    word = reading.lower(head)
    if token.xpos in ("DT", "WDT") or word in _RELATIVE:
        return _stands_for_thing(reading, head)
    entity = reading.parse.entity_at[head]
    if entity >= 0:
        return reading.parse.entities[entity].label == "EVENT"
    is_word_of_speech = word in load_lexicon().nouns
    return is_thing(reading, head) and not is_word_of_speech and not is_record(reading, head)


def _stands_for_thing(reading: Reading, pronoun: int) -> bool:
    """Tell whether "this", "that" or "which" stands for a thing or for what a whole clause tells."""
    tokens = reading.parse.tokens
    if reading.lower(pronoun) in ("this", "that") and tokens[pronoun].xpos == "DT":
        return not dependents(reading.parse, pronoun, "nmod", "acl:relcl")
    clause = tokens[pronoun].head
    for _ in range(4):
        if clause < 0 or tokens[clause].deprel.startswith(("acl", "advcl:relcl")):
            break
        clause = tokens[clause].head
    above = tokens[clause].head if clause >= 0 else -1
    if above < 0:
        return False
    return tokens[above].upos in ("VERB", "AUX", "ADJ") or is_mute(reading, above)


def _has_object_of_deed(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue is a deed with the object that it has."""
    lemma, frame = candidate.lemma or "", candidate.frame
    target = _object(reading, candidate)
    if frame == "complement":
        return _is_shown_or_found(reading, candidate)
    if frame == "prep:of":
        return target is not None and target not in candidate.content and not _takes_addressee(reading, candidate)
    if frame == "prep:to" and lemma == "refer":
        return target is not None  # "referred the call to the police"
    if frame == "prep:for" and lemma == "vote":
        return any(reading.parse.tokens[word].lemma.lower() in _VOTED for word in _heads(reading, candidate))
    if target is None or not frame.startswith("object") or frame == "object:as":
        return False
    return _is_done_to(reading, candidate, lemma, target)


def _is_done_to(reading: Reading, candidate: Candidate, lemma: str, target: int) -> bool:
    noun = reading.parse.tokens[target].lemma.lower()
    is_quoted = reading.is_quoted(target) and not reading.is_quoted(candidate.anchor)
    if lemma in _MAKING:
        return noun in _WORKS or _is_title(reading, target) or (lemma == "promote" and is_quoted)
    if is_quoted:
        return False
    if lemma in _FINDING:
        return not (_is_of_record(reading, candidate) or noun in _EVIDENCE)
    if lemma == "show":
        return not _is_of_record(reading, candidate)
    if lemma == "claim":
        return noun in _CLAIMED
    if lemma == "accept":
        return noun in _TAKEN
    if lemma == "decline":
        return reading.parse.tokens[target].upos in ("NUM", "SYM")
    if lemma == "concede":
        return noun in _CONCEDED
    if lemma in ("dismiss", "reject"):
        return names_person(reading, target)
    if lemma == "offer":
        return noun not in _OFFERED and noun not in load_lexicon().nouns
    return lemma == "need"


def _is_shown_or_found(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether "show" has a person or thing for subject, or "find" an "it" for object ("find it hard to leave")."""
    if candidate.lemma == "show":
        return not candidate.is_passive and not _is_of_record(reading, candidate)
    if candidate.lemma == "see" and candidate.is_passive:
        return any(reading.parse.tokens[word].xpos == "VBG" for word in _heads(reading, candidate))
    target = _object(reading, candidate)
    if candidate.lemma != "find" or target is None or reading.lower(target) != "it":
        return False
    return any(
        reading.has_word_below(child, ("mark",), ("to",))
        for word in candidate.content
        for child in dependents(reading.parse, word, "xcomp", "ccomp", "csubj", "advcl")
    )


def _is_of_record(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a study or document is the source, or nobody named in the passive."""
    head = candidate.source_head
    return candidate.is_passive if head is None else is_record(reading, head)


def _is_title(reading: Reading, target: int) -> bool:
    """Tell whether *target* is the name of a work: no person, body or place, with capitals."""
    token = reading.parse.tokens[target]
    entity = reading.parse.entity_at[target]
    is_other = entity < 0 or reading.parse.entities[entity].label in ("MISC", "EVENT")
    return token.upos == "PROPN" and is_other


def _names(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue gives a bare name, as parents and authors do ("called him Mike", "is called The Dragon")."""
    if candidate.lemma != "call" or candidate.frame != "complement":
        return False
    verb = candidate.anchor
    named = [child for child in dependents(reading.parse, verb, "xcomp", "obj") if child in candidate.content]
    if not named:
        return False
    last = named[-1]
    token = reading.parse.tokens[last]
    if reading.is_quoted(last) and not candidate.is_passive:
        return False
    if token.upos == "PROPN":
        return len(named) > 1 or candidate.is_passive
    is_bare = token.xpos == "NN" and not dependents(reading.parse, last, "det", "nmod:poss")
    return candidate.is_passive and agent(reading, verb) is None and is_bare


def _lacks_clause(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether what was taken for a reported clause is an adverbial one, a skill, or what somebody feels like."""
    if candidate.frame != "clause" or candidate.rule != "clause" or not candidate.content:
        return False
    first = min(candidate.content)
    if first < candidate.anchor or (reading.is_quoted(first) and not reading.is_quoted(candidate.anchor)):
        return False
    opening, lemma = reading.lower(first), candidate.lemma
    if lemma == "feel":
        return not _has_own_subject(reading, candidate)
    if opening in _ADVERBIAL and _opens_clause(reading, first, candidate):
        return True
    if opening == "by" and candidate.is_passive:
        return True
    if opening in _WHERE and lemma in ("write", "remember"):
        return True
    if lemma in _FINDING and _is_tried(reading, candidate.anchor):
        return True
    return lemma in _KNOWING and _is_skill(reading, candidate, first)


def _is_tried(reading: Reading, verb: int) -> bool:
    token = reading.parse.tokens[verb]
    return token.deprel == "xcomp" and token.head >= 0 and reading.parse.tokens[token.head].lemma in _TRYING


def _opens_clause(reading: Reading, first: int, candidate: Candidate) -> bool:
    """Tell whether the word *first* is the conjunction or preposition of the head of the content."""
    token = reading.parse.tokens[first]
    return token.deprel in ("mark", "case") and token.head in _heads(reading, candidate)


def _is_skill(reading: Reading, candidate: Candidate, first: int) -> bool:
    """Tell whether the content is a question that the subject can answer and the text does not ("knew what to do")."""
    asks = [reading.lower(word) for word in (first, first + 1) if reading.parse.tokens[word].xpos in _QUESTION_TAGS]
    if not asks or is_cue_negated(reading, candidate.anchor):
        return False
    is_infinitive = any(reading.has_word_below(head, ("mark",), ("to",)) for head in _heads(reading, candidate))
    return is_infinitive or (candidate.lemma in _CERTAIN and asks[0] == "what")


def _has_own_subject(reading: Reading, candidate: Candidate) -> bool:
    return any(
        child in candidate.content
        for head in _heads(reading, candidate)
        for child in dependents(reading.parse, head, *SUBJECTS, "expl")
    )


def _is_noun_in_disguise(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue does not agree with the singular before it and so is a noun ("the case report steroids")."""
    verb = reading.parse.tokens[candidate.anchor]
    before = reading.parse.tokens[candidate.anchor - 1] if candidate.anchor else None
    return (
        candidate.frame.startswith("object")
        and verb.xpos == "VBP"
        and before is not None
        and before.xpos == "NN"
        and before.head == verb.i
        and reading.has_word_below(before.i, ("det",), ("a", "an", "the", "this", "that"))
    )


def _opens_quotation(reading: Reading, index: int) -> bool:
    while reading.lower(index) in (",", ":"):
        index += 1
    return index < len(reading.quotation_at) and reading.is_quoted(index)


def _takes_addressee(reading: Reading, candidate: Candidate) -> bool:
    cue = reading.verbs[candidate.anchor]
    return cue is not None and cue.takes("addressee")


def _object(reading: Reading, candidate: Candidate) -> int | None:
    """Return the head of the object, the subject where the cue is passive, or the noun a participle modifies."""
    verb = candidate.anchor
    if candidate.is_passive:
        found = dependents(reading.parse, verb, "nsubj:pass", "nsubj")
        above = reading.parse.tokens[verb].head
        return found[0] if found else (above if above in candidate.content else None)
    found = [child for child in dependents(reading.parse, verb, "obj", "iobj") if child > verb]
    return found[0] if found else None


def _heads(reading: Reading, candidate: Candidate) -> list[int]:
    """Return the words of the content that hang on none of its other words."""
    return [word for word in sorted(candidate.content) if reading.parse.tokens[word].head not in candidate.content]
