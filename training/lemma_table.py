"""Make the table of irregular lemmas: python -m training.lemma_table TREEBANKS OUT.csv.

Lists what the rules of transforms.language.lemmas get wrong in the training halves of EWT and GUM: a word with its
tag, and the lemma that it has most often there. Of words seen once only inflected ones are listed.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.conllu import Word, read_conllu
from transforms.language.lemmas import apply_rules

_OPEN = frozenset({"NNS", "VBD", "VBN", "VBG", "VBZ", "JJR", "JJS", "RBR", "RBS"})


def collect_irregular(words: Iterable[Word]) -> list[tuple[str, str, str]]:
    """Return (word in lower case, XPOS, lemma), sorted, where the rules mostly give another lemma."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_rule: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in words:
        key = word.form.lower().replace("’", "'")
        if word.lemma == "_" or not key.isascii() or "," in key:
            continue
        seen[key, word.xpos][word.lemma] += 1
        form = word.form if word.xpos.startswith("NNP") else key
        by_rule[key, word.xpos][apply_rules(form, word.upos, word.xpos)] += 1
    rows = []
    for (key, xpos), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        right = lemmas & by_rule[key, xpos]
        total = sum(lemmas.values())
        if right.total() >= count or (xpos.startswith("NNP") and lemma.lower() == key):
            continue
        if total >= 2 or (xpos in _OPEN and key.isalpha()):
            rows.append((key, xpos, lemma))
    return sorted(rows)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    paths = [given.treebanks / f"{name}-train.conllu.gz" for name in ("ewt", "gum")]
    rows = collect_irregular(word for path in paths for sentence in read_conllu(path) for word in sentence.words)
    with given.out.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("word", "xpos", "lemma"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
