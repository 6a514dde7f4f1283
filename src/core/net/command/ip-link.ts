import { deviceProblem, flagWord, readOptions, valueWord, type OptionWord } from './options.ts';
import { does, unreadable, type CommandOutcome } from './outcome.ts';

const grammar: readonly OptionWord[] = [
  flagWord('up'),
  flagWord('down'),
  flagWord('nomaster'),
  { word: 'txqueuelen', shortest: 3, takes: 'value' },
  valueWord('qlen', 'txqueuelen'),
  ...[
    'dev',
    'mtu',
    'name',
    'address',
    'promisc',
    'arp',
    'multicast',
    'allmulticast',
    'alias',
    'netns',
    'master',
    'group',
  ].map((word) => valueWord(word)),
];

/** What `ip link set …` does (ip-link(8)). */
export function ipLinkSetOutcome(words: readonly string[]): CommandOutcome {
  const read = readOptions(grammar, words);
  if (typeof read === 'string') return unreadable(read);
  const { options, bare } = read;
  const [device, extra] = options.has('dev') ? [options.get('dev') ?? '', ...bare] : bare;
  if (device === undefined) return unreadable('The device is missing: write its name after `ip link set`.');
  const unnamed = deviceProblem(device);
  if (unnamed !== null) return unreadable(unnamed);
  if (extra !== undefined)
    return unreadable(
      `\`${extra}\` stands where \`ip link set\` expects a word such as \`up\` or \`mtu\` (ip-link(8)).`,
    );
  if (options.has('up') && options.has('down'))
    return unreadable('A link cannot be set `up` and `down` at once.');
  const settings = [...options]
    .filter(([key]) => key !== 'dev')
    .map(([key, value]) => (value === '' ? key : `${key} ${value}`))
    .sort();
  return does(['link set', device, ...(settings.length === 0 ? ['nothing'] : settings)].join(' '));
}
