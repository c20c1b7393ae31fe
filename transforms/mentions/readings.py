"""The reading of a mention: whether it stands for who acts, where someone belongs, a place, or what is spoken of.

Decided by syntax: the subject of a verb acts, also as a possessor or a party ("talks with Russia"); after a locative
preposition a name is a place; beside a person or body it tells where they belong; after "about" it is a topic.
"""

from schemas.documents import Parse
from schemas.mentions import Reading
from transforms.reference.offices import sector_of

_LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "around", "across", "within", "throughout", "into", "through",
     "toward", "towards", "off", "along", "via", "above", "beneath", "from", "to", "under", "beside", "onto", "amid",
     "opposite", "past", "north", "south", "east", "west", "up", "down"}
)  # fmt: skip
_TOPICAL = frozenset(["about", "over", "on", "regarding", "concerning", "re"])
_TERRITORY = frozenset(
    {"border", "coast", "capital", "city", "soil", "territory", "water", "airspace", "town", "village", "province",
     "region", "area", "island", "peninsula", "mountain", "river", "sea", "suburb", "district", "street",
     "countryside", "side", "north", "south", "east", "west", "centre", "center", "coastline", "frontier", "shore",
     "outskirts", "desert", "valley", "exclave", "enclave", "land"}
)  # fmt: skip
_PARTY_TO = frozenset(  # "ties to Russia": the party to a relation, not a place
    {"threat", "aid", "support", "tie", "link", "help", "message", "assistance", "loyalty", "commitment", "warning",
     "response", "relation", "ambassador", "envoy", "delivery", "sale", "guarantee", "letter", "danger", "challenge",
     "access", "opposition", "close", "sell", "give", "offer", "provide", "pledge", "say", "tell", "speak", "talk",
     "listen", "respond", "appeal", "present", "send", "lend", "export", "pressure", "demand", "pay", "loyal",
     "belong", "turn", "report"}
)  # fmt: skip


def read_reading(parse: Parse, head: int) -> Reading:
    """Return the reading of the noun phrase whose head is token *head*."""
    token = parse.tokens[head]
    relation = token.deprel.split(":")[0]
    if relation == "conj" and token.head >= 0:
        return read_reading(parse, token.head) if token.head < head else "actor"
    case = _case(parse, head)
    if case in _TOPICAL:
        return "topic"
    if case in _LOCATIVE:
        governor = parse.tokens[token.head].lemma.lower() if token.head >= 0 else ""
        return "actor" if case in ("to", "from") and governor in _PARTY_TO else "place"
    if case == "of":
        return "place" if _heads_territory(parse, token.head) else "affiliation"
    if relation in ("amod", "compound") or token.deprel in ("nmod:poss", "nmod:desc"):
        return _modifier_reading(parse, head)
    return "actor"


def _case(parse: Parse, head: int) -> str | None:
    for child in parse.children[head]:
        if parse.tokens[child].deprel == "case" and child < head:
            return parse.tokens[child].lemma.lower()
    return None


def _heads_territory(parse: Parse, governor: int) -> bool:
    return governor >= 0 and parse.tokens[governor].lemma.lower() in _TERRITORY


def _modifier_reading(parse: Parse, head: int) -> Reading:
    governor = parse.tokens[head].head
    if governor < 0:
        return "actor"
    noun = parse.tokens[governor]
    if noun.lemma.lower() in _TERRITORY:
        return "place"
    if noun.upos == "PROPN" or sector_of(noun.text) or sector_of(noun.lemma):
        return "affiliation"
    return "actor"
