// The map alone, inside another page (`?embed`), with a way to the whole.

import { html } from "./dom";

export function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has("embed");
}

/** The line above an embedded map: the story's title as a link to the whole atlas, at what is seen. */
export function embedLine(title: string, address: () => string): HTMLElement {
  const link = html("a", { href: whole(address()), target: "_blank", rel: "noopener" }, "Open the whole atlas");
  const follow = (): void => link.setAttribute("href", whole(address()));
  link.addEventListener("pointerenter", follow);
  link.addEventListener("focus", follow);
  return html("p", { class: "embed-line" }, html("b", { dir: "auto" }, title), link);
}

/** `address` without `embed`. */
export function whole(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("embed");
  // A search of names without values stays as it was written.
  url.search = url.search.replace(/=(?=&|$)/g, "");
  return url.href;
}
