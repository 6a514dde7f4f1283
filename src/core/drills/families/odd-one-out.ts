import { formatIpv4 } from '../../net/address.ts';
import { askMark } from '../instance.ts';
import { explainOdd } from '../odd-one-out/explanation.ts';
import { oddLeads, oddMistakes } from '../odd-one-out/mistakes.ts';
import { oddScenario, type Member, type OddScenario } from '../odd-one-out/scenario.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily, Level } from '../types.ts';

/** Which machines on a switch are outside the network of their router. */
export const family: DrillFamily = {
  id: 'odd-one-out',
  title: 'Odd one out',
  topic: 'Switching',
  needs: ['same-network'],
  levels: [
    'Four or five machines, all with /16 or /24',
    'Four to six machines, all with one prefix from /26 to /28',
    'Five or six machines, all with one prefix from /17 to /22',
    'Five to seven machines, all with one prefix from /11 to /29 that ends inside an octet',
    "Five to seven machines, each with a prefix of its own, up to three bits from the router's, /17 to /27",
  ],
  misconceptions: oddMistakes,
  make(level, seed) {
    const scenario = oddScenario(level, seed);
    const targets = scenario.members.map(({ name, own }) => ({
      id: name,
      label: `\`${name}\`, \`${formatIpv4(own.address)}\``,
    }));
    return {
      family: 'odd-one-out',
      level,
      seed,
      question: question(scenario, level),
      picture: picture(scenario),
      ...askMark(targets, scenario.outside, oddLeads(scenario), true),
      explanation: explainOdd(scenario),
    };
  },
};

function question({ router, network }: OddScenario, level: Level): string {
  const address = `\`${formatIpv4(router.own.address)}/${network.length}\``;
  return level === 5
    ? `The router here is ${address}, and everybody goes by the prefix it was given. Mark every machine that cannot exchange packets with the router directly.`
    : `The router here is ${address}, and all machines have a \`/${network.length}\`. Mark every machine whose address is outside the router's network.`;
}

function picture({ router, members }: OddScenario): Picture {
  const text = ({ own }: Member) => `${formatIpv4(own.address)}/${own.length}`;
  return {
    kind: 'hosts',
    devices: [
      { name: router.name, role: 'router', address: text(router) },
      { name: 'switch', role: 'switch', address: null },
      ...members.map((member) => ({ name: member.name, role: 'host' as const, address: text(member) })),
    ],
    links: ['router', ...members.map(({ name }) => name)].map((name) =>
      name === 'router' ? { from: 'router', to: 'switch' } : { from: 'switch', to: name },
    ),
  };
}
