"""Predict TIMEX3 from a text and its day of creation: our times in the form of TempEval scorers.

Conventions of the AQUAINT corpus that are not those of TIMEX3, mapped here: weeks have no leading zero (2000-W7),
decades a placeholder (199X), and the article stays outside of decades and spans ("the [past 20 years]").
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from schemas.documents import Parse
from schemas.times import Time
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
    return [_item(parse.text, time) for time in read_times(parse, published_on)]


def _item(text: str, time: Time) -> Item:
    start, value = time.span.start, time.timex_value
    is_decade = re.fullmatch(r"\d{3}", value) is not None
    if (is_decade or time.timex_type == "DURATION") and text[start : start + 4].lower() == "the ":
        start += 4
    value = value + "X" if is_decade else re.sub(r"-W0(\d)", r"-W\1", value)
    return {"start": start, "end": time.span.end, "type": time.timex_type, "value": value}
