"""Words with their tags to lemmas as UD English writes them: a table of what is irregular, rules for the rest.

The table (model/lemmas.csv) lists the words of EWT and GUM for which the rules are wrong; training/lemma_table.py makes
it. Names keep their case.
"""

import csv
import io
import re
from functools import cache, lru_cache
from importlib.resources import files

_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_OF_A_PEOPLE = ("ian", "ean", "ese")
_DOUBLED = re.compile(r"([bdgmnprt])\1$|[aeiou].*(?:ell|troll)$")
_LOST_E = re.compile(
    r"""(?: [cvuz] | [^e]e | [^aeiouswylr]l | (?<!s)(?<!focu)s | [dlr]g | (?:ch|r)ang | eng | ung | [aeiou]g
        | (?:[^aeo]|cre)at | (?:inv|un|exc|wr|ign|rec|\bc|\bb)it | [vmnu]ot | [^o]ut | (?:del|comp|compl|depl)et
        | [^aeo]id | [^eo]ad | [^o][ou]d | [^e]ed
        | [^e]ar | (?:st|pl|sc|gn|ad|\bb|sn)or | [^a]ir | [^aoe]ur | (?:adh|interf|pers|ev)er
        | [^aeo]am | [^a]im | [^o]om | um | [^aou]in | (?:ph|cl|postp|\bt)on | (?:interv|conv)en | un
        | [^e]ap | [^a]ip | (?:\bh|\bc|sc)op | yp | [iou]b | [^eo]ak | ik | [^o]ok
        | (?:ea|oo|\bba|loa)th | [^aeo]il | [^oa]ul | [^o]ol | yl )$""",
    re.VERBOSE,
)


@lru_cache(maxsize=65536)
def lemmatize(word: str, upos: str, xpos: str) -> str:
    """Return the lemma of *word* with the tags *upos* and *xpos*."""
    key = word.lower().translate(_STRAIGHT)
    known = _table().get((key, xpos))
    if known:
        return known
    keeps_case = xpos.startswith("NNP") or (xpos == "JJ" and word[:1].isupper() and word.endswith(_OF_A_PEOPLE))
    return apply_rules(word if keeps_case else key, upos, xpos)


def apply_rules(word: str, upos: str, xpos: str) -> str:
    """Return the lemma by the rules of English inflection alone."""
    if xpos in ("NNS", "NNPS") and upos in ("NOUN", "PROPN"):
        return _singular(word)
    if upos == "NUM":
        return word.replace(",", "")
    if upos not in ("VERB", "AUX", "ADJ", "ADV"):
        return word
    if xpos == "VBZ":
        return _singular(word)
    if xpos == "VBG":
        return _stem(word, "ing")
    if xpos in ("VBD", "VBN"):
        return _stem(word, "ed")
    if xpos in ("JJR", "RBR"):
        return _stem(word, "er")
    if xpos in ("JJS", "RBS"):
        return _stem(word, "est")
    return word


def _singular(word: str) -> str:
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|[^aeiou]o)es$", lower):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _stem(word: str, ending: str) -> str:
    """Take *ending* off and mend the stem: "stopped", "tried", "making"."""
    if not word.endswith(ending) or len(word) - len(ending) < 2:
        return word
    stem = word[: -len(ending)]
    if ending != "ing" and stem.endswith("i"):
        return stem[:-1] + ("ie" if len(stem) == 2 else "y")
    if re.fullmatch(r"[dltv]y", stem):
        return stem[0] + "ie"
    if len(stem) > 3 and _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) else stem


@cache
def _table() -> dict[tuple[str, str], str]:
    content = files("transforms.language").joinpath("model", "lemmas.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(content))
    return {(row["word"], row["xpos"]): row["lemma"] for row in rows}
