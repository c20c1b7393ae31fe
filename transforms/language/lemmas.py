"""Words with their tags to lemmas: a table of what is irregular, rules for the rest."""

import re

_VOWELS = "aeiou"


def lemmatize(word: str, upos: str, xpos: str) -> str:
    """Return the lemma of *word* as UD English writes it."""
    lower = word.lower().replace("’", "'")
    known = _CLOSED.get((lower, upos)) or _IRREGULAR.get(lower) if upos in _INFLECTED else _CLOSED.get((lower, upos))
    if known:
        return known
    if upos == "PROPN":
        return word
    if upos == "NOUN" and xpos == "NNS":
        return _singular(lower)
    if upos in ("VERB", "AUX") and xpos in ("VBZ", "VBD", "VBN", "VBG"):
        return _verb(lower, xpos)
    return lower


_INFLECTED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV"})
_CLOSED: dict[tuple[str, str], str] = {
    ("n't", "PART"): "not",
    ("'s", "PART"): "'s",
    ("'s", "AUX"): "be",
    ("'re", "AUX"): "be",
    ("'m", "AUX"): "be",
    ("'ve", "AUX"): "have",
    ("'ll", "AUX"): "will",
    ("'d", "AUX"): "would",
}
_IRREGULAR: dict[str, str] = dict(
    pair.split(":")
    for pair in (
        "is:be are:be was:be were:be been:be being:be am:be has:have had:have having:have does:do did:do done:do said:say says:say "
        "told:tell made:make found:find thought:think knew:know known:know saw:see seen:see took:take taken:take gave:give "
        "given:give held:hold left:leave met:meet went:go gone:go came:come became:become began:begin begun:begin wrote:write "
        "written:write spoke:speak spoken:speak led:lead lost:lose won:win kept:keep felt:feel meant:mean sought:seek fell:fall "
        "fallen:fall rose:rise risen:rise grew:grow grown:grow broke:break broken:break chose:choose chosen:choose drew:draw "
        "drawn:draw fought:fight brought:bring bought:buy caught:catch taught:teach sent:send spent:spend built:build sold:sell "
        "stood:stand understood:understand shot:shoot got:get gotten:get paid:pay heard:hear ran:run sat:sit "
        "men:man women:woman children:child people:people feet:foot better:good best:good worse:bad worst:bad"
    ).split()
)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _verb(word: str, xpos: str) -> str:
    if xpos == "VBZ":
        return _singular(word)
    stem = word[:-3] if xpos == "VBG" and word.endswith("ing") else word[:-2] if word.endswith("ed") else ""
    if not stem:
        return word
    if xpos != "VBG" and stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if re.search(r"(?:[aiu][tvzs]|[^aeiou][aeiou][cgvsz]|[nr][cg]|rs|dg|[^aeiou]l|iv|ut)$", stem):
        return stem + "e"
    return stem
