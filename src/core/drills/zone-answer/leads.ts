import type { AuthoritativeAnswer } from '../../net/dns.ts';
import { absoluteName, isAtOrBelow } from '../../net/dns-name.ts';
import type { WrittenRecord } from '../dns-values.ts';
import type { Lead } from '../instance.ts';
import { replyTo, type ZoneScenario } from './scenario.ts';

/** The mistakes people make when they read a zone. */
export const zoneMistakes = {
  'cname-as-a': 'You took the alias for the answer',
  'ignores-type': 'You took a record of another type',
  'nodata-as-nxdomain': 'You took an empty answer for a missing name',
  'nxdomain-as-nodata': 'You took a missing name for an empty answer',
  'wildcard-one-label': 'You let a wildcard cover one label only',
  'wildcard-over-existing': 'You let the wildcard answer for a name it does not cover',
  'takes-the-apex': 'You took the record of the domain itself',
  'reads-the-next-line': 'You took the record of another name',
  'ignores-origin': 'You overlooked the missing dot',
  'keeps-relative': 'You left the origin out',
} as const;

type Mistake = keyof typeof zoneMistakes;

/** An answer in short: its status, and the data it ends with, null for none. */
export interface Outcome {
  readonly status: 'NOERROR' | 'NXDOMAIN';
  readonly data: string | null;
}

/** What a reply comes to. */
export function outcomeOf({ rcode, answers, ending }: AuthoritativeAnswer): Outcome {
  const data = ending === 'data' ? (answers.at(-1)?.data ?? null) : null;
  return { status: rcode === 'NXDOMAIN' ? 'NXDOMAIN' : 'NOERROR', data };
}

/** One sentence: what the zone answers, and why. */
export function whyRight(scenario: ZoneScenario): string {
  const { rcode, ending, lastName, answers } = replyTo(scenario);
  const { type } = scenario;
  const data = answers.at(-1)?.data ?? '';
  if (rcode === 'NXDOMAIN') return `\`${lastName}\` does not exist, and no wildcard covers it: \`NXDOMAIN\`.`;
  if (ending !== 'data')
    return `\`${lastName}\` exists, if only because of names below it or other types, but has no ${type}: \`NOERROR\` with nothing in it.`;
  return `The search for ${type} ends at \`${lastName}\` with \`${data}\`.`;
}

/** What somebody with each mistake takes for the answer. */
export function zoneLeads(scenario: ZoneScenario): Lead<Outcome>[] {
  const { origin, records, name, type } = scenario;
  const reply = replyTo(scenario);
  const right = outcomeOf(reply);
  const why = whyRight(scenario);
  const leads: Lead<Outcome>[] = [];
  const add = (misconception: Mistake, sentence: string, leadsTo: Outcome | null) => {
    if (leadsTo !== null) leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo });
  };
  const found = (record: WrittenRecord | undefined): Outcome | null =>
    record === undefined ? null : { status: 'NOERROR', data: absoluteData(record, origin) };
  const owner = ({ name: written }: WrittenRecord) => absoluteName(written, origin);
  const own = records.filter((record) => owner(record) === name);
  const sameType = records.filter((record) => record.type === type && !record.name.startsWith('*'));
  const wildcards = records.filter((record) => record.type === type && record.name.startsWith('*.'));
  const above = wildcards.find((record) => isAtOrBelow(name, owner(record).slice(2)));
  add(
    'cname-as-a',
    'A CNAME only says where the search goes on.',
    type === 'CNAME' ? null : found(own.find((record) => record.type === 'CNAME')),
  );
  add(
    'wildcard-over-existing',
    'A wildcard covers neither a name that exists nor what lies below one.',
    right.data === null ? found(above) : null,
  );
  const isCovered = right.data !== null && own.length === 0 && above !== undefined;
  add(
    'wildcard-one-label',
    'A wildcard covers any number of labels.',
    isCovered ? { status: 'NXDOMAIN', data: null } : null,
  );
  add(
    'ignores-type',
    'Only records of the type asked for are an answer.',
    found(own.find((record) => record.type !== type && record.type !== 'CNAME')),
  );
  if (right.data === null && right.status === 'NOERROR')
    add('nodata-as-nxdomain', 'NXDOMAIN is for names that do not exist.', { status: 'NXDOMAIN', data: null });
  if (right.status === 'NXDOMAIN')
    add('nxdomain-as-nodata', 'An empty answer is for names that exist.', { status: 'NOERROR', data: null });
  const written = own.find((record) => record.type === type);
  if (written !== undefined && ['MX', 'CNAME'].includes(type)) {
    const bare = written.data.replace(/^\d+ /, '');
    const isDotless = bare.endsWith(origin.slice(0, -1));
    const front = written.data.slice(0, written.data.length - bare.length);
    add(
      'ignores-origin',
      `A name without a final dot has \`${origin}\` appended, even if it ends like it.`,
      isDotless ? { status: 'NOERROR', data: `${front}${bare}.` } : null,
    );
    add(
      'keeps-relative',
      `A name without a final dot has \`${origin}\` appended.`,
      bare.endsWith('.') || isDotless ? null : { status: 'NOERROR', data: `${front}${bare}.` },
    );
  }
  if (right.data === null || own.some((record) => record.type === 'CNAME'))
    add(
      'takes-the-apex',
      'A name does not get the records of the domain above it.',
      found(sameType.find((record) => record.name === '@')),
    );
  const at = sameType.findIndex((record) => record.data === right.data);
  add(
    'reads-the-next-line',
    'That record belongs to another name.',
    found([...sameType.slice(at + 1), ...sameType].find((record) => owner(record) !== name)),
  );
  return leads;
}

function absoluteData({ type, data }: WrittenRecord, origin: string): string {
  if (type === 'CNAME') return absoluteName(data, origin);
  const [preference = '', target = ''] = data.split(' ');
  return type === 'MX' ? `${preference} ${absoluteName(target, origin)}` : data;
}
