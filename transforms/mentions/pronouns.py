"""Pronouns that may stand for an actor: personal, possessive and reflexive ones, not the "it" of "it rains"."""

from schemas.documents import Parse, Token
from schemas.mentions import Mention
from schemas.spans import Span

MASCULINE = frozenset(["he", "him", "his", "himself"])
FEMININE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
FIRST_SINGULAR = frozenset(["i", "me", "my", "mine", "myself"])
FIRST_PLURAL = frozenset(["we", "us", "our", "ours", "ourselves"])
SECOND = frozenset(["you", "your", "yours", "yourself", "yourselves"])
RELATIVE_TO_BODY = frozenset({"which", "that"})
RELATIVE = frozenset({"who", "whom"}) | RELATIVE_TO_BODY
PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL | FIRST_SINGULAR | FIRST_PLURAL | SECOND

_WEATHER_AND_TIME = frozenset(["rain", "snow", "seem", "appear", "take", "turn", "happen", "matter"])


def read_pronouns(parse: Parse) -> list[Mention]:
    """Return a mention for each pronoun of *parse*, except empty subjects."""
    return [
        Mention(
            span=Span(token.start, token.end), head=token.i, form="pronoun", reading="actor", sentence=token.sentence
        )
        for token in parse.tokens
        if token.upos == "PRON" and _is_read(parse, token)
    ]


def _is_read(parse: Parse, token: Token) -> bool:
    word = token.text.lower()
    if word in RELATIVE:
        return relative_head(parse, token.i) is not None
    return word in PRONOUNS and not _is_empty(parse, token)


def relative_head(parse: Parse, pronoun: int) -> int | None:
    """Return the noun that the relative clause of a pronoun belongs to ("villagers who fled"), or None."""
    verb = parse.tokens[pronoun].head
    while verb >= 0 and parse.tokens[verb].deprel in ("conj", "xcomp", "ccomp"):
        verb = parse.tokens[verb].head
    if verb < 0 or parse.tokens[verb].deprel != "acl:relcl":
        return None
    noun = parse.tokens[verb].head
    while parse.tokens[noun].deprel == "flat":
        noun = parse.tokens[noun].head  # "captain Ana Roth, who": the clause hangs on the name, the phrase on the title
    return noun


def _is_empty(parse: Parse, token: Token) -> bool:
    """Tell whether "it" refers to nothing: an expletive, or the subject of a later clause ("it is said that")."""
    if token.text.lower() != "it":
        return False
    if token.deprel == "expl" or token.head < 0:
        return True
    verb = parse.tokens[token.head]
    if verb.lemma.lower() in _WEATHER_AND_TIME:
        return True
    if token.deprel not in ("nsubj", "nsubj:pass"):
        return False
    is_question = any(_has_mark(parse, child) for child in parse.children[token.head])
    is_copular = any(parse.tokens[child].deprel in ("cop", "aux:pass") for child in parse.children[token.head])
    return is_copular and (
        is_question
        or any(parse.tokens[child].deprel in ("ccomp", "csubj", "advcl") for child in parse.children[token.head])
    )


def _has_mark(parse: Parse, clause: int) -> bool:
    """Tell whether *clause* is what a noun before it is about: "it is an open question whether", "the fact that"."""
    is_clause = parse.tokens[clause].deprel == "acl"
    return is_clause and any(
        parse.tokens[child].deprel == "mark" and parse.tokens[child].text.lower() in ("whether", "if", "that")
        for child in parse.children[clause]
    )
