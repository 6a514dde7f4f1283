import { describe, expect, it } from 'vitest';
import {
  bindings,
  chordOf,
  commandsFor,
  shownKeys,
  worksWhileTyping,
  type Scope,
} from '../../src/ui/keys.ts';

const press = (key: string, more: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) =>
  chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('chords', () => {
  it('name the key as the table does, whatever its case', () => {
    expect([press(' '), press('e'), press('E'), press('?'), press('ArrowDown')]).toEqual([
      'Space',
      'E',
      'E',
      '?',
      'ArrowDown',
    ]);
  });

  it('take Command for Ctrl and keep Alt apart', () => {
    expect(press('z', { metaKey: true })).toBe('Ctrl+Z');
    expect(press('z', { ctrlKey: true })).toBe('Ctrl+Z');
    expect(press('1', { altKey: true })).toBe('Alt+1');
  });
});

describe('the table', () => {
  const clashes = (scopes: readonly Scope[]) =>
    bindings
      .filter((row) => scopes.includes(row.scope))
      .flatMap((row) => row.chords)
      .filter((chord, index, all) => all.indexOf(chord) !== index);

  it.each([
    'everywhere',
    'today',
    'review',
    'drill',
    'practice',
    'samples',
    'family',
    'exams',
    'exam',
    'setup',
    'paper',
    'marking',
    'report',
    'library',
    'import',
    'editor',
  ] as const)('gives a chord one meaning in %s, also against what works everywhere', (scope) => {
    expect(clashes([scope])).toEqual([]);
    if (scope !== 'everywhere') expect(clashes([scope, 'everywhere'])).toEqual([]);
  });

  it('writes every chord as a key press would', () => {
    for (const row of bindings) {
      for (const chord of row.chords)
        expect(chord).toMatch(/^(Ctrl\+)?(Space|Enter|Escape|Arrow(Up|Down|Left|Right)|[^a-z])$/);
    }
  });

  it('lets a drill choose with the digits that grade an answer', () => {
    expect(commandsFor('3', ['drill', 'review'])).toEqual(['choose', 'grade']);
    expect(commandsFor('9', ['drill', 'review'])).toEqual(['choose']);
    expect(commandsFor('F13', ['drill', 'review'])).toEqual([]);
  });

  it('shows what it binds', () => {
    expect(shownKeys('review', 'undo')).toBe('Ctrl Z');
    expect(shownKeys('today', 'undo')).toBe('');
  });
});

describe('while typing', () => {
  it('leaves letters and the editing of text alone, and keeps leaving, saving and jumping', () => {
    expect(['E', '1', 'Space', 'Enter', 'Ctrl+Z', 'Ctrl+A', 'Ctrl+V'].filter(worksWhileTyping)).toEqual([]);
    expect(['Escape', 'Ctrl+Enter', 'Ctrl+K'].filter(worksWhileTyping)).toHaveLength(3);
  });
});
