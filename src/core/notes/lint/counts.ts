/** A number in a text. */
export interface Count {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** Whether the text gives it as rounded: `about`, `~`, `over`, `4.3 billion`. */
  readonly isRounded: boolean;
  /** Whether the text gives it as a bound: `up to`, `at least`. */
  readonly isBound: boolean;
}

const scale: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const words: Readonly<Record<string, number>> = {
  no: 0,
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  sixteen: 16,
  thirty: 30,
  'thirty-two': 32,
  'sixty-two': 62,
  'sixty-four': 64,
};

/** Source of an expression for a number as notes write it: `65,534`, `2^16 - 2`, `4 billion`, `two`. */
export const countSource = String.raw`(?:2 ?(?:\^|\*\*) ?\(?\d{1,3}(?: ?[-−–] ?\d{1,2})?\)?(?: ?[-−–] ?2\b)?|\d{1,3}(?:[,   ']\d{3})+(?!\d)|\d+(?:\.\d+)? ?(?:thousand|million|billion|trillion|[kKM](?!\w))|\d+(?![\d.]\d)|(?:zero|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|sixteen|thirty(?:-two)?|sixty-(?:two|four))\b)`;

const rounded =
  /(?:\b(?:about|around|approx(?:imately|\.)?|roughly|nearly|almost|some|over|more than|close to|ca\.?|just under|less than|under|fewer than|order of)|[~≈>])\s*$/i;
const bound =
  /\b(?:up to|at most|at least|maximum(?: of)?|max(?: of)?|as many as|minimum(?: of)?|need(?:s|ed)?|requires?|required|want(?:s|ed)?|only)\s*$|[≤≥]\s*$/i;

/** Reads the number a match of `countSource` holds, at `start` of `text`. */
export function readCount(text: string, source: string, start: number): Count {
  const before = text.slice(Math.max(0, start - 24), start);
  return {
    value: valueOf(source),
    start,
    end: start + source.length,
    isRounded: rounded.test(before) || /\d[ ]?(?:thousand|million|billion|trillion|k|M)$/i.test(source),
    isBound: bound.test(before),
  };
}

function valueOf(source: string): number {
  const power = /^2 ?(?:\^|\*\*) ?\(?(\d{1,3})(?: ?[-−–] ?(\d{1,2}))?(\))?( ?[-−–] ?2\b)?$/.exec(source);
  if (power) {
    const [, exponent = '', less, closed, minusTwo] = power;
    const isInExponent =
      less !== undefined && (closed !== undefined || minusTwo !== undefined || less !== '2');
    if (isInExponent) return 2 ** (Number(exponent) - Number(less)) - (minusTwo === undefined ? 0 : 2);
    return 2 ** Number(exponent) - (less === undefined && minusTwo === undefined ? 0 : 2);
  }
  const [, digits = '', unit] =
    /^(\d+(?:\.\d+)?) ?(thousand|million|billion|trillion|k|m)$/i.exec(source) ?? [];
  if (unit !== undefined) return Number(digits) * (scale[unit.toLowerCase()] ?? 1);
  return words[source.toLowerCase()] ?? Number(source.replace(/[^\d.]/g, ''));
}

/** Whether a count agrees with the truth, as closely as it claims to. */
export function agrees(count: Count, truth: number): boolean {
  if (count.value === truth) return true;
  if (!count.isRounded) return false;
  return Math.abs(count.value - truth) <= truth * 0.25;
}
