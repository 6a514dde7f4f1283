import type { LabHost, LabInterface } from '../../net/lab/lab.ts';
import { linkFaults, type LinkFault, type Plugged } from '../../net/lab/link-fault.ts';
import { contains, networkOf, type InterfaceAddress, type Prefix } from '../../net/prefix.ts';
import { machine } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/** Two machines that should reach each other through a switch, one that only stands by, and what is wrong. */
export interface FaultScenario {
  readonly a: Plugged;
  readonly b: Plugged;
  readonly bystander: Plugged;
  /** Null if nothing is wrong. */
  readonly fault: LinkFault | null;
  readonly random: Random;
}

type Kind = LinkFault['kind'] | 'none';

const shapes: Readonly<Record<Level, { kinds: readonly Kind[]; lengths: readonly number[] }>> = {
  1: { kinds: ['off', 'no-carrier', 'other-network'], lengths: [24] },
  2: { kinds: ['off', 'no-carrier', 'other-network'], lengths: range(25, 28) },
  3: { kinds: ['no-carrier', 'other-network', 'long-prefix'], lengths: range(24, 27) },
  4: { kinds: ['off', 'other-network', 'long-prefix', 'none'], lengths: range(20, 23) },
  5: {
    kinds: ['no-carrier', 'long-prefix', 'long-prefix', 'duplicate', 'duplicate', 'none'],
    lengths: range(20, 27),
  },
};

/** Makes the machines; exactly what is wanted of the level is wrong, beside harmless things that look wrong. */
export function faultScenario(level: Level, seed: number): FaultScenario {
  const random = new Random(`find-the-fault-layer-2/${level}/${seed}`);
  const { kinds, lengths } = shapes[level];
  const wanted = random.pick(kinds);
  for (;;) {
    const made = draw(random, wanted, random.pick(lengths), level);
    const faults = linkFaults(made.a, made.b, [made.bystander]);
    if (faults.length === 0 && wanted === 'none') return { ...made, fault: null, random };
    const [fault] = faults;
    if (fault !== undefined && faults.length === 1 && fault.kind === wanted)
      return { ...made, fault, random };
  }
}

function draw(
  random: Random,
  wanted: Kind,
  length: number,
  level: Level,
): Omit<FaultScenario, 'fault' | 'random'> {
  const names = random.sample(hostNames, 3);
  const network = somePrefix(random, length);
  const first = someHost(random, network);
  const second =
    wanted === 'other-network' ? elsewhere(random, network, first) : someHost(random, network, [first]);
  // A longer prefix on one side is harmless as long as it holds the other address.
  const isMixed =
    wanted === 'long-prefix' || (level >= 3 && wanted !== 'other-network' && random.chance(0.6));
  const extra = isMixed ? random.int(1, 2) : 0;
  const third =
    wanted === 'duplicate' ? random.pick([first, second]) : someHost(random, network, [first, second]);
  const isFirstAtFault = random.chance(0.5);
  const isSecondSpare = random.chance(0.5);
  const state = (isAtFault: boolean) => ({
    isUp: !(isAtFault && wanted === 'off'),
    hasCarrier: !(isAtFault && wanted === 'no-carrier'),
  });
  const own = (address: number, more: number): InterfaceAddress => ({ address, length: length + more });
  return {
    a: onSwitch(
      random,
      names[0] ?? '',
      own(first, isFirstAtFault ? extra : 0),
      state(isFirstAtFault),
      !isSecondSpare,
    ),
    b: onSwitch(
      random,
      names[1] ?? '',
      own(second, isFirstAtFault ? 0 : extra),
      state(!isFirstAtFault),
      isSecondSpare,
    ),
    bystander: onSwitch(
      random,
      names[2] ?? '',
      own(third, 0),
      wanted === 'duplicate' || random.chance(0.3)
        ? state(false)
        : { isUp: random.chance(0.5), hasCarrier: false },
      random.chance(0.3),
    ),
  };
}

/** An address in a network next to the given one, so that it looks much like the others. */
function elsewhere(random: Random, network: Prefix, like: number): number {
  const size = 2 ** (32 - network.length);
  const moved = networkOf(network.network + random.pick([-1, 1, 2]) * size, network.length);
  const address = random.chance(0.5) ? moved.network + (like - network.network) : someHost(random, moved);
  return contains(network, address) ? someHost(random, moved) : address;
}

function onSwitch(
  random: Random,
  name: string,
  own: InterfaceAddress,
  state: { isUp: boolean; hasCarrier: boolean },
  hasSpare: boolean,
): Plugged {
  const by: LabInterface = { device: 'eth0', network: 'switch', addresses: [own], ...state };
  const spare: LabInterface = {
    ...{ device: 'eth1', network: 'nowhere', addresses: [] },
    ...random.pick([
      { isUp: true, hasCarrier: false },
      { isUp: false, hasCarrier: false },
    ]),
  };
  const host: LabHost = machine(name, hasSpare ? [by, spare] : [by]);
  return { host, by };
}
