import { clusterZone, podResolvConf } from '../../net/cluster-names.ts';
import { lookUpHost, type HostLookup } from '../../net/host-lookup.ts';
import { someDomain, zoneOfRecords } from '../dns-values.ts';
import { askChoice, askFields, askOrder, askTyped, type Asked } from '../instance.ts';
import { labels } from '../names.ts';
import type { Picture } from '../picture.ts';
import { Random } from '../random.ts';
import { nameLeads, orderLeads, rightName, serviceMistakes, type Wanted } from '../service-names/leads.ts';
import {
  servicePicture,
  withHeadless,
  serviceScenario,
  type ServiceScenario,
} from '../service-names/scenario.ts';
import type { DrillFamily, Field, Level, Working } from '../types.ts';

/** The part of an instance that differs with what is asked. */
interface Task {
  readonly question: string;
  readonly picture: Picture;
  readonly asked: Asked;
  readonly explanation: readonly Working[];
}

/** What name a pod uses for a service in its own or another namespace. */
export const family: DrillFamily = {
  id: 'service-names',
  title: 'Names of services',
  topic: 'DNS',
  needs: ['name-anatomy', 'resolv-conf'],
  levels: [
    'The shortest name of a service in the own or another namespace, to choose',
    'The whole name of a service in another namespace, to choose',
    'The shortest or the whole name of a service in another namespace, to type',
    'The names asked one after the other with ndots:5, or the one that is found',
    'Names of a port, a StatefulSet pod or a pod by its address beside that of the service, also in clusters with a domain of their own',
  ],
  misconceptions: serviceMistakes,
  make(level, seed) {
    const random = new Random(`service-names/${level}/${seed}`);
    const scenario = serviceScenario(random, level);
    const { question, picture, asked, explanation } = taskFor(random, level, scenario);
    return { family: 'service-names', level, seed, question, picture, ...asked, explanation };
  },
};

function taskFor(random: Random, level: Level, scenario: ServiceScenario): Task {
  if (level === 5) return severalNames(random, scenario);
  if (level === 4) return random.chance(0.5) ? namesInOrder(random, scenario) : nameFound(scenario);
  const { service, namespace, from } = scenario;
  const isShort = level === 1 || (level === 3 && random.chance(0.5));
  const wanted: Wanted = isShort ? { kind: 'short' } : { kind: 'whole' };
  const right = rightName(scenario, wanted);
  const leads = nameLeads(scenario, wanted);
  const kind = isShort ? 'shortest' : 'whole';
  const where = namespace === from ? 'the same namespace' : `namespace \`${namespace}\``;
  return {
    question: `A pod in namespace \`${from}\` is to reach the service \`${service}\` in ${where}. What is the ${kind} name it can use?`,
    picture: servicePicture(scenario, false),
    asked:
      level === 3
        ? askTyped({ kind: 'name' }, right, 'a name', leads)
        : askChoice(
            random,
            `\`${right}\``,
            leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` })),
          ),
    explanation: explainNames(scenario, right),
  };
}

/** How a pod of the scenario looks a name up; names outside the cluster may be added. */
function lookUpFrom(scenario: ServiceScenario, name: string, outside: string | null): HostLookup {
  const zones = [clusterZone(scenario.services, scenario.domain)];
  if (outside !== null)
    zones.push(zoneOfRecords(`${outside}.`, [{ name: `${name}.`, ttl: 60, type: 'A', data: '192.0.2.1' }]));
  return lookUpHost(
    {
      ...{ hostsFile: '', services: 'files dns', isDualStack: false },
      resolvConf: podResolvConf(scenario.from, scenario.dnsAddress, scenario.domain),
      serverAt: () => ({ kind: 'answers', zones }),
    },
    name,
  );
}

function namesInOrder(random: Random, scenario: ServiceScenario): Task {
  const outside = someDomain(random);
  const name = `${random.pick(labels)}.${outside}`;
  const lookup = lookUpFrom(scenario, name, outside);
  return {
    question: `A pod in namespace \`${scenario.from}\` looks up \`${name}\`, which exists outside the cluster. In what order are these names asked for?`,
    picture: servicePicture(scenario, true),
    asked: askOrder(
      random,
      lookup.asked.map((question) => question.name),
      orderLeads(scenario, name),
    ),
    explanation: explainLookup(lookup, name),
  };
}

function nameFound(scenario: ServiceScenario): Task {
  const { service, namespace, from } = scenario;
  const name = `${service}.${namespace}`;
  const lookup = lookUpFrom(scenario, name, null);
  const right = lookup.asked.at(-1)?.name ?? name;
  const [first = ''] = lookup.asked.map((question) => question.name);
  return {
    question: `A pod in namespace \`${from}\` looks up \`${name}\`. Which whole name is it that DNS finds in the end?`,
    picture: servicePicture(scenario, true),
    asked: askTyped({ kind: 'name' }, right, 'a name', [
      {
        misconception: 'ndots-ignored',
        sentence: `\`${name}\` has fewer than five dots, so with \`ndots:5\` it is not asked for as it stands before the search list was tried, and as it stands it is no name of the cluster.`,
        leadsTo: name,
      },
      {
        misconception: 'own-namespace',
        sentence: `\`${first}\` is asked for first, but \`${from}\` has nothing of that name, so the search goes on.`,
        leadsTo: first,
      },
      ...nameLeads(scenario, { kind: 'whole' }).filter(({ misconception }) =>
        ['namespace-first', 'forgets-svc', 'pod-for-svc'].includes(misconception),
      ),
    ]),
    explanation: explainLookup(lookup, name),
  };
}

function severalNames(random: Random, cluster: ServiceScenario): Task {
  const { service, namespace, from, port } = cluster;
  const address = `10.244.${random.int(0, 9)}.${random.int(2, 250)}`;
  const number = random.int(0, 4);
  const [label, wanted, described] = random.pick<readonly [string, Wanted, string]>([
    [
      'Port',
      { kind: 'port' },
      `the SRV record of its port \`${port.name}\` (${port.protocol.toUpperCase()})`,
    ],
    [
      'Pod',
      { kind: 'pod', address },
      `a pod of namespace \`${namespace}\` with the address ${address}, by that address`,
    ],
    [
      'Member',
      { kind: 'member', hostname: `${service}-${number}` },
      `the StatefulSet pod \`${service}-${number}\` behind it`,
    ],
  ]);
  // Pods of a StatefulSet only have names of their own behind a headless service.
  const scenario = wanted.kind === 'member' ? withHeadless(cluster) : cluster;
  const asked = [{ kind: 'whole' } as const, wanted];
  const fields = asked.map((one, index): Field => {
    const right = rightName(scenario, one);
    return { label: index === 0 ? 'Service' : label, syntax: { kind: 'name' }, right, hint: 'a whole name' };
  });
  const [forService, forOther] = asked.map((one) => nameLeads(scenario, one));
  const ids = new Set([...(forService ?? []), ...(forOther ?? [])].map(({ misconception }) => misconception));
  const leads = [...ids].map((id) => {
    const both = [forService, forOther].map((some) =>
      some?.find(({ misconception }) => misconception === id),
    );
    return {
      ...{ misconception: id, sentence: (both[1] ?? both[0])?.sentence ?? '' },
      leadsTo: fields.map(({ right }, index) => both[index]?.leadsTo ?? right),
    };
  });
  return {
    question: `A pod in namespace \`${from}\` has this \`resolv.conf\`. Type the whole names of the service \`${service}\` in namespace \`${namespace}\` and of ${described}.`,
    picture: servicePicture(scenario, true),
    asked: askFields(fields, leads),
    explanation: explainNames(scenario, fields[1]?.right ?? ''),
  };
}

function explainNames({ service, namespace, from, domain }: ServiceScenario, right: string): Working[] {
  const reach =
    namespace === from
      ? `\`${service}\` is in the pod's own namespace, which the search list puts behind it.`
      : `\`${service}\` is in namespace \`${namespace}\`, not in the pod's own, so the namespace has to be said.`;
  return [
    { kind: 'text', markdown: `The name is \`${right}\`.` },
    {
      kind: 'steps',
      steps: [
        reach,
        `A whole name is service, namespace, \`svc\`, domain of the cluster: \`${service}.${namespace}.svc.${domain}\`.`,
        `The search list of the pod is \`${from}.svc.${domain}\`, \`svc.${domain}\`, \`${domain}\`.`,
      ],
    },
  ];
}

function explainLookup(lookup: HostLookup, name: string): Working[] {
  const names = lookup.asked.map((question) => question.name);
  const last = names.length - 1;
  return [
    {
      kind: 'text',
      markdown: `With \`ndots:5\` the search list comes first for \`${name}\`, and \`${names[last] ?? name}\` is the first name that exists.`,
    },
    {
      kind: 'candidates',
      rows: names.map((label, index) =>
        index === last
          ? { label, verdict: 'wins', reason: 'exists' }
          : { label, verdict: 'no-match', reason: 'NXDOMAIN, so the next is tried' },
      ),
    },
    { kind: 'steps', steps: lookup.steps.slice(2) },
  ];
}
