import {
  podName,
  podSearchList,
  serviceName,
  servicePodName,
  servicePortName,
  shortServiceName,
} from '../../net/cluster-names.ts';
import { withoutDot } from '../../net/host-lookup.ts';
import type { Lead } from '../instance.ts';
import type { ServiceScenario } from './scenario.ts';

/** The mistakes people make with names of services. */
export const serviceMistakes = {
  'no-namespace': 'You left the namespace out',
  'always-namespace': 'You added a namespace that is not needed',
  'namespace-first': 'You put the namespace in front',
  'own-namespace': "You took the pod's own namespace",
  'forgets-svc': 'You left `svc` out',
  'pod-for-svc': 'You mixed up services and pods',
  'dots-in-pod-name': 'You kept the dots of the address',
  'protocol-first': 'You put the protocol before the port',
  'assumes-cluster-local': 'You took the usual domain of clusters',
  'ndots-ignored': 'You left ndots out of account',
  'widest-first': 'You went through the search list backwards',
} as const;

type Mistake = keyof typeof serviceMistakes;

/** What a name is for: a service, one of its pods, a pod by its address, or a service's port. */
export type Wanted =
  | { readonly kind: 'short' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'port' }
  | { readonly kind: 'member'; readonly hostname: string }
  | { readonly kind: 'pod'; readonly address: string };

/** The name that is right, without a final dot. */
export function rightName(scenario: ServiceScenario, wanted: Wanted): string {
  const { service, namespace, from, domain, port } = scenario;
  if (wanted.kind === 'short') return shortServiceName(service, namespace, from);
  if (wanted.kind === 'whole') return withoutDot(serviceName(service, namespace, domain));
  if (wanted.kind === 'member')
    return withoutDot(servicePodName(wanted.hostname, service, namespace, domain));
  if (wanted.kind === 'pod') return withoutDot(podName(wanted.address, namespace, domain));
  return withoutDot(servicePortName(port, service, namespace, domain));
}

/** What each mistake makes of the name; equal to the right one where it makes no difference. */
export function nameLeads(scenario: ServiceScenario, wanted: Wanted): Lead<string>[] {
  const { service, namespace, from, domain } = scenario;
  const right = rightName(scenario, wanted);
  const lead = (misconception: Mistake, sentence: string, leadsTo: string): Lead<string> => ({
    ...{ misconception, sentence: `${sentence} Right is \`${right}\`.`, leadsTo },
  });
  const inFrom = rightName({ ...scenario, namespace: from }, wanted);
  const subject = wanted.kind === 'pod' ? wanted.address.replaceAll('.', '-') : service;
  const swapped = right.replace(`${subject}.${namespace}`, `${namespace}.${subject}`);
  const own = `\`${namespace}\` is the namespace of the service, and \`${from}\` only that of the pod that asks.`;
  const kind = wanted.kind === 'pod' ? 'pod' : 'svc';
  if (wanted.kind === 'short')
    return [
      lead(
        'no-namespace',
        `Without a namespace the name is looked for in \`${from}\`, the pod's own.`,
        service,
      ),
      lead(
        'always-namespace',
        'Within its own namespace a service needs no more than its name.',
        `${service}.${namespace}`,
      ),
      lead(
        'namespace-first',
        'A name goes from the service on the left to what is wider.',
        `${namespace}.${service}`,
      ),
      lead('own-namespace', own, `${service}.${from}`),
      lead(
        'pod-for-svc',
        'Only names of pods have `pod` in them, and only in the whole name.',
        `${right}.pod`,
      ),
    ];
  const leads = [
    lead('namespace-first', 'A name goes from what is narrow on the left to what is wider.', swapped),
    lead('own-namespace', own, inFrom),
    lead(
      'forgets-svc',
      'Between the namespace and the domain of the cluster stands what kind of thing it is.',
      right.replace(`.${kind}.`, '.'),
    ),
    lead(
      'pod-for-svc',
      '`svc` is for services and what belongs to them, `pod` for a pod by its address.',
      right.replace(`.${kind}.`, kind === 'svc' ? '.pod.' : '.svc.'),
    ),
    lead(
      'assumes-cluster-local',
      `\`cluster.local\` is only the usual domain; here it is \`${domain}\`.`,
      right.replace(domain, 'cluster.local'),
    ),
  ];
  if (wanted.kind === 'pod')
    leads.push(
      lead(
        'dots-in-pod-name',
        'A dot would begin another label, so each dot of the address becomes a dash.',
        right.replace(subject, wanted.address),
      ),
    );
  if (wanted.kind === 'port')
    leads.push(
      lead(
        'protocol-first',
        'The port comes first and the protocol behind it, each with an underscore.',
        right.replace(/^(_[^.]+)\.(_[^.]+)/, '$2.$1'),
      ),
    );
  return leads;
}

/** The names asked for a name that only exists as it stands, by somebody who gets their order wrong. */
export function orderLeads(scenario: ServiceScenario, name: string): Lead<readonly string[]>[] {
  const search = podSearchList(scenario.from, scenario.domain).map((domain) => `${name}.${domain}`);
  return [
    {
      misconception: 'ndots-ignored',
      sentence: `\`${name}\` has fewer than five dots, so with \`ndots:5\` the search list comes before the name as it stands.`,
      leadsTo: [name, ...search],
    },
    {
      misconception: 'widest-first',
      sentence: 'The search list is gone through from left to right, and the own namespace stands first.',
      leadsTo: [...search.reverse(), name],
    },
  ];
}
