"""Articles that are not about the story: what tells them from a short post and from another side of it."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.model.article import Article
from storyatlas.model.astray import astray_of
from storyatlas.model.event import Event
from storyatlas.storyline import set_strays_back
from tests.briefing.ferry import event, evidence

RAID = "Orland raided the Kessel harbour. The raid on the Kessel harbour sank two Orland trawlers. "
BOOKS = (
    "Quill Press bought a printer of calendars. Its chairman praised the price, machines, paper stores, binders, "
    "salesmen, a warehouse beside Venn station, forty skilled typesetters, both foremen, several unpublished novels, "
    "prize poems, maps, almanacs, catalogues and school atlases which schools order each autumn term."
)
LEFT = (
    "Families left Kessel by bus. Teachers, nurses, bakers, grandmothers, infants and dogs slept in gymnasiums, "
    "libraries, theatres, barns, tents and cellars, where volunteers cooked soup, mended coats, read stories, sang "
    "songs, washed blankets and handed out candles."
)


def _article(name: str, text: str) -> Article:
    return Article(name, f"u{name}", "The Post", "", text, published="2021-05-05")


HOME = [_article(f"a{n}", RAID + LEFT * (n == 3)) for n in range(4)]
STRAY, SIDE, POST = _article("b", BOOKS), _article("c", LEFT), _article("d", "Shops have closed early.")


def _events() -> list[Event]:
    told = [
        event("e", "Orland raids the Kessel harbour", "s", evidence(HOME[0], "Orland raided")),
        event("f", "Raid on the Kessel harbour sinks two Orland trawlers", "s", evidence(HOME[1], "The raid")),
        event("k", "Orland trawlers sink in the Kessel harbour", "s", evidence(HOME[2], "The raid")),
        event("g", "Press buys a printer", "s", evidence(STRAY, "Quill Press bought a printer")),
        _by_both("h", "Families leave", "Families left"),
        _by_both("i", "Volunteers cook soup", "volunteers cooked soup"),
    ]
    return [replace(one, salience=1.0 - 0.1 * n) for n, one in enumerate(told)]


def _by_both(id_: str, title: str, words: str) -> Event:
    first = event(id_, title, "s", evidence(HOME[3], words))
    return replace(first, evidence=(*first.evidence, evidence(SIDE, words)))


def test_an_article_on_something_else_has_strayed() -> None:
    assert astray_of(_events()[:4], [*HOME, STRAY]) == {"b"}


def test_a_post_of_few_words_and_what_tells_events_of_others_have_not() -> None:
    assert astray_of(_events(), [*HOME, STRAY, SIDE, POST]) == {"b"}


def test_what_strays_alone_tell_steps_back_on_the_map() -> None:
    before = {one.id: one.salience for one in _events()}
    after = {one.id: one.salience for one in set_strays_back(_events(), [*HOME, STRAY])}
    assert after["g"] < before["g"] / 2
    assert {id_: salience for id_, salience in after.items() if id_ != "g"} == {
        id_: salience for id_, salience in before.items() if id_ != "g"
    }


def test_articles_without_text_have_not_strayed() -> None:
    assert astray_of(_events(), [replace(article, text="") for article in (*HOME, STRAY)]) == frozenset()
