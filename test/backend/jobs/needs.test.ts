import { describe, expect, it } from 'vitest';
import { needsProblems } from '../../../src/backend/jobs/needs.ts';
import { parseFile } from '../../../src/core/notes/parse-file.ts';

const problemsOf = (text: string, known: readonly string[] = []) => {
  const { notes } = parseFile({ path: 'a.md', text });
  return needsProblems([{ item: { path: 'a.md' }, notes }], (id) => known.includes(id));
};

describe('needs', () => {
  it('may name a card of the file, one of the collection, or a drill', () => {
    const text = 'a :: b\nid: first\n\nc :: d\nneeds: first, elsewhere, route-match\n';
    expect(problemsOf(text, ['elsewhere'])).toEqual([]);
  });

  it('are told when nothing has the name', () => {
    expect(problemsOf('a :: b\n\nc :: d\nneeds: nothing\n')).toMatchObject([{ path: 'a.md', line: 3 }]);
  });

  it('are told when they lead back to the card, by any number of steps', () => {
    const circle =
      'a :: 1\nid: a\nneeds: b\n\nb :: 2\nid: b\nneeds: c\n\nc :: 3\nid: c\nneeds: a\n\nd :: 4\nneeds: a\n';
    expect(problemsOf(circle).map(({ line }) => line)).toEqual([1, 5, 9]);
    expect(problemsOf(circle.replace('needs: a\n\nd', 'd'))).toEqual([]);
  });
});
