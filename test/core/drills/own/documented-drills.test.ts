import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tryOwnDrill } from '../../../../src/core/drills/own/read-own-drill.ts';
import { ownFunctions } from '../../../../src/core/drills/own/functions.ts';
import type { DrillInstance, Level } from '../../../../src/core/drills/types.ts';
import { holdsInvariants } from '../../../support/drill-invariants.ts';

const documentation = readFileSync(new URL('../../../../decks/README.md', import.meta.url), 'utf8');
const examples = [...documentation.matchAll(/^```drill\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
const readings = examples.map((text) => tryOwnDrill(text));

it('documents five drills that can be used as they are', () => {
  expect(examples).toHaveLength(5);
  expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
});

it('documents every function of the expressions, and no other', () => {
  const documented = [
    ...documentation.matchAll(/`([a-z]\w*\((?:string|int|list<string>)[^`]*\): [a-z<>]+)`/gi),
  ];
  expect(documented.map((match) => match[1]).sort()).toEqual(
    ownFunctions.map(({ signature }) => signature).sort(),
  );
});

const families = readings.flatMap(({ drill }) => drill?.family ?? []);
describe.each(families)('$id', holdsInvariants);

const fileOf = ({ picture }: DrillInstance) =>
  picture?.kind === 'files' ? (picture.files[0]?.text ?? '') : '';
const bitsOf = (address: string) =>
  address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');

/** What each example should take for right, from what it shows. */
const truths: Record<string, (instance: DrillInstance) => string> = {
  'own/node-ranges': ({ question }) => {
    const [, pods = '', length = ''] = /`[\d.]+\/(\d+)`.*`\/(\d+)`/s.exec(question) ?? [];
    return String(2 ** (Number(length) - Number(pods)));
  },
  'own/service-port': (instance) => {
    const field = /outside/.test(instance.question)
      ? 'nodePort'
      : /a pod/.test(instance.question)
        ? 'port'
        : 'targetPort';
    return `\`${new RegExp(`[ -] ${field}: (\\d+)`).exec(fileOf(instance))?.[1] ?? ''}\``;
  },
  'own/hosts-line': (instance) => {
    const name = /ping (\w+)/.exec(instance.question)?.[1] ?? '';
    const lines = fileOf(instance)
      .split('\n')
      .map((line) => line.replace(/#.*/, '').split(/ +/));
    return lines
      .filter(([, ...names]) => names.includes(name))
      .map(([address]) => address)
      .join();
  },
  'own/reverse-name': ({ question }) => {
    const octets = /`([\d.]+)`/.exec(question)?.[1]?.split('.') ?? [];
    return `${octets.reverse().join('.')}.in-addr.arpa`;
  },
  'own/first-match': (instance) => {
    const bits = bitsOf(/`([\d.]+)`/.exec(instance.question)?.[1] ?? '');
    const isIn = (rule: string) => {
      const [network = '', length = ''] = rule.split('/');
      return bits.startsWith(bitsOf(network).slice(0, Number(length)));
    };
    return fileOf(instance).split('\n').find(isIn) ?? '';
  },
};

it.each(families)('$id takes for right what is right', (family) => {
  const truth = truths[family.id];
  for (const level of [1, 2, 3, 4, 5] as readonly Level[])
    for (let seed = 0; seed < 60; seed += 1) {
      const instance = family.make(level, seed);
      const { answer } = instance;
      const right = answer.kind === 'typed' ? answer.right : instance.rightText;
      expect(right, `${family.id} at level ${level} with seed ${seed}`).toBe(truth?.(instance));
    }
});
