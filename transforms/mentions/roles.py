"""Roles: common nouns for persons, groups and bodies ("the minister", "Russian troops", "military circles").

In: the parse, the tokens that names hold, the spans of titled names. Out: a mention for each noun phrase whose head is
an office, occupation, kind of group, or a noun formed like one ("-ist", "-man"), with its `of` phrase, without
relative clauses. Nouns that merely modify another ("government officials") are part of that one.
"""

import re

from schemas.documents import Parse, Token
from schemas.mentions import Mention
from schemas.spans import Span
from transforms.mentions.readings import read_reading
from transforms.reference.offices import GROUPS, LONGEST_TITLE, OFFICES

_PERSON_NOUN = re.compile(
    r".+(ist|ologist|man|woman|men|women|person|people|goer|maker|keeper|worker|holder|fighter|officer|crat|phile|winger)s?"
)
# Ends of titles and groups that begin with a word; a token that is none of them ends no title.
_ENDS = frozenset(title[word.start() :] for title in (*OFFICES, *GROUPS) for word in re.finditer(r"\b\w", title))
_NOT_PERSONS = frozenset(
    {"list", "mist", "fist", "twist", "wrist", "checklist", "waitlist", "playlist", "omen", "specimen", "regimen",
     "acumen", "human", "german", "peacemaker", "pacemaker", "abdomen", "semen", "shortlist", "blacklist", "wishlist"}
)  # fmt: skip
_OUTSIDE = frozenset(
    {"acl:relcl", "parataxis", "conj", "cc", "punct", "advcl", "ccomp", "discourse", "appos", "acl", "case", "cop",
     "nsubj", "aux", "mark", "advmod", "expl", "obl", "nsubj:outer", "xcomp", "dep", "list", "orphan", "advcl:relcl",
     "csubj"}
)  # fmt: skip
_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "appos", "acl", "discourse"})
_SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";"})
_ACTING = frozenset({"campaign", "panel", "mission", "board", "department"})  # things, unless they act
_LATER = frozenset({"of", "for", "at", "from", "in", "with"})


def read_roles(parse: Parse, taken: set[int], titled: tuple[Span, ...]) -> list[Mention]:
    """Return the role mentions of *parse*; none whose head lies among *taken* tokens or inside a titled name."""
    taken = taken | _tokens_in(parse, titled)
    found: list[Mention] = []
    for token in parse.tokens:
        if token.upos in ("NOUN", "PROPN") and token.i not in taken and _is_role(parse, token):
            mention = _mention(parse, token)
            found.append(mention)
            found += _parted(parse, mention)
        elif (group := _modifying(parse, token)) is not None:
            found.append(group)
    return found


def _modifying(parse: Parse, token: Token) -> Mention | None:
    """Return a group that modifies a thing and has its own country before it ("Israeli police custody")."""
    if token.deprel != "compound" or token.text.lower() not in GROUPS or token.i == 0 or token.head < 0:
        return None
    before, governor = parse.tokens[token.i - 1], parse.tokens[token.head]
    is_named = before.text[:1].isupper() and before.deprel in ("amod", "compound") and before.head == governor.i
    if not is_named or governor.upos == "PROPN" or _is_role(parse, governor):
        return None
    return Mention(
        span=Span(before.start, token.end),
        head=token.i,
        form="role",
        reading=read_reading(parse, governor.i),
        sentence=token.sentence,
        role_text=token.text,
    )


def _parted(parse: Parse, mention: Mention) -> list[Mention]:
    """Return the role with each later one of several modifiers that are joined ("French and Egyptian warships")."""
    return [
        mention._replace(span=Span(parse.tokens[joined].start, parse.tokens[mention.head].end))
        for modifier in parse.children[mention.head]
        if parse.tokens[modifier].deprel in ("amod", "compound") and parse.tokens[modifier].text[:1].isupper()
        for joined in parse.children[modifier]
        if parse.tokens[joined].deprel == "conj" and modifier < joined < mention.head
    ]


def _tokens_in(parse: Parse, spans: tuple[Span, ...]) -> set[int]:
    starts = {token.start: token.i for token in parse.tokens}
    consumed: set[int] = set()
    for span in spans:
        index = starts[span.start]
        while index < len(parse.tokens) and parse.tokens[index].end <= span.end:
            consumed.add(index)
            index += 1
    return consumed


def _is_role(parse: Parse, token: Token) -> bool:
    if token.deprel in ("compound", "nmod:desc", "flat", "amod", "fixed", "case", "goeswith", "advmod"):
        return False
    word, lemma = token.text.lower(), token.lemma.lower()
    if lemma in _ACTING and not token.deprel.startswith(("nsubj", "nmod:poss", "obl:agent", "conj")):
        return False
    if word in GROUPS or lemma in GROUPS or lemma in OFFICES or word in OFFICES:
        return True
    if _ends_title(parse, token):
        return True
    return token.upos == "NOUN" and lemma not in _NOT_PERSONS and bool(_PERSON_NOUN.fullmatch(word))


def _ends_title(parse: Parse, token: Token) -> bool:
    """Tell whether words that end in *token* are a title or group ("secretary of state")."""
    if token.text.lower() not in _ENDS:
        return False
    first = parse.sentences[token.sentence].first
    for start in range(max(first, token.i - LONGEST_TITLE + 1), token.i):
        words = parse.text[parse.tokens[start].start : token.end].lower()
        if words in OFFICES or words in GROUPS:
            return True
    return False


def _mention(parse: Parse, token: Token) -> Mention:
    span = role_span(parse, token.i)
    return Mention(
        span=span,
        head=token.i,
        form="role",
        reading=read_reading(parse, token.i),
        sentence=token.sentence,
        role_text=role_words(parse, token.i),
    )


def role_span(parse: Parse, head: int) -> Span:
    """Return the span of the noun phrase of *head*: its modifiers, and the phrases with a preposition that follow."""
    inside = [head]
    for child in parse.children[head]:
        token = parse.tokens[child]
        if token.deprel in _OUTSIDE:
            continue
        if token.deprel == "nmod" and child > head and not _follows(parse, child):
            continue
        inside += _phrase(parse, child)
    return parse.span(min(inside), max(inside) + 1)


def _follows(parse: Parse, noun: int) -> bool:
    return any(
        parse.tokens[child].deprel == "case" and parse.tokens[child].lemma.lower() in _LATER
        for child in parse.children[noun]
    )


def _phrase(parse: Parse, head: int) -> list[int]:
    inside: list[int] = []
    pending = [head]
    while pending:
        index = pending.pop()
        inside.append(index)
        for child in parse.children[index]:
            token = parse.tokens[child]
            if token.deprel not in _CLAUSES and token.text not in _SENTENCE_ENDS:
                pending.append(child)
    return inside


def role_words(parse: Parse, head: int) -> str:
    """Return the office without article and affiliation: the head with the common nouns and adjectives before it."""
    first = head
    while first > 0:
        before = parse.tokens[first - 1]
        is_part = before.head in range(first, head + 1) and before.deprel in ("compound", "amod", "nmod:desc", "punct")
        is_word = before.upos in ("NOUN", "ADJ", "PROPN") or before.text in ("-", "–")
        words = parse.text[before.start : parse.tokens[head].end]
        if not is_part or not is_word or (parse.entity_at[before.i] >= 0 and words.lower() not in OFFICES):
            break
        first -= 1
    return parse.text[parse.tokens[first].start : parse.tokens[head].end]
