import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/forwarding.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function bits(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

function textOf({ picture }: DrillInstance, ending: string): string {
  if (picture?.kind !== 'files') throw new Error('no terminals');
  return picture.files.find(({ name }) => name.endsWith(ending))?.text ?? '';
}

function passedOn(instance: DrillInstance): RegExp {
  const [, destination = ''] = /packet for `([\d.]+)`/.exec(instance.question) ?? [];
  if (textOf(instance, 'ip -br addr').includes(` ${destination}/`))
    return /^No: it is for the machine itself$/;
  if (textOf(instance, 'ip_forward').endsWith('= 0')) return /^No: it does not forward/;
  const routes = textOf(instance, 'ip route')
    .split('\n')
    .map((line) => {
      const [network = '', length = '32'] = (line.split(' ')[0] ?? '')
        .replace('default', '0.0.0.0/0')
        .split('/');
      const [, via = destination] = /via (\S+)/.exec(line) ?? [];
      return {
        prefix: bits(network).slice(0, Number(length)),
        via,
        device: /dev (\S+)/.exec(line)?.[1] ?? '',
      };
    })
    .filter(({ prefix }) => bits(destination).startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const [best] = routes;
  if (best === undefined) return /^No: it has no route/;
  const isCut = new RegExp(`^${best.device} .*NO-CARRIER`, 'm').test(textOf(instance, 'ip -br link'));
  return isCut
    ? new RegExp(`^No: its way out \`${best.device}\``)
    : new RegExp(`^Yes: to \`${best.via}\` by \`${best.device}\`$`);
}

function isPrivate(address: string): boolean {
  const [first, second = 0] = address.split('.').map(Number);
  return first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31);
}

function opened(instance: DrillInstance): RegExp {
  const cards = [...textOf(instance, 'ip -br addr').matchAll(/^(eth\d) .* ([\d.]+)\/24/gm)].map(
    ([, device = '', address = '']) => ({ device, isPrivate: isPrivate(address) }),
  );
  const [outside, inside] = [cards.find((card) => !card.isPrivate), cards.find((card) => card.isPrivate)];
  if (outside === undefined) return /^Two private networks/;
  return new RegExp(`public network on \`${outside.device}\` .* private one on \`${inside?.device}\`$`);
}

describe('forwarding', () => {
  it.each(levels)('agrees with reading the four outputs at level %i', (level) => {
    const told = new Map<string, number>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const wanted = instance.question.includes('sysctl') ? opened(instance) : passedOn(instance);
      expect(instance.rightText).toMatch(wanted);
      const key = instance.rightText.replaceAll(/`[^`]*`/g, '');
      told.set(key, (told.get(key) ?? 0) + 1);
    }
    expect(told.size).toBe({ 1: 2, 2: 3, 3: 5, 4: 2, 5: 6 }[level]);
    for (const count of told.values()) expect(count).toBeGreaterThan(60);
  });
});
