import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { formatPrefix, networkOf } from '../../net/prefix.ts';
import { ipAddrText } from '../../net/terminal-text.ts';
import { askFields, type Asked } from '../instance.ts';
import { addrLeads, addrMistakes, toldOf, type Told } from '../read-ip-addr/leads.ts';
import { addrScenario, type AddrScenario } from '../read-ip-addr/scenario.ts';
import type { DrillFamily, Field, Level, Working } from '../types.ts';
import { code } from '../wording.ts';

/** What `ip addr` says of an interface: its address, its prefix, the broadcast address of its network. */
export const family: DrillFamily = {
  id: 'read-ip-addr',
  title: 'Reading ip addr',
  topic: 'Switching',
  needs: ['read-ip-link'],
  levels: [
    'Two cards with /8, /16 or /24: address and prefix length',
    'Two cards with /25 to /29: address, prefix length and the broadcast address that is shown',
    'Two cards with /16 or /24: address, prefix length and a broadcast address that is not shown',
    'Three cards with /25 to /29, one with two addresses: the broadcast address is not shown',
    'Three cards with /17 to /23, one with two addresses: which one reaches a neighbour, and its broadcast address',
  ],
  misconceptions: addrMistakes,
  make(level, seed) {
    const scenario = addrScenario(level, seed);
    const text = ipAddrText(scenario.interfaces);
    return {
      ...{ family: 'read-ip-addr', level, seed, question: question(scenario, level) },
      picture: { kind: 'files', files: [{ name: 'ip addr', language: 'terminal', text }] },
      ...ask(scenario, level),
      explanation: explanation(scenario, level),
    };
  },
};

function question({ host, asked, neighbour }: AddrScenario, level: Level): string {
  if (neighbour !== null)
    return `Which interface of \`${host}\` is in the same network as ${code(neighbour)}, what is its first address, and what is the broadcast address there?`;
  const first = asked.addresses.length > 1 ? 'the first address' : 'the address';
  return level === 1
    ? `On \`${host}\`, what are the IPv4 address of \`${asked.device}\` and the length of its prefix?`
    : `On \`${host}\`, what are ${first} of \`${asked.device}\`, the length of its prefix, and the broadcast address of its network?`;
}

const address = { syntax: { kind: 'address', family: 'ipv4' }, hint: 'an IPv4 address' } as const;
const kinds: Readonly<Record<keyof Told, Omit<Field, 'right'>>> = {
  device: { label: 'interface', syntax: { kind: 'word', synonyms: [] }, hint: 'its name' },
  address: { label: 'address', ...address },
  length: { label: 'prefix length', syntax: { kind: 'prefix-length' }, hint: 'such as /24' },
  broadcast: { label: 'broadcast', ...address },
};

function ask(scenario: AddrScenario, level: Level): Asked {
  const keys = fieldsAt(level);
  const texts = (told: Told) => keys.map((key) => textOf(told, key));
  const truth = texts(toldOf(scenario.asked));
  const fields = keys.map((key, index) => ({ ...kinds[key], right: truth[index] ?? '' }));
  return askFields(
    fields,
    addrLeads(scenario)
      .filter(({ misconception }) => level <= 2 || misconception !== 'takes-the-broadcast')
      .map((lead) => ({ ...lead, leadsTo: texts(lead.leadsTo) })),
  );
}

function fieldsAt(level: Level): readonly (keyof Told)[] {
  if (level === 1) return ['address', 'length'];
  return level === 5 ? ['device', 'address', 'broadcast'] : ['address', 'length', 'broadcast'];
}

function textOf(told: Told, key: keyof Told): string {
  if (key === 'device') return told.device;
  return key === 'length' ? `/${told.length}` : formatIpv4(told[key]);
}

function explanation({ asked, neighbour }: AddrScenario, level: Level): Working[] {
  const told = toldOf(asked);
  const network = networkOf(told.address, told.length);
  const name = `\`${asked.device}\``;
  const inet = `\`inet ${formatIpv4(told.address)}/${told.length}\``;
  const broadcast = code(told.broadcast);
  const isShown = asked.addresses[0]?.broadcast !== null;
  const plain = { compared: told.length, verdict: 'plain' as const };
  const rows = [
    { label: formatIpv4(told.address), bits: bitsOf(told.address), remark: 'the address', ...plain },
    {
      label: formatIpv4(told.broadcast),
      bits: bitsOf(told.broadcast),
      remark: 'all 1 after the prefix',
      ...plain,
    },
  ];
  const reach = neighbour === null ? '' : ` ${code(neighbour)} lies in \`${formatPrefix(network)}\`.`;
  return [
    {
      kind: 'text',
      markdown:
        level === 1
          ? `${name} has the line ${inet}.`
          : `${name} has the line ${inet}, and the last address of \`${formatPrefix(network)}\` is ${broadcast}.`,
    },
    ...(level === 1 || isShown ? [] : [{ kind: 'bits' as const, rows }]),
    {
      kind: 'steps',
      steps: [
        `Find the block of ${name}: it begins at its numbered line and ends before the next.${reach}`,
        `The line ${inet} has the address and the length of the prefix.`,
        isShown
          ? `After \`brd\` stands the broadcast address ${broadcast}.`
          : `No \`brd\` is shown, so set the last ${32 - told.length} bits to 1: ${broadcast}.`,
      ],
    },
  ];
}
