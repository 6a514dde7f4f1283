import { proxyKind, type ProxyKind } from '../../net/proxy-path.ts';
import { askChoice, askMark, type Lead } from '../instance.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Working } from '../types.ts';
import { capitalised, listed } from '../wording.ts';
import type { Part } from './mistakes.ts';
import {
  describedProxy,
  parentSettings,
  settingsOf,
  someProxyNames,
  someProxyPort,
  someSite,
} from './proxies.ts';

const other: Record<ProxyKind, ProxyKind> = { forward: 'reverse', reverse: 'forward' };

const why: Record<ProxyKind, string> = {
  forward: 'the clients’ side set it up, and sites do not see the clients',
  reverse: 'the site’s side set it up, and clients do not see the servers',
};

/** What a feature and a place of a proxy of the kind make many take it for the other kind by. */
const misleading: Record<ProxyKind, { readonly place: string }> = {
  forward: { place: 'it stands close to the servers, whatever the clients are set to' },
  reverse: { place: 'it stands close to the clients, whoever may have put it there' },
};

function choice(kind: ProxyKind, reason: string): string {
  return `${capitalised(kind)} proxy: ${reason}`;
}

/** A proxy described in words: which kind is it, and why. */
export function wordsPart(random: Random): Part {
  const kind = random.pick<ProxyKind>(['forward', 'reverse']);
  const { setUp, setUpBy, feature, place, name } = describedProxy(random, kind);
  const truth = proxyKind(setUpBy);
  const besides = [
    byFeature(truth, name, `it ${feature}`, `That \`${name}\` ${feature} can be said of either kind.`),
    byPlace(
      truth,
      name,
      misleading[truth].place,
      `That \`${name}\` ${place} says nothing: what counts is for whom it works.`,
    ),
  ];
  const leads = [
    swapped(truth, name, why[truth]),
    mixedUp(truth, name, why[other[truth]]),
    random.pick(besides),
  ];
  return {
    question: `${setUp} It ${feature}, and ${place}. What kind of proxy is it, and why?`,
    picture: null,
    asked: askChoice(random, choice(truth, why[truth]), leads),
    explanation: explained(truth, name, [
      `${setUp} So the ${setUpBy === 'clients' ? 'clients’' : 'site’s'} side set it up.`,
    ]),
  };
}

function swapped(truth: ProxyKind, name: string, reason: string): Lead<string> {
  return {
    misconception: 'swaps-the-words',
    sentence: `The reason is right and the word is not. ${verdict(truth, name)}`,
    leadsTo: choice(other[truth], reason),
  };
}

function mixedUp(truth: ProxyKind, name: string, reason: string): Lead<string> {
  return {
    misconception: 'mixes-up-sides',
    sentence: `The word is right and the reason is not: that would make it a ${other[truth]} proxy. ${verdict(truth, name)}`,
    leadsTo: choice(truth, reason),
  };
}

function byFeature(truth: ProxyKind, name: string, feature: string, sentence: string): Lead<string> {
  return {
    misconception: 'judges-by-feature',
    sentence: `${sentence} ${verdict(truth, name)}`,
    leadsTo: choice(other[truth], `${feature}, which is what such a proxy is for`),
  };
}

function byPlace(truth: ProxyKind, name: string, place: string, sentence: string): Lead<string> {
  return {
    misconception: 'judges-by-place',
    sentence: `${sentence} ${verdict(truth, name)}`,
    leadsTo: choice(other[truth], place),
  };
}

function verdict(truth: ProxyKind, name: string): string {
  return `\`${name}\` is a ${truth} proxy: ${why[truth]}.`;
}

function explained(truth: ProxyKind, name: string, steps: readonly string[]): Working[] {
  return [
    { kind: 'text', markdown: verdict(truth, name) },
    {
      kind: 'steps',
      steps: [
        ...steps,
        truth === 'forward'
          ? `The sites asked see \`${name}\`, not the client: the clients are hidden.`
          : `Clients see \`${name}\`, not what is behind it: the servers are hidden.`,
        `That makes it a ${truth} proxy.`,
      ],
    },
  ];
}

const fileReasons: Record<ProxyKind, string> = {
  forward: 'a client’s own settings name it, for the requests that client sends out',
  reverse: 'it takes what comes for a site’s name, and no client has to be set to use it',
};

const filePlaces: Record<ProxyKind, { readonly feature: string; readonly place: string }> = {
  forward: {
    feature: 'it takes requests to many sites on one port',
    place: 'requests reach servers through it, so it stands in front of servers',
  },
  reverse: {
    feature: 'it passes requests forward to another machine',
    place: 'clients reach it first, so it stands with the clients and not with servers',
  },
};

/** A file that sets a proxy up: which kind is it, and why. */
export function filePart(random: Random): Part {
  const truth = proxyKind(random.pick(['clients', 'servers'] as const));
  const [name = ''] = someProxyNames(random, 1);
  const file = settingsOf(random, truth, name);
  const { feature, place } = filePlaces[truth];
  const leads = [
    swapped(truth, name, fileReasons[truth]),
    mixedUp(truth, name, fileReasons[other[truth]]),
    random.pick([
      byFeature(truth, name, feature, 'Every proxy takes requests and passes them on.'),
      byPlace(truth, name, place, 'Every proxy stands between clients and servers.'),
    ]),
  ];
  const told =
    truth === 'forward'
      ? `The file on \`${file.name.split(':')[0] ?? ''}\` names \`${name}\` for requests that go out from there: the client is set to use it.`
      : `The file on \`${name}\` takes requests for a name of the site, and passes them to the site’s own servers.`;
  return {
    question: `What kind of proxy is \`${name}\`, as this file has it, and why?`,
    picture: { kind: 'files', files: [file] },
    asked: askChoice(random, choice(truth, fileReasons[truth]), leads),
    explanation: explained(truth, name, [told]),
  };
}

/** Three or four proxies one after another with their files: mark those of one kind. */
export function markPart(random: Random): Part {
  const count = random.int(3, 4);
  const names = someProxyNames(random, count);
  const forwardCount = random.int(1, 2);
  const kinds = names.map((_, index) => proxyKind(index < forwardCount ? 'clients' : 'servers'));
  const wanted = random.pick<ProxyKind>(['forward', 'reverse']);
  const ofKind = (kind: ProxyKind) => names.filter((_, index) => kinds[index] === kind);
  const right = ofKind(wanted);
  const middle = Math.floor(count / 2);
  const nearest = wanted === 'forward' ? names.slice(0, middle) : names.slice(middle);
  const shown = listed(right.map((name) => `\`${name}\``));
  const sentence =
    right.length === 1
      ? `${shown} is a ${wanted} proxy: ${why[wanted]}.`
      : `${shown} are ${wanted} proxies: ${why[wanted].replace(' it,', ' them,').replace('set it', 'set them')}.`;
  const [site, port] = [someSite(random), someProxyPort(random)];
  const files = names.map((name, index) =>
    kinds[index] === 'forward' && index > 0
      ? parentSettings(names[index - 1] ?? '', name, port)
      : settingsOf(random, kinds[index] ?? 'forward', name, {
          user: 'client',
          next: names[index + 1] ?? 'app',
          site,
          port,
        }),
  );
  const stations = ['client', ...names, 'app'];
  return {
    question: `The file of each proxy says where it is set up. Mark every ${wanted} proxy on the way.`,
    picture: {
      kind: 'stack',
      pictures: [
        {
          kind: 'hosts',
          devices: stations.map((name) => ({
            name,
            role:
              name === 'client'
                ? ('host' as const)
                : name === 'app'
                  ? ('server' as const)
                  : ('proxy' as const),
            address: null,
          })),
          links: stations.slice(1).map((to, index) => ({ from: stations[index] ?? '', to })),
        },
        { kind: 'files', files: random.shuffle(files) } satisfies Picture,
      ],
    },
    asked: askMark(
      names.map((name) => ({ id: name, label: name })),
      right,
      [
        {
          misconception: 'swaps-the-words',
          sentence: `Those are the other kind. ${sentence}`,
          leadsTo: ofKind(other[wanted]),
        },
        {
          misconception: 'judges-by-place',
          sentence: `Being near the ${wanted === 'forward' ? 'client' : 'app'} does not make it so. ${sentence}`,
          leadsTo: nearest,
        },
      ],
      true,
    ),
    explanation: [
      { kind: 'text', markdown: sentence },
      {
        kind: 'candidates',
        rows: names.map((name, index) => ({
          label: name,
          verdict: kinds[index] === wanted ? ('wins' as const) : ('no-match' as const),
          reason:
            kinds[index] === 'reverse'
              ? 'takes requests for a site’s name: reverse'
              : index === 0
                ? 'named in the client’s settings: forward'
                : 'named by the client’s own proxy as its parent: forward',
        })),
      },
      {
        kind: 'steps',
        steps: [
          'A file on the client, or on a proxy it uses, that names the proxy makes it a forward proxy.',
          'A file on the proxy that takes requests for a site’s name makes it a reverse proxy.',
        ],
      },
    ],
  };
}
