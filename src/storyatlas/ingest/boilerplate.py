"""Lines of a page that are not the article: sharing, sign-ups, credits, "read more"."""

from __future__ import annotations

import re

# A whole paragraph that matches one of these from its first word is dropped; a sentence of the
# article that merely contains such words stays. The wording is what news sites in English share.
_FURNITURE = (
    r"(?:read|see|find out|learn) (?:more|also|next|this next)\b"
    r"(?:\s*[:|\-–—>»].*|\W*$| (?:on|about|from|at|in)\b.{0,120}$)",
    r"(?:also read|see also|related|recommended|more on this|must[ -]read|don'?t miss)\s*(?:[:|\-–—>»].*)?\W*$",
    r"(?:related|recommended) (?:stories|articles|content|topics|reading|videos?|for you)\W*$",
    r"(?:more from|more on) .{0,60}$",
    r"for more (?:stories|news|on this|information|from)\b.{0,160}$",
    r"(?:watch|listen|in pictures|gallery|video|photos?|live updates?)\s*[:|]\s.{0,160}$",
    r"(?:click|tap) here\b.{0,200}$",
    r"(?:please )?(?:sign up|subscribe|register) (?:to|for|now|here|today|with|below)\b.*",
    r"(?:sign|log) (?:in|up|out)\W*$",
    r"(?:please )?log ?(?:in|out) (?:and|to|or)\b.{0,160}$",
    r"(?:get|receive|want|for) (?:the|our|all|more|your|breaking|unlimited|daily|weekly|alerts)\b.{0,160}"
    r"\b(?:newsletters?|inbox|emailed|alerts?|subscri\w+|whatsapp|our app)\b.*",
    r"(?:[^.!?]{0,60}: )?sign up (?:for|to)\b.{0,100}\b(?:newsletters?|inbox|alerts?|briefing)\b.*",
    r"(?:share|tweet|print|email|copy (?:the )?link|comments?|save|follow|loading|article content|story continues"
    r"(?: below)?|advertisement(?: \d+)?|sponsored(?: content)?|promoted|swipe)\W*$",
    r"(?:advertisement|this advertisement has not loaded|story continues below)\b.{0,80}$",
    r"share (?:this|on|via|full|article|with)\b.{0,80}$",
    r"follow (?:us|.{2,50} on (?:x|twitter|facebook|instagram|whatsapp|tiktok|google news|youtube|social))\b.{0,160}$",
    r"(?:join|like|find) (?:us|our|the conversation)\b.{0,160}$",
    r"join (?:thought-provoking )?(?:the )?(?:conversations?|discussion)\b.{0,160}$",
    r"(?:image|photo(?:graph)?|picture|pic|video|illustration|graphic)"
    r"(?: (?:credit|source|copyright|by|caption|courtesy)\b.{0,200}|\s*:.{0,200})$",
    r"(?:credit|photo|pic|source)\s*: .{0,120}$",
    r"(?:\(|\[)?(?:photo|image|picture)s? (?:by|via|courtesy) .{0,120}$",
    r"[^.!?]{0,80}/?\s?(?:getty images|shutterstock|istock|alamy)(?: for .{0,40})?\W*$",
    r"(?:all rights reserved|copyright ©|© ?(?:copyright|\d{4})).{0,200}$",
    r"this (?:article|story|post) (?:was|is) (?:originally |first )?(?:published|appeared|updated)\b.{0,220}$",
    r"this is a (?:breaking|developing)(?: news?)? story\b.{0,120}$",
    r"(?:have|got) (?:a|any) (?:tip|story|question|news)\b.{0,240}$",
    r"(?:do you|have you) .{0,80}(?:story|email|contact|get in touch).{0,200}$",
    r"(?:we want to hear|let us know|tell us|get in touch|contact us)\b.{0,260}$",
    r"(?:contact|e-?mail|write to) (?:the (?:author|reporter|writer))\b.{0,200}$",
    r"if you (?:like|enjoy)(?:ed)? (?:this|our).{0,240}$",
    r"(?:support|donate) (?:our|independent|to|now|today)\b.{0,240}$",
    r"(?:skip|jump) (?:to|past|advert|advertisement|main|newsletter|promotion).{0,80}$",
    r"(?:end of|after) (?:newsletter|promotion|twitter|advert)\b.{0,60}$",
    r"(?:we (?:use|and our partners use) cookies|accept (?:all )?cookies|cookie (?:policy|settings)).*",
    r"by (?:signing up|subscribing|clicking|providing)\b.*",
    r"(?:we|reviews and recommendations|products?|everything we) .{0,40}\bindependently select.*",
    r".{0,160}\bmay (?:earn|receive|get) (?:an?|us a) (?:affiliate )?commission\b.*",
    r"you must (?:confirm|be logged|log|sign|verify)\b.{0,120}$",
    r".{0,120}\bread our privacy (?:policy|notice)\W*$",
    r"your (?:browser|email address)\b.{0,200}$",
    r"(?:to view this (?:video|content)|(?:please )?enable javascript|turn on javascript|javascript is).*",
    r"(?:last )?(?:updated|published|posted|modified)\b(?: (?:on|at))?\s*:?\s.{0,40}\d.{0,30}$",
    r"\d{1,3} (?:min(?:ute)?s? read|comments?|shares?)\W*$",
    r"play (?:video|audio)\b.{0,60}$",
    r"with files from\b.{0,160}$",
)
# Headings of lists of other articles. Past the middle of a page nothing of the article follows.
_TAIL_HEADINGS = (
    r"(?:newsletter|popular|most (?:read|popular|viewed|shared)|trending(?: now)?|top stories|editors?'?s? picks?"
    r"|latest (?:news|stories|from .{0,30})|you (?:may|might) (?:also )?(?:like|enjoy)"
    r"|what to read next|read next|up next"
    r"|(?:view|show|leave a|join the)? ?comments?|recommended(?: stories| videos?| for you| reading)?"
    r"|related(?: stories| articles| topics| content)?|more (?:from|in|stories|news|like this)\b.{0,40}|topics|tags"
    r"|about the authors?|keep reading|explore more(?: on these topics)?|sponsored stories|around the web)\s*:?"
)
_FURNITURE_LINE = re.compile(
    r"[\W_]*(?:" + "|".join(f"(?:{p})" for p in (*_FURNITURE, _TAIL_HEADINGS + r"\W*$")) + ")", re.I
)
_TAIL = re.compile(rf"\W*{_TAIL_HEADINGS}\W*", re.I)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by)\s+(?:[A-Z][\w.'’\-]*\s*){1,5}(?:(?:,|and|&|\||in)\s+.{0,80})?$"
)
_SHOUTED_LINK = re.compile(
    r"(?:READ|MORE|RELATED|WATCH|SEE ALSO|ALSO READ|LISTEN|MUST READ|SIGN UP)\b(?:[A-Z ]*[:|\-–—>»])\s?.*"
)
# A caption ends in the photographer's or agency's credit.
_CREDIT_END = re.compile(
    r"(?:\((?:AP Photo|Photo|Image|Picture|Credit|Getty|Reuters|AFP|EPA)\b[^)]{0,80}\)"
    r"|\|\s*(?:AP|AFP|Reuters|Getty)\b[^.|]{0,40}"
    r"|\b(?:Photo(?:graph)?|Image|Picture|Credit)\s*(?:by|:)\s*[^.]{2,80})\W*$"
)
_BIO = re.compile(
    r"\b(?:is (?:an? |the )?.{0,60}\b(?:reporter|correspondent|editor|journalist|columnist|writer|contributor|author)\b"
    r"|covers\b|has (?:covered|written|reported|worked)\b|award-winning|previously (?:worked|wrote|reported|was)"
    r"|(?:joined|writes for|reports (?:on|from)|can be reached|makes frequent appearances|follow \w+ on))",
    re.I,
)
_BIO_FROM_END = 4
_FULL_PARAGRAPH = 200  # characters; summaries in lists of articles are shorter


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article."""
    return bool(
        _FURNITURE_LINE.match(paragraph)
        or _SHOUTED_LINK.match(paragraph)
        or _BYLINE.match(paragraph)
        or _CREDIT_END.search(paragraph)
    )


def without_boilerplate(paragraphs: list[str], titles: tuple[str, ...] = (), author: str | None = None) -> list[str]:
    """Paragraphs that are the article's: no furniture, no list of other articles at the end, no
    repeated title, byline or note on the author, no repeats."""
    headings = {_plain(title) for title in titles} | {_plain(author or ""), _plain("by " + (author or ""))}
    seen: set[str] = set()
    kept: list[str] = []
    for paragraph in _before_tail(paragraphs):
        plain = _plain(paragraph)
        if not plain or plain in seen or is_boilerplate(paragraph):
            continue
        if _doubled(plain) or (len(kept) < 4 and plain in headings):
            continue
        seen.add(plain)
        kept.append(paragraph)
    kept = _without_shouted_links(kept)
    return _without_bio(kept, author)


def _before_tail(paragraphs: list[str]) -> list[str]:
    """What stands before a heading like "Most read" late in a page. Where full paragraphs follow
    the heading, it heads a box within the article, and only goes itself."""
    total = sum(map(len, paragraphs))
    headings = [number for number, paragraph in enumerate(paragraphs) if _TAIL.fullmatch(paragraph)]
    for number, after in zip(headings, [*headings[1:], len(paragraphs)], strict=False):
        late = sum(map(len, paragraphs[:number])) > 0.6 * total
        if late and all(len(paragraph) < _FULL_PARAGRAPH for paragraph in paragraphs[number:after]):
            return paragraphs[:number]
    return paragraphs


def _doubled(plain: str) -> bool:
    """A link's text and its picture's description, twice the same words."""
    words = plain.split()
    half = len(words) // 2
    return half >= 4 and len(words) % 2 == 0 and words[:half] == words[half:]


def _without_shouted_links(paragraphs: list[str]) -> list[str]:
    """No lines all in capitals, where the rest is not: links to other articles."""
    shouted = [p for p in paragraphs if p.isupper() and len(p.split()) >= 4]
    if len(shouted) * 2 > len(paragraphs):
        return paragraphs
    return [p for p in paragraphs if p not in shouted]


def _without_bio(paragraphs: list[str], author: str | None) -> list[str]:
    """No note on the author among the last paragraphs."""
    start = max(len(paragraphs) - _BIO_FROM_END, 1)
    notes = [number for number in range(start, len(paragraphs)) if is_author_note(paragraphs[number], author)]
    return paragraphs[: notes[0]] if notes else paragraphs


def is_author_note(paragraph: str, author: str | None) -> bool:
    """Whether a paragraph introduces the author: "Jo Doe covers ports for The Example"."""
    if re.search(r"award-winning (?:journalist|reporter|writer)", paragraph[:120]):
        return True
    names = [name for person in re.split(r",| and ", author or "") if (name := person.strip().lower())]
    marks = {mark for name in names for mark in (name, name.split()[0], name.split()[-1]) if len(mark) > 2}
    opening = paragraph.lower()[:60]
    named = any(re.match(rf"(?:[\w.]+ ){{0,2}}{re.escape(mark)}\b", opening) for mark in marks)
    return named and bool(_BIO.search(paragraph[:200]))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()
