import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'ankiops';

describe('AnkiOps', () => {
  it.each([
    ['Q: a\nA: b\nmore\nE: extra\nM: rest', ['basic: a => b\nmore']],
    ['Q: a\nA: b\n\n---\n\nQ: c\nA: d', ['basic: a => b', 'basic: c => d']],
    ['F: left\nB: right', ['two-way: left => right']],
    ['Q: a\nI: typed', ['basic: a => typed']],
    [
      'T: Text with\n- {{c1::multiple}}\n- {{c2::gaps::hint}}.',
      ['cloze: Text with\n- {{c1::multiple}}\n- {{c2::gaps :: hint}}.'],
    ],
    [
      'Q: Which?\nC1: one\nC2: two\nC3: three\nA: 1, 3',
      ['basic: Which?\n\n- one\n- two\n- three => - one\n- three'],
    ],
    ['Q: Which?\nC1: one\nC2: two\nA: 2', ['basic: Which?\n\n- one\n- two => two']],
    ['Q: a\nA: b\n\n```yaml\n---\nQ: no\n```\n\n- c', ['basic: a => b\n\n```yaml\n---\nQ: no\n```\n\n- c']],
    ['Q: a\nA: $x$ [l](u)\n---\nQ: c\nA: d', ['basic: a => $x$ [l](u)', 'basic: c => d']],
    ['Q: a\nA: x\nE: above a rule\n---\nF: c\nB: d\n', ['basic: a => x', 'two-way: c => d']],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
  });

  it('takes keys, tags, extra and more', () => {
    const text =
      '<!-- note_key: 2fd62bcaa861 -->\n<!-- note_type: AnkiOpsQA -->\n<!-- tags: exam, dns -->\nQ: a\nA: b\nE: extra\nM: more\n\n---\n\n<!-- note_key: ef0108255d7d -->\nT: {{c1::x}}\n';
    expect(readWith(id, text).notes).toMatchObject([
      {
        explicitId: 'ankiops:2fd62bcaa861',
        tags: ['exam', 'dns'],
        remark: 'extra\n\nmore',
        line: 4,
        endLine: 7,
      },
      { explicitId: 'ankiops:ef0108255d7d', tags: [], line: 12 },
    ]);
    expect(questionsWith(id, text)).toEqual(['a', '[…]']);
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(10);
  });

  it.each(['T: a {{c1::b}}', 'F: a\nB: b', 'Q: a\nC1: b\nC2: c\nA: 1', 'Q: a\nA: b\nE: c'])(
    '%j is known',
    (text) => {
      expect(scoreOf(id, text)).toBeGreaterThanOrEqual(5);
    },
  );

  it('says what lacks an answer or a gap', () => {
    expect(problemsWith(id, 'Q: a\n\n---\n\nF: b\n\n---\n\n<!-- note_key: abc -->\nT: no gap')).toEqual([
      expect.stringMatching(/^1 This card has no answer/),
      expect.stringMatching(/^5 This card has no answer/),
      expect.stringMatching(/^10 This card has no gap/),
    ]);
  });

  it.each([
    'T: state column',
    'A: name to IPv4\nAAAA: name to IPv6',
    'C:\\Windows\\System32',
    'C: drive\nE: drive\nB: floppy',
    'I: item',
    '```\nQ: a\nA: b\nT: {{c1::x}}\n```',
    '---\n\nkind: Pod\n\n---\n',
    '<!-- a comment -->\n\ntext',
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });

  it('leaves plain questions to others', () => {
    expect(scoreOf(id, 'Q: a\nA: b\n\nQ: c\nA: d')).toBe(0);
  });
});
