import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'flashcards-obsidian';

describe('Flashcards for Obsidian', () => {
  it.each<[string, string[]]>([
    ['# Question #card\nAnswer\n\n- more\n\n# Next', ['basic: Question => Answer\n\n- more']],
    ['## Question\n#card\nAnswer', ['basic: Question => Answer']],
    ['Question #card-reverse\nAnswer', ['two-way: Question => Answer']],
    ['Question #card/reverse\nAnswer', ['two-way: Question => Answer']],
    ['Question\n#card\nAnswer', ['basic: Question => Answer']],
    ['Question #card\n\n- an\n- answer\n\nprose', ['basic: Question => - an\n- answer']],
    ['One #card\n1\nTwo #card\n2', ['basic: One => 1', 'basic: Two => 2']],
    ['# Deep #card\ntext\n## Below #card\nanswer', ['basic: Deep => text', 'basic: Below => answer']],
    ['valid::inline\n\nvalid ::: both', ['basic: valid => inline', 'two-way: valid => both']],
    ['An ==open== and a {closed} one', ['cloze: An {{open}} and a {{closed}} one']],
    ['The {2:order} of the {1:cloze}', ['cloze: The {{c2::order}} of the {{c1::cloze}}']],
    ['In {{c1::Anki}} style', ['cloze: In {{c1::Anki}} style']],
    ['`Question #card`\nAnswer', []],
    ['A #card in the middle\nof prose', []],
    ['# ip link #cards', []],
    ["awk '{print $1}' file and {a,b}.txt and {1..9}", []],
    ['A {red, green} one and {a, b}', ['cloze: A {{red, green}} one and {{a, b}}']],
    ['kubectl -o jsonpath={.items[*]} and /etc/{a,b} and {.x}', []],
    ['- bullet #card\n  - answer', []],
    ['[[ $a == b ]] and ${{ x }} and `==`', []],
    ['fe80::1 and std::vector<int> and $3::4$ here', []],
  ])('of %j', (text, expected) => {
    expect(cardsWith(id, text)).toEqual(expected);
  });

  it('keeps deck, tags, headings and ids, and shows none of them', () => {
    const text =
      '---\ncards-deck: A::B\ntags: [x]\n---\n# Top #card\nt\n\n## Question #card #y\nAnswer\n^1595439239735\n\nq::a #z\n^q-ab23\n';
    const { deck, notes } = readWith(id, text);
    expect(deck).toBe('A::B');
    expect(notes[1]).toMatchObject({
      front: 'Question',
      headings: ['Top'],
      tags: ['x', 'y'],
      explicitId: `${id}:1595439239735`,
    });
    expect(notes.some(({ back }) => /\^|#/.test(back.split('\n')[0] ?? ''))).toBe(false);
  });

  it('tells what is no card', () => {
    expect(problemsWith(id, '# Question #card\n\n# Next')[0]).toContain('1 This `#card` has no answer');
    expect(problemsWith(id, 'To read again #card-spaced')[0]).toContain('makes no card');
  });

  it('is known by its tags and its deck', () => {
    expect(scoreOf(id, 'Question #card\nAnswer')).toBe(6);
    expect(scoreOf(id, '---\ncards-deck: A\n---\nq::a')).toBe(10);
    expect(scoreOf(id, '`#card` and q::a')).toBe(0);
  });
});
