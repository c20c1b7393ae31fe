"""Entity targets: what a corpus does not say stays open."""

import pytest

from training.entity_corpora import CONLL, GMB, read_columns, read_gmb
from training.labels import ANY, ENTITY_TAGS, OUTSIDE, any_of, span_bits
from training.names import is_date_word, is_demonym, place_label, trim_name


def allowed(bits):
    return {tag for number, tag in enumerate(ENTITY_TAGS) if bits >> number & 1}


def test_sets_of_tags():
    assert allowed(OUTSIDE) == {"O"}
    assert allowed(ANY) == set(ENTITY_TAGS)
    assert allowed(any_of(["DATE"])) == {"O", "B-DATE", "I-DATE"}
    assert [allowed(bits) for bits in span_bits(2, ["GPE", "LOC"])] == [{"B-GPE", "B-LOC"}, {"I-GPE", "I-LOC"}]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Paris", "GPE"),
        ("the United States", "GPE"),
        ("South Korea", "GPE"),
        ("the Black Sea", "LOC"),
        ("West Bank", "LOC"),
        ("Heathrow Airport", "LOC"),
        ("Africa", "LOC"),
    ],
)
def test_places_are_polities_or_not(name, label):
    assert place_label(name.split()) == label


@pytest.mark.parametrize(
    ("word", "expected"), [("Russian", True), ("Poles", True), ("Israelis", True), ("Moscow", False)]
)
def test_demonyms_are_told_by_form(word, expected):
    assert is_demonym(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("Monday", True), ("1990s", True), ("2021", True), ("march", True), ("men", False)]
)
def test_dates_are_told_by_form(word, expected):
    assert is_date_word(word) is expected


def test_titles_and_articles_are_no_part_of_a_name():
    words = ["the", "Prime", "Minister", "Ann", "Lee"]
    assert trim_name(words, 0, 5, is_person=True) == 3
    assert trim_name(words, 0, 5, is_person=False) == 1


def test_a_corpus_without_dates_leaves_them_open(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(
        "The O\nPrime I-PER\nMinister I-PER\nLee I-PER\nmet O\nFrench I-MISC\nmen O\nMonday O\n\n", encoding="utf-8"
    )
    example = next(read_columns(path, 0, -1, CONLL, ["DATE"]))
    targets = [allowed(bits) for bits in example.entities]
    assert targets[:4] == [{"O"}, {"O"}, {"O"}, {"B-PERSON"}]
    assert targets[5] == {"B-NORP"}
    assert targets[7] == {"O", "B-DATE", "I-DATE"}


def test_gmb_tells_peoples_from_states(tmp_path):
    import gzip

    path = tmp_path / "gmb.csv.gz"
    rows = ["Sentence #,Word,POS,Tag", "Sentence: 1,Iraqi,JJ,B-gpe", ",troops,NNS,O", ",left,VBD,O", ",Iraq,NNP,B-gpe"]
    path.write_bytes(gzip.compress("\n".join(rows).encode("latin-1")))
    (example,) = read_gmb(path)
    assert [allowed(bits) for bits in example.entities] == [{"B-NORP"}, {"O"}, {"O"}, {"B-GPE"}]
    assert GMB["per"] == "PERSON"
