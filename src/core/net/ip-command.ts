import {
  ipObjects,
  linkTypes,
  otherIpObjects,
  placeholder,
  routeKeywords,
  routeTypes,
} from './ip-grammar.ts';
import { isNearWord } from './near-word.ts';
import { parseIpv4 } from './address.ts';
import { ipv6Use } from './ipv6-use.ts';
import { formatPrefix, networkOf } from './prefix.ts';

/** What is wrong with a command, and how it should be. */
export interface CommandProblem {
  readonly reason: string;
  readonly correction: string;
}

/**
 * What is wrong with an `ip` command of iproute2 (ip(8), ip-route(8), ip-address(8), ip-link(8)), given as words without
 * `ip` itself; null if nothing is, if it has placeholders, or if it is a command of another system, such as Cisco IOS.
 */
export function ipCommandProblem(words: readonly string[]): CommandProblem | null {
  const rest = withoutOptions(words);
  const [objectWord = '', verbWord, ...args] = rest;
  if (rest.length === 0 || rest.some((word) => placeholder.test(word))) return null;
  const object = Object.keys(ipObjects).find((each) => each.startsWith(objectWord));
  if (object === undefined) return misspeltObject(objectWord, verbWord, args);
  const verbs = ipObjects[object] ?? [];
  if (verbWord === undefined) return null;
  if (isForeign(object, verbWord, args)) return null;
  if (!verbs.some((verb) => verb.startsWith(verbWord))) return wrongVerb(object, verbWord, args);
  if (object === 'route') return routeProblem(verbWord, args);
  if (object === 'address') return addressProblem(verbWord, args);
  return object === 'link' ? linkProblem(verbWord, args) : null;
}

function withoutOptions(words: readonly string[]): readonly string[] {
  let index = 0;
  while (words[index]?.startsWith('-') === true) {
    const option = words[index] ?? '';
    index += /^-(?:n|netns|f|family|b|batch|rc|rcvbuf|l|loops)$/.test(option) ? 2 : 1;
  }
  return words.slice(index);
}

/** `ip route 10.0.0.0 255.0.0.0 10.1.1.1` and `ip address 10.0.0.1 255.255.255.0` are Cisco's. */
function isForeign(object: string, verb: string, args: readonly string[]): boolean {
  if (parseIpv4(verb) !== null || /^(?:dhcp|vrf|negotiated)$/.test(verb)) return true;
  return object === 'route' && /\/\d+$/.test(verb) && !args.some((word) => word === 'via' || word === 'dev');
}

function misspeltObject(
  word: string,
  verb: string | undefined,
  args: readonly string[],
): CommandProblem | null {
  if (otherIpObjects.some((each) => each.startsWith(word)) || verb === undefined) return null;
  const meant = Object.keys(ipObjects).find(
    (each) => isNearWord(word, each) || isNearWord(word, each.slice(0, 4)),
  );
  const isUsed = (ipObjects[meant ?? ''] ?? []).some((each) => each.startsWith(verb) && verb.length > 2);
  if (meant === undefined || !isUsed || word.length < 3) return null;
  return {
    reason: `\`ip\` knows the objects address, link, route, neighbour, rule and others (ip(8)), and no \`${word}\``,
    correction: `ip ${[meant === 'address' ? 'addr' : meant, verb, ...args].join(' ')}`,
  };
}

function wrongVerb(object: string, verb: string, args: readonly string[]): CommandProblem | null {
  const verbs = ipObjects[object] ?? [];
  const short = object === 'address' ? 'addr' : object === 'neighbour' ? 'neigh' : object;
  const list = verbs.filter((each) => !['lst', 'chg', 'showdump', 'help'].includes(each)).join(', ');
  const reason = `\`ip ${short}\` knows ${list} (ip-${object === 'neighbor' ? 'neighbour' : object}(8)), and no \`${verb}\``;
  if (object === 'link' && /^(?:up|down)$/.test(verb))
    return { reason, correction: `ip link set ${[...args, verb].join(' ')}` };
  if (object === 'link' && args.some((word) => /^(?:up|down)$/.test(word)))
    return { reason, correction: `ip link set ${[verb, ...args].join(' ')}` };
  const meant = (
    {
      remove: 'del',
      rm: 'del',
      create: 'add',
      new: 'add',
      assign: 'add',
      print: 'show',
      view: 'show',
      dele: 'del',
    } as const
  )[verb];
  const near = meant ?? verbs.find((each) => isNearWord(verb, each) && verb.length > 2);
  if (near !== undefined && args.length > 0)
    return { reason, correction: `ip ${[short, near, ...args].join(' ')}` };
  const isRoute = object === 'route' && args.includes('via');
  const isAddress = object === 'address' && args.includes('dev');
  return isRoute || isAddress
    ? { reason, correction: `ip ${[short, 'add', verb, ...args].join(' ')}` }
    : null;
}

function routeProblem(verb: string, args: readonly string[]): CommandProblem | null {
  if (!/^(?:a|ad|add|app|append|c|ch|change|rep|replace|pre|prepend|d|de|del|delete)$/.test(verb))
    return null;
  const isRemoval = verb.startsWith('d');
  const rest = args[0] === 'to' ? args.slice(1) : args;
  const typed = routeTypes.includes(rest[0] ?? '');
  const [destination, next, ...more] = typed ? rest.slice(1) : rest;
  if (destination === undefined) return null;
  const hostBits = hostBitsProblem(
    destination,
    (fixed) => `ip route ${[verb, fixed, next, ...more].filter(Boolean).join(' ')}`,
  );
  if (hostBits) return hostBits;
  const gateway = valueAfter('via', rest);
  if (
    gateway !== undefined &&
    gateway !== 'inet' &&
    gateway !== 'inet6' &&
    !isAddress(gateway) &&
    /^[a-z]+\d+$/.test(gateway)
  )
    return {
      reason: `\`via\` takes the address of the next hop (ip-route(8)), and ${gateway} is a device`,
      correction: `ip route ${[verb, destination, 'dev', gateway].join(' ')}`,
    };
  const [bare = '', length] = gateway?.split('/') ?? [];
  if (length !== undefined && isAddress(bare))
    return {
      reason: `\`via\` takes the address of the next hop without a prefix length (ip-route(8)), and ${gateway ?? ''} has one`,
      correction: `ip route ${[verb, destination, 'via', bare].join(' ')}`,
    };
  const device = valueAfter('dev', rest);
  if (device !== undefined && isAddress(device) && gateway === undefined)
    return {
      reason: `\`dev\` takes the name of a device (ip-route(8)), and ${device} is an address`,
      correction: `ip route ${[verb, destination, 'via', device].join(' ')}`,
    };
  if (next !== undefined && !routeKeywords.has(next)) {
    const isGate = isAddress(next);
    if (isGate || (/^(?:eth|ens|enp|wlan|lo|br|veth|tun|tap|bond)[\w.-]*$/.test(next) && !isRemoval))
      return {
        reason: `a next hop stands after \`via\` and a device after \`dev\` (ip-route(8)), and nothing stands before ${next}`,
        correction: `ip route ${[verb, destination, isGate ? 'via' : 'dev', next, ...more].join(' ')}`,
      };
    if (/^(?:gw|gateway)$/.test(next))
      return {
        reason: `\`${next}\` belongs to the older route(8); ip-route(8) says \`via\``,
        correction: `ip route ${[verb, destination, 'via', ...more.filter((word) => word !== 'netmask')].join(' ')}`,
      };
    if (next === 'netmask' || next === 'mask')
      return {
        reason: `\`${next}\` belongs to the older route(8); ip-route(8) takes a prefix length`,
        correction: `ip route ${[verb, `${destination}/LENGTH`].join(' ')}`,
      };
  }
  return null;
}

function addressProblem(verb: string, args: readonly string[]): CommandProblem | null {
  if (!/^(?:a|ad|add|rep|replace|ch|change|d|de|del|delete)$/.test(verb)) return null;
  const own = args.filter((word) => word !== 'local');
  const [address, next, ...more] = own;
  if (address === undefined || next === 'on' || !/^[\da-f.:]+(?:\/[\d.]+)?$/i.test(address)) return null;
  if (next === 'netmask' || next === 'mask' || next?.startsWith('255.') === true)
    return {
      reason: 'ip-address(8) takes the prefix length behind the address, and the device after `dev`',
      correction: `ip addr ${verb} ${address}/LENGTH dev DEVICE`,
    };
  if (!own.includes('dev')) {
    const isDevice =
      next !== undefined &&
      /^[a-z][\w.@-]*$/i.test(next) &&
      !isAddress(next) &&
      !/^(?:broadcast|brd|peer|scope|label|netmask)$/.test(next);
    const device = isDevice ? [next, ...more] : ['DEVICE'];
    return {
      reason: 'ip-address(8) needs `dev` and the name of a device',
      correction: `ip addr ${[verb, address, 'dev', ...device].join(' ')}`,
    };
  }
  return lengthProblem(address);
}

function linkProblem(verb: string, args: readonly string[]): CommandProblem | null {
  const [first, second] = args;
  if (/^(?:a|ad|add)$/.test(verb)) {
    if (first === undefined || args.includes('type') || args.includes('link')) return null;
    const type = args.find((word, index) => index > 0 && linkTypes.includes(word));
    if (type === undefined) return null;
    return {
      reason: 'ip-link(8) takes the kind of link after `type`',
      correction: `ip link add ${args.flatMap((word) => (word === type ? ['type', word] : [word])).join(' ')}`,
    };
  }
  if (verb.startsWith('s') && 'set'.startsWith(verb) && first !== undefined && second !== undefined) {
    const state = (
      {
        enable: 'up',
        enabled: 'up',
        disable: 'down',
        disabled: 'down',
        on: 'up',
        off: 'down',
        start: 'up',
        stop: 'down',
      } as const
    )[second];
    const near = (['up', 'down'] as const).find((each) => second !== each && isNearWord(second, each));
    const meant = state ?? (second.length > 1 ? near : undefined);
    if (meant !== undefined && args.length === 2)
      return {
        reason: `ip-link(8) says \`up\` and \`down\`, and not \`${second}\``,
        correction: `ip link set ${first} ${meant}`,
      };
  }
  return null;
}

/** A prefix with host bits set, which the kernel refuses as a route; null if it has none or is no IPv4 prefix. */
export function hostBitsProblem(
  destination: string,
  correct: (fixed: string) => string,
): CommandProblem | null {
  const [addressText = '', lengthText] = destination.split('/');
  const address = parseIpv4(addressText);
  if (lengthText === undefined || !/^\d+$/.test(lengthText) || address === null) return null;
  const length = Number(lengthText);
  if (length > 32) return lengthProblem(destination);
  const network = networkOf(address, length);
  if (network.network === address) return null;
  return {
    reason: `a route leads to a network, and ${destination} has bits set after the first ${length}: its network is ${formatPrefix(network)}`,
    correction: correct(formatPrefix(network)),
  };
}

function lengthProblem(text: string): CommandProblem | null {
  const [address = '', length] = text.split('/');
  if (length === undefined || !/^\d+$/.test(length) || parseIpv4(address) === null || Number(length) <= 32)
    return null;
  return {
    reason: `an IPv4 address has 32 bits, so a prefix is at most /32`,
    correction: `${address}/32 or shorter`,
  };
}

function valueAfter(keyword: string, words: readonly string[]): string | undefined {
  const at = words.indexOf(keyword);
  return at < 0 ? undefined : words[at + 1];
}

function isAddress(word: string): boolean {
  return parseIpv4(word) !== null || ipv6Use(word) !== null;
}
