import { proxyView, type ProxyPath, type ProxyView } from '../../net/proxy-path.ts';
import { askFields, askTyped, type Lead } from '../instance.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Working } from '../types.ts';
import type { Part } from './mistakes.ts';

type Asks = keyof ProxyView;

interface Drawn {
  readonly path: ProxyPath;
  readonly names: { readonly forward: string; readonly reverse: string };
  readonly site: string;
}

const sites = [
  'shop.corp.example',
  'wiki.intranet.test',
  'api.corp.example',
  'portal.intranet.test',
  'news.corp.example',
];
const address = { kind: 'address', family: 'ipv4' } as const;

/** One proxy, whose kind is told: who sees or reaches which address. */
export function viewPart(random: Random): Part | null {
  const hasForward = random.chance(0.5);
  const drawn = draw(random, hasForward, !hasForward);
  const asks = random.pick<Asks>(
    hasForward ? ['siteSees', 'clientConnectsTo'] : ['nameLeadsTo', 'serverSees', 'clientConnectsTo'],
  );
  const truth = proxyView(drawn.path);
  const leads = leadsOf(drawn).map((lead): Lead<string> => ({ ...lead, leadsTo: lead.leadsTo[asks] }));
  const asked = askTyped(address, truth[asks], 'an IPv4 address', leads);
  if (asked.mistakes.length === 0) return null;
  return {
    question: `${told(drawn)} \`client\` opens \`${drawn.site}\`. ${questions[asks](drawn)}`,
    picture: pictureOf(drawn),
    asked,
    explanation: explained(drawn, truth),
  };
}

/** A forward and a reverse proxy on one way: four addresses. */
export function viewsPart(random: Random): Part {
  const drawn = draw(random, true, true);
  const truth = proxyView(drawn.path);
  const order: readonly Asks[] = ['clientConnectsTo', 'nameLeadsTo', 'siteSees', 'serverSees'];
  const leads = leadsOf(drawn).map((lead): Lead<readonly string[]> => ({
    ...lead,
    leadsTo: order.map((asks) => lead.leadsTo[asks]),
  }));
  const labels: Record<Asks, string> = {
    clientConnectsTo: 'client connects to',
    nameLeadsTo: `DNS: ${drawn.site}`,
    siteSees: `${drawn.names.reverse} sees`,
    serverSees: 'app sees',
  };
  return {
    question: `${told(drawn)} \`client\` opens \`${drawn.site}\`. To which address does \`client\` connect, which one does DNS have for the site, and from which are \`${drawn.names.reverse}\` and \`app\` connected to?`,
    picture: pictureOf(drawn),
    asked: askFields(
      order.map((asks) => ({
        label: labels[asks],
        syntax: address,
        right: truth[asks],
        hint: 'an IPv4 address',
      })),
      leads,
    ),
    explanation: explained(drawn, truth),
  };
}

function draw(random: Random, hasForward: boolean, hasReverse: boolean): Drawn {
  const [a = 0, b = 0, c = 0] = random.sample(
    Array.from({ length: 250 }, (_, index) => index),
    3,
  );
  const wide = random.pick([10, 172]);
  const network = (octet: number) =>
    wide === 10 ? `10.${octet}.${random.int(0, 250)}` : `172.${16 + (octet % 16)}.${octet}`;
  const host = () => random.int(2, 250);
  return {
    path: {
      client: `${network(a)}.${host()}`,
      forward: hasForward ? [`${network(b)}.${host()}`] : [],
      reverse: hasReverse ? [`192.168.${b}.${host()}`] : [],
      server: `${network(c)}.${host()}`,
    },
    names: {
      forward: random.pick(['proxy', 'squid1', 'egress', 'webgate']),
      reverse: random.pick(['edge1', 'lb', 'front', 'ingress']),
    },
    site: random.pick(sites),
  };
}

function told({ path, names }: Drawn): string {
  const forward = path.forward.length > 0 ? `\`client\` is set to use \`${names.forward}\`.` : '';
  const reverse =
    path.reverse.length > 0 ? `The site’s operators let \`${names.reverse}\` take its requests.` : '';
  return [forward, reverse, 'No address is translated on the way.']
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const questions: Record<Asks, (drawn: Drawn) => string> = {
  clientConnectsTo: () => 'To which address does `client` itself connect?',
  nameLeadsTo: ({ site }) => `Which address does DNS have for \`${site}\`?`,
  siteSees: () => 'From which address is `app` connected to?',
  serverSees: () => 'From which address is `app` connected to?',
};

function leadsOf(drawn: Drawn): Lead<ProxyView>[] {
  const { path, names } = drawn;
  const view = proxyView(path);
  const [forward] = path.forward;
  const lead = (misconception: string, sentence: string, change: Partial<ProxyView>): Lead<ProxyView> => ({
    misconception,
    sentence: `${sentence} ${whySeen(drawn, view)}`,
    leadsTo: { ...view, ...change },
  });
  return [
    lead(
      'sees-through',
      `A proxy opens a connection of its own, so \`${path.client}\` is seen by the first machine only.`,
      {
        siteSees: path.client,
        serverSees: path.client,
      },
    ),
    ...(path.reverse.length === 0
      ? []
      : [
          lead(
            'knows-the-server',
            `Clients know \`${names.reverse}\` only: \`${path.server}\` stays hidden behind it.`,
            {
              nameLeadsTo: path.server,
              ...(forward === undefined ? { clientConnectsTo: path.server } : {}),
            },
          ),
        ]),
    ...(forward === undefined
      ? []
      : [
          lead(
            'skips-the-forward-proxy',
            `\`client\` is set to use \`${names.forward}\`, so it connects there, whatever it opens.`,
            {
              clientConnectsTo: view.nameLeadsTo,
            },
          ),
        ]),
    ...(forward === undefined || path.reverse.length === 0
      ? []
      : [
          lead(
            'forward-still-there',
            `\`${names.reverse}\` connects to \`app\` by itself, from its own address.`,
            { serverSees: forward },
          ),
        ]),
  ];
}

/** One sentence: the connections in order. */
function whySeen({ path, names }: Drawn, { nameLeadsTo }: ProxyView): string {
  const stations = [
    `\`client\` (\`${path.client}\`)`,
    ...path.forward.map((one) => `\`${names.forward}\` (\`${one}\`)`),
    ...path.reverse.map((one) => `\`${names.reverse}\` (\`${one}\`)`),
    `\`app\` (\`${path.server}\`)`,
  ];
  return `The connections are ${stations.join(' → ')}, and the site’s name leads to \`${nameLeadsTo}\`.`;
}

function explained(drawn: Drawn, view: ProxyView): Working[] {
  const { path, names, site } = drawn;
  return [
    { kind: 'text', markdown: whySeen(drawn, view) },
    {
      kind: 'steps',
      steps: [
        `\`${site}\` leads to the first machine of the site: \`${view.nameLeadsTo}\`.`,
        path.forward.length > 0
          ? `\`client\` connects to its forward proxy \`${names.forward}\`, \`${view.clientConnectsTo}\`, which connects to the site.`
          : `\`client\` connects there by itself.`,
        `The first machine of the site sees \`${view.siteSees}\`.`,
        ...(path.reverse.length > 0
          ? [`\`app\` sees its reverse proxy \`${names.reverse}\`, \`${view.serverSees}\`.`]
          : []),
      ],
    },
  ];
}

function pictureOf({ path, names }: Drawn): Picture {
  const devices = [
    { name: 'client', role: 'host' as const, address: path.client },
    ...path.forward.map((one) => ({ name: names.forward, role: 'proxy' as const, address: one })),
    ...path.reverse.map((one) => ({ name: names.reverse, role: 'proxy' as const, address: one })),
    { name: 'app', role: 'server' as const, address: path.server },
  ];
  const links = devices.slice(1).map(({ name }, index) => ({ from: devices[index]?.name ?? '', to: name }));
  return { kind: 'hosts', devices, links };
}
