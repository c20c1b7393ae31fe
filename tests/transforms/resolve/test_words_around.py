"""Whom titles, owners and clauses around a name or role tell, within one document."""

from datetime import date

import pytest


def test_the_president_is_no_president_of_a_bank_where_a_head_of_state_is_spoken_of(resolve, keys):
    text = "Mr. Trump met Congress in Washington. Ann Wells, the president of the Harbor Bank, spoke. The president says it works."
    assert dict(keys(text, resolve(text, date(2019, 11, 20))))["The president"] == "person:donald-trump:US"


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        pytest.param(
            "HANOI, Vietnam (AP) — U.S. Defense Secretary Anna Roth on Wednesday accused Iran of lying. Roth left.",
            "Roth",
            "person:anna-roth:US",
            id="the place of a dateline is not whose secretary she is",
        ),
        pytest.param(
            "Latvia's food safety authority said the fish was fresh.",
            "Latvia's food safety authority",
            "doc:a1:unnamed:safety-authority:LV",
            id="an authority for a subject is not the state",
        ),
        pytest.param(
            "The National Institute on Rare Fish said the lake was dry.",
            "The National Institute on Rare Fish",
            "org:national-institute-on-rare-fish",
            id="a paper whose name begins another name tells no country",
        ),
        pytest.param(
            "The United Nations and European Union stressed that the plan was illegal.",
            "The United Nations",
            "igo:united-nations",
            id="two known bodies with and between them are two",
        ),
        pytest.param(
            "The United Nations and European Union stressed the decision would not change the reality.",
            "The United Nations",
            "igo:united-nations",
            id="a name does not end in and",
        ),
        pytest.param(
            "During the Sunday debate, Workers Party for the Union leader Yuichiro Tanaka urged the prime minister to "
            "promise that the bank will not use the funds.",
            "Workers Party for the Union",
            "org:workers-party-for-the-union",
            id="nor in for",
        ),
        pytest.param(
            "Italy waited. Gov. Anna Roth spoke first. The governor said it was late.",
            "The governor",
            "person:anna-roth",
            id="the short form of an office",
        ),
        pytest.param(
            "NATO met in Riga. The United Nations and the Baltic states paid most. The alliance said more was needed.",
            "The alliance",
            "igo:nato",
            id="an alliance is a military one",
        ),
        pytest.param(
            "Zorvik Bank paid first. The bank which runs the ferries said it was late.",
            "The bank",
            "doc:a1:unnamed:bank",
            id="a bank that a clause tells is not the bank before",
        ),
        pytest.param(
            "Zorvik Bank paid first. The company that runs the ferries, Emil Holm Productions, denied it.",
            "The company",
            "org:emil-holm-productions",
            id="a body whose name begins with a given name",
        ),
        pytest.param(
            "Hamas, which rejected the plan, called a meeting.",
            "which",
            "group:hamas:PS",
            id="which is the body before",
        ),
        pytest.param(
            "The letter of Anna Roth, which rejected the plan, was late.", "which", None, id="which is no person"
        ),
        pytest.param(
            "He wrote to the council, the bank and the mayor, which denied it.",
            "which",
            None,
            id="which is what stands before",
        ),
        pytest.param(
            "The Galway Chronicle wrote of it. The Chronicle says he was late.",
            "The Chronicle",
            "org:galway-chronicle:IE",
            id="a paper called by the last word of its name",
        ),
        pytest.param(
            "The San Francisco Chronicle wrote of it. The Chronicle says he was late.",
            "The Chronicle",
            "media:sf-chronicle",
            id="a known paper called by the last word of its name",
        ),
        pytest.param(
            "The Galway Zorvik wrote of it. The Zorvik says he was late.",
            "The Zorvik",
            "org:zorvik",
            id="the last word of another name is no short form",
        ),
        pytest.param(
            "Karin Roth sang in Riga. Jan Roth's mother said she was tired.",
            "Jan Roth's mother",
            "person:karin-roth",
            id="a mother who was just named with the surname",
        ),
        pytest.param(
            "Karin Roth sang in Riga. Jan Roth's father said he was tired.",
            "Jan Roth's father",
            "doc:a1:unnamed:father",
            id="a woman is no father",
        ),
        pytest.param(
            "Karin Roth sang in Riga. It was late. The sea was far. Jan Roth's mother said she was tired.",
            "Jan Roth's mother",
            "doc:a1:unnamed:mother",
            id="who was named long before may be an aunt",
        ),
        pytest.param(
            "My toddler said the lake was dry.", "My toddler", "doc:a1:unnamed:toddler", id="somebody of the family"
        ),
        pytest.param(
            "Mr Emil Roth accused the council of lying.\n\n"
            "“The lake is dry. Mr Holm knows it. Nobody came to see Mr Holm.”\n\nHe added that it was late.",
            "He",
            "person:emil-roth",
            id="whom a quotation names that nobody is said to speak is not he who adds to it",
        ),
        pytest.param(
            "NATO told us to wait. A day after the dam broke, it said the road was open.",
            "it",
            "igo:nato",
            id="a thing of a clause beside does not speak",
        ),
        pytest.param(
            "Chief Emil Lind Holm came in. Chief Lind said it was late.",
            "Chief Lind",
            "person:emil-lind-holm",
            id="a name from the midst of a full one",
        ),
        pytest.param(
            "“Coach (Frank) Vogt came in here and said, 'It is late,' and I thought he was joking,” Roth said. Vogt left.",
            "Vogt",
            "person:frank-vogt",
            id="a given name in brackets",
        ),
        pytest.param(
            "Security personnel said it was late.",
            "Security personnel",
            "doc:a1:unnamed:security-personnel",
            id="people of a trade",
        ),
    ],
)
def test_whom_the_words_around_tell(resolve, keys, text, words, key):
    assert dict(keys(text, resolve(text))).get(words) == key
