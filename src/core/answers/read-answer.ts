import { addressProblem, canonicalAddress } from './address.ts';
import { formError, read, type Reading } from './reading.ts';
import type { Syntax } from './syntax.ts';

/** Reads a typed answer: its meaning, by which it is compared, or what its form lacks. */
export function readAnswer(syntax: Syntax, text: string): Reading {
  if (syntax.kind === 'address') {
    const problem = addressProblem(text);
    return problem === null ? read(canonicalAddress(text) ?? '') : formError(problem);
  }
  const words = text.trim().replaceAll(/\s+/g, ' ');
  if (words === '') return formError('Type an answer.');
  return read(syntax.kind === 'uri' ? words : words.toLowerCase());
}
