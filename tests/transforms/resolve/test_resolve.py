"""Whom mentions denote, within one document."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.spans import slice_span


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        pytest.param("Russia denied it.", "Russia", "country:RU", id="state"),
        pytest.param("The Kremlin denied it.", "The Kremlin", "country:RU", id="seat of a state"),
        pytest.param("The White House denied it.", "The White House", "country:US", id="another seat"),
        pytest.param("The Israeli government denied it.", "The Israeli government", "country:IL", id="government"),
        pytest.param("The Russians left Kabul.", "The Russians", "country:RU", id="a nation as a side"),
        pytest.param("Nigerians took to the streets.", "Nigerians", "generic:NG:CVL", id="people of a nation"),
        pytest.param("Polish police arrested two men.", "Polish police", "generic:PL:COP", id="police"),
        pytest.param("Russian troops crossed the border.", "Russian troops", "generic:RU:MIL", id="troops"),
        pytest.param(
            "The Kurdistan Workers' Party fired.", "The Kurdistan Workers' Party", "group:pkk:TR", id="armed group"
        ),
        pytest.param(
            "The Philippine Senate voted.", "The Philippine Senate", "gov:senate:PH", id="a body of another country"
        ),
        pytest.param(
            "Russian Foreign Minister Lavrov left.",
            "Russian Foreign Minister Lavrov",
            "person:sergei-lavrov:RU",
            id="surname with an office of the reference data",
        ),
        pytest.param(
            "President Museveni spoke.", "President Museveni", "person:yoweri-museveni:UG", id="office tells the person"
        ),
        pytest.param(
            "Jan Roth, a Ukraine specialist at the port, left.", "Jan Roth", "person:jan-roth", id="a country studied"
        ),
        pytest.param(
            "Jan Roth, a Ukrainian specialist, left.", "Jan Roth", "person:jan-roth:UA", id="a specialist of a country"
        ),
        pytest.param(
            "President Jona Mbuti left for the US. He told the Namibian Broadcasting Corporation so.",
            "President Jona Mbuti",
            "person:jona-mbuti",
            id="a president where two countries are named",
        ),
        pytest.param(
            "Danish shipping expert Lars Holm spoke.",
            "Danish shipping expert Lars Holm",
            "person:lars-holm+science:DK",
            id="a person that only the document knows",
        ),
        pytest.param(
            "Military circles expect an attack.", "Military circles", "doc:a1:unnamed:military-circles", id="unnamed"
        ),
        pytest.param(
            "U.S. officials expect an attack.", "U.S. officials", "doc:a1:unnamed:us-officials:US", id="whose officials"
        ),
        pytest.param(
            "Germany lost the war. Recent governments admitted it.",
            "Recent governments",
            "doc:a1:unnamed:recent-governments",
            id="several governments are no state",
        ),
        pytest.param(
            "A group based in Trinidad issued threats.",
            "A group",
            "doc:a1:unnamed:group:TT",
            id="where a group is based",
        ),
    ],
)
def test_keys(resolve, keys, text, words, key):
    assert (words, key) in keys(text, resolve(text))


@pytest.mark.parametrize(
    ("text", "words", "key", "rule"),
    [
        pytest.param(
            "Anna Berg opened the talks. Berg spoke for an hour.",
            "Berg",
            "person:anna-berg",
            "part_of_name",
            id="surname after the full name",
        ),
        pytest.param(
            "Berg resigned on Monday. Anna Berg had led the party.",
            "Berg",
            "person:anna-berg",
            "part_of_name",
            id="surname before the full name",
        ),
        pytest.param(
            "Anna Berg leads the bank. She said rates would rise.",
            "She",
            "person:anna-berg",
            "pronoun_f",
            id="pronoun by gender",
        ),
        pytest.param(
            "John Major met Anna Berg in Oslo. He thanked the king.",
            "He",
            "person:john-major:GB",
            "pronoun_m",
            id="pronoun passes over the other gender",
        ),
        pytest.param(
            "Volkswagen will cut jobs. The company said demand had fallen.",
            "The company",
            "company:volkswagen",
            "body_noun",
            id="the company",
        ),
        pytest.param(
            "John Kerry, the Secretary of State, left.",
            "the Secretary of State",
            "person:john-kerry:US",
            "apposition",
            id="apposition",
        ),
        pytest.param(
            "Finance Minister Anna Berg resigned. The minister gave no reason.",
            "The minister",
            "person:anna-berg",
            "office",
            id="office said of a person before",
        ),
        pytest.param(
            "The Israeli army advanced. Reporters followed the army.",
            "the army",
            "generic:IL:MIL",
            "armed_forces",
            id="the army spoken of before",
        ),
        pytest.param(
            "A suspect was held in Oslo. The suspect denied the charge.",
            "The suspect",
            "doc:a1:unnamed:suspect",
            "same_role",
            id="the suspect after a suspect",
        ),
    ],
)
def test_later_mentions(resolve, text, words, key, rule):
    found = [mention for mention in resolve(text) if slice_span(text, mention.span) == words]
    assert (found[-1].actor_key, found[-1].resolved_by) == (key, rule)


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        pytest.param(
            "Its president, Dr Alan Whitmore, said nothing had changed.",
            "Its president",
            "person:alan-whitmore",
            id="role of a body, with a title between",
        ),
        pytest.param(
            "A spokesman for the governor, Ray Tull, confirmed it.",
            "A spokesman for the governor",
            "person:ray-tull",
            id="the noun that is an office has the name, not the one beside it",
        ),
        pytest.param(
            "The Kremlin's envoy for energy, Viktor Malenko, arrived in Ankara.",
            "The Kremlin's envoy for energy",
            "person:viktor-malenko:RU",
            id="role with a possessor, which gives the country",
        ),
        pytest.param(
            "The lead author, marine ecologist Dr Keala Warburton, told reporters the count was right.",
            "marine ecologist",
            "person:keala-warburton+science",
            id="a second role before the name",
        ),
        pytest.param(
            "One lorry driver at Holyhead, Piotr Zielinski, said he had been parked there since Friday night.",
            "One lorry driver at Holyhead",
            "person:piotr-zielinski",
            id="a person is no other word for a place",
        ),
        pytest.param(
            "The minister, a former soldier, resigned.",
            "a former soldier",
            "doc:a1:unnamed:minister",
            id="a role in apposition to a role",
        ),
        pytest.param(
            "A spokesman for the group, Hamas, denied it.",
            "A spokesman for the group",
            "doc:a1:unnamed:spokesman",
            id="a person is no group",
        ),
        pytest.param(
            "The Northcote Fund think tank published a study of British hospitals.",
            "The Northcote Fund think tank",
            "org:northcote-fund",
            id="no tank of the army",
        ),
        pytest.param("The NGG union called the cuts a slap.", "The NGG union", "doc:a1:org:ngg", id="named union"),
        pytest.param(
            "The Greens told the Labour Party no.", "The Greens", "org:greens", id="parties are no bodies of the state"
        ),
        pytest.param(
            "Australia is dry. The state government promised rain.",
            "The state government",
            "doc:a1:unnamed:state-government",
            id="the government of a state within the state",
        ),
        pytest.param(
            "Moscow denied it. My deputy agrees with Moscow.",
            "My deputy",
            "doc:a1:unnamed:deputy",
            id="whose deputy is told",
        ),
        pytest.param(
            "Norvik Foods raised its forecast, its chief executive told Ledger Daily. The company will cut jobs.",
            "The company",
            "org:norvik-foods",
            id="the company, not the paper that reported",
        ),
        pytest.param(
            "Norvik Foods cut jobs. Jonas Becker, an analyst at Hallmark Securities, was glad. The company was not.",
            "The company",
            "org:norvik-foods",
            id="the company, not an employer named in passing",
        ),
        pytest.param(
            "The City Council met. It adjourned at noon. A guard told the council to leave.",
            "the council",
            "org:city-council",
            id="a body that a pronoun stood for last",
        ),
        pytest.param(
            "Joan Fitch won the vote. I believe Fitch when she speaks.",
            "Fitch",
            "person:joan-fitch",
            id="a surname that a firm bears too",
        ),
        pytest.param(
            "The Prime Minister resigned. Anna Berg thanked him.",
            "The Prime Minister",
            "doc:a1:unnamed:prime-minister",
            id="an office is no name",
        ),
        pytest.param("Chris Christie quit. Christie’s exit hurts.", "Christie", "person:chris-christie", id="no firm"),
        pytest.param(
            "Prime Minister Blaho will resign, he said. The Blaho government fell.",
            "Blaho",
            "doc:a1:person:blaho",
            id="a government called after a person",
        ),
        pytest.param("He was born in Irving, Texas, in 1960.", "Texas", None, id="an address does not act"),
        pytest.param("Texas sued the company.", "Texas", "gov:texas:US", id="a state of a state that acts"),
        pytest.param("They met before the Virginia elections.", "Virginia", None, id="a place that modifies"),
        pytest.param("Sweden leads Group F by a point.", "Group F", None, id="a numbered thing"),
        pytest.param("He likes the Zorvik router best.", "the Zorvik", None, id="a product"),
        pytest.param(
            "Anna Berg, a professor at Zorvik, agreed.", "Zorvik", "org:zorvik", id="the employer of somebody"
        ),
        pytest.param("The commander of Kowloon West spoke.", "West", None, id="a direction in the name of a place"),
        pytest.param(
            "Two of my students went back. They were not grateful. Anna Berg wrote. But she cautions against haste.",
            "she",
            "person:anna-berg",
            id="she is not those who were they",
        ),
    ],
)
def test_who_is_meant(resolve, keys, text, words, key):
    assert dict(keys(text, resolve(text))).get(words) == key


def test_antecedents_point_at_an_earlier_mention_of_the_actor(resolve):
    text = "Anna Berg leads the bank. She said rates would rise. The Kremlin denied that it had lied."
    mentions = resolve(text)
    linked = [mention for mention in mentions if mention.antecedent is not None]
    assert linked
    assert all(mentions[mention.antecedent].actor_key == mention.actor_key for mention in linked)


def test_the_holder_of_an_office_follows_from_the_day_of_publication(resolve, keys):
    text = "The French president will travel to Berlin."
    asked = {date(2015, 6, 1): "person:francois-hollande:FR", date(2021, 12, 22): "person:emmanuel-macron:FR"}
    for day, key in asked.items():
        assert ("The French president", key) in keys(text, resolve(text, day))


def test_an_office_that_one_country_has_needs_no_country(resolve, keys):
    text = "The taoiseach asked people to stay at home."
    assert ("The taoiseach", "person:micheal-martin:IE") in keys(text, resolve(text, date(2021, 12, 22)))


def test_officials_are_never_one_person(resolve, keys):
    text = "An official said the talks failed. Another official said they went well."
    found = [key for words, key in keys(text, resolve(text)) if words.endswith("official")]
    assert len(set(found)) == 2


def test_a_match_report_is_about_teams(resolve, keys):
    text = "Sweden beat Panama in the opening match. The goalkeeper saved a penalty and the striker scored a goal."
    assert ("Sweden", "org:sweden-national-football-team:SE") in keys(text, resolve(text))
    assert ("Sweden", "country:SE") in keys("Sweden joined NATO.", resolve("Sweden joined NATO."))


def test_a_report_of_a_qualifying_round_is_about_teams(resolve, keys):
    text = (
        "Sweden qualified on Friday. The group stage of UEFA's tournament ended, and Panama drew. England won the draw."
    )
    assert ("Sweden", "org:sweden-national-football-team:SE") in keys(text, resolve(text))


SENTENCES = [
    "Anna Berg opened the talks.",
    "She thanked the Polish police.",
    "The Kremlin denied that it had lied.",
    "U.S. officials met Novak.",
    "Daniel Novak and Peter Novak left.",
    "“We are ready,” the company said.",
]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(SENTENCES))
def test_any_order_of_sentences_gives_whole_and_repeatable_answers(resolve, sentences):
    text = " ".join(sentences)
    first, again = resolve(text), resolve(text)
    assert first == again
    for index, mention in enumerate(first):
        assert mention.antecedent is None or mention.antecedent != index
        assert not (mention.actor_key and mention.candidates)
