import {
  formatAnyAddress,
  networkAddressOf,
  parseAnyAddress,
  widthOf,
  type AnyAddress,
} from '../any-address.ts';
import { routeTypes } from '../ip-grammar.ts';
import type { CommandHost } from './host.ts';
import { deviceProblem, flagWord, readOptions, valueWord, type OptionWord } from './options.ts';
import { unreadable, type CommandOutcome } from './outcome.ts';
import { addressWordProblem, readPrefixWord, type PrefixWord } from './prefix-word.ts';
import { routeChange, routesOf, type RouteVerb, type WordedRoute } from './route-change.ts';

/** In the order in which iproute.c tries them. */
const grammar: readonly OptionWord[] = [
  valueWord('to'),
  valueWord('src'),
  valueWord('via'),
  valueWord('tos'),
  valueWord('expires'),
  { word: 'metric', shortest: 1, takes: 'value' },
  { word: 'priority', shortest: 1, takes: 'value', means: 'metric' },
  valueWord('preference', 'metric'),
  valueWord('scope'),
  ...[
    'mtu',
    'hoplimit',
    'advmss',
    'rtt',
    'window',
    'initcwnd',
    'initrwnd',
    'congctl',
    'quickack',
    'features',
  ].map((word) => valueWord(word)),
  flagWord('onlink'),
  { word: 'protocol', shortest: 3, takes: 'value' },
  { word: 'table', shortest: 1, takes: 'value' },
  valueWord('dev'),
  valueWord('oif', 'dev'),
];

/** What `ip route VERB …` does (ip-route(8)); `version` is what `-4` or `-6` asks for. */
export function ipRouteOutcome(
  verb: RouteVerb,
  words: readonly string[],
  version: 4 | 6 | null,
  host: CommandHost,
): CommandOutcome {
  const read = readOptions(grammar, withoutFamily(words));
  if (typeof read === 'string') return unreadable(read);
  const { options } = read;
  const bare = options.has('to') ? [options.get('to') ?? '', ...read.bare] : read.bare;
  const type = bare.length > 1 ? routeType(bare[0] ?? '') : null;
  const [target, extra] = type === null ? bare : bare.slice(1);
  if (target === undefined)
    return unreadable('The destination is missing: a network such as 10.0.0.0/8, or `default`.');
  if (extra !== undefined)
    return unreadable(
      `\`${extra}\` stands where \`ip route\` expects a word such as \`via\` or \`dev\` (ip-route(8)).`,
    );
  const unnamed = deviceProblem(options.get('dev') ?? 'lo');
  if (unnamed !== null) return unreadable(unnamed);
  const viaText = options.get('via');
  const via = viaText === undefined ? null : parseAnyAddress(viaText);
  if (viaText !== undefined && via === null) return unreadable(gatewayProblem(viaText));
  const destination = readDestination(target, via, version);
  if (typeof destination === 'string') return unreadable(destination);
  const { address, length } = destination;
  if (length === null && endsInZero(address))
    return unreadable(
      `The prefix length is missing: write it after a slash, such as ${target}/24. Without it the route is for the one address ${target}.`,
    );
  if (address.version === 6 && networkAddressOf(address, length ?? 128).value !== address.value)
    return unreadable(
      `A route leads to a network, and ${target} has bits set after the prefix, which Linux clears: write the network.`,
    );
  if (via !== null && via.version !== address.version)
    return unreadable('The gateway and the destination are of two kinds, IPv4 and IPv6.');
  if (version !== null && version !== address.version)
    return unreadable(`\`-${version}\` asks for IPv${version}, and ${target} is not.`);
  const metric = options.has('metric') ? readNumber(options.get('metric') ?? '') : null;
  if (options.has('metric') && metric === null)
    return unreadable('The metric is a whole number without zeros in front.');
  const isError = type !== null && type !== 'unicast' && type !== 'local';
  if (verb !== 'delete' && via === null && !options.has('dev') && !isError)
    return unreadable('The next hop is missing: the gateway after `via`, or the device after `dev`.');
  const route = {
    type: type ?? 'unicast',
    destination: address,
    length: length ?? widthOf(address),
    via,
    device: options.get('dev') ?? null,
    metric,
  };
  const rest = remainingOptions(options, verb, usualScope(route), host);
  const present = address.version === 6 ? null : routesOf(host);
  return routeChange(verb, { ...route, others: rest.others }, host, present, [
    ...destination.remarks,
    ...rest.remarks,
  ]);
}

/** `via inet 10.0.0.1` says the same as `via 10.0.0.1`. */
function withoutFamily(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !(words[at - 1] === 'via' && (word === 'inet' || word === 'inet6')));
}

function routeType(word: string): string | null {
  return routeTypes.find((type) => type.startsWith(word) && word.length > 2) ?? null;
}

function gatewayProblem(text: string): string {
  const [bare = '', length] = text.split('/');
  if (length !== undefined && parseAnyAddress(bare) !== null)
    return '`via` takes the address of the next hop without a prefix length (ip-route(8)).';
  if (/^[a-z][a-z-]*\d*$/.test(text))
    return `\`via\` takes the address of the next hop (ip-route(8)), and \`${text}\` is none.`;
  return addressWordProblem(text);
}

function readDestination(word: string, via: AnyAddress | null, version: 4 | 6 | null): PrefixWord | string {
  if (word !== 'default' && word !== 'all') return readPrefixWord(word);
  return { address: { version: via?.version ?? version ?? 4, value: 0n }, length: 0, remarks: [] };
}

function endsInZero({ version, value }: AnyAddress): boolean {
  return value % (version === 4 ? 0x100n : 0x10000n) === 0n;
}

function readNumber(text: string): number | null {
  return /^(?:0|[1-9]\d{0,9})$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : null;
}

/** Options that make no difference are left out, those that hardly do with a remark. */
function remainingOptions(
  options: ReadonlyMap<string, string>,
  verb: RouteVerb,
  usualScope: string,
  host: CommandHost,
): { others: string[]; remarks: string[] } {
  const left = new Map(options);
  const remarks: string[] = [];
  for (const key of ['to', 'via', 'dev', 'metric']) left.delete(key);
  if (['main', '254'].includes(left.get('table') ?? '')) left.delete('table');
  if (verb !== 'delete') {
    if (left.get('scope') === usualScope) left.delete('scope');
    const protocol = left.get('protocol');
    if (protocol === 'static')
      remarks.push('`proto static` only notes who set the route; it does the same without.');
    if (protocol === 'static' || protocol === 'boot') left.delete('protocol');
    if (isOnlySource(left.get('src'), options.get('dev'), host)) {
      remarks.push('`src` names the address that the host would take anyway.');
      left.delete('src');
    }
  }
  return { others: [...left].map(([key, value]) => (value === '' ? key : `${key} ${value}`)), remarks };
}

/** The scope that ip(8) gives a route if none is said (iproute.c). */
function usualScope({ type, via, destination }: Pick<WordedRoute, 'type' | 'via' | 'destination'>): string {
  if (destination.version === 6) return 'global';
  if (type === 'local' || type === 'nat') return 'host';
  if (['broadcast', 'multicast', 'anycast'].includes(type)) return 'link';
  return type === 'unicast' && via === null ? 'link' : 'global';
}

function isOnlySource(source: string | undefined, device: string | undefined, host: CommandHost): boolean {
  const wanted = source === undefined ? null : parseAnyAddress(source);
  if (wanted === null) return false;
  const own = host.interfaces.filter((one) => device === undefined || one.device === device);
  const [only] = own;
  const read = own.length === 1 && only?.address ? readPrefixWord(only.address) : null;
  return (
    read !== null && typeof read !== 'string' && formatAnyAddress(read.address) === formatAnyAddress(wanted)
  );
}
