import { describe, expect, it } from 'vitest';
import { readName } from '../../../src/core/answers/name.ts';
import { formError, read } from '../../../src/core/answers/reading.ts';

describe('readName', () => {
  it.each([
    ['www.example.com', 'www.example.com'],
    [' WWW.Example.COM. ', 'www.example.com'],
    ['_dns._udp.example', '_dns._udp.example'],
    ['*.example', '*.example'],
    ['myname', 'myname'],
    ['.', '.'],
  ])('reads %j as %s', (text, meaning) => {
    expect(readName(text)).toEqual(read(meaning));
  });

  it.each([
    ['', 'Type a name.'],
    ['www example', 'A name has no spaces.'],
    ['www..example', 'Between two dots of a name something is missing.'],
    ['.example', 'Between two dots of a name something is missing.'],
    [
      'exa*mple',
      'A name is made of letters, digits and hyphens with dots between them, and `exa*mple` is not.',
    ],
    ['-a.example', 'A part of a name neither begins nor ends with a hyphen, as `-a` does.'],
    [`${'a'.repeat(64)}.example`, 'A part of a name has at most 63 characters.'],
    [Array.from({ length: 64 }, () => 'abc').join('.'), 'A name has at most 253 characters.'],
  ])('says of %j: %s', (text, problem) => {
    expect(readName(text)).toEqual(formError(problem));
  });

  it('reads a name of 253 characters, and no longer one', () => {
    const longest = Array.from({ length: 4 }, () => 'a'.repeat(63))
      .join('.')
      .slice(0, 253);
    expect(readName(longest)).toEqual(read(longest));
    expect(readName(`${longest}.`)).toEqual(read(longest));
    expect(readName(`${longest}b`)).toEqual(formError('A name has at most 253 characters.'));
  });
});
