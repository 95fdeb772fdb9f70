"""Headlines: who does what to whom, present tense, whole, without what only the article explains."""

from __future__ import annotations

import pytest

from storyatlas.extract.headline import article_headline, third_person
from storyatlas.extract.legibility import INCOMPLETE
from storyatlas.extract.tidying import tidy
from tests.extract.reading import event, read, read_faint


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Mayor Ada Quill opened the new bridge in Port Ellery on Monday.",
            "opened",
            "Ada Quill opens the new bridge in Port Ellery",
        ),
        (
            "The outbreak prompted Norway and Finland to bring in screening at airports.",
            "prompted",
            "Outbreak prompts Norway and Finland to bring in screening at airports",
        ),
        ("Norwegian authorities have imposed a curfew.", "imposed", "Norwegian authorities impose a curfew"),
        ("The Quills dined with Karl Venn in Oslo.", "dined", "Quills dine with Karl Venn in Oslo"),
        (
            "Norway and Finland confirmed a total of three cases last week.",
            "confirmed",
            "Norway and Finland confirm a total of three cases",
        ),
        ("Two ferries were seized by the navy on Sunday.", "seized", "Two ferries are seized by the navy"),
        ("Karl Venn will visit Lisbon in June.", "visit", "Karl Venn to visit Lisbon"),
        (
            "Ada Quill called for the ban on ferries to be lifted.",
            "called",
            "Ada Quill calls for the ban on ferries to be lifted",
        ),
        ("Narnia entered the war in response.", "entered", "Narnia enters the war"),
        (
            "Norway has sent warships toward Libya and Secretary of State Ada Quill said the country is considering "
            "a blockade.",
            "sent",
            "Norway sends warships toward Libya",
        ),
        ("Karl Venn is going to visit Oslo in June.", "visit", "Karl Venn to visit Oslo"),
        ("Two Norwegian ferries entered and left the strait.", "entered", "Two Norwegian ferries enter the strait"),
        (
            "Karl Venn puts total deliveries at more than 100 of the ferries and the similar barges.",
            "deliveries",
            "Karl Venn puts total deliveries at more than 100 of the ferries and the similar barges",
        ),
        (
            "The police arrested ninety dissidents for protesting against the tax in Oslo.",
            "protesting",
            "Ninety dissidents protest against the tax in Oslo",
        ),
        (
            "Families in Oslo celebrate the lunar new year with dragons.",
            "celebrate",
            "Families in Oslo celebrate the lunar new year with dragons",
        ),
        (
            "The Central Political and Legal Commission warned officials on Tuesday.",
            "warned",
            "Central Political and Legal Commission warns officials",
        ),
        (
            "OSLO (Reuters) - The parliament rejected the budget on Tuesday.",
            "rejected",
            "Parliament rejects the budget",
        ),
        (
            "Ada Quill signed a mega-deal with the government of Norway.",
            "signed",
            "Ada Quill signs a mega-deal with the government of Norway",
        ),
        (
            "Norway signed an agreement with Narnia to re-establish ferry services between the two countries.",
            "signed",
            "Norway signs an agreement with Narnia to re-establish ferry services between the two countries",
        ),
        (
            "The council greeted guests of twelve kinds: Visiting families and friends from Oslo.",
            "greeted",
            "Council greets guests of twelve kinds",
        ),
        (
            "The new rule will ease trips for sailors that fall under one of ten classes: Visiting family; relief "
            "work; official business.",
            "ease",
            "New rule to ease trips for sailors that fall under one of ten classes",
        ),
        (
            "Ada Quill countered that no country respects all rights.",
            "countered",
            "Ada Quill counters that no country respects all rights",
        ),
        (
            "The parliament does not agree; it demanded on Wednesday that Norwegian soldiers leave Narnia.",
            "demanded",
            "Parliament demands that Norwegian soldiers leave Narnia",
        ),
        (
            "The navy seized 30 sailors for two weeks to question them in Oslo.",
            "seized",
            "Navy seizes 30 sailors for two weeks to question them in Oslo",
        ),
        (
            "Karl Venn arrived in Oslo on Monday. His government joined the rest of the council in a vote.",
            "joined",
            "Karl Venn's government joins the rest of the council in a vote",
        ),
    ],
)
def test_a_clause_reads_as_a_headline(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        ("The rules, announced on Tuesday in Oslo, are strict and new.", "announced", "Rules are announced in Oslo"),
        (
            "The islands -- ruled by Karl Venn since 1969 -- are not Norway, said a source close to the government.",
            "ruled",
            "Islands are ruled by Karl Venn",
        ),
        (
            "A paper published by the Royal Society in Oslo was read by Ada Quill on Monday.",
            "published",
            "Paper is published by the Royal Society in Oslo",
        ),
        (
            "Wreckage examined in Oslo contains many Western electronic parts, some made only last year.",
            "examined",
            "Wreckage is examined in Oslo",
        ),
    ],
)
def test_what_a_participle_tells_was_done_to_its_noun(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The president's full day in Oslo marked the first time a sitting mayor had visited the island.", "marked"),
        ("The parliament voted 190 to 0 on Monday.", "voted"),
        ("Carriers had been offering customers with bookings later in the year refunds or other dates.", "offering"),
    ],
)
def test_what_lacks_its_end_is_no_whole_headline(text: str, trigger: str) -> None:
    assert event(text, trigger).headline_score <= 0.3


def test_a_long_clause_loses_whole_phrases_from_its_end() -> None:
    text = (
        "The council of Port Ellery approved the construction of a railway tunnel for freight trains under the "
        "harbour near the old fish market in spite of protests from shopkeepers."
    )
    headline = event(text, "approved").headline
    assert headline.startswith("Council of Port Ellery approves the construction of a railway tunnel")
    assert len(headline.split()) <= 14
    assert headline.split()[-1] not in {"the", "in", "of", "under", "old", "near", "from", "spite"}


def test_pronouns_give_way_to_names() -> None:
    text = "Ada Quill arrived in Oslo on Monday. She signed the treaty."
    found = event(text, "signed")
    assert found.headline == "Ada Quill signs the treaty"


def test_a_surname_used_first_is_not_given_to_a_relative() -> None:
    text = (
        "President Venn arrived in Oslo on Monday. Venn met the king. Venn praised the harbour. "
        "His wife, Ida Venn, visited a school. Venn signed the treaty."
    )
    assert "Ida" not in event(text, "signed").headline


def test_whole_headlines_score_above_fragments() -> None:
    whole = event("Ada Quill closed the harbour of Port Ellery on Monday.", "closed")
    vague = event("The president closed another harbour on Monday.", "closed")
    noun = event("They fled after the invasion of Norway on Monday.", "invasion")
    assert whole.headline_score > vague.headline_score > noun.headline_score


@pytest.mark.parametrize(
    "title",
    [
        "Why did the bridge close?",
        "What we know about the bridge",
        "'It was loud': the night the bridge fell",
        "Bridge",
        "Bridge falls - and ferries stop; markets slide",
    ],
)
def test_questions_quotes_and_mixed_titles_do_not_win(title: str) -> None:
    plain = article_headline("Ada Quill opens the bridge in Port Ellery")[1]
    assert article_headline(title)[1] <= plain - 0.2


def test_a_title_loses_kicker_and_outlet() -> None:
    assert article_headline("LIVE: Council bans cars | Harbour Herald")[0] == "Council bans cars"


@pytest.mark.parametrize(
    ("lemma", "one", "many"), [("carry", "carries", "carry"), ("go", "goes", "go"), ("pass", "passes", "pass")]
)
def test_present_tense(lemma: str, one: str, many: str) -> None:
    assert (third_person(lemma), third_person(lemma, plural=True)) == (one, many)


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "The aircraft crossed into Norway's air defence zone on Monday. The jets left the zone an hour later.",
            "left",
            "Jets leave Norway's air defence zone",
        ),
        (
            "President Ada Quill arrived in Oslo on Monday. The president signed a trade deal with Finland.",
            "signed",
            "Ada Quill signs a trade deal with Finland",
        ),
        (
            "Ada Quill became mayor in May. The vote made Quill the first woman to lead Port Ellery.",
            "lead",
            "Ada Quill becomes first woman to lead Port Ellery",
        ),
        (
            "The number of people infected with the flu rose to 218 on Monday.",
            "rose",
            "Number of people infected with the flu rises to 218",
        ),
        (
            "Norway alerted the International Harbour Council (IHC) about a spate of thefts.",
            "alerted",
            "Norway alerts the International Harbour Council about a spate of thefts",
        ),
        ("Norway extended the New Year holiday on Monday.", "extended", "Norway extends the New Year holiday"),
    ],
)
def test_what_only_the_article_explains_is_told_in_full(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


def test_a_clause_without_its_object_is_no_whole_headline() -> None:
    found = event("The harbour board confirmed for the first time.", "confirmed")
    assert found.headline_score <= 0.3


def test_an_articles_title_loses_its_topic() -> None:
    found = read("The sea came over the wall.", title="Flood: officials evacuate the town of Port Ellery")
    assert "Officials evacuate the town of Port Ellery" in {m.headline for m in found}


def test_a_plan_has_a_headline_for_when_it_has_come_to_pass() -> None:
    plan = event("Karl Venn will visit Lisbon in June.", "visit")
    assert (plan.headline, plan.done) == ("Karl Venn to visit Lisbon", "Karl Venn visits Lisbon")
    shut = event("The two ferries will be seized by the navy on Sunday.", "seized")
    assert shut.done == "Two ferries are seized by the navy"
    assert event("Karl Venn visited Lisbon in June.", "visited").done == ""


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            '"We want to see the harbour back," Karl Venn said.',
            "said",
            'Karl Venn says "We want to see the harbour back"',
        ),
        (
            '"I have taken no other measures," Karl Venn told the harbour board.',
            "told",
            'Karl Venn tells the harbour board "I have taken no other measures"',
        ),
        ("The bridge is safe, Karl Venn said.", "said", "Karl Venn says the bridge is safe"),
        (
            'Ada Quill said on Sunday: "I am on my way to Oslo, where the government and its experts will meet me."',
            "said",
            'Ada Quill says "I am on my way to Oslo"',
        ),
    ],
)
def test_exact_words_stand_in_quotation_marks(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


def test_how_a_clause_hangs_on_another_is_not_told() -> None:
    text = "Prices held, partly because they had bought 30 ferries in May."
    assert event(text, "bought").headline == "They had bought 30 ferries in May"


def test_half_a_bracket_is_left_out() -> None:
    assert tidy("World Sailing League says WSL) board met in Oslo") == "World Sailing League says board met in Oslo"
    assert tidy("Guard returns with a .38 revolver .") == "Guard returns with a .38 revolver"


def test_a_currency_wins_nothing() -> None:
    assert not [m for m in read("The yard reported sales of 62 trillion won in 2019.") if m.trigger == "won"]


def test_a_noun_says_whose_where_a_person_is_meant() -> None:
    mention = event("Ada Quill left Oslo. Crowds cheered her visit to Lisbon on Monday.", "visit")
    assert mention.headline == "Ada Quill's visit to Lisbon"


def test_a_weekday_goes_also_where_nobody_knows_which() -> None:
    told = event("The operator denied on Tuesday that its radar had failed.", "denied", published=None)
    assert told.headline == "Operator denies its radar had failed"


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Harland Net experienced problems on Saturday, caused by a break in a cable between Oslo and Turku.",
            "caused",
            "Problems are caused by a break in a cable between Oslo and Turku",
        ),
        (
            "Ferry users complained about long delays on Monday, caused by a fire on the Ellery line.",
            "caused",
            "Long delays are caused by a fire on the Ellery line",
        ),
    ],
)
def test_what_is_caused_is_the_trouble_and_not_whoever_has_it(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ada Quill checked in today, the paper says.", "checked"),
        ("Councillor Ada Quill, a critic of the police, said before Karl Venn appeared on the scene.", "said"),
        ("The Harland cable experienced downtime beginning on Saturday.", "beginning"),
        ("Ada Quill was named by the Oslo Gazette in 2019 as one of its women of the year.", "named"),
        ("Commissioner Karl Venn said on Monday there was nothing.", "said"),
        ("Their ferry service to Oslo was restored on Monday.", "restored"),
    ],
)
def test_what_says_nothing_without_its_article_reads_badly(text: str, trigger: str) -> None:
    assert all(m.headline_score < 0.4 for m in read(text) if m.trigger == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Ada Quill rear-ended a truck with her ferry on Monday.",
            "ended",
            "Ada Quill rear-ends a truck with her ferry",
        ),
        (
            "The Oslo Rovers signed Karl Venn on Monday. The Oslo Rovers have money.",
            "signed",
            "Oslo Rovers sign Karl Venn",
        ),
        ("Norwegians protested the cuts in Oslo on Monday.", "protested", "Norwegians protest the cuts in Oslo"),
        (
            "One of the service providers of Oslo experienced an outage on Monday.",
            "experienced",
            "One of the service providers of Oslo experiences an outage",
        ),
        (
            "After the riot, Councillor Ada Quill called for Commissioner Karl Venn and Mayor Holm to visit the port.",
            "called",
            "Ada Quill calls for Commissioner Karl Venn and Mayor Holm to visit the port",
        ),
        (
            'That belittles it," Councilman Karl Venn said later, referring to the anger in Oslo.',
            "said",
            'Karl Venn says "That belittles it"',
        ),
        (
            "The Ellery Transport Council voted unanimously on Monday to refer Narnia to the International Court.",
            "voted",
            "Ellery Transport Council votes unanimously to refer Narnia to the International Court",
        ),
    ],
)
def test_a_headline_is_whole_and_its_verb_agrees(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


def test_whom_an_appeal_names_has_not_done_yet_what_it_asks_for() -> None:
    text = "Councillor Ada Quill called for Commissioner Karl Venn and Mayor Holm to visit the port on Monday."
    assert "visit" not in {m.trigger for m in read(text)}


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
            "Rivers returns to the Rovers as an assistant coach",
        ),
        ("There were 46 arrests in Oslo on Monday.", "were", "46 arrests in Oslo"),
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
