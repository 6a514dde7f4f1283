import { formatIpv4 } from '../../net/address.ts';
import { isAtOrBelow, parentName } from '../../net/dns-name.ts';
import { answer } from '../../net/dns.ts';
import { parseZone } from '../../net/zone.ts';
import { addressOf, shortList, whole } from './arguments.ts';
import type { OwnFunction } from './functions.ts';

const longestZone = 2000;

/** Domain names, and what a zone says of them; names go with or without their final dot and come back without. */
export const nameFunctions: readonly OwnFunction[] = [
  of('labels(string): list<string>', (name: string) => labelsOf(name)),
  of('label(string, int): string', (name: string, place: bigint) => {
    const labels = labelsOf(name);
    const index = whole(place, 1, labels.length, 'a label, counted from the right,');
    return labels.at(-index) ?? '';
  }),
  of('parentName(string): string', (name: string) => bare(parentName(absolute(name)) ?? '.')),
  of('isBelow(string, string): bool', (name: string, top: string) =>
    isAtOrBelow(absolute(name), absolute(top)),
  ),
  of('reverseName(string): string', (address: string) => {
    const octets = formatIpv4(addressOf(address)).split('.');
    return `${octets.toReversed().join('.')}.in-addr.arpa`;
  }),
  of(
    'zoneAnswer(string, string, string, string): list<string>',
    (zone: string, origin: string, name: string, type: string) =>
      asked(zone, origin, name, type)
        .answers.filter((record) => record.type === type.toUpperCase())
        .map(({ data }) => bare(data)),
  ),
  of(
    'responseCode(string, string, string, string): string',
    (zone: string, origin: string, name: string, type: string) => asked(zone, origin, name, type).rcode,
  ),
];

function of(signature: string, handler: OwnFunction['handler']): OwnFunction {
  return { signature, handler };
}

function labelsOf(name: string): readonly string[] {
  const text = bare(name);
  return text === '' ? [] : shortList(text.split('.'));
}

function absolute(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

function bare(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

function asked(text: string, origin: string, name: string, type: string) {
  if (text.length > longestZone) throw new RangeError(`a zone has more than ${longestZone} characters`);
  // A zone of a drill need not say what does not matter to the question.
  const start = /\sSOA\s/i.test(text) ? '' : '@ IN SOA ns hostmaster 1 3600 900 86400 300\n@ IN NS ns\n';
  const { zone, problems } = parseZone(`$TTL 300\n${start}${text}`, absolute(origin));
  const [problem] = problems;
  if (problem !== undefined) throw new RangeError(`the zone cannot be read: ${problem.message}`);
  return answer(zone, absolute(name), type.toUpperCase());
}
