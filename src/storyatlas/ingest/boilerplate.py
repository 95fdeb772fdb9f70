"""Lines of a page that are not the article: sharing, sign-ups, credits, "read more"."""

from __future__ import annotations

import re

# A whole paragraph that matches is dropped. Wording is what news sites in English share; each
# pattern must match from the first word, so that a sentence of the article that merely contains
# such words stays.
_FURNITURE = re.compile(
    r"""^[\W_]*(?:
      (?:read|see|find\ out|learn)\ (?:more|also|next|this\ next)\b(?:\s*[:|\-–—>»].*|\W*$|\ (?:on|about|from|at|in)\b.{0,120}$)
    | (?:also\ read|see\ also|related|recommended|more\ on\ this|must[\ -]read|don'?t\ miss|more\ from|related\ (?:stories|articles|content|topics|reading))\s*(?:[:|\-–—>»].*)?\W*$
    | (?:more\ from|more\ on)\ .{0,60}$
    | (?:watch|listen|in\ pictures|gallery|video|photos?|live\ updates?)\s*[:|]\s.{0,160}$
    | (?:click|tap)\ here\b.{0,200}$
    | (?:please\ )?(?:sign\ up|subscribe|register)\ (?:to|for|now|here|today|with|below)\b.*
    | (?:sign|log)\ (?:in|up)\W*$
    | (?:get|receive|want)\ (?:the|our|all|more|your|breaking|unlimited|daily|weekly|alerts)\b.{0,160}\b(?:newsletters?|inbox|email(?:ed)?|alerts?|subscri\w+|whatsapp|app)\b.*
    | (?:share|tweet|print|email|copy\ (?:the\ )?link|comments?|save|follow|advertisement|sponsored(?:\ content)?|promoted|loading)\W*$
    | share\ (?:this|on|via|full|article|with)\b.{0,80}$
    | follow\ (?:us|.{2,50}\ on\ (?:x|twitter|facebook|instagram|whatsapp|tiktok|google\ news|youtube|social))\b.{0,160}$
    | (?:join|like|find)\ (?:us|our|the\ conversation)\b.{0,160}$
    | (?:image|photo(?:graph)?|picture|pic|video|illustration|graphic)(?:\ (?:credit|source|copyright|by|caption|courtesy)\b.{0,200}|\s*:.{0,200})$
    | (?:credit|photo|pic|source)\s*:\ .{0,120}$
    | (?:\(|\[)?(?:photo|image|picture)s?\ (?:by|via|courtesy)\ .{0,120}$
    | [^.!?]{0,80}/?\s?(?:getty\ images|shutterstock|istock|alamy)(?:\ for\ .{0,40})?\W*$
    | (?:all\ rights\ reserved|copyright\ ©|©\s?(?:copyright|\d{4})).{0,200}$
    | this\ (?:article|story|post)\ (?:was|is)\ (?:originally\ |first\ )?(?:published|appeared|amended|updated)\b.{0,220}$
    | (?:have|got)\ (?:a|any)\ (?:tip|story|question|news)\b.{0,240}$
    | (?:do\ you|have\ you)\ .{0,80}(?:story|email|contact|get\ in\ touch).{0,200}$
    | (?:contact|e-?mail|write\ to)\ (?:us|the\ (?:author|reporter|writer))\b.{0,200}$
    | (?:if\ you\ (?:like|enjoy)(?:ed)?\ (?:this|our)).{0,240}$
    | (?:support|donate)\ (?:our|independent|to|now|today)\b.{0,240}$
    | (?:skip|jump)\ (?:to|past|advert|advertisement|main|newsletter|promotion).{0,80}$
    | (?:end\ of|after)\ (?:newsletter|promotion|twitter|advert)\b.{0,60}$
    | (?:newsletter|most\ (?:read|popular|viewed)|trending(?:\ now)?|top\ stories|editor'?s\ picks?|latest\ (?:news|stories)|you\ (?:may|might)\ (?:also\ )?like|what\ to\ read\ next|up\ next|view\ comments|recommended\ (?:stories|for\ you)|topics|tags?)\b\s*(?::.{0,160})?\W*$
    | (?:we\ (?:use|and\ our\ partners\ use)\ cookies|accept\ (?:all\ )?cookies|cookie\ (?:policy|settings)|by\ (?:signing\ up|subscribing|clicking|providing)).*
    | your\ (?:browser|email\ address)\b.{0,200}$
    | (?:enable|turn\ on|please\ enable)\ javascript.*
    | (?:last\ )?(?:updated|published|posted|modified)\b(?:\ (?:on|at))?\s*:?\s.{0,40}\d.{0,30}$
    | \d{1,3}\ (?:min(?:ute)?s?\ read|comments?|shares?)\W*$
    | play\ (?:video|audio).{0,60}$
    )$""",
    re.I | re.X,
)
_BYLINE = re.compile(
    r"^(?:by|written by|reported by|from)\s+(?:[A-Z][\w.'’\-]+\s*){1,5}(?:(?:,|and|&|\||in)\s+.{0,80})?$"
)
_SHOUTED_LINK = re.compile(
    r"^(?:READ(?: MORE| ALSO| NEXT)?|MORE|RELATED|WATCH|SEE ALSO|ALSO READ|LISTEN|MUST READ|SIGN UP)\b\s*[:|\-–—>»]?\s.*"
)
# A caption line in the classical form: what it shows, then the photographer's or agency's credit.
_CREDIT_END = re.compile(
    r"(?:\((?:AP Photo|Photo|Image|Picture|Credit|Getty|Reuters|AFP|EPA)\b[^)]{0,80}\)|\|\s*(?:AP|AFP|Reuters|Getty)[^.|]{0,40}"
    r"|(?:Photo(?:graph)?|Image|Picture|Credit)\s*(?:by|:)\s*[^.]{2,80})\W*$",
    re.I,
)


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article."""
    if _SHOUTED_LINK.match(paragraph):
        return True
    return bool(_FURNITURE.match(paragraph) or _BYLINE.match(paragraph) or _CREDIT_END.search(paragraph))


def without_boilerplate(paragraphs: list[str], title: str = "", author: str | None = None) -> list[str]:
    """Paragraphs that are the article's: no furniture, no repeated title or byline, no repeats."""
    seen: set[str] = set()
    kept: list[str] = []
    plain_title = _plain(title)
    for paragraph in paragraphs:
        plain = _plain(paragraph)
        if not plain or plain in seen or is_boilerplate(paragraph):
            continue
        if len(kept) < 4 and (plain == plain_title or (author and plain in {_plain(author), _plain("by " + author)})):
            continue
        seen.add(plain)
        kept.append(paragraph)
    return kept


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
