import { clientAddress, type ClientAddress, type Trust } from '../../net/client-address.ts';
import { formatPrefix, prefixOf, type Prefix } from '../../net/prefix.ts';
import { askChoice, askTyped, type Lead } from '../instance.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Working } from '../types.ts';
import { listed } from '../wording.ts';
import { headerAtApp, publicAddress, someChain } from './chain.ts';
import type { ForwardedMistake } from './mistakes.ts';
import type { Part } from './sending.ts';

/** A request as it was received, and whom the receiver trusts. */
interface Received {
  readonly connection: string;
  readonly header: readonly string[];
  readonly trust: Trust;
  readonly found: ClientAddress;
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(prefixOf);
const hosts = ['shop.example.com', 'www.example.com', 'api.example.org', 'intranet.example'];
const paths = ['/cart', '/login', '/', '/api/items', '/search', '/account'];

/** Read the client's address where every proxy is one's own and nothing is forged: a choice. */
export function easyPart(random: Random): Part | null {
  const chain = someChain(random, random.int(2, 3), ['append'], 0);
  const received = receive(chain.hops.at(-1)?.address ?? '', headerAtApp(chain), {
    proxies: chain.hops.map(({ address }) => prefixOf(`${address}/32`)),
    isRecursive: true,
  });
  const leads = leadsOf(received, ['takes-last', 'takes-connection']);
  const right = received.found.address;
  return {
    question:
      'Every proxy on the way is yours and appends to X-Forwarded-For, and the first drops what clients send in it. Which address is the client’s?',
    picture: { kind: 'files', files: [requestFile(random, received)] },
    asked: askChoice(
      random,
      `\`${right}\``,
      leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` })),
    ),
    explanation: explained(received),
  };
}

/** Read the client's address where it may have forged the header, from the list of one's own proxies. */
export function forgedPart(random: Random): Part | null {
  const chain = someChain(random, random.int(2, 3), ['append'], random.int(1, 2));
  const received = receive(chain.hops.at(-1)?.address ?? '', headerAtApp(chain), {
    proxies: chain.hops.map(({ address }) => prefixOf(`${address}/32`)),
    isRecursive: true,
  });
  const own = listed(random.shuffle(chain.hops.map(({ address }) => `\`${address}\``)));
  const leads = leadsOf(received, ['takes-first', 'takes-last', 'takes-connection']);
  return {
    question: `Only ${own} are your proxies; each appends to X-Forwarded-For and none checks what came in it. From which address was the request sent to your proxies?`,
    picture: { kind: 'files', files: [requestFile(random, received)] },
    asked: askTyped({ kind: 'address', family: 'ipv4' }, received.found.address, 'an IPv4 address', leads),
    explanation: explained(received),
  };
}

/** What nginx takes for the client's address by `set_real_ip_from` and `real_ip_recursive`. */
export function trustPart(random: Random): Part | null {
  const [a = 0, b = 0] = random.sample(
    Array.from({ length: 200 }, (_, index) => index + 10),
    2,
  );
  const range = prefixOf(`10.${a}.0.0/16`);
  const single = prefixOf(`192.168.${random.int(0, 250)}.${random.int(2, 250)}/32`);
  const inside = () => `10.${a}.${random.int(0, 250)}.${random.int(2, 250)}`;
  const outside = () =>
    `${random.pick([`10.${b}`, `172.${random.int(16, 31)}`])}.${random.int(0, 250)}.${random.int(2, 250)}`;
  const middle = Array.from({ length: random.int(1, 2) }, () =>
    random.pick([inside, inside, () => formatPrefix(single).slice(0, -3)])(),
  );
  const stranger = random.chance(0.35) ? [outside()] : [];
  const forged = random.chance(0.7) ? [publicAddress(random)] : [];
  const header = [...forged, publicAddress(random), ...stranger, ...middle];
  const trust = { proxies: [range, single], isRecursive: random.chance(0.7) };
  const connection = random.chance(0.7) ? inside() : random.chance(0.5) ? outside() : publicAddress(random);
  const received = receive(connection, header, trust);
  if (new Set([...header, connection]).size <= header.length) return null;
  const leads = leadsOf(received, [
    'trusts-anyone',
    'goes-on',
    'trusts-private',
    'takes-first',
    'takes-last',
    'takes-connection',
  ]);
  const asked = askTyped(
    { kind: 'address', family: 'ipv4' },
    received.found.address,
    'an IPv4 address',
    leads,
  );
  if (asked.mistakes.length < 2) return null;
  return {
    question: 'With these settings, which address does nginx take for the client’s (`$remote_addr`)?',
    picture: { kind: 'files', files: [requestFile(random, received), settingsFile(random, trust)] },
    asked,
    explanation: explained(received),
  };
}

function receive(connection: string, header: readonly string[], trust: Trust): Received {
  return { connection, header, trust, found: clientAddress(connection, header, trust) };
}

type File = Extract<Picture, { kind: 'files' }>['files'][number];

function requestFile(random: Random, { connection, header }: Received): File {
  const text = [
    `connection from ${connection}`,
    '',
    `GET ${random.pick(paths)} HTTP/1.1`,
    `Host: ${random.pick(hosts)}`,
    `X-Forwarded-For: ${header.join(', ')}\n`,
  ].join('\n');
  return { name: 'request received', language: 'text', text };
}

function settingsFile(random: Random, { proxies, isRecursive }: Trust): File {
  const from = random
    .shuffle(proxies)
    .map(
      (prefix) =>
        `set_real_ip_from ${prefix.length === 32 ? formatPrefix(prefix).slice(0, -3) : formatPrefix(prefix)};`,
    );
  const text = [
    ...from,
    'real_ip_header X-Forwarded-For;',
    `real_ip_recursive ${isRecursive ? 'on' : 'off'};\n`,
  ].join('\n');
  return { name: 'real-ip.conf', language: 'nginx', text };
}

function leadsOf(received: Received, mistakes: readonly ForwardedMistake[]): Lead<string>[] {
  return mistakes.flatMap((mistake) => {
    const leadsTo = guess(received, mistake);
    if (leadsTo === null) return [];
    return [
      {
        misconception: mistake,
        sentence: `${sentenceOn(received, mistake)} ${whyAddress(received)}`,
        leadsTo,
      },
    ];
  });
}

/** The address somebody takes who makes a mistake. */
function guess({ connection, header, trust, found }: Received, mistake: ForwardedMistake): string | null {
  const isStranger = found.looked.length === 1;
  const withTrust = (proxies: readonly Prefix[], isRecursive = trust.isRecursive) =>
    clientAddress(connection, header, { proxies, isRecursive }).address;
  switch (mistake) {
    case 'takes-first':
      return header[0] ?? null;
    case 'takes-last':
      return header.at(-1) ?? null;
    case 'takes-connection':
      return connection;
    case 'trusts-anyone':
      return isStranger ? withTrust([...trust.proxies, prefixOf(`${connection}/32`)]) : null;
    case 'goes-on':
      return trust.isRecursive ? null : withTrust(trust.proxies, true);
    case 'trusts-private':
      return withTrust([...trust.proxies, ...privateRanges]);
    default:
      return null;
  }
}

/** One sentence: whose address it is, and why. */
function whyAddress({ connection, trust, found }: Received): string {
  const address = `\`${found.address}\``;
  if (found.looked.length === 1)
    return `${address} it is: the connection comes from no trusted proxy, so its header is not believed.`;
  if (!trust.isRecursive)
    return `${address} it is: \`${connection}\` is trusted, and without recursion only the last address of the header counts.`;
  const isTrusted = found.looked.at(-1)?.isTrusted === true;
  return isTrusted
    ? `${address} it is: every address is that of a trusted proxy, so the first of the header counts.`
    : `${address} it is: read from the end, it is the first address that is not a trusted proxy.`;
}

function explained(received: Received): Working[] {
  const { connection, header, trust, found } = received;
  const all = [...header, connection].toReversed();
  return [
    { kind: 'text', markdown: whyAddress(received) },
    {
      kind: 'candidates',
      rows: all.map((address, index) => {
        const looked = found.looked[index];
        if (looked === undefined)
          return {
            label: address,
            verdict: 'no-match',
            reason: 'not looked at: anybody may have written it',
          };
        const wins = looked.address === found.address && index === found.looked.length - 1;
        const place =
          index === 0 ? 'the connection' : index === 1 ? 'the last of the header' : 'further back';
        return {
          label: address,
          verdict: wins ? 'wins' : 'loses',
          reason: `${place}; ${looked.isTrusted ? 'a trusted proxy' : 'not trusted to name others'}`,
        };
      }),
    },
    {
      kind: 'steps',
      steps: [
        `The connection comes from \`${connection}\`, which is ${found.looked[0]?.isTrusted === true ? 'a trusted proxy' : 'a stranger'}.`,
        ...(found.looked.length === 1
          ? ['So X-Forwarded-For is not looked at.']
          : [
              `A proxy appends who connected to it, so the header is read from its end: \`${header.toReversed().join('`, `')}\`.`,
            ]),
        ...(found.looked.length > 1 && !trust.isRecursive
          ? ['`real_ip_recursive` is off: one step back, no further.']
          : []),
        `The client is \`${found.address}\`.`,
      ],
    },
  ];
}

function sentenceOn({ header, connection, found }: Received, mistake: ForwardedMistake): string {
  const sentences: Partial<Record<ForwardedMistake, string>> = {
    'takes-first': `Whoever sends the request can write \`${header[0] ?? ''}\` into the header beforehand.`,
    'takes-last': `\`${header.at(-1) ?? ''}\` is what the last proxy saw, and that need not be the client.`,
    'takes-connection': `\`${connection}\` is the machine at the other end of the connection: a proxy, which names who connected to it.`,
    'trusts-anyone': `\`${connection}\` is in no trusted range, so what it writes into a header proves nothing.`,
    'goes-on': `With \`real_ip_recursive off\` nginx goes one step back, whether or not \`${found.address}\` is a proxy.`,
    'trusts-private': 'A private address is not trusted for being private, but only if it is listed.',
  };
  return sentences[mistake] ?? '';
}
