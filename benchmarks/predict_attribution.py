"""Predict the attributions of PolNeAR and GUM from raw texts: source, cue, content and type of each.

Conventions of these corpora that are not ours: a claim inside a claim is not annotated, and phrases are ("approved the
bill"), of which our table writes the surer ones. The same setting serves both corpora.
"""

import json
from pathlib import Path
from typing import Any

from schemas.articles import READ_KINDS
from schemas.attributions import Attribution
from schemas.documents import Parse
from transforms.attribution import read_attributions
from transforms.extract.plain_text import classify_lines
from transforms.language import LanguageModel, load_model, parse_text
from transforms.quotations import read_quotations

LEAST_CONFIDENCE = 0.45
"""Rows from there on are predicted; our table begins at transforms.attribution.LEAST_CONFIDENCE."""


def predict_attribution(in_path: Path, out_path: Path) -> None:
    """Write one line of predictions for each line of *in_path*."""
    model = load_model()
    with in_path.open(encoding="utf-8") as lines, out_path.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            attributions = predict_attributions(parse_read_lines(row["text"], model))
            prediction = {"doc_id": row["doc_id"], "text": row["text"], "attributions": attributions}
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")


def parse_read_lines(text: str, model: LanguageModel) -> Parse:
    """Return the parse of the lines of *text* that are the article's own words; the others are never read."""
    read = tuple(block.span for block in classify_lines(text) if block.kind in READ_KINDS)
    return parse_text(text, model, blocks=read)


def predict_attributions(parse: Parse) -> list[dict[str, Any]]:
    """Return the attributions of one text that stand by themselves."""
    found = read_attributions(parse, read_quotations(parse), LEAST_CONFIDENCE)
    return [_as_row(attribution) for attribution in found if attribution.parent is None]


def _as_row(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
        "type": attribution.form,
    }
