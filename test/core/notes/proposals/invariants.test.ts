import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCloze } from '../../../../src/core/notes/cloze.ts';
import { plainText } from '../../../../src/core/notes/plain-text.ts';
import { propose } from '../../../../src/core/notes/propose.ts';
import { rules } from '../../../../src/core/notes/proposals/registry.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import type { ParsedNote } from '../../../../src/core/notes/types.ts';
import { proposed } from './proposed.ts';

const notesFolder = resolve(import.meta.dirname, '../../../fixtures/notes');
const fixtures = readdirSync(notesFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(notesFolder, name), 'utf8'));

const terms = [
  'router',
  'DNS',
  '`ip link`',
  '**switch**',
  'root name server',
  'A records',
  'VLAN (Virtual LAN)',
  '==mask==',
];
const bodies = [
  'a device that joins networks.',
  'Maps names to addresses, such as `a.example`.',
  'used to list the interfaces of a host',
  'The client sends a request (see RFC 1035) to the server.',
  'is a set of 32 bits',
  '](broken',
  '{{gap}} :: hint',
  '<b>bold</b> & more',
];
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('- ', '1. ', '', '> ', '# ', '## ', '  - ', '**', 'To '),
      fc.constantFrom(...terms),
      fc.constantFrom(': ', ' - ', ' is ', ' ', ':\n\n', ' | '),
      fc.constantFrom(...bodies),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '',
    '',
    '```bash\nip link\n```',
    '| Term | Purpose |\n| --- | --- |',
    '| MX | Names the mail server |',
    '<details><summary>show</summary>',
    '</details>',
    '---',
    '$$\nx\n$$',
  ),
  fc.string({ maxLength: 30 }),
);
const anyNotes = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));

function words(text: string): string {
  return ` ${plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

function check(text: string, note: ParsedNote): void {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').length;
  expect(note.dialect).toBe('plain');
  expect(rules.has(note.proposal?.rule ?? '')).toBe(true);
  expect(note.proposal?.quality).toBeGreaterThanOrEqual(0.75);
  expect(note.proposal?.quality).toBeLessThanOrEqual(1);
  expect(note.line).toBeGreaterThanOrEqual(1);
  expect(note.endLine).toBeGreaterThanOrEqual(note.line);
  expect(note.endLine).toBeLessThanOrEqual(lines);
  expect(note.front.trim()).toBe(note.front);
  expect(note.front.length).toBeGreaterThan(0);
  if (note.kind === 'cloze') {
    const cloze = readCloze(note.front);
    expect(cloze).toHaveProperty('parts');
    if ('message' in cloze) return;
    const gaps = cloze.parts.filter((part) => typeof part !== 'string');
    expect(gaps).toHaveLength(1);
    const rest = cloze.parts.map((part) => (typeof part === 'string' ? part : ' … ')).join('');
    expect(words(rest)).not.toContain(words(gaps[0]?.answer ?? ''));
  } else {
    expect(note.back.length).toBeGreaterThan(0);
    expect(words(note.front)).not.toContain(words(note.back));
  }
}

describe('proposals', () => {
  it('find fixtures to look at', () => {
    expect(fixtures.length).toBeGreaterThan(3);
  });

  it('are well made and hold no answer in the question, in the fixtures', () => {
    for (const text of fixtures) for (const note of proposed(text)) check(text, note);
  });

  it('are well made and hold no answer in the question, whatever the notes', () => {
    fc.assert(
      fc.property(anyNotes, (text) => {
        for (const note of proposed(text)) check(text, note);
      }),
      { numRuns: 1500 },
    );
  });

  it('are the same every time, in the order of their lines, and differ in their fronts', () => {
    fc.assert(
      fc.property(anyNotes, (text) => {
        const notes = proposed(text);
        expect(proposed(text)).toEqual(notes);
        expect(notes.map(({ line: at }) => at)).toEqual(
          notes.map(({ line: at }) => at).sort((one, other) => one - other),
        );
        expect(new Set(notes.map(({ front }) => front)).size).toBe(notes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('never come from inside code, but for the command as an answer', () => {
    fc.assert(
      fc.property(anyNotes, fc.constantFrom('```', '~~~~', '```bash'), (text, fence) => {
        const inside = text.replace(/[`~]/g, '');
        const closing = fence.replace(/[a-z]/g, '');
        expect(proposed(`${fence}\n${inside}\n${closing}`)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('take no claimed line', () => {
    fc.assert(
      fc.property(anyNotes, (text) => {
        expect(propose(readFile({ path: 'notes.md', text }), () => true)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['terms', '- **term**: a thing that does\n'],
    ['sentences', '**a** is a thing that does, `ip a` lists it. '],
    ['tables', '| a | b |\n'],
    ['headings', '# What is X?\n\nIt is a thing.\n\n'],
    ['folds', '<details><summary>show the answer</summary>\n\ntext\n\n</details>\n\n'],
    ['parentheses', '(A B (AB'],
    ['spaces', 'To                '],
    ['numbers', '1 to 2 bits and '],
  ])('take a time linear in the size: %s', (_what, piece) => {
    const timeOf = (length: number) => {
      const file = readFile({ path: 'notes.md', text: piece.repeat(length / piece.length) });
      const begun = performance.now();
      propose(file, () => false);
      return performance.now() - begun;
    };
    timeOf(20_000);
    const small = Math.max(5, timeOf(40_000));
    expect(timeOf(320_000)).toBeLessThan(40 * small + 500);
  });
});
