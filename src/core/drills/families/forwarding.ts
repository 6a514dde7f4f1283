import { askPassedOn, passMistakes, passSteps, whyPassedOn } from '../forwarding/passed-on.ts';
import { askSafety, safetyMistakes, safetyScenario, safetySteps, whySafety } from '../forwarding/safety.ts';
import { forwardScenario } from '../forwarding/scenario.ts';
import { addressFile, forwardingFile, linkFile, routeFile } from '../lab-machines.ts';
import type { DrillFamily, DrillInstance, Level } from '../types.ts';
import { code } from '../wording.ts';

/** Whether a Linux machine passes a packet on, and what it opens by doing so. */
export const family: DrillFamily = {
  id: 'forwarding',
  title: 'Forwarding',
  topic: 'Routing',
  needs: ['next-hop', 'read-ip-link'],
  levels: [
    'Two cards with /24, forwarding on or off, the destination behind the other card',
    'Two cards with /24, and a destination behind a gateway or without a route',
    "Three cards with /24, and the machine's own far address or a card without a link",
    'What forwarding opens between a public and a private network, or between two private ones',
    "Three cards with /18 to /28, the machine's own far address, a card without a link, and what forwarding opens",
  ],
  misconceptions: { ...passMistakes, ...safetyMistakes },
  make(level, seed) {
    const isSafety = level === 4 || (level === 5 && seed % 3 === 0);
    return isSafety ? safety(level, seed) : passedOn(level, seed);
  },
};

function passedOn(level: Level, seed: number): DrillInstance {
  const scenario = forwardScenario(level, seed);
  const { host, destination } = scenario;
  return {
    ...{ family: 'forwarding', level, seed },
    question: `On \`${host.name}\` a packet for ${code(destination)} comes in by \`eth0\`. Does it pass the packet on?`,
    picture: {
      kind: 'files',
      files: [linkFile(host, 1), addressFile(host), routeFile(host), forwardingFile(host)],
    },
    ...askPassedOn(scenario),
    explanation: [
      { kind: 'text', markdown: whyPassedOn(scenario) },
      { kind: 'steps', steps: passSteps(scenario) },
    ],
  };
}

function safety(level: Level, seed: number): DrillInstance {
  const scenario = safetyScenario(seed * 8 + level);
  const { host } = scenario;
  return {
    ...{ family: 'forwarding', level, seed },
    question: `\`${host.name}\` has no firewall. What does \`sysctl -w net.ipv4.ip_forward=1\` open there?`,
    picture: { kind: 'files', files: [addressFile(host), forwardingFile(host)] },
    ...askSafety(scenario),
    explanation: [
      { kind: 'text', markdown: whySafety(scenario) },
      { kind: 'steps', steps: safetySteps(scenario) },
    ],
  };
}
