import { addressClass, formatIpv4, type Ipv4 } from '../../net/address.ts';
import {
  broadcastOf,
  formatPrefix,
  lastAddress,
  netmask,
  networkOf,
  usableHosts,
  type InterfaceAddress,
} from '../../net/prefix.ts';
import type { Lead } from '../instance.ts';
import { code } from '../wording.ts';
import type { AddressScenario } from './scenario.ts';

/** The mistakes that lead to a wrong command, each with its heading. */
export const addressMistakes = {
  'network-for-host': 'You took the network for an address',
  'broadcast-for-host': 'You took the broadcast address',
  'class-length': 'You took the length of the old class',
  'one-bit-off': 'You counted the mask one bit short',
  'last-octet': 'You reckoned in the last number alone',
  'router-for-host': 'You took the address of the router',
  'other-device': 'You took the other interface',
  'other-address': 'You removed the other address',
} as const;

type AddressMistake = keyof typeof addressMistakes;

/** What a command says, apart from its words. */
type Said = InterfaceAddress & { readonly device: string };

/** The command that is right. */
export function rightCommand(scenario: AddressScenario): string {
  return command(scenario, truthOf(scenario));
}

function truthOf({ address, prefix, target }: AddressScenario): Said {
  return { address, length: prefix.length, device: target };
}

function command({ task }: AddressScenario, { address, length, device }: Said): string {
  return `ip addr ${task === 'remove' ? 'del' : 'add'} ${formatIpv4(address)}/${length} dev ${device}`;
}

/** What somebody with each mistake types, the likeliest first. */
export function addressLeads(scenario: AddressScenario): Lead<string>[] {
  const { task, prefix, machine, edge, target, devices, second, present } = scenario;
  const truth = truthOf(scenario);
  const other = devices.find((device) => device !== target) ?? target;
  const isEdge = task === 'edge' || task === 'neighbour';
  const leads: Lead<string>[] = [];
  const add = (misconception: AddressMistake, said: Partial<Said>, sentence: string) => {
    leads.push({ misconception, sentence, leadsTo: command(scenario, { ...truth, ...said }) });
  };
  const broadcast = broadcastOf(prefix);
  if (task === 'remove')
    add(
      'other-address',
      second,
      `${code(second.address)} lies outside ${net(prefix)}; it is ${code(truth.address)} that lies in it.`,
    );
  if (!isEdge || edge === 'first')
    add(
      'network-for-host',
      { address: prefix.network },
      `${code(prefix.network)} is the network itself, all bits after the first ${prefix.length} zero; a host has another.`,
    );
  if (isEdge && edge === 'last' && broadcast !== null)
    add(
      'broadcast-for-host',
      { address: broadcast },
      `${code(broadcast)} is the broadcast address of ${net(prefix)}; the last a host may have is the one before it.`,
    );
  if (isEdge) {
    const from = task === 'edge' ? prefix.network : machine;
    const address = edge === 'first' ? ((from & ~255) >>> 0) + 1 : ((from | 255) >>> 0) - 1;
    add(
      'last-octet',
      { address },
      `A network need not begin and end with the last number: ${net(prefix)} reaches from ${code(prefix.network)} to ${code(lastAddress(prefix))}.`,
    );
  }
  if (task === 'give' || task === 'give-by-mask')
    add(
      'router-for-host',
      { address: machine },
      `${code(machine)} is the router's; two machines with one address keep each other from working.`,
    );
  const classLength = classLengthOf(truth.address);
  if (classLength !== null)
    add(
      'class-length',
      saidWith(scenario, classLength),
      `Classes are history: not the first number says how long the prefix is but ${told(scenario)}, so here it is /${prefix.length}.`,
    );
  if (task === 'give-by-mask' || task === 'neighbour')
    add(
      'one-bit-off',
      saidWith(scenario, prefix.length - 1),
      `${code(netmask(prefix.length))} begins with ${prefix.length} ones, not ${prefix.length - 1}.`,
    );
  add(
    'other-device',
    { device: other },
    `\`${other}\` is the interface with ${code(present.address)}; what is asked for is about \`${target}\`.`,
  );
  return leads;
}

/** What follows from another length of the prefix, reckoned rightly from there. */
function saidWith({ task, edge, machine, prefix, address }: AddressScenario, length: number): Partial<Said> {
  if (task !== 'neighbour' && task !== 'edge') return { length };
  const network = networkOf(task === 'neighbour' ? machine : prefix.network, length);
  const { first, last } = usableHosts(network);
  return length > 30 ? { length, address } : { length, address: edge === 'first' ? first : last };
}

function classLengthOf(address: Ipv4): number | null {
  const lengths: Readonly<Record<string, number>> = { A: 8, B: 16, C: 24 };
  return lengths[addressClass(address)] ?? null;
}

function told({ task }: AddressScenario): string {
  if (task === 'remove') return 'what `ip -br addr` shows';
  return task === 'give' || task === 'edge' ? 'what stands after the slash' : 'the netmask';
}

function net(prefix: AddressScenario['prefix']): string {
  return `\`${formatPrefix(prefix)}\``;
}
