"""Who speaks where a sentence names several: who is led to speak, who is asked, who puts the question."""

import pytest

SPEAKERS = [
    (
        "His defeat led Berg to suggest: “The town is lost.”",
        [("Berg", "“The town is lost.”")],
        "led to suggest",
    ),
    (
        "That should force every minister to admit that the report was wrong.",
        [("every minister", "the report was wrong")],
        "forced to question",
    ),
    (
        "Asked whether he supports the strike, Berg said he did not.",
        [("", "whether he supports the strike"), ("Berg", "he did not")],
        "the one asked does not ask",
    ),
    (
        "Asked on Monday whether he supports the strike, Berg said he did not.",
        [("", "whether he supports the strike"), ("Berg", "he did not")],
        "a day is not what was asked",
    ),
    (
        "Ana Torres, a friend of Berg, urged Roth to “be a hero” and endorse the former mayor.",
        [("Ana Torres, a friend of Berg", "Roth to “be a hero” and endorse the former mayor")],
        "two infinitives",
    ),
    (
        "There is widespread concern with some engineers suggesting the wall is weak.",
        [("some engineers", "the wall is weak")],
        "with, noun and participle",
    ),
    (
        "Berg posed the question that voters must answer: “Is this the kind of man that we want in the office?”",
        [("Berg", "“Is this the kind of man that we want in the office?”")],
        "who puts a question and who is to answer it",
    ),
    (
        "Berg’s unexecuted will specified that the house should go to the town.",
        [("Berg’s unexecuted will", "the house should go to the town")],
        "a will is no modal verb before a past form",
    ),
    (
        "“Would they lower any of the fees?” He Jianguo, the former head of the port, said at a meeting in Riga.",
        [("He Jianguo, the former head of the port", "“Would they lower any of the fees?”")],
        "a reporting clause taken for a sentence",
    ),
    (
        '"Salt is found on the coast. But the third — clean water — is hard to find," study lead author Ana Roth, a '
        "scientist at the port in Riga, said in a statement.",
        [
            (
                "study lead author Ana Roth, a scientist at the port in Riga",
                '"Salt is found on the coast. But the third — clean water — is hard to find,"',
            )
        ],
        "a noun like a bare verb",
    ),
    (
        "“It changes everything for us. It makes the work of nurses easy” says Ana Roth, head of design.",
        [("Ana Roth, head of design", "“It changes everything for us. It makes the work of nurses easy”")],
        "no comma before the closing mark",
    ),
    (
        "Minister of Education Ana Roth said the schools would stay closed.",
        [("Minister of Education Ana Roth", "the schools would stay closed")],
        "a title with of before a name",
    ),
    (
        "He said talks were continuing and dismissed reports of a strike.",
        [("He", "talks were continuing"), ("He", "reports of a strike")],
        "a second verb in the form of the cue",
    ),
    (
        "Cmdr. Dan Roth, head of the harbour police in Riga, told Post reporter Ana Berg on Monday that it was false.",
        [("Cmdr. Dan Roth, head of the harbour police in Riga", "it was false")],
        "the name behind told is the listener",
    ),
    (
        "At the gate Roth was asked: “Will you go?”",
        [("", "“Will you go?”")],
        "the one asked does not put the question quoted",
    ),
    (
        "“Will you go?” he was asked by a reporter.",
        [("a reporter", "“Will you go?”")],
        "the agent of asking",
    ),
    (
        "He continued, speaking of the games he misses Ana playing due to his work: “There are days you miss.”",
        [("He", "“There are days you miss.”")],
        "whom he speaks of in a clause before the colon",
    ),
    (
        "She proceeded to share a film, which shows a port: “The port has a problem. We can solve it.”",
        [("She", "“The port has a problem. We can solve it.”")],
        "what a relative clause before the colon is about",
    ),
    (
        "Here is a look at what we know about Ana Roth and her crimes:\n\nTHE FLIGHT TO RIGA",
        [],
        "whom the next paragraph is about",
    ),
]


@pytest.mark.parametrize(("text", "rows", "case"), SPEAKERS, ids=[entry[2] for entry in SPEAKERS])
def test_words_are_those_of_who_speaks_them(read, text, rows, case):
    assert [(row.source, row.content) for row in read(text) if row.attribution.parent is None] == rows


PARAGRAPHS = [
    (
        "The Post reported: “The chief of the port is under fire.\n\nAccording to an aide, the mayor gathers her staff."
        "\n\nShe will decide on Friday.”\n\nNobody spoke.",
        "She will decide on Friday.”",
        "a quotation runs on to its closing mark",
    ),
    (
        "“He is one of the best players we have,” the coach said.\n\n“I hope it was fun. I am happy to be through.”"
        "\n\nThe fans left.",
        "I am happy to be through.”",
        "a quotation behind a paragraph that ends in the reporting clause",
    ),
    (
        "“He is one of the best players we have,” the coach said.\n\n“I hope it was fun,” said Roth.",
        "“He is one of the best players we have,”",
        "another speaker",
    ),
    (
        "“He is one of the best players we have,” the coach said. The fans left.\n\n“Out with the coach!”",
        "“He is one of the best players we have,”",
        "a sentence between",
    ),
]


@pytest.mark.parametrize(("text", "end", "case"), PARAGRAPHS, ids=[entry[2] for entry in PARAGRAPHS])
def test_speech_goes_on_over_paragraphs(read, text, end, case):
    (first,) = [row for row in read(text) if row.source in ("The Post", "the coach")]
    assert first.content.endswith(end)
