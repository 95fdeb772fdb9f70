// Small things remembered between visits. A page from disk may not have any memory; it works without.

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`storyatlas.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`storyatlas.${name}`, value);
  } catch {
    // Nothing is lost but the memory.
  }
}
