import { formatIpv4 } from '../../net/address.ts';
import type { LabHost } from '../../net/lab/lab.ts';
import { askMark } from '../instance.ts';
import { gatewayFile } from '../lab-machines.ts';
import { traceLeads, traceMistakes } from '../path-trace/leads.ts';
import { routersOf, traceScenario, type TraceScenario } from '../path-trace/scenario.ts';
import type { Device, Picture } from '../picture.ts';
import type { DrillFamily } from '../types.ts';
import { code } from '../wording.ts';

/** Which routers of a drawn network a packet passes. */
export const family: DrillFamily = {
  id: 'path-trace',
  title: 'Hops through a network',
  topic: 'Routing',
  needs: ['next-hop'],
  levels: [
    'Four routers in a square',
    'Four routers in a square with a short cut',
    'Five routers with six or seven links',
    'Five routers with seven links or with six and a short cut; there, or the way back',
    'Six routers with eight links; there, or the way back',
  ],
  misconceptions: traceMistakes,
  make(level, seed) {
    const scenario = traceScenario(level, seed);
    const { routers, from, to, isBack } = scenario;
    const targets = routers.map(({ name }) => ({ id: name, label: `\`${name}\`` }));
    const names = routersOf(scenario).map((name) => `\`${name}\``);
    const [start, end] = isBack ? [to, from] : [from, to];
    const what = isBack
      ? `\`${from.name}\` pings \`${to.name}\`. Mark every router that the answer passes on its way back to ${code(scenario.destination)}.`
      : `\`${from.name}\` sends a packet to \`${to.name}\`, ${code(scenario.destination)}. Mark every router it passes.`;
    return {
      ...{ family: 'path-trace', level, seed, question: what },
      picture: picture(scenario),
      ...askMark(targets, routersOf(scenario), traceLeads(scenario), true),
      explanation: [
        {
          kind: 'text',
          markdown: `From \`${start.name}\` to \`${end.name}\` the longest prefixes lead by ${names.join(', ')}.`,
        },
        { kind: 'steps', steps: steps(scenario) },
      ],
    };
  },
};

function picture({ from, to, routers, links }: TraceScenario): Picture {
  const texts = ({ interfaces }: LabHost) =>
    interfaces.flatMap(({ device, addresses }) =>
      addresses.map(({ address, length }) => `${device} ${formatIpv4(address)}/${length}`),
    );
  const host = (one: LabHost): Device => ({
    name: one.name,
    role: 'host',
    address: null,
    details: texts(one),
  });
  return {
    kind: 'stack',
    pictures: [
      {
        kind: 'hosts',
        devices: [host(from), ...routers.map((one): Device => ({ ...host(one), role: 'router' })), host(to)],
        links: links.map(([one, other]) => ({ from: one, to: other })),
      },
      { kind: 'files', files: routers.map(gatewayFile) },
    ],
  };
}

function steps({ trip, routers, lab }: TraceScenario): string[] {
  return trip.hops.map(({ host, device, nextHop, isGateway }) => {
    if (!isGateway)
      return `\`${host}\` has the destination on the link of \`${device}\` and delivers the packet.`;
    const next = [...routers, ...lab.hosts].find(({ interfaces }) =>
      interfaces.some(({ addresses }) => addresses.some(({ address }) => address === nextHop)),
    );
    return `\`${host}\` hands it to ${code(nextHop)} by \`${device}\`: that is \`${next?.name ?? ''}\`.`;
  });
}
