import { expect, it } from 'vitest';
import { checkAnswer } from '../../../src/core/drills/check-answer.ts';
import { family } from '../../../src/core/drills/families/ip-addr-command.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';
import { bitString, dottedOf, edgesOf } from '../../support/bit-strings.ts';

const seeds = 1000;

/** The lines of `ip -br addr` below the question, as words. */
function shownLines({ picture }: DrillInstance): string[][] {
  if (picture?.kind !== 'files') throw new Error('no terminal');
  return (picture.files[0]?.text ?? '').split('\n').map((line) => line.split(/\s+/));
}

/** What the question asks for, worked out with strings of bits from what is shown. */
function expectedCommand(instance: DrillInstance): string {
  const { question } = instance;
  const quoted = [...question.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
  const network = quoted.find((text) => text.includes('/'));
  const mask = quoted.find((text) => /^255\./.test(text));
  const length =
    network === undefined ? bitString(mask ?? '').replaceAll('0', '').length : Number(network.split('/')[1]);
  if (question.includes('removes')) {
    const prefix = edgesOf((network ?? '').split('/')[0] ?? '', length).network.slice(0, length);
    for (const [device, , ...own] of shownLines(instance))
      for (const address of own)
        if (bitString(address.split('/')[0] ?? '').startsWith(prefix))
          return `ip addr del ${address} dev ${device ?? ''}`;
    throw new Error(question);
  }
  const device = quoted.find((text) => /^(?:eth|ens|eno|enp)/.test(text)) ?? '';
  const addresses = quoted.filter((text) => /^\d+(?:\.\d+){3}$/.test(text) && text !== mask);
  const edge = /the (first|last) address/.exec(question)?.[1];
  const { network: low, last: high } = edgesOf((network ?? addresses[0] ?? '').split('/')[0] ?? '', length);
  const address =
    edge === undefined
      ? (addresses[0] ?? '')
      : dottedOf(edge === 'first' ? `${low.slice(0, 31)}1` : `${high.slice(0, 31)}0`);
  return `ip addr add ${address}/${length} dev ${device}`;
}

it('asks for the command that does what the question says', () => {
  let made = 0;
  for (const level of [1, 2, 3, 4, 5] as const)
    for (let seed = 0; seed < seeds; seed += 1) {
      const instance = family.make(level, seed);
      if (instance.answer.kind !== 'typed') throw new Error('not typed');
      expect(instance.answer.right).toBe(expectedCommand(instance));
      made += 1;
    }
  console.log(`ip-addr-command: ${made} instances worked out again`);
});

it.each<readonly [Level, number, number]>([
  [1, 8, 24],
  [2, 25, 29],
  [3, 10, 29],
  [4, 18, 29],
  [5, 10, 29],
])('keeps to the prefixes of level %i', (level, shortest, longest) => {
  const lengths = new Set<number>();
  for (let seed = 0; seed < seeds; seed += 1) {
    const { answer } = family.make(level, seed);
    if (answer.kind === 'typed') lengths.add(Number(/\/(\d+)/.exec(answer.right)?.[1]));
  }
  expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([shortest, longest]);
});

it('leaves every host free to have the address, and asks for one a host may have', () => {
  for (const level of [1, 2, 3, 4, 5] as const)
    for (let seed = 0; seed < seeds; seed += 1) {
      const instance = family.make(level, seed);
      if (instance.answer.kind !== 'typed') throw new Error('not typed');
      const [, verb, address = '', length] =
        /^ip addr (add|del) (\S+)\/(\d+)/.exec(instance.answer.right) ?? [];
      const { network, last } = edgesOf(address, Number(length));
      expect([network, last]).not.toContain(bitString(address));
      const shown = shownLines(instance).flat();
      expect(shown.includes(`${address}/${length ?? ''}`)).toBe(verb === 'del');
    }
});

it('marks other wordings right, and a missing length as a fault of form', () => {
  const instance = family.make(1, 1);
  if (instance.answer.kind !== 'typed') throw new Error('not typed');
  const [, address = '', length = '', device = ''] =
    /add (\S+)\/(\d+) dev (\S+)/.exec(instance.answer.right) ?? [];
  const check = (text: string) => checkAnswer(family, instance, { kind: 'typed', text });
  for (const text of [
    `sudo ip a a ${address}/${length} dev ${device}`,
    `ip address replace dev ${device} local ${address}/${length}`,
  ])
    expect(check(text)).toMatchObject({ right: true, remark: null });
  expect(check(`ip addr add ${address}/${length} brd + dev ${device}`)).toMatchObject({
    right: true,
    remark: '`brd` writes down the broadcast address, which the host knows without it.',
  });
  expect(check(`ip addr add ${address} dev ${device}`)).toMatchObject({ right: false, title: 'Not read' });
  expect(check(`ip addr add ${address}/${length} dev ${device}x`)).toMatchObject({
    right: false,
    title: 'One character is off',
  });
  expect(check(`ifconfig ${device} ${address}/${length}`)).toMatchObject({ title: 'Not read' });
});
