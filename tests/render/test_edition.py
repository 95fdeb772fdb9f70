"""The edition's page and Markdown: safe, self-contained, every number leading to its quotation."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from storyatlas.briefing import compose
from storyatlas.model.atlas import Atlas, Story
from storyatlas.render.edition_markdown import escaped, render_markdown
from storyatlas.render.edition_page import render_page
from storyatlas.render.edition_view import safe_url
from storyatlas.render.issue import Edition
from tests.briefing.ferry import POST, event, evidence, ferry_atlas
from tests.reading import sentence_reader


class Page(HTMLParser):
    """Collects tags, ids, links and whether tags nest."""

    VOID = ("meta", "link", "br", "img", "hr")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if values.get("href"):
            self.links.append(str(values["href"]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def html() -> str:
    atlas = ferry_atlas()
    return render_page(Edition(compose(atlas, sentence_reader()), atlas))


@pytest.fixture(scope="module")
def markdown() -> str:
    atlas = ferry_atlas()
    return render_markdown(Edition(compose(atlas, sentence_reader()), atlas))


def test_every_citation_and_chapter_leads_somewhere_on_the_page(html: str) -> None:
    page = Page(html)
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inner) > 10
    assert set(inner) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.open == []


def test_every_event_links_to_the_map(html: str) -> None:
    links = Page(html).links
    assert all(f"../atlas.html#{event.id}" in links for event in ferry_atlas().events)


def test_nothing_is_loaded_and_nothing_can_run(html: str) -> None:
    page = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert "default-src 'none'" in policy.group(1)
    assert "url(" not in html
    assert "@import" not in html


def test_only_web_addresses_become_links(html: str) -> None:
    assert "https://harbourpost.example/ferry" in html
    assert "javascript:" not in html
    assert safe_url("data:text/html,x") == safe_url("//host/x") == safe_url("http://[bad") == ""
    assert safe_url('https://a.example/"><b>') == "https://a.example/%22%3E%3Cb%3E"


def test_text_of_articles_is_never_markup(html: str, markdown: str) -> None:
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "\\<script\\>" in markdown
    assert "over \\*ferry\\*" in markdown
    assert "<script>" not in markdown


def test_the_page_says_what_a_reader_looks_for(html: str) -> None:
    for words in (
        "Critical context",
        "Where reports disagree",
        "What to watch",
        "The bottom line",
        "sentences supported",
        "one source: Coast Courier",
        "left out at the editor",
        "1987",
    ):
        assert words in html


def test_markdown_gives_each_quotation_a_footnote(markdown: str) -> None:
    used = re.findall(r"\[\^(q\d+)\](?!:)", markdown)
    defined = re.findall(r"^\[\^(q\d+)\]:", markdown, re.M)
    assert used
    assert set(used) == set(defined)
    assert len(defined) == len(set(defined))
    assert "| 14[^" in markdown


def test_markdown_escapes_what_would_be_markup() -> None:
    assert escaped("*a* _b_ [c](d) <e> `f` | # ~") == r"\*a\* \_b\_ \[c\](d) \<e\> \`f\` \| \# \~"
    assert escaped("- item\n# head") == r"\- item \# head"
    assert escaped("3. May") == r"3\. May"


def test_strange_ids_stay_whole() -> None:
    article = replace(POST, text="The council of Port Elm voted on the new bridge over the strait.")
    clause = evidence(article, "The council of Port Elm voted on the new bridge")
    odd = replace(event("e/1 #x", "Council of Port Elm votes on the bridge", "s", clause), id="e/1 #x")
    atlas = Atlas(Story("Votes"), (article,), (odd,), (), ())
    page = Page(render_page(Edition(compose(atlas, sentence_reader()), atlas)))
    assert "../atlas.html#e%2F1%20%23x" in page.links
