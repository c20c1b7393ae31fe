"""Who a claim's source is: the mention behind the source of an attribution, and what resolved it.

A noun that is no mention itself speaks for an actor only where it is what the actor wrote or counted ("a study by the
bank", "the Reuters poll"), a role beside the name ("project lead Ana Roth"), all of a group ("all of them"), or an
office ("the mayor's office"). Who merely stands inside the source does not speak: "several inquiries, including an FBI
probe", "the men who guarded Roth".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.attributions import Attribution
from schemas.documents import Document, Parse
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.resolve.cast import kind_of
from transforms.syntax import dependents

_WRITINGS = frozenset(
    {"report", "study", "research", "poll", "survey", "statement", "letter", "paper", "article", "analysis",
     "estimate", "calculation", "finding", "forecast", "figure", "statistic", "datum", "data", "filing", "document",
     "complaint", "lawsuit", "memo", "book", "editorial", "blog", "tweet", "post", "page", "profile", "website",
     "review", "ruling", "release", "story", "email", "comment", "remark", "message", "count", "record",
     "investigation", "polling", "platform", "proposal", "audit"}
)  # fmt: skip
_POSTED = frozenset({"tweet", "post", "page", "profile"})  # a name right before them is where they were posted
_PUBLISHED = frozenset(
    {"publish", "release", "issue", "conduct", "write", "prepare", "produce", "compile", "commission", "carry", "file",
     "send", "make", "report"}
)  # fmt: skip
_OFFICES = frozenset({"office", "communication"})
_ALL = frozenset({"all", "both", "each"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor behind a source; all fields are None where the source is not resolved."""

    actor_key: str | None = None
    antecedent: Span | None = None
    resolved_by: str | None = None


UNKNOWN = Speaker()


def find_speakers(document: Document) -> tuple[Speaker, ...]:
    """Return one speaker for each attribution of *document*, in order."""
    return tuple(_speaker(document, attribution) for attribution in document.attributions)


def _speaker(document: Document, attribution: Attribution) -> Speaker:
    if attribution.source:
        mention = _source_mention(document, attribution)
        if mention is None or mention.actor_key is None:
            return UNKNOWN
        antecedent = document.mentions[mention.antecedent].span if mention.antecedent is not None else None
        return Speaker(mention.actor_key, antecedent, mention.resolved_by)
    if attribution.continues is None:
        return UNKNOWN
    carried = document.attributions[attribution.continues]
    earlier = _speaker(document, carried)
    if earlier.actor_key is None:
        return UNKNOWN
    return Speaker(earlier.actor_key, carried.source[0] if carried.source else earlier.antecedent, "continuation")


def _source_mention(document: Document, attribution: Attribution) -> Mention | None:
    """Return the longest mention with the head of the source, else the first one that this head speaks for."""
    head = attribution.source_head
    if head is None:
        return mention_within(document.mentions, attribution.source)
    headed = [mention for mention in document.mentions if mention.head == head]
    if headed:
        return max(headed, key=lambda mention: mention.span.end - mention.span.start)
    word = Span(document.parse.tokens[head].start, document.parse.tokens[head].end)
    named = [mention for mention in document.mentions if mention.name and _is_part(mention, word)]
    if found := _first_within(named, attribution.source):
        return _titled_behind(document, found) or found
    spoken_for = [mention for mention in document.mentions if _is_spoken_for(document.parse, head, mention)]
    return _first_within(spoken_for, attribution.source)


def _titled_behind(document: Document, body: Mention) -> Mention | None:
    """Return the person whose title has the *body* before it ("Party for the Coast leader Ana Roth"), or None."""
    for person in document.mentions:
        if person.form == "title_name" and person.name and person.name.start > body.span.end:
            between = document.parse.text[body.span.end : person.name.start]
            return person if between.strip() == person.role_text else None
    return None


def _is_part(mention: Mention, word: Span) -> bool:
    """Tell whether *word* is one of the name's, or of the title before it."""
    own = mention.span if mention.form == "title_name" else mention.name
    return own is not None and own.covers(word)


def mention_within(mentions: Sequence[Mention], spans: tuple[Span, ...]) -> Mention | None:
    """Return the first of *mentions* that acts within *spans*, the longest of those that begin there."""
    return _first_within([mention for mention in mentions if mention.reading == "actor"], spans)


def _first_within(mentions: Sequence[Mention], spans: tuple[Span, ...]) -> Mention | None:
    within = [mention for mention in mentions if any(span.covers(mention.span) for span in spans)]
    return min(within, key=lambda mention: (mention.span.start, -mention.span.end), default=None)


def _is_spoken_for(parse: Parse, head: int, mention: Mention) -> bool:
    """Tell whether the noun *head* says what the actor of *mention* says; behind "from" and "in" that is a body."""
    is_body = mention.reading == "place" and mention.actor_key is not None and kind_of(mention.actor_key) == "body"
    return (mention.reading == "actor" or is_body) and _speaks_for(parse, head, mention.head)


def _speaks_for(parse: Parse, head: int, named: int) -> bool:
    """Tell whether the words tie the actor named by token *named* to the noun *head* as whose words these are."""
    noun, relation = parse.tokens[head].lemma.lower(), parse.tokens[named].deprel
    if parse.tokens[named].head != head:
        return noun in _WRITINGS and (_published(parse, head, named) or _wrote(parse, head, named))
    if relation == "nmod" and _has_case(parse, named, "by"):
        return True
    if noun in _WRITINGS:
        is_before = _is_owner(parse, head, named) or (relation == "compound" and noun not in _POSTED)
        return is_before or (relation == "nmod" and _has_case(parse, named, "from", "in"))
    if noun in _OFFICES:
        return relation == "compound" or _is_owner(parse, head, named)
    return relation in ("appos", "flat") or (noun in _ALL and relation == "nmod" and _has_case(parse, named, "of"))


def _is_owner(parse: Parse, head: int, named: int) -> bool:
    """Tell whether *named* has what *head* names; of "Riga's mayor's office" that is the mayor alone."""
    marks = [token for token in parse.tokens[named:head] if token.xpos == "POS"]
    return parse.tokens[named].deprel == "nmod:poss" and len(marks) <= 1


def _wrote(parse: Parse, writing: int, named: int) -> bool:
    """Tell whether "by" behind its matter names who made the *writing*: "an analysis of census data by the bank"."""
    between = parse.tokens[parse.tokens[named].head]
    is_of = between.head == writing and between.deprel == "nmod" and _has_case(parse, between.i, "of", "on", "into")
    return is_of and parse.tokens[named].deprel == "nmod" and _has_case(parse, named, "by")


def _published(parse: Parse, writing: int, named: int) -> bool:
    """Tell whether *named* is said to have made the *writing*: "figures issued by the bank", "a memo Roth wrote"."""
    verb = parse.tokens[named].head
    if verb < 0 or parse.tokens[verb].head != writing or parse.tokens[verb].lemma.lower() not in _PUBLISHED:
        return False
    return parse.tokens[named].deprel in ("obl:agent", "nsubj")


def _has_case(parse: Parse, noun: int, *words: str) -> bool:
    return any(parse.tokens[case].lemma.lower() in words for case in dependents(parse, noun, "case"))
