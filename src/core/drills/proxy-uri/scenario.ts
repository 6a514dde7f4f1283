import { chooseLocation, type LocationChoice } from '../../net/nginx/choose-location.ts';
import { handleRequest } from '../../net/nginx/handle-request.ts';
import type { Location } from '../../net/nginx/model.ts';
import { readNginx } from '../../net/nginx/read-nginx.ts';
import { parseRequestUri } from '../../net/nginx/request-uri.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** A server that proxies, a request for it, and what core/net says the backend receives. */
export interface ProxyScenario {
  readonly config: string;
  /** The target as the client sends it, with its query. */
  readonly raw: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: string;
  readonly backend: string;
  readonly location: Location;
  readonly choice: LocationChoice;
  /** The path that `proxy_pass` names; '' if it names none. */
  readonly uri: string;
  /** The path after a rewrite in the location; null if there is none. */
  readonly rewritten: string | null;
  /** What the backend receives. */
  readonly received: string;
  /** What it would receive without the rewrite; null if there is none. */
  readonly withoutRewrite: string | null;
}

interface Draft {
  readonly head: string;
  readonly uri: string;
  readonly rewrite?: string;
}

interface Site {
  /** The first is the one asked for. */
  readonly locations: readonly [Draft, ...Draft[]];
  readonly raw: string;
}

const folders = ['api', 'shop', 'app', 'blog', 'docs', 'auth', 'media', 'orders', 'reports', 'wiki'];
const inner = ['v1', 'v2', 'internal', 'public', 'app', 'rest', 'site', 'backend'];
const leaves = ['users', 'items', 'list', 'status', 'search', 'login', 'cart', 'new', 'notes', 'invoices'];
const upstreams = ['app', 'backend', 'pages', 'orders_app', 'web_pool', 'node'];

/** Makes the configuration and the request of an instance. */
export function proxyScenario(level: Level, seed: number): ProxyScenario {
  const random = new Random(`proxy-uri/${level}/${seed}`);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { locations, raw } = sites[level](random);
    const scenario = scenarioOf(random, random.shuffle(locations), raw);
    if (scenario !== null) return scenario;
  }
  throw new RangeError(`No scenario for level ${level} and seed ${seed}`);
}

function scenarioOf(random: Random, locations: readonly Draft[], raw: string): ProxyScenario | null {
  const name = random.pick(upstreams);
  const address = `10.${random.int(0, 30)}.${random.int(0, 255)}.${random.int(2, 250)}:${random.pick([8080, 3000, 5000, 9000])}`;
  const isNamed = random.chance(0.6);
  const backend = isNamed ? name : address;
  const pool = isNamed ? [`upstream ${name} {`, `    server ${address};`, '}', ''] : [];
  const host = random.pick(['www.example.com', 'api.example.com', 'intranet.example', 'shop.test']);
  const write = (withRewrites: boolean) =>
    `${[
      ...pool,
      ...['server {', '    listen 80;', `    server_name ${host};`],
      ...locations.flatMap(({ head, uri, rewrite }) => [
        ...['', `    location ${head} {`],
        ...(rewrite === undefined || !withRewrites ? [] : [`        rewrite ${rewrite} break;`]),
        ...[`        proxy_pass http://${backend}${uri};`, '    }'],
      ]),
      '}',
    ].join('\n')}\n`;
  const config = write(true);
  const parsed = parseRequestUri(raw);
  const read = readNginx(config);
  const received = receivedOf(config, host, raw);
  if (parsed === null || received === null) return null;
  const choice = chooseLocation(read.servers[0]?.locations ?? [], parsed.path);
  const { location } = choice;
  if (location === null) return null;
  const withoutRewrite = location.settings.rewrites.length === 0 ? null : receivedOf(write(false), host, raw);
  return {
    ...{
      config,
      raw,
      path: parsed.path,
      query: parsed.query,
      backend,
      location,
      choice,
      received,
      withoutRewrite,
    },
    uri: location.settings.proxy?.target?.uri ?? '',
    rewritten: withoutRewrite === null || withoutRewrite === received ? null : received.replace(/\?.*$/, ''),
  };
}

function receivedOf(config: string, host: string, uri: string): string | null {
  const place = { client: '203.0.113.7', address: '192.0.2.10', port: 80, headers: {} };
  const { handling } = handleRequest(readNginx(config), { ...place, host, uri });
  return handling.kind === 'proxied' ? handling.request.uri : null;
}

const sites: Readonly<Record<Level, (random: Random) => Site>> = {
  1: (random) => {
    const folder = random.pick(folders);
    const uri = random.pick(['', '', '/', `/${random.pick(inner)}/`]);
    const query = random.chance(0.5) ? someQuery(random) : '';
    return { locations: [{ head: `/${folder}/`, uri }], raw: `/${folder}/${somePath(random, 2)}${query}` };
  },
  2: (random) => {
    const [folder = '', other = ''] = random.sample(folders, 2);
    const head = random.pick([`/${folder}/`, `/${folder}/${random.pick(inner)}/`, '/']);
    const uri = random.pick([
      '',
      '/',
      `/${random.pick(inner)}/`,
      `/${random.pick(inner)}/${random.pick(folders)}/`,
    ]);
    const raw = `${head}${somePath(random, 3)}${random.chance(0.6) ? someQuery(random) : ''}`;
    return {
      locations: [
        { head, uri },
        { head: `/${other}/`, uri: random.pick(['', '/']) },
      ],
      raw,
    };
  },
  3: (random) => {
    const [folder = '', other = ''] = random.sample(folders, 2);
    const isOpen = random.chance(0.5);
    const head = isOpen ? `/${folder}` : `/${folder}/`;
    const named = random.pick(inner);
    const uri = isOpen
      ? random.pick(['/', `/${named}/`, `/${named}`, ''])
      : random.pick([`/${named}`, `/${named}`, '/', '']);
    const rest =
      isOpen && random.chance(0.2)
        ? `-${random.pick(inner)}/${random.pick(leaves)}`
        : `/${somePath(random, 2)}`;
    const raw = `/${folder}${rest}${random.chance(0.4) ? someQuery(random) : ''}`;
    return {
      locations: [
        { head, uri },
        { head: `/${other}/`, uri: '/' },
      ],
      raw,
    };
  },
  4: (random) => {
    const [folder = '', other = ''] = random.sample(folders, 2);
    const isExpression = random.chance(0.2);
    const head = isExpression ? `~ ^/${folder}/` : `/${folder}/`;
    const uri = isExpression
      ? ''
      : random.pick(['', '/', `/${random.pick(inner)}/`, `/${random.pick(inner)}`]);
    const raw = `/${folder}/${encodedPath(random)}${random.chance(0.4) ? someQuery(random) : ''}`;
    return {
      locations: [
        { head, uri },
        { head: `/${other}/`, uri: '/' },
        { head: '/', uri: '' },
      ],
      raw,
    };
  },
  5: (random) => {
    const [folder = '', other = ''] = random.sample(folders, 2);
    const [named = '', target = ''] = random.sample(inner, 2);
    const isRewriting = random.chance(0.6);
    const head = isRewriting || random.chance(0.6) ? `/${folder}/` : `~ ^/${folder}/`;
    const uri = head.startsWith('~') ? '' : random.pick(['', '/', `/${named}/`, `/${named}/`]);
    const path = random.chance(0.5) ? encodedPath(random) : somePath(random, 3);
    const rewrite = random.pick([
      `^/${folder}/(.*)$ /${target}/$1`,
      `^/${folder}/(.*)$ /$1`,
      `^/${folder}/([^/]+) /${target}/$1`,
    ]);
    const main: Draft = isRewriting ? { head, uri, rewrite } : { head, uri };
    const raw = `/${folder}/${path}${random.chance(0.5) ? someQuery(random) : ''}`;
    return { locations: [main, { head: `/${other}`, uri: '/' }, { head: '/', uri: '' }], raw };
  },
};

function somePath(random: Random, most: number): string {
  const parts = random.sample(leaves, random.int(1, most));
  if (random.chance(0.3)) parts.push(String(random.int(2, 999)));
  return parts.join('/');
}

function someQuery(random: Random): string {
  return random.pick([
    `?id=${random.int(1, 99)}`,
    `?page=${random.int(2, 20)}`,
    `?sort=name`,
    `?q=${random.pick(leaves)}`,
    `?id=${random.int(1, 99)}&full=1`,
  ]);
}

/** A path that decoding changes. */
function encodedPath(random: Random): string {
  const [one = '', two = '', three = ''] = random.sample(leaves, 3);
  return random.pick([
    ...[
      `${one}%2F${two}`,
      `${one}//${two}`,
      `${one}/../${two}`,
      `${one}/./${two}`,
      `${one}/${two}/../${three}`,
    ],
    ...[
      `${one}%20${two}`,
      `${one}/%${one.charCodeAt(0).toString(16)}${one.slice(1)}`,
      `${one}%2F${two}//${three}`,
    ],
  ]);
}
