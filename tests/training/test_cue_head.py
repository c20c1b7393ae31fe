"""The annotation of cues is whole, and the head learns from it what a word does."""

import re

import pytest

torch = pytest.importorskip("torch")

from training.cue_head import CUES, read_marked, read_news_forms, read_written, train_cues  # noqa: E402
from training.labels import CUE_SORTS  # noqa: E402
from training.network import CUE_LAYERS, WIDTH, Network, Sizes  # noqa: E402


def test_every_mark_is_a_word_with_a_sort_in_the_order_of_the_sentence():
    seen = set()
    for path in CUES.glob("*.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            name, marked = line.split("\t")
            marks = [(int(word), form, sort) for word, form, sort in (mark.split(":") for mark in marked.split(" "))]
            assert [word for word, _, _ in marks] == sorted({word for word, _, _ in marks}), name
            assert {sort for _, _, sort in marks} <= set(CUE_SORTS), name
            assert name not in seen
            seen.add(name)
    assert len(seen) > 7000


def test_the_sentences_of_our_own_are_found_with_their_words():
    sentences = read_marked([CUES / "news.tsv"], dict(read_news_forms()))
    assert len(sentences) > 600
    assert all(len(one.words) == len(one.reports) and max(one.words) < len(one.forms) for one in sentences)
    assert {True, False} == {report for one in sentences for report in one.reports}


def test_another_release_is_refused_by_name(tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text("news/x-1\t1:said:speech\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"news/x-1: no 'said' at word 1"):
        read_marked([path], {"news/x-1": ("She", "left")})


def test_the_head_learns_and_the_rest_of_the_network_stays():
    torch.manual_seed(0)
    network = Network(Sizes(upos=2, xpos=2, deprels=2, entity_tags=2))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    states = torch.randn(400, len(CUE_LAYERS), WIDTH)
    reports = (states[:, 1, 0] > 0).float()
    train_cues(network, states, reports, rounds=40, rate=3e-3, seed=1)
    assert ((network.cue_scores(states) > 0) == (reports > 0)).float().mean() > 0.95
    changed = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    assert {name.split(".")[0] for name in changed} == {"cue_hidden", "cue"}


def test_words_are_marked_where_they_stand(tmp_path):
    path = tmp_path / "written.txt"
    path.write_text("She [admitted:speech] it. “It was [reported:none],” he [said:speech].\nNobody came.\n", "utf-8")
    first, second = read_written(path)
    assert [first.forms[word] for word in first.words] == ["admitted"]
    assert [second.forms[word] for word in second.words] == ["reported", "said"]
    assert (first.reports, second.reports) == ((True,), (False, True))


def test_every_written_sentence_is_read_whole():
    text = (CUES / "written.txt").read_text(encoding="utf-8")
    sentences = list(read_written(CUES / "written.txt"))
    assert sum(len(one.words) for one in sentences) == len(
        re.findall(r"\[[^\]:]+:(?:none|speech|thought|knowledge|own)\]", text)
    )
    assert text.count("[") == text.count("]") == sum(len(one.words) for one in sentences)
