import { formatIpv4 } from '../../net/address.ts';
import type { CommandHost } from '../../net/command/host.ts';
import type { InterfaceAddress } from '../../net/prefix.ts';
import type { Device, Link, Picture } from '../picture.ts';
import type { Own, RouteScenario, Router } from './scenario.ts';

/** The host, its routers and what lies behind them; with the host's table below if it counts. */
export function routePicture(scenario: RouteScenario, host: CommandHost, hasTable: boolean): Picture {
  const drawn = network(scenario);
  if (!hasTable) return drawn;
  const text = (host.routes ?? []).join('\n');
  return {
    kind: 'stack',
    pictures: [drawn, { kind: 'files', files: [{ name: 'ip route', language: 'terminal', text }] }],
  };
}

function network(scenario: RouteScenario): Picture {
  const { host, own, beside, router, standing, machine, destination, task } = scenario;
  const owns = [own, ...(beside === null ? [] : [beside])].sort((a, b) => (a.device < b.device ? -1 : 1));
  const devices: Device[] = [
    {
      ...{ name: host, role: 'host', address: beside === null ? text(own) : null },
      ...(beside === null ? {} : { details: owns.map((one) => `${one.device} ${text(one)}`) }),
    },
  ];
  const links: Link[] = [];
  const join = (from: string, to: string, label?: string) => {
    links.push(label === undefined ? { from, to } : { from, to, label });
  };
  const place = ({ name, near, far }: Router, at: Own, behind: string) => {
    const side = beside === null ? 'switch' : at === owns[0] ? 'switch1' : 'switch2';
    if (!devices.some((device) => device.name === side)) {
      devices.push({ name: side, role: 'switch', address: null });
      join(host, side, at.device);
    }
    devices.push({ name, role: 'router', address: `${formatIpv4(near)}/${at.length}`, details: [text(far)] });
    join(side, name);
    join(name, behind);
  };
  const isOutward = destination.length === 0;
  const server = { name: machine.name, role: 'server', address: text(machine) } as const;
  const internet = { name: 'Internet', role: 'internet', address: null } as const;
  if (standing !== null) place(standing, beside ?? own, internet.name);
  place(router, own, isOutward ? internet.name : server.name);
  if (standing !== null || isOutward) devices.push(internet);
  if (!isOutward || task === 'remove') devices.push(server);
  return { kind: 'hosts', devices, links };
}

function text({ address, length }: InterfaceAddress): string {
  return `${formatIpv4(address)}/${length}`;
}
