import { parseIpv4 } from './address.ts';
import { canonicalIpv6 } from './ipv6.ts';
import { absoluteName, ancestry, isAtOrBelow, nameKey } from './dns-name.ts';
import { zoneEntries, type ZoneEntry, type ZoneWord } from './zone-entries.ts';

/** A resource record; names are absolute, with a final dot. */
export interface ZoneRecord {
  readonly name: string;
  /** Seconds a resolver may keep it. */
  readonly ttl: number;
  readonly type: string;
  /** As dig prints it. */
  readonly data: string;
}

/** The names of one zone and what they hold. */
export interface Zone {
  readonly origin: string;
  readonly records: readonly ZoneRecord[];
  /** Records by name in lower case; a name that only has names below it is there with none. */
  readonly nodes: ReadonlyMap<string, readonly ZoneRecord[]>;
}

/** What is wrong with a master file, in a whole sentence. */
export interface ZoneProblem {
  readonly line: number;
  readonly message: string;
}

/** Makes a zone of records; the order does not matter, what lies outside the origin or is there twice is dropped. */
function makeZone(origin: string, records: readonly ZoneRecord[]): Zone {
  const nodes = new Map<string, ZoneRecord[]>();
  const kept: ZoneRecord[] = [];
  for (const record of records) {
    if (!isAtOrBelow(record.name, origin)) continue;
    const [own = '', ...above] = ancestry(nameKey(record.name), nameKey(origin));
    const node = nodes.get(own) ?? [];
    if (node.some((known) => known.type === record.type && known.data === record.data)) continue;
    node.push(record);
    kept.push(record);
    nodes.set(own, node);
    for (const name of above) if (!nodes.has(name)) nodes.set(name, []);
  }
  return { origin, records: kept, nodes };
}

interface Context {
  origin: string;
  owner: string | null;
  /** From $TTL; null until one is set. */
  defaultTtl: number | null;
  lastTtl: number | null;
}

/**
 * Reads a master file (RFC 1035, RFC 2308). `origin` is the zone's name; `$ORIGIN` changes what relative names are
 * completed with. Entries that cannot be read become problems and are left out.
 */
export function parseZone(text: string, origin: string): { zone: Zone; problems: ZoneProblem[] } {
  const top = origin.endsWith('.') ? origin : `${origin}.`;
  const context: Context = { origin: top, owner: null, defaultTtl: null, lastTtl: null };
  const records: ZoneRecord[] = [];
  const problems: ZoneProblem[] = [];
  for (const entry of zoneEntries(text)) {
    const read = readEntry(entry, context);
    if (typeof read === 'string') problems.push({ line: entry.line, message: read });
    else if (read !== null && !isAtOrBelow(read.name, top))
      problems.push({ line: entry.line, message: `${read.name} lies outside the zone ${top}` });
    else if (read !== null) records.push(read);
  }
  const zone = makeZone(top, records);
  return { zone, problems: [...problems, ...contradictions(zone)] };
}

function contradictions(zone: Zone): ZoneProblem[] {
  const crowded = [...zone.nodes].filter(
    ([, records]) => records.length > 1 && records.some((record) => record.type === 'CNAME'),
  );
  const problems = crowded.map(([name]) => ({
    line: 0,
    message: `${name} has a CNAME, so it can have no other record.`,
  }));
  const hasSoa = zone.nodes.get(nameKey(zone.origin))?.some((record) => record.type === 'SOA') ?? false;
  return hasSoa
    ? problems
    : [...problems, { line: 0, message: `The zone ${zone.origin} has no SOA record.` }];
}

function readEntry(entry: ZoneEntry, context: Context): ZoneRecord | string | null {
  const [first, ...others] = entry.words;
  const second = others[0]?.text ?? '';
  if (first?.text === '$ORIGIN') {
    context.origin = absoluteName(second, context.origin);
    return null;
  }
  if (first?.text === '$TTL') {
    context.defaultTtl = parseTtl(second);
    return context.defaultTtl === null ? `$TTL needs a time, not ${second}.` : null;
  }
  if (first?.text.startsWith('$') === true) return `${first.text} is not understood.`;
  const owner = entry.repeatsOwner ? context.owner : absoluteName(first?.text ?? '@', context.origin);
  if (owner === null) return 'The first record needs a name.';
  context.owner = owner;
  return readRecord(owner, entry.repeatsOwner ? entry.words : others, context);
}

function readRecord(name: string, words: readonly ZoneWord[], context: Context): ZoneRecord | string {
  const typeAt = words.findIndex(({ text }) => !/^(IN|CH|HS)$/i.test(text) && parseTtl(text) === null);
  const type = words[typeAt]?.text.toUpperCase();
  if (type === undefined) return `The record of ${name} has no type.`;
  if (!isKnownType(type)) return `${type} is not a record type known here.`;
  const given = words.slice(0, typeAt).map(({ text }) => parseTtl(text));
  const ttlGiven = given.find((ttl) => ttl !== null) ?? null;
  const data = readData(type, words.slice(typeAt + 1), context.origin);
  if (data === null) return `The data of ${name} ${type} cannot be read.`;
  const negativeTtl = type === 'SOA' ? Number(data.split(' ').at(-1)) : null;
  const ttl = ttlGiven ?? context.defaultTtl ?? context.lastTtl ?? negativeTtl;
  if (ttl === null) return `The record of ${name} has no TTL and there is no $TTL.`;
  context.lastTtl = ttl;
  return { name, ttl, type, data };
}

/** Reads seconds, or a time such as `1h30m`; null if it is neither. */
function parseTtl(text: string): number | null {
  if (!/^(?=.)(?:[0-9]+[wdhms])*[0-9]*$/i.test(text)) return null;
  const unitSeconds: Record<string, number> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };
  let seconds = 0;
  for (const [, count, unit = 's'] of text.toLowerCase().matchAll(/([0-9]+)([wdhms]?)/g))
    seconds += Number(count) * (unitSeconds[unit] ?? 1);
  return seconds;
}

/** Where a record's data has names to be completed, and how many words it has. */
const namesIn: Readonly<Record<string, { at: readonly number[]; of: number }>> = {
  NS: { at: [0], of: 1 },
  CNAME: { at: [0], of: 1 },
  PTR: { at: [0], of: 1 },
  MX: { at: [1], of: 2 },
  SRV: { at: [3], of: 4 },
  SOA: { at: [0, 1], of: 7 },
};

/** Types whose data is kept as written. */
const plainTypes = [
  'CAA',
  'HINFO',
  'DNAME',
  'DS',
  'DNSKEY',
  'NAPTR',
  'SSHFP',
  'TLSA',
  'SVCB',
  'HTTPS',
  'LOC',
];

function isKnownType(type: string): boolean {
  return (
    ['A', 'AAAA', 'TXT', ...plainTypes].includes(type) ||
    namesIn[type] !== undefined ||
    /^TYPE[0-9]+$/.test(type)
  );
}

function readData(type: string, words: readonly ZoneWord[], origin: string): string | null {
  const [first] = words;
  if (first === undefined) return null;
  if (type === 'A') return words.length === 1 && parseIpv4(first.text) !== null ? first.text : null;
  if (type === 'AAAA') return words.length === 1 ? canonicalIpv6(first.text) : null;
  if (type === 'TXT') return words.map(({ text }) => `"${text}"`).join(' ');
  const shape = namesIn[type];
  if (shape === undefined)
    return words.map(({ text, isQuoted }) => (isQuoted ? `"${text}"` : text)).join(' ');
  if (words.length !== shape.of) return null;
  return words
    .map(({ text }, index) => {
      if (shape.at.includes(index)) return absoluteName(text, origin);
      return type === 'SOA' ? String(parseTtl(text) ?? text) : text;
    })
    .join(' ');
}
