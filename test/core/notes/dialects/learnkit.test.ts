import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'learnkit';

describe('LearnKit', () => {
  it.each([
    ['Q | What is TTL? |\nA | time to live |', ['basic: What is TTL? => time to live']],
    ['RQ | left |\nA | right |', ['two-way: left => right']],
    ['Q @ a | b? @\nA @ c @', ['basic: a | b? => c']],
    ['Q ~ a ~\nA ~ b ~', ['basic: a => b']],
    ['Q ; a ;\nA ; `x;` ;', ['basic: a => `x;`']],
    [
      'Q | a |\nA | one\n\n```sh\nip a | grep inet |\n```\n\ntwo |',
      ['basic: a => one\n\n```sh\nip a | grep inet |\n```\n\ntwo'],
    ],
    ['Q\n|\nWhat is $\\frac{1}{2}$?\n|\nA | half |', ['basic: What is $\\frac{1}{2}$? => half']],
    [
      'CQ | The {{c1::longest::how long?}} prefix {{c2::wins}} |',
      ['cloze: The {{c1::longest :: how long?}} prefix {{c2::wins}}'],
    ],
    ['MCQ | Port of DNS? |\nA | 53 |\nO | 80 |\nO | 25 |', ['basic: Port of DNS?\n\n- 25\n- 53\n- 80 => 53']],
    ['MCQ | Which? |\nA | b |\nA | a |\nO | c |', ['basic: Which?\n\n- a\n- b\n- c => - a\n- b']],
    [
      'OQ | Order? |\n1 | SYN |\n2 | SYN-ACK |\n3 | ACK |',
      ['basic: Order?\n\n- ACK\n- SYN\n- SYN-ACK => 1. SYN\n2. SYN-ACK\n3. ACK'],
    ],
    ['Q | a |\nA | b |\nQ | c |\nA | d |', ['basic: a => b', 'basic: c => d']],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(8);
  });

  it('asks each number of a cloze once', () => {
    expect(questionsWith(id, 'CQ | {{c1::a}} {{c1::b}} {{c2::c}} |')).toEqual(['[…] […] c', 'a b […]']);
  });

  it('takes title, information and groups', () => {
    expect(
      readWith(id, '# H\n\nT | Title |\nQ | a |\nA | b |\nI | more |\nG | DNS, two words |').notes,
    ).toMatchObject([
      { headings: ['H', 'Title'], remark: 'more', tags: ['DNS', 'two-words'], line: 3, endLine: 7 },
    ]);
  });

  it('takes anchors above or below their cards', () => {
    const ids = (text: string) =>
      readWith(id, text).notes.map(({ front, explicitId }) => [front, explicitId]);
    const both = [
      ['a', 'learnkit:111111111'],
      ['c', 'learnkit:222222222'],
    ];
    expect(ids('^learnkit-111111111\nQ | a |\nA | b |\n\n^learnkit-222222222\nQ | c |\nA | d |\n')).toEqual(
      both,
    );
    expect(ids('Q | a |\nA | b |\n^learnkit-111111111\n\nQ | c |\nA | d |\n^learnkit-222222222\n')).toEqual(
      both,
    );
    expect(ids('Q | a |\nA | b |\n^learnkit-111111111\nQ | c |\nA | d |\n^learnkit-222222222\n')).toEqual(
      both,
    );
    expect(scoreOf(id, 'text\n\n^learnkit-111111111')).toBeGreaterThanOrEqual(10);
  });

  it('takes the delimiter that is set', () => {
    expect(readWith(id, 'Q § a §\nA § b §', 'x.md', { delimiter: '§' }).notes).toMatchObject([
      { front: 'a', back: 'b' },
    ]);
  });

  it.each([
    ['Q | a |\nA | b', /^2 This row is not closed/],
    ['Q | a |\n\ntext', /^1 This card has no answer/],
    ['MCQ | a |\nA | b |', /^1 .*no answer.*`O \| wrong answer \|`/],
    ['OQ | a |\n1 | b |', /^1 .*no answer/],
    ['CQ | no gap |', /^1 .*no gap/],
    ['HQ | ![[x.png]] |\nQ | where? |\nM | click |', /^1 This is a hotspot card/],
  ])('%j is nearly a card', (text, message) => {
    expect(cardsWith(id, text)).toEqual([]);
    expect(problemsWith(id, text)).toContainEqual(expect.stringMatching(message));
  });

  it('is not sure of a row by itself', () => {
    expect(scoreOf(id, 'Q | x |')).toBe(2);
    expect(scoreOf(id, 'Q | x |\nA | y |')).toBe(8);
    expect(scoreOf(id, 'CQ | {{c1::x}} y |')).toBe(8);
    expect(scoreOf(id, 'Q | x |\n^learnkit-123456789')).toBe(18);
  });

  it.each([
    'ip a | grep inet',
    'A | B | C',
    '| Q | A |\n| - | - |\n| a | b |',
    'Q | A\n- | -\na | b',
    '```\nQ | a |\nA | b |\n```',
    '`Q | a |`\n`A | b |`',
    'T | 1 |',
    'Q: a\nA: b',
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });
});
