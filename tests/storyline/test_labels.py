"""Labels: a heading of one or two noun phrases, of each storyline its own."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.model.event import Event
from storyatlas.model.mention import Participant
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue
from storyatlas.storyline.labels import label_storylines
from tests.storyline.making import ADA, KARL, event


def labels(*groups: list[tuple[int, tuple[str, ...]]]) -> list[str]:
    """The labels of storylines whose events have these phrases."""
    events: list[list[Event]] = [[event(n, participants=()) for n, _ in group] for group in groups]
    return label_storylines(events, {f"e{n:02d}": phrases for group in groups for n, phrases in group})


def test_phrases_that_mark_the_storyline_head_it() -> None:
    found = labels(
        [
            (1, ("nuclear programme", "bridge")),
            (2, ("nuclear programme",)),
            (3, ("trade sanctions",)),
            (7, ("trade sanctions", "harbour")),
            (8, ("harbour",)),
        ],
        [(4, ("harbour strike", "bridge")), (5, ("harbour strike",)), (6, ("ferry", "harbour strikes"))],
    )
    assert found[0] == "Trade sanctions and nuclear programme"
    assert found[1].startswith("Harbour strike")


def test_no_two_labels_are_alike() -> None:
    same = ("martial law", "arrest")
    found = labels([(n, same) for n in (1, 2, 3)], [(n, (*same, "curfew order")) for n in (4, 5, 6)])
    assert len(set(found)) == 2


def test_two_words_for_one_thing_do_not_share_a_heading() -> None:
    (found,) = labels([(n, ("visit", "trip", "state banquet")) for n in (1, 2, 3)])
    assert not {"visit", "trip"} <= set(found.lower().split())


def test_a_storyline_without_phrases_is_named_after_its_foremost_event() -> None:
    assert labels([(1, ()), (2, ())]) == ["Ada Quill opens the bridge"]


def test_a_background_of_many_matters_is_named_after_its_years() -> None:
    old = [event(n, time=TimeValue(f"{1970 + n}", None, "year"), background=True) for n in (1, 5, 9)]
    assert label_storylines([old], {}) == ["Before: 1971 to 1979"]


def test_an_occurrence_takes_who_does_it_or_where() -> None:
    visits = [event(n, "Quill visits the north", type="diplomacy") for n in (1, 2, 3)]
    visits = [replace(e, participants=(ADA,)) for e in visits]
    oslo = Place("Oslo", "NO", 59.9, 10.7, "city")
    arrests = [event(n, "Two are held in Oslo", type="arrest", participants=(), place=oslo) for n in (4, 5, 6)]
    deeds = {e.id: "visit" for e in visits} | {e.id: "arrest" for e in arrests}
    assert label_storylines([visits, arrests], {}, deeds) == ["Quill's visit", "Arrests in Oslo"]


def test_a_place_that_no_words_of_the_events_name_is_none_of_a_heading() -> None:
    oslo = Place("Oslo", "NO", 59.9, 10.7, "city")
    arrests = [event(n, "Two are held", type="arrest", participants=(), place=oslo) for n in (4, 5, 6)]
    assert label_storylines([arrests, [event(1)]], {}, {e.id: "arrest" for e in arrests})[0] == "Arrests"


def test_an_occurrence_takes_what_it_is_done_to() -> None:
    told = [(n, ("capture of smugglers", "smugglers")) for n in (1, 2)] + [(3, ("capture of goods", "goods"))]
    assert labels(told, [(n, ("ferry",)) for n in (4, 5)])[0] == "Capture of smugglers"


def test_a_storyline_whose_words_share_no_matter_is_named_by_what_its_foremost_event_tells() -> None:
    freed = [event(n, "Ada Quill pardons Karl Venn on Monday", salience=1 / n) for n in range(1, 9)]
    patient = replace(KARL, role="patient")
    freed = [replace(e, participants=(ADA, patient) if e.id == "e01" else ()) for e in freed]
    topics = {e.id: (f"thing{e.id}", "people") for e in freed}
    named = label_storylines([freed, [event(20), event(21)]], topics, {"e01": "pardon"})[0]
    assert named == "Pardon of Karl Venn"
    left = label_storylines([freed, [event(20), event(21)]], topics, {})[0]
    assert left == "Ada Quill pardons Karl Venn on Monday"


def test_a_storyline_of_one_event_is_named_by_its_title() -> None:
    alone = event(1, "Ada Quill opens the bridge in Oslo")
    assert label_storylines([[alone], [event(2), event(3)]], {"e01": ("bridge",)})[0] == alone.title


def test_a_bare_occurrence_that_few_tell_of_does_not_name_a_storyline() -> None:
    told: list[tuple[int, tuple[str, ...]]] = [(n, ("contract",)) for n in range(1, 12)]
    told += [(n, ("operation",)) for n in range(12, 16)] + [(n, ()) for n in range(16, 60)]
    found = labels(told, [(n, ("ferry",)) for n in range(60, 70)])
    assert found[0] == "Ada Quill opens the bridge"


def test_what_a_foremost_event_tells_comes_before_two_bare_nouns_and_who_alone() -> None:
    ferries = [event(n, "Danubia halts ferry payments", participants=()) for n in range(1, 11)]
    topics = {e.id: (("payments",), ("criticism",), ())[n % 3] for n, e in enumerate(ferries)}
    others = [event(n, participants=()) for n in range(20, 30)]
    assert label_storylines([ferries, others], topics)[0] == "Danubia halts ferry payments"
    assert label_storylines([ferries, others], {e.id: ("Danubian troops",) for e in ferries})[0] == (
        "Danubia halts ferry payments"
    )


def test_of_the_foremost_events_one_that_has_much_in_common_with_the_others_names_them() -> None:
    titles = {1: "Quill sells a farm", 2: "Danubia halts ferry payments", 3: "Banks fear for loans"}
    told = [event(n, title, participants=(), salience=0.9 - n / 100) for n, title in titles.items()]
    told += [event(n, participants=(), salience=0.2) for n in range(4, 8)]
    topics = {e.id: ("banks",) for e in told[1:]} | {"e01": ("farm",)}
    others = [event(n, participants=()) for n in range(20, 30)]
    topics |= {e.id: ("banks",) for e in others}
    assert label_storylines([told, others], topics)[0] == "Danubia halts ferry payments"


def test_a_name_with_a_particle_keeps_it() -> None:
    karl = Participant("Karl von Venn", "agent", "person")
    alone = event(1, "Karl von Venn's ferry sinks off Oslo", participants=(karl,))
    quoted = event(2, "Von Venn swims ashore", participants=(karl,))
    assert label_storylines([[alone], [quoted, event(3)]], {})[0] == "Von Venn's ferry sinks off Oslo"


def test_what_nearly_all_do_to_each_other_is_no_kind_before_what_the_foremost_tells() -> None:
    quakes = [event(n, "Quake shakes the island", type="violence", participants=()) for n in range(1, 5)]
    topics = {e.id: ("officers",) for e in quakes}
    assert label_storylines([quakes, [event(9)]], topics)[0] == "Quake shakes the island"


def test_a_phrase_counts_by_the_events_that_have_it_however_else_they_word_it() -> None:
    told = [(n, ("production", f"production of goods{n}")) for n in range(1, 11)]
    told += [(n, ("production", "oil production", f"production of goods{n}")) for n in (11, 12)]
    assert labels(told, [(n, ("ferry",)) for n in range(20, 26)])[0] == "Oil production"


def test_who_loses_somebody_is_not_dead() -> None:
    lost = [event(n, "Ada Quill loses her father", type="death", participants=(ADA,)) for n in (1, 2, 3)]
    assert "Quill" not in label_storylines([lost, [event(9)]], {}, {e.id: "death" for e in lost})[0]
    lost = [replace(e, title="Ada Quill's brother dies") for e in lost]
    assert "Quill" not in label_storylines([lost, [event(9)]], {}, {e.id: "death" for e in lost})[0]


def test_two_storylines_may_each_tell_of_the_arrest_of_another() -> None:
    groups = []
    for who, numbers in ((ADA, (1, 2, 3)), (KARL, (4, 5, 6))):
        group = [event(n, f"{who.name} is arrested", type="arrest") for n in numbers]
        groups.append([replace(e, participants=(replace(who, role="patient"),)) for e in group])
    deeds = {e.id: "arrest" for group in groups for e in group}
    topics = {"e01": ("drugs",), "e02": ("drugs",), "e04": ("ferry",), "e05": ("ferry",)}
    first, second = label_storylines([*groups, [event(n) for n in range(7, 12)]], topics, deeds)[:2]
    assert (first, second) == ("Arrest of Ada Quill", "Arrest of Karl Venn")


def test_a_noun_is_worded_as_the_phrase_that_it_mostly_ends() -> None:
    found = labels(
        [(1, ("trade embargo",)), (2, ("embargo",)), (3, ("trade embargo", "ferry"))],
        [(4, ("ferry",)), (5, ("ferry",)), (6, ("ferry",))],
    )
    assert found[0] == "Trade embargo"


def test_who_speaks_and_that_something_was_said_name_no_matter() -> None:
    ministry = Participant("Foreign Ministry", "agent", "organisation")
    events = [event(n, type="statement", participants=(ministry,)) for n in (1, 2, 3)]
    others = [event(n) for n in (4, 5, 6)]
    topics = {e.id: ("trade embargo",) for e in events[:2]}
    deeds = {e.id: "announcement" for e in events}
    assert label_storylines([events, others], topics, deeds)[0] == "Trade embargo"


def test_a_name_that_lost_its_apostrophe_is_the_name() -> None:
    events = [event(n, participants=(ADA,)) for n in (1, 2, 3)]
    topics = {e.id: ("Quills visit",) for e in events}
    assert label_storylines([events, [event(n) for n in (4, 5)]], topics)[0] == "Quill visit"


def test_a_detail_does_not_name_the_storyline_nor_does_a_noun_that_stands_for_anything() -> None:
    told: list[tuple[int, tuple[str, ...]]] = [(n, ("market", "area")) for n in range(1, 13)]
    told += [(n, ("wooden spoons", "area")) for n in (13, 14)] + [(n, ("area",)) for n in range(15, 40)]
    elsewhere: list[tuple[int, tuple[str, ...]]] = [(n, ("bridge",)) for n in range(40, 60)]
    assert labels(told, elsewhere)[0] not in {"Area", "Wooden spoons"}


def test_workers_and_a_shop_name_no_matter_but_what_happens_there_does() -> None:
    told = [(n, ("workers", "supermarket", "robbery")) for n in (1, 2, 3)]
    told += [(n, ("workers", "supermarket")) for n in (4, 5)]
    assert labels(told, [(n, ("ferry",)) for n in (6, 7)])[0] == "The robbery"


def test_what_is_done_to_somebody_takes_whom_and_somebodys_own_matter_whose() -> None:
    shot = [event(n, "Quill is shot", participants=(replace(ADA, role="patient"),)) for n in (1, 2, 3)]
    tried = [event(n, "Venn goes on trial", participants=(replace(KARL, role="patient"),)) for n in (4, 5, 6)]
    deeds = {e.id: "shooting" for e in shot} | {e.id: "trial" for e in tried}
    assert label_storylines([shot, tried], {}, deeds) == ["Shooting of Quill", "Venn's trial"]


def test_where_no_words_name_it_the_kind_of_its_events_does() -> None:
    events = [event(n, type="rejection", participants=()) for n in (1, 2, 3)]
    topics = {e.id: ("officers",) for e in events}
    assert label_storylines([events, [event(4)]], topics)[0] == "Denials and refusals"


def test_what_is_counted_names_no_storyline() -> None:
    told: list[tuple[int, tuple[str, ...]]] = [(n, ("mln tonnes", "million dollar loan")) for n in range(1, 6)]
    assert labels(told, [(n, ("ferry",)) for n in range(6, 12)])[0] == "Loan"


def test_two_words_that_lead_on_to_several_nouns_name_a_storyline() -> None:
    reform: list[tuple[int, tuple[str, ...]]] = [
        (1, ("harbour reform plans",)),
        (2, ("harbour reform law",)),
        (3, ("harbour reform",)),
        (4, ("harbour reform committee",)),
    ]
    assert labels(reform, [(n, ("ferry",)) for n in range(5, 12)])[0] == "Harbour reform"


def test_an_attack_is_on_no_place_that_only_attacks() -> None:
    place = Place("Norland", "NO", 1.0, 1.0, "country")
    strikes = [
        event(n, f"Norland fires on ship {n}", type="violence", participants=(), place=place) for n in range(1, 5)
    ]
    others = [event(n, participants=()) for n in range(5, 15)]
    deeds = {e.id: "attack" for e in strikes}
    assert "on Norland" not in label_storylines([strikes, others], {}, deeds)[0]
    there = [replace(e, title=f"Ship {n} attacked in Norland") for n, e in enumerate(strikes)]
    assert label_storylines([there, others], {}, deeds)[0] == "Attack on Norland"


def test_who_suspends_something_is_not_suspended() -> None:
    told = [event(n, "Ada Quill suspends the bill", participants=(ADA,), salience=0.9) for n in (1, 2, 3)]
    deeds = {e.id: "suspension" for e in told}
    assert "Quill's" not in label_storylines([told, [event(20), event(21)]], {}, deeds)[0]


def test_a_detail_far_behind_the_foremost_event_does_not_name_its_storyline() -> None:
    flood = event(1, '"A wall of water" comes down on the town of Venn and its 9,000 people', salience=1.0)
    buried = event(2, "Karl Venn is buried", participants=(replace(KARL, role="patient"),), salience=0.5)
    told = [flood, buried, *(event(n, "Clerks say that much is lost", salience=0.5) for n in range(3, 16))]
    topics = {e.id: ("flood",) for e in (told[0], *told[2:4])} | {"e02": ("burial of Karl Venn",)}
    assert label_storylines([told, [event(n) for n in range(20, 26)]], topics, {"e02": "burial"})[0] == "The flood"


def test_that_something_was_announced_is_no_part_of_a_heading() -> None:
    (found, _) = labels(
        [(n, ("announcement of job cuts",)) for n in (1, 2, 3)], [(n, ("ferry strike",)) for n in (4, 5, 6)]
    )
    assert found == "Job cuts"


def test_a_number_of_thousands_may_stand_in_a_heading() -> None:
    (found,) = label_storylines([[event(1, "Norlink cuts 10,000 jobs", participants=())]], {})
    assert found == "Norlink cuts 10,000 jobs"
