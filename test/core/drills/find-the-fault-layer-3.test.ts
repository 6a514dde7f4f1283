import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../../src/core/net/address.ts';
import type { Lab, LabHost } from '../../../src/core/net/lab/lab.ts';
import { ping } from '../../../src/core/net/lab/ping.ts';
import { networkOf, parseInterfaceAddress } from '../../../src/core/net/prefix.ts';
import { parseIpRoute } from '../../../src/core/net/route-text.ts';
import { family } from '../../../src/core/drills/families/find-the-fault-layer-3.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** The machines as their terminals show them. */
function labOf({ picture }: DrillInstance): { lab: Lab; destination: string; names: string[] } {
  if (picture?.kind !== 'files') throw new Error('no terminals');
  const text = (name: string) => picture.files.find((file) => file.name === name)?.text ?? '';
  const names = picture.files.flatMap(({ name }) => (/^ssh (\S+) ip route$/.exec(name) ?? []).slice(1));
  const [, destination = ''] = /-W5 (\S+)$/.exec(picture.files[0]?.name ?? '') ?? [];
  const host = (name: string): LabHost => {
    const rows = [...text(`ssh ${name} ip -br addr`).matchAll(/^(eth\d) +(UP|DOWN) +(\S+)/gm)];
    return {
      name,
      forwards: text(`ssh ${name} sysctl net.ipv4.ip_forward`).endsWith('= 1'),
      routes: parseIpRoute(text(`ssh ${name} ip route`)),
      interfaces: rows.map(([, device = '', state, address = '']) => {
        const own = parseInterfaceAddress(address);
        const network = own === null ? '' : String(networkOf(own.address, own.length).network);
        return {
          device,
          network,
          isUp: state === 'UP',
          hasCarrier: state === 'UP',
          addresses: own === null ? [] : [own],
        };
      }),
    };
  };
  return { lab: { hosts: names.map(host) }, destination, names };
}

/** The lab with what the answer blames put right. */
function mended(lab: Lab, answer: string, [a = '', , router = '', c = '']: string[]): Lab {
  const blamed = /`(?:eth1` of `)?([^`]+)`/.exec(answer)?.[1] ?? '';
  const near = (host: LabHost) => {
    const other = lab.hosts.find(({ name }) => name === router);
    const own = other?.interfaces.find(({ network }) => network === host.interfaces[0]?.network);
    return own?.addresses[0]?.address ?? 0;
  };
  const throughRouter = (host: LabHost) => ({
    ...{ destination: networkOf(0, 0), type: 'unicast' as const, via: near(host), device: 'eth0' },
    ...{ metric: 0, source: null },
  });
  const hosts = lab.hosts.map((host): LabHost => {
    const up = host.interfaces.map((one) => ({ ...one, isUp: true, hasCarrier: true }));
    if (answer.endsWith('is switched off') && host.name === router) {
      const connected = up.flatMap(({ device, addresses }) =>
        addresses.map(({ address, length }) => ({
          ...{ destination: networkOf(address, length), type: 'unicast' as const, via: null, device },
          ...{ metric: 0, source: address },
        })),
      );
      return { ...host, interfaces: up, routes: connected };
    }
    if (host.name !== blamed && !(answer.startsWith('The gateway') && answer.includes(`\`${host.name}\``)))
      return host;
    if (answer.includes('does not forward')) return { ...host, forwards: true };
    if (host.name !== a && host.name !== c) return host;
    return { ...host, routes: [...host.routes.filter(({ via }) => via === null), throughRouter(host)] };
  });
  return { hosts };
}

describe('find-the-fault-layer-3', () => {
  it.each(levels)('names what alone mends the ping at level %i', (level) => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 600; seed += 1) {
      const instance = family.make(level, seed);
      const { lab, destination, names } = labOf(instance);
      const [a = ''] = names;
      expect(ping(lab, a, ipv4(destination)).result).not.toBe('ok');
      if (instance.answer.kind !== 'choice') throw new Error('no choices');
      const mending = instance.answer.choices.map(
        ({ text }) => ping(mended(lab, text, names), a, ipv4(destination)).result === 'ok',
      );
      expect(
        mending.map(
          (isMended, index) =>
            isMended === (index === (instance.answer.kind === 'choice' ? instance.answer.right : -1)),
        ),
      ).not.toContain(false);
      kinds.add(instance.rightText.replaceAll(/`[^`]*`/g, ''));
    }
    expect(kinds.size).toBeGreaterThanOrEqual(3 - Number(level <= 1));
  });
});
