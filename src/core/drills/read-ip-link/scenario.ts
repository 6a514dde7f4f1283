import { linkStatus, type LinkStatus } from '../../net/link-flags.ts';
import { ipLinkText, loopback, type ShownInterface } from '../../net/terminal-text.ts';
import { cardNames, someInterface, type Condition } from '../interfaces.ts';
import type { Picture } from '../picture.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { hostNames } from '../values.ts';

/** The mistakes of this family, each with its heading. */
export const linkMistakes = {
  'ignores-carrier': 'You took an interface without carrier for a working one',
  'listed-is-working': 'You took every interface listed for a working one',
  'counts-loopback': 'You took the loopback interface for a card',
  'unknown-is-down': 'You took the state UNKNOWN for a fault',
  'mixes-switch-and-cable': 'You mixed up being switched on and having a link',
  'mixes-link-and-address': 'You mixed up the link and the address',
  'mixes-link-and-traffic': 'You mixed up the link and the traffic on it',
  'mixes-link-and-hardware': 'You mixed up the link and the hardware',
} as const;

export type LinkMistake = keyof typeof linkMistakes;

/** A machine and what `ip link` says on it. */
export interface LinkScenario {
  readonly host: string;
  /** Without the loopback interface. */
  readonly interfaces: readonly ShownInterface[];
  readonly random: Random;
}

const conditions: Readonly<Record<Level, readonly Condition[]>> = {
  1: ['works', 'no-carrier', 'off'],
  2: ['works', 'no-carrier', 'off'],
  3: ['works', 'no-carrier', 'off', 'unknown'],
  4: ['works', 'works', 'no-carrier', 'off', 'unknown'],
  5: ['works', 'no-carrier', 'off', 'unknown'],
};

/** Makes a machine; at level 5 any number of its five or six interfaces may be in any condition. */
export function linkScenario(level: Level, seed: number): LinkScenario {
  const random = new Random(`read-ip-link/${level}/${seed}`);
  const host = random.pick(hostNames);
  const drawn =
    level === 5
      ? [
          ...conditions[5],
          ...Array.from({ length: random.int(1, 2) }, () => random.pick(conditions[5].slice(0, 3))),
        ]
      : conditions[level];
  const isTunnel = (condition: Condition) => condition === 'unknown';
  const cards = random.shuffle(drawn.filter((condition) => !isTunnel(condition)));
  const names = cardNames(random, cards.length);
  const tunnels = drawn.filter(isTunnel).map((condition) => someInterface(random, 'wg0', condition));
  const interfaces = [
    ...cards.map((condition, index) => someInterface(random, names[index] ?? '', condition)),
    ...tunnels,
  ];
  return { host, interfaces, random };
}

/** What the terminal shows. */
export function linkPicture({ interfaces }: LinkScenario): Picture {
  const text = ipLinkText([loopback, ...interfaces]);
  return { kind: 'files', files: [{ name: 'ip link', language: 'terminal', text }] };
}

/** The interfaces in one status. */
export function inStatus({ interfaces }: LinkScenario, status: LinkStatus): ShownInterface[] {
  return interfaces.filter(({ flags }) => linkStatus(flags) === status);
}

/** The flags as they are printed, as inline code. */
export function flagsCode({ flags }: ShownInterface): string {
  return `\`<${flags.join(',')}>\``;
}

/** Why an interface is in its status, in a sentence. */
export function statusSentence(one: ShownInterface): string {
  const name = `\`${one.device}\``;
  const status = linkStatus(one.flags);
  if (status === 'off') return `${name} has no \`UP\`: it is switched off.`;
  if (status === 'no-carrier')
    return `${name} has \`UP\` but not \`LOWER_UP\`: it is switched on and has no link.`;
  const unknown = one.state === 'UNKNOWN' ? '; `UNKNOWN` only says that its driver reports no state' : '';
  return `${name} has \`UP\` and \`LOWER_UP\`: it can carry packets${unknown}.`;
}
