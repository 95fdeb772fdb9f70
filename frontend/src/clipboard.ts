// Copying, also where a page from disk may not use the clipboard of the browser.

import { html } from "./dom";

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = html("textarea", { readonly: true, class: "offstage", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** A button that copies what `text` gives and says for a moment that it did. */
export function copyButton(words: string, text: () => string, name: string): HTMLButtonElement {
  const button = html("button", { type: "button", class: "copy", title: name, "aria-label": name }, words);
  button.addEventListener("click", () => {
    void copy(text()).then((done) => {
      say(done ? "Copied" : "The browser does not let this page copy");
      button.textContent = done ? "copied" : "not copied";
      setTimeout(() => (button.textContent = words), 1600);
    });
  });
  return button;
}

/** Tells screen readers what just happened. */
export function say(words: string): void {
  let line = document.getElementById("said");
  if (!line) {
    line = html("p", { id: "said", class: "offstage", role: "status" });
    document.body.append(line);
  }
  line.textContent = words;
}
