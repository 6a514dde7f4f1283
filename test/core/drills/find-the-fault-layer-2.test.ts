import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/find-the-fault-layer-2.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function bits(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

/** The machines as their terminals show them: flags and address of eth0. */
function machinesOf({ picture }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no terminals');
  const text = (name: string, what: string) =>
    picture.files.find((file) => file.name === `ssh ${name} ip -br ${what}`)?.text ?? '';
  const names = picture.files
    .filter(({ name }) => name.endsWith('link'))
    .map(({ name }) => name.split(' ')[1] ?? '');
  return names.map((name) => {
    const [, flags = ''] = /^eth0 .*<(.*)>/m.exec(text(name, 'link')) ?? [];
    const [, address = '', length = ''] = /^eth0 .* ([\d.]+)\/(\d+)/m.exec(text(name, 'addr')) ?? [];
    const isOn = /(^|,)UP/.test(flags);
    return {
      name,
      address,
      bits: bits(address),
      length: Number(length),
      isOn,
      works: flags.includes('LOWER_UP'),
    };
  });
}

/** What is wrong, found in another way than the solver: everything that is wrong in words. */
function faultsOf(instance: DrillInstance): string[] {
  const [a, b, third] = machinesOf(instance);
  if (a === undefined || b === undefined || third === undefined) throw new Error('not three machines');
  const sees = (one: typeof a, other: typeof a) =>
    other.bits.slice(0, one.length) === one.bits.slice(0, one.length);
  const faults = [a, b].flatMap(({ name, isOn, works }) => [
    ...(isOn ? [] : [`\`eth0\` of \`${name}\` is switched off`]),
    ...(isOn && !works ? [`\`eth0\` of \`${name}\` has no live cable`] : []),
  ]);
  if (!sees(a, b) && !sees(b, a)) faults.push('Their addresses are in different networks');
  else
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      if (!sees(one, other)) faults.push(`The prefix of \`${one.name}\` leaves the other out`);
  if (third.works && [a.address, b.address].includes(third.address))
    faults.push(`\`${third.name}\` has one of their addresses too`);
  return faults.length === 0 ? ['Nothing here: packets get through both ways'] : faults;
}

describe('find-the-fault-layer-2', () => {
  it.each(levels)('has one fault, and it is the right choice, at level %i', (level) => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      expect(faultsOf(instance)).toEqual([instance.rightText]);
      kinds.add(instance.rightText.replaceAll(/`[^`]*`/g, ''));
    }
    expect(kinds.size).toBe({ 1: 3, 2: 3, 3: 3, 4: 4, 5: 4 }[level]);
  });
});
