import { ancestry, isAtOrBelow, nameKey, parentName } from './dns-name.ts';
import type { Zone, ZoneRecord } from './zone.ts';

/** How the search for a name and type ended. */
type Ending = 'data' | 'no-data' | 'no-such-name' | 'referral' | 'leaves-zone' | 'loop' | 'not-this-zone';

/** What a zone's own server answers when asked without recursion. */
export interface AuthoritativeAnswer {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'REFUSED';
  /** Whether the server speaks for the name it was asked (the AA flag). */
  readonly isAuthoritative: boolean;
  /** The CNAMEs in the order they were followed, then the records asked for. */
  readonly answers: readonly ZoneRecord[];
  /** The SOA that says how long "no" may be kept, or the NS records of a referral. */
  readonly authority: readonly ZoneRecord[];
  readonly ending: Ending;
  /** The name at which the search stopped: the last alias's target, or the name asked. */
  readonly lastName: string;
  /** One sentence per step. */
  readonly steps: readonly string[];
}

const rcodes: Partial<Record<Ending, AuthoritativeAnswer['rcode']>> = {
  'no-such-name': 'NXDOMAIN',
  'not-this-zone': 'REFUSED',
};

/** Answers as the zone's server does (RFC 1034 4.3.2, RFC 2308, RFC 4592): aliases are followed as far as the zone goes. */
export function answer(zone: Zone, name: string, type: string): AuthoritativeAnswer {
  const answers: ZoneRecord[] = [];
  const steps: string[] = [];
  const visited = new Set<string>();
  let at = name.endsWith('.') ? name : `${name}.`;
  for (;;) {
    const found = visited.has(nameKey(at)) ? loopAt(at) : lookUp(zone, at, type);
    visited.add(nameKey(at));
    steps.push(found.sentence);
    answers.push(...found.records);
    if (found.ending === 'alias') {
      at = found.records[0]?.data ?? at;
      continue;
    }
    const ending = found.ending === 'not-this-zone' && answers.length > 0 ? 'leaves-zone' : found.ending;
    return {
      rcode: rcodes[ending] ?? 'NOERROR',
      isAuthoritative: answers.length > 0 || (ending !== 'referral' && ending !== 'not-this-zone'),
      answers,
      authority: found.authority,
      ending,
      lastName: at,
      steps,
    };
  }
}

/** What the zone says of one name, no alias followed. */
interface Finding {
  readonly ending: Ending | 'alias';
  readonly records: readonly ZoneRecord[];
  readonly authority: readonly ZoneRecord[];
  readonly sentence: string;
}

const nothing = { records: [], authority: [] };

function loopAt(name: string): Finding {
  return { ...nothing, ending: 'loop', sentence: `${name} was already visited: the aliases form a loop.` };
}

function lookUp(zone: Zone, name: string, type: string): Finding {
  if (!isAtOrBelow(name, zone.origin)) {
    const sentence = `${name} is not in the zone ${zone.origin}, so this server says no more.`;
    return { ...nothing, ending: 'not-this-zone', sentence };
  }
  const delegation = delegationOf(zone, name);
  if (delegation.length > 0) {
    const sentence = `${delegation[0]?.name} is delegated to ${delegation.map(({ data }) => data).join(', ')}.`;
    return { records: [], authority: delegation, ending: 'referral', sentence };
  }
  const { records, wildcard, isCovered } = findNode(zone, name);
  if (records === null) {
    const sentence = `${name} does not exist, and there is no wildcard ${wildcard} to cover it.`;
    return { records: [], authority: negativeSoa(zone), ending: 'no-such-name', sentence };
  }
  const found = inNode(zone, name, type, records);
  const covered = `${name} has no record of its own, so the wildcard ${wildcard} covers it.`;
  return isCovered ? { ...found, sentence: `${covered} ${found.sentence}` } : found;
}

function inNode(zone: Zone, name: string, type: string, node: readonly ZoneRecord[]): Finding {
  const owned = node.map((record) => ({ ...record, name }));
  const asked = owned.filter((record) => record.type === type);
  const [alias] = owned.filter((record) => record.type === 'CNAME');
  if (asked.length > 0) {
    const data = asked.map((record) => record.data).join(', ');
    const sentence = `${name} has ${type} ${data}${data.endsWith('.') ? '' : '.'}`;
    return { records: asked, authority: [], ending: 'data', sentence };
  }
  if (alias !== undefined) {
    const sentence = `${name} is an alias (CNAME) of ${alias.data}, so the search for ${type} goes on there.`;
    return { records: [alias], authority: [], ending: 'alias', sentence };
  }
  const sentence = `${name} exists but has no ${type} record: the answer is empty, not an error.`;
  return { records: [], authority: negativeSoa(zone), ending: 'no-data', sentence };
}

/** The NS records of the cut nearest the top that the name lies at or below; none if the zone itself holds the name. */
function delegationOf(zone: Zone, name: string): readonly ZoneRecord[] {
  const belowTop = ancestry(nameKey(name), nameKey(zone.origin)).slice(0, -1).reverse();
  for (const above of belowTop) {
    const cut = (zone.nodes.get(above) ?? []).filter((record) => record.type === 'NS');
    if (cut.length > 0) return cut;
  }
  return [];
}

/** The records a name has, its own or those of the wildcard that covers it; null if it does not exist. */
function findNode(
  zone: Zone,
  name: string,
): { records: readonly ZoneRecord[] | null; wildcard: string; isCovered: boolean } {
  const own = zone.nodes.get(nameKey(name));
  const closest = own === undefined ? closestEncloser(zone, name) : nameKey(name);
  const wildcard = closest === '.' ? '*.' : `*.${closest}`;
  if (own !== undefined) return { records: own, wildcard, isCovered: false };
  const covering = zone.nodes.get(wildcard) ?? null;
  return { records: covering, wildcard, isCovered: covering !== null };
}

/** The nearest existing name above; only a wildcard directly below it counts (RFC 4592, 3.3.1). */
function closestEncloser(zone: Zone, name: string): string {
  let above = parentName(nameKey(name)) ?? '.';
  while (!zone.nodes.has(above) && above !== nameKey(zone.origin)) above = parentName(above) ?? '.';
  return above;
}

/** The SOA with the time for which an empty answer may be kept: the lower of its TTL and its last field (RFC 2308, 5). */
function negativeSoa(zone: Zone): readonly ZoneRecord[] {
  const soa = zone.nodes.get(nameKey(zone.origin))?.find((record) => record.type === 'SOA');
  if (soa === undefined) return [];
  return [{ ...soa, ttl: Math.min(soa.ttl, Number(soa.data.split(' ').at(-1))) }];
}
