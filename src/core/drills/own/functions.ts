import { addressFunctions } from './address-functions.ts';
import { nameFunctions } from './name-functions.ts';
import type { Value } from './value.ts';

/** A function of the expressions. */
export interface OwnFunction {
  /** As the language writes it, such as `network(string, int): string`. */
  readonly signature: string;
  /** Throws a RangeError with a few words on what is wrong with an argument. */
  readonly handler: (...values: never[]) => Value;
}

/** What expressions can ask of networks and names, beside the language's own functions; decks/README.md says what each does. */
export const ownFunctions: readonly OwnFunction[] = [...addressFunctions, ...nameFunctions];
