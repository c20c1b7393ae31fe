"""Who a claim's source is, where its head is no mention of an actor."""

import pytest

from transforms.tables.speakers import find_speakers


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("A study by the Brookings Institution found that rents rose.", "ngo:brookings", id="who wrote it"),
        pytest.param(
            "According to data from the European Central Bank, rents rose.", "igo:ecb", id="from whom the data come"
        ),
        pytest.param("A new Reuters poll found that voters were tired.", "media:reuters", id="whose poll it is"),
        pytest.param(
            "According to figures issued by the European Commission, rents rose.",
            "igo:european-commission",
            id="who issued them",
        ),
        pytest.param(
            "According to figures seen by the European Commission, rents rose.", None, id="who saw them says nothing"
        ),
        pytest.param("A Facebook post said that the bridge was closed.", None, id="where something was posted"),
        pytest.param(
            "According to project lead Anna Roth, the bridge is safe.", "person:anna-roth", id="name beside a noun"
        ),
        pytest.param("Anna Roth's office said the bridge was safe.", "person:anna-roth", id="whose office it is"),
        pytest.param("Riga's mayor's office said it was late.", "unnamed:mayor", id="the nearer of two owners"),
        pytest.param("Anna Roth's strategy said the bridge was safe.", None, id="whose thing it is"),
        pytest.param(
            "Two banks came. All of them said that rents would rise.", "unnamed:banks", id="all of those before"
        ),
        pytest.param(
            "A count by the Associated Press found that voters were late.", "media:ap", id="who did it, behind by"
        ),
        pytest.param(
            "According to an analysis of census data by the Associated Press, rents rose.",
            "media:ap",
            id="who made it, behind what it is of",
        ),
        pytest.param(
            "According to an analysis of census data for the Associated Press, rents rose.",
            None,
            id="for whom it was made says nothing",
        ),
        pytest.param(
            "During the debate, Democratic Party for the People leader Anna Roth urged the council to wait.",
            "person:anna-roth",
            id="the person behind the name of a body",
        ),
        pytest.param(
            "A word of thanks for Ana Roth on Monday: “The port is closed for a week.”",
            "person:ana-roth",
            id="a part of the name as head",
        ),
        pytest.param(
            "Several inquiries, including an FBI probe, concluded that the bridge was safe.",
            None,
            id="one among several",
        ),
        pytest.param(
            "Guards hired to watch Anna Roth said that the door was open.", None, id="whom they watched says nothing"
        ),
    ],
)
def test_whose_words_a_source_without_a_mention_says(make_document, text, key):
    (speaker,) = find_speakers(make_document(text))
    found = speaker.actor_key
    assert found == key if key is None or not key.startswith("unnamed:") else found and found.endswith(f":{key}")
