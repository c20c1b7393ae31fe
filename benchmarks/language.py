"""Measure the language layer: `python -m benchmarks.language TREEBANKS [--only scores|raw|speed|invariance]`.

TREEBANKS is the folder of training/README.md. Prints tags, trees, reporting clauses and lemmas on gold words; entities
on UNER; sentences and tokens from raw text; words a second; decisions that change with neighbours or threads.
`--model FOLDER` measures another model than the one that ships.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.predict_language import raw_documents, sentence_text
from schemas.documents import Parse
from training.conllu import TreebankSentence, read_conllu, read_lines
from transforms.language import LanguageModel, load_model, parse_text, segment
from transforms.language.entities import read_tags
from transforms.language.lemmas import lemmatize
from transforms.language.network import Analysis, open_model

LABELS = ("ccomp", "nsubj", "nsubj:pass", "appos", "parataxis", "acl:relcl", "advcl", "conj", "obl", "nmod", "xcomp")
_CUES = """
    say announce suggest deny warn demand claim state tell add argue insist report ask accuse agree believe note stress
    explain acknowledge declare confirm reject think reveal estimate hope expect fear know show indicate admit conclude
    suspect predict
    """
CUES = frozenset(_CUES.split())
_UNER = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def f_score(right: int, predicted: int, gold: int) -> float:
    """Return F1 in percent; 0 where nothing is right."""
    return 200 * right / (predicted + gold) if right else 0.0


def score_trees(sentences: Sequence[TreebankSentence], analyses: Sequence[Analysis]) -> dict[str, float]:
    """Return percentages of right tags, heads and relations, with and without punctuation, and F of some relations."""
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for sentence, analysis in zip(sentences, analyses, strict=True):
        for position, word in enumerate(sentence.words):
            attached = analysis.heads[position] == word.head
            labelled = attached and analysis.deprels[position] == word.deprel
            hits.update(words=1, upos=analysis.upos[position] == word.upos, xpos=analysis.xpos[position] == word.xpos)
            hits.update(uas=attached, las=labelled)
            if word.deprel != "punct":
                hits.update(plain=1, plain_uas=attached, plain_las=labelled)
            right[word.deprel] += labelled
            predicted[analysis.deprels[position]] += 1
            gold[word.deprel] += 1
    shares = {name: 100 * hits[name] / hits["words"] for name in ("upos", "xpos", "uas", "las")}
    shares |= {f"{name}-np": 100 * hits[f"plain_{name}"] / hits["plain"] for name in ("uas", "las")}
    return shares | {label: f_score(right[label], predicted[label], gold[label]) for label in LABELS}


def score_cues(sentences: Sequence[TreebankSentence], analyses: Sequence[Analysis]) -> tuple[float, int]:
    """Return how many percent of the reporting verbs with a clausal complement have subject and complement right."""
    right = total = 0
    for sentence, analysis in zip(sentences, analyses, strict=True):
        for number, word in enumerate(sentence.words, 1):
            if word.upos != "VERB" or word.lemma.lower() not in CUES:
                continue
            gold = [(i, other.deprel) for i, other in enumerate(sentence.words) if other.head == number]
            found = [(i, analysis.deprels[i]) for i, head in enumerate(analysis.heads) if head == number]
            contents = [i for i, label in gold if label == "ccomp"]
            if not contents:
                continue
            total += 1
            subjects = {i for i, label in gold if label.startswith("nsubj")}
            same_subject = subjects == {i for i, label in found if label.startswith("nsubj")}
            right += same_subject and (contents[0], "ccomp") in found
    return 100 * right / max(1, total), total


def score_entities(path: Path, model: LanguageModel, prefix: str) -> dict[str, float]:
    """Return F of exact UNER entities over the sentences whose id begins with *prefix*."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for forms, tags in _read_uner(path, prefix):
        expected = {span for span in read_tags(tags) if span.label in ("PER", "ORG", "LOC")}
        spans = read_tags(model.analyse(forms).entity_tags)
        found = {span._replace(label=_UNER[span.label]) for span in spans if span.label in _UNER}
        for counter, entities in ((right, found & expected), (predicted, found), (gold, expected)):
            counter.update(span.label for span in entities)
            counter["all"] += len(entities)
    return {label: f_score(right[label], predicted[label], gold[label]) for label in ("PER", "ORG", "LOC", "all")}


def _read_uner(path: Path, prefix: str) -> Iterator[tuple[list[str], list[str]]]:
    rows: list[list[str]] = []
    identifier = ""
    for line in (*read_lines(path), ""):
        if line.startswith("# sent_id"):
            identifier = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows and not line:
            if identifier.startswith(prefix):
                yield [row[1] for row in rows], [row[2] for row in rows]
            rows = []


def score_segmentation(documents: Iterable[tuple[str, list[TreebankSentence]]]) -> dict[str, float]:
    """Return F of tokens and sentences by their places among the characters that are not white space."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for text, sentences in documents:
        expected = _gold_spans(sentences)
        parse = segment(text)
        place = _places(text)
        found = {
            "tokens": {(place[token.start], place[token.end - 1] + 1) for token in parse.tokens},
            "sentences": {(place[one.start], place[one.end - 1] + 1) for one in parse.sentences},
        }
        for name, spans in found.items():
            right[name] += len(spans & expected[name])
            predicted[name] += len(spans)
            gold[name] += len(expected[name])
    return {name: f_score(right[name], predicted[name], gold[name]) for name in ("sentences", "tokens")}


def _places(text: str) -> list[int]:
    places, count = [], 0
    for character in text:
        places.append(count)
        count += not character.isspace()
    return places


def _gold_spans(sentences: Iterable[TreebankSentence]) -> dict[str, set[tuple[int, int]]]:
    tokens, wholes, at = set(), set(), 0
    for sentence in sentences:
        begin = at
        for word in sentence.words:
            size = len("".join(word.form.split()))
            tokens.add((at, at + size))
            at += size
        wholes.add((begin, at))
    return {"tokens": tokens, "sentences": wholes}


def _documents(path: Path, prefix: str) -> list[tuple[str, list[TreebankSentence]]]:
    groups: list[list[TreebankSentence]] = []
    for sentence in read_conllu(path):
        if not groups or any(key.startswith("newdoc") for key in sentence.comments):
            groups.append([])
        groups[-1].append(sentence)
    texts = list(raw_documents(path))
    pairs = zip(texts, groups, strict=True)
    return [(text, group) for text, group in pairs if group[0].comments.get("sent_id", "").startswith(prefix)]


def score_lemmas(sentences: Iterable[TreebankSentence]) -> float:
    """Return how many percent of the lemmas are right given the gold tags."""
    words = [word for sentence in sentences for word in sentence.words if word.lemma != "_"]
    return 100 * sum(lemmatize(word.form, word.upos, word.xpos) == word.lemma for word in words) / len(words)


def measure_speed(texts: Sequence[str], model: LanguageModel, repeat: int) -> dict[str, float]:
    """Return words a second of CPU time of one thread, from text to parse, and the peak memory of the process in MB."""
    best = 0.0
    for _ in range(repeat):
        started = time.thread_time()
        words = sum(len(parse_text(text, model).tokens) for text in texts)
        best = max(best, words / (time.thread_time() - started))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    return {"words/s": best, "peak MB": peak}


def count_changes(texts: Sequence[str], model: LanguageModel) -> dict[str, int]:
    """Return in how many sentences a decision changes when texts come alone, 8 or 64 at once, in one or two threads."""
    alone = [parse_text(text, model) for text in texts]
    changed = {}
    for size in (8, 64):
        joined = ["\n".join(texts[first : first + size]) for first in range(0, len(texts), size)]
        for threads in (1, 2):
            with ThreadPoolExecutor(threads) as pool:
                parses = list(pool.map(lambda text: parse_text(text, model), joined))
            found = [decision for parse in parses for decision in _decisions(parse)]
            expected = [decision for parse in alone for decision in _decisions(parse)]
            changed[f"batch {size}, threads {threads}"] = sum(a != b for a, b in zip(expected, found, strict=True))
    return {"sentences": sum(len(parse.sentences) for parse in alone)} | changed


def _decisions(parse: Parse) -> Iterator[tuple[object, ...]]:
    for sentence in parse.sentences:
        tokens = parse.tokens[sentence.first : sentence.last]
        entities = [e for e in parse.entities if sentence.first <= e.first < sentence.last]
        yield (
            tuple(
                (t.text, t.lemma, t.upos, t.xpos, t.head - sentence.first if t.head >= 0 else None, t.deprel)
                for t in tokens
            ),
            tuple((e.first - sentence.first, e.last - sentence.first, e.label) for e in entities),
        )


def _show(name: str, values: dict[str, float]) -> None:
    print(f"{name:14}", "  ".join(f"{key} {value:.1f}" for key, value in values.items()), flush=True)


def _treebank(folder: Path, name: str, prefix: str = "") -> list[TreebankSentence]:
    sentences = read_conllu(folder / f"{name}.conllu.gz")
    return [one for one in sentences if one.comments.get("sent_id", "").startswith(prefix)]


def show_scores(folder: Path, model: LanguageModel, sets: Sequence[str]) -> None:
    """Print tags, trees, reporting clauses and lemmas on gold words, and entities."""
    for name in sets:
        sentences = _treebank(folder, name, "n" if name == "pud-test" else "")
        analyses = [model.analyse(sentence.forms) for sentence in sentences]
        scores = score_trees(sentences, analyses)
        cues, count = score_cues(sentences, analyses)
        _show(name, scores | {"cues": cues, "of": count, "lemma": score_lemmas(sentences)})
    for name, prefix in (("uner-pud", "n"), ("uner-ewt_test", "")):
        _show(name, score_entities(folder / "ner" / f"{name}.iob2.gz", model, prefix))


def show_raw(folder: Path) -> None:
    """Print sentences and tokens from raw text."""
    for name, prefix in (("pud-test", "n"), ("ewt-dev", ""), ("gum-dev", "")):
        _show(name, score_segmentation(_documents(folder / f"{name}.conllu.gz", prefix)))


def show_speed(folder: Path, model: LanguageModel) -> None:
    """Print speed and memory on the news of PUD."""
    texts = [text for text, _ in _documents(folder / "pud-test.conllu.gz", "n")]
    _show("speed", measure_speed(texts, model, 3))


def show_invariance(folder: Path, model: LanguageModel) -> None:
    """Print how many decisions depend on neighbours or threads."""
    names = ("pud-test", "gum-test", "ewt-test")
    texts = [sentence_text(one) for name in names for one in _treebank(folder, name)][:3000]
    _show("invariance", dict(count_changes(texts, model)))


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--model", type=Path, help="folder of another model")
    parser.add_argument("--sets", nargs="*", default=["pud-test", "ewt-test", "gum-test"])
    parser.add_argument("--only", choices=("scores", "raw", "speed", "invariance"))
    given = parser.parse_args()
    model = open_model(given.model) if given.model else load_model()
    parts: dict[str, Callable[[], None]] = {
        "scores": lambda: show_scores(given.treebanks, model, given.sets),
        "raw": lambda: show_raw(given.treebanks),
        "speed": lambda: show_speed(given.treebanks, model),
        "invariance": lambda: show_invariance(given.treebanks, model),
    }
    for name, show in parts.items():
        if given.only in (None, name):
            show()


if __name__ == "__main__":
    main()
