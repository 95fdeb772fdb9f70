"""W3C PROV (PROV-JSON): which article each event and link rests on, and what made them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from storyatlas.export.exported import Exported
from storyatlas.model.article import Article, content_id
from storyatlas.model.atlas import Atlas

_NAMESPACE = "urn:storyatlas:"


def to_prov(atlas: Atlas) -> Exported:
    """`provenance.json`: articles, events and links as entities, outlets and the program as agents.

    PROV-JSON as in the W3C Member Submission of 24 April 2013. An event was derived from each of
    its articles, with the quotations; a wire copy from its original.
    """
    document: dict[str, dict[str, Any]] = defaultdict(dict)
    document["prefix"] = {"sa": _NAMESPACE}
    version = atlas.report.versions.get("storyatlas", "")
    document["agent"]["sa:program"] = {
        "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
        "prov:label": f"storyatlas {version}".strip(),
    }
    document["activity"]["sa:build"] = {"prov:label": "build of the atlas"}
    document["wasAssociatedWith"][_blank("build", "program")] = {
        "prov:activity": "sa:build",
        "prov:agent": "sa:program",
    }
    for article in atlas.articles:
        _add_article(document, article)
    for event in atlas.events:
        about = {"prov:label": event.title, "sa:status": event.status, "sa:kind": "event"}
        _add_made(document, event.id, about)
        _add_derivations(document, event.id, [(x.article, x.quote) for x in event.evidence])
    for link in atlas.links:
        label = f"{link.source} {link.type} {link.target}"
        _add_made(document, link.id, {"prov:label": label, "sa:stated": link.stated, "sa:kind": "link"})
        _add_derivations(document, link.id, [(x.article, x.quote) for x in link.evidence])
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return Exported({"provenance.json": text.encode("utf-8", "replace")}, len(atlas.events))


def _add_article(document: dict[str, dict[str, Any]], article: Article) -> None:
    key = _name(article.id)
    outlet = _name(content_id("outlet-", article.outlet))
    document["entity"][key] = {"prov:label": article.title, "sa:kind": "article"}
    if article.url:
        document["entity"][key]["prov:location"] = article.url
    document["agent"][outlet] = {"prov:label": article.outlet}
    document["wasAttributedTo"][_blank(article.id, "outlet")] = {"prov:entity": key, "prov:agent": outlet}
    document["used"][_blank("build", article.id)] = {"prov:activity": "sa:build", "prov:entity": key}
    if article.wire_of:
        _add_derivations(document, article.id, [(article.wire_of, "")])


def _add_made(document: dict[str, dict[str, Any]], key: str, attributes: dict[str, Any]) -> None:
    document["entity"][_name(key)] = attributes
    document["wasGeneratedBy"][_blank(key, "build")] = {"prov:entity": _name(key), "prov:activity": "sa:build"}


def _add_derivations(document: dict[str, dict[str, Any]], key: str, sources: list[tuple[str, str]]) -> None:
    quotes: dict[str, list[str]] = defaultdict(list)
    for article, said_words in sources:
        quotes[article].append(said_words)
    for article, words in quotes.items():
        derivation: dict[str, Any] = {"prov:generatedEntity": _name(key), "prov:usedEntity": _name(article)}
        if said := [word for word in words if word]:
            derivation["sa:quote"] = said[0] if len(said) == 1 else said
        document["wasDerivedFrom"][_blank(key, article)] = derivation


def _name(key: str) -> str:
    """A qualified name; ids that came with the articles may hold what a name may not."""
    return "sa:" + quote(key, safe="")


def _blank(*keys: str) -> str:
    """The name of a relation inside this document."""
    return "_:" + "-".join(quote(key, safe="") for key in keys)
