import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, readWith, scoreOf } from '../read-with.ts';

describe('hashcards', () => {
  it.each<[string, string[]]>([
    ['Q: question\non two lines\nA: answer\n\nmore', ['basic: question\non two lines => answer\n\nmore']],
    ['Q: a\nA: b\nQ: c\nA: d', ['basic: a => b', 'basic: c => d']],
    ['Q: a\nA:\n- b\n- c\n\n---\n\nprose', ['basic: a => - b\n- c']],
    [
      'C: The [order] of a group is [its cardinality].',
      ['cloze: The {{order}} of a group is {{its cardinality}}.'],
    ],
    ['C:\nEnglish: [fire]\n\nFrench: [feu]', ['cloze: English: {{fire}}\n\nFrench: {{feu}}']],
    ['C: An \\[escaped\\] and a [real] one', ['cloze: An \\[escaped\\] and a {{real}} one']],
    [
      'C: `a[0]`, $[x]$, [link](y), ![alt](z), [[wiki]], [^1] and [it]',
      ['cloze: `a[0]`, $[x]$, [link](y), ![alt](z), [[wiki]], [^1] and {{it}}'],
    ],
    [
      'C: | a | b |\n\n| h | i |\n| - | - |\n| F | [T] |',
      ['cloze: | a | b |\n\n| h | i |\n| - | - |\n| F | {{T}} |'],
    ],
    ['C: Helm {{ .Values }} is [a template]', ['cloze: Helm \\{{ .Values }} is {{a template}}']],
    ['C: The socket [::1]:8080 is [local]', ['cloze: The socket [::1]:8080 is {{local}}']],
    ['C:\\Windows\\System32\\drivers\\etc\\hosts [x]', []],
    ['AAAA: name to IPv6\nCNAME: name', []],
    ['  Q: indented\n  A: no', []],
    ['left::right', []],
  ])('of %j', (text, expected) => {
    expect(cardsWith('hashcards', text)).toEqual(expected);
  });

  it.each([
    ['A: name to IPv4', '1 This answer has no question'],
    ['Q: a\nQ: b\nA: c', '1 This question has no answer'],
    ['Q: a\nA: b\nA: c', '3 This question has a second answer'],
    ['C: nothing', '1 This cloze card has no `[deletion]`'],
  ])('tells what is the matter with %j', (text, message) => {
    expect(problemsWith('hashcards', text)[0]).toContain(message);
  });

  it('takes the deck from TOML, and writes paths from the root as the file reaches them', () => {
    const text = '---\nname = "Art"\n---\nQ: ![](@/x.png) `](@/y)`\nA: a';
    expect(readWith('hashcards', text, 'a/b/c.md')).toMatchObject({
      deck: 'Art',
      notes: [{ front: '![](../../x.png) `](@/y)`', line: 4 }],
    });
  });

  it('is known by brackets and the name of its deck', () => {
    expect(scoreOf('hashcards', 'Q: a\nA: b')).toBe(1);
    expect(scoreOf('hashcards', 'C: a [b]')).toBe(5);
    expect(scoreOf('hashcards', 'C: a {{b}}')).toBe(0);
    expect(scoreOf('hashcards', '---\nname = "Art"\n---\nQ: a\nA: b')).toBe(7);
  });
});

describe('repeater', () => {
  it('reads one line as well, and prose behind a rule', () => {
    expect(cardsWith('repeater', 'Q: a\nA: b\n\n---\n\nprose\nleft::right\n\n  indented::no')).toEqual([
      'basic: a => b',
      'basic: left => right',
    ]);
    expect(cardsWith('repeater', '::1 localhost\nuse fe80::1 here')).toEqual([]);
    expect(scoreOf('repeater', 'left::right')).toBe(0);
    expect(scoreOf('repeater', 'left::right\n\nC: a [b]')).toBeGreaterThan(5);
  });
});
