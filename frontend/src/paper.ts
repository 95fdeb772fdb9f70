// Paper: the map as a picture that fits the sheet, then the list or the text.

import { html } from "./dom";
import type { Share } from "./share";
import type { Store } from "./store";
import type { TextView } from "./text";

export function printable(store: Store, share: Share, text: TextView): void {
  const sheet = html("figure", { class: "sheet", "aria-hidden": "true" });
  window.addEventListener("beforeprint", () => {
    const { view } = store.state;
    if (view === "text") text.complete();
    if (view !== "map" && view !== "places") return;
    const picture = share.picture("");
    // Browsers print in light colours; the picture has those of the screen.
    sheet.classList.toggle("night", window.matchMedia("(prefers-color-scheme: dark)").matches);
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    sheet.replaceChildren(picture);
    document.querySelector("main")?.prepend(sheet);
  });
  window.addEventListener("afterprint", () => sheet.remove());
}
