"""When an event was: its own time told apart from the article's and from other events' times."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read


@pytest.mark.parametrize(
    ("text", "trigger", "start", "precision"),
    [
        ("Police arrested two men in Rotterdam on Monday.", "arrested", "2023-05-08", "day"),
        ("The two companies merged last month.", "merged", "2023-04", "month"),
        ("The treaty was signed in 1994.", "signed", "1994", "year"),
        ("The museum was built in the 1920s.", "built", "1920", "decade"),
        ("The mayor opened the market on Christmas Day.", "opened", "2022-12-25", "day"),
        ("The attack on Fort Marl in 1812 was long forgotten.", "attack", "1812", "year"),
        ("The city will reopen the bridge on 20 May.", "reopen", "2023-05-20", "day"),
        ("The port has been closed since Friday.", "closed", "2023-05-05", "day"),
        ("The port had been closed since 2 April 2021 after breaking the law.", "closed", "2021-04-02", "day"),
    ],
)
def test_a_time_in_the_clause_dates_it_whatever_day_the_article_is_of(
    text: str, trigger: str, start: str, precision: str
) -> None:
    mention = event(text, trigger)
    assert (mention.time.start, mention.time.precision, mention.time_source) == (start, precision, "stated")


def test_clauses_of_one_sentence_keep_their_own_days() -> None:
    first, second = read("Rebels shelled Goma on Monday and captured the airport on Tuesday.")
    assert (first.time.start, second.time.start) == ("2023-05-08", "2023-05-09")


def test_a_clause_without_a_time_takes_the_one_of_its_sentence() -> None:
    mention = event("Mayor Ada Quill resigned on Friday after the council rejected her budget.", "rejected")
    assert (mention.time.start, mention.time_source) == ("2023-05-05", "sentence")


def test_the_time_of_a_relative_clause_is_not_the_main_clauses() -> None:
    text = "Police, who arrested the suspect on Sunday, searched his flat."
    assert event(text, "arrested").time.start == "2023-05-07"
    assert event(text, "searched").time_source == "published"


def test_what_something_came_after_is_not_of_its_day() -> None:
    text = "The museum was destroyed in March 2011, three years after the war in Georgia."
    assert event(text, "destroyed").time.start == "2011-03"
    assert event(text, "war").time.start == "2008"
    assert event("Ministers met before the vote on Tuesday.", "vote").time.start == "2023-05-09"


def test_the_next_sentence_goes_on_at_the_time_of_the_one_before() -> None:
    text = "A fire destroyed the town hall in Lisbon on Monday. Two firemen were injured."
    mention = event(text, "injured")
    assert (mention.time.start, mention.time_source) == ("2023-05-08", "context")


def test_a_new_paragraph_takes_the_last_day_of_news_less_firmly() -> None:
    text = "A fire destroyed the town hall in Lisbon on Monday.\nTwo firemen were injured."
    mention = event(text, "injured")
    assert (mention.time.start, mention.time_source) == ("2023-05-08", "lately")


def test_a_new_paragraph_does_not_go_on_in_the_past_of_the_one_before() -> None:
    text = "A fire destroyed the town hall in Lisbon in 1911.\nTwo firemen were injured."
    assert event(text, "injured").time_source == "published"


def test_a_past_that_opens_with_its_year_goes_on_in_the_next_sentence() -> None:
    text = "In 1986, a storm destroyed the ferry of Ellery.\n\nThe mayor closed the port for a week."
    mention = event(text, "closed")
    assert (mention.time.start, mention.time_source) == ("1986", "context")
    aside = "A storm destroyed the ferry of Ellery, built in 1986.\n\nThe mayor closed the port for a week."
    assert event(aside, "closed").time_source != "context"


def test_what_is_planned_does_not_lend_its_time_to_the_next_sentence() -> None:
    text = "The ferry company will open a line to Bergen in July. Its sailors rejected the plan."
    assert event(text, "rejected").time_source == "published"


def test_news_near_the_top_happened_on_the_day_it_was_printed_further_down_in_that_month() -> None:
    filler = " ".join(["The harbour is old and the town is fond of it."] * 120)
    text = f"Police arrested two men in Rotterdam.\n{filler}\nThe council rejected the budget."
    top, below = event(text, "arrested"), event(text, "rejected")
    assert (top.time.start, top.time.precision, top.time_source) == ("2023-05-10", "day", "published")
    assert (below.time.start, below.time.precision, below.time_source) == ("2023-05", "month", "published")


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    mention = event("Police arrested two men in Rotterdam.", "arrested", published=None)
    assert (mention.time.start, mention.time.precision, mention.time_source) == (None, "none", "none")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The council will close the market.", "close"),
        ("The ministry announced on Thursday that the president will visit Lisbon.", "visit"),
    ],
)
def test_plans_are_not_dated_by_publication_or_announcement(text: str, trigger: str) -> None:
    assert event(text, trigger).time.start is None


def test_what_will_happen_is_not_of_a_day_that_is_over() -> None:
    assert event("Norway will send oil to help the ports hit by last week's storm.", "send").time.start is None


def test_a_plan_takes_its_own_day_not_that_of_its_announcement() -> None:
    text = "The ministry announced on Thursday that the president will visit Lisbon in June."
    assert event(text, "visit").time.start == "2023-06"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The first visit of a Danish king since 1928 drew thousands to Riga.", "drew"),
        ("The council closed the market until Friday.", "closed"),
        ("Police arrested a man during the Christmas holiday.", "arrested"),
    ],
)
def test_an_end_a_start_and_a_feast_that_merely_modify_date_nothing(text: str, trigger: str) -> None:
    assert event(text, trigger).time_source == "published"


def test_what_has_happened_is_not_dated_after_the_article() -> None:
    for mention in read("The council approved the budget for December 2024. The mayor signed it on 3 August."):
        assert (mention.time.start or "")[:10] <= "2023-05-11"


def test_a_bare_date_with_a_colon_or_a_dash_dates_what_comes_after_it() -> None:
    text = "1 March: The port closes for repairs. The port was closed 9 March: Two guards were arrested in Lisbon."
    assert event(text, "closed").time.start != "2023-03-09"
    assert event(text, "arrested").time.start == "2023-03-09"


def test_a_day_right_after_a_verb_is_that_verbs() -> None:
    text = "Although the council backed him, the mayor warned on Monday he would likely close the harbour."
    mention = event(text, "warned")
    assert (mention.time.start, mention.time_source) == ("2023-05-08", "stated")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ada Quill is the first mayor to visit Riga since 1959.", "visit"),
        ("The leading candidate for the 8 April election, Karl Bram, resigned.", "resigned"),
        ("Two people have died in the fire, officially called the 2019 Coast Blaze.", "died"),
        ("A frigate shelled the port in answer to an attack last Friday on a tanker.", "shelled"),
        ("A frigate shelled the port in answer to an attack on Friday that hurt two sailors.", "shelled"),
    ],
)
def test_a_time_that_names_something_else_is_not_the_events(text: str, trigger: str) -> None:
    assert event(text, trigger).time_source == "published"


def test_the_day_of_a_clause_about_the_subject_is_not_its_own() -> None:
    mention = event("Karl Venn, who was arrested and fined on Sunday, praised the mayor of Porto.", "praised")
    assert mention.time_source != "sentence"


def test_the_year_of_an_event_that_acts_is_that_of_what_it_does() -> None:
    mention = event("The 2009 strike of the dockers halted the Norwegian ferries.", "halted")
    assert mention.time.start == "2009"


def test_at_the_time_is_the_time_of_the_sentence_before() -> None:
    mention = event("The ferry sank in 2009. At the time, Ada Quill blamed the harbour police.", "blamed")
    assert mention.time.start == "2009"


def test_what_a_description_dates_is_not_when_the_story_goes_on() -> None:
    text = "Ada Quill toured the harbour with Karl Venn, who opened the museum in March. She dined at an inn."
    assert event(text, "dined").time_source != "context"


def test_at_the_time_leads_back_over_a_line_break() -> None:
    text = "The ferry sank in 1994, killing 852 people.\nAt the time, the company blamed the weather."
    assert event(text, "blamed").time.start == "1994"


def test_a_day_behind_on_is_no_kind_of_the_noun_that_follows() -> None:
    assert event("On 27 July 1953 commanders signed an armistice.", "signed").time.start == "1953-07-27"
    assert event("In October 1950 troops crossed the river.", "crossed").time.start == "1950-10"


HISTORY = """The war in brief.
In 1945 the two powers split the island. Two states emerged in 1948.
On 25 June 1950 troops crossed the border. The capital fell on 28 June 1950.
In October 1950 forces landed at the port.
Narnia entered the war in response.
On 27 July 1953 commanders signed an armistice."""


def test_an_article_about_the_past_tells_nothing_of_its_own_day() -> None:
    mention = event(HISTORY, "entered")
    assert (mention.time.start, mention.time_source) == ("1950-10", "context")
    news = HISTORY + " Ministers met on Monday."
    assert event(news, "entered").time_source == "published"


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("The visit comes 15 months after Ada Quill announced the pact.", "announced", "2022-02"),
        ("A day after the agency declared an emergency, police sealed the port.", "declared", "2023-05-09"),
        ("The ferries stopped on Friday, two days before the union accepted the offer.", "accepted", "2023-05-07"),
        ("The trade has tripled in the two years since the leaders signed the pact.", "signed", "2021"),
        ("Two years after taking power in 2008, Karl Venn launched the reforms.", "launched", "2010"),
    ],
)
def test_what_lies_a_counted_time_after_or_before_is_reckoned_from_it(text: str, trigger: str, start: str) -> None:
    assert event(text, trigger).time.start == start


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Little has changed in the months since Ada Quill announced the pact.", "announced"),
        ("The ferries stopped less than a year after the union accepted the offer.", "accepted"),
        ("Four sailors recently arrived in the port.", "arrived"),
        ("Norway previously confirmed three deaths.", "confirmed"),
        ("Ada Quill announced the pact more than a year ago.", "announced"),
    ],
)
def test_what_was_some_time_before_was_not_on_the_day_of_the_article(text: str, trigger: str) -> None:
    assert event(text, trigger).time_source == "none"


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("Prices have fallen since January 17, when the ministry confirmed the deal.", "confirmed", "2023-01-17"),
        ("It was on Sunday, the same day Ada Quill closed the port.", "closed", "2023-05-07"),
        ("Karl Venn praised the 2011 strike, which halted the ferries.", "halted", "2011"),
    ],
)
def test_what_describes_a_day_or_a_dated_event_was_then(text: str, trigger: str, start: str) -> None:
    assert event(text, trigger).time.start == start


def test_what_describes_somebody_or_something_is_not_of_the_articles_day() -> None:
    assert event("Police searched the flat of Karl Venn, who opened the museum.", "opened").time_source == "none"
    assert (
        event("The strike spread to Porto, where police arrested six dockers.", "arrested").time_source == "published"
    )


def test_verbs_joined_in_a_description_share_its_time() -> None:
    assert (
        event("Karl Venn, who was arrested and fined on Sunday, praised the mayor.", "arrested").time.start
        == "2023-05-07"
    )


def test_who_does_something_while_doing_another_does_both_at_one_time() -> None:
    assert (
        event("Ministers attending a summit in Porto on Sunday welcomed the pact.", "welcomed").time.start
        == "2023-05-07"
    )
    assert (
        event("Towns were sealed off in an attempt to stop the flood this week.", "sealed").time.start == "2023-05-08"
    )


def test_the_past_weeks_are_when_something_has_happened() -> None:
    time = event("Thousands have fled the town in the past two weeks.", "fled").time
    assert (time.start, time.end) == ("2023-04-26", "2023-05-10")


def test_what_came_before_or_after_is_not_when_the_story_goes_on() -> None:
    text = "Trade has grown in the 15 months since the leaders signed the pact. They toured the old port."
    assert event(text, "toured").time_source == "published"


def test_an_hour_alone_is_of_the_day_that_the_sentences_above_tell_of() -> None:
    text = "A fire destroyed the town hall in Lisbon on Monday. Firemen arrived at 6.30am."
    assert event(text, "arrived").time.start == "2023-05-08"
    assert event("Firemen arrived at the town hall at 6.30am.", "arrived").time.start == "2023-05-10"


def test_what_happened_this_week_did_so_before_the_article() -> None:
    time = event("The two ministers met in Lisbon this week.", "met").time
    assert (time.start, time.end) == ("2023-05-08", "2023-05-10")


def test_the_year_of_what_somebody_owns_is_not_when_it_was_used() -> None:
    assert event("Police stopped the player in his 2008 Venn.", "stopped").time.start == "2023-05-10"


def test_a_day_right_behind_the_word_of_saying_is_its_own() -> None:
    mention = event("The ministry said Sunday Quill's youngest son and two guards were killed in a strike.", "killed")
    assert (mention.time.start, mention.time_source) == ("2023-05-07", "told")


def test_what_has_happened_since_has_no_day() -> None:
    assert event("Since the truce they have signed treaties.", "signed").time.start is None
    assert event("Since the truce nine people have died.", "died").time.start == "2023-05-10"
    assert event("Officials have been meeting in Oslo since Monday.", "meeting").time.start == "2023-05-08"


def test_what_came_after_something_of_last_month_is_news() -> None:
    text = "The firm cut its price after it received complaints last month."
    assert event(text, "cut").time.start == "2023-05-10"
    assert event("The spread has narrowed after reaching a record on Friday.", "narrowed").time.start == "2023-05-10"
    assert event("He was fired shortly after he was arrested last month.", "fired").time.start == "2023-04"
    assert event("They tracked him down after the city fell in 2003.", "tracked").time.start == "2003"


def test_what_is_or_has_been_is_not_of_a_time_that_is_over() -> None:
    text = "The minister said on Tuesday that the port was safe, and the firm has cut its price."
    assert event(text, "cut").time.start == "2023-05-10"
    text = "The bank is buying two mills, having sold its ships in March."
    assert event(text, "buying").time.start == "2023-05-10"
    assert event("The mayor said on Tuesday that the bridge has closed.", "closed").time.start == "2023-05-09"


def test_a_time_deep_in_what_somebody_said_is_not_that_of_the_saying() -> None:
    text = "They know the town well because they studied with people who lived there in the 1970s, a trader said."
    assert all(m.time.start != "1970" for m in read(text) if m.trigger == "said")


def test_what_went_before_the_news_has_no_day() -> None:
    text = "The council sold the mill on Monday. It had bought the mill with a loan from the bank."
    assert event(text, "bought").time.start is None
    assert event("The council sold the mill. Nine people had died in it.", "died").time.start == "2023-05-10"


def test_what_is_awaited_has_not_come_about() -> None:
    assert event("The regime will fall when deals have been struck.", "deals").time.start is None
    assert event("The mill will stay shut until the council has repaired the roof.", "repaired").time.start is None


def test_the_years_of_an_office_are_not_those_of_a_deed() -> None:
    text = "Ada Quill, the mayor of the town for the last 41 years, launched a campaign."
    assert event(text, "launched").time.start == "2023-05-10"


def test_a_noun_keeps_its_own_day_behind_a_to() -> None:
    text = "On Sunday the minister decided on an answer to Friday's Danish raid on the port of Oslo."
    assert event(text, "raid").time.start == "2023-05-05"


def test_what_a_sentence_opens_with_dates_all_of_it() -> None:
    text = (
        "In 1985, two were feared dead after a ferry sank near Lisbon, and nine died when a yacht capsized near Porto."
    )
    assert {m.time.start for m in read(text)} == {"1985"}


def test_what_ends_a_sentence_and_counts_on_dates_its_act() -> None:
    text = "10 March - Norway recognises the rebels. Denmark suspends diplomatic relations with Norway the next day."
    assert event(text, "suspends").time.start == "2023-03-11"


def test_nobody_told_before_it_what_was_done_on_a_day() -> None:
    text = "A storm struck Lisbon on Saturday.\nAda Quill told parliament that the navy found the trawler on Monday."
    assert event(text, "told").time.start == "2023-05-08"


def test_the_small_hours_after_an_evening_are_of_the_next_day() -> None:
    text = "At 10:30 p.m. on Monday the president declared a curfew. At about {} lawmakers voted against her."
    assert event(text.format("1 a.m."), "voted").time.start == "2023-05-09"
    assert event(text.format("11 p.m."), "voted").time.start == "2023-05-08"


def test_a_sentence_opens_with_the_next_day() -> None:
    assert event("Rebels signed a truce on Sunday. The next day they attacked the port.", "attacked").time.start == (
        "2023-05-08"
    )


def test_what_was_a_day_before_something_is_not_of_its_day() -> None:
    text = "On April 14, a day after the president ordered the fleet to stay down, Harland halted deliveries."
    assert event(text, "ordered").time.start == "2023-04-13"
    assert event(text, "halted").time.start == "2023-04-14"
    text = "Banco Norte announced on Friday that it would move, a day after its smaller rival Marl voted to go to Oslo."
    assert event(text, "voted").time.start == "2023-05-04"
    assert event("Quill resigned the day before the declaration of 27 April.", "resigned").time.start == "2023-04-26"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The judge summoned all fourteen to Oslo for Thursday and Friday.", "summoned"),
        ("Rebels had promised to leave Goma by May 1.", "promised"),
    ],
)
def test_the_day_that_something_is_to_be_is_not_that_of_arranging_it(text: str, trigger: str) -> None:
    assert event(text, trigger).time_source == "published"


def test_a_day_behind_a_semicolon_is_not_that_of_what_stands_before_it() -> None:
    text = "When police killed a man at Marl he promised an inquiry; when the port was closed on 6 April he left."
    assert event(text, "killed").time.start != "2023-04-06"


def test_after_midnight_is_the_day_after_the_evening_told() -> None:
    text = "The council approved the bill late on Monday. Minutes after midnight, Ada Quill signed it."
    assert event(text, "signed").time.start == "2023-05-09"


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("It was not until Tuesday that the talks began.", "began", "2023-05-09"),
        ("It was only on Tuesday that police arrested him.", "arrested", "2023-05-09"),
        ("In a ruling dated May 2, the court ordered the port to close.", "ordered", "2023-05-02"),
        ("Ada Quill lost Sunday's vote.", "lost", "2023-05-07"),
    ],
)
def test_words_beside_a_clause_may_lend_it_their_time(text: str, trigger: str, start: str) -> None:
    assert event(text, trigger).time.start == start


def test_an_unknown_day_lends_no_time() -> None:
    assert event("The club won last week's vote.", "won", published=None).time.start is None
    assert event("Ada Quill lost Sunday's vote.", "lost", published=None).time.start is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Bo Venn was sentenced in 2016 for the bursting of the dam on 5 November 2015.", "2016"),
        ("Bo Venn was sentenced in 2016 for the raid of 5 November 2015 on Harland.", "2016"),
        ("Bo Venn was sentenced in March 2016 over the bursting of the dam on 5 November 2015.", "2016-03"),
        ("Bo Venn was sentenced in November 2015 for the sinking of the ferry on 5 November 2015.", "2015-11-05"),
    ],
)
def test_a_verbs_own_time_goes_before_that_of_another_deeds_words(text: str, start: str) -> None:
    assert event(text, "sentenced").time.start == start


def test_a_deed_keeps_the_day_that_its_own_words_give() -> None:
    text = "Bo Venn was sentenced in 2016 for the raid of 5 November 2015 on Harland."
    assert event(text, "raid").time.start == "2015-11-05"


@pytest.mark.parametrize(
    ("text", "trigger", "begun"),
    [
        ("Narnia lifted the 54-year-old embargo on Monday.", "embargo", "1969"),
        ("Dockers in Oslo ended the six-month-old strike on Monday.", "strike", "2022"),
        ("Police announced the 54-year-old man's arrest on Monday.", "arrest", "1969"),
    ],
)
def test_an_age_dates_nothing(text: str, trigger: str, begun: str) -> None:
    assert not (event(text, trigger).time.start or "").startswith(begun)
