/** Bounds a spacing has to keep, in whole days. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** By how many days of each stretch an interval may be off, either way; Anki's figures. */
const fuzzStretches = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
];

/** Whole days nearest to `exactDays` within the bounds; where they contradict each other, the maximum holds. */
export function plainInterval(exactDays: number, { minimum, maximum }: Bounds): number {
  return Math.min(Math.max(Math.round(exactDays), minimum), maximum);
}

/** Whole days around `exactDays` within the bounds: `fraction`, from 0 to below 1, picks one of Anki's fuzz range. */
export function fuzzedInterval(exactDays: number, bounds: Bounds, fraction: number): number {
  const [shortest, longest] = fuzzRange(exactDays, bounds);
  return shortest + Math.floor(fraction * (longest - shortest + 1));
}

/** The shortest and the longest interval fuzz may give, in whole days; one and the same below 2.5 days. */
export function fuzzRange(exactDays: number, { minimum, maximum }: Bounds): [number, number] {
  const within = (days: number) => Math.min(Math.max(days, minimum), maximum);
  const center = within(exactDays);
  const margin = fuzzMargin(center);
  const shortest = within(Math.round(center - margin));
  const longest = within(Math.round(center + margin));
  const hasRoom = shortest > 2 && shortest < maximum;
  return [shortest, shortest === longest && hasRoom ? longest + 1 : longest];
}

function fuzzMargin(days: number): number {
  if (days < 2.5) return 0;
  return fuzzStretches.reduce(
    (margin, { from, to, share }) => margin + share * Math.max(Math.min(days, to) - from, 0),
    1,
  );
}
