"""Who does what in sentences of the kind that real pages are full of."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Three dockers were arrested, brought before a court and sent to jail.",
            "sent",
            "Three dockers are sent to jail",
        ),
        ("Plaque displayed 1932.", "displayed", "Plaque is displayed 1932"),
        ("Its losses: 2,783 soldiers killed.", "killed", "2,783 soldiers are killed"),
        ("At least 40 killed in Goma, the army said.", "killed", "At least 40 are killed in Goma"),
        ("Two bodies found in river near Lisbon", "found", "Two bodies are found in river near Lisbon"),
        ("A girl was found abandoned on a bus in Lisbon.", "found", "Girl is found abandoned on a bus in Lisbon"),
        (
            "Aaron Marl, who self-immolated in Lisbon on Sunday, was 25.",
            "immolated",
            "Aaron Marl self-immolates in Lisbon",
        ),
        (
            "The union will award its prize, with Quill, Venn and striker Emil Marl shortlisted.",
            "shortlisted",
            "Quill, Venn and striker Emil Marl are shortlisted",
        ),
        (
            "Quill attended a dinner in Oslo, organised by a lawyer of the firm.",
            "organised",
            "Dinner in Oslo is organised by a lawyer of the firm",
        ),
        (
            "The reading was from a driver at Coolum Beach, on the Sunshine Coast, who blew 0.241.",
            "blew",
            "Driver at Coolum Beach blows 0.241",
        ),
        (
            "Holly Marl has become the sixth person to die from suspected poisoning.",
            "die",
            "Holly Marl becomes sixth person to die from suspected poisoning",
        ),
        ("Teenager Holly Marl becomes sixth to die", "die", "Holly Marl becomes sixth to die"),
        ("Narnia became the third country to leave the union in 2016.", "leave", "Narnia leaves the union"),
        ("The last president to visit Narnia was Calvin Marl in 1928.", "visit", "Calvin Marl visits Narnia"),
        ("The Harland index dropped 1.02 per cent on Tuesday.", "dropped", "Harland index drops 1.02 per cent"),
        ("Shares of Marl Foods rose 5 percent on Monday.", "rose", "Shares of Marl Foods rise 5 percent"),
        (
            "Harland agreed on Monday to cut emissions by half from 1990 levels.",
            "agreed",
            "Harland agrees to cut emissions by half from 1990 levels",
        ),
        (
            "Many in Lisbon wondered on Tuesday how the vote would end.",
            "wondered",
            "Many in Lisbon wonder how the vote would end",
        ),
        (
            "At least 141 people are missing after rain triggered a landslide in Norway, the police said.",
            "missing",
            "At least 141 people are missing",
        ),
        (
            "The board of the bank ended its search and on Tuesday, May 9, approved the contract of Emil Quill.",
            "approved",
            "Board of the bank approves the contract of Emil Quill",
        ),
        ("Some in Lisbon welcomed the news on Tuesday.", "welcomed", "Some in Lisbon welcome the news"),
        ("Passersby discovered the boat on Monday.", "discovered", "Passersby discover the boat"),
        ("That kind of talk led Quill to resign on Wednesday.", "led", "Kind of talk leads Quill to resign"),
        (
            "A messy mix of rain and snow is expected to descend on Toronto on Saturday, Environment Narnia warns.",
            "warns",
            "Environment Narnia warns a messy mix of rain and snow is expected to descend on Toronto",
        ),
        (
            'Quill, once branded a "mad dog" by Harland for his support of rebels, has been embraced by the West.',
            "branded",
            'Quill is branded a "mad dog" by Harland for his support of rebels',
        ),
        (
            "A crowd gathered at the funeral of a man they said was shot down by loyalists the day before.",
            "shot",
            "Man is shot down by loyalists",
        ),
        (
            "A rocket apparently fired from rebel positions then hit the eastern gate on Friday.",
            "hit",
            "Rocket hits the eastern gate",
        ),
        (
            "He said troops supporting Libyan ruler Emil Quill surrounded the city, with snipers on rooftops.",
            "surrounded",
            "Troops surround the city",
        ),
        (
            "Officials said civilians, including women, were among those killed in the latest air strikes in Tripoli.",
            "killed",
            "Civilians are killed in the latest air strikes in Tripoli",
        ),
        (
            "Alex Quill -- whose announcements were nominated for awards last year -- left the union on Monday.",
            "nominated",
            "Alex Quill's announcements are nominated for awards",
        ),
        (
            "A labor group whose top officials proposed Measure B lost the vote on Monday.",
            "proposed",
            "Labor group's top officials propose Measure B",
        ),
        (
            "They follow the Apostle Mark, who introduced the faith to Egypt.",
            "introduced",
            "Apostle Mark introduces the faith to Egypt",
        ),
        (
            "The regulator has given the green light to a treatment.",
            "given",
            "Regulator gives the green light to a treatment",
        ),
    ],
)
def test_titles_say_who_did_what(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Sir Tom Quill kept the gifts. Lady Quill attended a show in Oslo on Monday.", "attended", "Lady Quill"),
        ("President Tom Quill flew to Oslo. Mrs. Quill visited a school.", "visited", "Mrs Quill"),
        ("Manitoba Premier Brian Quill plans to visit Oslo.", "visit", "Brian Quill"),
    ],
)
def test_people_are_called_as_they_are(text: str, trigger: str, name: str) -> None:
    assert [p.name for p in event(text, trigger).participants if p.role == "agent"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Venn lost the vote in 2020. Lindsey Marl told Harland Radio he was worried about the vote.",
        "A local heard cries from a well where a baby had been left. He alerted the police.",
        "Ada Venn was jealous. The 37-year-old said Emil Marl had struck her.",
        "George Quill gave money to the party. The hall was built by John and Donald Marl. John F. Venn spoke there.",
    ],
)
def test_nobody_else_is_taken_for_whom_a_pronoun_or_first_name_means(text: str) -> None:
    told = " ".join(m.headline for m in read(text))
    assert "Tom Venn was worried" not in told
    assert "aby alerts" not in told
    assert "strikes Ada Venn" not in told
    built = [m for m in read(text) if m.trigger == "built"]
    assert all("John F. Venn" not in {p.name for p in m.participants} for m in built)


def test_the_government_of_another_country_is_another() -> None:
    text = "The Swedish government published advice. In Finland, the government issued new advice on Monday."
    assert event(text, "issued").headline == "Government issues new advice"


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("The trial will begin in two weeks.", "begin", "2023-05-22"),
        ("In just 63 days, the votes will be cast.", "cast", "2023-07-12"),
        ("Harland is projected to cut emissions by half on 2005 levels.", "projected", "2023-05-10"),
        ("Ada Quill became the first woman to lead the bank on Monday.", "lead", "2023-05-08"),
        ("Rebel spokesman Abdul Ghoga sought to clarify the opposition's position Saturday.", "clarify", "2023-05-06"),
        ("Jason January is fire chief. The ban was lifted on Monday. January visited Oslo.", "visited", "2023-05-08"),
        ("Ada Quill left the party about a month before the Nov. 8 election.", "left", "2022-10"),
        ("The surgery of Quill was scheduled for Feb. 26, but the donor fled.", "surgery", "2023-02-26"),
    ],
)
def test_days_are_reckoned(text: str, trigger: str, start: str) -> None:
    assert next(m for m in read(text) if m.trigger in {trigger, "scheduled", "sought"}).time.start == start


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rescuers counted 1,540 dead in the north-west on Monday.", "Rescuers count 1,540 dead in the north-west"),
        ("Police reported 12 dead and 30 wounded in Larne on Monday.", "Police report 12 dead"),
        ("Authorities reported two dead and 15 injured.", "Authorities report two dead and 15 injured"),
    ],
)
def test_who_reports_dead_says_that_there_were_some(text: str, title: str) -> None:
    assert title in [m.headline for m in read(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ada Quill, mayor of Larne, called the strike a mistake.", "Ada Quill calls the strike a mistake"),
        ("Ada Quill, who runs the port, called the ruling wrong.", "Ada Quill calls the ruling wrong"),
        ("Ada Quill, once branded a liar, won the vote.", "Ada Quill is branded a liar"),
        ("The council declared Friday a day of mourning.", "Council declares a day of mourning"),
    ],
)
def test_who_calls_something_so_is_not_called_so(text: str, title: str) -> None:
    assert title in [m.headline for m in read(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Two of its jets crashed and killed nine people on Monday.", "Two of its jets crash"),
        ("The week began with Norway, whose ports are busy, suspending all ferries.", "Norway suspends all ferries"),
        (
            "Ada Quill said on Monday that Norway would help for as long as it takes.",
            "Ada Quill says Norway would help",
        ),
        ("The exchange annulled all of Wednesday's deals.", "Exchange annuls all of Wednesday's deals"),
        ('Ada Quill, the mayor, called this "a turning point".', "Ada Quill calls this a turning point"),
    ],
)
def test_a_title_says_who_did_what_and_no_more(text: str, title: str) -> None:
    assert title in [m.headline for m in read(text)]


@pytest.mark.parametrize(
    ("title", "headline", "name", "role"),
    [
        ("Helicopter shot down over Narnia", "Helicopter shot down over Narnia", "Helicopter", "patient"),
        ("Drone shot down near Oslo, army says", "Drone shot down near Oslo, army says", "Drone", "patient"),
        ("Pilot shot down a helicopter over Narnia", "Pilot shoots down a helicopter over Narnia", "pilot", "agent"),
        ("Storm killed seven dockers in Oslo", "Storm kills seven dockers in Oslo", "Storm", "agent"),
    ],
)
def test_who_is_shot_down_in_a_title_shoots_nobody(title: str, headline: str, name: str, role: str) -> None:
    (mention,) = read("The weather is mild.", title=title)
    assert mention.headline == headline
    assert (name, role) in {(p.name, p.role) for p in mention.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        ("It is a deal which both want to sign in Oslo.", "sign", "Both want to sign a deal in Oslo"),
        (
            "Quill praised the pact which Narnia plans to sign in Oslo on Monday.",
            "sign",
            "Narnia plans to sign the pact in Oslo",
        ),
        (
            "Harland bought the mill that Marsh agreed to sell in Oslo on Monday.",
            "agreed",
            "Marsh agrees to sell the mill in Oslo",
        ),
    ],
)
def test_what_is_done_stands_behind_the_infinitive(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


def test_a_body_that_tells_of_a_quake_has_struck_nobody() -> None:
    text = "A quake shook Turkey on Monday. AFAD said it struck at 8:04 p.m. near the town of Larne."
    assert "AFAD" not in [p.name for m in read(text) if m.trigger == "struck" for p in m.participants]
    text = "Narnia said it struck near Larne on Monday, killing five people."
    assert "Narnia" in [p.name for m in read(text) if m.trigger == "struck" for p in m.participants]


def test_the_cause_of_a_blaze_has_damaged_nothing() -> None:
    found = [m.headline for m in read("Firefighters seek the cause of a blaze that damaged a house in Oslo on Monday.")]
    assert "Blaze damages a house in Oslo" in found


def test_a_number_to_call_is_no_event() -> None:
    assert not read("More information can be had by calling (615) 555-2787 or (800) 555-9073.")


@pytest.mark.parametrize("text", ["Which strike Quill named", "The strike that Ada Quill, the mayor, called"])
def test_a_text_may_end_with_the_verb_of_naming(text: str) -> None:
    assert read(text) is not None
