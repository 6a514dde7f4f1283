import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/default-route-effect.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function bits(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

/** Where the printed table sends an address, with another default in place of its own. */
function way(table: string, gateway: string | null, address: string): string {
  const rows = table.split('\n').filter((line) => gateway === null || !line.startsWith('default'));
  if (gateway !== null && gateway !== '') rows.push(`default via ${gateway} dev eth0`);
  const fitting = rows
    .map((line) => {
      const isRefusing = line.startsWith('unreachable');
      const [to = ''] = line
        .replace(/^unreachable /, '')
        .replace(/^default/, '0.0.0.0/0')
        .split(' ');
      const [network = '', length = '32'] = to.split('/');
      const [, via] = /via (\S+)/.exec(line) ?? [];
      const straight = `straight by \`${/dev (\S+)/.exec(line)?.[1] ?? ''}\``;
      const text = isRefusing ? 'refused' : via === undefined ? straight : `through \`${via}\``;
      return { prefix: bits(network).slice(0, Number(length)), text };
    })
    .filter(({ prefix }) => bits(address).startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return fitting[0]?.text ?? 'nowhere';
}

describe('default-route-effect', () => {
  it.each(levels)('agrees with reading the table before and after at level %i', (level) => {
    const told = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const { question, picture, answer, rightText } = family.make(level, seed);
      if (picture?.kind !== 'files') throw new Error('no terminal');
      const table = picture.files[0]?.text ?? '';
      const [, command = '', gateway = ''] = /ip route (\w+) default(?: via ([\d.]+))?`/.exec(question) ?? [];
      const rest = question.slice(question.indexOf(command));
      const addresses = [...rest.matchAll(/`(\d+\.\d+\.\d+\.\d+)`/g)].map(([, address = '']) => address);
      const ways = addresses.map(
        (address) => [way(table, null, address), way(table, gateway, address)] as const,
      );
      expect(command === 'add').toBe(!table.includes('default'));
      if (answer.kind === 'choice') {
        const [[before, after] = ['', '']] = ways;
        expect(rightText).toBe(`Before: ${before}, after: ${after}`);
        told.add(`${before.slice(0, 6)} ${after.slice(0, 6)} ${before === after}`);
        continue;
      }
      if (answer.kind !== 'typed') throw new Error('nothing to type');
      expect(addresses).toHaveLength(6);
      expect(Number(answer.right)).toBe(ways.filter(([before, after]) => before !== after).length);
      told.add(answer.right);
    }
    expect(told.size).toBeGreaterThanOrEqual(3);
  });
});
