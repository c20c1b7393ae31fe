"""CoNLL-U: words with the surface and the spaces of the text."""

import gzip

import pytest

from training.conllu import join_forms, read_conllu

FILE = """\
# newdoc id = a
# sent_id = a-1
# text = He can’t come.
1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(1-person)
2-3\tcan’t\t_\t_\t_\t_\t_\t_\t_\t_
2\tcan\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tcome\tcome\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = a-2
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture(params=["plain.conllu", "packed.conllu.gz"])
def path(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(gzip.compress(FILE.encode()) if path.suffix == ".gz" else FILE.encode())
    return path


def test_sentences_carry_their_comments(path):
    assert [sentence.comments["sent_id"] for sentence in read_conllu(path)] == ["a-1", "a-2"]


def test_words_of_a_multiword_token_carry_its_surface(path):
    first = next(iter(read_conllu(path)))
    assert join_forms(first.words) == first.comments["text"]
    assert [word.form for word in first.words] == ["He", "can", "’t", "come", "."]


def test_empty_nodes_are_left_out(path):
    first = next(iter(read_conllu(path)))
    assert [word.head for word in first.words] == [4, 4, 4, 0, 4]


def test_misc_is_read_by_key(path):
    word = next(iter(read_conllu(path))).words[0]
    assert word.misc_value("Entity") == "(1-person)"
    assert word.misc_value("Gloss") is None
