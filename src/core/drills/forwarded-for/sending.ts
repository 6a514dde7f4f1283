import { askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Working } from '../types.ts';
import { listed } from '../wording.ts';
import { guessedHeader, headerAtApp, hopConfig, someChain, type Chain, type Policy } from './chain.ts';
import type { ForwardedMistake } from './mistakes.ts';

/** A question with its picture and explanation, as an instance needs them. */
export interface Part {
  readonly question: string;
  readonly picture: Picture;
  readonly asked: Asked;
  readonly explanation: readonly Working[];
}

const writing: readonly ForwardedMistake[] = [
  ...(['counts-last-proxy', 'prepends', 'replace-as-append', 'adds-anyway'] as const),
];

/** What the app finds in the header, asked from the chain drawn: one address at the lower level, three fields at the upper. */
export function sendingPart(random: Random, isUpper: boolean): Part | null {
  const policies: readonly Policy[] = isUpper ? ['append', 'append', 'replace', 'pass'] : ['append'];
  const forged = isUpper && random.chance(0.4) ? 1 : 0;
  const chain = someChain(random, random.int(isUpper ? 2 : 2, 3), policies, forged);
  const header = headerAtApp(chain);
  if (header.length === 0 || new Set([chain.client, ...chain.forged]).size !== 1 + forged) return null;
  return isUpper ? askThree(chain, header) : askOne(random, chain, header);
}

function askOne(random: Random, chain: Chain, header: readonly string[]): Part {
  const isLast = random.chance(0.7);
  const pick = (addresses: readonly string[]) => (isLast ? addresses.at(-1) : addresses[0]) ?? '';
  const leads = writing.map((mistake): Lead<string> => ({
    misconception: mistake,
    sentence: `${sentenceOn(chain, mistake)} ${whyHeader(chain, header)}`,
    leadsTo: pick(guessedHeader(chain, mistake)),
  }));
  return {
    question: `\`client\` sends a request without X-Forwarded-For, and each proxy adds to that header with \`$proxy_add_x_forwarded_for\`. Which address stands ${isLast ? 'last' : 'first'} in it when it reaches \`app\`?`,
    picture: drawn(chain),
    asked: askTyped({ kind: 'address', family: 'ipv4' }, pick(header), 'an IPv4 address', leads),
    explanation: explained(chain, header),
  };
}

function askThree(chain: Chain, header: readonly string[]): Part | null {
  const connection = chain.hops.at(-1)?.address ?? '';
  const texts = (addresses: readonly string[], from: string) => [
    addresses[0] ?? '',
    addresses.at(-1) ?? '',
    from,
  ];
  const leads = writing.map((mistake): Lead<readonly string[]> => ({
    misconception: mistake,
    sentence: `${sentenceOn(chain, mistake)} ${whyHeader(chain, header)}`,
    leadsTo: texts(guessedHeader(chain, mistake), connection),
  }));
  leads.push({
    misconception: 'client-connects',
    sentence: `${sentenceOn(chain, 'client-connects')} ${whyHeader(chain, header)}`,
    leadsTo: texts(header, chain.client),
  });
  const syntax = { kind: 'address', family: 'ipv4' } as const;
  const labels = ['First in the header', 'Last in the header', 'Connection from'];
  const asked = askFields(
    texts(header, connection).map((right, index) => ({
      label: labels[index] ?? '',
      syntax,
      right,
      hint: 'an IPv4 address',
    })),
    leads,
  );
  if (asked.mistakes.length < 3) return null;
  const own =
    chain.forged.length === 0
      ? 'sends no X-Forwarded-For itself'
      : `sends \`X-Forwarded-For: ${chain.forged.join(', ')}\` itself`;
  return {
    question: `\`client\` ${own}. What does \`app\` find in X-Forwarded-For (the one address twice if it is alone), and from where is it connected to?`,
    picture: { kind: 'stack', pictures: [drawn(chain), configs(chain)] },
    asked,
    explanation: explained(chain, header),
  };
}

function drawn({ client, hops }: Chain): Picture {
  const proxies = hops.map(({ name, address }) => ({ name, role: 'proxy' as const, address }));
  const names = ['client', ...hops.map(({ name }) => name), 'app'];
  return {
    kind: 'hosts',
    devices: [
      { name: 'client', role: 'host', address: client },
      ...proxies,
      { name: 'app', role: 'server', address: null },
    ],
    links: names.slice(1).map((to, index) => ({ from: names[index] ?? '', to })),
  };
}

function configs({ hops }: Chain): Picture {
  return {
    kind: 'files',
    files: hops.map((hop, index) => ({
      name: `${hop.name}: nginx.conf`,
      language: 'nginx' as const,
      text: hopConfig(hop, hops[index + 1]?.name ?? 'app'),
    })),
  };
}

/** One sentence: what the app receives. */
function whyHeader({ hops }: Chain, header: readonly string[]): string {
  const addresses = listed(header.map((address) => `\`${address}\``));
  return `\`app\` receives ${addresses} in X-Forwarded-For, on a connection from \`${hops.at(-1)?.address ?? ''}\`.`;
}

const does: Record<Policy, string> = {
  append: 'appends whoever connected to it',
  replace: 'overwrites the header with whoever connected to it',
  pass: 'passes the header on as it is',
};

function explained(chain: Chain, header: readonly string[]): Working[] {
  const steps = chain.hops.map(({ name, policy }, index) => {
    const upToHere = headerAtApp({ ...chain, hops: chain.hops.slice(0, index + 1) });
    return `\`${name}\` ${does[policy]}: ${upToHere.length === 0 ? 'no header' : `\`${upToHere.join(', ')}\``}.`;
  });
  const last = chain.hops.at(-1);
  return [
    { kind: 'text', markdown: whyHeader(chain, header) },
    {
      kind: 'steps',
      steps: [
        ...steps,
        `\`${last?.name ?? ''}\` connects to \`app\` from \`${last?.address ?? ''}\`, which is in no header.`,
      ],
    },
  ];
}

function sentenceOn({ hops, client }: Chain, mistake: ForwardedMistake): string {
  const named = (policy: Policy) => hops.find((hop) => hop.policy === policy)?.name ?? '';
  const last = hops.at(-1);
  const sentences: Partial<Record<ForwardedMistake, string>> = {
    'counts-last-proxy': `A proxy adds the address that connected to it, never its own: \`${last?.address ?? ''}\` shows only as the connection.`,
    prepends: 'A proxy appends at the end, so the oldest address stands first.',
    'replace-as-append': `\`${named('replace')}\` sets the header to \`$remote_addr\`: what was in it is gone.`,
    'adds-anyway': `\`${named('pass')}\` has no \`proxy_set_header\` for it, so it passes the header on unchanged.`,
    'client-connects': `\`${client}\` is connected to the first proxy; to \`app\` only \`${last?.name ?? ''}\` is.`,
  };
  return sentences[mistake] ?? '';
}
