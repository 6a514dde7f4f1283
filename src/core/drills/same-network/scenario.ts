import { ipv4, type Ipv4 } from '../../net/address.ts';
import { lastAddress, networkOf, roleIn, type InterfaceAddress, type Prefix } from '../../net/prefix.ts';
import { compareSubnets } from '../../net/same-subnet.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { areSame, type HostsScenario, type Views } from './hosts.ts';
import { everyView, readings } from './readings.ts';

const mutual: readonly Views[] = [
  { aSeesB: true, bSeesA: true },
  { aSeesB: false, bSeesA: false },
];
/** Prefix lengths by level; from level 4 on A's and B's differ, at most by the gap. */
const shapes: Readonly<Record<Level, { lengths: readonly number[]; gap: number }>> = {
  1: { lengths: [8, 16, 24], gap: 0 },
  2: { lengths: range(25, 29), gap: 0 },
  3: { lengths: range(17, 23), gap: 0 },
  4: { lengths: range(17, 28), gap: 8 },
  5: { lengths: range(11, 29), gap: 3 },
};

/** Makes the two hosts of an instance; every answer of the level is right about equally often. */
export function hostsScenario(level: Level, seed: number): HostsScenario {
  const random = new Random(`same-network/${level}/${seed}`);
  const wanted = random.pick(level >= 4 ? everyView : mutual);
  for (;;) {
    const [a, b] = pair(random, level, wanted);
    const scenario = { a, b, truth: compareSubnets(a, b) };
    const isAsWanted = areSame(scenario.truth, wanted) && areOrdinaryHosts(a, b);
    if (isAsWanted && (level >= 4 || someMistakeDeceives(scenario))) return scenario;
  }
}

/** Whether a wrong reading leads to the other verdict; if none did, yes or no would not be a question. */
function someMistakeDeceives(scenario: HostsScenario): boolean {
  return readings(scenario).some((reading) => !areSame(reading, scenario.truth));
}

function pair(random: Random, level: Level, wanted: Views): [InterfaceAddress, InterfaceAddress] {
  const [lengthA, lengthB] = lengthsOf(random, level, wanted);
  const address = baseAddress(random, Math.min(lengthA, lengthB));
  const block = networkOf(address, sharedLength(lengthA, lengthB, wanted));
  const anywhere = random.int(block.network, lastAddress(block));
  const other = random.chance(0.4) ? anywhere : nearby(random, block, address);
  return [
    { address, length: lengthA },
    { address: other, length: lengthB },
  ];
}

function lengthsOf(random: Random, level: Level, wanted: Views): [number, number] {
  const { lengths, gap } = shapes[level];
  if (gap === 0) {
    const length = random.pick(lengths);
    return [length, length];
  }
  const shorter = random.pick(lengths.slice(0, -1));
  const longer = random.pick(lengths.filter((length) => length > shorter && length <= shorter + gap));
  const isAShorter = wanted.aSeesB === wanted.bSeesA ? random.chance(0.5) : wanted.aSeesB;
  return isAShorter ? [shorter, longer] : [longer, shorter];
}

/** Leading bits the two addresses are to share at least: inside both networks, inside the wider one, or outside both. */
function sharedLength(lengthA: number, lengthB: number, wanted: Views): number {
  const [shorter, longer] = [Math.min(lengthA, lengthB), Math.max(lengthA, lengthB)];
  if (wanted.aSeesB && wanted.bSeesA) return longer;
  return wanted.aSeesB || wanted.bSeesA ? shorter : Math.max(8, shorter - 3);
}

/** An address of the block not far from the given one, since far ones are too easily told. */
function nearby(random: Random, block: Prefix, address: Ipv4): Ipv4 {
  const reach = 2 ** random.int(2, Math.max(3, 32 - block.length));
  const moved = address + random.pick([-1, 1]) * random.int(1, reach);
  return Math.min(lastAddress(block), Math.max(block.network, moved));
}

function baseAddress(random: Random, shortest: number): Ipv4 {
  const octet = () => random.int(0, 255);
  const wide = [`10.${octet()}.${octet()}.${octet()}`, `172.${random.int(16, 31)}.${octet()}.${octet()}`];
  const narrow = [`192.168.${octet()}.${octet()}`, `192.165.${octet()}.${octet()}`];
  const documentation = [`198.51.100.${octet()}`, `203.0.113.${octet()}`];
  if (shortest < 12) return ipv4(wide[0] ?? '');
  if (shortest < 16) return ipv4(random.pick(wide));
  return ipv4(random.pick(shortest < 24 ? [...wide, ...narrow] : [...wide, ...narrow, ...documentation]));
}

/** Neither address is a network or broadcast address in either network, so that nothing else decides. */
function areOrdinaryHosts(a: InterfaceAddress, b: InterfaceAddress): boolean {
  const networks = [networkOf(a.address, a.length), networkOf(b.address, b.length)];
  const isOrdinary = (address: Ipv4) =>
    networks.every((network) => ['host', 'outside'].includes(roleIn(network, address)));
  return a.address !== b.address && isOrdinary(a.address) && isOrdinary(b.address);
}
