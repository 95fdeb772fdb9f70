// How much smaller type must be set where the reader's fonts run wider than the layout allowed for.

const SAMPLE = "Prosecutor charges two managers over the broken dam in Orrin";

interface Face {
  family: "--serif" | "--sans";
  weight: number;
  /** The width of the sample in em that the layout reckons with. */
  expected: number;
}

const SERIF = 28.035;
const FACES = {
  lead: { family: "--serif", weight: 600, expected: 1.13 * SERIF },
  note: { family: "--serif", weight: 400, expected: 1.02 * SERIF },
  label: { family: "--sans", weight: 600, expected: 0.59 * SAMPLE.length },
} as const satisfies Record<string, Face>;

/** Factors for the sizes of large titles, small ones and labels, at most 1. */
export function fitOf(style: CSSStyleDeclaration): Record<keyof typeof FACES, number> {
  const pen = document.createElement("canvas").getContext("2d");
  const factor = ({ family, weight, expected }: Face): number => {
    if (!pen) return 1;
    pen.font = `${weight} 100px ${style.getPropertyValue(family)}`;
    const measured = pen.measureText(SAMPLE).width / 100;
    return measured > 0 ? Math.min(1, expected / measured) : 1;
  };
  return { lead: factor(FACES.lead), note: factor(FACES.note), label: factor(FACES.label) };
}
