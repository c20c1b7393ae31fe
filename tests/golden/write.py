"""Write the expected claims of the pages in tests/pages anew: `make golden`, then review the diff.

One JSON file a page, one claim a line, with what an analyst would check: who, how, what, and what resolved the speaker.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PAGES = HERE.parent / "pages"


def page_files() -> list[Path]:
    """Return the pages that have expected claims, in order."""
    return sorted(file for file in PAGES.iterdir() if file.suffix in (".html", ".txt"))


def golden_lines(file: Path) -> Iterator[str]:
    """Yield the claims of *file*, one JSON object a line, in the order of the text."""
    from flows.load import load_path
    from flows.read_batch import gazetteer_with
    from transforms.annotate import annotate
    from transforms.extract import extract_article
    from transforms.language import load_model
    from transforms.tables.claims import claim_rows
    from transforms.tables.speakers import find_speakers

    (page,) = load_path(file)
    document = annotate(extract_article(page), load_model(), gazetteer_with(None))
    speakers = find_speakers(document)
    rows = claim_rows(document)
    for row, speaker in sorted(zip(rows, speakers, strict=True), key=lambda pair: pair[0]["content_spans"][0]["start"]):
        shown = {
            "source": row["source_text"],
            "actor": speaker.actor_key,
            "act": row["act"],
            "cue": row["cue_text"],
            "content": row["content_text"],
            "form": row["form"],
            "resolved_by": row["resolved_by"],
            "said_on": row["said_on_start"].date().isoformat() if row["said_on_start"] else None,
        }
        yield json.dumps({key: value for key, value in shown.items() if value is not None}, ensure_ascii=False)


def main() -> int:
    """Write one file for each page."""
    for file in page_files():
        (HERE / f"{file.name}.jsonl").write_text("\n".join(golden_lines(file)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
