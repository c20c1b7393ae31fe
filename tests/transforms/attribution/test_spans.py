"""Spans where the parser errs or the writer goes on: one claim of each text, with its source and content."""

import pytest

PARTS = [
    (
        "Holt accused the port of hiding spills in the last years, including a leak of oil from the old tanker.",
        "Holt",
        "the port of hiding spills in the last years, including a leak of oil from the old tanker",
        "parts named behind a comma",
    ),
    (
        "Holt urged the farmers not to sell to the chain, even if the bank and the council call the price fair.",
        "Holt",
        "the farmers not to sell to the chain, even if the bank and the council call the price fair",
        "a condition behind a comma",
    ),
    (
        "The parties are criticizing each other's plans for the dam, with Holt now calling the mayor unfit.",
        "The parties",
        "each other's plans for the dam",
        "another deed behind a comma",
    ),
    (
        "The ferry firm, based mostly in the north, has six more contracts to sign, said Holt, including one with a "
        "bakery.",
        "Holt",
        "The ferry firm, based mostly in the north, has six more contracts to sign … including one with a bakery",
        "parts named behind the speaker",
    ),
    (
        "“We are not training to join a war” over the strait, he added.",
        "he",
        "“We are not training to join a war” over the strait",
        "a phrase between quotation and comma",
    ),
    (
        "“The company can have their rules of what they think we should do, but we do not accept them,” Holt said.",
        "they",
        "what … we should do",
        "what they think",
    ),
    (
        "“The cheese won,” Holt told the paper when asked which town she would choose.",
        "",
        "which town she would choose",
        "the words that a question begins with",
    ),
    (
        "RIGA, Aug 31 (Reuters) - Latvia’s far-right Harbour Front party leader, Marine Holt, voiced support for U.S. "
        "Republican presidential candidate Donald Berg on Wednesday, saying his Democratic rival Hilary Clay would "
        "bring war and hardship to the world.",
        "Latvia’s far-right Harbour Front party leader, Marine Holt",
        "U.S. Republican presidential candidate Donald Berg",
        "the name behind a role",
    ),
]

TAILS = [
    (
        "The mayor suggested he would go on taking gifts from the port, despite a row over some of his trips not being "
        "declared.",
        "The mayor",
        "he would go on taking gifts from the port",
        "despite a row",
    ),
    (
        "The ministry confirmed the board declined to open an inquiry into the spill, following calls from the union.",
        "The ministry",
        "the board declined to open an inquiry into the spill",
        "following calls",
    ),
    (
        "The town agreed to open the lane to carts in response to calls from farmers.",
        "The town",
        "to open the lane to carts",
        "in response to calls",
    ),
    (
        "The board announced this week plans to cut the night shifts amid criticism of its accounts.",
        "The board",
        "plans to cut the night shifts",
        "the day before plans that are no verb, criticism behind",
    ),
    (
        "So many people complained about the slogan of the town that it became a song.",
        "So many people",
        "the slogan of the town",
        "what came of it",
    ),
    (
        "The admiral makes no apologies for his candour, which has upset the court.",
        "The admiral",
        "his candour",
        "a relative clause behind a noun cue",
    ),
    (
        "Asked whether he thought he had done wrong, and whether he would go on taking gifts, he said: “We will see.”",
        "he",
        "he had done wrong",
        "the next question of the asker",
    ),
    (
        "“It was a long way home from the sea for all of us. We know that the window is closing,” Holt said.",
        "We",
        "the window is closing",
        "that inside a quotation",
    ),
    (
        "The town pays for plans which the mayor says are cheap but which need a bridge.",
        "the mayor",
        "which … are cheap",
        "a second relative clause",
    ),
    (
        "He had a rally planned for that night - and the permit, his office said, had been hard to get.",
        "his office",
        "the permit … had been hard to get",
        "the writer before a dash",
    ),
    (
        "Here’s why that can be “a horrible plan,” an adviser says.",
        "an adviser",
        "“a horrible plan,”",
        "the writer leads in",
    ),
    (
        "At the time, as the prosecutor Ana Holt put it, “apart from some bad company there was not much to blame.”",
        "the prosecutor Ana Holt",
        "“apart from some bad company there was not much to blame.”",
        "as she put it",
    ),
]

SPEAKERS = [
    (
        "On Monday night No 10 confirmed the board had closed the inquiry.",
        "No 10",
        "the board had closed the inquiry",
        "a house number",
    ),
    (
        "There's some evidence of this happening: Half of new boat owners said their purchase made them more "
        "interested in investing in the stock market, the study found.",
        "Half of new boat owners",
        "their purchase made them more interested in investing in the stock market",
        "nouns on each side of the cue",
    ),
    (
        "Cmdr. Ana Holt, a spokesperson for Inherent Shield, the Latvian navy operation against smugglers in Riga and "
        "Tallinn, told PRT Harbour correspondent Carla Berg on Nov. that the Polish and Swedish ministry’s claim was "
        "false.",
        "Cmdr. Ana Holt, a spokesperson for Inherent Shield, the Latvian navy operation against smugglers in Riga and "
        "Tallinn",
        "the Polish and Swedish ministry’s claim was false",
        "who tells stands in front",
    ),
    (
        "She has set her page to private, though it does seem to suggest that she sings in a choir.",
        "it",
        "she sings in a choir",
        "it seems to suggest",
    ),
    (
        "The governor would like us to know that the lake is clean.",
        "us",
        "the lake is clean",
        "who shall know",
    ),
    (
        "In Riga, the Green candidate, Ana Berg — whose mother, also as mayor, built the dam — promised to protect "
        "Medicaid, and hammered Holt on his plan for work rules.",
        "the Green candidate, Ana Berg",
        "to protect Medicaid",
        "a clause between dashes",
    ),
    (
        "Sir Keith accepted more than 20 free tickets to football matches in the last Council, according to figures "
        "released in July, using complimentary seats to watch Riga play Tallinn United, Vilnius City and Porto.",
        "figures released in July",
        "Sir Keith accepted more than 20 free tickets to football matches in the last Council",
        "a participle behind a comma",
    ),
    (
        "The RPS deal with roughly 20,000 Sailors is, according to Holt, the oldest labor contract in the Baltic, and "
        "it will expire on July 31.",
        "Holt",
        "The RPS deal with roughly 20,000 Sailors is … the oldest labor contract in the Baltic",
        "a predicate behind the source",
    ),
    (
        "Fumes fell by a tenth with no harm to trade, according to a study last year by economists at Riga University "
        "and the University of Tartu.",
        "a study last year by economists at Riga University and the University of Tartu",
        "Fumes fell by a tenth with no harm to trade",
        "phrases behind the source",
    ),
    (
        "Latvia had a surplus with Mexico of just under US $6.9 billion on steel and aluminum trade in 2024, according "
        "to U.S. Harbour Bureau data presented by the economy minister.",
        "U.S. Harbour Bureau data presented by the economy minister",
        "Latvia had a surplus with Mexico of just under US $6.9 billion on steel and aluminum trade in 2024",
        "a noun behind the name in the source",
    ),
    (
        "Here is how bad things got in the words of the guide: “Two days after the storm, I was unable to walk.”",
        "the guide",
        "“Two days after the storm, I was unable to walk.”",
        "in the words of, before a colon",
    ),
    (
        "The anti-tax group Club for Rain was one of his biggest supporters, spending more than $5.5 million on the "
        "council race, the bulk of it attacking Holt, according to the Centre for Politics.",
        "the Centre for Politics",
        "The anti-tax group Club for Rain was one of his biggest supporters, spending more than $5.5 million on the "
        "council race, the bulk of it attacking Holt",
        "participles before according to",
    ),
    (
        'Holt had said in a radio interview taped before the floods that the Baltic States had "contained" the Sea '
        "League from expanding its land grab in Riga and Tartu.",
        "Holt",
        'the Baltic States had "contained" the Sea League from expanding its land grab in Riga and Tartu',
        "a long phrase for the medium",
    ),
]

DOERS = [
    (
        "The demand has some officials wondering if higher Polish purchases are enough.",
        "some officials",
        "if higher Polish purchases are enough",
        "who is left wondering",
    ),
    (
        "That, however, would require farmers in Riga to recognize that the dam is not a fantasy.",
        "farmers in Riga",
        "the dam is not a fantasy",
        "who is required to recognize",
    ),
    (
        "Holt represents a district in San Diego, and like Berg has called for tighter border control.",
        "Holt",
        "tighter border control",
        "who is like another",
    ),
    (
        "The share of Riga primary voters saying they want a ban on cars entering the town is as high as three-quarters "
        "in the north.",
        "Riga primary voters",
        "they want a ban on cars entering the town",
        "a share of speakers",
    ),
    (
        "In the north, Mrs. Clay and Mr. Sands appeared to be locked in a close race in Iowa, with a new Harbour Post "
        "survey finding that 45 percent of likely Green voters backed Mrs. Clay.",
        "a new Harbour Post survey",
        "45 percent of likely Green voters backed Mrs. Clay",
        "with a survey finding",
    ),
    (
        "They rolled out posters, radio and online advertisements criticizing them as anti-Baltic.",
        "online advertisements",
        "them as anti-Baltic",
        "no conjunction before the source",
    ),
    (
        "Given that record -- and the fact that Holt has made more than 300 false claims since taking office, according "
        "to the Harbour Post's Fact Desk -- there is every reason to suspect the story.",
        "the Harbour Post's Fact Desk",
        "the fact that Holt has made more than 300 false claims since taking office",
        "according to in an aside",
    ),
    (
        "Harbour Radio insists that the dam, according to Search lead Liz Holt, is safe.",
        "Search lead Liz Holt",
        "the dam … is safe",
        "according to in a that-clause",
    ),
    (
        "In November 2023, seabird1 also posted, describing “the moral need of getting out.”",
        "seabird1",
        "“the moral need of getting out.”",
        "the day of another verb",
    ),
    (
        "Was it really possible, Roth asked Holt’s friends, that his agent could have ignored his family’s requests?",
        "Roth",
        "Was it really possible … that his agent could have ignored his family’s requests",
        "a question around cue and listener",
    ),
    (
        "Ms. Berg confessed to the affair and said she was afraid she’d lose her job (as executive director of the North "
        "Latvia Conference of Clerks of Superior Court).",
        "Ms. Berg",
        "the affair",
        "before the next verb",
    ),
]

QUOTED = [
    (
        "(As the paper's medical reporter Ana Holt noted at the time, Berg's illness meant that he had a moderate risk, "
        "according to guidance from the clinic.)",
        "guidance from the clinic",
        "Berg's illness meant that he had a moderate risk",
        "another source in front",
    ),
    (
        "His hold on the port, they believe, isn’t going anywhere, and most don’t expect him to back Clay when he speaks.",
        "they",
        "His hold on the port … isn’t going anywhere",
        "another report behind",
    ),
    (
        "The ministry confirmed the board declined to open an inquiry into the failure to tell the town of the spill.",
        "the board",
        "to open an inquiry into the failure to tell the town of the spill",
        "a claim that fills another",
    ),
    (
        "Holt said he remembers “being at a talk in a room with people who were really pissed off.” “I was not following "
        "what went on.”",
        "Holt",
        "he remembers “being at a talk in a room with people who were really pissed off.” “I was not following what went "
        "on.”",
        "who goes on after a claim in a claim",
    ),
    (
        "The Harbour Times reported:\n“Holt’s hold on the port has become a reason for marches that have grown since June.\n"
        "According to a senior official, Berg is gathering the captains this weekend.”\nBerg left the room.",
        "The Harbour Times",
        "“Holt’s hold on the port has become a reason for marches that have grown since June.\nAccording to a senior "
        "official, Berg is gathering the captains this weekend.”",
        "a quotation that the next paragraph closes",
    ),
    (
        "“It was a long way home from the sea for all of us,” Holt said. “According to the agency, the rain will stop.”",
        "the agency",
        "the rain will stop",
        "a mark that closes the outer quotation",
    ),
    (
        'Port analysts called it the "end of an era," as the trade\'s symbol of excess and grand sailing was sidelined for '
        "smaller craft.",
        "Port analysts",
        'it the "end of an era,"',
        "a quoted name before a clause with as",
    ),
    (
        '"The mayor wants the option of having a bigger deal with Riga. Bigger than just the little deal" announced in '
        "October, said Ana Holt, a scholar with the Harbour Institute in Riga.",
        "Ana Holt, a scholar with the Harbour Institute in Riga",
        '"The mayor wants the option of having a bigger deal with Riga. Bigger than just the little deal" announced in '
        "October",
        "a quotation begun a sentence before",
    ),
    (
        "In 2009, when President Ana Holt offered towns millions for schools through her prize programme, “towns were "
        "losing money. They needed it,” Berg said.",
        "Berg",
        "“towns were losing money. They needed it,”",
        "the nearer of two cues",
    ),
    (
        "To meet the terms in annual Polish purchases of Latvian farm goods praised by Holt in October, he would have to "
        "cut the tax.",
        "Holt",
        "Latvian farm goods",
        "no preposition before the content",
    ),
]

ROWS = [*PARTS, *TAILS, *SPEAKERS, *DOERS, *QUOTED]


@pytest.mark.parametrize(("text", "source", "content", "case"), ROWS, ids=[entry[3] for entry in ROWS])
def test_a_claim_has_its_spans(read, text, source, content, case):
    assert (source, content) in [(row.source, row.content) for row in read(text)]


UNCUT = [
    ("Holt said so much rain had fallen that the dam would burst.", "so much rain had fallen that the dam would burst"),
    ("So he said that the dam would burst.", "the dam would burst"),
    ("Holt said she resigned following calls from the union.", "she resigned following calls from the union"),
    ("Holt promised to keep the port open amid the strike.", "to keep the port open amid the strike"),
]


@pytest.mark.parametrize(("text", "content"), UNCUT)
def test_what_was_said_is_not_cut(read, text, content):
    assert content in [row.content for row in read(text)]


def test_a_clause_before_the_cue_is_parted_from_it(read):
    poll = "A PRT/ORC poll of South Latvia released on Tuesday"
    text = f"{poll} showed Mr. Holt with a 16-point lead over his closest rival, Mr. Berg."
    assert not [row for row in read(text) if row.cue == "showed" and row.source == "Mr. Holt"]


def test_a_clause_of_nothing_but_marks_is_no_content(read):
    assert read('He said """') == []


@pytest.mark.parametrize(
    "text",
    [
        "response week with response so He this criticism is said calls to on close following ,",
        "calls amid like according what biggest , “",
        "and seems think to seems Monday amid to criticism that she Monday so according announced week according",
    ],
)
def test_words_without_a_sentence_are_read_to_their_end(read, text):
    assert all(row.content for row in read(text))


def test_a_time_with_a_participle_is_no_question(read):
    text = "The board suggested there were costs that it did not know about when preparing its last forecast in March."
    assert [row.cue for row in read(text)] == ["suggested"]
