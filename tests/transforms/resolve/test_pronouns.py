"""Whom pronouns denote, within one document."""

import pytest


def test_who_is_the_noun_before_it(resolve, keys):
    text = "Anna Berg, who leads the bank, said rates would rise."
    assert ("who", "person:anna-berg") in [
        (words, (key or "").replace("+business", "")) for words, key in keys(text, resolve(text))
    ]


def test_the_first_person_in_a_quotation_is_its_speaker(resolve, keys):
    text = "“I will not resign,” said Anna Berg."
    assert ("I", "person:anna-berg") in keys(text, resolve(text))


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        pytest.param(
            'Mira Kolt opened the fair. "Readers love Anna Berg. Women in this age group buy books," she said.',
            "she",
            "person:mira-kolt",
            id="whoever is named inside her quotation is not she",
        ),
        pytest.param(
            "Vera Holm spoke first. She praised the town. “It grew. It grew fast. Nobody saw it. The shops came. "
            "The banks came,” she said.",
            "she",
            "person:vera-holm",
            id="a quotation of many sentences does not part a speaker from the sentence before it",
        ),
        pytest.param(
            "Eric Lund, an economist, said the plan was bold. “By raising hopes, Peter Marsh makes a deal less likely,” "
            "he said.",
            "he",
            "person:eric-lund+business",
            id="the subject of the sentence before, not of the quotation",
        ),
        pytest.param(
            "Dana Roth and Lena Kern agreed to talk. “Our neighbours found good friends,” Kern said. "
            "They refused to say more.",
            "They",
            None,
            id="two persons together have no key, but friends in a quotation are not they",
        ),
        pytest.param(
            "Paul Marsh left. He was glad. Marsh waved. Eric Lund, an economist, said Marsh’s temper had made it harder. "
            "“The odds are bad,” he said.",
            "he",
            "person:eric-lund+business",
            id="who said it, not whose temper he spoke of",
        ),
        pytest.param(
            "Mr. Trump left early. He was glad that he would win. Trump smiled as he waved. Eric Lund, an economist, said "
            "it was a mistake. “The odds are bad,” he said.",
            "he",
            "person:eric-lund+business",
            id="who spoke before speaks on, however often another was named",
        ),
        pytest.param(
            "Paul Ames sued Mark Dorn. He says that Dorn lied to him.",
            "He",
            "person:paul-ames",
            id="he is not who is named in what he says",
        ),
        pytest.param(
            "Mark Dorn met Paul Ames. Dorn was angry. He also alleges that somebody who works for Dorn broke in.",
            "He",
            "person:paul-ames",
            id="also deep inside of it",
        ),
        pytest.param(
            "Anna Berg spoke on Monday. Kelly asked for mercy in a letter, saying he did not want revenge.",
            "he",
            "doc:a1:person:kelly",
            id="a single word may be a surname though it looks like a given name",
        ),
        pytest.param(
            "Mr. Marsh’s love of drama is not limited to China. He has threatened the others too.",
            "He",
            "doc:a1:person:marsh",
            id="whose a subject is, is as near as a subject",
        ),
        pytest.param(
            "A jilted spouse can be sued here. Rosa Lindt was sued. Her lawyer said she was afraid.",
            "she",
            "person:rosa-lindt",
            id="any such person is nobody that was spoken of",
        ),
        pytest.param(
            "The Harbour Alliance sued the port. Residents sent an open letter to the mayor. "
            "It argued that the noise was harmful.",
            "It",
            None,
            id="a letter argues, not the body before it",
        ),
        pytest.param(
            "The Harbour Alliance released a report. It said the noise was harmful.",
            "It",
            "org:harbour-alliance",
            id="who issues a report says what it says",
        ),
        pytest.param(
            "Rosa Lindt wrote in a journal of the Norwegian Geological Union. They said the ice was thin.",
            "They",
            None,
            id="a body behind of is not they",
        ),
        pytest.param(
            "Vera Holm was jailed. She was sorry. She left. In May one of her clerks, Dora Klein, filed a suit. "
            "She said the jail was cold.",
            "She",
            "person:dora-klein",
            id="a name in apposition is as near as the subject that it explains",
        ),
        pytest.param(
            "Paul Marsh left. He was glad. Marsh waved. Marsh spoke.\nJody Kern serves on the board. He said it was full.",
            "He",
            "person:jody-kern",
            id="who was spoken of in the same paragraph",
        ),
        pytest.param(
            "The coach said that Emil Roth “cannot win. I saw him run. He fears the cold.”",
            "He",
            "person:emil-roth",
            id="who says whole sentences in a quotation that begins within one is not he",
        ),
        pytest.param(
            "Emil Roth and Anna Roth came. Roth opened the port. He said it was full.",
            "He",
            "person:emil-roth",
            id="of two with one surname the one of that gender",
        ),
        pytest.param(
            "Rovers captain Ana Brandt, who ran the port for years on Tuesday night, did not answer.",
            "who",
            "person:ana-brandt",
            id="who is the name behind its title",
        ),
        pytest.param(
            "Emil Roth fell. Dan Klein said that Roth “can’t start a fight. I don’t blame him. "
            "Guy keeps pushing me, even with the whistle gone, he’s asking for it.”",
            "he",
            "person:emil-roth",
            id="nor is he who speaks around the words that he says there",
        ),
        pytest.param(
            "“My son Emil knew that I needed help,” Ana Klein said.",
            "I",
            "person:ana-klein",
            id="I in what somebody else thinks, by the words of the speaker, is the speaker",
        ),
        pytest.param(
            "“Then Emil Roth said, ‘I sort of hope that it happens,’” Ana Klein told reporters.",
            "I",
            "person:emil-roth",
            id="I in a quotation inside a quotation is who is quoted there",
        ),
        pytest.param(
            "The senators met. Others left for the coast. They said that it was late.",
            "They",
            None,
            id="they are the others spoken of last, whom nothing names",
        ),
        pytest.param(
            "The senators met. Some left, others are determined to do what they can. That, they say, will be late.",
            "they",
            None,
            id="they go back over another they that is open",
        ),
        pytest.param(
            "Emil Roth said: “It is late. We can go. Nobody knows.\n“The ships are late. The port is full. It is cold.”\n"
            "Asked whether it was true, he said: “It is.”",
            "he",
            "person:emil-roth",
            id="quoted paragraphs do not part him who is asked from who said them",
        ),
        pytest.param(
            "Luis Osuna came. Osuna was glad. He waved. Osuna said that he was sure of it. “I can tell. It is far.”\n"
            "Paul Kern is not without hope if he thinks that it was late.",
            "he",
            "person:paul-kern",
            id="who thinks so in a side clause is not who spoke before",
        ),
        pytest.param(
            "Peter Marsh praised Obama. Marsh also said that Obama shows “great charm” and exhibits a fondness for Riga.\n"
            "“It is so, for example, in the spring,” he said.",
            "he",
            "person:peter-marsh",
            id="who spoke on is not whom he spoke of, though that one shows something too",
        ),
        pytest.param(
            "Emil Roth and Anna Roth came. It was late. The port was full. It was cold. The sea was far. Roth sang. "
            "He was tired.",
            "He",
            "person:emil-roth",
            id="of two with one surname the one of that gender, also where he was named long before",
        ),
        pytest.param(
            "Emil Roth, Dan Roth and Anna Roth came. It was late. The port was full. It was cold. Anna Roth sang. "
            "Roth left. He was tired.",
            "He",
            None,
            id="of three with one surname not the one of the other gender, though she was spoken of last",
        ),
    ],
)
def test_pronouns(resolve, keys, text, words, key):
    found = [actor for slice_, actor in keys(text, resolve(text)) if slice_ == words]
    assert found[-1] == key
