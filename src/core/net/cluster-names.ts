import { parseZone, type Zone } from './zone.ts';

/** A pod behind a service; the host name is there where a StatefulSet, or the pod itself, gives one. */
export interface ServicePod {
  readonly address: string;
  readonly hostname: string | null;
}

/** A port with a name, as SRV records are made of. */
export interface ServicePort {
  readonly name: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** A service of a cluster as far as DNS shows it. */
export type ClusterService = {
  readonly name: string;
  readonly namespace: string;
} & (
  | { readonly kind: 'cluster-ip'; readonly address: string; readonly ports: readonly ServicePort[] }
  | {
      readonly kind: 'headless';
      readonly pods: readonly ServicePod[];
      readonly ports: readonly ServicePort[];
    }
  | { readonly kind: 'external-name'; readonly target: string }
);

const recordTtl = 30;

/** The whole name of a service, with a final dot (Kubernetes DNS-Based Service Discovery 1.1.0). */
export function serviceName(service: string, namespace: string, domain = 'cluster.local'): string {
  return `${service}.${namespace}.svc.${domain}.`;
}

/** The whole name of a pod behind a headless service, with a final dot; the host name is the one a StatefulSet gives, or the address with dashes. */
export function servicePodName(
  hostname: string,
  service: string,
  namespace: string,
  domain = 'cluster.local',
): string {
  return `${hostname}.${serviceName(service, namespace, domain)}`;
}

/** The whole name under which the SRV record of a service's named port is found, with a final dot. */
export function servicePortName(
  { name, protocol }: Pick<ServicePort, 'name' | 'protocol'>,
  service: string,
  namespace: string,
  domain = 'cluster.local',
): string {
  return `_${name}._${protocol}.${serviceName(service, namespace, domain)}`;
}

/** The whole name of a pod by its IPv4 address, with a final dot: the dots of the address become dashes. */
export function podName(address: string, namespace: string, domain = 'cluster.local'): string {
  return `${address.replaceAll('.', '-')}.${namespace}.pod.${domain}.`;
}

/** The search list of a pod with the default DNS policy `ClusterFirst`. */
export function podSearchList(namespace: string, domain = 'cluster.local'): string[] {
  return [`${namespace}.svc.${domain}`, `svc.${domain}`, domain];
}

/** The resolv.conf of a pod with the default DNS policy `ClusterFirst`. */
export function podResolvConf(namespace: string, dnsAddress: string, domain = 'cluster.local'): string {
  const search = podSearchList(namespace, domain).join(' ');
  return `search ${search}\nnameserver ${dnsAddress}\noptions ndots:5\n`;
}

/** The shortest name by which a pod of a namespace reaches a service, which may be in another one. */
export function shortServiceName(service: string, namespace: string, fromNamespace: string): string {
  return namespace === fromNamespace ? service : `${service}.${namespace}`;
}

/** The zone a cluster's DNS serves for its services; headless services show their pods, ExternalName ones an alias. */
export function clusterZone(services: readonly ClusterService[], domain = 'cluster.local'): Zone {
  const soa = `@ ${recordTtl} IN SOA ns.dns hostmaster 1 7200 1800 86400 ${recordTtl}`;
  const lines = services.flatMap((service) => serviceRecords(service, domain));
  const text = [soa, ...lines.map((line) => line.replace(' ', ` ${recordTtl} IN `))].join('\n');
  return parseZone(text, `${domain}.`).zone;
}

function serviceRecords(service: ClusterService, domain: string): string[] {
  const name = serviceName(service.name, service.namespace, domain);
  const srv = (port: ServicePort, target: string) => {
    const owner = servicePortName(port, service.name, service.namespace, domain);
    return `${owner} SRV 0 100 ${port.port} ${target}`;
  };
  if (service.kind === 'external-name') return [`${name} CNAME ${service.target}`];
  if (service.kind === 'cluster-ip')
    return [`${name} A ${service.address}`, ...service.ports.map((port) => srv(port, name))];
  const pods = service.pods.map(({ address, hostname }) => ({
    address,
    name: servicePodName(hostname ?? address.replaceAll('.', '-'), service.name, service.namespace, domain),
  }));
  return [
    ...pods.flatMap((pod) => [`${name} A ${pod.address}`, `${pod.name} A ${pod.address}`]),
    ...service.ports.flatMap((port) => pods.map((pod) => srv(port, pod.name))),
  ];
}
