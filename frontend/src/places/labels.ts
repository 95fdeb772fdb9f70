// Labels that cover neither one another nor a mark: the weightiest first, each at the first free side.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Anchor = "start" | "end" | "middle";

export class Labels {
  private taken: Box[] = [];

  constructor(
    private width: number,
    private height: number,
  ) {}

  block(box: Box): void {
    this.taken.push(box);
  }

  /** A place for words of `length` x `tall` px beside the mark of radius `r` at (x, y); null for none. */
  beside(x: number, y: number, r: number, length: number, tall: number): { x: number; y: number; anchor: Anchor } | null {
    const gap = r + 4;
    const sides: [number, number, Anchor][] = [
      [x + gap, y, "start"],
      [x - gap, y, "end"],
      [x, y - gap - tall / 2, "middle"],
      [x, y + gap + tall / 2, "middle"],
      [x + gap * 0.75, y - gap * 0.75 - tall / 3, "start"],
      [x + gap * 0.75, y + gap * 0.75 + tall / 3, "start"],
      [x - gap * 0.75, y - gap * 0.75 - tall / 3, "end"],
      [x - gap * 0.75, y + gap * 0.75 + tall / 3, "end"],
    ];
    for (const [at, middle, anchor] of sides) {
      if (this.take(boxOf(at, middle, length, tall, anchor))) return { x: at, y: middle, anchor };
    }
    return null;
  }

  /** Whether words fit around (x, y) itself; they are then there. */
  centred(x: number, y: number, length: number, tall: number): boolean {
    return this.take(boxOf(x, y, length, tall, "middle"));
  }

  private take(box: Box): boolean {
    if (box.left < 4 || box.top < 4 || box.right > this.width - 4 || box.bottom > this.height - 4) return false;
    if (this.taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) return false;
    this.taken.push(box);
    return true;
  }
}

export function boxOf(x: number, y: number, length: number, tall: number, anchor: Anchor): Box {
  const left = anchor === "start" ? x : anchor === "end" ? x - length : x - length / 2;
  return { left, top: y - tall / 2, right: left + length, bottom: y + tall / 2 };
}
