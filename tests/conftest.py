"""What many tests need: the language model and the gazetteer, loaded once, and short ways from text to annotation."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from schemas.pages import Page

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def model():
    from transforms.language import load_model

    return load_model()


@pytest.fixture(scope="session")
def gazetteer():
    from transforms.reference.gazetteer import load_gazetteer

    return load_gazetteer()


@pytest.fixture(scope="session")
def make_page():
    """A factory of pages: text or bytes with an address and, where wanted, a publication time."""

    def make(content, url="https://news.example/2021/12/22/talks", media_type="text/plain", published_at=None):
        payload = content.encode() if isinstance(content, str) else content
        return Page(
            url=url,
            content=payload,
            media_type=media_type,
            payload_digest="sha256:" + sha256(payload).hexdigest(),
            published_at=published_at,
            published_from="given" if published_at else None,
        )

    return make


@pytest.fixture(scope="session")
def make_document(model, gazetteer, make_page):
    """A factory of documents: plain text through extraction and all annotators, published on 22 December 2021."""
    from transforms.annotate import annotate
    from transforms.extract import extract_article

    def make(text, url="file:talks.txt", published_at=datetime(2021, 12, 22, 9, 30, tzinfo=UTC)):
        return annotate(extract_article(make_page(text, url, published_at=published_at)), model, gazetteer)

    return make
