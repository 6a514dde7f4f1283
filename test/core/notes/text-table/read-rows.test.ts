import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../../src/core/notes/text-table/read-rows.ts';

const field = fc.oneof(
  fc.stringMatching(/^[a-z ,;\t"\n]{0,8}$/),
  fc.constantFrom('"', '""', 'a"b', '\n', ',', '', 'ü😀'),
);
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

describe('readRows', () => {
  it('reads what another library writes and reads', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '---'), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, newline: '\n', quotes: true });
        const filled = rows.filter((fields) => fields.some((content) => content.trim() !== ''));
        expect([...readRows(text, delimiter)].map(({ fields }) => fields)).toEqual(filled);
        const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n' }).data;
        expect(parsed.filter((fields) => fields.some((content) => content.trim() !== ''))).toEqual(filled);
      }),
      { numRuns: 1000 },
    );
  });

  it('covers every line of any text once, and keeps its characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab,"\n]{0,40}$/), (text) => {
        let last = 0;
        for (const { line, endLine, fields } of readRows(text, ',')) {
          expect(line).toBeGreaterThan(last);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(fields.length).toBeGreaterThan(0);
          last = endLine;
        }
        expect(last).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 2000 },
    );
  });
});
