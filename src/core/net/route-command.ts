import { parseIpv4 } from './address.ts';
import { hostBitsProblem, type CommandProblem } from './ip-command.ts';
import { formatPrefix, lengthOfNetmask, networkOf } from './prefix.ts';

const placeholder = /[<>{}[\]$*…|]|\.\.\.|^[A-Z][A-Z_]*$|(?:^|\.)[xXyY](?:\.|\/|$)/;

/**
 * What is wrong with a `route` command of net-tools (route(8)), given as words without `route` itself; null if nothing is, if
 * it has placeholders, or if it is that of Windows or of BSD, which have no `gw`.
 */
export function routeCommandProblem(words: readonly string[]): CommandProblem | null {
  const rest = words.filter((word) => !/^-(?:n|v|e|4|6|A)$/.test(word));
  const [verb, ...args] = rest;
  if (verb !== 'add' && verb !== 'del') return null;
  if (args.some((word) => placeholder.test(word))) return null;
  const isLinux = args.some((word) => ['gw', 'netmask', 'dev'].includes(word));
  if (!isLinux) return null;
  const isNet = args.includes('-net');
  const target = args.find((word) => !word.startsWith('-')) ?? '';
  const mask = args[args.indexOf('netmask') + 1];
  const tail = args.slice(args.indexOf(target) + 1);
  if (args.includes('via'))
    return {
      reason: '`via` belongs to ip-route(8); route(8) says `gw`',
      correction: `route ${[verb, ...args].join(' ').replace(' via ', ' gw ')}`,
    };
  const hostBits = hostBitsProblem(
    target,
    (fixed) => `route ${[verb, ...(isNet ? ['-net'] : []), fixed, ...tail].join(' ')}`,
  );
  if (hostBits) return hostBits;
  const address = parseIpv4(target);
  if (address === null) return null;
  if (isNet && !args.includes('netmask'))
    return {
      reason:
        'with -net the mask stands after `netmask` or as a prefix length (route(8)), and here it is left to be guessed from the class',
      correction: `route ${verb} -net ${target} netmask MASK ${tail.join(' ')}`,
    };
  const length = lengthOfNetmask(parseIpv4(mask ?? '') ?? 1);
  if (!isNet || length === null) return null;
  const network = networkOf(address, length);
  if (network.network === address) return null;
  return {
    reason: `a route leads to a network, and with that mask ${target} lies in ${formatPrefix(network)}`,
    correction: `route ${verb} -net ${formatPrefix(network)} ${tail.slice(tail.indexOf('netmask') + 2).join(' ')}`,
  };
}
