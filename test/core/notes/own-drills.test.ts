import { expect, it } from 'vitest';
import { dialects } from '../../../src/core/notes/dialects/registry.ts';
import { parseFile } from '../../../src/core/notes/parse-file.ts';

const definition = `id: octets
title: Octets
needs: [host-range]
tags: [bits]
variables:
  address: some address
  place: 1..4
question: What is number {{ place }} of \`{{ address }}\`?
answer: octet(address, place)
as: number
explanation:
  - 'It is {{ octet(address, place) }}, counted from the left.'
  - The numbers stand between dots.`;

const block = `\`\`\`drill\n${definition}\n\`\`\``;
const parse = (text: string, dialect = 'nexthop') =>
  parseFile({ path: 'a.md', text }, { dialect, options: {}, proposes: true });

it('makes a note of a drill block, with its place, tags and needs', () => {
  const { notes, problems } = parse(
    `---\ntags: [net]\nneeds: [gateway]\n---\n\n# Addresses\n\n${block}\n\nText.\n`,
  );
  expect(problems).toEqual([]);
  expect(notes).toEqual([
    {
      kind: 'drill',
      front: 'own/octets',
      back: definition,
      remark: null,
      explicitId: 'octets',
      tags: ['net', 'bits'],
      needs: ['gateway', 'host-range'],
      headings: ['Addresses'],
      line: 8,
      endLine: 22,
      dialect: 'nexthop',
      proposal: null,
      schedules: [],
    },
  ]);
});

it.each([
  ['in a list item', `- A list\n\n  ${block.replaceAll('\n', '\n  ')}\n`],
  ['in a quote', `> ${block.replaceAll('\n', '\n> ')}\n`],
  ['indented', ` ${block.replaceAll('\n', '\n ')}\n`],
  ['with tildes', `~~~~drill\n${definition}\n~~~~\n`],
  ['at the end, without a closing fence', `\`\`\`drill\n${definition}\n`],
])('reads a block %s', (_, text) => {
  const { notes, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(notes.map(({ kind, back }) => [kind, back])).toEqual([['drill', definition]]);
});

it('leaves code in other fences alone, also where it shows such a block', () => {
  expect(
    parse(`\`\`\`\`markdown\n${block}\n\`\`\`\`\n\n\`\`\`{drill}\n${definition}\n\`\`\`\n`).notes,
  ).toEqual([]);
});

it('tells of what is wrong on the line of the file', () => {
  const broken = block
    .replace('octet(address, place)\nas', 'octet(adress, place)\nas')
    .replace('tags:', 'tag:');
  const { notes, problems } = parse(`Text.\n\n${broken}\n`);
  expect(notes).toEqual([]);
  expect(problems).toEqual([
    { path: 'a.md', line: 7, message: expect.stringContaining('A drill has no “tag”.') as string },
    { path: 'a.md', line: 12, message: expect.stringContaining('Unknown variable: adress') as string },
  ]);
});

it('tells of a second drill with one id, and of a card with the id of a drill', () => {
  const { notes, problems } = parse(`${block}\n\n${block}\n\nQ: One?\nA: Two.\nid: octets\n`);
  expect(notes.map(({ kind, explicitId }) => [kind, explicitId])).toEqual([
    ['drill', 'octets'],
    ['basic', null],
  ]);
  expect(problems.map(({ line }) => line)).toEqual([17, 33]);
});

it('ends the card above it, and is no text of the section around it', () => {
  const text = `---\ncards: headings\n---\n\n# What is an octet?\n\nEight bits.\n\n${block}\n\n## Two\n\nQ: One?\nA: Two.\n\n${block.replace('id: octets', 'id: other')}\n\nText.\n`;
  const cards = parse(text).notes.filter(({ kind }) => kind === 'basic');
  expect(cards.map(({ front, back }) => [front, back])).toEqual([
    ['What is an octet?', 'Eight bits.'],
    ['Two', 'Text.'],
    ['One?', 'Two.'],
  ]);
});

it.each([...dialects.keys()])('reads it in a file of the dialect %s, and nothing else in it', (dialect) => {
  const alone = parse(`${block}\n`, dialect);
  const text = '# A heading\n\nSome text here.\n\nQ: One?\nA: Two.\n';
  const around = parse(`${text}\n${block}\n`, dialect);
  const without = parse(text, dialect);
  expect(alone.notes.map(({ front }) => front)).toEqual(['own/octets']);
  expect(alone.problems).toEqual([]);
  expect(around.findings).toEqual([]);
  expect(around.notes.filter(({ kind }) => kind !== 'drill')).toEqual(without.notes);
});
