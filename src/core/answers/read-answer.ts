import { readAddress } from './address.ts';
import { readCommandAnswer } from './command.ts';
import { readName } from './name.ts';
import { readNumber } from './number.ts';
import { readMask, readPrefix, readPrefixes, readPrefixLength } from './prefix.ts';
import { formError, type Reading } from './reading.ts';
import type { Syntax } from './syntax.ts';
import { readUri, readWord } from './word.ts';

/** Longer than any answer; what is longer is not looked at. */
const mostCharacters = 2000;

/** Reads a typed answer: its meaning, by which it is compared, or what its form lacks. */
export function readAnswer(syntax: Syntax, text: string): Reading {
  if (text.length > mostCharacters) return formError('That is too long for an answer.');
  switch (syntax.kind) {
    case 'address':
      return readAddress(text);
    case 'prefix':
    case 'interface-address':
      return readPrefix(text);
    case 'prefixes':
      return readPrefixes(text);
    case 'mask':
      return readMask(text);
    case 'prefix-length':
      return readPrefixLength(text);
    case 'number':
      return readNumber(text, syntax);
    case 'name':
      return readName(text);
    case 'word':
      return readWord(text, syntax.synonyms);
    case 'uri':
      return readUri(text);
    case 'command':
      return readCommandAnswer(text, syntax.host);
  }
}
