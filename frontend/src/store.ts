// What the reader has chosen. Views read it and are told of changes; none talks to another.

export type View = "map" | "chronology";

export interface State {
  view: View;
  selected: string | null;
  hovered: string | null;
  /** Events that match the search; null while there is none. */
  matches: ReadonlySet<string> | null;
}

type Listener = (state: State, before: State) => void;

export class Store {
  private listeners: Listener[] = [];
  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  set(change: Partial<State>): void {
    const before = this.current;
    const next = { ...before, ...change };
    if ((Object.keys(change) as (keyof State)[]).every((key) => before[key] === next[key])) return;
    this.current = next;
    for (const listener of this.listeners) listener(next, before);
  }

  on(listener: Listener): void {
    this.listeners.push(listener);
  }
}
