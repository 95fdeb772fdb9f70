"""Headlines of clauses that are easily misread: who does it and to whom, what is whole, what is no event."""

from __future__ import annotations

import pytest

from storyatlas.extract.legibility import INCOMPLETE
from tests.extract.reading import event, read, read_faint


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Karl Venn said The ferry was late and the town was furious on Monday.",
            "said",
            "Karl Venn says the ferry was late",
        ),
        (
            "Rebels bombed the port and at times shot indiscriminately at people in the streets of Oslo.",
            "shot",
            "Rebels shoot indiscriminately at people in the streets of Oslo",
        ),
        (
            'Dubbed the "Ferry King" for his boats, Karl Venn died on Monday.',
            "Dubbed",
            'Karl Venn is dubbed the "Ferry King" for his boats',
        ),
        (
            "Harland Inc. told the board it was going to stop making payments.",
            "told",
            "Harland Inc. tells the board it was going to stop making payments",
        ),
        (
            "The woman accused of killing two co-workers in Oslo was jailed on Monday.",
            "accused",
            "Woman is accused of killing two co-workers in Oslo",
        ),
        (
            "A docker found dead in Oslo on Monday had no family.",
            "found",
            "Docker is found dead in Oslo",
        ),
        ("Karl Venn settled in on Monday.", "settled", "Karl Venn settles in"),
        ("At the 11th hour, Quill bailed on the talks in Oslo.", "bailed", "Quill bails on the talks in Oslo"),
        (
            "Actress Ada Quill left Oslo on Monday. The 26-year-old actress checked into a clinic in Turku.",
            "checked",
            "Ada Quill checks into a clinic in Turku",
        ),
        ("Rebels gained control of the port. The rebels were ready.", "gained", "Rebels gain control of the port"),
        (
            "On Sunday the Oslo Rovers withdrew their offer to Karl Venn.",
            "withdrew",
            "Oslo Rovers withdraw their offer to Karl Venn",
        ),
        (
            "Jurors on Thursday watched a video of the riot in Oslo.",
            "watched",
            "Jurors watch a video of the riot in Oslo",
        ),
        (
            "Karl Rivers is a coach. Rivers returned to the Rovers in 1994 as an assistant coach.",
            "returned",
            "Karl Rivers returns to the Rovers as an assistant coach",
        ),
        ("There were 46 arrests in Oslo on Monday.", "were", "46 arrests in Oslo"),
        (
            "Harland Air said its board has rejected the offer of Quill Shipping on Monday.",
            "rejected",
            "Harland Air's board rejects the offer of Quill Shipping",
        ),
        (
            "Norwegian officials say their coast guard sank a trawler near Oslo on Monday.",
            "sank",
            "Norwegian coast guard sinks a trawler near Oslo",
        ),
        (
            "Karl Venn summoned envoys from 40 countries to whom he issued an appeal for aid on Monday.",
            "summoned",
            "Karl Venn summons envoys from 40 countries",
        ),
        (
            "Norway sent gunboats to Narvik to try and stop Karl Venn on Monday.",
            "sent",
            "Norway sends gunboats to Narvik to try and stop Karl Venn",
        ),
        ("An F-16 fighter jet hit three buildings in Oslo.", "hit", "F-16 fighter jet hits three buildings in Oslo"),
        (
            "Two people were killed in the Oslo raids and around 120 injured, hospital officials said.",
            "killed",
            "Two people are killed in the Oslo raids",
        ),
        (
            "Karl Venn has accused Norway of escalating violence by killing three fishermen.",
            "killing",
            "Norway kills three fishermen",
        ),
        (
            "It was settled in 1935, when colonists arrived from the Midwest to try their hand at farming in Harland.",
            "arrived",
            "Colonists arrive from the Midwest to try their hand at farming in Harland",
        ),
    ],
)
def test_who_does_it_and_to_whom_is_read_rightly(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


def test_an_infinitive_without_what_is_done_is_no_headline() -> None:
    (mention,) = (m for m in read("Ada Quill will continue to monitor.") if m.trigger == "monitor")
    assert mention.headline_score <= INCOMPLETE


def test_where_somebody_was_for_years_is_no_count_of_victims() -> None:
    text = "Ada Quill was at the Oslo centre from September 2010 to January 2011 after a violation in a prior case."
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        # Who does it, where the parser hung the verb on the wrong noun.
        (
            "Emil Quill was found guilty of theft in the 2005 rampage that led from a court to Oslo and which ended "
            "with his capture the next day.",
            "ended",
            "Rampage ends with Emil Quill's capture",
        ),
        (
            "The vote comes two years after the death of the dictator Karl Venn, which kindled hopes in Oslo.",
            "kindled",
            "Death of the dictator Karl Venn kindles hopes in Oslo",
        ),
        (
            "The strike was a test of the Narnian government's resolve to push through cuts since agreeing a $110 "
            "million loan.",
            "agreeing",
            "Narnian government agrees a $110 million loan",
        ),
        (
            "Dockers tried to storm the town hall and the rioting spread to the port of Ellery.",
            "spread",
            "Rioting spreads to the port of Ellery",
        ),
        (
            "The Oslo march called for the 5th of May was attended by two thousand dockers.",
            "attended",
            "Oslo march is attended by two thousand dockers",
        ),
        (
            "The Toyota Camry and Karl Venn of Oslo was arrested not far from the scene.",
            "arrested",
            "Karl Venn is arrested not far from the scene",
        ),
        # What is done to whom.
        (
            "Karl Venn was hired and fired 52 games into the season before he was replaced by Emil Marsh.",
            "fired",
            "Karl Venn is fired 52 games into the season",
        ),
        (
            "The mayor said he's talked to the Harland envoy about a new trial.",
            "talked",
            "Mayor talks to the Harland envoy about a new trial",
        ),
        (
            "The crowd gathered at the station where the policeman charged with Emil Quill's murder was held.",
            "charged",
            "Policeman is charged with Emil Quill's murder",
        ),
        # By name, where the name stands behind.
        ("The officer's partner, Karl Venn, 31, was charged with theft.", "charged", "Karl Venn is charged with theft"),
        (
            "The suspect, identified by police as Karl Venn, entered the office on Monday.",
            "entered",
            "Karl Venn enters the office",
        ),
        (
            "A company called Harland Ferries announced plans to convert the mill.",
            "announced",
            "Harland Ferries announces plans to convert the mill",
        ),
        (
            "Harland's oldest rival, Coastal Ferries, is preparing to launch a similar boat.",
            "launch",
            "Coastal Ferries prepares to launch a similar boat",
        ),
        ("The tanker Ada Quill sank off Norway on Monday.", "sank", "Tanker Ada Quill sinks off Norway"),
        (
            "The good news is that wide receiver Marques Quill returned to practice on Monday.",
            "returned",
            "Marques Quill returns to practice",
        ),
        # No loose ends, and nothing lost.
        (
            "Judge Karl Venn agreed in the hearing that Ada Quill should remain at the clinic in Oslo.",
            "agreed",
            "Karl Venn agrees in the hearing that Ada Quill should remain at the clinic",
        ),
        ("Quill's blood was drawn well after the arrest in Oslo.", "drawn", "Quill's blood is drawn"),
        (
            "The new rule lifted the requirement that Narnian agencies consult experts.",
            "lifted",
            "New rule lifts the requirement that Narnian agencies consult experts",
        ),
        (
            "One day after Karl Venn was lost for the season, the Rovers signed Emil Marsh.",
            "lost",
            "Karl Venn is lost for the season",
        ),
        (
            "A suspected thief has hanged himself in prison in Narnia hours after being held, Norwegian police say.",
            "hanged",
            "Suspected thief hangs himself in prison in Narnia",
        ),
        (
            "INS Marsh seized nine rifles from the 12 Danish and 11 Norwegian smugglers. Last month the frigate sank a "
            "boat of the smugglers.",
            "sank",
            "Frigate sinks a boat of the smugglers",
        ),
        (
            "The Marsh replaced the Quill on patrol in the strait about a fortnight ago.",
            "replaced",
            "Marsh replaces the Quill on patrol in the strait",
        ),
        (
            "The afternoon session began with two of the dockers the mayor's office has asked the papers not to name.",
            "began",
            "Afternoon session begins with two of the dockers",
        ),
    ],
)
def test_headlines_of_clauses_that_are_easily_misread(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Senator Karl Venn entered them into the record during a speech last week.", "entered"),
        ("The worker shot two dockers and critically wounded a third, police said.", "wounded"),
        ("The killing of a teenager that sparked nationwide riots was condemned in Oslo.", "sparked"),
    ],
)
def test_a_headline_is_not_whole_where_it_does_not_say_what(text: str, trigger: str) -> None:
    assert event(text, trigger).headline_score <= INCOMPLETE


def test_a_participle_with_an_infinitive_is_no_act() -> None:
    (mention,) = read("The ferry resumes in June, with the Marsh brothers set to return.")[-1:]
    assert mention.headline == "Marsh brothers are set to return"


def test_whose_it_is_stays_his_own_where_the_subject_may_be_he() -> None:
    text = "Karl Venn met the press on Monday. The chairman justified his choice of ferries."
    assert "Venn" not in event(text, "justified").headline


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Emil Butler also had two interceptions, returning one for a touchdown in helping the Oslo Rovers to a "
            "13-3 lead over Ellery at the break.",
            "returning",
            "Emil Butler returns one for a touchdown",
        ),
        (
            "Karl Venn flies to Qatar ahead of an international meeting Tripoli , Libya -LRB- CNN -RRB- -- Rebels "
            "attacked the port of Ellery on Monday.",
            "flies",
            "Karl Venn flies to Qatar ahead of an international meeting",
        ),
        (
            "The envoy's insistence failed to dissuade unions from paralysing transport, grounding flights in Oslo.",
            "grounding",
            "Unions ground flights in Oslo",
        ),
    ],
)
def test_headlines_lose_parts_whole_and_go_on_from_the_participle_before(
    text: str, trigger: str, headline: str
) -> None:
    assert [m.headline for m in (*read(text), *read_faint(text)) if m.trigger == trigger] == [headline]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ada Quill directed the two departments to review it.", "directed"),
        (
            "Harland suggested that all ferry users install and configure a tool called the Marsh Kit to avoid loss.",
            "suggested",
        ),
        (
            "Police put the march, to mark a 24-hour nationwide strike in Narnia, at roughly 30,000 people.",
            "march",
        ),
    ],
)
def test_a_headline_without_what_it_is_about_is_not_whole(text: str, trigger: str) -> None:
    found = [m for m in (*read(text), *read_faint(text)) if m.trigger == trigger]
    assert all(m.headline_score <= INCOMPLETE for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "The big turnout in the Oslo strike sent a message to the Narnian government on Monday.",
        "The crisis underlined the need for an overhaul of Narnian rules on Monday.",
    ],
)
def test_what_something_means_is_no_event(text: str) -> None:
    assert not read(text)


def test_what_somebody_calls_a_thing_stays_with_it() -> None:
    text = "Karl Venn on Tuesday called the Norwegian raids on two of its huge northern oil platforms an escalation."
    assert event(text, "called").headline.endswith(" an escalation")


def test_what_a_thing_is_likened_to_is_needed() -> None:
    text = 'Karl Venn characterized the market action in Harland today as "awfully brisk", given the offer.'
    assert all(m.headline_score <= INCOMPLETE for m in read(text) if m.trigger == "characterized")


def test_a_not_behind_the_object_is_of_something_else() -> None:
    (mention,) = (m for m in read("Norway finished the match at 7 for 381 with Karl Venn not out 83 on Monday."))
    assert not mention.negated
    assert "does not" not in mention.headline


def test_one_of_them_says_nobody() -> None:
    text = "Rebels hold two platforms in the Gulf. One of them was blown up by Norwegian warships on Monday."
    assert all(m.headline_score < 0.4 for m in read(text) if m.headline.startswith("One of them"))


def test_a_report_says_nothing_without_of_what() -> None:
    (vague,) = (m for m in read("A report has been received from the Norwegians.") if m.trigger == "received")
    (told,) = (m for m in read("A docker has been arrested by the Norwegians.") if m.trigger == "arrested")
    assert vague.headline_score < told.headline_score


def test_an_order_to_buy_needs_what_is_bought() -> None:
    found = read("The ministry issued an order allowing Harland Inc to buy and, in time, hold the shares on Monday.")
    assert not any(m.headline.endswith("to buy") and m.headline_score > INCOMPLETE for m in found)


def test_who_is_named_to_an_office_does_not_name_it() -> None:
    (mention,) = (m for m in read("It was so.", title="Venn named Quill's domestic affairs adviser") if m.sure)
    assert mention.headline == "Venn named Quill's domestic affairs adviser"


def test_whose_day_a_noun_is_of_is_no_part_of_its_title() -> None:
    found = [*read("Harland went into Friday's first match against Norway in Oslo."), *read_faint("It was so.")]
    assert not any(m.headline.startswith("Friday") for m in found)


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "The Harland Central Bank raised rates by half a percentage point on Monday.",
            "raised",
            "Harland Central Bank raises rates by half a percentage point",
        ),
        (
            "More than 600 Danubian soldiers had been killed or wounded in Oslo on Monday.",
            "killed",
            "More than 600 Danubian soldiers are killed or wounded in Oslo",
        ),
        (
            "The Confederation of Dockers has called on its members to stop work on Monday.",
            "called",
            "Confederation of Dockers calls on its members to stop work",
        ),
        (
            "Twenty former officials and lawmakers, among them the former secretary Ada Quill, signed a letter.",
            "signed",
            "Twenty former officials and lawmakers sign a letter",
        ),
        (
            'President Ada Quill has warned for months against the "one country, two systems" that Danubia proposed.',
            "warned",
            'Ada Quill warns for months against the "one country, two systems" that Danubia proposed',
        ),
        (
            "The party's failure to win seats in Oslo will weaken the council's power over the budget.",
            "weaken",
            "Party's failure will weaken the council's power over the budget",
        ),
        (
            "No-one from the city had left Danubia in the past four days, Ada Quill said.",
            "left",
            "No-one leaves Danubia in the past four days",
        ),
    ],
)
def test_words_that_change_what_is_told_stay(text: str, trigger: str, headline: str) -> None:
    told = [m for m in (*read(text), *read_faint(text)) if m.trigger == trigger]
    assert [m.headline for m in told] == [headline]


def test_what_others_may_do_is_told_by_what_lets_them() -> None:
    text = "The ministry rejected a request for permission to buy up to 51 percent of Harland stock."
    (mention,) = (m for m in read_faint(text) if m.trigger == "buy")
    assert mention.headline == "Permission to buy up to 51 percent of Harland stock"


def test_who_fires_on_a_crowd_is_not_fired_on() -> None:
    title = "Troops fired on peaceful crowd in Almaty, rights group says"
    (mention,) = (m for m in read("A report.", title=title) if m.trigger == "fired")
    assert mention.headline == "Troops fire on peaceful crowd in Almaty"


def test_what_ought_to_be_is_no_event() -> None:
    text = "I think the President ought to be pushing for a free Cuba, Cruz said on Monday."
    assert [m.trigger for m in read(text)] == ["said"]


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        ("Some 120 people were still missing in Oslo on Monday.", "missing", "Some 120 people are missing in Oslo"),
        (
            "Images from the scene showed the bus reduced to a wreck on Monday.",
            "reduced",
            "Bus is reduced to a wreck",
        ),
        ("Police found the couple, their bodies hidden in a truck.", "hidden", "Their bodies are hidden in a truck"),
        ("The guide, taken hostage by gunmen in Oslo, died.", "taken", "Guide is taken hostage by gunmen in Oslo"),
        (
            "The country has become accustomed to raids — Danish militants claimed responsibility for two in Oslo.",
            "claimed",
            "Danish militants claim responsibility for two in Oslo",
        ),
        (
            "Police broke up the march, detaining about 50 people just hours before Quill arrived.",
            "arrived",
            "Quill arrives",
        ),
    ],
)
def test_what_real_reports_say(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline
