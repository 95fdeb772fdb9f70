"""A small invented story: a dam, a flood, an inquiry. Every status, precision and link type occurs."""

from __future__ import annotations

from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Exclusion, Report, Skipped, Story
from storyatlas.model.event import Conflict, ConflictValue, Event, Evidence, Link, Reports, Storyline
from storyatlas.model.mention import Participant, Status
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME, Precision, TimeValue

HOSTILE = '</script><img src=x onerror="alert(1)"><!-- \u2028 {{7*7}}'


def day(start: str, end: str | None = None, *, text: str = "") -> TimeValue:
    return TimeValue(start, end, "day", text)


def vague(start: str, precision: Precision, end: str | None = None) -> TimeValue:
    return TimeValue(start, end, precision, start)


def article(number: int, outlet: str, published: str | None, text: str, *, url: str = "") -> Article:
    address = url or f"https://{outlet.lower().replace(' ', '-')}.example/{number}"
    return Article(f"a{number}", address, outlet, f"Report {number}", text, published)


ARTICLES = (
    article(1, "Vale Courier", "2031-05-04", "The Orrin dam gave way before dawn. Nine people died."),
    article(2, "Northern Post", "2031-05-05", "The dam gave way, the mayor said. At least 12 people died."),
    article(3, "Vale Courier", "2031-05-09", "Because the dam failed, the minister ordered an inquiry."),
    article(4, "Harbour Radio", None, HOSTILE, url="javascript:alert(1)"),
    article(5, "صوت الوادي", "2031-05-06", "انهار السد فجرا 🌊"),
)


def quote(number: int, words: str, *, speaker: str | None = None, cue: str | None = None) -> Evidence:
    start = ARTICLES[number - 1].text.index(words)
    return Evidence(f"a{number}", "text", start, start + len(words), words, speaker, cue)


def event(
    key: str,
    title: str,
    storyline: str,
    time: TimeValue = UNKNOWN_TIME,
    *,
    salience: float = 0.3,
    status: Status = "happened",
    outlets: int = 1,
    background: bool = False,
    evidence: tuple[Evidence, ...] = (),
    conflicts: tuple[Conflict, ...] = (),
    place: Place | None = None,
) -> Event:
    return Event(
        id=key,
        title=title,
        type="disaster",
        status=status,
        background=background,
        salience=salience,
        storyline=storyline,
        time=time,
        place=place,
        participants=(Participant("Ministry of Works", "agent", "organisation"),),
        reports=Reports(outlets, outlets, max(1, outlets - 1)),
        evidence=evidence,
        conflicts=conflicts,
    )


DEATHS = Conflict(
    "people killed",
    (
        ConflictValue("at least 12", "the mayor", "a2", 33, 57, "At least 12 people died.", "2031-05-05"),
        ConflictValue("9", "", "a1", 36, 53, "Nine people died.", "2031-05-04"),
    ),
)

EVENTS = (
    event("e-built", "Workers finish the Orrin dam", "s-old", vague("1950", "decade"), background=True),
    event("e-crack", "Engineers report a crack in the wall", "s-old", vague("2019-03", "month"), background=True),
    event("e-law", "Parliament passes a law on dam safety", "s-old", vague("2024", "year"), background=True),
    event(
        "e-fail",
        "Orrin dam gives way and floods the valley",
        "s-flood",
        day("2031-05-04", text="before dawn"),
        salience=1.0,
        outlets=4,
        evidence=(
            quote(1, "The Orrin dam gave way"),
            quote(2, "The dam gave way", speaker="the mayor", cue="said"),
            quote(5, "انهار السد فجرا 🌊"),
        ),
        conflicts=(DEATHS,),
        place=Place("Orrin Vale", None, None, None, "region"),
    ),
    event("e-alarm", "Sirens fail to sound in three villages", "s-flood", day("2031-05-04"), salience=0.7),
    event("e-rescue", "Crews free forty people from roofs", "s-flood", day("2031-05-04", "2031-05-06"), salience=0.6),
    event("e-road", "Army rebuilds the valley road", "s-flood", vague("2031-05", "month"), status="planned"),
    event("e-boat", "Boat carries a family to safety", "s-flood", salience=0.1),
    event("e-inquiry", "Minister orders an inquiry", "s-blame", day("2031-05-09"), salience=0.9, outlets=3),
    event("e-denial", "Operator denies that it ignored a warning", "s-blame", day("2031-05-10"), status="denied"),
    event("e-claim", "Union claims that repairs were skipped", "s-blame", day("2031-05-10"), status="claimed"),
    event("e-charge", "Prosecutor charges two managers", "s-blame", day("2031-11-02"), salience=0.8),
    event("e-trial", "Trial of the managers opens", "s-blame", day("2032-02-01"), status="planned"),
    event("e-leak", HOSTILE, "s-blame", salience=0.2, evidence=(quote(4, HOSTILE),)),
    event("e-vigil", "مئات يشاركون في وقفة بالشموع 🕯️ تكريما للضحايا", "s-flood", day("2031-05-07"), salience=0.5),
)

LINKS = (
    Link("l1", "e-fail", "e-inquiry", "causes", 0.9, True, (quote(3, "Because the dam failed"),)),
    Link("l2", "e-rescue", "e-fail", "responds_to", 0.8, True),
    Link("l3", "e-alarm", "e-fail", "part_of", 0.7, False),
    Link("l4", "e-charge", "e-inquiry", "updates", 0.6, True),
    Link("l5", "e-denial", "e-claim", "contradicts", 0.9, True),
    Link("l6", "e-crack", "e-fail", "precedes", 0.4, False),
)


def storyline(key: str, label: str, *, background: bool = False) -> Storyline:
    return Storyline(key, label, tuple(each.id for each in EVENTS if each.storyline == key), background)


def sample_atlas() -> Atlas:
    """The invented story as an atlas without a layout."""
    return Atlas(
        story=Story(
            "The Orrin dam",
            "Why did the dam fail?",
            "2031-11-30",
            excluded=(Exclusion("Football", "It has no bearing on <the dam>.", 2),),
        ),
        articles=ARTICLES,
        events=EVENTS,
        links=LINKS,
        storylines=(
            storyline("s-old", "Before the flood", background=True),
            storyline("s-flood", "The flood"),
            storyline("s-blame", "Who is to blame"),
        ),
        report=Report(counts={}, skipped=(Skipped("inbox/<b>empty</b>.html", "no text in it; save the page again"),)),
    )
