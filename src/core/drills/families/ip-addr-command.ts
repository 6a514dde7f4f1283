import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { broadcastOf, formatPrefix, netmask } from '../../net/prefix.ts';
import { briefAddresses } from '../brief-addresses.ts';
import { askTyped } from '../instance.ts';
import { addressLeads, addressMistakes, rightCommand } from '../ip-addr-command/leads.ts';
import { addressScenario, hostOf, type AddressScenario } from '../ip-addr-command/scenario.ts';
import type { DrillFamily, Working } from '../types.ts';
import { code } from '../wording.ts';

/** The command that gives an interface an address, or takes one away. */
export const family: DrillFamily = {
  id: 'ip-addr-command',
  title: 'Giving an address',
  topic: 'Switching',
  needs: ['same-network'],
  levels: [
    'An address in a /8, /16 or /24, on one of two interfaces',
    'An address in a network from /25 to /29',
    'An address with its netmask, from /10 to /29; or one of two to be removed, from /18 to /29',
    'The first or the last address of a network, from /18 to /29',
    "The first or the last address of a neighbour's network, from /10 to /29, by its netmask",
  ],
  misconceptions: addressMistakes,
  make(level, seed) {
    const scenario = addressScenario(level, seed);
    const host = hostOf(scenario);
    const right = rightCommand(scenario);
    return {
      ...{ family: 'ip-addr-command', level, seed, question: question(scenario) },
      picture: {
        kind: 'files',
        files: [{ name: 'ip -br addr', language: 'terminal', text: briefAddresses(host) }],
      },
      ...askTyped({ kind: 'command', host }, right, 'one command', addressLeads(scenario)),
      explanation: explanation(scenario, right),
    };
  },
};

function question({ task, host, target, prefix, address, machine, edge }: AddressScenario): string {
  const network = `\`${formatPrefix(prefix)}\``;
  const mask = code(netmask(prefix.length));
  switch (task) {
    case 'give':
      return `\`${host}\` is to be ${code(address)} in the network ${network}, by \`${target}\`; the router there is ${code(machine)}. Type the command that gives it this address.`;
    case 'give-by-mask':
      return `\`${target}\` of \`${host}\` is to have the address ${code(address)} with the netmask ${mask}; the router there is ${code(machine)}. Type the command.`;
    case 'edge':
      return `The network ${network} is still empty, and \`${target}\` of \`${host}\` leads to it. Type the command that gives it the ${edge} address a host may have there.`;
    case 'neighbour':
      return `\`${target}\` of \`${host}\` is on a switch with a machine that has ${code(machine)} and the netmask ${mask}. Type the command that gives it the ${edge} address a host may have in that network.`;
    case 'remove':
      return `\`${host}\` leaves the network ${network}. Type the command that removes its address there.`;
  }
}

function explanation(scenario: AddressScenario, right: string): Working[] {
  const { task, target, prefix, address, edge } = scenario;
  const isEdge = task === 'edge' || task === 'neighbour';
  const verb = task === 'remove' ? `\`${target}\` loses` : `\`${target}\` gets`;
  const which = isEdge ? `, the ${edge} a host may have in \`${formatPrefix(prefix)}\`` : '';
  return [
    { kind: 'text', markdown: `${verb} ${code(address)}${which}: \`${right}\`.` },
    ...(task === 'give' || task === 'remove' ? [] : [bits(scenario)]),
    { kind: 'steps', steps: steps(scenario) },
  ];
}

function bits({ task, prefix, address, machine }: AddressScenario): Working {
  const row = (label: string, value: number, remark: string) => ({
    ...{ label, bits: bitsOf(value), compared: prefix.length, remark },
    verdict: 'plain' as const,
  });
  const mask = row(
    formatIpv4(netmask(prefix.length)),
    netmask(prefix.length),
    `netmask: ${prefix.length} ones`,
  );
  const own = row(formatIpv4(address), address, 'address asked for');
  const network = row(formatIpv4(prefix.network), prefix.network, 'network');
  if (task === 'give-by-mask') return { kind: 'bits', rows: [mask, own] };
  if (task === 'edge') return { kind: 'bits', rows: [network, own] };
  return { kind: 'bits', rows: [row(formatIpv4(machine), machine, 'neighbour'), mask, network, own] };
}

function steps({ task, target, prefix, address, machine, edge }: AddressScenario): string[] {
  const length = `The prefix length is /${prefix.length}`;
  const last = `The interface stands after \`dev\`: \`${target}\`.`;
  if (task === 'remove')
    return [
      `Of the two addresses of \`${target}\`, ${code(address)} lies in \`${formatPrefix(prefix)}\`.`,
      '`ip addr del` takes the address with its prefix length, as `ip -br addr` shows it.',
      last,
    ];
  if (task === 'give') return [`The address is ${code(address)}.`, `${length}, as the network says.`, last];
  const byMask = `${length}: so many ones has ${code(netmask(prefix.length))}.`;
  if (task === 'give-by-mask') return [`The address is ${code(address)}.`, byMask, last];
  const broadcast = broadcastOf(prefix);
  return [
    ...(task === 'neighbour'
      ? [byMask, `With it, ${code(machine)} lies in \`${formatPrefix(prefix)}\`.`]
      : [`${length}, as the network says.`]),
    edge === 'first' || broadcast === null
      ? `The first address a host may have follows the network's own: ${code(address)}.`
      : `The broadcast address is ${code(broadcast)}; the last address a host may have stands before it: ${code(address)}.`,
    last,
  ];
}
