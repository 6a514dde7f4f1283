import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, readWith, scoreOf } from '../read-with.ts';

describe('Logseq', () => {
  const uuid = '60ab7486-8119-4c9a-888c-1e6213fd28e0';
  it.each<[string, string[]]>([
    [
      '- What is it? #card\n\t- An answer\n\t\t- with more',
      ['basic: What is it? => - An answer\n  - with more'],
    ],
    ['- [[card]] What is it?\n  - An answer', ['basic: What is it? => - An answer']],
    ['- What is it? #[[card]]\n  - An answer', ['basic: What is it? => - An answer']],
    [
      '- An {{cloze open \\\\ cue}} and {{cloze a second}} one #card',
      ['cloze: An {{c1::open :: cue}} and {{c1::a second}} one'],
    ],
    [`- Q #card\n  id:: ${uuid}\n  collapsed:: true\n\t- a\n\t  id:: ${uuid}`, ['basic: Q => - a']],
    ['### Title\n\t- What is it? #card\n\t\t- An answer', ['basic: What is it? => - An answer']],
    ['- Q #card\n\t- ```sh\n\t  a :: b #card\n\t  ```', ['basic: Q => - ```sh\n  a :: b #card\n  ```']],
    ['- just `#card` in code\n  - x', []],
    ['- {{query (and [[card]] (sample 2))}}\n  - x', []],
    ['- add a #card to any block\n  - x', []],
    ['- {{cloze no}} card', []],
    ['What is it? #card\n\nprose', []],
    ['- term:: property\n  card-ease-factor:: 2.5', []],
  ])('of %j', (text, expected) => {
    expect(cardsWith('logseq', text)).toEqual(expected);
  });

  it('brings schedule, id and the bullets above', () => {
    const text = `- Topic\n\t- Q #card\n\t  card-last-interval:: 4.14\n\t  card-repeats:: 2\n\t  card-ease-factor:: 2.6\n\t  card-next-schedule:: 2021-10-03T18:35:04.144Z\n\t  card-last-reviewed:: 2021-09-29T15:35:04.144Z\n\t  card-last-score:: 5\n\t  id:: ${uuid}\n\t\t- a\n`;
    expect(readWith('logseq', text).notes).toMatchObject([
      {
        front: 'Q',
        back: '- a',
        headings: ['Topic'],
        line: 2,
        explicitId: `logseq:${uuid}`,
        schedules: [
          {
            ordinal: 0,
            dueOn: '2021-10-03',
            lastReviewedOn: '2021-09-29',
            intervalDays: 4.14,
            ease: 2.6,
            reps: 2,
          },
        ],
      },
    ]);
    expect(problemsWith('logseq', '- Q #card')[0]).toContain('1 This card has no answer');
    expect(scoreOf('logseq', text)).toBe(16);
    expect(scoreOf('logseq', 'Q #card\na')).toBe(0);
  });
});

describe('RemNote', () => {
  it.each<[string, string[]]>([
    ['- front >> back', ['basic: front => back']],
    ['- front << back', ['basic: back => front']],
    ['- front <> back\n- one >< two', ['two-way: front => back', 'two-way: one => two']],
    [
      '- Concept :: definition\n  - Descriptor ;; value',
      ['two-way: Concept => definition', 'basic: Descriptor => value'],
    ],
    [
      '- The {{capital}} is __here__ and ^^there^^',
      ['cloze: The {{capital}} is *here* and <mark>there</mark>'],
    ],
    ['- Three of them >>\n  - a\n  - b', ['basic: Three of them => - a\n- b']],
    [
      '- Topic\n    - Layers >>\n        - a\n            - b\n        - c',
      ['basic: Layers => - a\n    - b\n- c'],
    ],
    ['- Maps a name << DNS', ['basic: DNS => Maps a name']],
    ['- Keeps << EOF\n- mysql -u root << SQL\n- std::cout << x\n- cerr << "no"', []],
    ['- echo "192.168.1.11 db" >> /etc/hosts', []],
    ['- the line >> /etc/resolv.conf', []],
    ['- cat << EOF', []],
    ['- <BROADCAST,MULTICAST,UP> mtu 1500', []],
    ['- ;; ANSWER SECTION:\n- case $x in a) b ;; esac', []],
    ['- `front >> back` and fe80::1', []],
    ['- Helm {{ .Values.x }} and {{range .items}}', []],
    ['front >> back', []],
  ])('of %j', (text, expected) => {
    expect(cardsWith('remnote', text)).toEqual(expected);
  });

  it('takes what is above for headings, and needs several signs to be known', () => {
    expect(readWith('remnote', '# H\n\n- Concept :: c\n  - D ;; v').notes[1]?.headings).toEqual([
      'H',
      'Concept',
    ]);
    expect(problemsWith('remnote', '- a >> b << c')[0]).toContain('two signs');
    expect(scoreOf('remnote', '- a >> b')).toBe(2);
    expect(scoreOf('remnote', '- echo a >> b.txt')).toBe(0);
  });
});

describe('Mochi', () => {
  it.each<[string, string[]]>([
    ['Front\n---\nBack', ['basic: Front => Back']],
    ['Front\n\n---\n\nBack\n\n---\n\nThird', ['basic: Front => Back\n\n---\n\nThird']],
    ['A {{hunting dog}} from {{Japan}}', ['cloze: A {{c1::hunting dog}} from {{c1::Japan}}']],
    ['The {{1::Shiba}} is a {{2::dog}}', ['cloze: The {{c1::Shiba}} is a {{c2::dog}}']],
    ['One side only', []],
    ['Helm {{ .Values }} and ${{ x }} and {{range .items}}', []],
    ['```\n---\n```', []],
    ['`{{1::x}}`', []],
  ])('of %j', (text, expected) => {
    expect(cardsWith('mochi', text)).toEqual(expected);
  });

  it('is known by numbered clozes alone', () => {
    expect(scoreOf('mochi', 'Front\n---\nBack')).toBe(0);
    expect(scoreOf('mochi', 'The {{1::Shiba}}')).toBe(5);
  });
});
