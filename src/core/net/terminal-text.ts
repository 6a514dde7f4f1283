import { formatIpv4 } from './address.ts';
import { formatPrefix, netmask, type InterfaceAddress } from './prefix.ts';
import type { Route } from './route.ts';

/** An interface as `ip link` and `ip addr` show it. */
export interface ShownInterface {
  readonly device: string;
  /** In the order of the kernel, such as BROADCAST, MULTICAST, UP, LOWER_UP. */
  readonly flags: readonly string[];
  readonly mtu: number;
  readonly queueing: string;
  readonly state: 'UP' | 'DOWN' | 'UNKNOWN' | 'LOWERLAYERDOWN';
  readonly link: 'ether' | 'loopback' | 'none';
  readonly hardware: string;
  readonly addresses: readonly (InterfaceAddress & {
    /** Null where none was given: `ip addr add` gives none by itself. */
    readonly broadcast: number | null;
    readonly isSecondary?: boolean;
  })[];
  /** With prefix length; null without IPv6. */
  readonly linkLocal: string | null;
}

/** The loopback interface every Linux machine has. */
export const loopback: ShownInterface = {
  ...{
    device: 'lo',
    flags: ['LOOPBACK', 'UP', 'LOWER_UP'],
    mtu: 65536,
    queueing: 'noqueue',
    state: 'UNKNOWN',
  },
  ...{ link: 'loopback', hardware: '00:00:00:00:00:00', linkLocal: '::1/128' },
  addresses: [{ address: 0x7f000001, length: 8, broadcast: null }],
};

/** What `ip link` prints (iproute2 6.1). */
export function ipLinkText(interfaces: readonly ShownInterface[]): string {
  return interfaces
    .flatMap((one, index) => [headLine(one, index, ' mode DEFAULT'), hardwareLine(one)])
    .join('\n');
}

/** What `ip addr` prints (iproute2 6.1). */
export function ipAddrText(interfaces: readonly ShownInterface[]): string {
  return interfaces
    .flatMap((one, index) => [headLine(one, index, ''), hardwareLine(one), ...addressLines(one)])
    .join('\n');
}

function headLine(one: ShownInterface, index: number, mode: string): string {
  const flags = one.flags.join(',');
  return `${index + 1}: ${one.device}: <${flags}> mtu ${one.mtu} qdisc ${one.queueing} state ${one.state}${mode} group default qlen 1000`;
}

function hardwareLine({ link, hardware }: ShownInterface): string {
  if (link === 'none') return '    link/none';
  const broadcast = link === 'ether' ? 'ff:ff:ff:ff:ff:ff' : '00:00:00:00:00:00';
  return `    link/${link} ${hardware} brd ${broadcast}`;
}

function addressLines({ device, link, addresses, linkLocal }: ShownInterface): string[] {
  const valid = '       valid_lft forever preferred_lft forever';
  const scope = link === 'loopback' ? 'host' : 'global';
  const lines = addresses.flatMap(({ address, length, broadcast, isSecondary }) => {
    const brd = broadcast === null ? '' : ` brd ${formatIpv4(broadcast)}`;
    const second = isSecondary === true ? ' secondary' : '';
    return [`    inet ${formatIpv4(address)}/${length}${brd} scope ${scope}${second} ${device}`, valid];
  });
  const scope6 = link === 'loopback' ? 'host' : 'link';
  return linkLocal === null ? lines : [...lines, `    inet6 ${linkLocal} scope ${scope6} `, valid];
}

/** What `ip -br link` prints. */
export function briefLinkText(
  interfaces: readonly Pick<ShownInterface, 'device' | 'state' | 'hardware' | 'flags'>[],
): string {
  return interfaces
    .map(({ device, state, hardware, flags }) =>
      [device.padEnd(16), state.padEnd(14), hardware, `<${flags.join(',')}> `].join(' '),
    )
    .join('\n');
}

/** What `ip -br addr` prints, IPv4 only. */
export function briefAddressText(
  interfaces: readonly { device: string; state: string; addresses: readonly InterfaceAddress[] }[],
): string {
  return interfaces
    .map(({ device, state, addresses }) => {
      const texts = addresses.map(({ address, length }) => `${formatIpv4(address)}/${length} `).join('');
      return `${device.padEnd(16)} ${state.padEnd(14)} ${texts}`;
    })
    .join('\n');
}

/** What `ip route` prints; a source without a gateway marks the kernel's own for a connected network. */
export function ipRouteText(routes: readonly Route[]): string {
  return inTableOrder(routes)
    .map(({ destination, type, via, device, metric, source }) => {
      const isConnected = source !== null && via === null;
      return [
        type === 'unicast' ? '' : `${type} `,
        destinationWord(destination),
        via === null ? '' : ` via ${formatIpv4(via)}`,
        device === null ? '' : ` dev ${device}`,
        isConnected ? ' proto kernel' : '',
        via === null && type === 'unicast' ? ' scope link' : '',
        source === null ? '' : ` src ${formatIpv4(source)}`,
        metric === 0 ? '' : ` metric ${metric}`,
        ' ',
      ].join('');
    })
    .join('\n');
}

function destinationWord(destination: Route['destination']): string {
  if (destination.length === 0) return 'default';
  return destination.length === 32 ? formatIpv4(destination.network) : formatPrefix(destination);
}

/** What `route -n` prints (net-tools 2.10). */
export function routeNumericText(routes: readonly Route[]): string {
  const head = 'Destination     Gateway         Genmask         Flags Metric Ref    Use Iface';
  const rows = inTableOrder(routes).map((route) => {
    const { destination, via, device, metric } = route;
    const isRefusing = route.type === 'unreachable' || route.type === 'prohibit';
    const gateway = isRefusing ? '-' : formatIpv4(via ?? 0);
    const columns = [formatIpv4(destination.network), gateway, formatIpv4(netmask(destination.length))];
    const numbers = `${String(metric).padEnd(6)} ${isRefusing ? '-' : '0'} ${'0'.padStart(8)}`;
    const flags = routeFlags(route).padEnd(5);
    return `${columns.map((text) => text.padEnd(15)).join(' ')} ${flags} ${numbers} ${device ?? (isRefusing ? '-' : '*')}`;
  });
  return ['Kernel IP routing table', head, ...rows].join('\n');
}

/** The flags `route -n` shows: U for a route in use, G through a gateway, H to a single host, `!` one that refuses. */
export function routeFlags({ type, via, destination }: Route): string {
  const host = destination.length === 32 ? 'H' : '';
  if (type === 'unreachable' || type === 'prohibit') return `!${host}`;
  return `U${via === null ? '' : 'G'}${host}`;
}

/** By network, then the longer prefix, then the lower metric: the order of the kernel's tree. */
function inTableOrder(routes: readonly Route[]): Route[] {
  return [...routes].sort(
    (a, b) =>
      a.destination.network - b.destination.network ||
      b.destination.length - a.destination.length ||
      a.metric - b.metric,
  );
}
