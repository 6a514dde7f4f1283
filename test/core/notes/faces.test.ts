import { describe, expect, it } from 'vitest';
import { facesOf, plainFacesOf } from '../../../src/core/notes/faces.ts';
import { parse, noteWith } from './parse.ts';

const cloze = (front: string) => facesOf(noteWith({ kind: 'cloze', front, back: '' }));
const gap = (text: string) => `<mark class="gap">${text}</mark>`;

describe('facesOf', () => {
  it('gives one face, two faces, or the family', () => {
    expect(facesOf(noteWith({ front: 'a', back: 'b' }))).toEqual([{ ordinal: 0, front: 'a', back: 'b' }]);
    expect(facesOf(noteWith({ kind: 'two-way', front: 'a', back: 'b' }))).toEqual([
      { ordinal: 0, front: 'a', back: 'b' },
      { ordinal: 1, front: 'b', back: 'a' },
    ]);
    expect(facesOf(noteWith({ kind: 'drill', front: 'route-match', back: '' }))).toEqual([
      { ordinal: 0, front: 'route-match', back: '' },
    ]);
  });

  it('asks gaps of the same number together and shows the others', () => {
    expect(cloze('A {{c1::reverse}} proxy hides the {{c1::servers}}; a {{c2::forward}} one.')).toEqual([
      {
        ordinal: 1,
        front: `A ${gap('[…]')} proxy hides the ${gap('[…]')}; a forward one.`,
        back: `A ${gap('reverse')} proxy hides the ${gap('servers')}; a forward one.`,
      },
      {
        ordinal: 2,
        front: `A reverse proxy hides the servers; a ${gap('[…]')} one.`,
        back: `A reverse proxy hides the servers; a ${gap('forward')} one.`,
      },
    ]);
  });

  it('numbers gaps without a number in order, past those given', () => {
    const faces = cloze('{{a}} {{c1::b}} {{c}} {{c4::d}} {{e}} {{f}}');
    expect(
      faces.map(({ ordinal, back }) => [ordinal, /<mark class="gap">(.*?)<\/mark>/.exec(back)?.[1]]),
    ).toEqual([
      [1, 'b'],
      [2, 'a'],
      [3, 'c'],
      [4, 'd'],
      [5, 'e'],
      [6, 'f'],
    ]);
  });

  it.each([
    ['{{IPv4 :: which family?}}', '[which family?]', 'IPv4'],
    ['{{c3::IPv4 :: which family?}}', '[which family?]', 'IPv4'],
    ['{{::1 :: loopback}}', '[loopback]', '::1'],
    ['{{fe80::1}}', '[…]', 'fe80::1'],
    ['{{c1::fe80::1}}', '[…]', 'fe80::1'],
    ['{{c2::::1}}', '[…]', 'c2::::1'],
    ['{{x :: like fe80::1}}', '[like fe80::1]', 'x'],
    ['{{x :: a :: b}}', '[a :: b]', 'x'],
    ['{{`a :: b`}}', '[…]', '`a :: b`'],
    ['{{std::string}}', '[…]', 'std::string'],
    ['{{a \\:: b}}', '[…]', 'a \\:: b'],
    ['{{`{}` and {x}}}', '[…]', '`{}` and {x}'],
  ])('reads %s', (text, front, back) => {
    expect(cloze(text)).toEqual([expect.objectContaining({ front: gap(front), back: gap(back) })]);
  });

  it('leaves braces in code alone', () => {
    expect(cloze('`{{x}}` is {{text}}')).toEqual([
      { ordinal: 1, front: `\`{{x}}\` is ${gap('[…]')}`, back: `\`{{x}}\` is ${gap('text')}` },
    ]);
  });

  it('gives each parsed gap card at least one face', () => {
    const notes = parse('C: {{a}}\nC: b {{c2::c}} {{d :: e}}').notes;
    expect(notes.map((note) => facesOf(note).map(({ ordinal }) => ordinal))).toEqual([[1], [1, 2]]);
  });
});

describe('plainFacesOf', () => {
  it('shows a gap without HTML, and as the back only what belongs in it', () => {
    const front = 'The {{c1::longest}} of {{c2::many :: how many?}} prefixes {{c1::wins}}.';
    expect(plainFacesOf(noteWith({ kind: 'cloze', front, back: '' }))).toEqual([
      { ordinal: 1, front: 'The […] of many prefixes […].', back: 'longest, wins' },
      { ordinal: 2, front: 'The longest of [how many?] prefixes wins.', back: 'many' },
    ]);
  });

  it('is the same as facesOf for a note without gaps', () => {
    const note = noteWith({ kind: 'two-way', front: 'a', back: 'b' });
    expect(plainFacesOf(note)).toEqual(facesOf(note));
  });
});
