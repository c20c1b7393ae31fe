"""Predictions for the task `pages`: text, title, authors and publication time of stored pages, as JSON lines.

Reads from each line of a gold file `id`, `html` (a .html or .html.gz file beside it) and `url`; writes `id`, `text`,
`title`, `authors` and `published` (ISO 8601 with the offset that the page gives). Every language is read. The text is
the body: the blocks that are read, without the title.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.articles import READ_KINDS, Article
from schemas.pages import Page
from transforms.extract import extract_article
from transforms.extract.charsets import decode_text
from transforms.extract.metadata import read_metadata
from transforms.extract.readings import parse_html


def predict_pages(in_path: Path, out_path: Path) -> None:
    """Read the pages that *in_path* names and write one prediction a line to *out_path*."""
    with out_path.open("w", encoding="utf-8") as out:
        for row, page in read_pages(in_path):
            out.write(json.dumps(_predict(row["id"], page), ensure_ascii=False) + "\n")


def read_pages(path: Path) -> Iterator[tuple[dict[str, Any], Page]]:
    """Yield each row of a gold file with the page it names."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            stored = path.parent / row["html"]
            content = gzip.decompress(stored.read_bytes()) if stored.suffix == ".gz" else stored.read_bytes()
            digest = "sha256:" + hashlib.sha256(content).hexdigest()
            yield row, Page(url=row["url"], content=content, media_type="text/html", payload_digest=digest)


def _predict(identifier: str, page: Page) -> dict[str, Any]:
    result = extract_article(page, languages=None)
    if not isinstance(result, Article):
        return {"id": identifier, "text": "", "title": None, "authors": [], "published": None}
    read = [block.span for block in result.blocks if block.kind in READ_KINDS - {"title"}]
    return {
        "id": identifier,
        "text": "\n".join(result.text[span.start : span.end] for span in read),
        "title": result.title,
        "authors": list(result.byline),
        "published": _published(page),
    }


def _published(page: Page) -> str | None:
    """Return the time with the offset that the page gives; the article keeps it in UTC."""
    tree = parse_html(decode_text(page.content, page.charset) or "")
    time = None if tree is None else read_metadata(tree, url=page.url).published
    return time.at.isoformat() if time else None
