import { handleRequest } from '../../net/nginx/handle-request.ts';
import { readNginx } from '../../net/nginx/read-nginx.ts';
import type { Random } from '../random.ts';
import type { ForwardedMistake } from './mistakes.ts';

/** What a proxy does with X-Forwarded-For. */
export type Policy = 'append' | 'replace' | 'pass';

/** A proxy on the way, with the address its connections come from. */
export interface Hop {
  readonly name: string;
  readonly address: string;
  readonly policy: Policy;
}

/** A request on its way from a client through proxies to an app. */
export interface Chain {
  readonly client: string;
  /** Addresses that the client itself writes into the header. */
  readonly forged: readonly string[];
  /** From the client's side on; the last one connects to the app. */
  readonly hops: readonly Hop[];
}

const values: Record<Policy, string | null> = {
  append: '$proxy_add_x_forwarded_for',
  replace: '$remote_addr',
  pass: null,
};

/** The location block of a proxy. */
export function hopConfig({ policy }: Hop, next: string): string {
  const value = values[policy];
  return [
    'location / {',
    `    proxy_pass http://${next};`,
    ...(value === null ? [] : [`    proxy_set_header X-Forwarded-For ${value};`]),
    '}\n',
  ].join('\n');
}

/** The addresses in X-Forwarded-For as the app receives it, according to core/net. */
export function headerAtApp({ client, forged, hops }: Chain): string[] {
  let header = forged.join(', ');
  let from = client;
  for (const hop of hops) {
    const { handling } = handleRequest(readNginx(`server { listen 80; ${hopConfig(hop, '10.0.0.1')} }`), {
      ...{ uri: '/', host: 'www.example.com', client: from, address: '10.0.0.1', port: 80 },
      headers: header === '' ? {} : { 'X-Forwarded-For': header },
    });
    header = handling.kind === 'proxied' ? (handling.request.headers.get('x-forwarded-for') ?? '') : '';
    from = hop.address;
  }
  return header === '' ? [] : header.split(', ');
}

/** The addresses in the header if a mistake were the rule; not where the truth comes from. */
export function guessedHeader({ client, forged, hops }: Chain, mistake: ForwardedMistake | null): string[] {
  let header = [...forged];
  let from = client;
  for (const { policy, address } of hops) {
    const appends =
      policy === 'append' ||
      (policy === 'replace' && mistake === 'replace-as-append') ||
      (policy === 'pass' && mistake === 'adds-anyway');
    if (appends) header = mistake === 'prepends' ? [from, ...header] : [...header, from];
    else if (policy === 'replace') header = [from];
    from = address;
  }
  return mistake === 'counts-last-proxy' ? [...header, from] : header;
}

const proxyNames = ['cdn', 'edge', 'gateway', 'lb', 'ingress', 'proxy1', 'proxy2', 'waf'];

/** A chain through `count` proxies whose addresses lie in as many private networks. */
export function someChain(random: Random, count: number, policies: readonly Policy[], forged: number): Chain {
  const names = random.sample(proxyNames, count);
  const octets = random.sample(
    Array.from({ length: 200 }, (_, index) => index + 10),
    count,
  );
  const hops = names.map((name, index) => ({
    name,
    address: `10.${octets[index] ?? 0}.${random.int(0, 250)}.${random.int(2, 250)}`,
    policy: random.pick(policies),
  }));
  const made = Array.from({ length: forged }, () => publicAddress(random));
  return { client: publicAddress(random), forged: made, hops };
}

/** An address of the documentation ranges, which stand for the Internet. */
export function publicAddress(random: Random): string {
  return `${random.pick(['203.0.113', '198.51.100', '192.0.2'])}.${random.int(1, 254)}`;
}
