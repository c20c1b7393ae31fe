"""Predict TIMEX3 from a text and its day of creation: our times in the form of TempEval scorers."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from schemas.documents import Parse
from transforms.language import load_model, parse_text
from transforms.times import read_times

Item = dict[str, Any]


def predict_times(in_path: Path, out_path: Path) -> None:
    """Write one line of predictions for each line of *in_path*."""
    model = load_model()
    with in_path.open(encoding="utf-8") as lines, out_path.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            items = predict_items(parse_text(row["text"], model), date.fromisoformat(row["dct"][:10]))
            out.write(json.dumps({"id": row["id"], "items": items}) + "\n")


def predict_items(parse: Parse, published_on: date | None) -> list[Item]:
    """Return the items of one text."""
    return [
        {"start": time.span.start, "end": time.span.end, "type": time.timex_type, "value": time.timex_value}
        for time in read_times(parse, published_on)
    ]
