import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'yanki';

describe('yanki', () => {
  it.each([
    ['What is TTL?\n\n---\n\nTime to live.', ['basic: What is TTL? => Time to live.']],
    [
      '# What?\n\n```sh\nip a\n---\n```\n\n---\n\n- a\n\n---\n\nmore',
      ['basic: # What?\n\n```sh\nip a\n---\n``` => - a\n\nmore'],
    ],
    ['oxygen\n\n---\n\n---\n\nO', ['two-way: oxygen => O']],
    ['What is the symbol?\n\n_O_', ['basic: What is the symbol? => O']],
    ['What is the symbol?\n*O*\n', ['basic: What is the symbol? => O']],
    ['~~Paris~~ is the capital of ~~France~~.', ['cloze: {{Paris}} is the capital of {{France}}.']],
    [
      '~~1 Paris~~ is the capital of ~~1 France _country_~~.',
      ['cloze: {{c1::Paris}} is the capital of {{c1::France :: country}}.'],
    ],
    ['It takes ~~1 12 months~~ and `~~code~~`.', ['cloze: It takes {{c1::12 months}} and `~~code~~`.']],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
  });

  it('shows what stands behind the sides, and knows the note', () => {
    const text =
      '---\nnoteId: 1625077800000\ntags: [a/b]\n---\n\n~~Paris _city_~~ is big.\n\n---\n\nOn the Seine.';
    expect(readWith(id, text).notes).toMatchObject([
      { explicitId: 'anki:1625077800000', tags: ['a/b'], remark: 'On the Seine.', line: 6, endLine: 10 },
    ]);
    expect(questionsWith(id, text)).toEqual(['[city] is big.']);
    expect(readWith(id, 'a\n\n---\n\n---\n\nb\n\n---\n\nc').notes).toMatchObject([
      { front: 'a', back: 'b', remark: 'c' },
    ]);
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(5);
  });

  it('says what lacks an answer where it is a card', () => {
    expect(problemsWith(id, 'x\n\n---\n')).toEqual([expect.stringMatching(/^1 This card has no answer/)]);
    for (const text of ['x snake_case_', '_alone_', 'a ~~ b ~~ c']) {
      expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
      expect(problemsWith(id, `---\nnoteId: 1625077800000\n---\n${text}`)).toEqual([
        expect.stringMatching(/^4 This note has no answer/),
      ]);
    }
    expect(cardsWith(id, '')).toEqual([]);
  });

  it.each([
    '~~gone~~ and _x_ and snake_case_',
    'a\n\n---\n\nb',
    '---\nkind: Pod\nnoteId: none\n---\n\n~~x~~',
    '---\ntitle: x\n---\na',
  ])('%j gives no evidence', (text) => {
    expect(scoreOf(id, text)).toBe(0);
  });
});

it('reads entangled text in a moment', () => {
  for (const unit of ['~~a~ ', '~~', '_a ', '*a_']) readWith(id, `${unit.repeat(20_000)} _x_`);
}, 5000);
