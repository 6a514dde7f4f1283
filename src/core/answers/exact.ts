/** A rational number in lowest terms; the denominator is positive. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Makes a fraction in lowest terms; the denominator is not zero. */
export function exact(numerator: bigint, denominator = 1n): Exact {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n
    ? { numerator: 0n, denominator: 1n }
    : { numerator: numerator / a, denominator: denominator / a };
}

/** The product of two numbers. */
export function times(a: Exact, b: Exact): Exact {
  return exact(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The number over another that is positive. */
export function over(a: Exact, b: Exact): Exact {
  return exact(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The number rounded to so many decimals, halves away from zero. */
export function rounded({ numerator, denominator }: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  const size = (numerator < 0n ? -numerator : numerator) * scale * 2n + denominator;
  const whole = size / (denominator * 2n);
  return exact(numerator < 0n ? -whole : whole, scale);
}

/** Writes it as a decimal if that ends, else as a fraction. */
export function formatExact({ numerator, denominator }: Exact): string {
  let [left, decimals] = [denominator, 0];
  for (const prime of [2n, 5n])
    for (let count = 1; left % prime === 0n; count += 1) {
      left /= prime;
      decimals = Math.max(decimals, count);
    }
  if (left !== 1n) return `${numerator}/${denominator}`;
  if (decimals === 0) return String(numerator);
  const digits = String(
    ((numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals)) / denominator,
  ).padStart(decimals + 1, '0');
  return `${numerator < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
