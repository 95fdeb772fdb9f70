"""Furniture: lines of a page that are no words of its article: sharing, sign-ups, credits, dates of print.

Pages lose them when they are read; texts that others took out of pages keep them, and no event is found there.
"""

from __future__ import annotations

import re

from storyatlas.model.number_words import MONTH_NUMBERS, WEEKDAY_NUMBERS

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
    r"\d{1,4} (?:comments?|replies|votes?|likes?|views?|retweets?)\W*$",
    r"(?:reply|report (?:abuse|this|comment)|flag|permalink|like|dislike)\W*$",
    r"(?:posted|written|submitted|filed|edited|compiled) by:? .{2,60}\d.{0,40}$",
    r"editor['’]?s?['’]? note\b.{0,400}$",
    r".{0,80}\S+@\S+\.\w{2,}\W{0,3}$",
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

# "Last updated at 13:42 GMT", "Posted Mon 3 May 2021, 7:31 AM ET | Updated 9:02 AM ET": nothing but such words.
_PRINTED = frozenset(
    """
        published updated updates posted modified created edited uploaded released printed reported downloaded revised
    """.split()
)
_STAMP_WORDS = frozenset(
    [
        *MONTH_NUMBERS,
        *WEEKDAY_NUMBERS,
        *"""
        first last latest originally story article time date on at and the of by in update st nd rd th am pm a m p
        hrs hours edt est et pdt pst pt cdt cst ct mdt mst mt akdt gmt bst utc cet cest ist aest aedt awst hkt sgt
        jst nzst nzdt sast eat wib uk local ago afp ap reuters tnn pti ani ians upi xinhua cna
    """.split(),
    ]
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m|[A-Z]{2,4}\b)|\d{1,2} ?[ap]\.?m\b|\d{2}:\d{2}|\d{2}\.\d{2} [A-Z]{2,4}\b", re.I
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LONGEST_STAMP = 120  # characters
_LEAST_TOLD = 3

# What stands under a reader's comment, or heads them all.
_COMMENT = re.compile(r"\b\d{1,2}:\d{2} ?[ap]\.?m\.? \| ?Reply\b|\bReport (?:as abusive|abuse)\b")
_COMMENTS = re.compile(
    r"\W*(?:\d+ |reader |readers['’] |view |show |all |leave a |add a |post a |user )?comments?(?: \(\d+\))?\W*"
    r"|\W*(?:leave a reply|\d+ (?:responses|thoughts|replies) (?:to|on) .{1,100}"
    r"|join the (?:discussion|conversation))\W*",
    re.I,
)


def is_furniture(line: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article."""
    return bool(_FURNITURE_LINE.match(line) or _SHOUTED_LINK.match(line) or _BYLINE.match(line) or is_stamp(line))


def is_caption(line: str) -> bool:
    """Whether a paragraph ends in who took a picture."""
    return _CREDIT_END.search(line) is not None


def heads_links(line: str) -> bool:
    """Whether a line is the heading of a list of other articles, such as "Most read"."""
    return _TAIL.fullmatch(line) is not None


def opens_comments(line: str, told: int) -> bool:
    """Whether readers' comments begin with a line that follows `told` full paragraphs; a count of them also stands
    above an article."""
    return _COMMENT.search(line) is not None or (told >= _LEAST_TOLD and _COMMENTS.fullmatch(line) is not None)


def is_stamp(line: str) -> bool:
    """Whether a line only says when something was printed; a day alone may head the items of a chronology."""
    if len(line) > _LONGEST_STAMP or not any(c.isdigit() for c in line):
        return False
    words = [w.lower() for w in _TOKEN.findall(line) if not w.isdigit()]
    printed = any(word in _PRINTED for word in words) or _CLOCK.search(line) is not None
    return printed and all(word in _PRINTED or word in _STAMP_WORDS for word in words)
