"""Names: what the gazetteer knows, the longest first, and beside it the entities that the language model found.

A known name inside a longer entity gives way to it ("Jordan" in "Michael Jordan"), but a country, its people or a
known place inside the name of a body is kept as its affiliation ("Indonesian" in "Indonesian Navy").
"""

import re
from typing import NamedTuple

from schemas.documents import Entity, Parse, Token
from schemas.mentions import Mention, MentionForm
from schemas.spans import Span
from transforms.mentions.readings import read_reading
from transforms.mentions.titles import title_phrase
from transforms.reference.gazetteer import Gazetteer, Sense
from transforms.reference.offices import LONGEST_TITLE, OFFICES

LOCAL_AREAS = frozenset({"county", "city", "town", "borough", "district", "parish", "village", "municipal"})
LOCAL_BODIES = frozenset({"council", "commission", "corporation"})
_LOCAL_BODY = re.compile(rf" (?:{'|'.join(sorted(LOCAL_AREAS))}) (?:{'|'.join(sorted(LOCAL_BODIES))})\b")
_LONGEST = 12  # tokens of the longest names that are quoted
GIVEN_TITLES = frozenset({"queen", "king", "pope", "emperor", "prince", "princess", "father", "lord", "lady"})
"""Titles that stay part of the name: "Queen Elizabeth", "King Hussein"."""
_INSIDE_BODY = frozenset({"case", "det", "amod", "compound", "flat", "nmod:poss", "nummod", "nmod:desc"})
_NOT_NAMES = frozenset({"VERB", "AUX", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "PART", "PUNCT", "SYM", "INTJ"})


class Name(NamedTuple):
    """Tokens [first, last) of a name, its head, the label of the model and the senses of the gazetteer, if any."""

    first: int
    last: int
    head: int
    label: str | None
    senses: tuple[Sense, ...]


def find_names(parse: Parse, gazetteer: Gazetteer) -> list[Name]:
    """Return the names of *parse* in order; those inside a longer name follow it."""
    trimmed = [_trimmed(parse, gazetteer, entity) for entity in parse.entities]
    surnames = _surnames(parse, trimmed)
    known = [name for name in _known_names(parse, gazetteer) if not _is_possessive(parse, name, surnames)]
    trimmed = [(first, first if _is_pair(parse, known, first, last) else last) for first, last in trimmed]
    covered = {token for name in known for token in range(name.first, name.last)}
    found = [name for name in known if not _gives_way(parse, trimmed, name)]
    held: dict[int, int] = {}  # where the longest name around a token ends
    for name in found:
        held |= {token: max(name.last, held.get(token, 0)) for token in range(name.first, name.last)}
    for entity, (first, last) in zip(parse.entities, trimmed, strict=True):
        if entity.label not in ("PERSON", "ORG", "NORP") or not _is_name(parse, first, last):
            continue
        if _is_office(parse, entity.label, first, last):
            continue
        has_new_words = any(token not in covered for token in range(first, last))
        if has_new_words and held.get(first, 0) < last:
            found.append(Name(first, last, _head(parse, first, last), entity.label, ()))
            held |= dict.fromkeys(range(first, last), last)
    found += _surnames_alone(parse, surnames, found)
    found += _local_bodies(parse, found)
    return sorted(found, key=lambda name: (name.first, -name.last))


def _is_pair(parse: Parse, known: list[Name], first: int, last: int) -> bool:
    """Tell whether what the model took for one body is two known ones with "and" between them."""
    inside = [name for name in known if first <= name.first and name.last <= last]
    ends = {name.last for name in inside if name.first == first}
    starts = {name.first for name in inside if name.last == last}
    return any(parse.tokens[end].text == "and" and not starts.isdisjoint((end + 1, end + 2)) for end in ends - {last})


def _surnames(parse: Parse, trimmed: list[tuple[int, int]]) -> set[str]:
    """Return the last words of the names of persons that stand in full."""
    return {
        parse.tokens[last - 1].text
        for entity, (first, last) in zip(parse.entities, trimmed, strict=True)
        if entity.label == "PERSON" and last - first > 1
    }


def _is_possessive(parse: Parse, name: Name, surnames: set[str]) -> bool:
    """Tell whether the name of a firm is a surname of the document with its possessive mark ("Christie's exit")."""
    is_marked = name.last - name.first == 2 and parse.tokens[name.last - 1].xpos == "POS"
    return is_marked and parse.tokens[name.first].text in surnames


def _is_office(parse: Parse, label: str, first: int, last: int) -> bool:
    """Tell whether a person is called by an office alone ("the Prime Minister"), or is a thing ("the Bill")."""
    words = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end].lower()
    is_thing = last - first == 1 and first > 0 and parse.tokens[first - 1].text.lower() == "the"
    is_thing = is_thing and parse.tokens[first].deprel not in ("compound", "nmod:poss")  # "the Blaho government"
    return label == "PERSON" and (is_thing or (words in OFFICES and words not in GIVEN_TITLES))


def _surnames_alone(parse: Parse, surnames: set[str], found: list[Name]) -> list[Name]:
    """Return the surnames of persons named in full, where the model took them for a place or for no name at all."""
    taken = {token for name in found for token in range(name.first, name.last)}
    return [
        Name(token.i, token.i + 1, token.i, "PERSON", ())
        for token in parse.tokens
        if token.text in surnames and token.upos == "PROPN" and token.i not in taken and _is_single(parse, token.i)
    ]


def _local_bodies(parse: Parse, found: list[Name]) -> list[Name]:
    """Return councils of places whose kind is written small: "Galway county council", where the model saw a place."""
    if not _LOCAL_BODY.search(parse.text):
        return []
    held = {name.last for name in found if name.last - name.first > 1}
    return [
        Name(first, token.i + 1, token.i, "ORG", ())
        for token in parse.tokens
        if token.text in LOCAL_BODIES
        and token.i + 1 not in held
        and (first := _local_first(parse, token.i)) is not None
    ]


def _local_first(parse: Parse, council: int) -> int | None:
    """Return the first token of the place before "county council", or None."""
    first = council - 1
    if first < 1 or parse.tokens[first].text not in LOCAL_AREAS:
        return None
    while first > 0 and parse.tokens[first - 1].text[:1].isupper() and parse.tokens[first - 1].head == council:
        first -= 1
    return first if first < council - 1 and parse.tokens[first].upos == "PROPN" else None


def _is_single(parse: Parse, token: int) -> bool:
    entity = parse.entity_at[token]
    return entity < 0 or parse.entities[entity].last - parse.entities[entity].first == 1


def _is_name(parse: Parse, first: int, last: int) -> bool:
    return any(token.text[:1].isupper() or token.text[:1].isdigit() for token in parse.tokens[first:last])


def _trimmed(parse: Parse, gazetteer: Gazetteer, entity: Entity) -> tuple[int, int]:
    """Return first and last token of the bare name: no article, possessive mark, possessor or title ("DAB's Lee")."""
    first, last = entity.first, _last_joined(parse, entity)
    while last - first > 1 and _is_behind_name(parse.tokens[last - 1]):
        last -= 1
    while last - first > 1 and parse.tokens[first].lemma.lower() in ("the", "a", "an"):
        first += 1
    if entity.label == "PERSON":
        marks = [index for index in range(first, last - 1) if parse.tokens[index].xpos == "POS"]
        first = marks[-1] + 1 if marks else first
        while (after := _behind_title(parse, gazetteer, first, last)) != first:
            first = after
    return first, last


def _last_joined(parse: Parse, entity: Entity) -> int:
    """Return the end of a body's name; the model may cut it behind "for" ("Party for" and "the People")."""
    following = entity.last + (entity.last < len(parse.tokens) and parse.tokens[entity.last].text.lower() == "the")
    is_cut = entity.label == "ORG" and parse.tokens[entity.last - 1].upos == "ADP" and following < len(parse.tokens)
    rest = parse.entity_at[following] if is_cut else -1
    return parse.entities[rest].last if rest >= 0 else entity.last


def _is_behind_name(token: Token) -> bool:
    """Tell whether a token ends no name: a possessive mark, a mark of punctuation, or "and"."""
    return token.xpos == "POS" or token.upos in ("PUNCT", "CCONJ")


def _behind_title(parse: Parse, gazetteer: Gazetteer, first: int, last: int) -> int:
    """Return the token behind the office, country or people that the name begins with ("US President Obama")."""
    start = parse.tokens[first].start
    for end in range(min(last - 1, first + LONGEST_TITLE), first, -1):
        words = parse.text[start : parse.tokens[end - 1].end]
        countries = (sense for sense in gazetteer.senses.get(words, ()) if (sense.key or "").startswith("country:"))
        if (words.lower() in OFFICES and words.lower() not in GIVEN_TITLES) or any(countries):
            return end
    return first


def _known_names(parse: Parse, gazetteer: Gazetteer) -> list[Name]:
    names: list[Name] = []
    for sentence in parse.sentences:
        first = sentence.first
        while first < sentence.last:
            reach = gazetteer.longest_from(parse.tokens[first].text)
            name = _longest_name(parse, gazetteer, first, sentence.last, reach) if reach else None
            if name:
                names.append(name)
                names += _country_inside(parse, gazetteer, name)
            first = name.last if name else first + 1
    return names


def _longest_name(parse: Parse, gazetteer: Gazetteer, first: int, end: int, reach: int) -> Name | None:
    """Return the longest known name that begins with token *first* and has no more than *reach* characters."""
    start = parse.tokens[first].start
    for last in range(min(end, first + _LONGEST), first, -1):
        stop = parse.tokens[last - 1].end
        if stop - start > reach:
            continue
        words = parse.text[start:stop]
        senses = gazetteer.senses.get(words)
        if senses is None and words.isupper() and len(words) > 4:
            senses = gazetteer.senses.get(words.title())
        if senses:
            name = Name(first, last, _head(parse, first, last), _label(parse, first, last), senses)
            if _is_meant(parse, name):
                return name
    return None


def _country_inside(parse: Parse, gazetteer: Gazetteer, name: Name) -> list[Name]:
    """Return the country at the beginning of the name of a body of its state ("US" in "US State Department")."""
    token = parse.tokens[name.first]
    if name.last - name.first < 2 or not (name.senses[0].key or "").startswith(("gov:", "mil:", "party:")):
        return []
    senses = gazetteer.senses.get(token.text, ())
    is_country = any((sense.key or "").startswith("country:") for sense in senses)
    return [Name(name.first, name.first + 1, name.first, name.label, senses)] if is_country else []


def _head(parse: Parse, first: int, last: int) -> int:
    """Return the token of [first, last) that hangs outside it; the last one, where there are several."""
    outside = [token.i for token in parse.tokens[first:last] if not first <= token.head < last]
    return outside[-1] if outside else last - 1


def _label(parse: Parse, first: int, last: int) -> str | None:
    entities = {parse.entity_at[token] for token in range(first, last)} - {-1}
    return parse.entities[min(entities)].label if entities else None


def _is_meant(parse: Parse, name: Name) -> bool:
    """Tell whether the words are a name here, and not an ordinary word that is written alike ("Target", "May")."""
    token = parse.tokens[name.first]
    if name.last - name.first > 1 or any(sense.form != "name" for sense in name.senses):
        return True
    if _ends_place(parse, token) and (name.senses[0].key or "").startswith("bloc:"):
        return False
    if name.label is not None and name.label != "DATE":
        return True
    if any((sense.key or "").startswith(("bloc:", "people:")) for sense in name.senses):
        return token.text[:1].isupper()  # "Western", "Kurdish": adjectives too
    if token.upos in _NOT_NAMES or token.xpos in ("NN", "NNS", "JJ"):
        return token.text.isupper() and len(token.text) > 2
    is_state = any((sense.key or "").startswith("country:") for sense in name.senses)
    return is_state or (token.upos == "PROPN" and not _opens_sentence(parse, token))


def _ends_place(parse: Parse, token: Token) -> bool:
    """Tell whether a direction is the last word of the name of a place ("Kowloon West")."""
    before = parse.tokens[token.i - 1] if token.i else None
    return before is not None and before.upos == "PROPN" and token.upos == "PROPN" and before.end + 1 == token.start


def _opens_sentence(parse: Parse, token: Token) -> bool:
    return token.i == parse.sentences[token.sentence].first and not token.text.isupper()


def _gives_way(parse: Parse, trimmed: list[tuple[int, int]], name: Name) -> bool:
    """Tell whether a longer entity holds the name and leaves nothing of it to say."""
    begin = name.first + (parse.tokens[name.first].lemma.lower() == "the")  # "The National" in "The National Trust"
    for index in {parse.entity_at[token] for token in range(name.first, name.last)} - {-1}:
        first, last = trimmed[index]
        if first > begin or last < name.last or last - first <= name.last - name.first:
            continue
        if parse.entities[index].label == "PERSON":
            return True
        if parse.entities[index].label == "ORG":
            return all(sense.form == "name" and not (sense.key or "").startswith("country:") for sense in name.senses)
    return False


def read_name(parse: Parse, name: Name) -> Mention:
    """Return the mention that *name* is, with the title before it and the article that belongs to it."""
    span = parse.span(name.first, name.last)
    keys = tuple(dict.fromkeys(sense.key for sense in name.senses if sense.key))
    title = title_phrase(parse, name.first, name.last, name.head) if _is_person(name) else None
    head = title.head if title else name.head
    reading = read_reading(parse, head)
    form = _form(parse, name, reading)
    if title and title.role_text:
        form = "title_name"
    first = title.first if title else name.first
    if title is None and form != "demonym_adjective":
        first = _with_article(parse, name)
    end = _with_body(parse, name) if _is_person(name) else span.end
    return Mention(
        span=Span(parse.tokens[first].start, end),
        head=head,
        form="demonym" if form == "demonym_adjective" else form,  # type: ignore[arg-type]
        reading="affiliation" if form == "demonym_adjective" and reading == "topic" else reading,
        sentence=parse.tokens[name.head].sentence,
        name=span,
        role_text=title.role_text if title else None,
        candidates=keys,
    )


def _with_body(parse: Parse, name: Name) -> int:
    """Return the end of the name of a person with the body named right behind it ("Andrew Wan of the Civic Party")."""
    end = parse.tokens[name.last - 1].end
    for child in (child for token in range(name.first, name.last) for child in parse.children[token]):
        if child < name.last or parse.tokens[child].deprel != "nmod" or parse.entity_at[child] < 0:
            continue
        inside = [
            index for index in parse.subtree(child) if parse.tokens[index].deprel in _INSIDE_BODY or index == child
        ]
        is_near = inside[0] == name.last and inside[-1] - inside[0] == len(inside) - 1
        if is_near and parse.tokens[name.last].lemma.lower() in ("of", "from"):
            return parse.tokens[inside[-1]].end
    return end


def _with_article(parse: Parse, name: Name) -> int:
    """Return the first token of the name with the article and number that belong to it ("the three Baltic states")."""
    first = name.first
    while first > 0:
        before = parse.tokens[first - 1]
        if not name.first <= before.head < name.last or before.deprel not in ("det", "nummod"):
            break
        first -= 1
    return first


def _is_person(name: Name) -> bool:
    if name.senses:
        return (name.senses[0].key or "").startswith("person:")
    return name.label == "PERSON"


def _form(parse: Parse, name: Name, reading: str) -> MentionForm | str:
    text = parse.text[parse.tokens[name.first].start : parse.tokens[name.last - 1].end]
    forms = {sense.form for sense in name.senses}
    token = parse.tokens[name.last - 1]
    if "name" not in forms and forms & {"adjective", "national"}:
        is_noun = "national" in forms and (token.upos in ("NOUN", "PROPN")) and token.deprel not in ("amod", "compound")
        return "demonym" if is_noun else "demonym_adjective"
    if forms & {"seat"} or (forms & {"capital"} and reading == "actor"):
        return "metonym"
    if (not name.senses and name.label == "NORP") or (name.senses and token.upos == "ADJ"):
        return "demonym"
    letters = text.replace(".", "")
    return "acronym" if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 6 else "name"
