import { describe, expect, it } from 'vitest';
import { findTangle, isTangledInline } from '../../../src/core/notes/limits.ts';
import { opaqueSpans } from '../../../src/core/notes/spans.ts';

describe('findTangle', () => {
  it('finds the line where nesting gets out of hand', () => {
    expect(findTangle(`a\n\n${'>'.repeat(201)}`)?.line).toBe(3);
    expect(findTangle(`- a\n${' '.repeat(200)}- b`)?.line).toBe(2);
    expect(findTangle(`> a\n${'b\n'.repeat(501)}`)?.line).toBe(502);
    expect(findTangle(`- a\n${'  b\n'.repeat(3000)}`)?.line).toBe(3001);
    expect(findTangle(`a${' \n'.repeat(100_002)}`)?.line).toBe(100_002);
  });

  it('lets pass what people write', () => {
    const lines = [
      '>'.repeat(200),
      `${' '.repeat(300)}indented`,
      '- '.repeat(300),
      '-'.repeat(300),
      '* '.repeat(300),
    ];
    for (const line of lines) expect(findTangle(line)).toBeNull();
    expect(findTangle('b\n'.repeat(10_000))).toBeNull();
    expect(findTangle('b\n\n'.repeat(110_000))).toBeNull();
    expect(findTangle(`b${'\n'.repeat(90_000)}`)).toBeNull();
    expect(findTangle('> b\n'.repeat(2000))).toBeNull();
    expect(findTangle('- b\n'.repeat(10_000))).toBeNull();
    expect(findTangle(`> a\n${'b\n'.repeat(400)}\n> a\n${'b\n'.repeat(400)}`)).toBeNull();
  });
});

describe('isTangledInline', () => {
  it('counts brackets, stars and the like, not letters', () => {
    expect(isTangledInline('['.repeat(2001))).toBe(true);
    expect(isTangledInline('['.repeat(2000))).toBe(false);
    expect(isTangledInline('a'.repeat(100_000))).toBe(false);
  });
});

describe('opaqueSpans', () => {
  it.each([
    ['a `b` c', ['`b`']],
    ['**a `b` *c [d](e)***', ['`b`', '[d](e)']],
    ['~~`a`~~ <b>c</b> $d$ \\: https://e.f', ['`a`', '<b>', '</b>', '$d$', '\\:', 'https://e.f']],
    ['plain :: text', []],
    ['[a][b] `c', []],
  ])('%j', (text, spans) => {
    expect(opaqueSpans(text)?.map(({ start, end }) => text.slice(start, end))).toEqual(spans);
  });
});
