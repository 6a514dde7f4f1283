import type { Syntax, Unit } from '../../answers/syntax.ts';
import type { ValueType } from './expression.ts';

/** How an answer is given, by what stands behind `as:`. */
export type AnswerKind = 'choice' | 'choice of code' | TypedKind;

type TypedKind =
  | 'address'
  | 'prefix'
  | 'prefixes'
  | 'interface address'
  | 'netmask'
  | 'prefix length'
  | 'number'
  | 'name'
  | 'word'
  | 'path';

const types: Readonly<Record<AnswerKind, readonly ValueType[]>> = {
  choice: ['string', 'int'],
  'choice of code': ['string', 'int'],
  address: ['string'],
  prefix: ['string'],
  prefixes: ['list<string>', 'string'],
  'interface address': ['string'],
  netmask: ['string'],
  'prefix length': ['int', 'string'],
  number: ['int', 'double'],
  name: ['string'],
  word: ['string'],
  path: ['string'],
};

/** All of them. */
export const answerKinds = Object.keys(types) as readonly AnswerKind[];

/** The types an expression for such an answer may have. */
export function typesOf(kind: AnswerKind): readonly ValueType[] {
  return types[kind];
}

/** Units a number may have; a record, so that none is forgotten. */
const unitNames: Readonly<Record<Unit, true>> = {
  ...{ s: true, ms: true, min: true, h: true, B: true, kB: true, MB: true, GB: true },
  ...{ 'bit/s': true, 'Mbit/s': true, 'Gbit/s': true, 'MB/s': true },
};

/** All units. */
export const units = Object.keys(unitNames) as readonly Unit[];

/** What a typed answer is read as; null for a choice. */
export function syntaxOf(
  kind: AnswerKind,
  unit: Unit | null,
  synonyms: readonly (readonly string[])[],
): Syntax | null {
  switch (kind) {
    case 'choice':
    case 'choice of code':
      return null;
    case 'address':
      return { kind, family: 'any' };
    case 'prefix':
    case 'prefixes':
    case 'name':
      return { kind };
    case 'interface address':
      return { kind: 'interface-address' };
    case 'netmask':
      return { kind: 'mask' };
    case 'prefix length':
      return { kind: 'prefix-length' };
    case 'number':
      return { kind, unit };
    case 'word':
      return { kind, synonyms };
    case 'path':
      return { kind: 'uri' };
  }
}

const hints: Readonly<Record<TypedKind, string>> = {
  address: 'an IP address',
  prefix: 'a network with its prefix length',
  prefixes: 'networks, separated by commas',
  'interface address': 'an address with its prefix length',
  netmask: 'a netmask, such as 255.255.0.0',
  'prefix length': 'a prefix length, such as /16',
  number: 'a number',
  name: 'a domain name',
  word: 'a word',
  path: 'a path',
};

/** What is to be typed, where the definition does not say. */
export function hintFor(kind: AnswerKind, unit: Unit | null): string {
  if (kind === 'choice' || kind === 'choice of code') return '';
  return kind === 'number' && unit !== null ? `a number, in ${unit} unless you say otherwise` : hints[kind];
}
