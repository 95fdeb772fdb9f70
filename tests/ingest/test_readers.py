"""Files of every kind, as a user would give them."""

# ruff: noqa: E501 (a paragraph of an article is one line)

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyatlas.ingest import IngestOptions, IngestResult, read_sources
from storyatlas.ingest.outlets import load_outlets
from storyatlas.ingest.records import read_jsonl
from storyatlas.model.article import Article
from tests.ingest.pages import STORY, news_article, page

TEXT = "\n".join(STORY)


def read(*sources: Path | str, **options: Any) -> IngestResult:
    return read_sources([str(source) for source in sources], options=IngestOptions(**options))


def only(result: IngestResult) -> Article:
    assert not result.skipped
    assert len(result.articles) == 1
    return result.articles[0]


def reasons(result: IngestResult) -> str:
    return "\n".join(f"{line.source}: {line.reason}" for line in result.skipped)


def record(**more: object) -> dict[str, object]:
    return {
        "id": "e1",
        "url": "https://ledger.example/pier",
        "outlet": "The Elwin Ledger",
        "title": "Pier closed",
        "published": "2024-03-05T16:20:00+01:00",
        "text": TEXT,
        **more,
    }


def test_json_lines_keep_ids_urls_and_every_character(tmp_path: Path) -> None:
    title, text = "  Pier  closed\u00a0", f"\t{TEXT}\r\n\r\n  Read more: all of it \u200b "
    (tmp_path / "a.jsonl").write_text(json.dumps(record(title=title, text=text)) + "\n", encoding="utf-8")
    article = only(read(tmp_path / "a.jsonl"))
    assert (article.id, article.url) == ("e1", "https://ledger.example/pier")
    assert (article.title, article.text) == (title, text)
    assert (article.outlet, article.published) == ("The Elwin Ledger", "2024-03-05T16:20:00+01:00")


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_text_and_title_of_a_record_are_never_changed(title: str, text: str) -> None:
    line = json.dumps({"title": title, "text": text}, ensure_ascii=True).encode()
    (article,) = read_jsonl(io.BytesIO(line), "a.jsonl", load_outlets())
    assert isinstance(article, Article)
    assert (article.title, article.text) == (title, text)


def test_what_a_build_writes_is_read_back_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(linked=news_article()))
    (tmp_path / "b.txt").write_text(f"Pier closed, agency says\n\nThe Orran Herald | 6 March 2024\n\n{TEXT}")
    first = read(tmp_path / "a.html", tmp_path / "b.txt").articles
    assert first[1].wire_of == first[0].id
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(article.to_json()) + "\n" for article in first))
    assert read(tmp_path / "articles.jsonl").articles == first


def test_half_a_surrogate_pair_is_replaced_in_place(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "Pier \\ud83d closed", "text": "All \\udca1 of it is closed now."}')
    article = only(read(tmp_path / "a.jsonl"))
    assert (article.title, article.text) == ("Pier \ufffd closed", "All \ufffd of it is closed now.")


def test_front_matter_with_an_impossible_date(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Pier closed\ndate: 2024-99-99\n---\n{TEXT}")
    article = only(read(tmp_path / "a.md"))
    assert (article.title, article.published) == ("Pier closed", None)


def test_a_broken_line_is_named_and_the_others_load(tmp_path: Path) -> None:
    lines = [
        json.dumps(record()),
        '{"title": "half',
        json.dumps({"title": "no text"}),
        "",
        json.dumps(record(id="e2", url="")),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    result = read(tmp_path / "a.jsonl")
    assert [article.id for article in result.articles] == ["e1", "e2"]
    assert "a.jsonl line 2: not valid JSON" in reasons(result)
    assert "a.jsonl line 3: no text" in reasons(result)


def test_an_object_with_a_few_words_and_nothing_else_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(record()))
    (tmp_path / "notes.json").write_text(json.dumps({"story": "How the pier closed", "events": [{"id": 1}]}))
    result = read(tmp_path)
    assert len(result.articles) == 1
    assert "notes.json: only 4 words, and no title, outlet, address or date: no article" in reasons(result)


def test_json_of_other_programs(tmp_path: Path) -> None:
    data = {
        "articles": [
            {"headline": "Pier closed", "body": TEXT, "source": {"name": "Elwin Ledger"}, "date": "5 March 2024"}
        ]
    }
    (tmp_path / "a.json").write_text(json.dumps(data))
    article = only(read(tmp_path / "a.json"))
    assert (article.title, article.outlet, article.published) == ("Pier closed", "Elwin Ledger", "2024-03-05")


def test_json_without_articles_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"file": "x"}] * 30))
    assert len(read(tmp_path / "a.json").skipped) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(record()), delimiter=delimiter)
        writer.writeheader()
        writer.writerow(record(outlet="www.bbc.com"))
    article = only(read(tmp_path / "a.csv"))
    assert (article.id, article.outlet, article.text) == ("e1", "BBC News", TEXT)


def test_csv_without_text_says_which_columns_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,age\nOna,4\n")
    assert "no column 'text' among age, name" in reasons(read(tmp_path / "a.csv"))


def test_csv_of_a_header_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,text\n")
    assert "a table without rows" in reasons(read(tmp_path / "a.csv"))


def test_plain_text_with_title_byline_and_date(tmp_path: Path) -> None:
    head = "Pier closed after divers find cracks\n\nBy Ines Vann\nThe Elwin Ledger | 5 March 2024 16:20 CET\n\n"
    (tmp_path / "a.txt").write_text(head + "\n\n".join(STORY))
    article = only(read(tmp_path / "a.txt"))
    assert (article.title, article.author) == ("Pier closed after divers find cracks", "Ines Vann")
    assert (article.outlet, article.published) == ("The Elwin Ledger", "2024-03-05T16:20:00+01:00")
    assert article.text == TEXT


def test_plain_text_with_headers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"Title: Pier closed\nOutlet: Elwin Ledger\nDate: 2024-03-05\nURL: https://l.example/p\n\n{TEXT}"
    )
    article = only(read(tmp_path / "a.txt"))
    assert (article.title, article.outlet, article.url) == ("Pier closed", "Elwin Ledger", "https://l.example/p")


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    front = "---\ntitle: 'Pier closed: what we know'\ndate: 2024-03-05 16:20:00 +01:00\noutlet: Elwin Ledger\nauthor: [Ines Vann]\n---\n"
    body = f"# Pier closed: what we know\n\n{STORY[0]}\nWrapped **bold** line with a [link](https://x.example).\n\n> {STORY[1]}\n\n- {STORY[2]}\n"
    (tmp_path / "a.md").write_text(front + body)
    article = only(read(tmp_path / "a.md"))
    assert (article.title, article.author, article.outlet) == ("Pier closed: what we know", "Ines Vann", "Elwin Ledger")
    assert article.published == "2024-03-05T16:20:00+01:00"
    assert article.text == f"{STORY[0]} Wrapped bold line with a link.\n{STORY[1]}\n{STORY[2]}"


def test_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Fwd: Pier closed", "Elwin Ledger <news@ledger.example>"
    message["Date"] = "Tue, 05 Mar 2024 16:20:00 +0100"
    links = "\n\nhttps://ledger.example/pier?utm=mail\n\n"
    text = links.join(STORY).replace("authority", "authority <https://ledger.example/harbour>", 1)
    message.set_content(text.replace("authority <", "authority<") + "\n\n-- \nThe Elwin Ledger, 4 Quay Street\n")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    article = only(read(tmp_path / "a.eml"))
    assert (article.title, article.outlet, article.text) == ("Pier closed", "Elwin Ledger", TEXT)
    assert article.published == "2024-03-05T16:20:00+01:00"


def test_mail_of_html_alone(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Pier closed", "news@ledger.example"
    message.set_content(page(), subtype="html")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    article = only(read(tmp_path / "a.eml"))
    assert (article.outlet, article.text) == ("ledger.example", TEXT)


def test_a_zip_of_everything_in_order(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/page.html", page(linked=news_article()))
        archive.writestr("a.jsonl", json.dumps(record()))
        archive.writestr("c.html", "<html><body></body></html>")
        archive.writestr("pier.png", b"\x89PNG....")
    result = read(tmp_path / "a.zip", find_copies=False)
    assert [article.source[len(str(tmp_path)) :] for article in result.articles] == [
        "/a.zip!/a.jsonl line 1",
        "/a.zip!/b/page.html",
    ]
    assert "a.zip!/c.html: no text" in reasons(result)


def test_gzipped_page(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page(linked=news_article()).encode()))
    assert only(read(tmp_path / "a.html.gz")).text == TEXT


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>World | The Elwin Ledger</title><link>https://ledger.example</link><language>en</language>
<item><title>Pier closed</title><link>https://ledger.example/pier</link><pubDate>Tue, 05 Mar 2024 16:20:00 +0100</pubDate>
<content:encoded><![CDATA[%s]]></content:encoded></item></channel></rss>"""


def test_feed_items_with_their_text(tmp_path: Path) -> None:
    body = "".join(
        f"<p>{paragraph}</p>"
        for paragraph in (*STORY, *("Another dull but true sentence about piers." for _ in range(12)))
    )
    (tmp_path / "feed.xml").write_text(RSS % body)
    article = only(read(tmp_path / "feed.xml"))
    assert (article.title, article.outlet, article.url) == (
        "Pier closed",
        "The Elwin Ledger",
        "https://ledger.example/pier",
    )
    assert article.published == "2024-03-05T16:20:00+01:00"
    assert article.text.startswith(STORY[0] + "\n" + STORY[1])


def test_json_feed(tmp_path: Path) -> None:
    item = {
        "id": "1",
        "title": "Pier closed",
        "content_html": f"<p>{'</p><p>'.join(STORY * 2)}</p>",
        "date_published": "2024-03-05T16:20:00+01:00",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Elwin Ledger", "items": [item]}
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    article = only(read(tmp_path / "feed.json"))
    assert (article.outlet, article.text) == ("The Elwin Ledger", TEXT)


def test_a_feed_that_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<?xml version='1.0'?><recipes><recipe>Soup</recipe></recipes>")
    assert "not a feed" in reasons(read(tmp_path / "feed.xml"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.txt", page(linked=news_article())),
        ("page", page(linked=news_article())),
        ("lines.json", json.dumps(record()) + "\n" + json.dumps({"title": "x"})),
        ("list.txt", json.dumps([record()])),
        ("text.html", f"Pier closed\n\n{TEXT}"),
        ("feed.html", RSS % ("<p>" + "</p><p>".join(STORY * 2) + "</p>")),
    ],
)
def test_content_counts_where_the_name_lies(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert [article.text for article in read(tmp_path / name).articles] == [TEXT]
