import type { Random } from '../random.ts';
import type { ValueType } from './expression.ts';
import type { Value, Values } from './value.ts';

/** How a variable gets its value. */
export interface Variable {
  readonly type: ValueType;
  /** The definition's words, for the description of a level. */
  readonly words: string;
  /** A value, by the dice and the variables before it; a sentence where there is none. */
  throwDice(random: Random, values: Values): { readonly value: Value } | { readonly problem: string };
}

/** Makes a variable of the words that were read. */
export type Make = (type: ValueType, throwDice: Variable['throwDice']) => Variable;
