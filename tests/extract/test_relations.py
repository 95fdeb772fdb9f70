"""What the words of an article say about how its events relate."""

from __future__ import annotations

import pytest

from storyatlas.extract import extract_events
from tests.extract.reading import annotate, related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The port of Larne suspended all ferries after inspectors condemned two hulls.",
            ("responds_to", "suspended", "condemned", "after"),
        ),
        (
            "Calormen imposed sanctions on Narnia in response to the invasion.",
            ("responds_to", "imposed", "the invad", "in response to"),
        ),
        (
            "Bo Venn resigned on Monday in protest of the raid on Larne.",
            ("responds_to", "resigned", "the raid", "in protest of"),
        ),
        (
            "The country suspended ties with Danubia on Monday after condemning the raid on Larne.",
            ("before", "condemning", "suspended", "after"),
        ),
        (
            "Sparked by the raid, riots broke out in Larne on Monday.",
            ("causes", "the raid", "broke", "Sparked"),
        ),
        (
            "Shares fell sharply on Monday as the central bank raised rates.",
            ("causes", "raised", "fell", "as"),
        ),
        (
            "The token slid to 87 cents on Monday after Venn admitted a loss of nine ships.",
            ("causes", "admitted", "slid", "after"),
        ),
        (
            "The won fell to its weakest level on Tuesday after President Ada Quill declared martial law.",
            ("causes", "declared", "fell", "after"),
        ),
        (
            "President Ada Quill met union leaders during her visit to Rotterdam on Monday.",
            ("part_of", "met", "visit", "during"),
        ),
        (
            "Ada Quill condemned the attack at a news conference in Rotterdam on Monday.",
            ("part_of", "condemned", "conference", "at"),
        ),
        (
            "Ada Quill condemned the attack at a news conference in Rotterdam on Monday.",
            ("responds_to", "condemned", "attack", "condemned"),
        ),
        (
            "A leak at the mill poisoned the river, prompting the council to close three beaches.",
            ("responds_to", "prompting", "poisoned", "prompting"),
        ),
        (
            "As the river rose in Larne on Monday, the council closed three bridges.",
            ("responds_to", "closed", "rose", "As"),
        ),
        (
            "The assembly voted on Monday to reject the order that President Ada Quill announced on Sunday.",
            ("responds_to", "voted", "announced", "reject"),
        ),
        (
            "Calormen closed its border in light of the attack on Narnia.",
            ("responds_to", "closed", "the attack", "in light of"),
        ),
        (
            "A march in Larne on Monday prompted by the strike blocked the port.",
            ("causes", "the strik", "march", "prompted"),
        ),
    ],
)
def test_words_of_one_sentence_relate_its_events(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Narnia closed the border on Tuesday. The decision prompted Calormen to expel two diplomats.",
            ("responds_to", "prompted", "closed", "prompted"),
        ),
        (
            "Narnia expelled two diplomats on Monday. In response, Calormen closed the border.",
            ("responds_to", "closed", "expelled", "in response"),
        ),
        (
            "Narnia expelled two diplomats on Monday. Calormen closed the border in response.",
            ("responds_to", "closed", "expelled", "in response"),
        ),
        (
            "Narnia launched a rocket on Monday. The ministry in Calormen condemned the launch.",
            ("responds_to", "condemned", "launched", "condemned"),
        ),
        (
            "Narnia expelled two diplomats on Monday. The move came after police arrested a Narnian colonel.",
            ("responds_to", "expelled", "arrested", "after"),
        ),
        (
            "Narnia accused the ministry of hiding two reports on Monday. The ministry denied the accusation.",
            ("contradicts", "denied", "accused", "denied"),
        ),
        (
            "The cabinet closed the port on Monday. The decision came in response to the strike in Rotterdam.",
            ("responds_to", "closed", "the strik", "in"),
        ),
        (
            "President Ada Quill lifted the curfew on Tuesday. Her retreat followed the strike in Rotterdam.",
            ("responds_to", "lifted", "the strik", "followed"),
        ),
    ],
)
def test_a_noun_or_opening_points_back_to_the_act_told_before(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


def test_after_joins_acts_of_one_person_only_in_time() -> None:
    assert related("The mayor visited Rotterdam after she opened the bridge.") == [
        ("before", "opened", "visited", "after")
    ]


def test_after_joins_acts_of_one_person_in_time_also_under_a_shorter_name() -> None:
    found = related("President Ada Quill lifted the curfew on Wednesday, six hours after Quill had imposed it.")
    assert ("before", "imposed", "lifted", "after") in found


def test_a_decision_stands_for_what_was_decided() -> None:
    text = "Senator Ada Holt criticised the decision to close the harbour."
    assert ("responds_to", "criticised", "the clos", "criticised") in related(text)


def test_the_words_of_a_noun_that_points_back_are_those_of_its_own_sentence() -> None:
    text = "Narnia closed the border on Tuesday. The decision prompted Calormen to expel two diplomats."
    (relation,) = extract_events(annotate(text))[1]
    assert relation.quote == "The decision prompted Calormen to expel two diplomats"


@pytest.mark.parametrize(
    "text",
    [
        "The council opened the bridge on Monday. The mayor visited a school on Tuesday.",
        "Crowds cheered as the mayor opened the bridge on Monday.",
        "Senator Ada Holt criticised the mayor on Monday.",
        "As the talks began in Larne on Monday, the council closed three bridges.",
        "Even as floods spread through Narnia on Monday, the council closed three bridges.",
        "President Ada Quill lifted the curfew on Tuesday. Her statement followed the strike in Rotterdam.",
        "Leading up to the summit, Narnia arrested two officials in Larne.",
        "Karl Venn, a baker, warned on Monday that 20 crates would be short at the meeting.",
        "Ada Quill said this was a great day for Larne. The palace denied that the price was a factor.",
    ],
)
def test_nothing_is_related_that_no_words_relate(text: str) -> None:
    assert related(text) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Narnia has sent soldiers to Calormen. The palace denied that Narnia had sent soldiers.", "sent"),
        ("Spies said Narnia had shipped rockets to Calormen. The palace denied the reports on Tuesday.", "shipped"),
        ("The palace rejected the idea that Narnia had sent soldiers.", "sent"),
        ("Spies said Narnia had shipped rockets to Calormen. The palace rejected the claims as rumours.", "shipped"),
    ],
)
def test_a_denial_contradicts_what_was_just_told(text: str, denied: str) -> None:
    found = related(text)
    assert [(kind, target) for kind, _, target, _ in found] == [("contradicts", denied)]


def test_what_stirs_a_fear_is_the_cause_of_what_comes_of_it() -> None:
    found = related("Shares fell on Monday as the strike and the closure of the port deepened fears of shortages.")
    assert ("causes", "the strik", "fell", "as") in found or ("causes", "strike", "fell", "as") in found


def test_the_extension_of_something_is_told_elsewhere_by_its_verb() -> None:
    found = related("Shares fell on Monday as the strike and the extension of the truce deepened fears of shortages.")
    assert ("causes", "the extend", "fell", "as") in found


def test_what_follows_without_being_an_answer_only_comes_later() -> None:
    assert related("Quill's visit to Larne on Monday followed the signing of a treaty in May.") == [
        ("before", "signing", "visit", "followed")
    ]


def test_a_speech_holds_what_is_said_in_it_whatever_stands_between() -> None:
    found = related("Ada Quill called for the ban to be lifted and for the port to open in a speech in Rotterdam.")
    assert ("part_of", "called") in [(kind, source) for kind, source, _, _ in found]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The visit is the culmination of an opening announced by Quill in May.",
            ("causes", "announced", "the visit", "culmination"),
        ),
        (
            "Calormen closed its border on Monday, citing the attack on Narnia in May.",
            ("responds_to", "closed", "attack", "citing"),
        ),
        (
            "Asked about the arrests, Quill said that Narnia released the men on Monday.",
            ("responds_to", "released", "the arrest", "Asked"),
        ),
        (
            "The talks paved the way for the agreement signed in May.",
            ("causes", "the talk", "agreement", "paved"),
        ),
        (
            "Quill's visit had set in motion a broader campaign on Monday.",
            ("causes", "the visit", "set", "set"),
        ),
    ],
)
def test_nouns_participles_and_set_phrases_relate_events(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


def test_march_is_a_month_and_a_protest_march_is_none() -> None:
    assert not any(r[0] == "part_of" for r in related("Ada Quill visited Rotterdam in March."))
    assert ("part_of", "arrested", "march", "at") in related("Police arrested Ada Quill at a march on Monday.")


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("Calormen expels two envoys after Narnia closes border", ("responds_to", "expels", "closes", "after")),
        ("Man charged with arson after fire at mill in Larne", ("responds_to", "charged", "fire", "after")),
        ("Woman dies after car hits her in Larne", ("causes", "hits", "dies", "after")),
        ("Emil Venn charged with murder of Ada Quill", ("responds_to", "charged", "the murder", "charged")),
    ],
)
def test_a_headline_relates_events_too(title: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related("It was a quiet day.", title=title)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Police charged Emil Venn with the murder of Ada Quill on Monday.",
            ("responds_to", "charged", "murder", "charged"),
        ),
        (
            "Emil Venn was charged with first-degree murder in the death of Ada Quill.",
            ("responds_to", "charged", "the die", "charged"),
        ),
        (
            "Two men were arrested in connection with the stabbing of Ada Quill in Larne.",
            ("responds_to", "arrested", "the stab", "arrested"),
        ),
        (
            "Emil Venn was sentenced to life in prison for killing Ada Quill in 2011.",
            ("responds_to", "sentenced", "killing", "sentenced"),
        ),
        (
            "Emil Venn was arrested on suspicion of arson on Monday.",
            ("responds_to", "arrested", "the burn", "arrested"),
        ),
        (
            "Emil Venn was arrested two hours after robbers raided a bank in Larne.",
            ("responds_to", "arrested", "raided", "after"),
        ),
    ],
)
def test_an_arrest_or_a_charge_answers_the_deed(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ada Quill died on Monday after being hit by a lorry in Larne.", ("causes", "hit", "died", "after")),
        ("Ten people were killed when a bomb exploded in Larne on Monday.", ("causes", "exploded", "killed", "when")),
        (
            "Clashes broke out in Larne on Monday after police shot Ada Quill.",
            ("responds_to", "broke", "shot", "after"),
        ),
        (
            "Hostility has been mounting in Larne after two officers shot Ada Quill.",
            ("causes", "shot", "mounting", "after"),
        ),
        (
            "Protesters poured into the streets of Larne on Monday over the killing of Ada Quill.",
            ("responds_to", "poured", "the kill", "over"),
        ),
    ],
)
def test_after_tells_outcomes_of_harm_and_what_a_crowd_does_about_it(
    text: str, relation: tuple[str, str, str, str]
) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three weeks after the strike ended in Larne, the club sacked Karl Venn.",
        "Two men were killed on Monday amid a strike in Larne.",
        "The mayor extended her rule over the march in Larne.",
        "Markets reacted with alarm on Monday as shares plunged in Larne.",
        "After the hearing on Monday, the judge called Emil Venn a liar.",
        "As the tug pushed the ship on Monday, its mast struck the bridge.",
        "Shares rose on Monday even as oil prices fell in Larne.",
        "The council hid the figures in 2002, worsening an outbreak in Larne.",
        "Traders in Larne looked on Monday at a speech by Ada Quill.",
        "As mourners wept in the street on Monday, ten men were rescued from the mill.",
    ],
)
def test_what_is_told_to_come_later_or_beside_is_no_answer_and_no_outcome(text: str) -> None:
    assert {kind for kind, _, _, _ in related(text)} <= {"before"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Ada Quill opened fire at a wedding in Larne on Sunday, killing two guests.",
            ("causes", "fire", "killing", "killing"),
        ),
        (
            "Officials had denied any part in the gigantic explosion that tore through the port of Larne, killing more "
            "than 100 people.",
            ("causes", "tore", "killing", "killing"),
        ),
        (
            "The fire started when protesters hurled bottles at the mill on Monday.",
            ("causes", "hurled", "started", "when"),
        ),
        (
            "Riots broke out in Larne when a guard killed a student.",
            ("causes", "killed", "broke", "when"),
        ),
        (
            "The mill went up in flames after a rioter threw a bottle inside.",
            ("causes", "threw", "went", "after"),
        ),
        (
            "Ferries were disrupted on Monday after two cables were cut off Larne.",
            ("causes", "cut", "disrupted", "after"),
        ),
        (
            "Ada Quill was shot by a guard on Monday after she pulled a knife.",
            ("responds_to", "shot", "pulled", "after"),
        ),
        (
            "Hours after the council announced the plan, the union filed a lawsuit in Larne.",
            ("responds_to", "filed", "announced", "after"),
        ),
        (
            "Three ferries were set ablaze in Larne during the riots.",
            ("part_of", "set", "the riot", "during"),
        ),
        (
            "Police in Larne are investigating the death of Ada Quill.",
            ("responds_to", "investigating", "the die", "investigating"),
        ),
        (
            "The mayor of Larne was charged on Monday in an accident that killed Ada Quill.",
            ("responds_to", "charged", "killed", "charged"),
        ),
        (
            "Anger over the sacking of Ada Quill fuelled a strike at the mill on Monday.",
            ("causes", "the sack", "strike", "fuelled"),
        ),
    ],
)
def test_harm_unrest_and_the_law_are_joined_to_what_brought_them_about(
    text: str, relation: tuple[str, str, str, str]
) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "The navy foiled another attack on a ferry off Larne on Monday.",
        "Ada Quill left the town on Monday, leaving her car behind.",
        "Ada Quill toured Larne, visiting two mills and praising the staff.",
        "Ada Quill welcomed the guests with a walk on Sunday, winning them over.",
    ],
)
def test_what_is_told_for_the_first_time_answers_nothing(text: str) -> None:
    assert [r for r in related(text) if r[0] != "before"] == []


def test_nouns_may_name_both_ends_of_a_relation() -> None:
    _, relations = extract_events(annotate("The shooting of Ada Quill sparked the riots."))
    assert [(r.source, r.target, r.reference and r.reference.stem, r.other and r.other.stem) for r in relations] == [
        ("", "", "shoot", "riot")
    ]
    assert relations[0].beside


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The mayor of Larne launched an investigation on Monday into the sinking of the Ada Quill.",
            ("responds_to", "investigation", "the sink", "investigation"),
        ),
        (
            "The union staged a strike against the sacking of Ada Quill on Monday.",
            ("responds_to", "strike", "the sack", "strike"),
        ),
        (
            "Hundreds attended a vigil for Ada Quill in Larne on Sunday.",
            ("responds_to", "vigil", "the die", "vigil"),
        ),
        (
            "The council closed three mills on Monday to contain the outbreak.",
            ("responds_to", "closed", "the outbreak", "contain"),
        ),
    ],
)
def test_nouns_and_aims_tell_what_an_act_answers(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


def test_who_was_not_charged_answers_no_deed() -> None:
    assert related("Nobody was charged with the murder of Ada Quill. No one has been convicted of it.") == []
