"""A small atlas of an invented story: a ferry runs aground in an invented strait."""

from __future__ import annotations

from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Exclusion, Story
from storyatlas.model.event import Conflict, ConflictValue, Event, Evidence, Link, Reports, Storyline
from storyatlas.model.mention import Participant, Status
from storyatlas.model.time import UNKNOWN_TIME, TimeValue

POST = Article(
    id="a1",
    url="https://harbourpost.example/ferry",
    outlet="Harbour Post",
    owner="Quay Media",
    title="Ferry Albatross runs aground off Kessel",
    published="2021-05-05T08:00:00+00:00",
    text=(
        "KESSEL (Harbour Wire) - The ferry Albatross ran aground on a sandbank off Kessel on Monday, and 14 passengers "
        "were taken to hospital with broken bones.\n\n"
        "The seafarers' union said the ship's radar had failed twice in April. It wants an inquiry.\n\n"
        'Norlink denied that the radar had failed, calling the claim "a tale told on the quay".\n\n'
        "The strait has been shared since Vantia and Orland signed the Marrow Treaty in 1987, which opened it to ships "
        "of both countries."
    ),
)
COURIER = Article(
    id="a2",
    url="https://coastcourier.example/news/17",
    outlet="Coast Courier",
    owner="Coast Courier",
    title="Seventeen hurt as ferry hits sandbank",
    published="2021-05-06",
    text=(
        "Police said 17 passengers were hurt when the ferry Albatross ran aground near Kessel on 3 May, two of them "
        "badly.\n\nDivers pumped 40,000 litres of oil out of the wreck on Wednesday, and the harbour master closed the "
        "beach at Kessel until further notice.\n\n"
        "A public inquiry led by Judge Mara Oldfield will open in Kessel on 1 June, the ministry announced."
    ),
)
LANTERN = Article(
    id="a3",
    url="javascript:alert(1)",
    outlet="The Lantern",
    owner="The Lantern",
    title="Minister quits <script>alert('x')</script> over *ferry*",
    published="2021-05-09",
    text=(
        "Transport Minister Ivo Brandt resigned on Sunday after the opposition accused him of ignoring two warnings "
        "about the ferry.\n\nFishermen blocked the port of Kessel with 30 boats on Saturday to demand compensation for "
        "the spilled oil."
    ),
)
COPY = Article(
    id="a4",
    url="https://quaytoday.example/ferry",
    outlet="Quay Today",
    owner="Quay Media",
    title="Ferry Albatross runs aground off Kessel",
    published="2021-05-05",
    text=POST.text,
    wire_of="a1",
)


def evidence(article: Article, words: str, speaker: str | None = None) -> Evidence:
    """The words of the article's text as evidence."""
    start = article.text.index(words)
    return Evidence(article.id, "text", start, start + len(words), words, speaker)


def day(iso: str) -> TimeValue:
    return TimeValue(iso, None, "day", iso)


def event(
    id_: str,
    title: str,
    storyline: str,
    *proof: Evidence,
    time: TimeValue = UNKNOWN_TIME,
    status: Status = "happened",
    salience: float = 0.5,
    background: bool = False,
    independent: int = 1,
    names: tuple[str, ...] = (),
    conflicts: tuple[Conflict, ...] = (),
) -> Event:
    articles = {item.article for item in proof}
    return Event(
        id=id_,
        title=title,
        type="other",
        status=status,
        background=background,
        salience=salience,
        storyline=storyline,
        time=time,
        participants=tuple(Participant(name, "agent", "organisation") for name in names),
        reports=Reports(len(articles), len(articles), independent),
        evidence=proof,
        conflicts=conflicts,
    )


def hurt(article: Article, value: str, speaker: str, words: str) -> ConflictValue:
    start = article.text.index(words)
    return ConflictValue(value, speaker, article.id, start, start + len(words), words, article.published)


def ferry_atlas(*, as_of: str | None = "2021-05-10") -> Atlas:
    """Eight events in three storylines, with a claim, a denial, a plan and a disputed figure."""
    injured = Conflict(
        "number of people hurt",
        (
            hurt(POST, "14", "Harbour Post", "14 passengers were taken to hospital"),
            hurt(COURIER, "17", "Police", "17 passengers were hurt"),
        ),
    )
    aground = "The ferry Albatross ran aground on a sandbank off Kessel on Monday"
    events = (
        event("e-treaty", "Vantia and Orland sign the Marrow Treaty", "s-past",
              evidence(POST, "Vantia and Orland signed the Marrow Treaty in 1987"),
              time=TimeValue("1987", None, "year"), background=True, salience=0.45),
        event("e-aground", "Ferry Albatross runs aground off Kessel", "s-ferry",
              evidence(POST, aground), evidence(COPY, aground),
              evidence(COURIER, "the ferry Albatross ran aground near Kessel on 3 May"),
              time=day("2021-05-03"), salience=1.0, independent=2, conflicts=(injured,)),
        event("e-radar", "Radar of the ship failed twice in April", "s-ferry",
              evidence(POST, "the ship's radar had failed twice in April", "the seafarers' union"),
              time=TimeValue("2021-04", None, "month"), status="claimed", salience=0.6),
        event("e-denial", "Norlink denies that the radar failed", "s-ferry",
              evidence(POST, "Norlink denied that the radar had failed", "Norlink"),
              status="denied", salience=0.55, names=("Norlink",)),
        event("e-oil", "Divers pump 40,000 litres of oil out of the wreck", "s-oil",
              evidence(COURIER, "Divers pumped 40,000 litres of oil out of the wreck on Wednesday"),
              time=day("2021-05-05"), salience=0.5),
        event("e-boats", "Fishermen block the port of Kessel with 30 boats", "s-oil",
              evidence(LANTERN, "Fishermen blocked the port of Kessel with 30 boats on Saturday"),
              time=day("2021-05-08"), salience=0.45),
        event("e-resigns", "Transport Minister Ivo Brandt resigns", "s-ferry",
              evidence(LANTERN, "Transport Minister Ivo Brandt resigned on Sunday"),
              time=day("2021-05-09"), salience=0.8),
        event("e-inquiry", "Public inquiry led by Judge Mara Oldfield to open in Kessel", "s-ferry",
              evidence(COURIER, "A public inquiry led by Judge Mara Oldfield will open in Kessel on 1 June"),
              time=day("2021-06-01"), status="planned", salience=0.5),
    )  # fmt: skip
    return Atlas(
        story=Story(
            "The wreck of the Albatross",
            "Why did the ferry run aground?",
            as_of,
            excluded=(Exclusion("Football", "another story", 2),),
        ),
        articles=(POST, COURIER, LANTERN, COPY),
        events=events,
        links=(Link("l1", "e-oil", "e-aground", "responds_to", 0.9, True),),
        storylines=(
            Storyline("s-past", "A shared strait", ("e-treaty",), True),
            Storyline("s-ferry", "The ferry", ("e-radar", "e-aground", "e-denial", "e-resigns", "e-inquiry")),
            Storyline("s-oil", "The oil", ("e-oil", "e-boats")),
        ),
    )
