import { describe, expect, it } from 'vitest';
import { writeFramedCard } from '../../../src/core/notes/framed-card.ts';
import { cards, parse, problems } from './parse.ts';

describe('cards between comments', () => {
  it('take their text as it stands', () => {
    const text =
      '<!-- card -->\n\nQ: a\n\n# b\n---\n<!-- answer -->\n```\nA: c :: d\n<!-- end -->\nid: x\ntags: t';
    const [note, ...more] = parse(text).notes;
    expect(more).toEqual([]);
    expect(note).toMatchObject({ kind: 'basic', front: 'Q: a\n\n# b\n---', back: '```\nA: c :: d' });
    expect(note).toMatchObject({ explicitId: 'x', tags: ['t'], line: 1, endLine: 12 });
  });

  it.each([
    ['both ways', '<!-- card: two-way -->\na\n\nb\n<!-- answer -->\nc\n<!-- end -->', 'two-way: a\n\nb => c'],
    ['with gaps', '<!-- card: cloze -->\na {{b}}\n\n{{c}}\n<!-- end -->', 'cloze: a {{b}}\n\n{{c}} => '],
    ['without an answer', '<!-- card -->\na\n<!-- end -->', 'basic: a => '],
    ['with more dashes', '<!--- card --->\n<!-- end -->\n<!--- end --->', 'basic: <!-- end --> => '],
    ['in a list', '- <!-- card -->\n  a\n  <!-- answer -->\n  b\n  <!-- end -->', 'basic: a => b'],
    ['right below text', 'text\n<!-- card -->\na\n<!-- answer -->\nb\n<!-- end -->\ntext', 'basic: a => b'],
  ])('can be %s', (_, text, card) => {
    expect(cards(text)).toEqual([card]);
    expect(problems(text)).toEqual([]);
  });

  it('may have a remark of several paragraphs, and goes on with `note:`', () => {
    const text = '<!-- card -->\na\n<!-- answer -->\nb\n<!-- note -->\nc\n\nd\n<!-- end -->\nnote: e';
    expect(parse(text).notes).toMatchObject([{ front: 'a', back: 'b', remark: 'c\n\nd\n\ne' }]);
  });

  it('end the card above, and are ended by the next', () => {
    const frame = '<!-- card -->\na\n<!-- answer -->\nb\n<!-- end -->';
    expect(cards(`Q: x\nA: y\n\n${frame}\n\nQ: z\nA: z`)).toEqual([
      'basic: x => y',
      'basic: a => b',
      'basic: z => z',
    ]);
  });

  it.each([
    ['no end', '<!-- card -->\na\n\n<!-- card -->\nb\n<!-- end -->', ['basic: b => ']],
    ['no question', '<!-- card -->\n\n<!-- answer -->\nb\n<!-- end -->', []],
    ['no gap', '<!-- card: cloze -->\nb\n<!-- end -->', []],
    ['an empty second side', '<!-- card: two-way -->\nb\n<!-- end -->', []],
  ])('are reported with %s', (_, text, found) => {
    expect(cards(text)).toEqual(found);
    expect(problems(text)).toEqual([expect.stringMatching(/^1 This .*[.;]/)]);
  });

  it.each([
    ['```\n<!-- card -->\na\n<!-- end -->\n```'],
    ['    <!-- card -->\n    a\n    <!-- end -->'],
    ['`<!-- card -->` begins a card, and `<!-- end -->` ends it.'],
    ['<!-- cards -->\na\n<!-- end -->'],
    ['<!--card-->\na\n<!--end-->'],
  ])('are not read into %j', (text) => {
    expect(cards(text)).toEqual([]);
  });

  it('take time linear in the text', () => {
    const opened = ['', '-', '--', '---'].map((dashes) => `<!--${dashes} card ${dashes}-->\na\n`).join('');
    expect(cards(opened.repeat(20_000))).toEqual([]);
  }, 60_000);

  it('cannot be written around a text that holds marks of every length', () => {
    const marks = Array.from({ length: 8 }, (_, count) => '-'.repeat(count)).map(
      (dashes) => `<!--${dashes} end ${dashes}-->`,
    );
    const write = (front: string) => writeFramedCard({ kind: 'basic', front, back: 'b', remark: null });
    expect(write(marks.join('\n'))).toBeNull();
    expect(write(marks.slice(1).join('\n'))).toContain('<!-- card -->');
  });
});
