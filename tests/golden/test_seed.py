"""The first article of the project, as a careful reader lists its claims: read from text and from a web page."""

import json
from pathlib import Path

import pytest

from flows.load import load_path
from transforms.annotate import annotate
from transforms.extract import extract_article
from transforms.tables.claims import claim_rows
from transforms.tables.speakers import find_speakers

HERE = Path(__file__).parent
TEXT = (HERE / "seed/article.txt").read_text(encoding="utf-8")
GOLD = json.loads((HERE / "seed/claims.json").read_text(encoding="utf-8"))
SPEAKERS = {
    "Sergei Lavrov": "person:sergei-lavrov:RU",
    "Vladimir Putin": "person:vladimir-putin:RU",
    "Russia": "country:RU",
    "NATO": "igo:nato",
    None: None,
}


@pytest.fixture(scope="module", params=["seed.txt", "seed.html"])
def claims(request, model, gazetteer):
    (page,) = load_path(HERE.parent / "pages" / request.param)
    document = annotate(extract_article(page), model, gazetteer)
    speakers = [speaker.actor_key for speaker in find_speakers(document)]
    return document, list(zip(claim_rows(document), speakers, strict=True))


def words(spans):
    return [word for start, end in spans for word in TEXT[start:end].split()]


def overlap(gold, row):
    one, two = set(words(gold["content"])), set(row["content_text"].split())
    return len(one & two) / max(len(one), len(two))


def found(gold, claims):
    return next(((row, speaker) for row, speaker in claims if overlap(gold, row) >= 0.5), (None, None))


def test_claims_are_found_with_speaker_and_act(claims):
    _, rows = claims
    right = 0
    for gold in GOLD:
        row, speaker = found(gold, rows)
        if row is None or row["act"] not in gold["act"]:
            continue
        expected = gold["speaker"]
        is_unnamed = bool(expected) and expected.startswith("unnamed:")
        right += (
            f":unnamed:{expected[8:].replace(' ', '-')}" in (speaker or "")
            if is_unnamed
            else speaker == SPEAKERS[expected]
        )
    assert right >= 10


def test_claims_with_a_named_source_and_a_verb_have_exact_spans(claims):
    _, rows = claims
    for gold in GOLD:
        if gold["source_kind"] == "name" and gold["cue"]:
            row, _ = found(gold, rows)
            assert row["source_text"] == TEXT[slice(*gold["source"][0])]
            assert row["cue_text"] == TEXT[slice(*gold["cue"][0])]
            assert overlap(gold, row) >= 0.9


def test_nothing_else_is_read(claims):
    _, rows = claims
    assert [row["content_text"] for row, _ in rows if not any(overlap(gold, row) >= 0.5 for gold in GOLD)] == []


def test_the_agency_is_credited_and_speaks_nothing(claims):
    document, rows = claims
    assert document.article.agency == ("Reuters",)
    assert not any(speaker and "reuters" in speaker for _, speaker in rows)
