import { expect, it } from 'vitest';
import { isIgnored } from '../../../src/backend/files/ignore-patterns.ts';

it.each([
  ['drafts', 'drafts/a.md', true],
  ['drafts', 'deep/drafts/a.md', true],
  ['drafts/', 'drafts/a.md', true],
  ['drafts', 'drafts-2/a.md', false],
  ['a.md', 'deep/a.md', true],
  ['*.tmp.md', 'deep/x.tmp.md', true],
  ['*.tmp.md', 'x.md', false],
  ['/a.md', 'a.md', true],
  ['/a.md', 'deep/a.md', false],
  ['deep/a.md', 'deep/a.md', true],
  ['deep/a.md', 'very/deep/a.md', false],
  ['deep', 'deep', true],
  ['deep/*', 'deep/er/a.md', true],
  ['deep/**/a.md', 'deep/a.md', true],
  ['deep/**/a.md', 'deep/b/c/a.md', true],
  ['**/b', 'a/b/c.md', true],
  ['?.md', 'a.md', true],
  ['?.md', 'ab.md', false],
  ['[a].md', 'a.md', false],
])('“%s” leaves %s out: %s', (pattern, path, expected) => {
  expect(isIgnored(path, [pattern])).toBe(expected);
});

it('takes no longer for a pattern made to take long', () => {
  const start = performance.now();
  expect(isIgnored('a'.repeat(5000), [`${'*a'.repeat(200)}b`])).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});
