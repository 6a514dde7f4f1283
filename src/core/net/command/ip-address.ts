import { formatAnyAddress, widthOf } from '../any-address.ts';
import type { CommandHost } from './host.ts';
import { deviceProblem, flagWord, readOptions, valueWord, type OptionWord } from './options.ts';
import { does, unreadable, type CommandOutcome } from './outcome.ts';
import { formatWithLength, readPrefixWord, type PrefixWord } from './prefix-word.ts';

const grammar: readonly OptionWord[] = [
  valueWord('peer'),
  valueWord('remote', 'peer'),
  { word: 'broadcast', shortest: 1, takes: 'value' },
  valueWord('brd', 'broadcast'),
  valueWord('scope'),
  valueWord('dev'),
  valueWord('label'),
  { word: 'metric', shortest: 3, takes: 'value' },
  valueWord('valid_lft'),
  valueWord('preferred_lft'),
  flagWord('nodad'),
  flagWord('home'),
  flagWord('noprefixroute'),
  valueWord('local'),
];

/** What `ip addr VERB …` does (ip-address(8)); `version` is what `-4` or `-6` asks for. */
export function ipAddressOutcome(
  verb: 'add' | 'replace' | 'change' | 'delete',
  words: readonly string[],
  version: 4 | 6 | null,
  host: CommandHost,
): CommandOutcome {
  const read = readOptions(grammar, words);
  if (typeof read === 'string') return unreadable(read);
  const options = new Map(read.options);
  const bare = options.has('local') ? [options.get('local') ?? '', ...read.bare] : read.bare;
  const [text, extra] = bare;
  if (text === undefined)
    return unreadable('The address is missing: write it with its prefix length, such as 10.1.2.3/24.');
  if (extra !== undefined)
    return unreadable(
      /^[a-z]/.test(extra) && !options.has('dev')
        ? 'The name of the device stands after `dev` (ip-address(8)).'
        : `\`${extra}\` stands where \`ip addr\` expects a word such as \`dev\` (ip-address(8)).`,
    );
  const device = options.get('dev');
  if (device === undefined) return unreadable('The device is missing: write its name after `dev`.');
  const unnamed = deviceProblem(device);
  if (unnamed !== null) return unreadable(unnamed);
  const own = readPrefixWord(text);
  if (typeof own === 'string') return unreadable(own);
  if (version !== null && version !== own.address.version)
    return unreadable(`\`-${version}\` asks for IPv${version}, and ${text} is not.`);
  const known = verb === 'delete' ? (lengthsOnHost(own, device, host)[0] ?? null) : null;
  const length = own.length ?? known;
  if (length === null)
    return unreadable(
      `The prefix length is missing: write it after a slash, such as ${text}/24. Without it \`ip\` takes /${widthOf(own.address)}, an address in a network of its own.`,
    );
  const remarks = [...own.remarks];
  if (own.length === null)
    remarks.push('Without a prefix length `ip` warns, and deletes the address whatever its length is.');
  const broadcast = options.get('broadcast');
  if (broadcast !== undefined && isUsualBroadcast(broadcast, own, length)) {
    options.delete('broadcast');
    remarks.push('`brd` writes down the broadcast address, which the host knows without it.');
  }
  if (options.get('scope') === 'global') options.delete('scope');
  const others = [...options]
    .filter(([key]) => key !== 'dev' && key !== 'local' && (verb !== 'delete' || key === 'label'))
    .map(([key, value]) => (value === '' ? key : `${key} ${value}`))
    .sort();
  const isNew = (verb === 'replace' || verb === 'change') && !isOnHost(own, length, device, host);
  return does(
    ['address', isNew ? 'add' : verb, formatWithLength(own.address, length), 'dev', device, ...others].join(
      ' ',
    ),
    ...remarks,
  );
}

/** The prefix lengths with which an address stands on a device of the host. */
function lengthsOnHost({ address }: PrefixWord, device: string, host: CommandHost): number[] {
  return host.interfaces.flatMap((one) => {
    const read = one.address === null || one.device !== device ? null : readPrefixWord(one.address);
    if (read === null || typeof read === 'string' || read.length === null) return [];
    return formatAnyAddress(read.address) === formatAnyAddress(address) ? [read.length] : [];
  });
}

/** Whether the address is there already; it may be where the host's devices are not told. */
function isOnHost(own: PrefixWord, length: number, device: string, host: CommandHost): boolean {
  return host.interfaces.length === 0 || lengthsOnHost(own, device, host).includes(length);
}

function isUsualBroadcast(text: string, { address }: PrefixWord, length: number): boolean {
  if (address.version === 6 || length > 30) return false;
  const last = address.value | ((1n << BigInt(32 - length)) - 1n);
  return text === '+' || text === formatAnyAddress({ version: 4, value: last });
}
