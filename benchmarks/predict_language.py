"""The language layer on files: CoNLL-U in and out for trees, columns in and out for entities.

Called by benchmarks/predict.py. The answers in the input (tags, heads, entity tags) are never looked at; with gold
tokens its words, multiword tokens and comments are kept as they are.
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.documents import Parse
from training.conllu import TreebankSentence, join_forms, read_conllu, read_lines
from transforms.language import LanguageModel, load_model, parse_text
from transforms.language.lemmas import lemmatize

_UNER_LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def predict_parse(in_path: Path, out_path: Path, raw: bool) -> None:
    """Annotate a CoNLL-U file: its words as given, or, where *raw*, its text from scratch."""
    model = load_model()
    lines = _parse_raw(in_path, model) if raw else _parse_words(in_path, model)
    out_path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def _parse_words(path: Path, model: LanguageModel) -> Iterator[str]:
    block: list[str] = []
    for line in (*read_lines(path), ""):
        if line:
            block.append(line)
        elif block:
            yield from _annotate_block(block, model)
            yield ""
            block = []


def _annotate_block(block: list[str], model: LanguageModel) -> Iterator[str]:
    rows = [line.split("\t") for line in block if line.split("\t", 1)[0].isdigit()]
    forms = [row[1] for row in rows]
    analysis = model.analyse(forms) if forms else None
    position = 0
    for line in block:
        fields = line.split("\t")
        if line.startswith("#") or analysis is None:
            yield line
        elif not fields[0].isdigit():
            yield "\t".join([*fields[:2], *"________"])
        else:
            upos, xpos = analysis.upos[position], analysis.xpos[position]
            lemma = lemmatize(forms[position], upos, xpos)
            head, deprel = str(analysis.heads[position]), analysis.deprels[position]
            yield "\t".join([*fields[:2], lemma, upos, xpos, "_", head, deprel, "_", fields[9]])
            position += 1


def _parse_raw(path: Path, model: LanguageModel) -> Iterator[str]:
    for text in raw_documents(path):
        yield from parse_to_conllu(parse_text(text, model))


def raw_documents(path: Path) -> Iterator[str]:
    """Yield the text of each document as CoNLL 2018 made it: sentences joined by spaces, paragraphs by blank lines."""
    text = ""
    for sentence in read_conllu(path):
        begins_document = any(key.startswith("newdoc") for key in sentence.comments)
        begins_paragraph = any(key.split()[0] == "newpar" for key in sentence.comments if key)
        if begins_document and text:
            yield text
            text = ""
        joint = "" if not text else "\n\n" if begins_paragraph else " "
        text += joint + sentence_text(sentence)
    if text:
        yield text


def sentence_text(sentence: TreebankSentence) -> str:
    """Return the sentence as it was written."""
    return sentence.comments.get("text") or join_forms(sentence.words)


def parse_to_conllu(parse: Parse) -> Iterator[str]:
    """Yield the lines of a parse; words that touch carry SpaceAfter=No."""
    for sentence in parse.sentences:
        yield f"# text = {' '.join(parse.text[sentence.start : sentence.end].split())}"
        for number, token in enumerate(parse.tokens[sentence.first : sentence.last], 1):
            after = parse.text[token.end : token.end + 1]
            misc = "_" if not after or after.isspace() else "SpaceAfter=No"
            head = token.head - sentence.first + 1 if token.head >= 0 else 0
            form = "".join(token.text.split())
            fields = (number, form, token.lemma, token.upos, token.xpos, "_", head, token.deprel, "_", misc)
            yield "\t".join(map(str, fields))
        yield ""


def predict_ner(in_path: Path, out_path: Path) -> None:
    """Tag the words of an IOB2 or CoNLL-U file; writes the UNER labels PER, ORG and LOC where the input has those.

    Out: one line a word, the columns of the input up to the word, then the tag; blank lines and comments are kept.
    """
    model = load_model()
    as_uner = _has_uner_labels(in_path)
    out: list[str] = []
    block: list[list[str]] = []
    for line in (*read_lines(in_path), ""):
        if line.startswith("#") and not ("\t" in line and block):
            out.append(line)
        elif line.strip():
            block.append(line.split("\t") if "\t" in line else line.split())
        elif block:
            out.extend(_tag_block(block, model, as_uner))
            out.append("")
            block = []
    out_path.write_text("\n".join(out) + "\n", encoding="utf-8")


def _has_uner_labels(path: Path) -> bool:
    labels = {field[2:] for line in read_lines(path) for field in line.split() if field.startswith(("B-", "I-"))}
    return not labels or bool(labels & {"PER"}) or labels <= {"PER", "ORG", "LOC", "OTH", "MISC"}


def _tag_block(block: list[list[str]], model: LanguageModel, as_uner: bool) -> Iterator[str]:
    is_numbered = all(fields[0].split("-")[0].split(".")[0].isdigit() for fields in block) and len(block[0]) > 2
    words = [fields for fields in block if not is_numbered or fields[0].isdigit()]
    column = 1 if is_numbered else 0
    tags = model.analyse([fields[column] for fields in words]).entity_tags
    for fields, tag in zip(words, tags, strict=True):
        yield "\t".join([*fields[: column + 1], _uner_tag(tag) if as_uner else tag])


def _uner_tag(tag: str) -> str:
    label = _UNER_LABELS.get(tag[2:])
    return f"{tag[:2]}{label}" if label else "O"
