import { formatAnyAddress, parseAnyAddress, widthOf, type AnyAddress } from '../any-address.ts';
import { parseIpv4 } from '../address.ts';
import { lengthOfNetmask } from '../prefix.ts';
import type { CommandHost } from './host.ts';
import { deviceProblem, flagWord, readOptions, valueWord, type OptionWord } from './options.ts';
import { does, unreadable, type CommandOutcome } from './outcome.ts';
import { addressWordProblem, readPrefixWord } from './prefix-word.ts';
import { routeChange, routesOf } from './route-change.ts';

const grammar: readonly OptionWord[] = [
  flagWord('-net'),
  flagWord('-host'),
  valueWord('netmask'),
  valueWord('gw'),
  valueWord('gateway', 'gw'),
  valueWord('metric'),
  valueWord('dev'),
  valueWord('device', 'dev'),
];

const older = '`route` is the older tool; `ip route` does the same.';

/** What a command of net-tools' route(8) does, given as words without `route` itself. */
export function routeOutcome(words: readonly string[], host: CommandHost): CommandOutcome {
  const rest = words.filter((word) => !/^-[nve]+$/.test(word));
  const [verb, ...args] = rest;
  if (verb === undefined) return does('show route', older);
  if (verb !== 'add' && verb !== 'del')
    return unreadable(`\`route\` knows \`add\` and \`del\` (route(8)), and no \`${verb}\`.`);
  const read = readOptions(grammar, args);
  if (typeof read === 'string') return unreadable(read);
  const { options, bare } = read;
  const [target, ...more] = bare;
  const device = options.get('dev') ?? more[0];
  if (
    more.length > 1 ||
    (more.length === 1 && options.has('dev')) ||
    (device !== undefined && parseAnyAddress(device) !== null)
  )
    return unreadable(
      args.includes('via')
        ? '`via` belongs to `ip route`; `route` takes the gateway after `gw` (route(8)).'
        : `\`${more.at(-1) ?? ''}\` stands where \`route\` expects a word such as \`gw\` or \`dev\` (route(8)).`,
    );
  const unnamed = deviceProblem(device ?? 'lo');
  if (unnamed !== null) return unreadable(unnamed);
  if (target === undefined)
    return unreadable('The destination is missing: `default`, or a network after `-net`.');
  const destination = readTarget(target, options);
  if (typeof destination === 'string') return unreadable(destination);
  const gatewayText = options.get('gw');
  const via = gatewayText === undefined ? null : parseAnyAddress(gatewayText);
  if (gatewayText !== undefined && via?.version !== 4) return unreadable(addressWordProblem(gatewayText));
  const metricText = options.get('metric');
  if (metricText !== undefined && !/^(?:0|[1-9]\d{0,8})$/.test(metricText))
    return unreadable('The metric is a whole number without zeros in front.');
  if (verb === 'add' && via === null && device === undefined)
    return unreadable('The next hop is missing: the gateway after `gw`, or the device after `dev`.');
  const route = {
    type: 'unicast',
    ...destination,
    via,
    device: device ?? null,
    metric: metricText === undefined ? null : Number(metricText),
    others: via !== null && isOwnAddress(via, host) ? ['scope link'] : [],
  };
  const present = routesOf(host);
  return routeChange(verb === 'add' ? 'prepend' : 'delete', route, host, present, [older]);
}

/** The kernel takes a gateway that is the host's own address for a destination on the link (fib_frontend.c). */
function isOwnAddress(gateway: AnyAddress, host: CommandHost): boolean {
  return host.interfaces.some(({ address }) => {
    const own = address === null ? null : parseAnyAddress(address.split('/')[0] ?? '');
    return own?.version === gateway.version && own.value === gateway.value;
  });
}

/** The network a target names with `-net`, `netmask` or a prefix length; without `-net` it is one host (inet_sr.c). */
function readTarget(target: string, options: ReadonlyMap<string, string>) {
  if (target === 'default') return { destination: { version: 4, value: 0n } as const, length: 0 };
  const read = readPrefixWord(target);
  if (typeof read === 'string') return read;
  if (formatAnyAddress(read.address) !== target.split('/')[0]) return addressWordProblem(target);
  if (read.address.version === 6) return '`route` needs `-A inet6` for IPv6; `ip route` does not.';
  const maskText = options.get('netmask');
  const mask = maskText === undefined ? null : lengthOfNetmask(parseIpv4(maskText) ?? 1);
  if (maskText !== undefined && mask === null) return `\`${maskText}\` is not a netmask.`;
  if (mask !== null && read.length !== null)
    return 'The prefix length and the netmask say the same twice: leave one out.';
  const length = read.length ?? mask;
  const isNet = options.has('-net');
  if (isNet && options.has('-host'))
    return 'A destination is a network (`-net`) or a host (`-host`), not both.';
  if (isNet && length === null)
    return 'The netmask is missing: with `-net` it stands after `netmask`, or as a prefix length.';
  if (!isNet && length !== null && length !== 32)
    return 'A network stands after `-net`; without it `route` means one host.';
  return { destination: read.address, length: length ?? widthOf(read.address) };
}
