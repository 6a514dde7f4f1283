import { askFault, faultMistakes, faultSteps, whyFault } from '../find-the-fault-layer-2/asked.ts';
import { faultScenario, type FaultScenario } from '../find-the-fault-layer-2/scenario.ts';
import { addressFile, linkFile } from '../lab-machines.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily } from '../types.ts';

/** What keeps one machine from another on the same switch. */
export const family: DrillFamily = {
  id: 'find-the-fault-layer-2',
  title: 'Find the fault on a switch',
  topic: 'Switching',
  needs: ['same-network', 'read-ip-link'],
  levels: [
    'A link that is off or has no cable, or an address of another /24',
    'A link that is off or has no cable, or an address of another network with /25 to /28',
    'A missing cable, another network, or a prefix that is too long, with /24 to /27',
    'A link that is off, another network, a prefix that is too long, or nothing wrong, with /20 to /23',
    'A missing cable, a prefix that is too long, one address given twice, or nothing wrong, with /20 to /27',
  ],
  misconceptions: faultMistakes,
  make(level, seed) {
    const scenario = faultScenario(level, seed);
    const [a, b] = [scenario.a.host.name, scenario.b.host.name];
    const question = `\`${a}\`, \`${b}\` and \`${scenario.bystander.host.name}\` hang with \`eth0\` on one switch. What${level >= 4 ? ', if anything,' : ''} keeps \`${a}\` and \`${b}\` from reaching each other?`;
    return {
      ...{ family: 'find-the-fault-layer-2', level, seed, question },
      picture: picture(scenario),
      ...askFault(scenario),
      explanation: [
        { kind: 'text', markdown: whyFault(scenario) },
        { kind: 'steps', steps: faultSteps(scenario) },
      ],
    };
  },
};

function picture({ a, b, bystander }: FaultScenario): Picture {
  const all = [a, b, bystander];
  return {
    kind: 'files',
    files: all.flatMap(({ host }, index) => [linkFile(host, index + 1), addressFile(host)]),
  };
}
