import { expect, it } from 'vitest';
import { answer } from '../../../src/core/net/dns.ts';
import { nearestZone, resolve } from '../../../src/core/net/resolver.ts';
import { parseZone, type Zone, type ZoneRecord } from '../../../src/core/net/zone.ts';
import { readOracle, Tally } from './oracle.ts';

interface Query {
  kind: string;
  name: string;
  type: string;
  rcode: string;
  answers: ZoneRecord[];
  authoritative: { rcode: string; aa: boolean; answers: ZoneRecord[] | 'same'; authority?: ZoneRecord[] };
}

interface DnsCase {
  seed: number;
  origin: string;
  zone: string;
  records: [string, number, string, string][];
  other_zones: Record<string, string>;
  delegated_zones?: Record<string, string>;
  queries: Query[];
}

const cases = readOracle<DnsCase>('dns.jsonl');
const root = '. 86400 IN SOA ns.root-servers.fake. admin.root. 1 1800 900 604800 86400';

function read(origin: string, text: string): Zone {
  const { zone, problems } = parseZone(text, origin);
  expect(problems).toEqual([]);
  return zone;
}

function line(record: ZoneRecord): string {
  const { name, ttl, type, data } = record;
  return `${name} ${ttl} ${type} ${type === 'TXT' ? data : data.toLowerCase()}`.replace(
    name,
    name.toLowerCase(),
  );
}

/** The chain of CNAMEs in order, then the rest as a set. */
function comparable(records: readonly ZoneRecord[]): string[] {
  const chain = records.filter(({ type }) => type === 'CNAME');
  const rest = records.filter(({ type }) => type !== 'CNAME');
  return [...chain.map(line), ...rest.map(line).sort()];
}

it('reads every zone as the server served it', () => {
  const tally = new Tally('dns.jsonl zones');
  for (const recorded of cases) {
    const served = recorded.records.map(([name, ttl, type, data]) => line({ name, ttl, type, data })).sort();
    const records = read(recorded.origin, recorded.zone).records.map(line).sort();
    tally.compare(recorded.origin, { records }, { records: served });
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('answers as the server did, and as the resolver did', () => {
  const direct = new Tally('dns.jsonl authoritative');
  const resolved = new Tally('dns.jsonl resolver');
  for (const recorded of cases) {
    const own = read(recorded.origin, recorded.zone);
    const others = { ...recorded.other_zones, ...recorded.delegated_zones };
    const elsewhere = Object.entries(others).map(([origin, text]) => read(origin, text));
    const reverse = elsewhere.filter(({ origin }) => origin.endsWith('.in-addr.arpa.'));
    const served = [own, ...reverse, read('.', root)];
    for (const query of recorded.queries) {
      const label = `seed ${recorded.seed} ${query.kind} ${query.name} ${query.type}`;
      const through = resolve([own, ...elsewhere], query.name, query.type);
      resolved.compare(
        label,
        { rcode: through.rcode, answers: comparable(through.answers) },
        { rcode: query.rcode, answers: comparable(query.answers) },
      );
      const zone = nearestZone(served, query.name);
      if (zone === null) throw new Error(label);
      const reply = answer(zone, query.name, query.type);
      const { authority, answers, rcode, aa } = query.authoritative;
      direct.compare(
        label,
        {
          ...{ rcode: reply.rcode, aa: reply.isAuthoritative },
          answers: comparable(reply.answers),
          authority: comparable(reply.authority),
        },
        {
          ...{ rcode, aa },
          answers: comparable(answers === 'same' ? query.answers : answers),
          ...(authority === undefined ? {} : { authority: comparable(authority) }),
        },
      );
    }
  }
  console.info(direct.report());
  console.info(resolved.report());
  expect(direct.disagreements).toEqual([]);
  expect(resolved.disagreements).toEqual([]);
});
