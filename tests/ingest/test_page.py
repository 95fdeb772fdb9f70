"""HTML pages: what a reader would say of them."""

import json

import pytest

from storyatlas.errors import NoArticleText
from storyatlas.ingest.outlets import load_outlets
from storyatlas.ingest.page import Page, parse_page, read_page
from storyatlas.model.article import Article
from tests.ingest.pages import STORY, news_article, page

OUTLETS = load_outlets()


def parsed(markup: str, url: str = "") -> Page:
    return parse_page(markup, "page.html", OUTLETS, url=url)


def articles(markup: str, url: str = "") -> list[Article]:
    return [found for found in read_page(markup.encode(), "page.html", OUTLETS, url=url) if isinstance(found, Article)]


def test_json_ld_tells_title_author_date_and_outlet() -> None:
    found = parsed(page(linked=news_article()))
    assert found.title == "Port Elwin closes pier after divers find cracks"
    assert (found.author, found.published) == ("Ines Vann", "2024-03-05T16:20:00+01:00")
    assert found.outlet == "The Elwin Ledger"
    assert found.text == "\n".join(STORY)


def test_publisher_by_reference_in_a_graph() -> None:
    article = news_article(publisher={"@id": "#org"}, author={"@id": "#ines"})
    graph = {
        "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01"},
            article,
            {"@type": "Organization", "@id": "#org", "name": "Elwin Ledger Online"},
            {"@type": "Person", "@id": "#ines", "name": "Ines Vann"},
        ]
    }
    found = parsed(page(linked=graph))
    assert (found.outlet, found.author) == ("Elwin Ledger Online", "Ines Vann")
    assert found.published == "2024-03-05T16:20:00+01:00"


def test_meta_tags_where_json_ld_is_broken() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
        '<meta property="og:site_name" content="The Elwin Ledger"><meta name="author" content="By Ines Vann">'
        '<meta property="og:title" content="Port Elwin closes pier after divers find cracks | The Elwin Ledger">'
        '<meta property="article:published_time" content="2024-03-05T15:20:00Z">'
        '<link rel="canonical" href="https://ledger.example/pier">'
    )
    found = parsed(page(head=head))
    assert found.title == "Port Elwin closes pier after divers find cracks"
    assert (found.outlet, found.author) == ("The Elwin Ledger", "Ines Vann")
    assert (found.published, found.url) == ("2024-03-05T15:20:00+00:00", "https://ledger.example/pier")


def test_json_ld_with_comments_and_trailing_commas_is_read() -> None:
    head = f'<script type="application/ld+json"><!-- {json.dumps(news_article())[:-1]},}} --></script>'
    assert parsed(page(head=head)).published == "2024-03-05T16:20:00+01:00"


def test_the_shown_headline_beats_one_for_search_engines() -> None:
    head = '<meta property="og:title" content="Port Elwin closes pier after divers find cracks">'
    linked = news_article(headline="Elwin pier closed 2024: cracks, dates, where boats go now")
    assert parsed(page(head=head, linked=linked)).title == "Port Elwin closes pier after divers find cracks"


def test_a_headline_cut_for_search_engines_is_completed() -> None:
    linked = news_article(headline="Port Elwin closes pier after divers…")
    assert parsed(page(linked=linked)).title == "Port Elwin closes pier after divers find cracks"


def test_of_several_articles_the_one_the_page_is_titled_by_counts() -> None:
    other = news_article(headline="Ten walks along the coast", datePublished="2019-01-01", articleBody="x", image="y")
    assert parsed(page(linked=[other, news_article()])).published == "2024-03-05T16:20:00+01:00"


def test_section_and_outlet_leave_the_title() -> None:
    found = parsed(page(suffix=" | Coast | The Elwin Ledger").replace("<h1>", "<h2>").replace("</h1>", "</h2>"))
    assert found.title == "Port Elwin closes pier after divers find cracks"


def test_a_dash_within_the_headline_stays() -> None:
    found = parsed(page(title="Pier closed - boats told to land in Saint Orran", suffix=" - The Elwin Ledger"))
    assert found.title == "Pier closed - boats told to land in Saint Orran"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Storm season begins early",
        "Sign up for our morning newsletter and never miss a story",
        "Share this article",
        "Photo by Teo Marsh / Elwin Pictures",
        "ADVERTISEMENT",
        "Follow us on Facebook and Instagram",
        "By Ines Vann",
        "Getty Images",
    ],
)
def test_furniture_is_kept_out(line: str) -> None:
    text = parsed(page((*STORY[:2], line, *STORY[2:]), linked=news_article())).text
    assert text == "\n".join(STORY)


def test_sentences_with_such_words_stay() -> None:
    more = (
        "Read alone, the report sounds calm, but its annex lists every damaged pillar by number.",
        "Share prices of the shipping line fell by three percent on Wednesday morning.",
        "Follow-up dives are planned for April, the authority said in its statement.",
    )
    assert parsed(page((*STORY, *more))).text == "\n".join((*STORY, *more))


def test_lists_of_other_articles_and_the_note_on_the_author_are_kept_out() -> None:
    after = (
        "<p>Ines Vann covers ports and fisheries for The Elwin Ledger.</p><h3>Most read</h3>"
        "<p>Ten walks along the coast</p><p>What the new ferry costs</p>"
    )
    assert parsed(page(linked=news_article(), after=after)).text == "\n".join(STORY)


def test_article_body_ends_the_article() -> None:
    promo = (
        "<p>In another matter entirely, our shop now offers calendars with pictures of lighthouses at half price.</p>"
    )
    found = parsed(page(linked=news_article(articleBody=" ".join(STORY)), after=promo))
    assert found.text == "\n".join(STORY)


def test_article_body_is_read_where_the_page_hides_the_text() -> None:
    linked = news_article(articleBody="\n".join(STORY))
    assert parsed(page(("Subscribe to go on reading.",), linked=linked)).text == "\n".join(STORY)


def test_date_from_the_address_and_from_a_time_element() -> None:
    assert parsed(page(), "https://ledger.example/2024/03/05/pier").published == "2024-03-05"
    marked = '<time class="published" datetime="2024-03-05T15:20:00Z">Tuesday</time>'
    assert parsed(page(before=marked)).published == "2024-03-05T15:20:00+00:00"


def test_address_of_a_saved_or_archived_page() -> None:
    saved = page().replace("<html", "<!-- saved from url=(0033)https://ledger.example/pier --><html", 1)
    assert parsed(saved).url == "https://ledger.example/pier"
    archived = "https://web.archive.org/web/20240306000000/https://www.bbc.com/news/pier"
    found = parsed(page(head=f'<link rel="canonical" href="{archived}">'))
    assert (found.url, found.outlet) == ("https://www.bbc.com/news/pier", "BBC News")


def test_a_page_without_date_has_none() -> None:
    assert parsed(page(STORY[:3]).replace("© 2024", "©")).published is None


def test_live_blog_posts_are_dated_articles() -> None:
    posts = [
        {
            "@type": "BlogPosting",
            "headline": f"Update {hour}",
            "datePublished": f"2024-03-05T{hour}:00:00Z",
            "articleBody": f"{STORY[0]} That was the state of things at {hour} o'clock.",
        }
        for hour in (15, 13, 14)
    ]
    linked = news_article(**{"@type": "LiveBlogPosting", "liveBlogUpdate": posts})
    found = articles(page(linked=linked), "https://ledger.example/live/pier")
    assert [article.title for article in found] == ["Update 13", "Update 14", "Update 15"]
    assert [article.published for article in found] == [f"2024-03-05T{hour}:00:00+00:00" for hour in (13, 14, 15)]
    assert len({article.url for article in found}) == 3
    assert all(article.outlet == "The Elwin Ledger" for article in found)


def test_live_blog_in_markup_alone() -> None:
    posts = "".join(
        f'<div class="post" id="p{hour}"><time datetime="2024-03-05T{hour}:00:00Z">{hour}:00</time>'
        f"<h3>At {hour}</h3><p>{text}</p></div>"
        for hour, text in zip((16, 15, 14, 13), STORY, strict=True)
    )
    found = articles(page((), title="Pier closed: live updates", before=posts), "https://ledger.example/pier")
    assert [article.published for article in found] == [f"2024-03-05T{hour}:00:00+00:00" for hour in (13, 14, 15, 16)]
    assert found[0].text == STORY[3]
    assert found[0].url == "https://ledger.example/pier#p13"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><script>" + "var a = 1;" * 100 + "</script></html>", "only scripts"),
        ("<html><body></body></html>", "no text"),
        ("<html><body><p>Page not found.</p></body></html>", "too few"),
        ("<!doctype html>", "empty|no text"),
    ],
)
def test_a_page_without_article_says_why(markup: str, reason: str) -> None:
    with pytest.raises(NoArticleText, match=reason):
        parsed(markup)


def test_markup_in_the_text_stays_text() -> None:
    found = parsed(page((*STORY, "The sign read &lt;b&gt;closed&lt;/b&gt; in large letters, a fisherman said.")))
    assert found.text.endswith("The sign read <b>closed</b> in large letters, a fisherman said.")
