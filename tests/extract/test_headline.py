"""Headlines: who does what to whom, present tense, whole, without what only the article explains."""

from __future__ import annotations

import pytest

from storyatlas.extract.headline import article_headline, third_person
from storyatlas.extract.tidying import tidy
from tests.extract.reading import event, read


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
        ("Karl Venn will not be arrested in Oslo.", "arrested", "Karl Venn not to be arrested in Oslo"),
        (
            "Meanwhile, Narnia will re-examine a letter from the mayor of Oslo.",
            "re",
            "Narnia to re-examine a letter from the mayor of Oslo",
        ),
        (
            "Danubia's military said its helicopters had attacked a checkpoint and two trucks near Oslo.",
            "attacked",
            "Danubia's helicopters attack a checkpoint and two trucks near Oslo",
        ),
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


def test_no_headline_ends_in_who_said_it() -> None:
    assert tidy("Bank of Danubia believes Ada Quill was a sound choice said") == (
        "Bank of Danubia believes Ada Quill was a sound choice"
    )


def test_them_is_no_single_body_or_person() -> None:
    text = "The Oslo Ferry Court met on Monday. The Oslo Ferry Court said Karl Venn ordered them."
    assert "Court" not in event(text, "ordered").headline


def test_what_befalls_nobody_is_no_headline() -> None:
    assert event("The ferry sank off Oslo on Monday. No one was injured.", "injured").headline_score <= 0.3


def test_most_of_a_day_stays_with_what_was_done_in_it() -> None:
    mention = event("About twenty officers spent most of Monday inside the offices of Harland.", "spent")
    assert mention.headline == "About twenty officers spend most of Monday inside the offices of Harland"


def test_one_of_them_tells_too_little() -> None:
    text = "Three dockers were hurt in Oslo. The first of them was flown to Lisbon on Tuesday."
    assert event(text, "flown").headline_score < 0.3
