import { failedPingText } from '../../net/lab/ping-text.ts';
import { formatIpv4 } from '../../net/address.ts';
import { askRouted, routedMistakes, routedSteps, whyRouted } from '../find-the-fault-layer-3/asked.ts';
import { routedScenario, type RoutedScenario } from '../find-the-fault-layer-3/scenario.ts';
import { addressFile, forwardingFile, routeFile, terminal } from '../lab-machines.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily } from '../types.ts';

/** What keeps a ping from coming back between two networks. */
export const family: DrillFamily = {
  id: 'find-the-fault-layer-3',
  title: 'Find the fault between networks',
  topic: 'Routing',
  needs: ['forwarding', 'valid-gateway'],
  levels: [
    'Two networks with /24: a missing route, a missing way back, or forwarding off',
    'Two networks with /16 or /24: a missing route or way back, forwarding off, or a gateway that nobody is',
    'Two networks with /24: a missing way back, forwarding off, a neighbour as the gateway, or a link that is off',
    'Two networks from /18 to /27: as before, and a wrong gateway on the way back',
    'Two networks from /18 to /27: a missing way back, a wrong gateway there or back, or a link that is off',
  ],
  misconceptions: routedMistakes,
  make(level, seed) {
    const scenario = routedScenario(level, seed);
    const [a, c] = [scenario.a.name, scenario.c.name];
    return {
      ...{ family: 'find-the-fault-layer-3', level, seed },
      question: `\`${a}\` and \`${scenario.bystander.name}\` are on one network, \`${c}\` on another, and \`router\` is to join them. Why does the ping from \`${a}\` to \`${c}\` not come back?`,
      picture: picture(scenario),
      ...askRouted(scenario),
      explanation: [
        { kind: 'text', markdown: whyRouted(scenario) },
        { kind: 'steps', steps: routedSteps(scenario) },
      ],
    };
  },
};

function picture({ a, bystander, router, c, seen, destination }: RoutedScenario): Picture {
  return {
    kind: 'files',
    files: [
      terminal(`ssh ${a.name} ping -c1 -W5 ${formatIpv4(destination)}`, failedPingText(seen, destination)),
      ...[a, bystander, router, c].flatMap((host) => [addressFile(host), routeFile(host)]),
      forwardingFile(router),
    ],
  };
}
