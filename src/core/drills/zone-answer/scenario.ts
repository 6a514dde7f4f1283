import { answer, type AuthoritativeAnswer } from '../../net/dns.ts';
import { someAddresses, someDomain, zoneOfRecords, type WrittenRecord } from '../dns-values.ts';
import { labels } from '../names.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** A zone and a question to its server. */
export interface ZoneScenario {
  /** With a final dot. */
  readonly origin: string;
  readonly records: readonly WrittenRecord[];
  /** Absolute, with a final dot. */
  readonly name: string;
  readonly type: string;
}

type Kind = 'present' | 'alias' | 'no-type' | 'no-name' | 'covered' | 'known' | 'below' | 'empty' | 'target';

const kinds: Readonly<Record<Level, readonly Kind[]>> = {
  1: ['present'],
  2: ['alias', 'alias', 'no-type', 'no-name', 'present'],
  3: ['covered', 'covered', 'known', 'below', 'empty'],
  4: ['target'],
  5: ['alias', 'no-type', 'no-name', 'covered', 'known', 'below', 'empty', 'target'],
};

/** Draws a zone and a question of a kind that the level asks. */
export function zoneScenario(random: Random, level: Level): ZoneScenario {
  const domain = someDomain(random);
  const origin = `${domain}.`;
  const pool = someAddresses(random, 9);
  const take = () => pool.pop() ?? '192.0.2.1';
  const free = random.shuffle(labels);
  const next = () => free.pop() ?? 'host';
  const [web, other, alias, apps, known, deep, mail] = [
    next(),
    next(),
    next(),
    next(),
    next(),
    next(),
    next(),
  ];
  const subnet = random.int(1, 0xffff).toString(16);
  const record = (name: string, type: string, data: string): WrittenRecord => ({
    ...{ name, type, data, ttl: random.pick([60, 300, 3600]) },
  });
  const dotless = random.chance(0.6);
  const target = (label: string) =>
    dotless ? `${label}.${domain}` : random.chance(0.5) ? label : `${label}.${origin}`;
  const base = [
    ...[record('@', 'A', take()), record(web, 'A', take()), record(other, 'A', take())],
    record(web, 'AAAA', `2001:db8:${subnet}::${random.int(2, 99)}`),
    record(other, 'TXT', `"owner=${random.pick(['ops', 'web', 'data', 'net'])}"`),
    record('@', 'MX', `10 ${level >= 4 ? target(mail) : mail}`),
    record(mail, 'A', take()),
  ];
  const aliases = [record(alias, 'CNAME', level >= 4 ? target(web) : web)];
  const wild = [
    ...[
      record(`*.${apps}`, 'A', take()),
      record(`${known}.${apps}`, 'TXT', '"kept"'),
      record(`${deep}.lab`, 'A', take()),
    ],
  ];
  const records = [...base, ...(level === 1 ? [] : aliases), ...(level === 3 || level === 5 ? wild : [])];
  const [asked, type] = questionOf(random, random.pick(kinds[level]), {
    web,
    other,
    alias,
    apps,
    known,
    mail,
    free: next(),
  });
  const name = asked === '@' ? origin : `${asked}.${origin}`;
  return { origin, records: random.shuffle(records), name, type };
}

interface Labels {
  readonly web: string;
  readonly other: string;
  readonly alias: string;
  readonly apps: string;
  readonly known: string;
  readonly mail: string;
  readonly free: string;
}

function questionOf(random: Random, kind: Kind, at: Labels): readonly [string, string] {
  const { web, other, alias, apps, known, mail, free } = at;
  const questions: Record<Kind, readonly (readonly [string, string])[]> = {
    present: [
      [web, 'A'],
      [web, 'AAAA'],
      [other, 'A'],
      [other, 'TXT'],
      ['@', 'A'],
      ['@', 'MX'],
    ],
    alias: [
      [alias, 'A'],
      [alias, 'A'],
      [alias, 'AAAA'],
    ],
    'no-type': [
      [other, 'AAAA'],
      [mail, 'TXT'],
      [web, 'TXT'],
      [mail, 'AAAA'],
    ],
    'no-name': [
      [free, 'A'],
      [free, 'AAAA'],
      [`${free}.${web}`, 'A'],
    ],
    covered: [
      [`${free}.${web}.${apps}`, 'A'],
      [`${web}.${free}.${apps}`, 'A'],
    ],
    known: [[`${known}.${apps}`, 'A']],
    below: [[`${free}.${known}.${apps}`, 'A']],
    empty: [
      [apps, 'A'],
      ['lab', 'A'],
    ],
    target: [
      ['@', 'MX'],
      [alias, 'CNAME'],
    ],
  };
  return random.pick(questions[kind]);
}

/** What the server of the zone answers. */
export function replyTo({ origin, records, name, type }: ZoneScenario): AuthoritativeAnswer {
  return answer(zoneOfRecords(origin, records), name, type);
}
