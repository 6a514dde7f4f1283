import { formatIpv4, ipv4 } from '../../net/address.ts';
import { answer, type AuthoritativeAnswer } from '../../net/dns.ts';
import { parseZone, type Zone } from '../../net/zone.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { adjectives, labels, nouns, topLevels } from '../names.ts';

/** A record as the zone file writes it, perhaps with a relative name. */
export interface WrittenRecord {
  readonly name: string;
  readonly ttl: number;
  readonly type: string;
  readonly data: string;
}

/** A zone, a name to look up in it, and what core/net answers. */
export interface ChainScenario {
  /** With a final dot. */
  readonly origin: string;
  readonly records: readonly WrittenRecord[];
  /** Absolute, with a final dot. */
  readonly asked: string;
  readonly type: 'A' | 'AAAA';
  readonly reply: AuthoritativeAnswer;
  /** The address of who reads a target that ends like the origin as if it had its final dot; null if there is none. */
  readonly addressWithDots: string | null;
}

/** What a level's zones are made of; each twist is used with the chance given. */
interface LevelShape {
  /** CNAMEs from the name asked to the address. */
  readonly hops: readonly [number, number];
  /** CNAMEs of the other branch, 0 for none. */
  readonly branch: readonly [number, number];
  readonly hosts: number;
  readonly absolute: number;
  readonly missingDot: number;
  readonly wildcard: number;
  readonly ipv6: number;
}

const shapes: Readonly<Record<Level, LevelShape>> = {
  1: { hops: [1, 1], branch: [0, 0], hosts: 2, absolute: 0, missingDot: 0, wildcard: 0, ipv6: 0 },
  2: { hops: [2, 3], branch: [1, 2], hosts: 1, absolute: 0.2, missingDot: 0, wildcard: 0, ipv6: 0 },
  3: { hops: [2, 3], branch: [1, 2], hosts: 1, absolute: 0.3, missingDot: 0.5, wildcard: 0, ipv6: 0 },
  4: { hops: [3, 4], branch: [2, 3], hosts: 2, absolute: 0.4, missingDot: 0, wildcard: 0.6, ipv6: 0 },
  5: { hops: [3, 4], branch: [2, 3], hosts: 2, absolute: 0.4, missingDot: 0.5, wildcard: 1, ipv6: 0.25 },
};

const hostNumbers = Array.from({ length: 250 }, (_, index) => index + 4);

/** Makes the zone and the question of an instance; what the answer is, core/net says. */
export function chainScenario(level: Level, seed: number): ChainScenario {
  const random = new Random(`cname-chain/${level}/${seed}`);
  const origin = `${random.pick(adjectives)}-${random.pick(nouns)}.${random.pick(topLevels)}.`;
  const draft = new Draft(random, origin, shapes[level]);
  const asked = `${draft.build()}.${origin}`;
  const type = random.chance(shapes[level].ipv6) ? 'AAAA' : 'A';
  const records = type === 'AAAA' ? draft.withIpv6() : draft.records;
  const shown = random.shuffle(records);
  const scenario = { origin, records: shown, asked, type } as const;
  const reply = answer(readZone(origin, shown), asked, type);
  return { ...scenario, reply, addressWithDots: addressWithDots(scenario) };
}

type Question = Pick<ChainScenario, 'origin' | 'records' | 'asked' | 'type'>;

function addressWithDots({ origin, records, asked, type }: Question): string | null {
  const bare = `.${origin.slice(0, -1)}`;
  const isDotless = (record: WrittenRecord) => record.type === 'CNAME' && record.data.endsWith(bare);
  if (!records.some(isDotless)) return null;
  const mended = records.map((record) =>
    isDotless(record) ? { ...record, data: `${record.data}.` } : record,
  );
  return answer(readZone(origin, mended), asked, type).answers.find((one) => one.type === type)?.data ?? null;
}

/** Reads written records as the master file they stand for. */
function readZone(origin: string, records: readonly WrittenRecord[]): Zone {
  const lines = records.map(({ name, ttl, type, data }) => `${name} ${ttl} IN ${type} ${data}`);
  const soa = `@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 300`;
  return parseZone([soa, ...lines].join('\n'), origin).zone;
}

/** Collects the records of a zone; every address is used once. */
class Draft {
  readonly records: WrittenRecord[] = [];
  private readonly random: Random;
  private readonly origin: string;
  private readonly form: LevelShape;
  private readonly freeLabels: string[];
  private readonly freeAddresses: string[];

  constructor(random: Random, origin: string, form: LevelShape) {
    this.random = random;
    this.origin = origin;
    this.form = form;
    this.freeLabels = random.shuffle(labels);
    const network = random.pick([
      ...['192.0.2.0', '198.51.100.0', '203.0.113.0', '192.165.1.0'],
      `10.${random.int(0, 255)}.${random.int(0, 255)}.0`,
      `192.168.${random.int(0, 255)}.0`,
    ]);
    this.freeAddresses = random.sample(hostNumbers, 12).map((host) => formatIpv4(ipv4(network) + host));
  }

  /** Makes all records and gives the label of the name to ask for. */
  build(): string {
    const { random, form } = this;
    const isWildcard = random.chance(form.wildcard);
    const isDotMissing = random.chance(form.missingDot);
    this.addAddress('@');
    const [host, twin] = this.twinHosts();
    this.addAddress(host);
    if (form.branch[1] > 0) {
      this.addAddress(twin);
      const alsoMissing = random.chance(form.missingDot) ? this.origin.slice(0, -1) : null;
      this.addChain(random.int(...form.branch), twin, alsoMissing);
    }
    for (let count = 0; count < form.hosts; count += 1) this.addAddress(this.label());
    if (isWildcard) this.addAddress('*');
    const hops = random.int(...form.hops);
    if (isDotMissing) return this.addChain(hops, host, this.origin.slice(0, -1));
    return isWildcard && random.chance(0.5)
      ? this.addChain(hops, this.label(), null)
      : this.addChain(hops, host, null);
  }

  /** Two hosts whose names are easily mistaken for each other. */
  private twinHosts(): readonly [string, string] {
    const label = this.label();
    const first = this.random.int(1, 3);
    return this.random.chance(0.5)
      ? [`${label}${first}`, `${label}${first + 1}`]
      : [`${label}${first + 1}`, `${label}${first}`];
  }

  /** Adds aliases that lead to `end` and gives the first; the last target has `wrongly` appended instead of a dot. */
  private addChain(hops: number, end: string, wrongly: string | null): string {
    const aliases = Array.from({ length: hops }, () => this.label());
    for (const [index, alias] of aliases.entries()) {
      const target = aliases[index + 1] ?? end;
      const isLast = index === aliases.length - 1;
      const data = isLast && wrongly !== null ? `${target}.${wrongly}` : this.written(target);
      this.records.push({ name: alias, ttl: this.ttl(), type: 'CNAME', data });
    }
    return aliases[0] ?? end;
  }

  private written(label: string): string {
    return this.random.chance(this.form.absolute) ? `${label}.${this.origin}` : label;
  }

  private addAddress(name: string): void {
    this.records.push({ name, ttl: this.ttl(), type: 'A', data: this.freeAddresses.pop() ?? '192.0.2.1' });
  }

  private label(): string {
    return this.freeLabels.pop() ?? 'host';
  }

  private ttl(): number {
    return this.random.pick([60, 300, 300, 3600]);
  }

  /** The records with an AAAA record beside every A record. */
  withIpv6(): WrittenRecord[] {
    const subnet = this.random.int(1, 0xffff).toString(16);
    return this.records.flatMap((record) => {
      const host = record.data.slice(record.data.lastIndexOf('.') + 1);
      const data = `2001:db8:${subnet}::${host}`;
      return record.type === 'A' ? [record, { ...record, type: 'AAAA', data }] : [record];
    });
  }
}
