// A link to the article that says it, at the quoted words.

import type { Article } from "../atlas";
import { publishedInWords } from "../days";
import { html } from "../dom";
import { articleAddress } from "../words";

/** `words` as a link to `article`; plain words where it has no web address. */
export function sourceLink(article: Article | undefined, words: string, quote: string): Node {
  const address = articleAddress(article, quote);
  if (!address) return html("span", {}, words);
  return html("a", { href: address, rel: "noopener noreferrer", target: "_blank", title: article?.title }, words);
}

/** A quotation as one pastes it: the words, the outlet, the title, the day and the address. */
export function citation(article: Article | undefined, quote: string): string {
  const parts = [article?.outlet, article?.title && `“${article.title}”`, publishedInWords(article?.published), articleAddress(article)];
  return `“${quote}” — ${parts.filter(Boolean).join(", ")}`;
}
