import { podResolvConf, type ClusterService } from '../../net/cluster-names.ts';
import { someDomain } from '../dns-values.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** A cluster as far as its names go, and the service that is asked about. */
export interface ServiceScenario {
  /** Namespace of the pod that looks a name up. */
  readonly from: string;
  readonly service: string;
  readonly namespace: string;
  readonly domain: string;
  readonly services: readonly ClusterService[];
  /** Named port of the service. */
  readonly port: { readonly name: string; readonly protocol: 'tcp' | 'udp'; readonly port: number };
  readonly dnsAddress: string;
}

const namespaces = [
  ...[
    'shop',
    'blog',
    'billing',
    'search',
    'media',
    'auth',
    'staging',
    'prod',
    'team-a',
    'team-b',
    'data',
    'web',
  ],
  ...['monitoring', 'ingress', 'ci', 'mail', 'orders', 'payments', 'reports', 'kube-system', 'default', 'ml'],
];

const serviceNames = [
  ...['api', 'cart', 'catalog', 'db', 'cache', 'queue', 'login', 'users', 'images', 'frontend', 'backend'],
  ...[
    'metrics',
    'mlflow',
    'model',
    'features',
    'postgres',
    'redis',
    'web-app',
    'gateway',
    'mailer',
    'broker',
  ],
];

const ports = [
  { name: 'http', protocol: 'tcp', port: 80 },
  { name: 'https', protocol: 'tcp', port: 443 },
  { name: 'grpc', protocol: 'tcp', port: 50051 },
  { name: 'sql', protocol: 'tcp', port: 5432 },
  { name: 'metrics', protocol: 'tcp', port: 9090 },
  { name: 'syslog', protocol: 'udp', port: 514 },
] as const;

/** Makes a cluster; the pod is in the service's namespace as often as not at level 1, and in another one above. */
export function serviceScenario(random: Random, level: Level): ServiceScenario {
  const [namespace = '', other = ''] = random.sample(namespaces, 2);
  const [service = '', second = '', third = ''] = random.sample(serviceNames, 3);
  const from = level === 1 && random.chance(0.5) ? namespace : other;
  const domain = level === 5 && random.chance(0.5) ? `k8s.${someDomain(random)}` : 'cluster.local';
  const block = random.pick(['10.96', '10.43', '10.100', '172.20']);
  const address = () => `${block}.${random.int(0, 255)}.${random.int(2, 250)}`;
  const port = random.pick(ports);
  const clusterIp = (name: string, inNamespace: string): ClusterService => ({
    ...{ kind: 'cluster-ip', name, namespace: inNamespace, address: address(), ports: [port] },
  });
  const services = random.shuffle([
    clusterIp(service, namespace),
    clusterIp(second, namespace),
    clusterIp(third, other),
  ]);
  return { from, service, namespace, domain, services, port, dnsAddress: `${block}.0.10` };
}

/** The same cluster where the service asked about has no address of its own. */
export function withHeadless(scenario: ServiceScenario): ServiceScenario {
  const isAskedAbout = ({ name, namespace }: ClusterService) =>
    name === scenario.service && namespace === scenario.namespace;
  const services = scenario.services.map((one): ClusterService =>
    isAskedAbout(one) && one.kind === 'cluster-ip'
      ? { kind: 'headless', name: one.name, namespace: one.namespace, ports: one.ports, pods: [] }
      : one,
  );
  return { ...scenario, services };
}

/** What `kubectl` and the pod's own file show; the file only where it is asked for. */
export function servicePicture(scenario: ServiceScenario, withResolvConf: boolean): Picture {
  const { services, port, from, dnsAddress, domain } = scenario;
  const rows = services.map(({ name, namespace, ...service }) => [
    ...[namespace, name, 'ClusterIP', service.kind === 'cluster-ip' ? service.address : 'None'],
    `${port.port}/${port.protocol.toUpperCase()}`,
  ]);
  const table = [['NAMESPACE', 'NAME', 'TYPE', 'CLUSTER-IP', 'PORT(S)'], ...rows];
  const widths = [0, 1, 2, 3].map(
    (column) => Math.max(...table.map((row) => (row[column] ?? '').length)) + 3,
  );
  const text = table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(''))
    .join('\n');
  const list = { name: 'kubectl get services -A', language: 'terminal', text } as const;
  const resolvConf = podResolvConf(from, dnsAddress, domain).trimEnd();
  const file = { name: '/etc/resolv.conf', language: 'text', text: resolvConf } as const;
  return { kind: 'files', files: withResolvConf ? [list, file] : [list] };
}
