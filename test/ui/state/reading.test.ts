import { describe, expect, it } from 'vitest';
import { isWanted } from '../../../src/ui/state/read-files.ts';
import { readSteps } from '../../../src/ui/state/read-steps.ts';

describe('steps', () => {
  it.each([
    ['1, 10', [1, 10]],
    ['30s 10m 1h', [0.5, 10, 60]],
    ['1.5;2min', [1.5, 2]],
    ['', []],
  ])('reads %s', (text, minutes) => {
    expect(readSteps(text)).toEqual(minutes);
  });

  it.each(['1, x', '0', '-1', '25h', '1e3', '10 d'])('refuses %s', (text) => {
    expect(readSteps(text)).toBeNull();
  });
});

describe('files of a folder', () => {
  it('takes notes and images and passes over the rest and what is hidden', () => {
    const paths = [
      'a.md',
      'dns/B.MD',
      'x/y.png',
      'a.pdf',
      '.git/a.md',
      'x/.obsidian/b.md',
      'node_modules/c/readme.md',
      'md',
    ];
    expect(paths.filter(isWanted)).toEqual(['a.md', 'dns/B.MD', 'x/y.png']);
  });
});
