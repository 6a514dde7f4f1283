/** An amount of data or a rate, in bits or in bits per second. */
export interface DataAmount {
  readonly bits: number;
  /** Whether it was given in bytes. */
  readonly isInBytes: boolean;
  /** Whether it is an amount per second. */
  readonly isRate: boolean;
}

const prefixes: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  kilo: 1e3,
  mega: 1e6,
  giga: 1e9,
  tera: 1e12,
  ki: 1024,
  mi: 1024 ** 2,
  gi: 1024 ** 3,
  ti: 1024 ** 4,
};

/** Source of an expression for a unit: `Gbps`, `MB/s`, `megabits per second`, `GB`. */
export const dataUnitSource = String.raw`(?:(?:kilo|mega|giga|tera)(?:bits?|bytes?)|(?:[KkMGT]i?)?(?:bits?|bytes?|B|b)(?=ps|\/s|\b)|[KkMmGT]i?(?:bit|byte)s?)(?:\s*(?:ps\b|\/\s?s(?:ec(?:ond)?)?\b|(?:per|a|each)\s+second\b))?`;

/** What one of a unit is; null where its spelling leaves open whether bits or bytes are meant, as in `mb`. */
export function readDataUnit(text: string): DataAmount | null {
  const match =
    /^(kilo|mega|giga|tera|[kmgt]i?)?(bits?|bytes?|b)(\s*(?:ps|\/\s?s(?:ec(?:ond)?)?|(?:per|a|each)\s+second))?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, prefix = '', unit = '', rate] = match;
  const isInBytes = /^byte/i.test(unit) || unit === 'B';
  const factor = prefixes[prefix.toLowerCase()] ?? 1;
  if (unit === 'B' && /^ps/i.test((rate ?? '').trim()) && prefix === '') return null;
  return { bits: factor * (isInBytes ? 8 : 1), isInBytes, isRate: rate !== undefined };
}

/** Ethernet by its names and the bits per second each has (IEEE 802.3). */
export const ethernetSpeeds: readonly {
  readonly name: RegExp;
  readonly bits: number;
  readonly title: string;
}[] = [
  { name: /\bfast[- ]ethernet\b(?!\d)/gi, bits: 1e8, title: 'Fast Ethernet' },
  { name: /(?<![\d.] ?|\d-|multi-?)\bgigabit[- ]ethernet\b(?!\d)/gi, bits: 1e9, title: 'Gigabit Ethernet' },
  {
    name: /(?<![\d.] ?|\d-|multi-?)\bgigabit (?:connection|link|internet|network|NIC|port|line|LAN|uplink|interface)s?\b/gi,
    bits: 1e9,
    title: 'A gigabit link',
  },
  { name: /\b10[- ]gigabit[- ]ethernet\b(?!\d)/gi, bits: 1e10, title: '10 Gigabit Ethernet' },
  { name: /\b10BASE-?[T25]\d?\b/gi, bits: 1e7, title: '10BASE-T' },
  { name: /\b100BASE-?[TF]X?\b/gi, bits: 1e8, title: '100BASE-T' },
  { name: /\b1000BASE-?[TSL]X?\b/gi, bits: 1e9, title: '1000BASE-T' },
  { name: /\b10GBASE-?\w{1,3}\b/gi, bits: 1e10, title: '10GBASE' },
];
