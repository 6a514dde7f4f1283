import { describe, expect, it } from 'vitest';
import { formError, read } from '../../../src/core/answers/reading.ts';
import { readUri, readWord } from '../../../src/core/answers/word.ts';

describe('readWord', () => {
  const synonyms = [
    ['NXDOMAIN', 'no such domain', 'name error'],
    ['CNAME', 'alias'],
  ];

  it.each([
    ['nxdomain', 'nxdomain'],
    [' No  such\nDomain ', 'nxdomain'],
    ['ALIAS', 'cname'],
    ['reverse  proxy', 'reverse proxy'],
    ['"Alias"', 'cname'],
    ['"alias', '"alias'],
  ])('reads %j as %s', (text, meaning) => {
    expect(readWord(text, synonyms)).toEqual(read(meaning));
  });

  it('asks for something', () => {
    expect(readWord(' ', synonyms)).toEqual(formError('Type an answer.'));
  });
});

describe('readUri', () => {
  it('keeps case', () => {
    expect(readUri(' /A/b?c=%2F ')).toEqual(read('/A/b?c=%2F'));
  });

  it.each([
    ['', 'Type a path.'],
    ['a/b', 'A path begins with a slash.'],
    ['/a b', 'A path has no spaces; a space in it is written %20.'],
  ])('says of %j: %s', (text, problem) => {
    expect(readUri(text)).toEqual(formError(problem));
  });
});
