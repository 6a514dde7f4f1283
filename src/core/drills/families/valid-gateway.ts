import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { usableHosts } from '../../net/prefix.ts';
import { addressFile } from '../lab-machines.ts';
import { askEnd, askWhich, gatewayMistakes, judged, whyGateway } from '../valid-gateway/asked.ts';
import { gatewayScenario, type GatewayScenario } from '../valid-gateway/scenario.ts';
import type { DrillFamily, Level } from '../types.ts';

/** Which address can be the gateway of a machine. */
export const family: DrillFamily = {
  id: 'valid-gateway',
  title: 'Who can be the gateway',
  topic: 'Routing',
  needs: ['same-network'],
  levels: [
    'One card with /24: which of four or five addresses',
    'One card with /25 to /28: which of four or five addresses',
    'Two cards with /18 to /23, one of them down: which of five addresses',
    'One card with /18 to /22 or /26 to /28: the first or last address a router can have, typed',
    'One card with /17 to /22 or /26 to /29: the first or last address a router can have, typed',
  ],
  misconceptions: gatewayMistakes,
  make(level, seed) {
    const scenario = gatewayScenario(level, seed);
    const { own, network, right, host } = scenario;
    const bits = { compared: network.length, verdict: 'plain' as const };
    return {
      ...{ family: 'valid-gateway', level, seed, question: question(scenario, level) },
      picture: { kind: 'files', files: [addressFile(host)] },
      ...(level >= 4 ? askEnd(scenario) : askWhich(scenario)),
      explanation: [
        { kind: 'text', markdown: whyGateway(scenario) },
        {
          kind: 'bits',
          rows: [
            { label: formatIpv4(own.address), bits: bitsOf(own.address), remark: host.name, ...bits },
            { label: formatIpv4(right), bits: bitsOf(right), remark: 'all equal', ...bits, verdict: 'match' },
          ],
        },
        { kind: 'steps', steps: judged(scenario, right).steps },
      ],
    };
  },
};

function question({ host, network, right }: GatewayScenario, level: Level): string {
  const name = `\`${host.name}\``;
  if (level <= 3) return `${name} is to get a default route. Which of these addresses can be its gateway?`;
  const end = right === usableHosts(network).first ? 'first' : 'last';
  return `By custom the router of ${name} has the ${end} address that a host can have in the network of \`eth0\`. Which one is it?`;
}
