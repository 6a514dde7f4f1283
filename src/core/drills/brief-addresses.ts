import type { CommandHost } from '../net/command/host.ts';

/** What `ip -br addr` prints on a host, without IPv6: a line per device, `lo` first. */
export function briefAddresses({ interfaces }: CommandHost): string {
  const devices = [...new Set(interfaces.map(({ device }) => device))];
  const lines = devices.map((name) => {
    const own = interfaces.filter(({ device }) => device === name);
    const addresses = own.flatMap(({ address }) => (address === null ? [] : [address]));
    return line(name, own.some(({ isUp }) => isUp === false) ? 'DOWN' : 'UP', addresses);
  });
  return [line('lo', 'UNKNOWN', ['127.0.0.1/8']), ...lines].join('\n');
}

function line(name: string, state: string, addresses: readonly string[]): string {
  return `${name.padEnd(16)} ${state.padEnd(14)} ${addresses.join(' ')}`.trimEnd();
}
