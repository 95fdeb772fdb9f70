"""From what readers yield to articles of one corpus: ids, owners, languages, duplicates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from storyatlas.ingest.dates import published_day
from storyatlas.ingest.language import detect_language
from storyatlas.ingest.options import IngestOptions, IngestResult
from storyatlas.ingest.outlets import OutletTable
from storyatlas.ingest.wire import find_wire_copies
from storyatlas.model.article import Article, content_id, date_copies
from storyatlas.model.atlas import Skipped

_MAX_UNDATED = 10
_LEAST_CHARACTERS = 60  # of fewer no language can be told
_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def finish(
    found: Iterable[Article],
    skipped: Iterable[Skipped],
    notices: Iterable[Skipped],
    outlets: OutletTable,
    options: IngestOptions,
) -> IngestResult:
    """The corpus: readable languages and wanted days only, each article once, ids unique."""
    left_out, remarks = list(skipped), list(notices)
    kept: list[Article] = []
    outside: dict[str, list[str]] = {}
    for article in found:
        article = _completed(article, outlets)
        where = article.source or article.id
        if language := _unread_language(article, options):
            left_out.append(Skipped(where, language))
        elif bound := _bound(article, options):
            outside.setdefault(bound, []).append(where)
        else:
            kept.append(article)
    left_out.extend(Skipped(bound, _left_out(places)) for bound, places in sorted(outside.items()))
    kept = _without_future_days(kept, options.today or date.today(), remarks)
    articles = _unique(kept, left_out, remarks)
    remarks.extend(_undated([article.source or article.id for article in articles if article.published is None]))
    ids = {article.id for article in articles}
    articles = [replace(article, wire_of=article.wire_of if article.wire_of in ids else None) for article in articles]
    if options.find_copies:
        articles = list(find_wire_copies(articles))
    return IngestResult(date_copies(articles), tuple(left_out), tuple(remarks))


def _completed(article: Article, outlets: OutletTable) -> Article:
    return replace(
        article,
        owner=article.owner or outlets.owner(article.outlet),
        language=detect_language(f"{article.title}\n{article.text}", article.language),
    )


def _unread_language(article: Article, options: IngestOptions) -> str:
    """Why an article's language keeps it out, empty where it does not."""
    if not options.languages or article.language in options.languages:
        return ""
    wanted = " and ".join(_LANGUAGES.get(code, code) for code in options.languages)
    if len(article.title) + len(article.text) < _LEAST_CHARACTERS:
        return f"too short to tell that it is {wanted}; give the article's text"
    language = _LANGUAGES.get(article.language, f"language '{article.language}'")
    return f"written in {language}; this version reads {wanted}, so give a translation to include it"


def _bound(article: Article, options: IngestOptions) -> str:
    """The bound in time that an article lies beyond, empty where there is none."""
    day = published_day(article.published)
    if day and options.since and day < options.since:
        return f"before {options.since}"
    if day and options.until and day > options.until:
        return f"after {options.until}"
    return ""


def _without_future_days(articles: list[Article], today: date, remarks: list[Skipped]) -> list[Article]:
    """The articles, those dated after tomorrow without their date: one slip would make the whole story speak from
    that day. Where most lie there, it is the machine's clock that is wrong."""
    latest = (today + timedelta(days=1)).isoformat()
    dated = [day for article in articles if (day := published_day(article.published))]
    if 2 * sum(day > latest for day in dated) > len(dated):
        return articles
    kept = []
    for article in articles:
        day = published_day(article.published) or ""
        if day > latest:
            remarks.append(
                Skipped(
                    article.source or article.id, f"its date, {day}, lies in the future and is not used; correct it"
                )
            )
            article = replace(article, published=None)
        kept.append(article)
    return kept


def _left_out(places: list[str]) -> str:
    """One line for all articles beyond one bound, however many they are."""
    named = ", ".join(places[:3]) + (" ..." if len(places) > 3 else "")
    return f"{len(places)} {'article was' if len(places) == 1 else 'articles were'} published then, left out: {named}"


def _undated(places: list[str]) -> list[Skipped]:
    """A remark on each article without a date, and one on the rest where they are many."""
    reason = "no publishing date found; relative dates in it stay unknown"
    remarks = [Skipped(place, reason) for place in places[:_MAX_UNDATED]]
    if len(places) > _MAX_UNDATED:
        more = f"no publishing date found in {len(places) - _MAX_UNDATED} more articles"
        remarks.append(Skipped(places[_MAX_UNDATED] + " ...", f"{more}; relative dates in them stay unknown"))
    return remarks


def _unique(articles: list[Article], left_out: list[Skipped], remarks: list[Skipped]) -> list[Article]:
    """Articles without exact repeats; a second article under a used id gets one of its own."""
    seen: dict[tuple[str, str, str], Article] = {}
    ids: set[str] = set()
    unique: list[Article] = []
    for article in articles:
        key = (article.url or article.outlet, article.title, article.text)
        first = seen.get(key)
        if first is not None:
            left_out.append(
                Skipped(article.source or article.id, f"the same article as {first.source or first.id}; read once")
            )
            continue
        given = article.id
        article = replace(article, id=_new_id(article, ids))
        if given and given != article.id:
            remarks.append(
                Skipped(article.source or given, f"its id {given} is taken by another article; it is now {article.id}")
            )
        ids.add(article.id)
        seen[key] = article
        unique.append(article)
    return unique


def _new_id(article: Article, taken: set[str]) -> str:
    """The given id; else one from the URL; else, or where that is taken, one from the content."""
    by_url = content_id("a", article.url) if article.url else ""
    by_content = content_id("a", article.url, article.outlet, article.title, article.published, article.text)
    for candidate in (article.id, "" if article.id else by_url, by_content):
        if candidate and candidate not in taken:
            return candidate
    return content_id("a", by_content, len(taken))
