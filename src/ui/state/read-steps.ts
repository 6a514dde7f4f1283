const LONGEST_STEP_MINUTES = 1440;

/** Reads steps such as `1, 10` or `30s 10m 1h` as minutes; null if a part is no time from above nothing to a day. */
export function readSteps(text: string): number[] | null {
  const minutes = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^(\d+(?:\.\d+)?)(s|m|min|h)?$/.exec(part);
      const unit = { s: 1 / 60, h: 60 }[match?.[2] ?? ''] ?? 1;
      return match === null ? 0 : Number(match[1]) * unit;
    });
  return minutes.every((step) => step > 0 && step <= LONGEST_STEP_MINUTES) ? minutes : null;
}
