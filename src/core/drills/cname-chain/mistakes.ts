import { absoluteName, nameKey } from '../../net/dns-name.ts';
import type { Lead } from '../instance.ts';
import type { ChainScenario, WrittenRecord } from './scenario.ts';

/** The mistakes that lead to a wrong address, each with its heading. */
export const chainMistakes = {
  'ignores-origin': 'You overlooked the missing dot',
  'takes-the-other-branch': 'You followed another alias',
  'takes-the-apex': 'You took the address of the domain itself',
  'wildcard-over-existing': 'You let the wildcard answer',
  'reads-the-next-line': 'You took the record of another name',
  'wrong-family': 'You took the other kind of address',
  'gives-up-too-early': 'You gave up too early',
} as const;

export type ChainMistake = keyof typeof chainMistakes;

/** The address a scenario ends at; null if the name leads to none. */
export function rightAddress({ reply }: ChainScenario): string | null {
  return reply.ending === 'data' ? (reply.answers.at(-1)?.data ?? null) : null;
}

/** The mistake that leads to a wrong address, null standing for "none"; null if no mistake is known to. */
function chainMistake(scenario: ChainScenario, address: string | null): ChainMistake | null {
  if (address === rightAddress(scenario)) return null;
  if (address === null) return 'gives-up-too-early';
  const owner = scenario.records.find(({ data }) => data === address);
  if (owner === undefined) return null;
  if (owner.type !== scenario.type) return 'wrong-family';
  if (address === scenario.addressWithDots) return 'ignores-origin';
  if (owner.name === '@') return 'takes-the-apex';
  if (owner.name === '*') return 'wildcard-over-existing';
  return aliasesOf(scenario, owner).length > 0 ? 'takes-the-other-branch' : 'reads-the-next-line';
}

function aliasesOf({ origin, records }: ChainScenario, owner: WrittenRecord): WrittenRecord[] {
  const name = nameKey(absoluteName(owner.name, origin));
  return records.filter(({ type, data }) => type === 'CNAME' && nameKey(absoluteName(data, origin)) === name);
}

/** What each mistake leads to: an address of the zone, or null for "none". */
export function chainLeads(scenario: ChainScenario): Lead<string | null>[] {
  const right = rightAddress(scenario);
  const { records } = scenario;
  const end = records.find(({ data }) => data === right);
  const place = end === undefined ? 0 : records.indexOf(end);
  const fromTheEnd = [...records.slice(place), ...records.slice(0, place)];
  const isEnd = ({ name }: WrittenRecord) => name === end?.name;
  const addresses = [...fromTheEnd.filter(isEnd), ...fromTheEnd.filter((record) => !isEnd(record))]
    .filter(({ type }) => type === 'A' || type === 'AAAA')
    .map(({ data }) => data);
  return [...addresses, null].flatMap((address) => {
    const misconception = chainMistake(scenario, address);
    if (misconception === null) return [];
    return [{ misconception, sentence: sentenceOn(scenario, misconception, address), leadsTo: address }];
  });
}

function sentenceOn(scenario: ChainScenario, mistake: ChainMistake, address: string | null): string {
  const owner = scenario.records.find(({ data }) => data === address);
  const truth = whereItEnds(scenario);
  const holder = `\`${address}\` belongs to \`${owner?.name ?? ''}\``;
  const lead: Record<ChainMistake, string> = {
    'ignores-origin': `A name without a final dot has \`${scenario.origin}\` appended, even if it already ends like it.`,
    'takes-the-other-branch': `${holder}, where other aliases lead.`,
    'takes-the-apex': `${holder}, which is the domain itself.`,
    'wildcard-over-existing': `${holder}, which only covers names that do not exist.`,
    'reads-the-next-line': `${holder}, to which no alias of this chain points.`,
    'wrong-family': `${holder}, but as ${owner?.type}; the question is for ${scenario.type}.`,
    'gives-up-too-early': 'Every name of the chain has an answer.',
  };
  return `${lead[mistake]} ${truth}`;
}

/** One sentence: the chain and what it ends at. */
export function whereItEnds(scenario: ChainScenario): string {
  const { reply } = scenario;
  const aliases = reply.answers.filter(({ type }) => type === 'CNAME');
  const names = [scenario.asked, ...aliases.map(({ data }) => data)].map((name) => `\`${name}\``);
  const address = rightAddress(scenario);
  return address === null
    ? `The chain is ${names.join(' → ')}, and that name does not exist.`
    : `The chain is ${names.join(' → ')}, which has \`${address}\`.`;
}
