import { formatIpv4 } from '../../net/address.ts';
import { lastAddress, type InterfaceAddress, type Prefix } from '../../net/prefix.ts';
import { askChoice, type Asked } from '../instance.ts';
import { Random } from '../random.ts';
import { explainHostMistake, explainHosts, viewsText } from '../same-network/explanation.ts';
import {
  hostMistakes,
  readings,
  viewLeads,
  type HostMistake,
  type Reading,
} from '../same-network/readings.ts';
import type { HostsScenario } from '../same-network/hosts.ts';
import { hostsScenario } from '../same-network/scenario.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily, Level } from '../types.ts';
import { code } from '../wording.ts';

/** Whether two hosts on one switch reach each other without a router. */
export const family: DrillFamily = {
  id: 'same-network',
  title: 'Same network or not',
  topic: 'Switching',
  needs: [],
  levels: [
    'Equal prefixes of /8, /16 or /24',
    'Equal prefixes from /25 to /29, inside the last octet',
    'Equal prefixes from /17 to /23, inside the third octet',
    'Different prefixes from /17 to /28, up to eight bits apart: who sees whom',
    'Different prefixes from /11 to /29, one to three bits apart: who sees whom',
  ],
  misconceptions: hostMistakes,
  make(level, seed) {
    const scenario = hostsScenario(level, seed);
    return {
      family: 'same-network',
      level,
      seed,
      question: question(scenario, level),
      picture: picture(scenario),
      ...askWhoSees(scenario, level, seed),
      explanation: explainHosts(scenario),
    };
  },
};

function question({ a, b }: HostsScenario, level: Level): string {
  const hosts = `A is \`${text(a)}\`, B is \`${text(b)}\`, and a switch joins them.`;
  return level >= 4
    ? `${hosts} Which of them takes the other to be on its own network?`
    : `${hosts} Can they talk without a router?`;
}

function askWhoSees(scenario: HostsScenario, level: Level, seed: number): Asked {
  const random = new Random(`same-network/choices/${level}/${seed}`);
  const lead = (mistake: HostMistake, leadsTo: string) => ({
    ...{ misconception: mistake, leadsTo },
    sentence: explainHostMistake(scenario, mistake),
  });
  if (level >= 4) {
    const leads = viewLeads(scenario).map(({ mistake, views }) => lead(mistake, viewsText(views)));
    return askChoice(random, viewsText(scenario.truth), leads);
  }
  const [right, ...wrong] = readings(scenario);
  if (right === undefined) throw new Error('A scenario has a right reading.');
  const leads = chooseWrong(random, right, wrong).flatMap((reading) =>
    reading.mistake === null ? [] : [lead(reading.mistake, readingText(reading))],
  );
  return askChoice(random, readingText(right), leads);
}

/** At most three wrong readings; one that comes to the other verdict is always among them. */
function chooseWrong(random: Random, right: Reading, wrong: readonly Reading[]): Reading[] {
  const shuffled = random.shuffle(wrong);
  const contrary = shuffled.filter(({ aSeesB }) => aSeesB !== right.aSeesB);
  const agreeing = shuffled.filter(({ aSeesB }) => aSeesB === right.aSeesB);
  return [...contrary.slice(0, 2), ...agreeing, ...contrary.slice(2)].slice(0, 3);
}

/** Ranges, not prefixes: the length alone would give the right one away. */
function readingText({ aSeesB, networkA, networkB }: Reading): string {
  return aSeesB
    ? `Yes: the network of both is ${rangeText(networkA)}`
    : `No: A's network is ${rangeText(networkA)}, B's is ${rangeText(networkB)}`;
}

function rangeText(prefix: Prefix): string {
  return `${code(prefix.network)}–${code(lastAddress(prefix))}`;
}

function text({ address, length }: InterfaceAddress): string {
  return `${formatIpv4(address)}/${length}`;
}

function picture({ a, b }: HostsScenario): Picture {
  return {
    kind: 'hosts',
    devices: [
      { name: 'A', role: 'host', address: text(a) },
      { name: 'switch', role: 'switch', address: null },
      { name: 'B', role: 'host', address: text(b) },
    ],
    links: [
      { from: 'A', to: 'switch' },
      { from: 'switch', to: 'B' },
    ],
  };
}
