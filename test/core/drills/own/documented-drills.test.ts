import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tryOwnDrill } from '../../../../src/core/drills/own/read-own-drill.ts';
import { ownFunctions } from '../../../../src/core/drills/own/functions.ts';
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
