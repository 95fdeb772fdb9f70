"""Which words of an article assert an event, and as what: done, planned, claimed, denied."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, read_faint, triggers


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("The harbour police arrested two dock workers in Rotterdam on Monday.", "arrested", "arrest"),
        ("The treaty was signed in 1994.", "signed", "sign"),
        ("Rescuers began evacuating the island on Tuesday.", "evacuating", "evacuat"),
        ("The president made a visit to Oslo in May.", "visit", "visit"),
        ("More than 300 sailors have joined the strike.", "joined", "join"),
        ("Rebels took over the airport in Goma.", "took", "take"),
        ("The bank turned down the offer.", "turned", "turn"),
    ],
)
def test_a_verb_that_tells_an_occurrence_is_an_event(text: str, trigger: str, lemma: str) -> None:
    (mention,) = read(text)
    assert (mention.trigger, mention.lemma) == (trigger, lemma)
    assert mention.status == "happened"


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "quote"),
    [
        ("The attack on Fort Marl in 1812 was long forgotten.", "attack", "attack", "The attack on Fort Marl in 1812"),
        (
            "The invasion of Kuwait in August 1990 surprised many governments.",
            "invasion",
            "invad",
            "The invasion of Kuwait in August 1990",
        ),
        (
            "After the earthquake in Chile on Sunday, the government declared an emergency.",
            "earthquake",
            "earthquak",
            "the earthquake in Chile on Sunday",
        ),
    ],
)
def test_an_anchored_noun_is_an_event_that_shares_its_stem_with_the_verb(
    text: str, trigger: str, lemma: str, quote: str
) -> None:
    mention = event(text, trigger)
    assert mention.noun
    assert mention.lemma.startswith(lemma)
    assert mention.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "The old bridge is a symbol of the town.",
        "The bridge has stood over the river for a hundred years.",
        "Ada Quill believes in the plan.",
        "I think the council is wrong about the bridge.",
        "Will the council close the bridge on Monday?",
        "The council could close the bridge next week.",
        "The port should reopen on Friday.",
        "Fishermen would have struck on Monday.",
        "The ferry company would hire more sailors if the bridge closed.",
        "The mayor asked whether the police had arrested the driver.",
        "The bridge will remain closed until Friday.",
        "An attack is always possible.",
    ],
)
def test_opinions_states_questions_and_possibilities_are_no_events(text: str) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The harbour is in quarantine since the ferry docked.", "The harbour is in quarantine"),
        ("Helmets are now mandatory on the bridge.", "Helmets are now mandatory on the bridge"),
        ("The crew remembers Quill's arrival fondly.", "Quill's arrival"),
    ],
)
def test_what_follows_from_an_event_or_names_it_in_passing_is_faint_evidence(text: str, quote: str) -> None:
    assert quote in [m.quote for m in read_faint(text)]
    assert quote not in [m.quote for m in read(text)]


@pytest.mark.parametrize(
    "text", ["Will the harbour be in quarantine?", "The city may be quiet.", "They fear a strike."]
)
def test_what_is_asked_possible_or_unspecified_is_not_even_faint(text: str) -> None:
    assert not any("harbour" in m.quote or "city" in m.quote or m.noun for m in read_faint(text))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("If the council closes the bridge, the ferry company will hire more sailors.", "hire"),
        ("Unless the council pays, the builders will stop work.", "stop"),
        ("The council said the bridge had collapsed on Sunday.", "collapsed"),
        ("The harbour fell on Monday, General Otto Kamp said.", "fell"),
    ],
)
def test_conditions_and_reporting_verbs_beside_an_event_are_none(text: str, trigger: str) -> None:
    assert triggers(text) == [trigger]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministry announced on Thursday that the president will visit Lisbon in June.", "visit"),
        ("The ministry confirmed that a ship sank off Bergen on Sunday.", "sank"),
        ("The ministry announced that it had closed the border with Spain.", "closed"),
        ("Prime Minister Mara Lund warned that the strike would cripple the port.", "warned"),
        ("The union demanded that the mayor resign.", "demanded"),
        ("The minister denied that the army had shelled the village.", "denied"),
    ],
)
def test_an_announcement_and_its_content_are_told_once(text: str, told: str) -> None:
    assert triggers(text) == [told]


def test_two_verbs_of_one_subject_are_two_events() -> None:
    first, second = read("Rebels shelled Goma on Monday and captured the airport on Tuesday.")
    assert (first.quote, second.quote) == ("Rebels shelled Goma on Monday", "captured the airport on Tuesday")
    assert [p.name for p in second.participants if p.role == "agent"] == ["rebels"]


def test_a_subordinate_clause_stands_for_itself() -> None:
    text = "Mayor Ada Quill resigned on Friday after the council rejected her budget."
    assert [m.quote for m in read(text)] == ["Mayor Ada Quill resigned on Friday", "the council rejected her budget"]


def test_a_headline_in_the_present_tense_has_happened() -> None:
    mention = event("The weather is mild.", "opens", title="Mayor Quill opens harbour bridge in Lisbon")
    assert (mention.field, mention.status) == ("title", "happened")


def test_a_name_on_the_subject_or_a_day_makes_an_event_surer() -> None:
    vague = event("A committee approved a budget.", "approved")
    named = event("The Lisbon committee approved a budget on Monday.", "approved")
    assert vague.quality < named.quality <= 1


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The city will reopen the bridge on 20 May.", "reopen", "planned"),
        ("Ivo Bram plans to open a second ferry line in October.", "open", "planned"),
        ("The treaty is expected to be signed in July.", "signed", "planned"),
        ("Officials said the summit would open in Geneva on 1 June.", "open", "planned"),
        ("The rebels claimed that they had captured the airport in Goma.", "captured", "claimed"),
        ("The army allegedly bombed a hospital in Homs.", "bombed", "claimed"),
        ("The court said Karl Venn did not attack the guard.", "attack", "denied"),
        ("The fire killed nine people on Sunday.", "killed", "happened"),
        ("The company did not sign the contract with the city of Bergen.", "sign", "happened"),
    ],
)
def test_the_status_of_an_event(text: str, trigger: str, status: str) -> None:
    assert event(text, trigger).status == status


def test_what_did_not_happen_is_marked() -> None:
    assert event("The company did not sign the contract with the city of Bergen.", "sign").negated
    assert event("The court said Karl Venn did not attack the guard.", "attack").negated
    assert not event("The fire killed nine people on Sunday.", "killed").negated


@pytest.mark.parametrize(
    ("text", "trigger", "speaker", "cue"),
    [
        ("The harbour fell on Monday, General Otto Kamp said.", "fell", "Otto Kamp", "said"),
        ("“The harbour fell on Monday,” said General Otto Kamp.", "fell", "Otto Kamp", "said"),
        ("The council said the bridge had collapsed on Sunday.", "collapsed", "council", "said"),
        ("The rebels claimed that they had captured the airport in Goma.", "captured", "rebels", "claimed"),
        (
            "The court sentenced Karl Venn to ten years in prison, according to the prosecutor.",
            "sentenced",
            "prosecutor",
            "according",
        ),
        ("The fire killed nine people on Sunday.", "killed", None, None),
        ("Shopkeepers said the bridge had collapsed on Sunday.", "collapsed", "shopkeepers", "said"),
        ("A survey found that prices fell on Monday.", "fell", "survey", "found"),
        ("The third death confirmed that the fire had spread to Bergen.", "spread", None, "confirmed"),
        ("Heavy gunfire suggested that the rebels had entered Goma.", "entered", None, "suggested"),
    ],
)
def test_who_says_so_and_by_which_word(text: str, trigger: str, speaker: str | None, cue: str | None) -> None:
    mention = event(text, trigger)
    assert (mention.speaker, mention.cue) == (speaker, cue)


def test_a_clause_that_says_which_man_is_less_sure_than_news_of_somebody() -> None:
    described = event("Police in Oslo questioned a man who had travelled to Lima in May.", "travelled")
    news = event("Police in Oslo questioned Karl Venn, who had travelled to Lima in May.", "travelled")
    assert described.quality < news.quality


def test_what_is_called_for_has_not_happened() -> None:
    found = read("Ada Quill called for the ban on ferries to be lifted.")
    assert all(m.trigger != "lifted" or m.quality < 0.6 for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill insisted that Narnia lift the ban.",
        "Ada Quill demanded on Monday that the ban be lifted.",
        "Ada Quill has insisted that Narnia lift the ban and withdraw its ships.",
        "Ada Quill called for the ban on ferries to be lifted.",
        "Ada Quill asked that the ban be lifted.",
        "Ada Quill called on Narnia to lift the ban.",
        "Ada Quill pushed Narnia to withdraw its ships.",
    ],
)
def test_what_somebody_wants_done_has_not_happened(text: str) -> None:
    assert not {"lift", "lifted", "withdraw", "withdrawn"} & {m.trigger for m in read(text)}


def test_what_somebody_is_suspected_of_is_a_claim() -> None:
    found = read("Karl Venn is suspected of having sunk the ferry in May.")
    assert {m.status for m in found if m.trigger == "sunk"} <= {"claimed"}
    told = read("Prosecutors in Oslo charged Ada Quill with stealing two ships from the navy.")
    assert [m.trigger for m in told] == ["charged"]


def test_an_accusation_is_told_once_and_what_was_prevented_did_not_happen() -> None:
    assert [m.trigger for m in read("Narnia accused Calormen of hiding two reports on Monday.")] == ["accused"]
    prevented = read("The navy prevented the ships from leaving the port of Oslo on Monday.")
    assert [m.trigger for m in prevented] == ["prevented"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say how many died in the strike on Oslo.",
        "Quill asked how many soldiers were killed in Oslo.",
    ],
)
def test_an_indirect_question_tells_nothing(text: str) -> None:
    assert not {"died", "killed"} & {m.trigger for m in read(text)}


def test_what_somebody_calls_a_thing_is_no_event() -> None:
    assert triggers("Ada Quill resigned over what Karl Venn called a special inspection.") == ["resigned"]


def test_what_an_event_means_is_no_other_event() -> None:
    assert triggers("The visit opened a new chapter in the history of Norway.") == []
    assert triggers("The king opened a bridge in Oslo.") == ["opened"]


def test_joined_verbs_share_what_says_that_it_is_still_to_come() -> None:
    text = "Ada Quill will tour the port, meet the dockers and visit the museum."
    assert {m.status for m in read(text)} == {"planned"}
    assert event("Ada Quill plans to visit the port and meet the dockers.", "meet").status == "planned"
    assert triggers("The council could close the bridge and arrest the owner.") == []


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        ("President Ada Quill is to visit Goma on Friday.", "visit", "Ada Quill to visit Goma"),
        ("The plant in Goma is to be closed in June.", "closed", "Plant in Goma to be closed"),
        (
            "Ministers are due to meet in Goma on Friday to discuss the plan.",
            "meet",
            "Ministers to meet in Goma to discuss the plan",
        ),
    ],
)
def test_what_somebody_is_to_do_is_a_plan(text: str, trigger: str, headline: str) -> None:
    mention = event(text, trigger)
    assert (mention.status, mention.headline) == ("planned", headline)


@pytest.mark.parametrize(
    "text",
    [
        "The aim is to close the plant.",
        "If the firm is to survive in Goma, it must sell ships.",
        "Ministers are not to meet in Goma on Friday.",
    ],
)
def test_what_something_consists_in_is_no_plan(text: str) -> None:
    assert triggers(text) == []


def test_goods_and_envoys_are_recalled_and_days_remembered() -> None:
    assert triggers("Lovia recalled its ambassador to Narnia on Monday.") == ["recalled"]
    assert triggers("Marlon Motors recalled 300,000 cars on Monday.") == ["recalled"]
    assert "recalled" not in triggers("Quill recalled the day the war ended in Goma.")


@pytest.mark.parametrize(
    "text",
    [
        "Harland walked away from talks to buy Marl Foods.",
        "Quill's refusal to buy Marl Foods angered the board.",
        "The plant was supposed to buy Marl Foods in 2020.",
        "The minister wants parliament to buy Marl Foods by June.",
    ],
)
def test_what_was_only_meant_was_not_done(text: str) -> None:
    assert "buy" not in triggers(text)


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        ("Narnia claimed to have shot down a Lovian drone.", "shot", "Narnia claims to have shot down a Lovian drone"),
        ("Quill is believed to have fled to Narnia.", "fled", "Quill is believed to have fled to Narnia"),
    ],
)
def test_what_somebody_is_said_to_have_done_is_claimed(text: str, trigger: str, headline: str) -> None:
    mention = event(text, trigger)
    assert (mention.status, mention.headline) == ("claimed", headline)


def test_who_denies_that_he_agreed_denies_it() -> None:
    mention = event("Narnia denied that it had agreed to a truce with Lovia.", "denied")
    assert mention.speaker is None


def test_an_agreement_is_reached_or_not() -> None:
    assert event("Lovia and Narnia reached an agreement on Sunday.", "agreement").status == "happened"
    assert event("Narnia's foreign ministry said no agreement had been reached.", "agreement").status == "denied"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("On Wednesday Lovia asked the European Union for help.", "asked"),
        ("The king asked Venn to form a new government.", "asked"),
        ("Agents found nearly ten million ballot papers in a warehouse.", "found"),
        ("Divers found the wreckage off Venn on Monday.", "found"),
        ("Police tried to stop the march in Goma.", "tried"),
    ],
)
def test_who_asks_finds_or_tries_does_something(text: str, trigger: str) -> None:
    assert trigger in triggers(text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Doctors found that the vaccine works.", "found"),
        ("Lovia was trying to improve its position in Goma.", "trying"),
    ],
)
def test_who_learns_or_is_about_it_does_not(text: str, trigger: str) -> None:
    assert trigger not in triggers(text)
