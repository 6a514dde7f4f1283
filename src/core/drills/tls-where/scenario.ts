import { tlsPath, type Relay, type TlsPath } from '../../net/tls-path.ts';
import type { Picture } from '../picture.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** A machine on the way, with the settings that say what it does. */
export interface Machine {
  readonly name: string;
  readonly relay: Relay;
  readonly isForwardProxy: boolean;
  readonly file: Extract<Picture, { kind: 'files' }>['files'][number];
}

/** A way from a client to an app, what is asked of it, and what core/net says. */
export interface TlsScenario {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly machines: readonly Machine[];
  readonly app: string;
  readonly path: TlsPath;
  readonly asks: 'encrypted' | 'plain' | 'readers';
}

/** How the ways of a level are made; the chances are of a machine to be of a kind. */
interface Shape {
  readonly machines: readonly [number, number];
  readonly passesOn: number;
  readonly forwardProxy: number;
  readonly plainStart: number;
  readonly asks: readonly TlsScenario['asks'][];
}

const shapes: Readonly<Record<Level, Shape>> = {
  1: { machines: [2, 2], passesOn: 0, forwardProxy: 0, plainStart: 0, asks: ['encrypted'] },
  2: { machines: [3, 3], passesOn: 0, forwardProxy: 0, plainStart: 0, asks: ['encrypted', 'plain'] },
  3: { machines: [2, 3], passesOn: 0.5, forwardProxy: 0, plainStart: 0, asks: ['encrypted', 'plain'] },
  4: { machines: [3, 3], passesOn: 0.35, forwardProxy: 0.6, plainStart: 0.2, asks: ['encrypted', 'plain'] },
  5: { machines: [3, 4], passesOn: 0.35, forwardProxy: 0.5, plainStart: 0.15, asks: ['readers'] },
};

const hosts = ['shop', 'api', 'www', 'portal', 'mail', 'git', 'wiki', 'pay', 'login', 'books'];
const domains = ['example.com', 'example.org', 'example.net', 'corp.example', 'intranet.test'];
const machineNames = [
  'cdn',
  'edge',
  'lb',
  'gateway',
  'ingress',
  'waf',
  'proxy1',
  'router1',
  'balancer',
  'frontend',
];
const apps = ['app', 'backend', 'web1', 'pod', 'tomcat', 'api1'];

/** Makes the way of an instance; throws the dice again where nothing would be to mark. */
export function tlsScenario(level: Level, seed: number): TlsScenario {
  const random = new Random(`tls-where/${level}/${seed}`);
  const shape = shapes[level];
  for (;;) {
    const scenario = tryScenario(random, shape);
    const marked = markedOf(scenario, scenario.path);
    const kinds = new Set(scenario.machines.map(({ relay }) => relay.kind));
    const hasPassing = shape.passesOn === 0 || kinds.has('passes-on');
    if (marked.length > 0 && hasPassing && kinds.has('ends-tls')) return scenario;
  }
}

function tryScenario(random: Random, shape: Shape): TlsScenario {
  const host = `${random.pick(hosts)}.${random.pick(domains)}`;
  const scheme = random.chance(shape.plainStart) ? 'http' : 'https';
  const count = random.int(...shape.machines);
  const names = random.sample(machineNames, count);
  const app = random.pick(apps);
  const machines: Machine[] = [];
  let isEncrypted = scheme === 'https';
  for (const [index, name] of names.entries()) {
    const next = names[index + 1] ?? app;
    const isForwardProxy = index === 0 && scheme === 'https' && random.chance(shape.forwardProxy);
    const relay: Relay =
      isForwardProxy || random.chance(shape.passesOn)
        ? { kind: 'passes-on' }
        : { kind: 'ends-tls', sendsOn: random.chance(0.5) ? 'https' : 'http' };
    machines.push({
      name,
      relay,
      isForwardProxy,
      file: settings(name, relay, isForwardProxy, isEncrypted, host, next),
    });
    if (relay.kind === 'ends-tls') isEncrypted = relay.sendsOn === 'https';
  }
  const path = tlsPath(
    scheme,
    machines.map(({ relay }) => relay),
  );
  return { scheme, host, machines, app, path, asks: random.pick(shape.asks) };
}

function settings(
  name: string,
  relay: Relay,
  isForwardProxy: boolean,
  isEncrypted: boolean,
  host: string,
  next: string,
): Machine['file'] {
  if (isForwardProxy)
    return {
      name: `${name}: access.log`,
      language: 'text',
      text: `CONNECT ${host}:443 200 tunnel to ${next}\n`,
    };
  const port = isEncrypted ? 443 : 80;
  if (relay.kind === 'passes-on') {
    const text = `stream {\n    server {\n        listen ${port};\n        proxy_pass ${next}:${port};\n    }\n}\n`;
    return { name: `${name}: nginx.conf`, language: 'nginx', text };
  }
  const text = [
    'server {',
    `    listen ${isEncrypted ? '443 ssl' : '80'};`,
    `    server_name ${host};`,
    '    location / {',
    `        proxy_pass ${relay.sendsOn}://${next};`,
    '    }',
    '}\n',
  ].join('\n');
  return { name: `${name}: nginx.conf`, language: 'nginx', text };
}

/** The names of everything on the way, the client first. */
export function stations({ machines, app }: TlsScenario): string[] {
  return ['client', ...machines.map(({ name }) => name), app];
}

/** Ids of what is to be marked if the request is encrypted and read as `path` says. */
export function markedOf(scenario: TlsScenario, path: TlsPath): string[] {
  if (scenario.asks === 'readers')
    return scenario.machines.filter((_, index) => path.readers[index] === true).map(({ name }) => name);
  return path.encrypted.flatMap((is, index) =>
    is === (scenario.asks === 'encrypted') ? [linkId(index)] : [],
  );
}

/** Id of a connection of the picture, counted from the client. */
export function linkId(index: number): string {
  return `connection-${index + 1}`;
}
