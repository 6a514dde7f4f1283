import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/path-trace.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function bits(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

/** Follows the packet by nothing but what is drawn and printed. */
function walk(instance: DrillInstance): { passed: string[]; drawn: boolean } {
  const stack = instance.picture?.kind === 'stack' ? instance.picture.pictures : [];
  const [network, terminals] = stack;
  if (network?.kind !== 'hosts' || terminals?.kind !== 'files') throw new Error('not drawn');
  const owns = new Map<string, string>();
  const nets = new Map<string, string[]>();
  for (const { name, details = [] } of network.devices)
    for (const line of details) {
      const [, address = '', length = ''] = /^\S+ ([\d.]+)\/(\d+)$/.exec(line) ?? [];
      owns.set(address, name);
      nets.set(name, [...(nets.get(name) ?? []), bits(address).slice(0, Number(length))]);
    }
  const [, destination = ''] = /`(\d+\.[\d.]+)`/.exec(instance.question) ?? [];
  const receiver = owns.get(destination) ?? '';
  const hosts = network.devices.filter(({ role }) => role === 'host').map(({ name }) => name);
  const links = new Set(network.links.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  let at = hosts.find((name) => name !== receiver) ?? '';
  const first = network.links.find(({ from, to }) => from === at || to === at);
  const passed: string[] = [];
  let drawn = true;
  let next = (first?.from === at ? first.to : first?.from) ?? '';
  while (next !== receiver && passed.length < 20) {
    drawn &&= links.has(`${at} ${next}`);
    at = next;
    passed.push(at);
    const file = terminals.files.find(({ name }) => name.startsWith(`ssh ${at} `))?.text ?? '';
    if ((nets.get(at) ?? []).some((prefix) => bits(destination).startsWith(prefix))) next = receiver;
    else {
      const rows = [...file.matchAll(/^(\S+) via (\S+)/gm)].map(([, to = '', via = '']) => {
        const [address = '', length = '32'] = to.replace('default', '0.0.0.0/0').split('/');
        return { prefix: bits(address).slice(0, Number(length)), via };
      });
      const fitting = rows.filter(({ prefix }) => bits(destination).startsWith(prefix));
      fitting.sort((a, b) => b.prefix.length - a.prefix.length);
      next = owns.get(fitting[0]?.via ?? '') ?? 'nobody';
    }
  }
  return { passed, drawn };
}

describe('path-trace', () => {
  it.each(levels)('marks the routers that the tables lead through at level %i', (level) => {
    let wayBack = 0;
    for (let seed = 0; seed < 500; seed += 1) {
      const instance = family.make(level, seed);
      const { passed, drawn } = walk(instance);
      if (instance.answer.kind !== 'mark') throw new Error('nothing to mark');
      expect(drawn).toBe(true);
      expect([...instance.answer.right].sort()).toEqual([...passed].sort());
      wayBack += Number(instance.question.includes('on its way back'));
    }
    expect(wayBack > 100).toBe(level >= 4);
  });
});
