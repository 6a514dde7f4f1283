import { expect, it } from 'vitest';
import { formatIpv4, ipv4 } from '../../../../src/core/net/address.ts';
import { connectedRoutes, type Lab, type LabHost } from '../../../../src/core/net/lab/lab.ts';
import { ping } from '../../../../src/core/net/lab/ping.ts';
import { parseInterfaceAddress } from '../../../../src/core/net/prefix.ts';
import { parseIpRoute } from '../../../../src/core/net/route-text.ts';
import { readOracle, Tally } from '../oracle.ts';

interface State {
  ip_br_link: string;
  ip_br_addr: string;
  ip_route: string;
  ip_forward: number;
}

interface LabCase {
  seed: number;
  faults: string[];
  state: Record<string, State>;
  matrix: { src: string; dst: string; result: string; from?: string; race?: boolean }[];
}

const cases = readOracle<LabCase>('lab.jsonl');

function words(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('lo '))
    .map((line) => line.trim().split(/\s+/));
}

function toHost(name: string, state: State): LabHost {
  const addresses = new Map(words(state.ip_br_addr).map(([device = '', , ...rest]) => [device, rest]));
  return {
    name,
    forwards: state.ip_forward === 1,
    routes: parseIpRoute(state.ip_route),
    interfaces: words(state.ip_br_link).map(([device = '', word]) => ({
      device,
      network: ['C', 'D'].includes(name) || device === 'eth1' ? 'switch 2' : 'switch 1',
      isUp: word === 'UP',
      hasCarrier: true,
      addresses: (addresses.get(device) ?? [])
        .map(parseInterfaceAddress)
        .filter((address) => address !== null),
    })),
  };
}

function toLab({ state }: LabCase): Lab {
  return { hosts: Object.entries(state).map(([name, one]) => toHost(name, one)) };
}

it('says of every pair whether a ping comes back, what is seen otherwise, and who said so', () => {
  const reached = new Tally('lab.jsonl reached or not');
  const words = new Tally('lab.jsonl result and reporter');
  for (const recorded of cases) {
    const lab = toLab(recorded);
    for (const { src, dst, result, from, race } of recorded.matrix) {
      if (race === true) continue;
      const label = `seed ${recorded.seed} ${recorded.faults.join(' ')} ${src} ${dst}`;
      const solved = ping(lab, src, ipv4(dst));
      reached.compare(label, { isOk: solved.result === 'ok' }, { isOk: result === 'ok' });
      words.compare(
        label,
        {
          result: solved.result,
          from: solved.reporter === null ? undefined : formatIpv4(solved.reporter),
        },
        { result, from },
      );
    }
  }
  console.info(reached.report());
  console.info(words.report());
  expect(reached.disagreements).toEqual([]);
  expect(words.disagreements).toEqual([]);
});

it('tells the pairs that hang on which of two machines answers first', () => {
  const tally = new Tally('lab.jsonl races');
  for (const recorded of cases) {
    const lab = toLab(recorded);
    for (const { src, dst, race } of recorded.matrix)
      tally.compare(
        `seed ${recorded.seed} ${src} ${dst}`,
        { isContested: ping(lab, src, ipv4(dst)).isContested },
        { isContested: race === true },
      );
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('makes the routes of connected networks that the kernel made', () => {
  const tally = new Tally('lab.jsonl connected routes');
  for (const recorded of cases)
    for (const host of toLab(recorded).hosts) {
      const isOnLink = ({ source, via }: LabHost['routes'][number]) => source !== null && via === null;
      const key = (route: unknown) => JSON.stringify(route);
      tally.compare(
        `seed ${recorded.seed} ${host.name}`,
        { routes: connectedRoutes(host.interfaces).map(key).sort() },
        { routes: host.routes.filter(isOnLink).map(key).sort() },
      );
    }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
