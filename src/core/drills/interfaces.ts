import type { ShownInterface } from '../net/terminal-text.ts';
import type { Random } from './random.ts';

/** How an interface is doing: as in `LinkStatus`, or one that works and shows `state UNKNOWN`. */
export type Condition = 'works' | 'no-carrier' | 'off' | 'unknown';

/** Names cards are given, one style per machine. */
const styles = [
  ['eth0', 'eth1', 'eth2', 'eth3', 'eth4'],
  ['enp1s0', 'enp2s0', 'enp3s0', 'enp4s0', 'enp5s0'],
  ['ens18', 'ens19', 'ens20', 'ens21', 'ens22'],
  ['eno1', 'eno2', 'eno3', 'eno4', 'eno5'],
];

/** Names of cards of one machine, in their order. */
export function cardNames(random: Random, count: number): string[] {
  return random.pick(styles).slice(0, count);
}

/** Six octets of a locally administered hardware address. */
function hardwareAddress(random: Random): string {
  const octets = Array.from({ length: 5 }, () => random.int(0, 255).toString(16).padStart(2, '0'));
  return ['52', ...octets].join(':');
}

/** An interface in a condition, without addresses; `unknown` is a tunnel or a dummy, whatever the name says. */
export function someInterface(random: Random, device: string, condition: Condition): ShownInterface {
  const base = { device, mtu: 1500, hardware: hardwareAddress(random), addresses: [], linkLocal: null };
  const ether = { ...base, link: 'ether' as const, queueing: 'fq_codel' };
  switch (condition) {
    case 'works':
      return { ...ether, flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'], state: 'UP' };
    case 'no-carrier':
      return { ...ether, flags: ['NO-CARRIER', 'BROADCAST', 'MULTICAST', 'UP'], state: 'DOWN' };
    case 'off': {
      const queueing = random.chance(0.5) ? 'noop' : 'fq_codel';
      return { ...ether, queueing, flags: ['BROADCAST', 'MULTICAST'], state: 'DOWN' };
    }
    case 'unknown':
      return {
        ...{ ...base, link: 'none', mtu: 1420, queueing: 'noqueue' },
        ...{ flags: ['POINTOPOINT', 'NOARP', 'UP', 'LOWER_UP'], state: 'UNKNOWN' },
      };
  }
}
