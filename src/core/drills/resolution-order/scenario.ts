import { iterate, type IterationStep } from '../../net/iteration.ts';
import { labelsOf } from '../../net/name-parts.ts';
import type { Zone } from '../../net/zone.ts';
import { someAddresses, someDomain, zoneOfRecords, type WrittenRecord } from '../dns-values.ts';
import { labels } from '../names.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** The zones on the way to a name, and what the resolver already knows. */
export interface OrderScenario {
  /** Without a final dot. */
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Origins of zones whose servers the resolver knows beside the root's, each with a final dot. */
  readonly known: readonly string[];
  /** The name this one is an alias of; null if it is none. */
  readonly alias: string | null;
}

const regions = ['eu', 'us', 'asia', 'lab', 'prod', 'dev', 'corp', 'north', 'berlin', 'leeds'];

/** Draws a chain of delegations for a level. */
export function orderScenario(random: Random, level: Level): OrderScenario {
  const domain = someDomain(random);
  const [host = '', other = '', deep = ''] = random.sample(labels, 3);
  const hasRegion = level === 2 || (level >= 3 && random.chance(0.6));
  const region = `${random.pick(regions)}.${domain}`;
  const bottom = hasRegion ? region : domain;
  const isDeep = level >= 4 && random.chance(0.5);
  const name = `${isDeep ? `${host}.${deep}` : host}.${bottom}`;
  const elsewhere = someDomain(random);
  const isAlias = level === 5 ? random.chance(0.7) : level === 4 && random.chance(0.4);
  const alias = isAlias ? `${other}.${elsewhere}` : null;
  const [address = ''] = someAddresses(random, 1);
  const cuts = [...cutsTo(domain), ...(hasRegion ? [region] : []), ...(isAlias ? cutsTo(elsewhere) : [])];
  const zones = ['.', ...new Set(cuts)].map((origin) => {
    const below = [...new Set(cuts)].filter((cut) => cut !== origin && parentZone(cut, cuts) === origin);
    const records: WrittenRecord[] = below.map((cut) => ({
      ...{ name: `${cut}.`, ttl: 86_400, type: 'NS' },
      data: `ns1.${cut}.`,
    }));
    if (origin === bottom && alias === null)
      records.push({ name: `${name}.`, ttl: 300, type: 'A', data: address });
    if (origin === bottom && alias !== null)
      records.push({ name: `${name}.`, ttl: 300, type: 'CNAME', data: `${alias}.` });
    if (origin === elsewhere && alias !== null)
      records.push({ name: `${alias}.`, ttl: 300, type: 'A', data: address });
    return zoneOfRecords(origin === '.' ? '.' : `${origin}.`, records);
  });
  const possible = [...cutsTo(domain), ...(hasRegion ? [region] : [])];
  const knownCount =
    level <= 2 ? 0 : level === 3 ? random.int(1, possible.length) : random.int(0, possible.length);
  return { name, zones, alias, known: possible.slice(0, knownCount).map((cut) => `${cut}.`) };
}

/** The zones above a domain, from the top level down, and the domain itself. */
function cutsTo(domain: string): string[] {
  const all = labelsOf(domain);
  return all.map((_, index) => all.slice(all.length - 1 - index).join('.'));
}

/** The nearest zone above, the root if there is none. */
function parentZone(cut: string, cuts: readonly string[]): string {
  const above = cuts.filter((other) => other !== cut && cut.endsWith(`.${other}`));
  return above.reduce((nearest, other) => (other.length > nearest.length ? other : nearest), '.');
}

/** Whom the resolver asks. */
export function questionsOf({ zones, name, known }: OrderScenario): IterationStep[] {
  return iterate(zones, name, 'A', known);
}

/** Servers of a zone in words. */
export function serversOf(origin: string): string {
  return origin === '.' ? 'a root server' : `a server of \`${origin.replace(/\.$/, '')}\``;
}
