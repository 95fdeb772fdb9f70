"""The check for text of any origin: an editor's, a language model's, the program's own."""

from __future__ import annotations

from collections.abc import Sequence

from storyatlas.briefing.check import problems
from storyatlas.briefing.grounding import grounds_for
from storyatlas.briefing.model import Citation, Sentence
from storyatlas.model.atlas import Atlas


def check_text(text: str, citations: Sequence[Citation], atlas: Atlas) -> tuple[str, ...]:
    """What in `text`, one sentence, its citations do not hold; empty where it is supported.

    The citation that comes first says which event the sentence is about. One whose words are not
    exactly in its article is a problem in itself, where the article's text is at hand.
    """
    articles = {article.id: article for article in atlas.articles}
    for citation in citations:
        article = articles.get(citation.article)
        if article is None:
            return (f"no article {citation.article!r}",)
        whole = article.text if citation.field == "text" else article.title
        if whole and article.read(citation.field, citation.start, citation.end) != citation.quote:
            return (f"quotation not in {article.outlet}: {citation.quote!r}",)
    sentence = Sentence(text, tuple(citations))
    event = next((event for event in atlas.events if event.id == sentence.event), None)
    return problems(sentence, grounds_for(event, sentence, articles))
