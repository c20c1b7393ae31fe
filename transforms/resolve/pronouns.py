"""Pronouns in one document: the last actor that agrees in number and gender, the most prominent one first.

First persons inside a quotation are its speaker. "he" and "she" look back three sentences, "they" and "it" two; quoted
sentences right before them do not count. Weights after Lappin & Leass 1994 (recency, subject, object, repetition), with
the speakers of attributions raised, most where they speak on, and who was spoken of in the same paragraph. "it" is left
open where something else than an actor was the subject before it, or a paper argues, and "they" after "others". What a
quotation names is no antecedent outside of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.documents import Token
from transforms.mentions.pronouns import (
    FEMININE,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    MASCULINE,
    NEUTER,
    PLURAL,
    RELATIVE,
    RELATIVE_TO_BODY,
    relative_head,
)
from transforms.resolve.cast import MOST_SALIENT, Appearance, Cast, kind_of
from transforms.resolve.role_words import Answer
from transforms.resolve.scene import Scene

_WANTED = {
    word: wanted
    for words, wanted in (
        (FIRST_SINGULAR | FIRST_PLURAL, "speaker"),
        (RELATIVE, "relative"),
        (MASCULINE, "m"),
        (FEMININE, "f"),
        (PLURAL, "plural"),
        (NEUTER, "neuter"),
    )
    for word in words
}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_DOCUMENTS = frozenset(
    {"letter", "report", "paper", "study", "lawsuit", "suit", "complaint", "petition", "memo", "document", "article",
     "essay", "editorial", "survey", "filing", "indictment", "affidavit", "book", "resolution"}
)  # fmt: skip
_WRITTEN = frozenset(
    {"argue", "say", "describe", "find", "show", "state", "allege", "claim", "warn", "note", "conclude", "suggest",
     "accuse", "recommend", "explain", "detail", "contend", "assert", "read", "cite", "mention", "estimate"}
)  # fmt: skip
_OTHERS = frozenset({"others", "some", "many", "most", "few", "several"})
_ISSUED = frozenset({"issue", "publish", "release", "post", "produce", "unveil"})
_SENTENCE_WEIGHTS = (100, 75, 40, 20)
_REPEATED, _OFTEN = 6, 5  # for each appearance, up to so many
_AGREES_SURELY = 30
_AGREES_UNLIKELY = -15  # in the same sentence alone: a single word may be a surname after all ("Kelly", "Scott")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "iobj", "obl", "obl:agent"})
_SPEAKS_ON = 25  # who spoke in the sentence before, where the pronoun speaks again
_SAME_PARAGRAPH = 15  # who was spoken of in a sentence before of the same paragraph
# The most that there is beside the weight of the sentence and the salience.
_MOST_BESIDE = _AGREES_SURELY + _SPEAKS_ON + _SAME_PARAGRAPH + _REPEATED * _OFTEN
_MOST = MOST_SALIENT + _MOST_BESIDE


def resolve_pronoun(scene: Scene, cast: Cast, mention: int, keys: Sequence[str | None]) -> Answer | Appearance | None:
    """Return whom the pronoun *mention* denotes; an appearance without a key, if it is as open as that is; or None.

    Args:
        keys: actors of mentions; of names also where they stand further on.
    """
    wanted = _WANTED.get(scene.heads[mention].text.lower())
    if wanted is None or (wanted == "neuter" and _follows_other_subject(scene, cast, mention)):
        return None
    if wanted == "speaker":
        return _speaker(cast, mention, keys)
    if wanted == "relative":
        return _relative(scene, mention, keys)
    if wanted == "neuter" and _follows_document(scene, mention):
        return None
    if wanted == "plural" and _follows_others(scene, mention, keys):
        return None
    barred: set[str] = set()
    best = _best(scene, cast, mention, wanted, barred)
    while best is not None and _is_barred(scene, cast, mention, best.member.key, keys):
        barred.add(best.member.key)
        best = _best(scene, cast, mention, wanted, barred)
    if best is None or not best.member.key:
        return best
    return Answer(best.member.key, f"pronoun_{wanted}", best.mention)


def _relative(scene: Scene, mention: int, keys: Sequence[str | None]) -> Answer | None:
    """Return whom the noun before a relative clause denotes; "which" and "that" are no person."""
    pronoun = scene.heads[mention]
    head = relative_head(scene.parse, pronoun.i)
    is_body = pronoun.text.lower() in RELATIVE_TO_BODY
    for found in scene.by_head.get(head if head is not None else -1, ()):
        key = keys[found]
        if key and not (is_body and (key.split(":")[0] == "person" or not _is_right_before(scene, found, pronoun))):
            return Answer(key, "relative", found)
    return None


def _is_right_before(scene: Scene, mention: int, pronoun: Token) -> bool:
    """Tell whether nothing but marks stands between; of "the council and the bank, which" parsers take either."""
    return not scene.parse.text[scene.mentions[mention].span.end : pronoun.start].strip(" ,-–—")


def _speaker(cast: Cast, mention: int, keys: Sequence[str | None]) -> Answer | None:
    if not cast.quoted.is_inside(mention):
        return None
    speaker = cast.quoted.speakers[cast.quoted.within[mention]]
    key = keys[speaker] if speaker is not None else None
    return Answer(key, "speaker", speaker) if key else None


def _is_barred(scene: Scene, cast: Cast, mention: int, key: str, keys: Sequence[str | None]) -> bool:
    """Tell whether a pronoun cannot mean *key*.

    It cannot where the pronoun is the subject of a clause and *key* is named in what follows there ("he believes that
    Smith lied"; principle C, Chomsky 1981), and where *key* speaks the quotation around the pronoun, since speakers
    call themselves "I". A possessor is not barred: "He says that Smith's own camera was taken".
    """
    head = scene.heads[mention]
    if head.deprel in _SUBJECTS:
        for later in range(mention + 1, len(scene.mentions)):
            if scene.mentions[later].sentence != head.sentence:
                break
            if keys[later] == key and _is_one(scene, later) and _is_complement(scene, later, head.head):
                return True
    if kind_of(key) != "person" or not cast.quoted.is_statement(mention, head.sentence):
        return False
    speaker = cast.quoted.speakers[cast.quoted.within[mention]]
    return speaker is not None and keys[speaker] == key


def _is_one(scene: Scene, mention: int) -> bool:
    """Tell whether a mention names one actor; the Americans of one clause may be others than those of the next."""
    return scene.names[mention] is not None and scene.mentions[mention].form != "demonym"


def _is_complement(scene: Scene, mention: int, verb: int) -> bool:
    """Tell whether a mention stands inside an object or a clause that completes *verb*, and not as a mere possessor."""
    token = scene.heads[mention]
    if token.deprel == "nmod:poss":
        return False
    while token.head >= 0 and token.head != verb:
        token = scene.parse.tokens[token.head]
    return token.head == verb and token.deprel in _COMPLEMENTS


def _best(scene: Scene, cast: Cast, mention: int, wanted: str, barred: set[str]) -> Appearance | None:
    sentence = scene.mentions[mention].sentence
    is_outside = not cast.quoted.is_inside(mention)
    appearances, reach = (cast.persons, 4) if wanted in ("m", "f") else (cast.others, 3)
    best: Appearance | None = None
    best_score = -1
    for distance, (near, weight) in enumerate(_sentences_back(scene, cast, mention, reach)):
        if best_score >= weight + _MOST:
            break
        is_joined = distance > 0 and wanted in ("m", "f") and _share_paragraph(scene, near, sentence)
        for appearance in reversed(appearances.get(near, ())):
            if weight + appearance.salience + _MOST_BESIDE <= best_score:
                continue
            seen = _of_gender(cast, appearance, wanted) if appearance.member.choices else appearance
            agreement = _agreement(scene, seen, wanted)
            if agreement is None or (is_outside and seen.is_quoted) or seen.member.key in barred:
                continue
            if distance and agreement == _AGREES_UNLIKELY:
                continue
            agreement += _SAME_PARAGRAPH if is_joined else 0
            if distance == 1 and _speaks(scene, cast, seen.mention) and _speaks(scene, cast, mention):
                agreement += _SPEAKS_ON
            times = seen.member.times
            score = weight + seen.salience + agreement + (_REPEATED * times if times < _OFTEN else _REPEATED * _OFTEN)
            if score > best_score and not _is_coargument(scene, seen, mention):
                best, best_score = seen, score
    return _told(cast, best, sentence, wanted) if best is not None and best.member.choices else best


def _sentences_back(scene: Scene, cast: Cast, mention: int, reach: int) -> list[tuple[int, int]]:
    """Return the sentence of a pronoun and those before it, at most *reach*, with their weights.

    Quoted sentences right before it do not count, where it stands outside of them. Who was spoken of before somebody
    else's quotation is a sentence further off.
    """
    sentence, weights = scene.mentions[mention].sentence, _SENTENCE_WEIGHTS[1:reach]
    before = sentence
    while not cast.quoted.is_inside(mention) and before - 1 in cast.quoted.sentences:
        before -= 1
    if before < sentence and scene.heads[mention].i not in cast.quoted.tellers:
        weights = weights[1:]
    return [(sentence, _SENTENCE_WEIGHTS[0]), *((before - 1 - back, weight) for back, weight in enumerate(weights))]


def _speaks(scene: Scene, cast: Cast, mention: int) -> bool:
    """Tell whether a mention is a source, and not just in a clause beside or within what its sentence says.

    Those are "if he thinks that" and "Smith said Roth showed charm".
    """
    verb = scene.heads[mention].head
    relation = scene.parse.tokens[verb].deprel if verb >= 0 else ""
    return mention in cast.speakers and not relation.startswith(("advcl", "acl", "ccomp"))


def _share_paragraph(scene: Scene, first: int, second: int) -> bool:
    sentences = scene.parse.sentences
    return first >= 0 and sentences[first].paragraph == sentences[second].paragraph


def _of_gender(cast: Cast, seen: Appearance, wanted: str) -> Appearance:
    """Return *seen*, which may be several persons, as the only one of them of that gender, if there is just one."""
    fitting = [key for key in seen.member.choices if cast.genders.get(key) in (wanted, None)]
    member = cast.members.get(fitting[0]) if len(fitting) == 1 else None
    return replace(seen, member=member) if member else seen


def _told(cast: Cast, best: Appearance, sentence: int, wanted: str) -> Appearance:
    """Return an appearance of the only one whom *best* may be and the sentences before speak of, else *best*."""
    near = [seen for back in range(4) for seen in cast.persons.get(sentence - back, ())]
    told = {
        seen.member.key: seen
        for seen in near
        if seen.member.key in best.member.choices and cast.genders.get(seen.member.key) in (wanted, None)
    }
    return told.popitem()[1] if len(told) == 1 else best


def _agreement(scene: Scene, seen: Appearance, wanted: str) -> int | None:
    """Return the points that an actor gets for number and gender, or None where it does not agree."""
    if wanted == "plural":
        if seen.is_plural:
            return _AGREES_SURELY
        return None if scene.mentions[seen.mention].reading == "affiliation" else 0
    if wanted == "neuter":
        kind = seen.member.kind
        return 0 if kind in ("body", "state") or (kind == "group" and not seen.is_plural) else None
    gender = seen.member.gender
    if gender == wanted:
        return _AGREES_SURELY
    return 0 if gender is None else _AGREES_UNLIKELY if seen.member.is_gender_guessed else None


def _is_coargument(scene: Scene, seen: Appearance, mention: int) -> bool:
    """Tell whether both hang on one verb, so that only a reflexive could mean the same ("Smith told him")."""
    if scene.mentions[seen.mention].span.covers(scene.mentions[mention].span):
        return True
    token = scene.heads[mention]
    if token.head != scene.heads[seen.mention].head or token.deprel == "nmod:poss":
        return False
    return not token.text.lower().endswith(("self", "selves"))


def _follows_document(scene: Scene, mention: int) -> bool:
    """Tell whether "it", subject of what papers do, follows a paper: "They sent a letter. It argued ...".

    Who issues a paper says what it says: "The bank released a report. It said ..." is about the bank.
    """
    head, tokens = scene.heads[mention], scene.parse.tokens
    if head.deprel not in _SUBJECTS or head.sentence == 0 or tokens[head.head].lemma not in _WRITTEN:
        return False
    before = scene.parse.sentences[head.sentence - 1]
    for token in tokens[before.first : before.last]:
        if token.lemma.lower() not in _DOCUMENTS or token.head < 0 or token.xpos in ("NNS", "NNPS"):
            continue
        verb = tokens[token.head]
        if token.deprel in _SUBJECTS and verb.deprel == "root":
            return True
        if token.deprel == "obj" and verb.deprel in ("root", "conj") and verb.lemma not in _ISSUED:
            return True
        if token.deprel == "obj" and verb.deprel == "root" and _is_of_person(scene, verb.i):
            return True
    return False


def _is_of_person(scene: Scene, verb: int) -> bool:
    """Tell whether the subject of a verb is a person's name, which "it" never is."""
    subjects = [child for child in scene.parse.children[verb] if scene.parse.tokens[child].deprel in _SUBJECTS]
    labels = [scene.labels[found] for child in subjects for found in scene.by_head.get(child, ())]
    return "PERSON" in labels


def _follows_others(scene: Scene, mention: int, keys: Sequence[str | None]) -> bool:
    """Tell whether the last subject before "they" that means anybody is others, some or many."""
    head = scene.heads[mention]
    first = scene.parse.sentences[max(0, head.sentence - 1)].first
    for token in reversed(scene.parse.tokens[first : head.i]):
        is_others = token.text.lower() in _OTHERS
        if token.deprel in _SUBJECTS and (is_others or any(keys[seen] for seen in scene.by_head.get(token.i, ()))):
            return is_others
    return False


def _follows_other_subject(scene: Scene, cast: Cast, mention: int) -> bool:
    """Tell whether the last subject before the pronoun is something that is no actor of the cast.

    Where "it" speaks, a clause before it is no matter: "A day after the dam broke, it said".
    """
    head = scene.heads[mention]
    first = scene.parse.sentences[max(0, head.sentence - 1)].first
    for token in reversed(scene.parse.tokens[first : head.i]):
        is_beside = mention in cast.speakers and scene.parse.tokens[token.head].deprel == "advcl"
        if token.deprel in _SUBJECTS and token.upos in ("NOUN", "PROPN") and not is_beside:
            seen = (*cast.persons.get(token.sentence, ()), *cast.others.get(token.sentence, ()))
            return all(scene.heads[appearance.mention] is not token for appearance in seen)
    return True
