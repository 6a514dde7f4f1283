import type { ProxyKind } from '../../net/proxy-path.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';

/** A proxy described in words. */
export interface Described {
  readonly name: string;
  readonly setUpBy: 'clients' | 'servers';
  /** A sentence. */
  readonly setUp: string;
  /** Ends `It …`. */
  readonly feature: string;
  readonly place: string;
}

type File = Extract<Picture, { kind: 'files' }>['files'][number];

const domains = ['example.com', 'example.org', 'example.net', 'corp.example', 'intranet.test'];
const groups = [
  'school',
  'bank',
  'clinic',
  'library',
  'newspaper',
  'city council',
  'university',
  'factory',
  'hotel',
];
const sites = [
  'shop',
  'wiki',
  'api',
  'portal',
  'tickets',
  'maps',
  'mail',
  'news',
  'files',
  'git',
  'books',
  'status',
];
const forwardNames = ['proxy', 'squid1', 'egress', 'outbound', 'webgate', 'relay', 'cache1'];
const reverseNames = ['edge1', 'lb', 'front', 'ingress', 'gate2', 'cdn', 'entry'];

/** What a forward proxy may do that many take for the mark of a reverse one, and the other way round. */
const features: Record<ProxyKind, readonly string[]> = {
  forward: [
    'spreads requests over three lines to the Internet',
    'ends TLS to look into requests',
    'adds a header to every request',
    'compresses what it passes on',
    'rewrites some of the paths',
  ],
  reverse: [
    'caches pictures and style sheets',
    'blocks addresses that are known to attack',
    'lets only some paths pass',
    'writes a log of who asked for what',
    'asks for a password first',
  ],
};

const places: Record<ProxyKind, readonly string[]> = {
  forward: [
    'stands in the data centre, beside the web servers',
    'runs in the same cluster as the servers',
    'stands at the far end of the line, near the sites asked',
  ],
  reverse: [
    'stands in a hundred cities, near the clients',
    'stands in the building where most of its users work',
    'runs in the network of the users’ provider',
  ],
};

/** A proxy of the kind with a name, what was set up, and a feature and a place that mislead. */
export function describedProxy(random: Random, kind: ProxyKind): Described {
  const site = someSite(random);
  const group = random.pick(groups);
  const name = random.pick(kind === 'forward' ? forwardNames : reverseNames);
  const port = someProxyPort(random);
  const setUps: Record<ProxyKind, readonly string[]> = {
    forward: [
      `Every laptop of a ${group} is set to use \`${name}:${port}\` for the web.`,
      `The build machines of a ${group} have \`https_proxy=http://${name}:${port}\` in their environment.`,
      `A policy of a ${group} sends the browsers of all staff through \`${name}:${port}\`.`,
      `The pods of a ${group} reach other sites only through \`${name}:${port}\`, which their settings name.`,
    ],
    reverse: [
      `The operators of \`${site}\` let its name lead to \`${name}\`, which asks their ${random.int(2, 9)} servers.`,
      `Clients of \`${site}\` know nothing of \`${name}\`, but its operators have the name lead there.`,
      `A ${group} publishes \`${name}\` as the only address of \`${site}\`; the servers behind it have private ones.`,
      `\`${name}\` takes requests for \`${site}\` and hands them to pods that its operators run.`,
    ],
  };
  return {
    name,
    setUpBy: kind === 'forward' ? 'clients' : 'servers',
    setUp: random.pick(setUps[kind]),
    feature: random.pick(features[kind]),
    place: random.pick(places[kind]),
  };
}

/** What a file of settings is to name. */
interface Place {
  /** The machine whose settings name a forward proxy. */
  readonly user: string;
  /** Where a reverse proxy sends requests. */
  readonly next: string;
  readonly site: string;
  readonly port: number;
}

/** A site's name. */
export function someSite(random: Random): string {
  return `${random.pick(sites)}.${random.pick(domains)}`;
}

/** A port that proxies listen on. */
export function someProxyPort(random: Random): number {
  return random.pick([3128, 8080, 8888]);
}

/** A file that sets up a proxy of the kind called `name`, on the machine of a user or on the proxy itself. */
export function settingsOf(random: Random, kind: ProxyKind, name: string, place: Partial<Place> = {}): File {
  const domain = random.pick(domains);
  const site = place.site ?? someSite(random);
  const port = place.port ?? someProxyPort(random);
  const url = `http://${name}:${port}`;
  const server =
    place.next === undefined
      ? `10.${random.int(0, 40)}.${random.int(0, 250)}.${random.int(2, 250)}:8080`
      : `${place.next}:8080`;
  const user = place.user ?? random.pick(['laptop', 'build1', 'web1', 'node3', 'desk', 'ci']);
  const forward: readonly File[] = [
    {
      name: `${user}: ~/.bashrc`,
      language: 'text',
      text: `export http_proxy=${url}\nexport https_proxy=${url}\nexport no_proxy=localhost,.${domain}\n`,
    },
    {
      name: `${user}: /etc/apt/apt.conf.d/95proxy`,
      language: 'text',
      text: `Acquire::http::Proxy "${url}";\nAcquire::https::Proxy "${url}";\n`,
    },
    {
      name: `${user}: containerd.service.d/http-proxy.conf`,
      language: 'text',
      text: `[Service]\nEnvironment="HTTPS_PROXY=${url}"\nEnvironment="NO_PROXY=10.96.0.0/12"\n`,
    },
    { name: `${user}: ~/.gitconfig`, language: 'text', text: `[http]\n    proxy = ${url}\n` },
    {
      name: `${user}: pod.yaml`,
      language: 'yaml',
      text: `containers:\n- name: app\n  image: app:1\n  env:\n  - name: HTTPS_PROXY\n    value: ${url}\n`,
    },
  ];
  const reverse: readonly File[] = [
    {
      name: `${name}: site.conf`,
      language: 'nginx',
      text: `server {\n    listen 443 ssl;\n    server_name ${site};\n    location / {\n        proxy_pass http://${server};\n    }\n}\n`,
    },
    {
      name: `${name}: ingress.yaml`,
      language: 'yaml',
      text: `kind: Ingress\nspec:\n  rules:\n  - host: ${site}\n    http:\n      paths:\n      - path: /\n        pathType: Prefix\n        backend:\n          service:\n            name: ${random.pick(sites)}\n            port:\n              number: 80\n`,
    },
    {
      name: `${name}: haproxy.cfg`,
      language: 'text',
      text: `frontend ${site.split('.')[0] ?? ''}\n    bind :443 ssl crt /etc/ssl/${site}.pem\n    default_backend app\nbackend app\n    server app1 ${server}\n`,
    },
    {
      name: `${name}: vhost.conf`,
      language: 'text',
      text: `<VirtualHost *:80>\n    ServerName ${site}\n    ProxyPass / http://${server}/\n</VirtualHost>\n`,
    },
  ];
  return random.pick(kind === 'forward' ? forward : reverse);
}

/** The settings of a forward proxy that listens on a port and sends everything through another one. */
export function parentSettings(child: string, name: string, port: number): File {
  const text = `http_port ${port}\ncache_peer ${name} parent ${port} 0 no-query default\nnever_direct allow all\n`;
  return { name: `${child}: squid.conf`, language: 'text', text };
}

/** A name that proxies of either kind may have. */
export function someProxyNames(random: Random, count: number): string[] {
  return random.sample([...forwardNames, ...reverseNames, 'hop1', 'hop2', 'node', 'gw'], count);
}
